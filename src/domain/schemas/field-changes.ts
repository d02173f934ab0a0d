/** What a change of a desk’s custom fields must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { FieldDefinition } from './fields.ts';
import { Code } from './values.ts';

/** A category that asks a field; a list of none means that it is asked everywhere. */
export const AskedIn = z.strictObject({ service: Code, category: Code });
export type AskedIn = z.infer<typeof AskedIn>;

/** What the four commands carry besides what every command of a desk does. */
export const FIELD_CHANGES = {
  'add-field': { field: FieldDefinition, askedIn: z.optional(z.array(AskedIn)) },
  /** `askedIn` absent: where it is asked stays as it is. A definition that is not `retired` brings a retired field back. */
  'change-field': { code: Code, field: FieldDefinition, askedIn: z.optional(z.array(AskedIn)) },
  'order-fields': { codes: z.array(Code) },
  'remove-field': { code: Code },
} as const;

export const FieldChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add-field'), ...FIELD_CHANGES['add-field'] }),
  z.strictObject({ do: z.literal('change-field'), ...FIELD_CHANGES['change-field'] }),
  z.strictObject({ do: z.literal('order-fields'), ...FIELD_CHANGES['order-fields'] }),
  z.strictObject({ do: z.literal('remove-field'), ...FIELD_CHANGES['remove-field'] }),
]);
export type FieldChange = z.infer<typeof FieldChange>;
