/**
 * A list on paper, alone: all its rows up to a limit.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { PersonCard } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import { printSheet } from '../shared/print-sheet.ts';
import { isForeseen } from '../shared/problem.ts';
import { columnsOf, type Column } from './list-columns.ts';
import type { ListHost } from './list-extension.ts';
import { dialogIn, optionsWords } from './list-options.ts';
import { ordersOf, sortsFor } from './list-toolbar.ts';

/** Most rows that are printed at once. */
export const MOST_PRINTED = 2000;

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
  const orders = ordersOf(context, sortsFor(session.can, words, context));
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
    void printSheet(sheet, { title: host.words.print, lang: host.locale.tag, near: host.root }).catch((error: unknown) =>
      host.fail(error),
    );
  } catch (error) {
    close?.();
    if (!isForeseen(error)) throw error;
    await dialogIn(host, host.words.print, () => html`<p>${w.failed}</p>`);
  }
}
