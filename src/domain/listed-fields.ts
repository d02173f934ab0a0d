/** Custom fields that lists show a column of, and are put in order by (domain §7 "listable"). */
import type { Desk } from './desk.ts';
import type { FieldDefinition } from './fields.ts';

/** Types whose values are too long for a line of a list, or the same in every row. */
const UNLISTED: ReadonlySet<string> = new Set(['long-text', 'file', 'page', 'constant']);

/** The fields that a desk's lists show to somebody, in its order: private ones are for staff. */
export function listedFields({ fields }: Pick<Desk, 'fields'>, isStaff: boolean): FieldDefinition[] {
  return fields.filter(
    ({ listable, retired, private: isPrivate, type }) =>
      listable === true && retired !== true && (isStaff || isPrivate !== true) && !UNLISTED.has(type),
  );
}
