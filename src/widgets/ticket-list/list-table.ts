/**
 * The rows: a real table that becomes cards when narrow. Roles are said again, since cells laid out as blocks would lose them
 * (a screen reader hears the same table at every width).
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { localised } from '../../domain/values.ts';
import type { Desk } from '../../domain/desk.ts';
import type { FieldDefinition } from '../../domain/fields.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Sort, SortKey } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { personName, stateBadge, timeAgo } from '../shared/parts.ts';

export interface TableOptions {
  readonly locale: Locale;
  readonly words: ListWords;
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
  readonly open: (row: TicketRow, event: Event) => void;
  readonly linkTo: (row: TicketRow) => string;
}

type Column = { readonly key: SortKey | 'observers'; readonly sort: SortKey | null };

function columnsOf(options: TableOptions): Column[] {
  const columns: Column[] = [
    { key: 'number', sort: 'number' },
    { key: 'summary', sort: 'summary' },
    { key: 'state', sort: 'state' },
    ...(options.showsRequester ? ([{ key: 'requester', sort: 'requester' }] as const) : []),
    { key: 'assignee', sort: 'assignee' },
    { key: 'filed', sort: 'filed' },
    { key: 'changed', sort: 'changed' },
    { key: 'observers', sort: null },
  ];
  return columns;
}

function headerCell({ words, sort, sorts, sortBy }: TableOptions, { key, sort: by }: Column): TemplateResult {
  const label = words.columns[key === 'rank' ? 'key' : key];
  if (by === null || !sorts.has(by)) {
    return key === 'observers'
      ? html`<th scope="col" role="columnheader" class="observers"><span class="visually-hidden">${label}</span>${icon('users')}</th>`
      : html`<th scope="col" role="columnheader" class=${key}>${label}</th>`;
  }
  const current = sort.by === by || (by === 'number' && sort.by === 'rank');
  const direction = current && sort.by === by ? (sort.descending === true ? 'descending' : 'ascending') : 'none';
  return html`<th scope="col" role="columnheader" class=${key} aria-sort=${direction}>
    <button type="button" class="sort" @click=${() => sortBy(by)}>${label}${icon(direction === 'none' ? 'sort' : direction === 'descending' ? 'sort-down' : 'sort-up')}</button>
  </th>`;
}

function fieldText(field: FieldDefinition, row: TicketRow, locale: Locale): string {
  const value = row.fields[field.code];
  if (value === undefined) return '';
  const label = (code: string): string => {
    const option = field.options?.find((each) => each.code === code);
    return option === undefined ? code : localised(option.label, locale.language);
  };
  if (Array.isArray(value)) return locale.list(value.map(label));
  if (typeof value === 'number') return locale.number(value);
  return field.type === 'date' ? locale.date(value) : label(value);
}

function nameOf(id: string, { people, me, locale }: TableOptions): TemplateResult {
  return personName(locale, people[id], { me: id === me });
}

function row(options: TableOptions, ticket: TicketRow): TemplateResult {
  const { locale, words, desk } = options;
  const place = desk.services.find((service) => service.id === ticket.service);
  const category = place?.categories.find((each) => each.id === ticket.category);
  const where = [place, category].filter((each) => each !== undefined).map((each) => localised(each.label, locale.language));
  return html`<tr role="row" class=${ticket.unread ? 'unread' : ''} data-ticket=${ticket.id}>
    <td role="cell" class="number">
      ${ticket.unread ? html`<span class="dot" title=${words.unread}><span class="visually-hidden">${words.unread}. </span></span>` : nothing}
      <span class="key">${ticket.key ?? locale.words.key.pending}</span>
      ${ticket.position === null ? nothing : html`<span class="position" title=${words.position(ticket.position)}><span aria-hidden="true">↑${ticket.position}</span><span class="visually-hidden">${words.position(ticket.position)}</span></span>`}
    </td>
    <th role="rowheader" scope="row" class="summary">
      <a href=${options.linkTo(ticket)} @click=${(event: Event) => options.open(ticket, event)}>${ticket.summary}</a>
      <span class="place">
        ${where.length === 0 ? nothing : html`<span>${where.join(' › ')}</span>`}
        ${ticket.approval === 'pending' ? html`<span class="pending">${icon('clock')}${words.pending}</span>` : nothing}
        ${ticket.files === 0 ? nothing : html`<span class="attached">${icon('paperclip')}${words.files(ticket.files)}</span>`}
        ${options.fields.map((field) => {
          const text = fieldText(field, ticket, locale);
          return text === '' ? nothing : html`<span class="custom">${localised(field.label, locale.language)} : ${text}</span>`;
        })}
      </span>
    </th>
    <td role="cell" class="state-cell">${stateBadge(locale, ticket.state, ticket.waiting)}</td>
    ${options.showsRequester ? html`<td role="cell" class="requester"><span class="card-label">${words.columns.requester} </span>${nameOf(ticket.requester, options)}</td>` : nothing}
    <td role="cell" class="assignee">
      <span class="card-label">${words.columns.assignee} : </span>${ticket.assignee === null ? html`<span class="muted">${words.free}</span>` : nameOf(ticket.assignee, options)}
    </td>
    <td role="cell" class="filed"><span class="card-label">${words.columns.filed} </span>${timeAgo(locale, ticket.filedAt)}</td>
    <td role="cell" class="changed"><span class="card-label">${words.columns.changed} </span>${timeAgo(locale, ticket.changedAt)}</td>
    <td role="cell" class="observers"><span aria-hidden="true">${ticket.observers === 0 ? '' : ticket.observers}</span><span class="visually-hidden">${words.observers(ticket.observers)}</span></td>
  </tr>`;
}

/** The table of a list. */
export function listTable(options: TableOptions): TemplateResult {
  return html`<table class="table tickets" role="table" part="table" aria-busy=${options.busy ? 'true' : 'false'}>
    <caption class="visually-hidden">
      ${options.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columnsOf(options).map((column) => headerCell(options, column))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        options.rows,
        (ticket) => ticket.id,
        (ticket) => row(options, ticket),
      )}
    </tbody>
  </table>`;
}
