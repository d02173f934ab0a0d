/**
 * The rows: a real table that becomes cards when narrow. Roles are said again, since cells laid out as blocks would lose them
 * (a screen reader hears the same table at every width). Cells come in the page in the order in which the eye meets them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { localised } from '../../domain/values.ts';
import { categoryOf, serviceOf, type Desk } from '../../domain/desk.ts';
import type { FieldDefinition } from '../../domain/fields.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Sort, SortKey } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { nameOf, personName } from '../shared/person.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import { moment } from '../shared/time.ts';
import type { Layout } from './list-layout.ts';

export interface TableOptions {
  readonly locale: Locale;
  readonly words: ListWords;
  readonly layout: Layout;
  readonly desk: Desk;
  readonly rows: readonly TicketRow[];
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly me: string;
  readonly sort: Sort;
  readonly sorts: ReadonlySet<SortKey>;
  readonly caption: string;
  readonly showsRequester: boolean;
  readonly busy: boolean;
  /** Listable custom fields that this person reads. */
  readonly fields: readonly FieldDefinition[];
  readonly sortBy: (key: SortKey) => void;
  readonly open: (row: TicketRow, event: MouseEvent) => void;
}

/** Most custom fields that get a column of their own; the others stand under the summary. */
const MOST_COLUMNS = 2;

/** Types whose values are too long for a line of a list, or the same in every row. */
const UNLISTED: ReadonlySet<string> = new Set(['long-text', 'file', 'page', 'constant']);

interface Column {
  readonly name: string;
  readonly label: string;
  readonly sort?: SortKey;
  /** Shown in place of its label, which is then only heard. */
  readonly sign?: TemplateResult;
  readonly cell: (row: TicketRow) => TemplateResult;
}

/** The text of a custom field's value, or an empty one. */
function fieldText(field: FieldDefinition, row: TicketRow, { locale, people, me }: TableOptions): string {
  const value = row.fields[field.code];
  if (value === undefined) return '';
  const one = (code: string): string => {
    if (field.type === 'person') return nameOf(locale, code, people, me);
    const option = field.options?.find((each) => each.code === code);
    return option === undefined ? code : localised(option.label, locale.language);
  };
  if (Array.isArray(value)) return locale.list(value.map(one));
  if (typeof value === 'number') return locale.number(value);
  return field.type === 'date' ? locale.date(value) : one(value);
}

function placeOf(row: TicketRow, { desk, locale }: TableOptions): string {
  const names = [serviceOf(desk, row.service), categoryOf(desk, row.service, row.category)];
  return names
    .filter((each) => each !== undefined)
    .map((each) => localised(each.label, locale.language))
    .join(' › ');
}

/** A word that names a value where no column header does. */
function labelled(text: string, { words }: TableOptions): TemplateResult {
  return html`<span class="labelled">${words.labelled(text)}</span>`;
}

function numberCell(row: TicketRow, { locale, words }: TableOptions): TemplateResult {
  const { position } = row;
  return html`<td role="cell" class="number">
    ${ticketKey(locale, row.key)}
    ${
      position === null && !row.unread
        ? nothing
        : html`<span class="marks"
            >${
              position === null
                ? nothing
                : html`<span class="rank" title=${words.position(position)}
                    ><span aria-hidden="true">${words.rank(position)}</span
                    ><span class="visually-hidden">${words.position(position)}</span></span
                  >`
            }${row.unread ? html`<span class="news"><span class="dot" aria-hidden="true"></span>${words.unread}</span>` : nothing}</span
          >`
    }
  </td>`;
}

/** What stands under a summary: where it was filed, what hampers it, and in a narrower table what has no column there. */
function details(row: TicketRow, inline: readonly FieldDefinition[], options: TableOptions): TemplateResult {
  const { locale, words, layout } = options;
  const place = placeOf(row, options);
  const medium = layout === 'medium';
  return html`<span class="details">
    ${place === '' ? nothing : html`<span>${place}</span>`}
    ${medium && options.showsRequester ? html`<span>${labelled(words.filedBy, options)}${personName(locale, row.requester, options.people, options.me)}</span>` : nothing}
    ${medium ? html`<span>${labelled(words.filed, options)}${moment(locale, row.filedAt)}</span>` : nothing}
    ${inline.map((field) => {
      const text = fieldText(field, row, options);
      return text === '' ? nothing : html`<span>${labelled(localised(field.label, locale.language), options)}${text}</span>`;
    })}
    ${row.approval === 'pending' ? html`<span class="pending">${icon('clock')}${words.pending}</span>` : nothing}
    ${row.files === 0 ? nothing : html`<span>${icon('paperclip')}${words.files(row.files)}</span>`}
    ${medium && row.observers > 0 ? html`<span>${icon('users')}${words.observers(row.observers)}</span>` : nothing}
  </span>`;
}

