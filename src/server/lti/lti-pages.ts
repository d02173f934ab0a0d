/** What a learning platform and its people meet: the login, the launch, the choice of a desk, and the server's public key. */
import { languageOf } from '../../http/problem-said.ts';
import { spoken, type Language } from '../../locales/index.ts';
import { KeysUnavailable } from '../identity/keys.ts';
import { TokenRefused } from '../identity/refusing.ts';
import { answered, page, type Html } from '../own/html.ts';
import type { Links } from '../own/links.ts';
import { openPage } from '../own/open-page.ts';
import { PAGE_WORDS } from '../own/own-pages.ts';
import type { Bundles } from '../running/bundles.ts';
import { WORDS } from '../saying.ts';
import type { LtiKey } from './choosing.ts';
import { LaunchRefused, launchIn, login, type Launch } from './launch.ts';
import type { TrustedPlatform } from './platform.ts';
import type { States } from './state.ts';

/** Milliseconds that somebody who came from a course stays, without coming from it again. */
const STAY = 4 * 3_600_000;

/** Longest body of a login or a launch, in characters. */
const LONGEST = 65_536;

export interface LtiParts {
  readonly platforms: readonly TrustedPlatform[];
  readonly states: States;
  readonly key: LtiKey;
  readonly links: Links;
  readonly bundles: Bundles;
  /** The address of the server, as platforms know it. */
  readonly url: string;
  readonly language: Language;
  readonly desks: () => readonly string[];
  /** Told why a launch was not followed. */
  readonly onRefused: (code: string) => void;
  /** Milliseconds since 1970. */
  readonly clock?: (() => number) | undefined;
}

export class LtiPages {
  readonly #parts: LtiParts;

  constructor(parts: LtiParts) {
    this.#parts = parts;
  }

  /** The answer to an address under `/lti/`; undefined where there is none, or no platform is believed. */
  async answer(request: Request, path: string): Promise<Response | undefined> {
    const { platforms, key } = this.#parts;
    if (platforms.length === 0) return undefined;
    if (request.method === 'GET' && path === '/lti/jwks') return Response.json(key.published);
    const isLogin = path === '/lti/login';
    if (request.method === 'GET' && isLogin) return this.#tried(request, () => this.#login(new URL(request.url).searchParams));
    if (request.method !== 'POST' || (!isLogin && path !== '/lti/launch')) return undefined;
    const text = await request.text();
    const posted = new URLSearchParams(text.length > LONGEST ? '' : text);
    return this.#tried(request, () => (isLogin ? this.#login(posted) : this.#launch(posted)));
  }

  async #login(asked: URLSearchParams): Promise<Response> {
    const { platforms, states, url } = this.#parts;
    const location = await login(platforms, states, url, asked);
    return new Response(null, {
      status: 302,
      headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
  }

  async #launch(posted: URLSearchParams): Promise<Response> {
    const { platforms, states, desks, clock = () => Date.now() } = this.#parts;
    const launch = await launchIn(platforms, states, desks(), posted, clock() / 1000);
    const { origin } = launch.platform;
    const language = spoken(launch.language ?? '') ?? this.#parts.language;
    const html = launch.choosing === undefined ? await this.#open(launch, language) : await this.#choose(launch, language);
    return answered(html, { ancestors: [origin], forms: launch.choosing === undefined ? [] : [origin] });
  }

  async #open({ person, desk = '', title, returnTo }: Launch, language: Language): Promise<Html> {
    const { links, bundles, clock = () => Date.now() } = this.#parts;
    const { open, launch: words } = PAGE_WORDS[language];
    const code = await links.make({ desk, person }, clock() + STAY);
    const { used, ended } = words;
    return openPage({
      language,
      words: { ...open, title: title ?? words.title, once: '', used, ended },
      bundles,
      base: '../',
      code,
      back: returnTo === undefined ? undefined : { to: returnTo, text: words.back },
    });
  }

  /** One button a desk: pressed, it sends the choice back to the platform. */
  async #choose({ platform, choosing }: Launch, language: Language): Promise<Html> {
    const { key, url, desks } = this.#parts;
    const words = PAGE_WORDS[language].launch;
    if (choosing === undefined) throw new LaunchRefused('message');
    const served = desks();
    const may = (platform.said.desks ?? served).filter((desk) => served.includes(desk));
    const forms = may.map(async (desk) => {
      const jwt = await key.choice(platform, choosing, url, desk, PAGE_WORDS[language].samples.desk(desk));
      return page`<form method="post" action="${choosing.returnTo}">
<input type="hidden" name="JWT" value="${jwt}">
<p><button>${words.chosen(desk)}</button></p>
</form>`;
    });
    return page`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.choose}</title>
<link rel="stylesheet" href="../own/own.css">
<main>
<h1>${words.choose}</h1>
${await Promise.all(forms)}
</main>
</html>
`;
  }

  /** Says why it did not work, in the person's language, to be told to whoever can mend it. */
  async #tried(request: Request, work: () => Promise<Response>): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      const language = languageOf(request, this.#parts.language);
      const { refused, todo, troubles } = PAGE_WORDS[language].launch;
      const { refusals, doctor } = WORDS[language];
      let why: string;
      let code: string;
      if (error instanceof LaunchRefused) [why, code] = [troubles[error.trouble], error.trouble];
      else if (error instanceof TokenRefused) [why, code] = [refusals[error.code], error.message];
      else if (error instanceof KeysUnavailable) [why, code] = [doctor.keyTroubles[error.code], error.code];
      else throw error;
      this.#parts.onRefused(code);
      const ancestors = this.#parts.platforms.map(({ origin }) => origin);
      const html = page`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${refused}</title>
<link rel="stylesheet" href="../own/own.css">
<main>
<h1>${refused}</h1>
<p>${todo}</p>
<p><code>${code}</code> ${why}</p>
</main>
</html>
`;
      return answered(html, { ancestors }, 400);
    }
  }
}
