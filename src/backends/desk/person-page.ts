/** The page on somebody, for the staff: what the desk knows of them, and their tickets as far as whoever asks reads them. */
import { isErasedPerson } from '../../domain/erased-person.ts';
import { BONDS, bondsTo, mayErasePeople, mayMeet } from '../../domain/people-rights.ts';
import type { Bond } from '../../domain/people-rights.ts';
import { card } from '../../domain/people.ts';
import type { PersonId } from '../../domain/values.ts';
import { reads, servedServices } from '../../domain/visibility.ts';
import { NotFound } from '../backend.ts';
import type { PersonPage } from '../about.ts';
import type { Reading } from './store.ts';
import { viewRows } from './viewing.ts';
import type { Looking } from './viewing.ts';

/** Tickets shown on the page; a list shows the rest. */
const SHOWN = 50;

/** @throws {NotFound} also for whoever may not meet people: nobody learns which */
export async function personPage(tx: Reading, id: PersonId, looking: Looking): Promise<PersonPage> {
  const { person: asker, desk } = looking;
  const kept = mayMeet(asker, desk) && !isErasedPerson(id) ? await tx.person(desk.id, id) : undefined;
  if (kept === undefined) throw new NotFound('not-found');
  const { person } = kept;
  const found = (await tx.involving(desk.id, id))
    .filter(({ ticket }) => reads(asker, ticket, desk))
    .map((row) => ({ row, bonds: bondsTo(row.ticket, id) }))
    .filter(({ bonds }) => bonds.length > 0);
  const counts = Object.fromEntries(
    BONDS.map((bond) => [bond, found.filter(({ bonds }) => bonds.includes(bond)).length]),
  ) as Record<Bond, number>;
  const bonds = new Map(found.map(({ row, bonds: each }) => [row.id, each]));
  const page = await viewRows(
    tx,
    found.map(({ row }) => row),
    looking,
    {},
  );
  const rows = page.rows.toSorted((one, other) =>
    one.changedAt < other.changedAt ? 1 : one.changedAt > other.changedAt ? -1 : 0,
  );
  return {
    ...card(person),
    affiliation: person.affiliation,
    phone: person.phone,
    groups: person.groups,
    profile: person.profile,
    serves: servedServices(person, desk),
    suspended: person.suspended === true,
    available: person.available,
    counts,
    total: found.length,
    tickets: rows.slice(0, SHOWN).map((row) => ({ row, bonds: bonds.get(row.id) ?? [] })),
    people: page.people,
    erasable: mayErasePeople(asker) && asker.id !== id,
  };
}
