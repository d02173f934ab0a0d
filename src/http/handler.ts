/**
 * The server's end of the wire: a backend behind HTTP. Mounted by a server in Node, and in a page by msw: the same code.
 *
 *   const { fetch } = handler({ backend: (desk) => desks.get(desk), authenticate: async (request) => personOf(request) });
 */
import { Hono, type Context } from 'hono';
import { Unauthorized, Unavailable, type Backend } from '../backends/backend.ts';
import type { PersonInput } from '../domain/people.ts';
import { answerOf } from './answers.ts';
import { bodyOf, paramsOf, type BodyLimits } from './inputs.ts';
import { changesOf } from './live.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation } from './operation.ts';
import { Receiving, type FileKeeping } from './receiving.ts';
import { NotReadable, languageOf, problemOf, problemResponse } from './problem-said.ts';
import { ROUTES, routeOf, type OperationName } from './routes.ts';
import { Sessions, isOver, type Use } from './sessions.ts';
import { stepsOf } from './steps.ts';
import { sessionTag } from './tag.ts';
import { isServed } from './versions.ts';
import { CURSOR_HEADER, MAJOR, PAGE_HEADER, SESSION_HEADER, STEPS_TYPE, VERSION_HEADER } from './wire.ts';

export interface HandlerLimits extends BodyLimits {
  /** Milliseconds that a session nobody uses stays open. */
  readonly idle: number;
  /** Pages of one person that are told apart at one desk. */
  readonly pages: number;
  /** Milliseconds after which a stream of changes ends, so that who reads it says again who they are. */
  readonly stream: number;
}

const LIMITS: HandlerLimits = {
  body: 1_000_000,
  depth: 32,
  archive: 512_000_000,
  idle: 60_000,
  pages: 50,
  stream: 300_000,
};

export interface HandlerOptions {
  /** The desk of a code, as the address names it; undefined where there is none. */
  readonly backend: (desk: string) => Backend | Promise<Backend> | undefined;
  /**
   * Who asks: from the request's headers alone. Null: nobody who may.
   * @throws {Unauthorized} with a code of its own
   */
  readonly authenticate: (request: Request, desk: string) => Promise<PersonInput | null>;
  /** The language of whoever asks in none of ours; French by default. */
  readonly locale?: string | undefined;
  readonly limits?: Partial<HandlerLimits> | undefined;
  /** Origins of pages that may read the answers, exactly as browsers say them: `https://moodle.example`. None by default. */
  readonly origins?: readonly string[] | undefined;
  /** What the addresses begin with, before `/desks/`: `/api`. */
  readonly base?: string | undefined;
  /** What is done with files; they are kept as they come unless it says more. */
  readonly files?: FileKeeping | undefined;
  /** Told of what nobody foresaw. */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
  /** Surrounds each operation, by its name, as what measures it does; it does the work, and answers what that does. */
  readonly around?: ((operation: OperationName, work: () => Promise<unknown>) => Promise<unknown>) | undefined;
}

/** How many listen to changes, by streams and by polls; and how many streams were ended because they were read too slowly. */
export interface Listening {
  readonly now: number;
  readonly slow: number;
}

export interface Handler {
  fetch(request: Request): Promise<Response>;
  readonly listening: Listening;
  /** Closes every session, and with them every stream. */
  close(): Promise<void>;
}

/** Who asks, of which desk, in a session that is theirs as long as this lasts. */
interface Asking {
  readonly request: Request;
  readonly desk: string;
  readonly person: PersonInput;
  readonly page: string;
  readonly use: Use;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const SENT = ['authorization', 'content-type', 'accept-language', VERSION_HEADER, PAGE_HEADER];
const TOLD = [VERSION_HEADER, CURSOR_HEADER, SESSION_HEADER, 'retry-after', 'date', 'content-disposition'];

class Door {
  readonly #options: HandlerOptions;
  readonly #limits: HandlerLimits;
  readonly #sessions: Sessions;
  readonly #receiving: Receiving;
  readonly #app = new Hono();
  readonly listening = { now: 0, slow: 0 };
  #isClosed = false;

  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#sessions = new Sessions(this.#limits);
    this.#receiving = new Receiving(options.files);
    this.#route();
  }

