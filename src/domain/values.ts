/**
 * The small values that every other word of the domain is made of: identifiers, instants, texts, scopes.
 *
 * Each is a zod schema and a type of the same name; the schema is the only definition of what is valid.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

/** Longest text a person may write in one place, in UTF-16 code units; a longer one is offered as a file (domain §3). */
export const LONGEST_TEXT = 65_536;
/** Longest summary, the tracker's own limit (mod_tracker §2.3). */
export const LONGEST_SUMMARY = 255;

/** No NUL and no lone surrogate: neither survives PostgreSQL, CSV or mail, so neither is accepted anywhere. */
function storable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** A universally unique identifier, made by whoever makes the thing. */
export const Id = z.uuid({ error: 'not-an-id' });
export type Id = z.infer<typeof Id>;

/** A short name given by an editor to a desk, a service, a category or a field: `moodle`, `salle`. */
export const Code = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, { error: 'not-a-code' }));
export type Code = z.infer<typeof Code>;

/** A person's identity, derived from (iss, sub); never a mail address. */
export const PersonId = z.string().check(z.minLength(1), z.maxLength(512), z.refine(storable, { error: 'unstorable-text' }));
export type PersonId = z.infer<typeof PersonId>;

/** An instant: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const Instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, { error: 'not-an-instant' }),
  z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'not-an-instant' }),
);
export type Instant = z.infer<typeof Instant>;

/** A day of the calendar, `2026-11-24`. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/, { error: 'not-a-day' }),
  z.refine(
    (text) =>
      new Date(`${text}T00:00:00.000Z`).toString() !== 'Invalid Date' &&
      new Date(`${text}T00:00:00.000Z`).toISOString().startsWith(text),
    {
      error: 'not-a-day',
    },
  ),
);
export type Day = z.infer<typeof Day>;

/** One line that must say something. */
export const Summary = z.string().check(
  z.maxLength(LONGEST_SUMMARY, { error: 'too-long' }),
  z.refine((text) => text.trim() !== '', { error: 'required' }),
  z.refine(storable, { error: 'unstorable-text' }),
);

/** A text that may be empty, Markdown where it is shown as such. */
export const LongText = z
  .string()
  .check(z.maxLength(LONGEST_TEXT, { error: 'too-long' }), z.refine(storable, { error: 'unstorable-text' }));

/** A text that must say something. */
export const WrittenText = z.string().check(
  z.maxLength(LONGEST_TEXT, { error: 'too-long' }),
  z.refine((text) => text.trim() !== '', { error: 'required' }),
  z.refine(storable, { error: 'unstorable-text' }),
);

/** A text that an editor wrote: in one language for all, or in French and perhaps English (domain §7). */
export const Localised = z.union([LongText, z.strictObject({ fr: LongText, en: z.optional(LongText) })]);
export type Localised = z.infer<typeof Localised>;

/**
 * The words of an editor's text for a reader.
 * @param text what the editor wrote; undefined reads as empty
 * @param language the reader's language, `fr` or `en` (with or without a region)
 */
export function localised(text: Localised | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return language.toLowerCase().startsWith('en') ? (text.en ?? text.fr) : text.fr;
}

/** Who may read a comment or a file: everyone who reads the ticket, the requester and the staff, or the staff alone (domain §3). */
export const Scope = z.enum(['public', 'requester', 'staff']);
export type Scope = z.infer<typeof Scope>;

/** What a ticket is about (domain §1; iTop's incident and user request). */
export const Kind = z.enum(['incident', 'request', 'problem', 'task']);
export type Kind = z.infer<typeof Kind>;

/** Five levels, lowest first (esup-helpdesk 1.8). */
export const Priority = z.enum(['lowest', 'low', 'normal', 'high', 'highest']);
export type Priority = z.infer<typeof Priority>;

/** How a ticket reached the desk (esup-helpdesk 1.8). */
export const Origin = z.enum(['web', 'mail', 'phone', 'other', 'desk']);
export type Origin = z.infer<typeof Origin>;

/**
 * The instant some milliseconds after another.
 * @param instant where to start
 * @param milliseconds how far; negative goes back
 */
export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** Milliseconds from one instant to another; never negative, since clocks of several machines may disagree. */
export function elapsed(from: Instant, to: Instant): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
