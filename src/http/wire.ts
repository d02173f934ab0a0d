/** What both ends of the wire say the same way: headers, media types, and what JSON has no word for. */
import type { Capabilities } from '../backends/backend.ts';
import type { Desk } from '../domain/desk.ts';
import type { Person } from '../domain/people.ts';

/** The major of what this code speaks; a server serves it and the one before. */
export const MAJOR = 1;

/** Both ends say theirs. */
export const VERSION_HEADER = 'guichet-version';
/** Which of somebody's pages asks: each has its own presence. Chosen at random by the page; nothing hangs on it. */
export const PAGE_HEADER = 'guichet-page';
/** With each answer: the desk's cursor, as this person may know it. */
export const CURSOR_HEADER = 'guichet-cursor';
/** With each answer: another value where what `session` answers is another. */
export const SESSION_HEADER = 'guichet-session';

/** An error (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';
/** Lines of JSON: how far something long is, then what came of it, then its bytes where it has any. Given where it is asked for. */
export const STEPS_TYPE = 'application/x-ndjson';
export const STREAM_TYPE = 'text/event-stream';

/** Milliseconds after which a stream that has nothing to tell says that it is there. */
export const HEARTBEAT = 15_000;

/** Capabilities, with lists for sets. */
export type CapabilitiesSaid = Omit<Capabilities, 'commands' | 'sorts' | 'filters' | 'preferences'> & {
  readonly commands: readonly string[];
  readonly sorts: readonly string[];
  readonly filters: readonly string[];
  readonly preferences?: { readonly sends: readonly string[] } | undefined;
};

/** What `session` answers: what a `Session` tells without being asked. */
export interface SessionSaid {
  readonly me: Person;
  readonly desk: Desk;
  readonly can: CapabilitiesSaid;
  readonly cursor: string;
  /** `knowledge.offered`. */
  readonly offered: boolean;
}

export function capabilitiesSaid(can: Capabilities): CapabilitiesSaid {
  const { preferences } = can;
  return {
    ...can,
    commands: [...can.commands],
    sorts: [...can.sorts],
    filters: [...can.filters],
    ...(preferences === undefined ? {} : { preferences: { sends: [...preferences.sends] } }),
  } as CapabilitiesSaid;
}

export function capabilitiesHeard(said: CapabilitiesSaid): Capabilities {
  const { preferences } = said;
  return {
    ...said,
    commands: new Set(said.commands),
    sorts: new Set(said.sorts),
    filters: new Set(said.filters),
    ...(preferences === undefined ? {} : { preferences: { sends: new Set(preferences.sends) } }),
  } as Capabilities;
}

/** One line of a stream of changes: which of the cursors asked for it answers, and what is told. */
export type LiveLine<Change> =
  | { readonly to: number; readonly change: Change }
  /** There may be other notices. */
  | { readonly notices: true }
  /** All that is known of this moment has been told: who is on a ticket and was not told of is not there any more. */
  | { readonly ready: true };

/** One line of something long. */
export type StepLine =
  | { readonly progress: unknown }
  /** `bytes`: how many follow this line, as they are; `type`: of what kind. */
  | { readonly answer: unknown; readonly bytes?: number | undefined; readonly type?: string | undefined }
  | { readonly problem: unknown };
