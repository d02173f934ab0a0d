/** How each kind of record lies in its table: its columns, its key, and what fills them. */
import type { FieldValue, FieldValues } from '../../domain/fields.ts';
import type { TableName, Tables } from '../desk/store.ts';
import { FACT_COLUMNS, factValues } from './facts.ts';

export interface Shape<Name extends TableName> {
  readonly table: string;
  /** Columns of the primary key, the first of this list. */
  readonly key: readonly string[];
  /** Each column and its type. */
  readonly columns: Readonly<Record<string, string>>;
  /** What a record puts into them. */
  values(record: Tables[Name]): Readonly<Record<string, unknown>>;
}

/** Kinds that are written by the same statement; a desk and a file's bytes have their own. */
export type Shaped = Exclude<TableName, 'desks' | 'bytes'>;

const desk = 'text';
const BODY = { body: 'json' };

/** By code, each value as the text that a filter compares: a filter of a field asks for one of them (`domain/predicate.ts`). */
export function fieldValues(fields: FieldValues): Record<string, string[]> {
  const texts = (value: FieldValue): string[] =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [String(value)];
  return Object.fromEntries(Object.entries(fields).map(([code, value]) => [code, texts(value)]));
}

function lexemes(terms: string, weight: string): string[] {
  return terms
    .split(' ')
    .filter((term) => term !== '')
    .map((term) => `${lexeme(term)}:${weight}`);
}

