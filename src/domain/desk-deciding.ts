/** What decisions about a desk are made on, and what they come to (domain §3, last paragraph). */
import type { DeskCommandName, DeskCommandOf } from './desk-commands.ts';
import type { Appointment, DeskEvent, PersonChange, StoredDeskEvent } from './desk-events.ts';
import type { Desk, DeskInput } from './desk.ts';
import type { FieldValue } from './fields.ts';
import type { People, Person } from './people.ts';
import type { Refusal } from './refusal.ts';
import type { PersonId } from './values.ts';

/** How many tickets something holds, as far as who asks reads them; `hidden`: there are others. */
export interface Held {
  readonly tickets: number;
  readonly hidden: boolean;
}

/** What tickets hold of a field, and of that what who asks reads; and in how many kept lists it stands. */
export interface FieldHeld {
  readonly values: readonly FieldValue[];
  readonly read: readonly FieldValue[];
  readonly views: number;
}

/** What tickets hold of a desk: read in the write's own transaction, where `needsUses` says so. */
export interface Uses {
  /** Tickets of a service; of one of its categories alone where that is given. */
  inPlace(service: string, category?: string): Held;
  ofField(code: string): FieldHeld;
}

/** Where no ticket is. */
export const NOWHERE: Uses = {
  inPlace: () => ({ tickets: 0, hidden: false }),
  ofField: () => ({ values: [], read: [], views: 0 }),
};

export interface DeskContext {
  /** The document as it is kept. */
  readonly document: DeskInput;
  /** A document as it is in force: the mode's presets, the defaults, and what the page fixes. */
  readonly inForce: (document: DeskInput) => Desk;
  /** Keys of the document that the page puts above it. */
  readonly fixed: ReadonlySet<string>;
  readonly person: Person;
  readonly people: People;
  readonly appointed: Readonly<Record<PersonId, Appointment>>;
  readonly uses: Uses;
  /** The last thing that was done to the desk. */
  readonly last: StoredDeskEvent | undefined;
}

/** What a command comes to: another document, people's appointments, or both. */
export interface DeskDraft {
  readonly document?: DeskInput | undefined;
  readonly people?: readonly PersonChange[] | undefined;
  readonly undoes?: number | undefined;
}

export type DeskDecisions<Names extends DeskCommandName> = {
  readonly [Name in Names]: (command: DeskCommandOf<Name>, context: DeskContext) => DeskDraft | Refusal;
};

/** Whether what was done can be taken back: a page's document is another one's word, whoever was added is known, and whoever was erased is gone. */
export function mayBeUndone({ act, people }: DeskEvent): boolean {
  return act !== 'seeded' && act !== 'person-erased' && !people.some(({ added }) => added === true);
}

export function isRefusal(decided: DeskDraft | Refusal): decided is Refusal {
  return 'code' in decided;
}

/** Something with some of its keys changed; what is null goes. */
export function patched<Value extends object>(value: Value, patch: Readonly<Record<string, unknown>>): Value {
  const entries = Object.entries({ ...value, ...patch }).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries) as Value;
}

/** A list with one of its things moved before another one, or to the end. */
export function placed<Item>(list: readonly Item[], isMoved: (item: Item) => boolean, isNext: (item: Item) => boolean): Item[] {
  const moved = list.filter(isMoved);
  const others = list.filter((item) => !isMoved(item));
  const at = others.findIndex(isNext);
  return at === -1 ? [...others, ...moved] : [...others.slice(0, at), ...moved, ...others.slice(at)];
}
