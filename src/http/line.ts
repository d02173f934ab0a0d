/** The page's end of one call: who asks, how often it is tried, what an answer tells besides, and what became of it. */
import { BackendError, Unauthorized, Unavailable, freshId } from '../backends/backend.ts';
import { errorOf } from './problem-heard.ts';
import type { ProblemSaid } from './problem.ts';
import { routeOf, type OperationName } from './routes.ts';
import { CURSOR_HEADER, MAJOR, PAGE_HEADER, SESSION_HEADER, VERSION_HEADER } from './wire.ts';

export interface LineOptions {
  /** Where the desks are: `https://tickets.example`. */
  readonly address: string;
  readonly desk: string;
  /** What asks; the browser's own by default. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds after which a stream that says nothing is taken for broken; some more than it takes to say that it is there. */
  readonly silence?: number | undefined;
  /** Milliseconds after which an answer is no longer waited for: half a minute by default. */
  readonly patience?: number | undefined;
  /** Whether all tabs of the browser share one stream of changes, where they can; each has its own by default. */
  readonly shared?: boolean | undefined;
  /** Waits so many milliseconds. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined;
}

export interface Call {
  readonly params?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: Blob | undefined;
  /** Of what type that is, where it is more than bytes. */
  readonly type?: string | undefined;
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** It may take long: nobody gives it up for that. */
  readonly patient?: boolean | undefined;
  /** Sent even while the page goes. */
  readonly keepalive?: boolean | undefined;
}

/** What an answer came with. */
export interface Told {
  readonly name: OperationName;
  readonly cursor: string | undefined;
  /** Another one where what a session tells without being asked is another. */
  readonly tag: string | undefined;
}

/** Milliseconds before what got no answer is sent again. */
const AGAIN = [300, 1500] as const;
/** Longest time to wait for a server that asks to come back. */
const LONGEST_WAIT = 5000;
/** Milliseconds after which an answer is no longer waited for. */
const NO_ANSWER = 30_000;
/** An answer in other letters than ours is none: its accents would be lost unseen. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What is not sent twice: a second time would do it twice, or answer otherwise than the first. */
const ONCE: ReadonlySet<OperationName> = new Set<OperationName>([
  'forgetView',
  'archive.import',
  'bringing.bring',
  'retention.apply',
]);

/** Milliseconds before its end that a token is asked for anew, and the part of its life that this is at most. */
const EARLY = 30_000;
const EARLY_PART = 0.2;
/** Milliseconds until the next asking, where nobody answered the one before. */
const SOON = 3000;

/** How many milliseconds a token lasts, by its own word: clocks of two machines differ, so that from when to when says nothing here. */
function lifeOf(token: string): number {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp } = JSON.parse(atob(payload)) as Readonly<Record<string, unknown>>;
    return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}

export class Line {
  readonly #options: LineOptions;
  readonly #identity: () => Promise<string>;
  readonly #page = freshId();
  #erased: Unauthorized | undefined;
  #token: Promise<string> | undefined;
  /** When the token is to be asked for anew, before it ends; by a clock that nobody sets. */
  #until = Infinity;
  /** What the last answer came with. */
  told: Told = { name: 'session', cursor: undefined, tag: undefined };
  /** Told with every answer, which waits for it. */
  onTold: (told: Told) => Promise<void> = () => Promise.resolve();

  constructor(options: LineOptions, identity: () => Promise<string>) {
    this.#options = options;
    this.#identity = identity;
  }

  get silence(): number | undefined {
    return this.#options.silence;
  }

  get isShared(): boolean {
    return this.#options.shared === true;
  }

  /** Where the desk is: its addresses begin so. */
  get base(): string {
    return `${this.#options.address.replace(/\/+$/u, '')}/desks/${encodeURIComponent(this.#options.desk)}`;
  }

