/** What whoever sets a desk up reads of it: its settings, its history, its people, what its tickets hold. */
import { automaticAssignee, candidates } from '../../domain/assignment.ts';
import { deskRights, readsDirectory } from '../../domain/desk-rights.ts';
import type { DeskRights } from '../../domain/desk-rights.ts';
import { mayBeUndone } from '../../domain/desk-deciding.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import { ALONE } from '../../domain/decide.ts';
import { card } from '../../domain/people.ts';
import type { People, PersonCard } from '../../domain/people.ts';
import { refuse } from '../../domain/refusal.ts';
import type { PersonId } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { Invalid, Refused } from '../backend.ts';
import type { DeskHistory, DeskSettings, DirectoryEntry, NextAssignee } from '../backend.ts';
import { answers, wordsOf } from './finding-people.ts';
import { namedBy } from './seeding.ts';
import type { Surroundings } from './draft.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** Events of a page of history, and people that a search of the directory answers. */
const PAGE = 50;
const MOST_PEOPLE = 100;

/** @throws {Refused} administration is not for this person */
export function rightsOf({ person, desk }: Pick<Looking, 'person' | 'desk'>): DeskRights {
  const rights = deskRights(person, desk);
  if (rights === null) throw new Refused(refuse('not-allowed'));
  return rights;
}

/** Cards of some people; addresses are for staff. */
export async function cardsFor(
  tx: Reading,
  ids: Iterable<PersonId>,
  { person, desk }: Pick<Looking, 'person' | 'desk'>,
): Promise<Record<PersonId, PersonCard>> {
  const staff = isStaff(person, desk);
  const cards: Record<PersonId, PersonCard> = {};
  for (const each of await tx.persons(desk.id, [...new Set(ids)])) {
    const { mail, ...rest } = card(each.person);
    cards[each.id] = staff && mail !== undefined ? { ...rest, mail } : rest;
  }
  return cards;
}

/** The desk as it is set up. @throws {Refused} */
export async function settingsFor(tx: Reading, looking: Looking, { fixed }: Surroundings): Promise<DeskSettings> {
  const rights = rightsOf(looking);
  const { desk, record } = looking;
  return {
    document: record.document,
    desk,
    fixed: Object.keys(fixed),
    rights,
    people: await cardsFor(tx, namedBy(desk), looking),
  };
}

/** What was done to the desk, as far as this person administers it. @throws {Refused} */
export async function historyFor(tx: Reading, before: number | null, looking: Looking): Promise<DeskHistory> {
  const { configure, operate, services } = rightsOf(looking);
  const { desk } = looking;
  const isTheirs = (service: string | undefined): boolean => service !== undefined && Object.hasOwn(services, service);
  const [last] = await tx.deskEvents(desk.id, null, 1);
  const page = await tx.deskEvents(desk.id, before, PAGE + 1);
  const events = page.slice(0, PAGE).filter(({ about }) => operate || isTheirs(about.service));
  const named = events.flatMap(({ by, about, people, changes }) => [
    by ?? [],
    about.person ?? [],
    people.map(({ person }) => person),
    changes.flatMap(({ path, was, now }) => [path, [was].flat(), [now].flat()]).flat(2),
  ]);
  return {
    events,
    earlier: page.length > PAGE ? (page[PAGE - 1]?.sequence ?? null) : null,
    undoable: configure && last !== undefined && mayBeUndone(last) ? last.sequence : null,
    people: await cardsFor(
      tx,
      named.flat(2).filter((each): each is string => typeof each === 'string'),
      looking,
    ),
  };
}

/** People whom the desk knows, for whoever may find them (`readsDirectory`). @throws {Refused} */
export async function directoryFor(
  tx: Reading,
  text: string,
  looking: Looking,
): Promise<{ readonly people: readonly DirectoryEntry[]; readonly total: number }> {
  if (!readsDirectory(rightsOf(looking))) throw new Refused(refuse('not-allowed'));
  const words = wordsOf(text);
  const found = (await tx.people(looking.desk.id))
    .filter(({ person }) => answers(person, words, true))
    .sort((one, other) => one.person.name.localeCompare(other.person.name, 'fr') || (one.id < other.id ? -1 : 1));
  const people = found.slice(0, MOST_PEOPLE).map(({ person, appointed = {} }) => ({
    ...card(person),
    profile: person.profile,
    serves: person.serves,
    suspended: person.suspended === true,
    available: person.available,
    appointed,
  }));
  return { people, total: found.length };
}

/** Who the next ticket of a place would be given to, and whom the service weighs. @throws {Refused} {Invalid} */
export async function nextAssigneeFor(
  tx: Reading,
  place: { readonly service: string; readonly category: string | null },
  looking: Looking,
): Promise<NextAssignee> {
  rightsOf(looking);
  const { desk, record } = looking;
  if (serviceOf(desk, place.service) === undefined) throw new Invalid([{ path: 'service', code: 'unknown-option' }]);
  if (place.category !== null && categoryOf(desk, place.service, place.category) === undefined)
    throw new Invalid([{ path: 'category', code: 'unknown-option' }]);
  const people: People = Object.fromEntries((await tx.people(desk.id)).map(({ id, person }) => [id, person]));
  const able = candidates(people, desk, place);
  const load: Record<PersonId, number> = {};
  for (const id of able) load[id] = await tx.load(desk.id, id);
  const to = automaticAssignee(people, desk, place, { ...ALONE, load, turns: record.turns });
  return {
    to,
    among: able.map((person) => ({ person, load: load[person] ?? 0, turn: record.turns[person] ?? null })),
    people: await cardsFor(tx, to === null ? able : [...able, to], looking),
  };
}
