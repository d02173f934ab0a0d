/** The people of a desk who may be named in a command, as one person may find them. */
import { isConfidential } from '../../domain/desk.ts';
import { card } from '../../domain/people.ts';
import type { Person } from '../../domain/people.ts';
import { fold } from '../../domain/terms.ts';
import { isAssignable, isStaff } from '../../domain/visibility.ts';
import type { PeopleQuery, PersonFound } from '../backend.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** People that a search answers when nobody says how many. */
const USUAL_PEOPLE = 20;

/** The words of a name or of an address, typed whole or not: `Jean-Pierre`, `lea@insa.example`. */
export function wordsOf(written: string): string[] {
  return fold(written)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether somebody is who the words look for: each begins a word of the name, of the id, or of the mail address.
 * @param staff who looks: others may not read addresses, so they do not find by them either
 */
export function answers(person: Person, words: readonly string[], staff: boolean): boolean {
  const parts = [person.name, person.id, staff ? (person.mail ?? '') : ''].flatMap(wordsOf);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

/** Whoever a search for people finds, in the order of their names. */
export async function findPeople(tx: Reading, query: PeopleQuery, { person: me, desk }: Looking): Promise<PersonFound[]> {
  const staff = isStaff(me, desk);
  // Whoever has no account learns who is here from the answers alone.
  if (me.guest === true) return [];
  if (query.purpose === 'requester' && (!staff || desk.onBehalf === 'nobody')) return [];
  const place = { service: query.service ?? null, category: query.category ?? null };
  // Who serves a confidential place is for staff to know.
  const shut = !staff && isConfidential(desk, place.service, place.category);
  const words = wordsOf(query.text ?? '');
  const found = (await tx.people(desk.id))
    .map(({ person }) => person)
    .filter((person) => person.suspended !== true && answers(person, words, staff))
    .map((person) => ({ person, assignable: !shut && isAssignable(person, desk, place) }))
    .filter(({ assignable }) => query.purpose !== 'assignee' || assignable);
  const sorted = found.sort(
    (one, other) => one.person.name.localeCompare(other.person.name, 'fr') || (one.person.id < other.person.id ? -1 : 1),
  );
  return sorted.slice(0, query.limit ?? USUAL_PEOPLE).map(({ person, assignable }) => {
    const { mail, ...rest } = card(person);
    return { ...rest, ...(staff && mail !== undefined ? { mail } : {}), assignable, available: person.available };
  });
}
