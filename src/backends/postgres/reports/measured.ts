/** The tickets that a report counts, as SQL knows them: which, told apart by what, and how far whoever asks may know each. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Dimension, ReportQuery } from '../../../domain/report-query.ts';
import { WITHIN } from '../../../domain/reports/counted.ts';
import type { Bounds } from '../../../domain/reports/period.ts';
import type { Looking } from '../../desk/viewing.ts';
import { Sight } from '../sight.ts';
import { all, any, said, toSql } from '../to-sql.ts';
import type { Condition } from '../to-sql.ts';

/** What a row is told apart by; null where it has none (`valueOf`). */
const VALUES: Readonly<Record<Dimension, RawBuilder<string | null>>> = {
  service: sql.ref('r.service'),
  category: sql`(coalesce(r.service, '') || ${WITHIN}::text || r.category)`,
  assignee: sql.ref('r.assignee'),
  requester: sql.ref('r.requester'),
  school: sql`(p.body->'person'->>'school')`,
  kind: sql.ref('r.kind'),
  priority: sql.ref('r.priority'),
  group: sql.ref('r.group_name'),
};

/** Moves of a row, in order: `m.kind` a letter (`../facts.ts`), `m.at` when, `m.place` from 1 on. */
export const MOVES = sql`unnest(string_to_array(r.moves, null), r.moved_ms) with ordinality m (kind, at, place)`;

/** When a row last moved or had something over, as an index knows it (`../migrations/0007-counted.ts`). */
const TOUCHED = sql`greatest(r.moved_ms[cardinality(r.moved_ms)], r.responded_ms, r.taken_ms, r.settled_ms, r.answered_ms)`;

export class Measured {
  /** Tables to select from. */
  readonly from: RawBuilder<unknown>;
  /** The rows that are counted. */
  readonly rows: Condition;
  /** The same in parts that an index tells of, each row in one: those that would be read anyway, and those that are since they name somebody. */
  readonly parts: readonly Condition[];
  readonly value: RawBuilder<string | null>;
  /** Rows whose work, hours and promises this person knows. */
  readonly staff: RawBuilder<boolean>;
  /** Rows on which he reads what the requester is told, and so when that was first. */
  readonly hears: RawBuilder<boolean>;
  /** Rows whose mark he knows. */
  readonly rated: RawBuilder<boolean>;

  constructor({ where, by }: Pick<ReportQuery, 'where' | 'by'>, looking: Looking) {
    const sight = new Sight(looking);
    const { staff, requester } = sight.levels;
    this.from = by === 'school' ? sql`rows r left join people p on p.desk = r.desk and p.id = r.requester` : sql`rows r`;
    const narrowed = where === undefined || toSql(where, sight.columns);
    this.rows = all([sight.rows, narrowed]);
    this.parts = sight.parts.map((part) => all([part, narrowed])).filter((part) => part !== false);
    this.value = VALUES[by];
    this.staff = said(staff);
    this.hears = said(any([staff, requester]));
    this.rated = said(any([staff, sql<boolean>`r.requester = ${looking.person.id}`]));
  }

  /** The rows counted, and of them those of which something more holds. */
  where(...conditions: readonly Condition[]): RawBuilder<boolean> {
    return said(all([this.rows, ...conditions]));
  }

  /** Rows on which something was over, or moved, since a period began: to others nothing happened in it. */
  since({ starts }: Bounds): RawBuilder<boolean> {
    return sql<boolean>`(${TOUCHED} >= ${starts[0] ?? 0}::bigint)`;
  }

  /** The place of a row's value among some, from 1 on; 0 for all others. */
  among(values: readonly (string | null)[]): RawBuilder<number> {
    return sql<number>`coalesce(array_position(${values}::text[], ${this.value}), 0)`;
  }
}
