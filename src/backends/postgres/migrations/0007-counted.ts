/**
 * Version 7: what lists and their counts narrow to most, in an index of a few bytes a row (equal entries share them), so that whoever counts
 * a long list reads no row of it; and for reports when a ticket last moved or had something over, and on which there was work: in a period
 * nothing happened to most of a large desk.
 */
import type { Migration } from '../migrating.ts';

export const counted: Migration = {
  version: 7,
  name: 'counted',
  least: 1,
  statements: [
    'create index rows_counted on rows (desk, state, service, category, group_name, restricted, kind, priority, assignee)',
    `create index rows_touched on rows (
      desk, (greatest(moved_ms[cardinality(moved_ms)], responded_ms, taken_ms, settled_ms, answered_ms))
    )`,
    'create index rows_worked on rows (desk) where worked',
  ],
};
