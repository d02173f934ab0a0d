/** Custom fields: mod_tracker's elements and what they lacked (domain §7; mod_tracker §2.4). */

export type { FieldDefinition, FieldOption, FieldType, FieldValue, FieldValues, PageContext } from './schemas/fields.ts';

/** One thing wrong with one field: its path and a code whose sentence is in the locales. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}
