/** The server's own pages: its front door, the entry by a one-time link, and what to paste into a host page. */
import { readFile } from 'node:fs/promises';
import { languageOf } from '../../http/problem-said.ts';
import en from '../../locales/en/server-pages.ts';
import fr from '../../locales/fr/server-pages.ts';
import type { Language } from '../../locales/index.ts';
import { typeset } from '../../locales/typography.ts';
import type { Config } from '../config.ts';
import type { Bundles } from '../running/bundles.ts';
import { enter } from './entry.ts';
import { answered, page, type Html } from './html.ts';
import type { OwnKey } from './key.ts';
import type { Links } from './links.ts';
import { openPage } from './open-page.ts';

export const PAGE_WORDS: Readonly<Record<Language, typeof fr>> = { fr: typeset(fr), en };

const FILES: Readonly<Record<string, string>> = {
  'own.css': 'text/css; charset=utf-8',
  'open.js': 'text/javascript; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'done.js': 'text/javascript; charset=utf-8',
  'guest.js': 'text/javascript; charset=utf-8',
  'renewed.js': 'text/javascript; charset=utf-8',
};

/** Longest body that an entry may have, in characters. */
const LONGEST = 1000;

/** What these pages are about. */
export interface OwnParts {
  readonly config: Pick<Config, 'language' | 'issuers' | 'ancestors' | 'origins' | 'oidc' | 'cas'>;
  /** The address of the server, as pages know it. */
  readonly url: string;
  readonly bundles: Bundles;
  readonly links: Links;
  readonly key: OwnKey;
  readonly desks: () => readonly string[];
}

function codeIn(text: string): string {
  try {
    const { code } = JSON.parse(text) as { readonly code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}

export class OwnPages {
  readonly #parts: OwnParts;

  constructor(parts: OwnParts) {
    this.#parts = parts;
  }

  /** The answer to an address that is the server's own; undefined where it is not. */
  async answer(request: Request, path: string): Promise<Response | undefined> {
    if (request.method === 'POST') return path === '/own/enter' ? this.#enter(request) : undefined;
    if (request.method !== 'GET') return undefined;
    const language = languageOf(request, this.#parts.config.language);
    if (path === '/') return this.#page(this.#home(language));
    if (path === '/open') return this.#page(this.#open(language));
    if (path === '/samples/') return this.#page(this.#samples(language));
    return this.#file(path.replace(/^\/own\//u, ''));
  }

  #page(html: Html): Response {
    const { ancestors, origins } = this.#parts.config;
    return answered(html, { ancestors: ancestors ?? origins });
  }

  async #file(name: string): Promise<Response | undefined> {
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (type === undefined) return undefined;
    const text = await readFile(new URL(`./pages/${name}`, import.meta.url), 'utf8');
    return new Response(text, {
      headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    });
  }

  async #enter(request: Request): Promise<Response> {
    const { links, key, url } = this.#parts;
    const text = await request.text();
    const entered = text.length > LONGEST ? undefined : await enter(links, key, url, codeIn(text));
    const headers = { 'cache-control': 'no-store' };
    return entered === undefined ? new Response(null, { status: 404, headers }) : Response.json(entered, { headers });
  }

  #home(language: Language): Html {
    const { title, running, lead, samples, desk } = PAGE_WORDS[language].home;
    const { config, desks } = this.#parts;
    const open = config.oidc.length + config.cas.length === 0 ? [] : desks();
    const links = open.map((code) => page`<p><a href="./desk/${encodeURIComponent(code)}">${desk(code)}</a></p>`);
    return page`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="./own/own.css">
<main>
<h1>${title}</h1>
<p>${running(this.#parts.bundles.version)}</p>
<p>${lead}</p>
${links}
<p><a href="./samples/">${samples}</a></p>
</main>
</html>
`;
  }

  #open(language: Language): Html {
    return openPage({ language, words: PAGE_WORDS[language].open, bundles: this.#parts.bundles, base: './' });
  }

  /** What is pasted into a page for a desk. */
  #snippet(code: string): string {
    const { bundles, url } = this.#parts;
    const integrity = bundles.integrity('guichet.js');
    return `<script type="module" src="${url}/guichet/${bundles.version}/guichet.js"
  ${integrity === undefined ? '' : `integrity="${integrity}" `}crossorigin="anonymous"></script>
<guichet-desk id="guichet-${code}" backend="${url}/" desk="${code}"></guichet-desk>
<script type="module">
  document.getElementById('guichet-${code}').identity = async () => (await fetch('/token')).text();
</script>`;
  }

  #samples(language: Language): Html {
    const { config, url, desks } = this.#parts;
    const words = PAGE_WORDS[language].samples;
    const claims = {
      iss: config.issuers[0]?.iss ?? 'https://…',
      aud: url,
      sub: '42',
      iat: 0,
      exp: 300,
      jti: '…',
      name: 'Léa Moreau',
    };
    const each = desks().map(
      (code) => page`<h2>${words.desk(code)}</h2>
<h3>${words.paste}</h3>
<pre><code>${this.#snippet(code)}</code></pre>`,
    );
    return page`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<link rel="stylesheet" href="../own/own.css">
<main>
<h1>${words.title}</h1>
<p>${words.lead}</p>
${each}
<h2>${words.says}</h2>
<p>${words.token}</p>
<p>${words.audience} <code>${url}</code></p>
<pre><code>${JSON.stringify(claims, null, 2)}</code></pre>
<p>${words.recipes}</p>
${config.issuers.length === 0 ? page`<p><strong>${words.nobody}</strong></p>` : ''}
</main>
</html>
`;
  }
}
