/**
 * Version 5: what reports count stands in columns beside each row (`../facts.ts`). A row that the version before writes has them as they
 * were, or none: `measured_of` then differs from its last change, and whoever starts next measures it again (`../measuring.ts`).
 * And of each row the body alone lies apart, as version 3 meant it.
 */
import type { Migration } from '../migrating.ts';

const TEXT = 'text collate "C"';

/** Columns of texts, and of lists of them, that version 3 sent out of line with the body: each then cost a chunk, and a look-up. */
const SHORT = [
  ...['id', 'desk', 'rank', 'summary', 'filed', 'changed_public', 'changed_requester', 'changed_staff', 'requester_name'],
  ...[
    'assignee_name',
    'deadline',
    'stack',
    'worker',
    'due_at',
    'aliases',
    'involved',
    'state',
    'service',
    'category',
    'group_name',
  ],
  ...['kind', 'priority', 'requester', 'filer', 'assignee', 'course', 'observers', 'watchers', 'approvers', 'glass'],
  ...['settled_at', 'closed_at', 'closing', 'moves', 'moved_ms', 'measured_of'],
];

export const facts: Migration = {
  version: 5,
  name: 'facts',
  least: 1,
  statements: [
    `alter table rows
      add column filed_ms bigint, add column responded_ms bigint, add column taken_ms bigint, add column settled_ms bigint,
      add column response bigint, add column take bigint, add column resolution bigint,
      add column closing ${TEXT}, add column answered_ms bigint, add column spent bigint, add column rating smallint,
      add column worked boolean, add column moves text, add column moved_ms bigint[], add column measured_of ${TEXT}`,
    `alter table rows ${SHORT.map((column) => `alter column ${column} set storage main`).join(', ')}`,
    'create index rows_unmeasured on rows (desk) where measured_of is distinct from changed_staff',
  ],
};
