/** Signing in to the server's own pages, the desk that they show, the tokens of whoever is signed in, and signing out. */
import { languageOf } from '../../http/problem-said.ts';
import type { Language } from '../../locales/index.ts';
import { TokenRefused } from '../identity/refusing.ts';
import { ownIssuer } from '../own/entry.ts';
import { answered, type Html } from '../own/html.ts';
import type { OwnKey } from '../own/key.ts';
import type { Bundles } from '../running/bundles.ts';
import { Attempts, type Attempt } from './attempts.ts';
import { Cookies } from './cookies.ts';
import { choiceView, deskView, doneView, leftView, refusedView, type RefusedWords } from './sign-in-views.ts';
import type { Visit, Visits } from './visits.ts';
import { SignInRefused, type Way } from './way.ts';

/** The cookie of who is signed in. */
const VISIT = 'visit';

export interface SignInParts {
  readonly ways: readonly Way[];
  readonly visits: Visits;
  readonly key: OwnKey;
  readonly bundles: Bundles;
  /** The address of the server, as pages know it. */
  readonly url: string;
  readonly language: Language;
  /** Origins of the pages that may put these into a frame. */
  readonly ancestors: readonly string[];
  readonly desks: () => readonly string[];
  /** Whether so many failed from where a request comes that no more is tried now. */
  readonly isTired: (request: Request) => boolean;
  /** Told why somebody was not let in. */
  readonly onRefused: (code: string, request: Request) => void;
}

/** Which desk is asked for, and whether a page waits beside. */
interface Aim {
  readonly desk: string;
  readonly beside: boolean;
}

