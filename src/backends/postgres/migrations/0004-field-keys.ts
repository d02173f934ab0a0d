/**
 * Version 4: by what a ticket is sorted in the order of each custom field that lists show (`domain/field-order.ts`); the rows that are
 * there are derived again by who opens their desk.
 */
import type { Migration } from '../migrating.ts';

export const fieldKeys: Migration = {
  version: 4,
  name: 'field-keys',
  least: 1,
  statements: [`alter table rows add column field_keys jsonb not null default '{}'`],
};
