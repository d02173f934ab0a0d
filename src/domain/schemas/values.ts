/** What the small values must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import {
  CODE,
  DAY_SHAPE,
  KINDS,
  LONGEST_PERSON,
  LONGEST_SUMMARY,
  LONGEST_TEXT,
  PRIORITIES,
  SCOPES,
  isDay,
  isStorable,
} from '../values.ts';

z.config({ jitless: true });

/** A universally unique identifier, made by whoever makes the thing. */
export const Id = z.uuid({ error: 'not-an-id' });
export type Id = z.infer<typeof Id>;

/** A short name given by an editor to a desk, a service, a category or a field: `moodle`, `salle`. */
export const Code = z.string().check(z.regex(CODE, { error: 'not-a-code' }));
export type Code = z.infer<typeof Code>;

/** A person's identity, derived from (iss, sub); never a mail address. */
export const PersonId = z
  .string()
  .check(z.minLength(1), z.maxLength(LONGEST_PERSON), z.refine(isStorable, { error: 'unstorable-text' }));
export type PersonId = z.infer<typeof PersonId>;

/** An instant: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const Instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, { error: 'not-an-instant' }),
  z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'not-an-instant' }),
);
export type Instant = z.infer<typeof Instant>;

/** A day of the calendar, `2026-11-24`. */
export const Day = z.string().check(z.regex(DAY_SHAPE, { error: 'not-a-day' }), z.refine(isDay, { error: 'not-a-day' }));
export type Day = z.infer<typeof Day>;

/** One line that must say something. */
export const Summary = z.string().check(
  z.maxLength(LONGEST_SUMMARY, { error: 'too-long' }),
  z.refine((text) => text.trim() !== '', { error: 'required' }),
  z.refine(isStorable, { error: 'unstorable-text' }),
);

/** A text that may be empty, Markdown where it is shown as such. */
export const LongText = z
  .string()
  .check(z.maxLength(LONGEST_TEXT, { error: 'too-long' }), z.refine(isStorable, { error: 'unstorable-text' }));

/** A text that must say something. */
export const WrittenText = z.string().check(
  z.maxLength(LONGEST_TEXT, { error: 'too-long' }),
  z.refine((text) => text.trim() !== '', { error: 'required' }),
  z.refine(isStorable, { error: 'unstorable-text' }),
);

/** A text that an editor wrote: in one language for all, or in French and perhaps English (domain §7). */
export const Localised = z.union([LongText, z.strictObject({ fr: LongText, en: z.optional(LongText) })]);
export type Localised = z.infer<typeof Localised>;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

/** How a ticket reached the desk (esup-helpdesk 1.8). */
export const Origin = z.enum(['web', 'mail', 'phone', 'other', 'desk']);
export type Origin = z.infer<typeof Origin>;
