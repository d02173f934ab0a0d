/**
 * The small values that every other word of the domain is made of: identifiers, instants, texts, scopes.
 *
 * Each is a zod schema and a type of the same name; the schema is the only definition of what is valid.
 */
import type { Instant } from './schemas/values.ts';

export { LONGEST_SUMMARY, LONGEST_TEXT, localised } from './texts.ts';
export type { Code, Day, Id, Instant, Kind, Localised, Origin, PersonId, Priority, Scope } from './schemas/values.ts';

/** Whether a text has no NUL and no lone surrogate: neither survives PostgreSQL, CSV or mail, so neither is accepted anywhere. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** What a short name given by an editor is made of. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** Longest identity of a person. */
export const LONGEST_PERSON = 512;

/** How a day is written. */
export const DAY_SHAPE = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a day that the calendar has, `2026-11-24`. */
export function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00.000Z`);
  return DAY_SHAPE.test(text) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** Who may read a comment or a file: everyone who reads the ticket, the requester and the staff, or the staff alone (domain §3). */
export const SCOPES = ['public', 'requester', 'staff'] as const;

/** What a ticket is about (domain §1; iTop's incident and user request). */
export const KINDS = ['incident', 'request', 'problem', 'task'] as const;

/** Five levels, lowest first (esup-helpdesk 1.8). */
export const PRIORITIES = ['lowest', 'low', 'normal', 'high', 'highest'] as const;

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
