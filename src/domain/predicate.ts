/**
 * A small closed tree over the columns of a ticket: visibility is a value, and so is a list's filter (domain §4).
 * `matches` interprets it in memory; a backend with an index or SQL interprets the same tree its own way.
 */
import type { Predicate, SetColumn, TimeColumn } from './schemas/predicate.ts';
import type { State } from './states.ts';
import type { Ticket } from './ticket.ts';

export type { Predicate, SetColumn, SingleColumn, TimeColumn } from './schemas/predicate.ts';

export type Scalar = string | boolean | null;

export const EVERYTHING: Predicate = { and: [] };
export const NOTHING: Predicate = { or: [] };

/** What a predicate reads of a ticket. `changedAt` depends on who looks: pass the stamp of the reader's scope. */
export type Columns = Pick<
  Ticket,
  | 'id'
  | 'service'
  | 'category'
  | 'group'
  | 'kind'
  | 'priority'
  | 'requester'
  | 'filer'
  | 'assignee'
  | 'restricted'
  | 'observers'
  | 'watchers'
  | 'glass'
  | 'fields'
  | 'course'
> & {
  readonly state: State;
  readonly approval: Ticket['approval'];
  readonly facts: Pick<Ticket['facts'], 'filedAt' | 'settledAt' | 'closedAt'>;
  readonly changedAt?: string | undefined;
  readonly dueAt?: string | null | undefined;
};

function time(columns: Columns, column: TimeColumn): string | null {
  return column === 'changedAt' || column === 'dueAt' ? (columns[column] ?? null) : columns.facts[column];
}

function members(columns: Columns, column: SetColumn): readonly string[] {
  return column === 'approvers' ? (columns.approval?.approvers ?? []) : columns[column];
}

/** Whether a predicate is known to leave nothing out, whatever the ticket. */
export function leavesNothingOut(tree: Predicate): boolean {
  return 'and' in tree && tree.and.every((each) => leavesNothingOut(each));
}

/** Whether a ticket satisfies a predicate. */
export function matches(predicate: Predicate, columns: Columns): boolean {
  if ('and' in predicate) return predicate.and.every((each) => matches(each, columns));
  if ('or' in predicate) return predicate.or.some((each) => matches(each, columns));
  if ('not' in predicate) return !matches(predicate.not, columns);
  if ('eq' in predicate) return (columns[predicate.eq[0]] ?? null) === predicate.eq[1];
  if ('in' in predicate) return predicate.in[1].includes(columns[predicate.in[0]] ?? null);
  if ('has' in predicate) return members(columns, predicate.has[0]).includes(predicate.has[1]);
  if ('field' in predicate) {
    const value = columns.fields[predicate.field[0]];
    return Array.isArray(value)
      ? value.includes(predicate.field[1])
      : value !== undefined && String(value) === predicate.field[1];
  }
  const [column, instant] = 'since' in predicate ? predicate.since : predicate.before;
  const at = time(columns, column);
  return at !== null && ('since' in predicate ? at >= instant : at < instant);
}
