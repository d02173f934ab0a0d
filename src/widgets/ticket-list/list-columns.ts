/** The columns that a list may show: their names, as `columns` and saved views keep them, and which of them fit where. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDefinition } from '../../domain/fields.ts';
import { promises } from '../../domain/deadline.ts';
import { listedFields } from '../../domain/listed-fields.ts';
import { fieldSort, type SortBy } from '../../domain/query.ts';
import { localised } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import { icon } from '../shared/icons.ts';
import { meetButton, nameOf, personName } from '../shared/person.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { deadlineContent, deadlineSaid } from '../shared/deadline.view.ts';
import { moment } from '../shared/time.ts';
import { categoryText, countContent, fieldText, numberContent, serviceText, type CellContext } from './list-cells.ts';
import type { Layout } from './list-layout.ts';
import { COLUMN_NAMES, type ColumnName } from './list-views.ts';

export interface Column {
  /** `state`, or `field:room` for a custom field. */
  readonly name: string;
  readonly label: string;
  /** What names its value where no header does, when that is not its label. */
  readonly heading?: string;
  /** Class of its cells. */
  readonly look: string;
  readonly sort?: SortBy;
  /** Shown in place of its label, which is then only heard. */
  readonly sign?: TemplateResult;
  /** Room it wants, in em. */
  readonly width: number;
  /** What a cell says. */
  text(row: TicketRow): string;
  /** What a cell shows. */
  content(row: TicketRow): unknown;
}

export interface ColumnsContext extends CellContext {
  readonly layout: Layout;
  readonly staff: boolean;
  /** Whether the tickets are several people's. */
  readonly showsRequester: boolean;
}

/** Most custom fields that get a column unasked. */
const MOST_FIELDS = 2;

type Made = Omit<Column, 'name' | 'label' | 'look'> & { readonly look?: string };

function made(name: ColumnName, context: ColumnsContext): Made {
  const { locale, words, people, me, layout, meet } = context;
  const { kinds, priorities } = locale.words;
  const person = (id: string | null): string => (id === null ? '' : nameOf(locale, id, people, me));
  const named = (id: string): TemplateResult =>
    meet === undefined || id === me || people[id] === undefined
      ? personName(locale, id, people, me)
      : meetButton(locale, id, person(id), meet, true);
  const plain = (width: number, text: (row: TicketRow) => string): Made => ({ look: 'custom', width, text, content: text });
  switch (name) {
    case 'number':
      return { sort: 'number', width: 8, text: (row) => row.key ?? '', content: (row) => numberContent(row, context) };
    case 'summary':
      // What it shows is the table's, which knows what stands under it.
      return { sort: 'summary', width: 18, text: (row) => row.summary, content: (row) => row.summary };
    case 'state':
      return {
        look: 'state-cell',
        sort: 'state',
        width: 9.5,
        text: (row) => locale.words.states[row.state],
        content: (row) => stateBadge(locale, row.state, row.waiting?.reason),
      };
    case 'requester':
      return {
        heading: words.filedBy,
        sort: 'requester',
        width: 8.5,
        text: (row) => person(row.requester),
        content: (row) => named(row.requester),
      };
    case 'assignee':
      return {
        sort: 'assignee',
        width: 8.5,
        text: (row) => (row.assignee === null ? words.free : person(row.assignee)),
        content: (row) => (row.assignee === null ? html`<span class="muted">${words.free}</span>` : named(row.assignee)),
      };
    case 'filed':
      return {
        sort: 'filed',
        width: 6.5,
        text: (row) => locale.exact(row.filedAt),
        content: (row) => moment(locale, row.filedAt),
      };
    case 'changed':
      return {
        sort: 'changed',
        width: 6.5,
        text: (row) => locale.exact(row.changedAt),
        content: (row) => moment(locale, row.changedAt),
      };
    case 'observers':
      return {
        sign: icon('users'),
        width: 3.5,
        text: (row) => (row.observers === 0 ? '' : locale.number(row.observers)),
        content: (row) =>
          countContent(row.observers, words.observers(row.observers), layout === 'cards' ? icon('users') : nothing, locale),
      };
    case 'files':
      return {
        look: 'observers',
        sign: icon('paperclip'),
        width: 3.5,
        text: (row) => (row.files === 0 ? '' : locale.number(row.files)),
        content: (row) => countContent(row.files, words.files(row.files), nothing, locale),
      };
    case 'checklist':
      return plain(5, ({ checklist }) => (checklist === null ? '' : words.progress(checklist.done, checklist.all)));
    case 'due':
      return {
        sort: 'due',
        width: 8.5,
        look: 'custom due',
        text: ({ deadline }) => (deadline === undefined ? '' : deadlineSaid(locale, words.due, deadline)),
        content: ({ deadline }) => (deadline === undefined ? nothing : deadlineContent(locale, words.due, deadline)),
      };
    case 'priority':
      return { sort: 'priority', ...plain(7, (row) => priorities[row.priority]) };
    case 'service':
      return plain(8.5, (row) => serviceText(row, context));
    case 'category':
      return plain(9, (row) => categoryText(row, context));
    case 'kind':
      return plain(7, (row) => kinds[row.kind]);
    case 'group':
      return plain(8, (row) => row.group ?? '');
    case 'approval':
      return plain(8, (row) => (row.approval === null ? '' : words.approvals[row.approval]));
  }
}

