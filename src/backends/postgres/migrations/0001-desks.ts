/**
 * Version 1: desks, and all that they hold.
 *
 * Bodies are `json`, not `jsonb`: what was put comes out as it was, the order of its keys with it, and nothing in them is ever asked
 * for by SQL. What lists are asked by stands in columns beside, derived from the body in the same writing (`shapes.ts`).
 * Texts that order anything are in the collation "C", the order of code points, which every version and every system shares.
 */
import type { Migration } from '../migrating.ts';

/** A table of bodies under a key. */
function bodies(table: string, keys: Readonly<Record<string, string>>, more = ''): string {
  const columns = Object.entries(keys).map(([name, type]) => `${name} ${type} not null`);
  return `create table ${table} (${columns.join(', ')}, ${more}body json not null, primary key (${Object.keys(keys).join(', ')}))`;
}

const TEXT = 'text collate "C"';

/** What a list may be sorted by: one index each, the id last, so that every order is total. */
const WALKED = [
  'rank',
  'number',
  'summary',
  'filed',
  'changed_public',
  'changed_staff',
  'requester_name',
  'assignee_name',
  'state_place',
  'priority_place',
];

export const desks: Migration = {
  version: 1,
  name: 'desks',
  least: 1,
  statements: [
    // "written" counts the writings: what was read and what is put back differ by nobody else's (see PostgresWriting).
    `create table desks (
      id ${TEXT} primary key, written bigint not null, sequence bigint not null, body json not null
    )`,
    bodies('people', { desk: TEXT, id: TEXT }),
    `create table tickets (id ${TEXT} primary key, desk ${TEXT} not null, body json not null)`,
    'create index tickets_desk on tickets (desk)',
    `create table rows (
      id ${TEXT} primary key, desk ${TEXT} not null, body json not null,
      rank ${TEXT} not null, number bigint not null, summary ${TEXT} not null, filed ${TEXT} not null,
      changed_public ${TEXT} not null, changed_requester ${TEXT} not null, changed_staff ${TEXT} not null,
      requester_name ${TEXT} not null, assignee_name ${TEXT} not null, state_place integer not null, priority_place integer not null,
      stack ${TEXT}, worker ${TEXT}, ticket_number bigint, due_at ${TEXT}, aliases text[] not null, involved text[] not null,
      state ${TEXT} not null, service ${TEXT}, category ${TEXT}, group_name ${TEXT}, kind ${TEXT} not null, priority ${TEXT} not null,
      requester ${TEXT} not null, filer ${TEXT} not null, assignee ${TEXT}, restricted boolean not null, course ${TEXT},
      observers text[] not null, watchers text[] not null, approvers text[] not null, glass text[] not null,
      settled_at ${TEXT}, closed_at ${TEXT}, field_values jsonb not null
    )`,
    ...WALKED.map((column) => `create index rows_${column} on rows (desk, ${column}, id)`),
    'create index rows_stack on rows (desk, stack, id) where stack is not null',
    'create index rows_worker on rows (desk, worker) where worker is not null',
    'create index rows_ticket_number on rows (desk, ticket_number) where ticket_number is not null',
    'create index rows_due on rows (desk, due_at, id) where due_at is not null',
    'create index rows_aliases on rows using gin (aliases) with (fastupdate = off)',
    'create index rows_involved on rows using gin (involved) with (fastupdate = off)',
    `create table terms (
      id ${TEXT} primary key, desk ${TEXT} not null, public text not null, requester text not null, staff text not null,
      found_by tsvector not null
    )`,
    'create index terms_desk on terms (desk, id)',
    'create index terms_found_by on terms using gin (found_by) with (fastupdate = off)',
    bodies('events', { desk: TEXT, sequence: 'bigint' }, `ticket ${TEXT} not null, version bigint not null, `),
    'create index events_ticket on events (ticket, version)',
    `create table commands (
      desk ${TEXT} not null, person ${TEXT} not null, id ${TEXT} not null, ticket ${TEXT} not null, digest text not null,
      primary key (desk, person, id)
    )`,
    `create table marks (
      desk ${TEXT} not null, person ${TEXT} not null, ticket ${TEXT} not null, at ${TEXT} not null, primary key (desk, person, ticket)
    )`,
    `create table files (id ${TEXT} primary key, desk ${TEXT} not null, loose boolean not null, body json not null)`,
    'create index files_desk on files (desk, loose)',
    `create table bytes (id ${TEXT} primary key, desk ${TEXT} not null, type text not null, bytes bytea not null)`,
    'create index bytes_desk on bytes (desk)',
    bodies('views', { desk: TEXT, owner: TEXT, id: TEXT }, `scope ${TEXT} not null, `),
    bodies('preferences', { desk: TEXT, person: TEXT }),
    bodies('desk_events', { desk: TEXT, sequence: 'bigint' }),
    bodies('notices', { desk: TEXT, person: TEXT }),
    bodies('articles', { desk: TEXT, id: TEXT }),
    bodies('article_events', { desk: TEXT, article: TEXT, version: 'bigint' }),
    bodies('article_marks', { desk: TEXT, person: TEXT, article: TEXT }),
    bodies('avoided', { desk: TEXT, id: TEXT }),
    `create table leases (name ${TEXT} primary key, holder ${TEXT} not null, until timestamptz not null)`,
  ],
};
