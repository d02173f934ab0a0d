/** The page that shows a desk to whoever the server itself lets in: by a link of its own, or from a learning platform. */
import type { Language } from '../../locales/index.ts';
import type { Bundles } from '../running/bundles.ts';
import { page, type Html } from './html.ts';

/** What the page says. */
export interface OpenWords {
  readonly title: string;
  readonly opening: string;
  /** Said once it is open; empty: nothing. */
  readonly once: string;
  readonly used: string;
  readonly ended: string;
  readonly unbuilt: string;
}

export interface Opening {
  readonly language: Language;
  readonly words: OpenWords;
  readonly bundles: Bundles;
  /** The way to the server's root, from this page. */
  readonly base: string;
  /** The code to be changed for a token; absent: it follows `#` in the address. */
  readonly code?: string | undefined;
  /** A link back, and what it says. */
  readonly back?: { readonly to: string; readonly text: string } | undefined;
}

/** The page. */
export function openPage({ language, words, bundles, base, code, back }: Opening): Html {
  const { title, opening, once, used, ended, unbuilt } = words;
  const library = `../guichet/${bundles.version}/guichet.js`;
  const head = page`<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="${base}own/own.css">`;
  if (!bundles.areThere)
    return page`<!doctype html>
<html lang="${language}">
${head}
<p>${unbuilt}</p>
</html>
`;
  const data = page`data-library="${library}" data-once="${once}" data-used="${used}" data-ended="${ended}"`;
  return page`<!doctype html>
<html lang="${language}" ${data}${code === undefined ? '' : page` data-code="${code}"`}>
${head}
<main>
<h1>${title}</h1>
${back === undefined ? '' : page`<p><a href="${back.to}" target="_top">${back.text}</a></p>`}
<p id="said" role="status">${opening}</p>
</main>
<link rel="modulepreload" href="${base}own/renewed.js">
<script type="module" src="${base}own/open.js"></script>
</html>
`;
}