/** A term as PostgreSQL reads it in a vector or a query. */
export function lexeme(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export const SHAPES: { readonly [Name in Shaped]: Shape<Name> } = {
  people: {
    table: 'people',
    key: ['desk', 'id'],
    columns: { desk, id: 'text', ...BODY },
    values: (record) => ({ desk: record.desk, id: record.id, body: record }),
  },
  tickets: {
    table: 'tickets',
    key: ['id'],
    columns: { id: 'text', desk, ...BODY },
    values: (ticket) => ({ id: ticket.id, desk: ticket.desk, body: ticket }),
  },
  rows: {
    table: 'rows',
    key: ['id'],
    columns: {
      id: 'text',
      desk,
      ...BODY,
      rank: 'text',
      number: 'bigint',
      summary: 'text',
      filed: 'text',
      changed_public: 'text',
      changed_requester: 'text',
      changed_staff: 'text',
      requester_name: 'text',
      assignee_name: 'text',
      state_place: 'integer',
      priority_place: 'integer',
      deadline: 'text',
      stack: 'text',
      worker: 'text',
      ticket_number: 'bigint',
      due_at: 'text',
      aliases: 'text[]',
      involved: 'text[]',
      state: 'text',
      service: 'text',
      category: 'text',
      group_name: 'text',
      kind: 'text',
      priority: 'text',
      requester: 'text',
      filer: 'text',
      assignee: 'text',
      restricted: 'boolean',
      course: 'text',
      observers: 'text[]',
      watchers: 'text[]',
      approvers: 'text[]',
      glass: 'text[]',
      settled_at: 'text',
      closed_at: 'text',
      field_values: 'jsonb',
      field_keys: 'jsonb',
      ...FACT_COLUMNS,
    },
    values: (row) => ({
      id: row.id,
      desk: row.desk,
      body: row,
      rank: row.keys.rank,
      number: row.keys.number,
      summary: row.keys.summary,
      filed: row.keys.filed,
      changed_public: row.keys.changedPublic,
      changed_requester: row.keys.changedRequester,
      changed_staff: row.keys.changedStaff,
      requester_name: row.keys.requester,
      assignee_name: row.keys.assignee,
      state_place: row.keys.state,
      priority_place: row.keys.priority,
      deadline: row.keys.due,
      stack: row.stack,
      worker: row.worker,
      ticket_number: row.number,
      due_at: row.dueAt,
      aliases: row.aliases,
      involved: row.involved,
      state: row.ticket.state,
      service: row.ticket.service,
      category: row.ticket.category,
      group_name: row.ticket.group,
      kind: row.ticket.kind,
      priority: row.ticket.priority,
      requester: row.ticket.requester,
      filer: row.ticket.filer,
      assignee: row.ticket.assignee,
      restricted: row.ticket.restricted,
      course: row.ticket.course,
      observers: row.ticket.observers,
      watchers: row.ticket.watchers,
      approvers: row.ticket.approval?.approvers ?? [],
      glass: row.ticket.glass,
      settled_at: row.ticket.facts.settledAt,
      closed_at: row.ticket.facts.closedAt,
      field_values: fieldValues(row.ticket.fields),
      field_keys: row.fieldKeys ?? {},
      ...factValues(row),
    }),
  },
  terms: {
    table: 'terms',
    key: ['id'],
    columns: { id: 'text', desk, public: 'text', requester: 'text', staff: 'text', found_by: 'tsvector' },
    // One vector for all: the weight of a term says who may read the text that it stands in.
    values: (record) => ({
      ...record,
      found_by: [...lexemes(record.public, '1A'), ...lexemes(record.requester, '2B'), ...lexemes(record.staff, '3C')].join(' '),
    }),
  },
  events: {
    table: 'events',
    key: ['desk', 'sequence'],
    columns: { desk, sequence: 'bigint', ticket: 'text', version: 'bigint', ...BODY },
    values: (event) => ({
      desk: event.desk,
      sequence: event.sequence,
      ticket: event.ticket,
      version: event.version,
      body: event,
    }),
  },
  commands: {
    table: 'commands',
    key: ['desk', 'person', 'id'],
    columns: { desk, person: 'text', id: 'text', ticket: 'text', digest: 'text' },
    values: ({ body, ...record }) => ({ ...record, digest: body }),
  },
  marks: {
    table: 'marks',
    key: ['desk', 'person', 'ticket'],
    columns: { desk, person: 'text', ticket: 'text', at: 'text' },
    values: (record) => ({ ...record }),
  },
  files: {
    table: 'files',
    key: ['id'],
    columns: { id: 'text', desk, loose: 'boolean', owner: 'text', size: 'bigint', ...BODY },
    values: (file) => ({
      id: file.id,
      desk: file.desk,
      loose: file.tickets.length === 0,
      owner: file.owner,
      size: file.size,
      body: file,
    }),
  },
  views: {
    table: 'views',
    key: ['desk', 'owner', 'id'],
    columns: { desk, owner: 'text', id: 'text', scope: 'text', ...BODY },
    values: (view) => ({ desk: view.desk, owner: view.owner, id: view.id, scope: view.scope, body: view }),
  },
  preferences: {
    table: 'preferences',
    key: ['desk', 'person'],
    columns: { desk, person: 'text', ...BODY },
    values: (record) => ({ desk: record.desk, person: record.person, body: record }),
  },
  deskEvents: {
    table: 'desk_events',
    key: ['desk', 'sequence'],
    columns: { desk, sequence: 'bigint', ...BODY },
    values: (event) => ({ desk: event.desk, sequence: event.sequence, body: event }),
  },
  notices: {
    table: 'notices',
    key: ['desk', 'person'],
    columns: { desk, person: 'text', ...BODY },
    values: (record) => ({ desk: record.desk, person: record.person, body: record }),
  },
  articles: {
    table: 'articles',
    key: ['desk', 'id'],
    columns: { desk, id: 'text', ...BODY },
    values: (article) => ({ desk: article.desk, id: article.id, body: article }),
  },
  articleEvents: {
    table: 'article_events',
    key: ['desk', 'article', 'version'],
    columns: { desk, article: 'text', version: 'bigint', ...BODY },
    values: (event) => ({ desk: event.desk, article: event.article, version: event.version, body: event }),
  },
  articleMarks: {
    table: 'article_marks',
    key: ['desk', 'person', 'article'],
    columns: { desk, person: 'text', article: 'text', ...BODY },
    values: (mark) => ({ desk: mark.desk, person: mark.person, article: mark.article, body: mark }),
  },
  avoided: {
    table: 'avoided',
    key: ['desk', 'id'],
    columns: { desk, id: 'text', ...BODY },
    values: (record) => ({ desk: record.desk, id: record.id, body: record }),
  },
};

/** Tables that hold records of desks, for whoever erases one. */
export const OF_DESKS: readonly string[] = [...Object.values(SHAPES).map(({ table }) => table), 'bytes', 'arrivals'];
