/** What one person sees of the rows, as SQL: which ones, how far, and which of their columns a filter may read (`../desk/seeing.ts`). */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { coursesRead } from '../../domain/courses.ts';
import { staffSight } from '../../domain/staff-sight.ts';
import { isStorable } from '../../domain/values.ts';
import { visibility } from '../../domain/visibility.ts';
import { LAST } from '../desk/indexing.ts';
import { readsOnlyTheirs, toldFields } from '../desk/seeing.ts';
import type { Looking } from '../desk/viewing.ts';
import { all, any, keptOf, naming, not, said, toSql, withoutNaming } from './to-sql.ts';
import type { Condition, SqlColumns } from './to-sql.ts';

/** How far somebody reads a row: as everyone, as its requester or assignee, as staff. */
export const LEVELS = ['public', 'requester', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

export class Sight {
  /** The rows that are for this person, of their desk. */
  readonly rows: Condition;
  /** The rows of each level; one level for each row. */
  readonly levels: Readonly<Record<Level, Condition>>;
  /** The rows as this person's filters may read them: of what the view hides a filter tells nothing. */
  readonly columns: SqlColumns;
  /** Whether everyone who reads a ticket reads a field of it. */
  readonly isTold: (code: string) => boolean;
  /** Rows that name this person in a role, by their index. */
  readonly involved: Condition;
  /**
   * The rows for this person in parts, each row in one: those that would be theirs if they named nobody, by few columns, which an index
   * holds; and those that are because they do, which are few.
   */
  readonly parts: readonly Condition[];

  constructor(looking: Looking) {
    const { person, desk } = looking;
    const me = person.id;
    const kept = keptOf(desk.id);
    const staff = toSql(staffSight(person, desk), kept);
    const near = toSql({ or: [{ eq: ['requester', me] }, { eq: ['assignee', me] }] }, kept);
    this.involved = naming(desk.id, [me]);
    this.rows = all([
      sql<boolean>`r.desk = ${desk.id}`,
      readsOnlyTheirs(looking) ? this.involved : true,
      toSql(visibility(person, desk), kept),
    ]);
    const unnamed =
      !readsOnlyTheirs(looking) &&
      all([sql<boolean>`r.desk = ${desk.id}`, toSql(withoutNaming(visibility(person, desk), me), kept)]);
    this.parts = [unnamed, all([this.involved, this.rows, not(unnamed)])].filter((part) => part !== false);
    this.levels = {
      staff,
      requester: all([not(staff), near]),
      public: all([not(staff), not(near)]),
    };
    const told = toldFields(looking);
    this.isTold = (code) => told.has(code);
    this.columns = this.#columnsFor(looking, staff);
  }

  #columnsFor(looking: Looking, staff: Condition): SqlColumns {
    const { person, desk } = looking;
    const courses = [...coursesRead(person, desk)].filter(isStorable);
    const kept = keptOf(desk.id);
    const isTold = said(
      any([staff, courses.length > 0 && sql<boolean>`(r.course is not null and r.course = any(${courses}::text[]))`]),
    );
    return {
      desk: desk.id,
      single: (column) => (column === 'course' ? sql`(case when ${isTold} then r.course end)` : kept.single(column)),
      has(column, asked, isNamed) {
        const has = kept.has(column, asked, isNamed);
        if (asked === person.id || column === 'observers' || column === 'approvers') return has;
        return column === 'watchers' ? false : all([staff, has]);
      },
      field: (code, value) => all([this.isTold(code) ? true : staff, kept.field(code, value)]),
      time: (column) =>
        column === 'changedAt' ? this.byLevel(CHANGED) : column === 'dueAt' ? this.byLevel(DUE) : kept.time(column),
    };
  }

  /** What is one thing at one level and another at another. */
  byLevel(values: Readonly<Record<Level, RawBuilder<unknown>>>): RawBuilder<unknown> {
    const { staff, requester } = this.levels;
    if (staff === true) return values.staff;
    return sql`(case when ${said(staff)} then ${values.staff} when ${said(requester)} then ${values.requester} else ${values.public} end)`;
  }
}

/** The last change that a reader of each level may see. */
export const CHANGED: Readonly<Record<Level, RawBuilder<unknown>>> = {
  public: sql.ref('r.changed_public'),
  requester: sql.ref('r.changed_requester'),
  staff: sql.ref('r.changed_staff'),
};

/** What is due is for staff to know. */
const DUE: Readonly<Record<Level, RawBuilder<unknown>>> = {
  public: sql`null::text collate "C"`,
  requester: sql`null::text collate "C"`,
  staff: sql`nullif(r.deadline, ${LAST}::text) collate "C"`,
};
