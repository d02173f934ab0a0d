/** What cells show: number and marks, summary and what stands under it, values of custom fields, places. */
import { html, nothing, type TemplateResult } from 'lit';
import { categoryOf, serviceOf, type Desk } from '../../domain/desk.ts';
import type { FieldDefinition } from '../../domain/fields.ts';
import type { PersonCard } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import { phase } from '../../domain/states.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { nameOf, type Meet } from '../shared/person.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import type { Column } from './list-columns.ts';

/** What every cell needs to speak. */
export interface CellContext {
  readonly locale: Locale;
  readonly words: ListWords;
  readonly desk: Desk;
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly me: string;
  /** Opens the page on somebody; undefined where there is none for whoever looks. */
  readonly meet?: Meet | undefined;
}

/** The text of a custom field's value, or an empty one. */
export function fieldText(field: FieldDefinition, row: TicketRow, { locale, people, me }: CellContext): string {
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

export function serviceText(row: TicketRow, { desk, locale }: CellContext): string {
  const service = serviceOf(desk, row.service);
  return service === undefined ? (row.service ?? '') : localised(service.label, locale.language);
}

export function categoryText(row: TicketRow, { desk, locale }: CellContext): string {
  const category = categoryOf(desk, row.service, row.category);
  return category === undefined ? '' : localised(category.label, locale.language);
}

/** A word that names a value where no column header does. */
export function labelled(text: string, words: ListWords): TemplateResult {
  return html`<span class="labelled">${words.labelled(text)}</span>`;
}

export function numberContent(row: TicketRow, { locale, words }: CellContext): TemplateResult {
  const { position } = row;
  const rank =
    position === null
      ? nothing
      : html`<span class="rank" title=${words.position(position)}
          ><span aria-hidden="true">${words.rank(position)}</span
          ><span class="visually-hidden">${words.position(position)}</span></span
        >`;
  const news = row.unread ? html`<span class="news"><span class="dot" aria-hidden="true"></span>${words.unread}</span>` : nothing;
  return html`${ticketKey(locale, row.key)}
  ${position === null && !row.unread ? nothing : html`<span class="marks">${rank}${news}</span>`}`;
}

/** What stands under a summary: where it was filed, what hampers it, and what has no column in this layout. */
export interface Details {
  /** Columns told here, each with its label. */
  readonly told: readonly Column[];
  /** Parts of it that have a column of their own. */
  readonly apart: ReadonlySet<string>;
}

/** Whether a requester was not asked yet what they think of an answer: it is over, and they have not said. */
function isAskedFor({ allowed, state, requester }: TicketRow, { desk, me }: CellContext): boolean {
  return allowed.rate === true && requester === me && phase(state, desk) === 'closed';
}

function details(row: TicketRow, { told, apart }: Details, context: CellContext): TemplateResult {
  const { words } = context;
  const shows = (name: string): boolean => !apart.has(name) && !told.some((column) => column.name === name);
  const place = [shows('service') ? serviceText(row, context) : '', shows('category') ? categoryText(row, context) : '']
    .filter((name) => name !== '')
    .join(' › ');
  return html`<span class="details">
    ${place === '' ? nothing : html`<span>${place}</span>`}
    ${told.map((column) => (column.text(row) === '' ? nothing : html`<span>${labelled(column.heading ?? column.label, words)}${column.content(row)}</span>`))}
    ${row.approval === 'pending' && shows('approval') ? html`<span class="pending">${icon('clock')}${words.pending}</span>` : nothing}
    ${isAskedFor(row, context) ? html`<span class="pending">${icon('info')}${words.opinion}</span>` : nothing}
    ${row.files === 0 || !shows('files') ? nothing : html`<span>${icon('paperclip')}${words.files(row.files)}</span>`}
    ${row.observers === 0 || !shows('observers') ? nothing : html`<span>${icon('users')}${words.observers(row.observers)}</span>`}
  </span>`;
}

export function summaryContent(
  row: TicketRow,
  under: Details,
  context: CellContext,
  open: (row: TicketRow, event: MouseEvent) => void,
): TemplateResult {
  return html`<a href="#${row.key ?? row.id}" @click=${(event: MouseEvent) => open(row, event)}><bdi>${row.summary}</bdi></a>
    ${details(row, under, context)}`;
}

/** A number that an icon names: `2` beside the sign, "2 observers" to whoever hears it; nothing for none. */
export function countContent(value: number, said: string, sign: unknown, locale: Locale): TemplateResult | typeof nothing {
  if (value === 0) return nothing;
  return html`<span aria-hidden="true">${sign}${locale.number(value)}</span><span class="visually-hidden">${said}</span>`;
}