function column(name: ColumnName, context: ColumnsContext): Column {
  return { look: name, ...made(name, context), name, label: context.words.columns[name] };
}

function ofField(field: FieldDefinition, context: ColumnsContext): Column {
  const text = (row: TicketRow): string => fieldText(field, row, context);
  return {
    name: `field:${field.code}`,
    label: localised(field.label, context.locale.language),
    look: 'custom',
    sort: fieldSort(field.code),
    width: 8.5,
    text,
    content: text,
  };
}

/** Whether a desk has anything to show in a column. */
function isOffered(name: ColumnName, { desk, staff }: ColumnsContext): boolean {
  if (name === 'service' || name === 'category') return desk.services.length > 0;
  if (name === 'group') return desk.groups !== 'none';
  if (name === 'due') return staff && promises(desk);
  return name === 'priority' ? staff : true;
}

/** Every column that this person may choose on this desk. */
export function offered(context: ColumnsContext): Column[] {
  return [
    ...COLUMN_NAMES.filter((name) => isOffered(name, context)).map((name) => column(name, context)),
    ...listedFields(context.desk, context.staff).map((field) => ofField(field, context)),
  ];
}

/** The usual columns of a layout, in the order of the eye. */
function usual(context: ColumnsContext): string[] {
  const { layout, showsRequester } = context;
  const who = showsRequester ? ['requester'] : [];
  const due = isOffered('due', context) ? ['due'] : [];
  if (layout === 'cards') return ['number', 'state', 'summary', ...due, ...who, 'assignee', 'filed', 'changed', 'observers'];
  if (layout === 'medium') return ['number', 'summary', 'state', ...due, 'assignee', 'changed'];
  const fields = layout === 'roomy' ? listedFields(context.desk, context.staff).slice(0, MOST_FIELDS) : [];
  return [
    'number',
    'summary',
    ...fields.map(({ code }) => `field:${code}`),
    'state',
    ...who,
    'assignee',
    ...due,
    'filed',
    'changed',
    'observers',
  ];
}

/** Names that are columns here: a saved view, or a page, may name what this desk or this person has not. */
export function known(names: readonly string[], all: readonly Column[]): string[] {
  const found = [...new Set(names)].filter((name) => all.some((each) => each.name === name));
  // A row is its ticket's link: it is never left out.
  return found.includes('summary') || found.length === 0 ? found : ['summary', ...found];
}

export interface Chosen {
  /** In order. */
  readonly columns: readonly Column[];
  /** What is told under the summary instead. */
  readonly told: readonly Column[];
}

/**
 * The columns of a list.
 * @param names chosen by the person, or by the page; absent, the usual ones
 * @param room of the list, in em of its text
 */
export function columnsOf(context: ColumnsContext, names: readonly string[] | undefined, room: number): Chosen {
  const all = offered(context);
  const pick = (list: readonly string[]): Column[] => list.flatMap((name) => all.find((each) => each.name === name) ?? []);
  const wanted = names === undefined ? [] : known(names, all);
  if (wanted.length === 0 || context.layout === 'cards') {
    const columns = pick(usual(context));
    const told = [
      ...(context.layout === 'medium' ? [...(context.showsRequester ? ['requester'] : []), 'filed'] : []),
      ...all.filter((each) => each.name.startsWith('field:') && !columns.includes(each)).map(({ name }) => name),
    ];
    return { columns, told: pick(told) };
  }
  const columns = pick(wanted);
  const told: Column[] = [];
  const taken = (): number => columns.reduce((sum, { width }) => sum + width, 0);
  while (taken() > room) {
    const last = columns.findLastIndex(({ name }) => name !== 'summary');
    if (last < 0) break;
    told.unshift(...columns.splice(last, 1));
  }
  return { columns, told };
}
