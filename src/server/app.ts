/**
 * What a server answers, whatever it listens on: the interface over its desks, the library for pages, its own pages, and how it is.
 */
import { Unavailable, type Backend } from '../backends/backend.ts';
import { traced, type Place } from '../backends/postgres/index.ts';
import { handler, type Handler } from '../http/handler.ts';
import type { Config } from './config.ts';
import { keepingOf } from './files/keeping.ts';
import { TokenRefused } from './identity/refusing.ts';
import { tokenIn, type Identities } from './identity/token.ts';
import type { GuestPages } from './guests/guest-pages.ts';
import type { LtiPages } from './lti/lti-pages.ts';
import type { OwnPages } from './own/own-pages.ts';
import type { SignInPages } from './sign-in/sign-in-pages.ts';
import { addressOf, isLocal } from './running/address.ts';
import type { Bundles } from './running/bundles.ts';
import { Limit } from './running/limits.ts';
import { errorSaid, type Logger } from './running/logs.ts';
import type { Metrics } from './running/metrics.ts';
import { operationOf } from './running/operations.ts';
import { traceOf, tracedRequest } from './running/tracing.ts';

/** Milliseconds that the database has to say that it is there. */
const PATIENCE = 3000;

/** What a server is made of. */
export interface Parts {
  readonly config: Config;
  readonly place: Pick<Place, 'ready' | 'arrivals' | 'bytesKept'>;
  readonly desks: { get(code: string): Backend | undefined };
  readonly identities: Identities;
  readonly bundles: Bundles;
  readonly own: OwnPages;
  readonly lti: LtiPages;
  readonly signIn: SignInPages;
  readonly guests: GuestPages;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Answers before anything else, as the demonstration's pages do; undefined leaves it to the rest. */
  readonly first?: ((request: Request, path: string) => Promise<Response | undefined>) | undefined;
}

/** Whether a secret is the right one, in a time that says nothing of how right it is. */
async function isSame(one: string, other: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const [left, right] = (await Promise.all([digest(one), digest(other)])).map((each) => new Uint8Array(each));
  return left !== undefined && right !== undefined && left.every((byte, at) => byte === right[at]);
}

