/** What custom fields and a page’s context must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { Code, Day, Localised, LongText, PersonId } from './values.ts';

export const FieldType = z.enum([
  'text',
  'long-text',
  'number',
  'date',
  'email',
  'url',
  'choice',
  'choices',
  'file',
  'person',
  'page',
  'constant',
]);
export type FieldType = z.infer<typeof FieldType>;

/** One answer offered by a `choice` or `choices` field. */
export const FieldOption = z.strictObject({ code: Code, label: Localised, closed: z.optional(z.boolean()) });
export type FieldOption = z.infer<typeof FieldOption>;

export const FieldDefinition = z.strictObject({
  code: Code,
  type: FieldType,
  label: Localised,
  help: z.optional(Localised),
  required: z.optional(z.boolean()),
  /** Seen and set by staff only. */
  private: z.optional(z.boolean()),
  listable: z.optional(z.boolean()),
  filterable: z.optional(z.boolean()),
  options: z.optional(z.array(FieldOption)),
  /** How a choice is shown. */
  display: z.optional(z.enum(['list', 'radio'])),
  /** Bounds of a number. */
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** The value of a constant. */
  value: z.optional(Localised),
  /** Shown, and asked, only while another field has one of these values. */
  showIf: z.optional(z.strictObject({ field: Code, in: z.array(z.string()) })),
  /** Asked no more: what tickets hold of it stays readable under its label. */
  retired: z.optional(z.boolean()),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** Where the ticket was filed from: gathered by the form, shown, removable. */
export const PageContext = z.strictObject({
  url: z.optional(z.string().check(z.maxLength(2048))),
  title: z.optional(z.string().check(z.maxLength(512))),
  course: z.optional(z.string().check(z.maxLength(512))),
  browser: z.optional(z.string().check(z.maxLength(512))),
  screen: z.optional(z.string().check(z.maxLength(64))),
});
export type PageContext = z.infer<typeof PageContext>;

/**
 * What a field holds: text, long text, date (a day), email, URL, choice (the option's code), person (an id), constant
 * as text; number; several choices as codes; files as attachment ids; a page context as text lines.
 */
export const FieldValue = z.union([LongText, z.number(), z.array(z.string().check(z.maxLength(512)))]);
export type FieldValue = z.infer<typeof FieldValue>;
export const FieldValues = z.record(Code, FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;
void Day;
void PersonId;