function summaryCell(row: TicketRow, inline: readonly FieldDefinition[], options: TableOptions): TemplateResult {
  return html`<th role="rowheader" scope="row" class="summary">
    <a href="#${row.key ?? row.id}" @click=${(event: MouseEvent) => options.open(row, event)}><bdi>${row.summary}</bdi></a>
    ${details(row, inline, options)}
  </th>`;
}

/** The columns of a layout, in the order of the eye. */
function columnsOf(options: TableOptions): Column[] {
  const { locale, words, layout, people, me, showsRequester } = options;
  const { columns: labels } = words;
  const listed = options.fields.filter((field) => !UNLISTED.has(field.type));
  const own = layout === 'roomy' ? listed.slice(0, MOST_COLUMNS) : [];
  const inline = listed.slice(own.length);
  const cards = layout === 'cards';
  const label = (text: string): unknown => (cards ? labelled(text, options) : nothing);

  const number: Column = { name: 'number', label: labels.number, sort: 'number', cell: (row) => numberCell(row, options) };
  const summary: Column = {
    name: 'summary',
    label: labels.summary,
    sort: 'summary',
    cell: (row) => summaryCell(row, inline, options),
  };
  const state: Column = {
    name: 'state-cell',
    label: labels.state,
    sort: 'state',
    cell: (row) => html`<td role="cell" class="state-cell">${stateBadge(locale, row.state, row.waiting?.reason)}</td>`,
  };
  const requester: Column = {
    name: 'requester',
    label: labels.requester,
    sort: 'requester',
    cell: (row) =>
      html`<td role="cell" class="requester">${label(words.filedBy)}${personName(locale, row.requester, people, me)}</td>`,
  };
  const assignee: Column = {
    name: 'assignee',
    label: labels.assignee,
    sort: 'assignee',
    cell: (row) =>
      html`<td role="cell" class="assignee">
        ${label(words.assignee)}${row.assignee === null ? html`<span class="muted">${words.free}</span>` : personName(locale, row.assignee, people, me)}
      </td>`,
  };
  const filed: Column = {
    name: 'filed',
    label: labels.filed,
    sort: 'filed',
    cell: (row) => html`<td role="cell" class="filed">${label(words.filed)}${moment(locale, row.filedAt)}</td>`,
  };
  const changed: Column = {
    name: 'changed',
    label: labels.changed,
    sort: 'changed',
    cell: (row) => html`<td role="cell" class="changed">${label(words.changedAt)}${moment(locale, row.changedAt)}</td>`,
  };
  const observers: Column = {
    name: 'observers',
    label: labels.observers,
    sign: icon('users'),
    cell: (row) =>
      html`<td role="cell" class="observers">
        ${
          row.observers === 0
            ? nothing
            : html`<span aria-hidden="true">${cards ? icon('users') : nothing}${locale.number(row.observers)}</span
                ><span class="visually-hidden">${words.observers(row.observers)}</span>`
        }
      </td>`,
  };
  const custom = own.map((field): Column => ({
    name: 'custom',
    label: localised(field.label, locale.language),
    cell: (row) => html`<td role="cell" class="custom">${fieldText(field, row, options)}</td>`,
  }));
  const who = showsRequester ? [requester] : [];
  if (cards) return [number, state, summary, ...who, assignee, filed, changed, observers];
  if (layout === 'medium') return [number, summary, state, assignee, changed];
  return [number, summary, ...custom, state, ...who, assignee, filed, changed, observers];
}

/** Cards show no header: it is only heard, so it holds nothing that takes the focus (the order is chosen above the rows). */
function headerCell(column: Column, { layout, sort, sorts, sortBy }: TableOptions): TemplateResult {
  const { name, label, sort: by, sign } = column;
  if (layout === 'cards' || by === undefined || !sorts.has(by)) {
    const shown =
      sign === undefined || layout === 'cards'
        ? label
        : html`<span class="visually-hidden">${label}</span><span title=${label}>${sign}</span>`;
    return html`<th scope="col" role="columnheader" class=${name}>${shown}</th>`;
  }
  const direction = sort.by !== by ? undefined : sort.descending === true ? 'descending' : 'ascending';
  const arrow = direction === undefined ? 'sort' : direction === 'descending' ? 'sort-down' : 'sort-up';
  return html`<th scope="col" role="columnheader" class=${name} aria-sort=${direction ?? nothing}>
    <button type="button" class="sort" @click=${() => sortBy(by)}>${label}${icon(arrow)}</button>
  </th>`;
}

/** The table of a list. */
export function listTable(options: TableOptions): TemplateResult {
  const columns = columnsOf(options);
  return html`<table
    class="table tickets ${options.layout === 'roomy' ? 'wide' : options.layout}"
    role="table"
    part="table"
    aria-busy=${options.busy ? 'true' : 'false'}
  >
    <caption class="visually-hidden">
      ${options.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => headerCell(column, options))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        options.rows,
        (row) => row.id,
        (row) =>
          html`<tr role="row" class=${row.unread ? 'unread' : ''} data-ticket=${row.id}>
            ${columns.map((column) => column.cell(row))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
