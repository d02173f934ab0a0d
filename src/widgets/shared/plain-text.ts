/** A text in which nothing is Markdown, as the reader of Markdown would draw it: most are, and need no reader. */

/** Whatever Markdown may begin with, and what becomes a link by itself. */
const SIGNS = /[*_~`[\]<>#|&\\@]|:\/\/|www\.|^(?: {4}| *(?:\t|[-+=]|\d+[.)]))/imu;

/** Its paragraphs and lines; undefined where the text may hold Markdown. */
export function plainly(text: string): DocumentFragment | undefined {
  if (SIGNS.test(text)) return undefined;
  const fragment = document.createDocumentFragment();
  for (const paragraph of text.split(/(?:\r?\n[ \t]*){2,}/u)) {
    if (paragraph.trim() === '') continue;
    const element = document.createElement('p');
    const lines = paragraph.trim().split(/[ \t]*\r?\n[ \t]*/u);
    element.append(...lines.flatMap((line, index) => (index === 0 ? [line] : [document.createElement('br'), line])));
    fragment.append(element);
  }
  return fragment;
}
