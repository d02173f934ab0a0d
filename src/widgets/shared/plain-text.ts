/**
 * A text that needs no reader of Markdown, drawn as that reader would: paragraphs and lines, lists of one level, words in bold, in
 * italics, struck or as code. Most texts are no more; whatever leads somewhere, nests, or is doubtful is the reader's.
 */

/** What Markdown may be made of, and what becomes a link by itself. */
const SIGNS = /[*_~`[\]<>#|&\\@]|:\/\/|www\./iu;

/** A line that may begin something else than a paragraph. */
const BEGINS = /^(?: {4}| *(?:\t|[-+=]|:-|\d+[.)]))/u;

const ITEM = { ul: /^- (?=\S)/u, ol: /^\d{1,9}\. (?=\S)/u };

/** Words in one pair of signs, alone between spaces and what opens or closes a sentence; and code. */
const RUN = /(?<=^|[\s("«])(?:(\*\*|__|~~|[*_])(?=\S)([^*_~`]*[^\s*_~`])\1|`(?=\S)([^`]*[^\s`])`)(?=$|[\s)"»,.;:!?…])/u;

const TAGS: Readonly<Record<string, 'del' | 'em' | 'strong'>> = { '**': 'strong', __: 'strong', '~~': 'del' };

/** What may be Markdown of another kind. */
class Doubt extends Error {}

function element(tag: keyof HTMLElementTagNameMap, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function sure(text: string): string {
  if (SIGNS.test(text)) throw new Doubt();
  return text;
}

/** A line's words. @throws {Doubt} */
function words(line: string): (Node | string)[] {
  if (BEGINS.test(line)) throw new Doubt();
  const [first = '', ...more] = line
    .replace(/^[ \t]+/u, '')
    .trimEnd()
    .split(RUN);
  const made: (Node | string)[] = [sure(first)];
  for (let at = 0; at < more.length; at += 4) {
    const [mark = '', inside, code = '', after = ''] = more.slice(at, at + 4);
    made.push(inside === undefined ? element('code', [code]) : element(TAGS[mark] ?? 'em', [sure(inside)]), sure(after));
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
    const said = lines.flatMap((line, at) => (at === 0 ? words(line) : [element('br', []), ...words(line)]));
    return [...(lines.length > 0 ? [element('p', said)] : []), ...(listed ? [list(items)] : [])];
  });
}

/** Its paragraphs and lists; undefined where the text may hold other Markdown. */
export function plainly(text: string): DocumentFragment | undefined {
  const fragment = document.createDocumentFragment();
  const written = text.replace(/^(?:[ \t]*\r?\n)+/u, '').trimEnd();
  try {
    if (written !== '') fragment.append(...blocks(written));
  } catch (error) {
    if (error instanceof Doubt) return undefined;
    throw error;
  }
  return fragment;
}
