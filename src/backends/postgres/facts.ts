/**
 * What reports count of a row, derived in the same writing by the domain's own rules: SQL filters, groups, counts and ranks these
 * numbers, and knows of no rule. Instants are milliseconds; delays are those of the clock on the wall.
 */
import { timeToOwn, timeToResolve, timeToRespond } from '../../domain/facts.ts';
import { answeredAt, movesOf } from '../../domain/reports/moves.ts';
import type { MoveKind } from '../../domain/reports/moves.ts';
import type { Facts } from '../../domain/ticket.ts';
import { staysOf } from '../desk/stays.ts';
import type { Row } from '../desk/store.ts';

/** A letter for each kind of move: those of a row are written one after the other. */
export const MOVE_LETTERS: Readonly<Record<MoveKind, string>> = { filed: 'f', settled: 's', abandoned: 'a', reopened: 'r' };

/** The columns, with their types. */
export const FACT_COLUMNS = {
  filed_ms: 'bigint',
  responded_ms: 'bigint',
  taken_ms: 'bigint',
  settled_ms: 'bigint',
  response: 'bigint',
  take: 'bigint',
  resolution: 'bigint',
  closing: 'text',
  answered_ms: 'bigint',
  spent: 'bigint',
  rating: 'smallint',
  worked: 'boolean',
  moves: 'text',
  moved_ms: 'bigint[]',
  measured_of: 'text',
} as const;

function milliseconds(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

/** What a row puts into them. */
export function factValues(row: Row): Readonly<Record<keyof typeof FACT_COLUMNS, unknown>> {
  const { ticket, keys } = row;
  const facts: Facts = { ...ticket.facts, spans: staysOf(row) };
  const moves = movesOf(facts);
  return {
    filed_ms: milliseconds(facts.filedAt),
    responded_ms: milliseconds(facts.firstResponseAt),
    taken_ms: milliseconds(facts.takenAt),
    settled_ms: milliseconds(facts.settledAt),
    response: timeToRespond(facts),
    take: timeToOwn(facts),
    resolution: facts.settledAt === null ? null : timeToResolve(facts, facts.filedAt),
    closing: facts.closing,
    answered_ms: answeredAt(facts, moves),
    spent: ticket.spent,
    rating: ticket.rating,
    worked: (ticket.work ?? []).length > 0,
    moves: moves.map(({ kind }) => MOVE_LETTERS[kind]).join(''),
    moved_ms: moves.map(({ at }) => at),
    measured_of: keys.changedStaff,
  };
}
