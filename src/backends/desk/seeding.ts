/** How a desk comes to be kept: seeded from its document, again when that one's revision rises, and its people known. */
import { changesBetween } from '../../domain/desk-changes.ts';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import { isErasedPerson } from '../../domain/erased-person.ts';
import { Person } from '../../domain/schemas/people.ts';
import type { PersonInput } from '../../domain/people.ts';
import type { Instant } from '../../domain/values.ts';
import { Unauthorized } from '../backend.ts';
import { appointed, asSaid } from './appointing.ts';
import { saidOf } from './coming-back.ts';
import { isForgotten, remembered } from './forgotten.ts';
import { derivationOf, rowFor, termsFor } from './indexing.ts';
import { nextInstant } from './present.ts';
import type { DeskRecord, Writing } from './store.ts';

/** What a desk is seeded with. */
export interface Seed {
  readonly document: DeskInput;
  readonly people: readonly Person[];
  /** What was said, in a few letters (`seedOf`). */
  readonly by?: string | undefined;
}

/** Everyone whom a desk's document names in a role. */
export function namedBy(desk: Desk): string[] {
  const services = desk.services.flatMap((service) => [
    ...service.managers.map((manager) => manager.person),
    ...service.observers,
    ...service.categories.flatMap((category) => [...(category.members ?? []), ...(category.approval?.approvers ?? [])]),
  ]);
  return [...new Set([...services, ...desk.defaultAssignees])].filter((id) => !isErasedPerson(id));
}

/** Derives rows and words again, after the settings that they depend on changed. */
export async function deriveAgain(tx: Writing, desk: Desk): Promise<void> {
  const names = new Map((await tx.people(desk.id)).map(({ id, person }) => [id, person.name]));
  for await (const rows of tx.walk(desk.id, 'number', false, null)) {
    for (const { id } of rows) {
      const ticket = await tx.ticket(id);
      if (ticket === undefined) continue;
      tx.put(
        'rows',
        rowFor(ticket, desk, (person) => names.get(person) ?? person),
      );
      tx.put('terms', termsFor(ticket, await tx.events(id), desk));
    }
  }
}

/** @returns whether somebody has another name now, by which rows are sorted */
async function keepPeople(tx: Writing, desk: Desk, people: readonly Person[], overwrite: boolean): Promise<boolean> {
  const known = new Map((await tx.people(desk.id)).map(({ id, person }) => [id, person.name]));
  for (const person of people) if (overwrite || !known.has(person.id)) tx.put('people', { desk: desk.id, id: person.id, person });
  const given = new Set(people.map((person) => person.id));
  // Somebody who is only named has a name at least: their identifier.
  for (const id of namedBy(desk))
    if (!known.has(id) && !given.has(id)) tx.put('people', { desk: desk.id, id, person: Person.parse({ id, name: id }) });
  return overwrite && people.some((person) => known.has(person.id) && known.get(person.id) !== person.name);
}

/** The page's document replaced the one that was kept: told as it happened, whatever was changed here before. */
function replacedByPage(kept: DeskRecord, record: DeskRecord, at: Instant): StoredDeskEvent {
  return {
    desk: kept.id,
    sequence: record.sequence,
    at,
    act: 'seeded',
    by: null,
    about: {},
    changes: changesBetween(kept.document, record.document),
    people: [],
    revision: record.document.revision ?? 0,
  };
}

/**
 * Makes sure that a desk is kept as its seed says.
 * @param seed absent: the desk as it is kept, or one without services that any seed will replace
 * @param inForce the document as this page has it in force
 */
export async function seedDesk(
  tx: Writing,
  id: string,
  seed: Seed | undefined,
  inForce: (record: DeskRecord) => Desk,
  generation: string,
  now: Instant,
): Promise<DeskRecord> {
  const kept = await tx.desk(id);
  let record = kept ?? {
    id,
    document: seed?.document ?? { id, name: id },
    generation,
    sequence: 0,
    number: 0,
    revisedAt: 0,
    at: null,
    turns: {},
    derivedBy: '',
    derived: 0,
  };
  const rises = kept !== undefined && seed !== undefined && (seed.document.revision ?? 0) > (kept.document.revision ?? -1);
  if (rises) record = { ...record, document: seed.document, sequence: record.sequence + 1, revisedAt: record.sequence + 1 };
  const desk = inForce(record);
  if (rises) tx.put('deskEvents', replacedByPage(kept, record, nextInstant(kept.at, now)));
  const named = new Set(namedBy(desk));
  const people = (seed?.people ?? []).filter((person) => named.has(person.id) || !isForgotten(record, person.id));
  const renamed = seed !== undefined && (await keepPeople(tx, desk, people, kept === undefined || rises));
  const derivedBy = derivationOf(desk);
  if (derivedBy !== record.derivedBy || renamed) {
    if (kept !== undefined) await deriveAgain(tx, desk);
    record = { ...record, derivedBy, derived: record.derived + 1 };
  }
  if (seed?.by !== undefined && seed.by !== record.seededBy) record = { ...record, seededBy: seed.by };
  if (record !== kept) tx.put('desks', record);
  return record;
}

/**
 * Whoever connects, as the desk knows them from now on: what the page says goes over what was known.
 * @throws {Unauthorized} what the page says is no person, or one that is suspended
 */
export async function welcome(tx: Writing, record: DeskRecord, desk: Desk, identity: PersonInput): Promise<Person> {
  const kept = await tx.person(desk.id, identity.id);
  const known = kept?.person;
  // Who was erased is nobody, and nobody comes as them.
  if (isErasedPerson(identity.id)) throw new Unauthorized('not a person');
  const parsed = Person.safeParse({ ...(kept === undefined ? {} : asSaid(kept)), ...saidOf(identity, known) });
  if (!parsed.success) throw new Unauthorized('not a person');
  const now = appointed({ desk: desk.id, id: identity.id, person: parsed.data }, kept?.appointed);
  const { person } = now;
  if (person.suspended === true) throw new Unauthorized('suspended');
  if (JSON.stringify(person) === JSON.stringify(known)) return person;
  tx.put('people', now);
  if (isForgotten(record, person.id)) tx.put('desks', remembered(record, person.id));
  const rows = known?.name === person.name ? [] : await tx.involving(desk.id, person.id);
  if (rows.length > 0) {
    const names = new Map((await tx.people(desk.id)).map((each) => [each.id, each.person.name]));
    names.set(person.id, person.name);
    tx.put('desks', { ...record, derived: record.derived + 1 });
    for (const { id } of rows) {
      const ticket = await tx.ticket(id);
      if (ticket !== undefined)
        tx.put(
          'rows',
          rowFor(ticket, desk, (each) => names.get(each) ?? each),
        );
    }
  }
  return person;
}
