/**
 * A list on paper, alone: all its rows up to a limit, in a frame of its own, so that nothing of the page around is printed. The
 * frame is on the page's own origin, with adopted sheets only, and goes once the browser has printed.
 */
import { css, html, nothing, render, type TemplateResult } from 'lit';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { PersonCard } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import { isForeseen } from '../shared/problem.ts';
import { columnsOf, type Column } from './list-columns.ts';
import type { ListHost } from './list-extension.ts';
import { dialogIn, optionsWords } from './list-options.ts';
import { ordersOf, sortsFor } from './list-toolbar.ts';

/** Most rows that are printed at once. */
export const MOST_PRINTED = 2000;

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

interface Read {
  readonly rows: readonly TicketRow[];
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly total: number;
}

/** Reads the rows of the present question. @param told how many are there; it answers whether to go on */
async function read({ session, wanted, list }: ListHost, told: (done: number) => boolean): Promise<Read | undefined> {
  const rows: TicketRow[] = [];
  let people: Readonly<Record<string, PersonCard>> = {};
  let total = list.total;
  let after: string | null = null;
  do {
    const limit = Math.min(LARGEST_PAGE, MOST_PRINTED - rows.length);
    const page = await session.tickets({ ...wanted, limit, count: after === null, ...(after === null ? {} : { after }) });
    rows.push(...page.rows);
    people = { ...people, ...page.people };
    total = page.total ?? total;
    after = page.next;
    if (!told(rows.length)) return undefined;
  } while (after !== null && rows.length < MOST_PRINTED);
  return { rows, people, total: Math.max(total, rows.length) };
}

/** What is on the paper. */
export async function sheetOf(host: ListHost, { rows, people, total }: Read): Promise<TemplateResult> {
  const { print: w } = await optionsWords(host);
  const { words, locale, session, choice } = host;
  const context = { ...host.context, people, layout: 'roomy' as const };
  const { columns } = columnsOf(context, choice.columns ?? host.columnsOfPage, Infinity);
  const orders = ordersOf(words, sortsFor(session.can.sorts, words, context.staff));
  const sorted = host.sort.flatMap(({ by, descending }) => {
    const order =
      orders.find((each) => each.by === by && each.descending === (descending === true)) ?? orders.find((each) => each.by === by);
    return order === undefined ? [] : [order.label];
  });
  const filters = choice.narrows ? await (await import('./list-filters.ts')).filtersSaid(host) : [];
  const cell = (column: Column, row: TicketRow): TemplateResult =>
    column.name === 'summary'
      ? html`<th scope="row"><bdi>${row.summary}</bdi></th>`
      : html`<td>
          ${column.name === 'number' && row.position !== null ? `${column.text(row)} · ${words.rank(row.position)}` : column.text(row)}
        </td>`;
  return html`<h1>
      ${localised(session.desk.name, locale.language)} · ${words.caption(host.caption, words.found(total, host.list.atLeast))}
    </h1>
    ${filters.length === 0 ? nothing : html`<p>${filters.join(' · ')}</p>`}
    <p>
      ${sorted.length === 0 ? nothing : html`${w.sorted(words.several(sorted))} · `}${w.printed(locale.exact(new Date(locale.now()).toISOString()))}
    </p>
    ${rows.length < total ? html`<p>${w.cut(locale.number(rows.length), locale.number(total))}</p>` : nothing}
    <table>
      <thead>
        <tr>
          ${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => cell(column, row))}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** Puts a sheet in a frame and prints it; the frame is gone once that is done. */
async function print(host: ListHost, sheet: TemplateResult): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = host.words.print;
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
  const style = new Sheet();
  style.replaceSync(paper.cssText);
  page.adoptedStyleSheets = [style];
  page.documentElement.lang = host.locale.tag;
  page.documentElement.dir = getComputedStyle(host.root instanceof ShadowRoot ? host.root.host : document.body).direction;
  page.title = host.words.print;
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

/** Prints a list: reads its rows, which a person may stop, and hands them to the browser. */
export async function printList(host: ListHost): Promise<void> {
  const { print: w } = await optionsWords(host);
  const total = Math.min(MOST_PRINTED, host.list.total);
  let stopped = false;
  let done = 0;
  let close: (() => void) | undefined;
  let redraw: (() => void) | undefined;
  // One page is there before anybody could read what a dialog says.
  const shown =
    total <= LARGEST_PAGE
      ? undefined
      : dialogIn(host, host.words.print, (dialog, draw) => {
          close = () => dialog.close(true);
          redraw = draw;
          dialog.cancel = w.stop;
          return html`<p role="status">${w.reading(done, total)}</p>
            <progress max=${total} value=${done}></progress>`;
        }).then((finished) => {
          stopped ||= !finished;
        });
  try {
    const answer = await read(host, (rows) => {
      done = rows;
      redraw?.();
      return !stopped;
    });
    close?.();
    await shown;
    if (answer === undefined) return;
    const sheet = await sheetOf(host, answer);
    void print(host, sheet).catch((error: unknown) => host.fail(error));
  } catch (error) {
    close?.();
    if (!isForeseen(error)) throw error;
    await dialogIn(host, host.words.print, () => html`<p>${w.failed}</p>`);
  }
}