export class App {
  readonly #parts: Parts;
  readonly #metrics: Metrics;
  readonly #limits: Readonly<Record<'address' | 'person' | 'desk', Limit>>;
  readonly #api: Handler;
  /** The other end of the connection of each request that is being answered. */
  readonly #sockets = new WeakMap<Request, string>();
  /** Requests that were asked to come back later. */
  readonly #limited = new WeakSet<Request>();
  #isDraining = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#metrics = parts.metrics;
    const { config, desks } = parts;
    const { address, person, desk } = config.limits;
    this.#limits = { address: new Limit(address), person: new Limit(person), desk: new Limit(desk) };
    this.#api = handler({
      backend: (code) => desks.get(code),
      authenticate: (request, code) => this.#authenticate(request, code),
      locale: config.language,
      origins: config.origins,
      files: keepingOf({ config, place: parts.place, onScanned: (scanned) => this.#metrics.scanned(scanned) }),
      onError: (error, request) => this.#unforeseen(error, request),
      around: (operation, work) => traced(`operation ${operation}`, {}, work),
    });
    this.#metrics.counts(() => this.#api.listening);
  }

  /** @param socket the address at the other end of the connection */
  fetch(request: Request, socket: string): Promise<Response> {
    const path = new URL(request.url).pathname;
    const operation = operationOf(request.method, path);
    this.#sockets.set(request, socket);
    return tracedRequest(request, operation, () => this.#answered(request, path, operation));
  }

  async #answered(request: Request, path: string, operation: string): Promise<Response> {
    const began = performance.now();
    const answer = await this.#answer(request, path).catch((error: unknown) => {
      this.#unforeseen(error, request);
      return new Response(null, { status: 500 });
    });
    const seconds = (performance.now() - began) / 1000;
    this.#metrics.answered(operation, answer.status, seconds);
    const said = { operation, status: answer.status, ms: Math.round(seconds * 1000), trace: traceOf(request.headers) };
    this.#parts.log.info(said, 'answered');
    if (this.#isDraining) answer.headers.set('connection', 'close');
    return answer;
  }

  /** A request came, or its answer has gone. */
  count(by: 1 | -1): void {
    this.#metrics.open(by);
  }

  /** Takes no more than is under way: what listens ends, what is being done is done. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    await this.#api.close();
  }

  /** Somebody was not believed: a code, and nothing of them. */
  refused(code: string): void {
    this.#metrics.refused(code.split(':')[0] ?? code);
    this.#parts.log.warn({ code }, 'identity refused');
  }

  /** Somebody was not let in at the server's own pages: that counts against where they come from. */
  refusedSignIn(code: string, request: Request): void {
    this.refused(code);
    this.#take('address', `${this.#address(request)} signs in`);
  }

  /** Whether so many were not let in from where a request comes that nobody there is for a while. */
  isTired(request: Request): boolean {
    return this.#limits.address.wait(`${this.#address(request)} signs in`) > 0;
  }

  /** Something that nobody foresaw, and that no request waits for. */
  troubled(error: unknown): void {
    this.#metrics.failed();
    this.#parts.log.error({ error: errorSaid(error) }, 'unforeseen');
  }

  /** A mail was given to the SMTP server. */
  mailed(failed: boolean): void {
    this.#metrics.mailed(failed ? 'failed' : 'taken');
    if (failed) this.#parts.log.warn('a mail was not taken');
  }

  close(): void {
    this.#metrics.close();
  }

  async #answer(request: Request, path: string): Promise<Response> {
    const { own, lti, signIn, guests, bundles, first } = this.#parts;
    if (path === '/health') return Response.json({ status: 'alive' });
    if (path === '/ready') return this.#ready();
    if (path === '/metrics') return this.#told(request);
    if (path.startsWith('/desks/')) return this.#asked(request);
    if (path === '/own/enter' || path.startsWith('/lti/')) {
      // Apart from wrong tokens: whoever sends those keeps nobody of the same campus from coming in.
      const wait = this.#take('address', `${this.#address(request)} comes in`);
      if (wait > 0) return new Response(null, { status: 429, headers: { 'retry-after': String(Math.ceil(wait / 1000)) } });
    }
    const special = await first?.(request, path);
    if (special !== undefined) return special;
    const file = path.startsWith('/guichet/') ? await bundles.answer(path.slice('/guichet/'.length), request) : undefined;
    if (path.startsWith('/guests/')) {
      const answer = await guests.answer(request, path, this.#address(request));
      if (answer !== undefined) return answer;
    }
    // What nobody else knows is the interface's to say: a problem, in the caller's language.
    return (
      file ??
      (await own.answer(request, path)) ??
      (await signIn.answer(request, path)) ??
      (await lti.answer(request, path)) ??
      this.#api.fetch(request)
    );
  }

  /** The interface; whoever was asked to come back later is told so by the status that says it. */
  async #asked(request: Request): Promise<Response> {
    const answer = await this.#api.fetch(request);
    if (!this.#limited.has(request)) return answer;
    const problem = (await answer.json()) as object;
    return new Response(JSON.stringify({ ...problem, status: 429 }), { status: 429, headers: answer.headers });
  }

  async #ready(): Promise<Response> {
    const slow = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Unavailable('network')), PATIENCE).unref();
    });
    const isThere = await Promise.race([this.#parts.place.ready(), slow]).then(
      () => true,
      () => false,
    );
    const status = this.#isDraining ? 'draining' : isThere ? 'ready' : 'no-database';
    return Response.json({ status }, { status: status === 'ready' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
  }

  async #told(request: Request): Promise<Response> {
    const { metricsSecret } = this.#parts.config;
    const given = request.headers.get('authorization') ?? '';
    const may =
      metricsSecret === undefined
        ? isLocal(this.#sockets.get(request) ?? '', request.headers)
        : await isSame(given, `Bearer ${metricsSecret}`);
    if (!may) return new Response(null, { status: 404 });
    const { registry } = this.#metrics;
    return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
  }

  #address(request: Request): string {
    const forwarded = request.headers.get('x-forwarded-for');
    return addressOf(this.#sockets.get(request) ?? '', forwarded, this.#parts.config.proxies);
  }

  #take(limit: 'address' | 'person' | 'desk', whose: string): number {
    const wait = this.#limits[limit].take(whose);
    if (wait > 0) this.#metrics.limited(limit);
    return wait;
  }

  /** @throws {Unavailable} too much was asked */
  #within(request: Request, wait: number): void {
    if (wait === 0) return;
    this.#limited.add(request);
    throw new Unavailable('busy', { retryAfter: wait });
  }

  /** @throws {TokenRefused} · {KeysUnavailable} · {Unavailable} */
  async #authenticate(request: Request, desk: string) {
    try {
      const { person } = await this.#parts.identities.known(tokenIn(request), desk);
      this.#within(request, this.#take('person', person.id));
      this.#within(request, this.#take('desk', desk));
      return person;
    } catch (error) {
      if (error instanceof TokenRefused) {
        this.refused(error.message);
        // A whole campus may come by one address: only what nobody signed for counts against it, and keeps nobody else out.
        this.#within(request, this.#take('address', this.#address(request)));
      }
      throw error;
    }
  }

  #unforeseen(error: unknown, request: Request): void {
    this.#metrics.failed();
    const operation = operationOf(request.method, new URL(request.url).pathname);
    this.#parts.log.error({ operation, error: errorSaid(error), trace: traceOf(request.headers) }, 'unforeseen');
  }
}
