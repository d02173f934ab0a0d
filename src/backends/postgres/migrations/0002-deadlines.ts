/**
 * Version 2: what is next due on a ticket by the desk's service levels, for lists to be ordered by and narrowed to. What has nothing due
 * comes last, as in every store (`../desk/indexing.ts`, `LAST`); the rows that are there are derived again by who opens their desk.
 */
import type { Migration } from '../migrating.ts';

export const deadlines: Migration = {
  version: 2,
  name: 'deadlines',
  least: 1,
  statements: [
    `alter table rows add column deadline text collate "C" not null default U&'\\FFFF'`,
    'create index rows_deadline on rows (desk, deadline, id)',
  ],
};
