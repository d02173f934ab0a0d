/** What is said of who else has a ticket open; who may know of it is in `presence.ts`. */
import type { PersonCard } from './people.ts';

/** What somebody is doing with a ticket: `typing` is writing to everyone who reads it, `noting` what not all of them may read. */
export type Doing = 'reading' | 'typing' | 'noting' | 'left';

/** How long a word of presence holds unless it is said again, in milliseconds. */
export const PRESENCE_LASTS = 20_000;

/** Somebody else, now. */
export interface Presence {
  readonly person: PersonCard;
  readonly doing: Exclude<Doing, 'left'>;
}
