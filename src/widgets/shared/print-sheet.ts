/**
 * Something on paper, alone: in a frame of its own, so that nothing of the page around is printed. The frame is on the page's own
 * origin, with adopted sheets only, and goes once the browser has printed.
 */
import { css, render, type CSSResult, type TemplateResult } from 'lit';

/** A sheet of paper: black on white, the header on each page, no row cut in two. */
const paper = css`
  body {
    margin: 0;
    background: Canvas;
    color: CanvasText;
    color-scheme: light;
    font:
      9.5pt/1.35 system-ui,
      sans-serif;
  }

  h1 {
    margin: 0 0 2pt;
    font-size: 14pt;
  }

  p {
    margin: 0 0 2pt;
  }

  table {
    inline-size: 100%;
    margin-block-start: 8pt;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 3pt 4pt;
    border-block-end: 0.5pt solid GrayText;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }

  thead th {
    border-block-end-width: 1pt;
    white-space: nowrap;
  }

  /* A summary gives way before a word of another column is broken. */
  tbody th {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  tr {
    break-inside: avoid;
  }

  .visually-hidden {
    display: none;
  }
`;

export interface SheetOptions {
  readonly title: string;
  readonly lang: string;
  /** What it is printed from: the sheet is read in the same direction. */
  readonly near: Node;
  /** Its own look, above that of every sheet. */
  readonly styles?: CSSResult | undefined;
}

/** Puts a sheet in a frame and prints it; the frame is gone once that is done. */
export async function printSheet(sheet: TemplateResult, { title, lang, near, styles }: SheetOptions): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = title;
  frame.setAttribute('aria-hidden', 'true');
  for (const [property, value] of Object.entries({
    position: 'fixed',
    inset: 'auto 0 0 auto',
    width: '0',
    height: '0',
    border: '0',
  }))
    frame.style.setProperty(property, value);
  document.body.append(frame);
  const { contentWindow: view, contentDocument: page } = frame;
  if (view === null || page === null) throw new ReferenceError('a frame without a document');
  const Sheet = (view as Window & typeof globalThis).CSSStyleSheet;
  page.adoptedStyleSheets = [paper, ...(styles === undefined ? [] : [styles])].map(({ cssText }) => {
    const style = new Sheet();
    style.replaceSync(cssText);
    return style;
  });
  page.documentElement.lang = lang;
  page.documentElement.dir = getComputedStyle(near instanceof ShadowRoot ? near.host : document.body).direction;
  page.title = title;
  const holder = document.createElement('div');
  render(sheet, holder);
  page.body.append(...holder.childNodes);
  // The browser takes its time in `print`, or returns at once and tells later.
  const printed = new Promise<void>((resolve) => view.addEventListener('afterprint', () => resolve(), { once: true }));
  // The frame is laid out before it is handed over.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  view.focus();
  view.print();
  await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, 60_000))]);
  frame.remove();
}