  wait(milliseconds: number): Promise<void> {
    return this.#options.wait?.(milliseconds) ?? new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /**
   * Asks, again where it may be and nobody answered.
   * @returns an answer that is none of a failure
   * @throws {BackendError} what was answered, or `Unavailable` · the signal's reason
   */
  ask(name: OperationName, call: Call = {}): Promise<Response> {
    return this.#insist(name, call, () => this.#known(name, call));
  }

  /** The same, as a value; what is none, or comes from somebody else on the way, is no answer. */
  json(name: OperationName, call: Call = {}): Promise<unknown> {
    return this.#insist(name, call, async () => {
      const answer = await this.#known(name, call);
      // A page of the network's own comes with what it has, and none of it is ours.
      if (!answer.headers.has(VERSION_HEADER)) throw new Unavailable('network');
      if (answer.status === 204) return undefined;
      try {
        return JSON.parse(UTF8.decode(await answer.arrayBuffer())) as unknown;
      } catch (cause) {
        throw new Unavailable('network', { cause });
      }
    });
  }

  async #insist<Result>(name: OperationName, call: Call, attempt: () => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        call.signal?.throwIfAborted();
        const pause = AGAIN[tries];
        if (pause === undefined || ONCE.has(name) || !(error instanceof Unavailable)) throw error;
        // Those who were turned away together do not come back together.
        const { why, retryAfter = pause * (0.5 + Math.random() / 2) } = error;
        if ((why !== 'network' && why !== 'busy') || retryAfter > LONGEST_WAIT) throw error;
        await this.wait(retryAfter);
      }
    }
  }

  /** Asks as whoever is present; a token that is no longer accepted is asked for again, once, and the same sent again. */
  async #known(name: OperationName, call: Call): Promise<Response> {
    if (this.#erased !== undefined) throw this.#erased;
    const token = this.#current();
    const first = await this.#send(name, call, await token);
    if (first.status !== 401) return this.#heard(name, first);
    await this.#checkErased(name, first.clone());
    if (this.#token === token) this.#token = this.#ask();
    return this.#heard(name, await this.#send(name, call, await (this.#token ?? this.#ask())));
  }

  /** Whoever was erased is nobody here any more: another token would make somebody new of them, unasked. @throws {Unauthorized} */
  async #checkErased(name: OperationName, answer: Response): Promise<void> {
    try {
      await this.#heard(name, answer);
    } catch (error) {
      if (!(error instanceof Unauthorized) || error.message !== 'erased') return;
      this.#erased = error;
      throw error;
    }
  }

  /** The token of this moment: one that is about to end is asked for anew before anything is sent with it. */
  #current(): Promise<string> {
    const held = this.#token;
    if (held === undefined) return (this.#token = this.#ask());
    if (performance.now() < this.#until) return held;
    this.#until = Infinity;
    return (this.#token = this.#ask().catch((error: unknown) => {
      // It still serves for a moment, in which whoever gives tokens may answer again.
      if (!(error instanceof Unavailable)) throw error;
      this.#token = held;
      this.#until = performance.now() + SOON;
      return held;
    }));
  }

  /** @throws {BackendError} */
  async #ask(): Promise<string> {
    try {
      const token = await this.#identity();
      const life = lifeOf(token);
      this.#until = performance.now() + life - Math.min(EARLY, life * EARLY_PART);
      return token;
    } catch (cause) {
      this.#token = undefined;
      if (cause instanceof BackendError) throw cause;
      throw new Unauthorized('token', { cause });
    }
  }

  async #send(name: OperationName, call: Call, token: string): Promise<Response> {
    const { method, path } = routeOf(name);
    const { params = {}, body, raw, type, accept, signal, patient = false, keepalive = false } = call;
    const asked = new URLSearchParams();
    const rest = new Map(Object.entries(params));
    const place = path.replaceAll(/:(\w+)/gu, (_whole, key: string) => {
      const value = rest.get(key);
      rest.delete(key);
      return encodeURIComponent(String(value ?? ''));
    });
    for (const [key, value] of rest) for (const each of [value ?? []].flat()) asked.append(key, each);
    const query = asked.size === 0 ? '' : `?${asked.toString()}`;
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      [VERSION_HEADER]: String(MAJOR),
      [PAGE_HEADER]: this.#page,
      accept: accept ?? 'application/json',
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (raw !== undefined) headers['content-type'] = type ?? 'application/octet-stream';
    const limits = [
      ...(signal === undefined ? [] : [signal]),
      ...(patient ? [] : [AbortSignal.timeout(this.#options.patience ?? NO_ANSWER)]),
    ];
    try {
      const request = new Request(this.base + place + query, {
        method,
        headers,
        body: raw ?? (body === undefined ? null : JSON.stringify(body)),
        signal: AbortSignal.any(limits),
        keepalive,
        // A token is all that says who asks, and goes nowhere else than here.
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      return await (this.#options.fetch ?? fetch)(request);
    } catch (cause) {
      signal?.throwIfAborted();
      throw new Unavailable('network', { cause });
    }
  }

  async #heard(name: OperationName, answer: Response): Promise<Response> {
    const { headers, status, ok } = answer;
    const cursor = headers.get(CURSOR_HEADER);
    this.told = {
      name,
      cursor: cursor === null ? undefined : decodeURIComponent(cursor),
      tag: headers.get(SESSION_HEADER) ?? undefined,
    };
    await this.onTold(this.told);
    if (ok) return answer;
    const said = (await answer.json().catch(() => ({}))) as Partial<ProblemSaid> | null;
    throw errorOf(status, said ?? {}, headers);
  }
}
