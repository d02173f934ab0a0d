/**
 * A text that needs no reader of Markdown, drawn as that reader would: paragraphs and lines, lists of one level, words in bold, in
 * italics, struck or as code, whole addresses of pages. Most texts are no more; whatever else leads somewhere, nests, or is
 * doubtful is the reader's.
 */

/** What links of other people's carry: no referrer to the page opened, no weight given to it. */
const REL = 'noopener noreferrer nofollow ugc';

/** What Markdown may be made of, and what becomes a link by itself. */
const SIGNS = /[*~`[\]<\\]|&(?!\s)|\S@|(?<![\p{L}\d])_|_(?![\p{L}\d])|:\/\/|www\./iu;

/** A line that may begin something else than a paragraph. */
const BEGINS = /^(?: {4}| *(?:\t|[-+=>#|]|:-|\d+[.)]))/u;

const ITEM = { ul: /^- (?=\S)/u, ol: /^\d{1,9}\. (?=\S)/u };

/** Words in one pair of signs, alone between spaces and what opens or closes a sentence; and code. */
const RUN = /(?<=^|[\s("«])(?:(\*\*|__|~~|[*_])(?=\S)([^*_~`]*[^\s*_~`])\1|`(?=\S)([^`]*[^\s`])`)(?=$|[\s)"»,.;:!?…])/u;

/** An address alone between spaces, or before what closes a sentence: of a host by its name, without what an address may hide. */
const ADDRESS = /(?<=^|\s)(https?:\/\/(?:[a-z\d]+\.)+[a-z]{2,}(?:\/(?:[\w/.?=%-]*[a-z\d/])?)?)(?=[,.;:!?]?(?:$|\s))/u;

const TAGS: Readonly<Record<string, 'del' | 'em' | 'strong'>> = { '**': 'strong', __: 'strong', '~~': 'del' };

/** What may be Markdown of another kind. */
class Doubt extends Error {}

function element(tag: keyof HTMLElementTagNameMap, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** A link to where a person said, with no power over the page. */
export function leadingTo(url: URL, children: readonly (Node | string)[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.append(...children);
  link.setAttribute('href', url.href);
  link.setAttribute('rel', REL);
  return link;
}

/** A text without signs. @throws {Doubt} */
function sure(text: string): string {
  if (SIGNS.test(text)) throw new Doubt();
  return text;
}

/** A text whose only signs are addresses. @throws {Doubt} */
function said(text: string): (Node | string)[] {
  return text.split(ADDRESS).map((part, at) => (at % 2 === 0 ? sure(part) : leadingTo(new URL(part), [part])));
}

/** A line's words. @throws {Doubt} */
function words(line: string): (Node | string)[] {
  if (BEGINS.test(line)) throw new Doubt();
  const shown = line.replace(/^[ \t]+/u, '').trimEnd();
  // A space that is none to the reader of Markdown, such as one that does not break.
  if (shown === '') throw new Doubt();
  const [first = '', ...more] = shown.split(RUN);
  const made = said(first);
  for (let at = 0; at < more.length; at += 4) {
    const [mark = '', inside, code = '', after = ''] = more.slice(at, at + 4);
    made.push(inside === undefined ? element('code', [code]) : element(TAGS[mark] ?? 'em', [sure(inside)]), ...said(after));
  }
  return made;
}

/** A list that is nothing else. @throws {Doubt} */
function list(lines: readonly string[]): HTMLElement {
  const tag = ITEM.ul.test(lines[0] ?? '') ? 'ul' : 'ol';
  const items = lines.map((line) => {
    if (!ITEM[tag].test(line)) throw new Doubt();
    return element('li', words(line.replace(ITEM[tag], '')));
  });
  return element(tag, items);
}

/** What stands between empty lines. @throws {Doubt} */
function blocks(text: string): HTMLElement[] {
  let listed = false;
  return text.split(/\r?\n(?:[ \t]*\r?\n)+/u).flatMap((block) => {
    const lines = block.split(/\r?\n/u);
    const from = lines.findIndex((line) => ITEM.ul.test(line) || line.startsWith('1. '));
    // What follows a list may belong to it.
    if (listed && (from === 0 || /^\s/u.test(block))) throw new Doubt();
    listed = from >= 0;
    const items = listed ? lines.splice(from) : [];
    const drawn = lines.flatMap((line, at) => (at === 0 ? words(line) : [element('br', []), ...words(line)]));
    return [...(lines.length > 0 ? [element('p', drawn)] : []), ...(listed ? [list(items)] : [])];
  });
}

/** Its paragraphs and lists; undefined where the text may hold other Markdown. */
export function plainly(text: string): DocumentFragment | undefined {
  const fragment = document.createDocumentFragment();
  const written = text.replace(/^(?:[ \t]*\r?\n)+/u, '').replace(/[ \t\r\n]+$/u, '');
  try {
    if (written !== '') fragment.append(...blocks(written));
  } catch (error) {
    if (error instanceof Doubt) return undefined;
    throw error;
  }
  return fragment;
}