export class SignInPages {
  readonly #parts: SignInParts;
  readonly #cookies: Cookies;
  readonly #attempts: Attempts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#cookies = new Cookies(parts.url);
    this.#attempts = new Attempts(parts.key, this.#cookies);
  }

  /** The answer to an address of these; undefined where it is none, or nobody signs in here. */
  async answer(request: Request, path: string): Promise<Response | undefined> {
    if (this.#parts.ways.length === 0) return undefined;
    const language = languageOf(request, this.#parts.language);
    if (request.method === 'POST') return path === '/sign-in/out' ? this.#leave(request) : undefined;
    if (request.method !== 'GET') return undefined;
    const asked = new URL(request.url).searchParams;
    const [, desk] = /^\/desk\/([^/]+)$/u.exec(path) ?? [];
    if (desk !== undefined) return this.#desk(request, decodeURIComponent(desk), language);
    const [, code, back] = /^\/sign-in\/with\/([^/]+?)(\/back)?$/u.exec(path) ?? [];
    if (code !== undefined) {
      const way = decodeURIComponent(code);
      return back === undefined ? this.#begin(request, way, asked, language) : this.#finish(request, way, asked, language);
    }
    switch (path) {
      case '/sign-in/':
        return this.#choose(request, asked, language);
      case '/sign-in/done':
        return this.#shown(doneView(language));
      case '/sign-in/out':
        return this.#shown(leftView(language));
      case '/own/token':
        return this.#token(request, asked.get('desk') ?? '');
      default:
        return undefined;
    }
  }

  #shown(html: Html, status = 200): Response {
    return answered(html, { ancestors: this.#parts.ancestors }, status);
  }

  /** Sends the browser elsewhere, with cookies. */
  #sent(to: string, cookies: readonly string[] = []): Response {
    const headers = new Headers({ location: to, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    for (const each of cookies) headers.append('set-cookie', each);
    return new Response(null, { status: 302, headers });
  }

  /** What an address asks for: a desk that there is, and nothing else that it could lead to. */
  #aim(asked: URLSearchParams, desks: readonly string[]): Aim {
    const wanted = asked.get('desk') ?? '';
    return { desk: desks.includes(wanted) ? wanted : (desks[0] ?? ''), beside: asked.has('beside') };
  }

  #desksOf(way: Way): readonly string[] {
    const served = this.#parts.desks();
    return way.desks?.filter((desk) => served.includes(desk)) ?? served;
  }

  async #choose(request: Request, asked: URLSearchParams, language: Language): Promise<Response> {
    const { ways, desks } = this.#parts;
    const aim = this.#aim(asked, desks());
    const open = ways.filter((way) => this.#desksOf(way).includes(aim.desk));
    const [only, ...others] = open.length === 0 ? ways : open;
    if (only !== undefined && others.length === 0) return this.#begin(request, only.code, asked, language);
    const query = new URLSearchParams({ desk: aim.desk, ...(aim.beside ? { beside: '1' } : {}) });
    return this.#shown(choiceView(language, [...(only === undefined ? [] : [only]), ...others], query));
  }

  #back({ code }: Way): string {
    return `${this.#parts.url}/sign-in/with/${encodeURIComponent(code)}/back`;
  }

  async #begin(request: Request, code: string, asked: URLSearchParams, language: Language): Promise<Response> {
    const { ways, desks } = this.#parts;
    const way = ways.find((each) => each.code === code);
    const aim = this.#aim(asked, way === undefined ? desks() : this.#desksOf(way));
    return this.#tried(request, language, aim, [], async () => {
      if (way === undefined) throw new SignInRefused('way');
      if (asked.has('desk') && asked.get('desk') !== aim.desk) throw new SignInRefused('desk');
      const { attempt, cookies } = await this.#attempts.begin(request, { way: code, ...aim });
      return this.#sent((await way.begin(attempt, this.#back(way), language)).href, cookies);
    });
  }

  async #finish(request: Request, code: string, came: URLSearchParams, language: Language): Promise<Response> {
    const state = came.get('state') ?? '';
    const attempt = await this.#attempts.of(request, state);
    const aim: Aim = attempt ?? this.#aim(new URLSearchParams(), this.#parts.desks());
    const over = attempt === undefined ? [] : [this.#attempts.end(state)];
    return this.#tried(request, language, aim, over, async () => {
      if (this.#parts.isTired(request)) throw new SignInRefused('busy');
      const way = this.#parts.ways.find((each) => each.code === code);
      if (way === undefined) throw new SignInRefused('way');
      if (attempt?.way !== code) throw new SignInRefused('state');
      return this.#entered(request, way, attempt, came, over);
    });
  }

  async #entered(
    request: Request,
    way: Way,
    attempt: Attempt,
    came: URLSearchParams,
    over: readonly string[],
  ): Promise<Response> {
    const { visits } = this.#parts;
    const found = await way.finish(attempt, this.#back(way), came);
    if (!this.#desksOf(way).includes(attempt.desk)) throw new SignInRefused('desk');
    // Who was signed in here before is no more; and a code from before signing in would be one that somebody may have planted.
    await visits.end(this.#cookies.read(request, VISIT) ?? '');
    const visit = await visits.begin({ way: way.code, ...found });
    const to = attempt.beside ? '/sign-in/done' : `/desk/${encodeURIComponent(attempt.desk)}`;
    return this.#sent(this.#parts.url + to, [...over, this.#cookies.keep(VISIT, visit)]);
  }

  #visit(request: Request): Promise<Visit | undefined> {
    return this.#parts.visits.of(this.#cookies.read(request, VISIT) ?? '');
  }

  async #desk(request: Request, desk: string, language: Language): Promise<Response | undefined> {
    const { desks, bundles } = this.#parts;
    if (!desks().includes(desk)) return undefined;
    const visit = await this.#visit(request);
    const way = this.#parts.ways.find(({ code }) => code === visit?.way);
    const opens = way !== undefined && this.#desksOf(way).includes(desk);
    return this.#shown(deskView(language, bundles, desk, opens ? visit?.person.name : undefined));
  }

  /** A token of whoever is signed in, for the pages of this server alone: no answer of this lets another origin read it. */
  async #token(request: Request, desk: string): Promise<Response> {
    const headers = { 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' };
    const visit = await this.#visit(request);
    const way = this.#parts.ways.find(({ code }) => code === visit?.way);
    if (visit === undefined || way === undefined) return new Response(null, { status: 401, headers });
    if (!this.#desksOf(way).includes(desk)) return new Response(null, { status: 403, headers });
    const { key, url } = this.#parts;
    const { person } = visit;
    return new Response(await key.sign(ownIssuer(url), url, { sub: person.id, person, desk }), { headers });
  }

  /** Ends what is known here, and says where the session at whom they signed in ends too. */
  async #leave(request: Request): Promise<Response | undefined> {
    const { url, visits, ways } = this.#parts;
    // Another site, even a neighbour of the same school, signs nobody out.
    if (request.headers.get('origin') !== new URL(url).origin) return new Response(null, { status: 403 });
    const code = this.#cookies.read(request, VISIT) ?? '';
    const visit = await visits.of(code);
    await visits.end(code);
    const back = `${url}/sign-in/out`;
    const way = ways.find((each) => each.code === visit?.way);
    const elsewhere = await way?.leave(visit?.hint, back).catch((error: unknown) => {
      // Nobody answers there: here, at least, it has ended.
      if (error instanceof SignInRefused) return undefined;
      throw error;
    });
    const headers = { 'cache-control': 'no-store', 'set-cookie': this.#cookies.forget(VISIT) };
    return Response.json({ to: elsewhere?.href ?? back }, { headers });
  }

  /** Says why it did not work, in the person's language, with the way on. */
  async #tried(
    request: Request,
    language: Language,
    aim: Aim,
    over: readonly string[],
    work: () => Promise<Response>,
  ): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      let words: Pick<RefusedWords, 'trouble' | 'code'>;
      if (error instanceof SignInRefused) words = { trouble: error.trouble, code: error.trouble };
      else if (error instanceof TokenRefused) words = { trouble: 'claim', code: error.message };
      else throw error;
      this.#parts.onRefused(`sign-in-${words.code}`, request);
      const depth = new URL(request.url).pathname.split('/').length - 2;
      const answer = this.#shown(
        refusedView(language, '../'.repeat(depth), { ...words, ...aim }),
        words.trouble === 'busy' ? 429 : 400,
      );
      for (const each of over) answer.headers.append('set-cookie', each);
      if (words.trouble === 'busy') answer.headers.set('retry-after', '60');
      return answer;
    }
  }
}
