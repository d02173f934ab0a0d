/**
 * The rows: a real table that becomes cards when narrow. Roles are said again, since cells laid out as blocks would lose them
 * (a screen reader hears the same table at every width). Cells come in the page in the order in which the eye meets them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Sort, SortBy } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { icon } from '../shared/icons.ts';
import { labelled, summaryContent, type CellContext, type Details } from './list-cells.ts';
import type { Chosen, Column } from './list-columns.ts';
import type { ListExtension } from './list-extension.ts';
import type { Layout } from './list-layout.ts';
import type { Rows } from './list-rows.ts';
import type { Windowing } from './list-window.ts';

export interface TableOptions extends CellContext {
  readonly layout: Layout;
  readonly columns: Chosen;
  readonly rows: Rows;
  /** How many there are in all; undefined where that is not known exactly. */
  readonly total: number | undefined;
  readonly sort: readonly Sort[];
  readonly sorts: ReadonlySet<SortBy>;
  /** How many orders may be asked at once. */
  readonly sortsAtOnce: number;
  readonly caption: string;
  readonly busy: boolean;
  /** Number or id of the ticket that is open beside the list. */
  readonly beside: string | undefined;
  readonly extension: ListExtension;
  /** Which rows are in the page; absent, all of them. */
  readonly windowing: Windowing | undefined;
  /** How many are drawn of what is not windowed; undefined: all. */
  readonly first: number | undefined;
  /** The same as long as rows that are the same look the same. */
  readonly stamp: unknown;
  /** @param further to those in force */
  readonly sortBy: (key: SortBy, further: boolean) => void;
  readonly open: (row: TicketRow, event: MouseEvent) => void;
}

/** Cards show no header: it is only heard, so it holds nothing that takes the focus (the order is chosen above the rows). */
function headerCell(column: Column, { layout, words, sort, sorts, sortsAtOnce, sortBy }: TableOptions): TemplateResult {
  const { look, label, sort: by, sign } = column;
  if (layout === 'cards' || by === undefined || !sorts.has(by)) {
    const shown =
      sign === undefined || layout === 'cards'
        ? label
        : html`<span class="visually-hidden">${label}</span><span title=${label}>${sign}</span>`;
    return html`<th scope="col" role="columnheader" class=${look}>${shown}</th>`;
  }
  const place = sort.findIndex((each) => each.by === by);
  const direction = place < 0 ? undefined : sort[place]?.descending === true ? 'descending' : 'ascending';
  const arrow = direction === undefined ? 'sort' : direction === 'descending' ? 'sort-down' : 'sort-up';
  // A browser may not tell of Shift in the click that Enter makes.
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    sortBy(by, true);
  };
  // Only one header at a time may say its direction to a screen reader; the further ones say theirs in words.
  const further =
    place < 1 || direction === undefined
      ? nothing
      : html`<span class="nth" aria-hidden="true">${place + 1}</span
          ><span class="visually-hidden">${words.nthSort(place + 1, direction === 'descending')}</span>`;
  return html`<th scope="col" role="columnheader" class=${look} aria-sort=${place === 0 ? (direction ?? nothing) : nothing}>
    <button
      type="button"
      class=${place < 0 ? 'sort' : 'sort on'}
      title=${sortsAtOnce > 1 ? words.sortHint : nothing}
      @keydown=${pressed}
      @click=${(event: MouseEvent) => sortBy(by, event.shiftKey)}
    >
      ${label}${icon(arrow)}${further}
    </button>
  </th>`;
}

function cell(column: Column, row: TicketRow, under: Details, options: TableOptions): TemplateResult {
  const { layout, words, extension, open } = options;
  const { name, look } = column;
  const content = name === 'summary' ? summaryContent(row, under, options, open) : column.content(row);
  const shown = extension.cell?.(name, row, content) ?? content;
  if (name === 'summary') return html`<th role="rowheader" scope="row" class=${look}>${shown}</th>`;
  // Number, state and count need no word to be understood.
  const bare = name === 'number' || name === 'state' || column.sign !== undefined || layout !== 'cards';
  return html`<td role="cell" class=${look}>${bare ? nothing : labelled(column.heading ?? column.label, words)}${shown}</td>`;
}

/** The table of a list. */
export function listTable(options: TableOptions): TemplateResult {
  const { layout, rows, total, beside, extension, windowing, stamp } = options;
  const { columns, told } = options.columns;
  const lead = extension.lead?.();
  const under: Details = { told, apart: new Set(columns.map(({ name }) => name)) };
  // Not every row is in the page: each then says which it is.
  const isPart = windowing !== undefined || total === undefined || rows.length < total;
  const span = columns.length + (lead === undefined ? 0 : 1);
  const cells = (row: TicketRow): unknown =>
    html`${lead === undefined ? nothing : html`<td role="cell" class=${lead.name}>${lead.cell(row)}</td>`}${columns.map((column) => cell(column, row, under, options))}`;
  const drawn = (row: TicketRow, place: number): TemplateResult =>
    html`<tr
      role="row"
      class=${row.unread ? 'unread' : ''}
      data-ticket=${row.id}
      data-place=${place}
      aria-current=${beside !== undefined && (row.key === beside || row.id === beside) ? 'true' : nothing}
      aria-rowindex=${isPart ? place + 2 : nothing}
    >
      ${windowing === undefined ? cells(row) : guard([row, stamp], () => cells(row))}
    </tr>`;
  return html`<table
    class="table tickets ${layout === 'roomy' ? 'wide' : layout} ${windowing === undefined ? '' : 'windowed'}"
    role="table"
    part="table"
    aria-busy=${options.busy ? 'true' : 'false'}
    aria-rowcount=${isPart ? (total === undefined ? -1 : total + 1) : nothing}
  >
    <caption class="visually-hidden">
      ${options.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row" aria-rowindex=${isPart ? 1 : nothing}>
        ${lead === undefined ? nothing : html`<th scope="col" role="columnheader" class=${lead.name}>${lead.header}</th>`}
        ${columns.map((column) => headerCell(column, options))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${
        windowing === undefined
          ? repeat(
              rows.held.slice(0, options.first),
              (row) => row.id,
              (row) => drawn(row, rows.placeOf(row.id) ?? 0),
            )
          : windowing.draw(rows, span, drawn)
      }
    </tbody>
  </table>`;
}