  async fetch(request: Request): Promise<Response> {
    const origin = request.headers.get('origin');
    const mayRead = origin !== null && (this.#options.origins ?? []).includes(origin);
    if (request.method === 'OPTIONS') return this.#preflight(mayRead ? origin : null);
    // Whoever goes away while it is replaced finds the next one a moment later.
    const answering = this.#isClosed ? Promise.reject(new Unavailable('busy')) : Promise.resolve(this.#app.fetch(request));
    const answer = await answering.catch((error: unknown) => this.#problem(error, request));
    const { headers } = answer;
    headers.set(VERSION_HEADER, String(MAJOR));
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-content-type-options', 'nosniff');
    // It is asked for by pages of other sites, which say so themselves to be let in.
    headers.set('cross-origin-resource-policy', 'cross-origin');
    headers.append('vary', 'Origin');
    if (mayRead) {
      headers.set('access-control-allow-origin', origin);
      headers.set('access-control-expose-headers', TOLD.join(', '));
    }
    return answer;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#sessions.close();
  }

  #preflight(origin: string | null): Response {
    const headers: Record<string, string> = { vary: 'Origin', 'cross-origin-resource-policy': 'cross-origin' };
    if (origin === null) return new Response(null, { status: 204, headers });
    headers['access-control-allow-origin'] = origin;
    headers['access-control-allow-methods'] = METHODS.join(', ');
    headers['access-control-allow-headers'] = SENT.join(', ');
    headers['access-control-max-age'] = '600';
    return new Response(null, { status: 204, headers });
  }

  #route(): void {
    const at = `${this.#options.base ?? ''}/desks/:desk`;
    for (const operation of OPERATIONS) {
      const { method, path } = routeOf(operation.name);
      this.#app.on(method, at + path, (context) => this.#with(context, (asking) => this.#operate(operation, context, asking)));
    }
    this.#app.on('GET', at + routeOf('changes').path, (context) => this.#with(context, (asking) => this.#changes(asking)));
    this.#app.on('DELETE', at + routeOf('leave').path, (context) => this.#leave(context));
    const methods = Map.groupBy(
      (Object.keys(ROUTES) as OperationName[]).map((name) => routeOf(name)),
      ({ path }) => path,
    );
    for (const [path, routes] of methods) {
      const allow = routes.map(({ method }) => method).join(', ');
      this.#app.all(at + path, () => {
        throw new NotReadable('otherMethod', { allow });
      });
    }
    const base = this.#options.base ?? '';
    // What few ask for is made when it is first asked for.
    const described = async (make: (pages: typeof import('./described.ts')) => Response): Promise<Response> =>
      make(await import('./described.ts'));
    this.#app.get(`${base}/openapi.json`, () => described((pages) => pages.document(base)));
    this.#app.get(`${base}/docs`, () => described((pages) => pages.page()));
    this.#app.get(`${base}/docs.css`, () => described((pages) => pages.styles()));
    this.#app.notFound(() => {
      throw new NotReadable('nowhere');
    });
    this.#app.onError((error, context) => this.#problem(error, context.req.raw));
  }

  async #problem(error: unknown, request: Request): Promise<Response> {
    const problem = await problemOf(error, languageOf(request, this.#options.locale ?? 'fr'));
    if (problem.status === 500) this.#options.onError?.(error, request);
    return problemResponse(problem, error instanceof NotReadable ? error.headers : {});
  }

  /** Who asks. @throws {Unauthorized} {NotReadable} the page speaks a version that is no longer served */
  async #known(context: Context): Promise<Omit<Asking, 'use'>> {
    const request = context.req.raw;
    const desk = context.req.param('desk') ?? '';
    // Nobody would read what it begins.
    if (request.method === 'HEAD') throw new NotReadable('otherMethod', { allow: 'GET' });
    if (!isServed(request.headers.get(VERSION_HEADER))) throw new NotReadable('outdated', { upgrade: `guichet/${MAJOR}` });
    const person = await this.#options.authenticate(request, desk);
    if (person === null) throw new Unauthorized('unauthorized');
    // Kept as a key, so no longer than a name would be.
    return { request, desk, person, page: (request.headers.get(PAGE_HEADER) ?? '').slice(0, 64) };
  }

  async #with(context: Context, work: (asking: Asking) => Promise<Response>): Promise<Response> {
    const known = await this.#known(context);
    const backend = await this.#options.backend(known.desk);
    if (backend === undefined) throw new NotReadable('nowhere');
    const use = await this.#sessions.use(backend, known.desk, known.person, known.page);
    const answer = await work({ ...known, use }).catch((error: unknown) => {
      this.#after(use, error);
      return this.#problem(error, known.request);
    });
    answer.headers.set(CURSOR_HEADER, encodeURIComponent(use.session.cursor));
    answer.headers.set(SESSION_HEADER, sessionTag(use.session));
    return answer;
  }

  #after(use: Use, error?: unknown): void {
    if (error !== undefined && isOver(error)) use.drop();
    use.done();
  }

  async #operate(operation: Operation, context: Context, { request, use }: Asking): Promise<Response> {
    const { session } = use;
    const receiving = this.#receiving;
    const { desk: _desk, ...path } = context.req.param() as Record<string, string>;
    const params = paramsOf(operation, new URL(request.url), path);
    const body = await bodyOf(operation, request, session, params, this.#limits);
    const around = (work: () => Promise<unknown>) => this.#options.around?.(operation.name, work) ?? work();
    const tells = operation.long === true && (request.headers.get('accept') ?? '').includes(STEPS_TYPE);
    if (tells) {
      const language = languageOf(request, this.#options.locale ?? 'fr');
      return stepsOf(
        request,
        (going) => around(() => operation.run(session, { params, body }, { ...going, receiving })),
        (error) => problemOf(error, language),
        (error) => this.#after(use, error),
      );
    }
    const going = { signal: request.signal, receiving, onProgress: () => undefined };
    const answer = await around(() => operation.run(session, { params, body }, going));
    this.#after(use);
    return answerOf(operation, answer);
  }

  async #changes({ request, use }: Asking): Promise<Response> {
    const { listening } = this;
    return changesOf(request, use.session, {
      life: this.#limits.stream,
      began: (end) => {
        listening.now += 1;
        return use.endsWith(end);
      },
      slow: () => {
        listening.slow += 1;
      },
      ended: () => {
        listening.now -= 1;
        this.#after(use);
      },
      lost: () => use.drop(),
    });
  }

  async #leave(context: Context): Promise<Response> {
    const { desk, person, page } = await this.#known(context);
    this.#sessions.leave(desk, person, page);
    return new Response(null, { status: 204 });
  }
}

/** A backend behind HTTP. */
export function handler(options: HandlerOptions): Handler {
  const door = new Door(options);
  return { fetch: (request) => door.fetch(request), listening: door.listening, close: () => door.close() };
}
