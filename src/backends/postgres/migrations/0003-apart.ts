/** Version 3: rows' bodies lie apart, so that whoever goes through the columns of many rows does not go through them. */
import type { Migration } from '../migrating.ts';

export const apart: Migration = {
  version: 3,
  name: 'apart',
  least: 1,
  // It holds of rows written from now on; what is there already goes when it is next written.
  statements: ['alter table rows set (toast_tuple_target = 256)'],
};
