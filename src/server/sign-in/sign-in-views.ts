/** What somebody sees who signs in: the choice of a way, the desk, what went wrong and the way on, the end. */
import type { Language } from '../../locales/index.ts';
import { page, type Html } from '../own/html.ts';
import { PAGE_WORDS } from '../own/own-pages.ts';
import type { Bundles } from '../running/bundles.ts';
import type { SignInTrouble, Way } from './way.ts';

/** A page of ours. @param base the way to the server's root, from this page */
function whole(language: Language, base: string, title: string, body: Html, data: Html = page``): Html {
  return page`<!doctype html>
<html lang="${language}"${data}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="${base}own/own.css">
<main>
${body}
</main>
</html>
`;
}

/** Where signing in begins, for a desk. */
const entry = (base: string, desk: string): string => `${base}sign-in/?desk=${encodeURIComponent(desk)}`;

/** One link for each way. */
export function choiceView(language: Language, ways: readonly Way[], asked: URLSearchParams): Html {
  const words = PAGE_WORDS[language].signIn;
  const query = asked.toString();
  const links = ways.map(
    ({ code, title }) => page`<p><a class="button" href="./with/${encodeURIComponent(code)}?${query}">${words.by(title)}</a></p>`,
  );
  return whole(language, '../', words.enter, page`<h1>${words.enter}</h1>\n<p>${words.lead}</p>\n${links}`);
}

/** The desk, for whoever is signed in; for anybody else, the way in, which the page itself takes and comes back from to the same place. */
export function deskView(language: Language, bundles: Bundles, desk: string, name: string | undefined): Html {
  const { open, signIn } = PAGE_WORDS[language];
  const link = page`<a href="${entry('../', desk)}">${signIn.enter}</a>`;
  const who =
    name === undefined
      ? page`<p id="said" role="status">${open.opening}</p>\n<p>${link}</p>`
      : page`<p class="who">${signIn.you(name)} <button id="leave" type="button">${signIn.leave}</button></p>
<p id="said" role="status">${bundles.areThere ? '' : open.unbuilt}</p>`;
  // Without the library there is nothing to show to whoever is known.
  const script = bundles.areThere || name === undefined ? page`\n<script type="module" src="../own/desk.js"></script>` : page``;
  const data = page` data-desk="${desk}" data-library="../guichet/${bundles.version}/guichet.js" data-known="${name === undefined ? '' : 'yes'}"`;
  return whole(
    language,
    '../',
    open.title,
    page`${who}
<noscript><p>${signIn.noScript}</p></noscript>${script}`,
    data,
  );
}

/** Why somebody is not signed in, and the way on. */
export function refusedView(language: Language, base: string, { trouble, code, desk, beside }: RefusedWords): Html {
  const words = PAGE_WORDS[language].signIn;
  const again = `${entry(base, desk)}${beside ? '&beside=1' : ''}`;
  return whole(
    language,
    base,
    words.refused,
    page`<h1>${words.refused}</h1>
<p>${words.troubles[trouble]}</p>
<p><a class="button" href="${again}">${words.again}</a></p>
<p>${words.tell} <code>${code}</code></p>`,
  );
}

export interface RefusedWords {
  readonly trouble: SignInTrouble | 'claim';
  /** What is told to whoever can mend it. */
  readonly code: string;
  readonly desk: string;
  readonly beside: boolean;
}

/** Somebody signed in beside a page that waits for them. */
export function doneView(language: Language): Html {
  const words = PAGE_WORDS[language].signIn;
  return whole(
    language,
    '../',
    words.done,
    page`<h1>${words.done}</h1>
<p>${words.doneMore}</p>
<script type="module" src="../own/done.js"></script>`,
  );
}

/** Somebody signed out. */
export function leftView(language: Language): Html {
  const words = PAGE_WORDS[language].signIn;
  return whole(
    language,
    '../',
    words.left,
    page`<h1>${words.left}</h1>
<p>${words.leftMore}</p>
<p><a class="button" href="../sign-in/">${words.enter}</a></p>`,
  );
}
