/** Coming back to a desk that is kept, as somebody who is known there: then nothing is written, and nothing is checked again. */
import type { Appointment } from '../../domain/desk-events.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import { derivedId } from '../../domain/due.ts';
import type { Person, PersonInput } from '../../domain/people.ts';
import type { Surroundings } from './batch.ts';
import { derivationOf } from './indexing.ts';
import type { DeskRecord, Reading } from './store.ts';

/** What a page says of itself and of its desk. */
export interface Said {
  readonly identity: PersonInput;
  /** Tells one seed from another; null: nothing is seeded, undefined: what is said cannot be told apart. */
  readonly seed: string | null | undefined;
}

/** A desk as somebody enters it. */
export interface Entered {
  readonly record: DeskRecord;
  readonly person: Person;
  /** Whether the same store keeps a desk that tickets can be sent down to. */
  readonly subDesks: boolean;
  /** Whether something may have to be done by itself. */
  readonly isDue: boolean;
}

/** What is kept, read before it is known what the page says. */
export interface Glance {
  readonly record: DeskRecord;
  readonly desk: Desk;
  readonly known: Person | undefined;
  /** What administration decided of them: the page's word on it changes nothing. */
  readonly appointed: Appointment | undefined;
  readonly subDesks: boolean;
  readonly isDue: boolean;
}

/** A settings document, with what the page fixes above it, in a few letters. */
export function seedOf(settings: unknown, fixed: Partial<DeskInput>): Said['seed'] {
  const isSilent = settings === undefined || settings === null;
  if (isSilent && Object.keys(fixed).length === 0) return null;
  try {
    return derivedId(JSON.stringify([settings ?? null, fixed]));
  } catch {
    // No JSON at all: the schemas say what is wrong with it.
    return undefined;
  }
}

/** What an identity says of somebody, besides what is known. */
export function saidOf(identity: PersonInput, known: Person | undefined): Partial<PersonInput> {
  // A page that gives an id alone repeats it as the name, which says nothing against a name that is known.
  const nameless = known !== undefined && identity.name === identity.id;
  return Object.fromEntries(
    Object.entries(identity).filter(([key, value]) => value !== undefined && !(nameless && key === 'name')),
  );
}

/** Whether the same store keeps one of the desks below a desk. */
export async function hasSubDesks(tx: Reading, desk: Desk): Promise<boolean> {
  const below = await Promise.all(desk.subDesks.map((sub) => tx.desk(sub.desk)));
  return below.some((sub) => sub !== undefined);
}

/** Reads all that coming back needs; undefined where no such desk is kept. */
export async function glance(tx: Reading, around: Surroundings, person: string): Promise<Glance | undefined> {
  const [record, known, due] = await Promise.all([
    tx.desk(around.desk),
    tx.person(around.desk, person),
    tx.due(around.desk, around.clock(), 1),
  ]);
  if (record === undefined) return undefined;
  const desk = around.inForce(record);
  return {
    record,
    desk,
    known: known?.person,
    appointed: known?.appointed,
    subDesks: await hasSubDesks(tx, desk),
    isDue: due.length > 0,
  };
}

/** Who comes back, if nothing has to be written or checked for them. */
export function comeBack(found: Glance | undefined, { identity, seed }: Said): Entered | null {
  if (found?.known === undefined || seed === undefined) return null;
  const { record, desk, known, appointed = {}, subDesks, isDue } = found;
  if (known.suspended === true || (seed !== null && record.seededBy !== seed)) return null;
  const said = Object.entries(saidOf(identity, known)).filter(([key]) => !Object.hasOwn(appointed, key));
  const isNew = said.some(([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key as keyof Person]));
  return isNew || derivationOf(desk) !== record.derivedBy ? null : { record, person: known, subDesks, isDue };
}
