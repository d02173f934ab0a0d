/**
 * Who are told the same of what happened, so that it is found once for all of them: for a place where thousands listen.
 *
 * The rules compare people by their id and look at their rights; nothing else of a person is in them. So whoever is named nowhere in
 * what a verdict is made of (the tickets, their histories, the tickets that these name, the desk) gets the verdict of anybody else
 * with the same rights who is not named there either. Whoever is named anywhere is looked at by themselves. A property holds it to that.
 */
import type { Desk } from '../../domain/desk.ts';
import type { StoredEvent } from '../../domain/events.ts';
import type { Person } from '../../domain/people.ts';
import type { Likeness } from './changes.ts';
import type { Reading } from './store.ts';
import { namedTickets } from './viewing.ts';

/** Every text of a value, keys too. */
function texts(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      into.add(key);
      texts(each, into);
    }
  return into;
}

/** Documents are long, and seldom others; neither they nor people are ever changed in place. */
const IN_DESKS = new WeakMap<Desk, ReadonlySet<string>>();
const RIGHTS = new WeakMap<Person, string>();

function inDesk(desk: Desk): ReadonlySet<string> {
  const known = IN_DESKS.get(desk) ?? texts(desk, new Set());
  IN_DESKS.set(desk, known);
  return known;
}

/** All that is known of a person but who they are. */
function rightsOf(person: Person): string {
  const known = RIGHTS.get(person);
  if (known !== undefined) return known;
  const { id: _id, name: _name, mail: _mail, ...rest } = person;
  const rights = JSON.stringify(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)));
  RIGHTS.set(person, rights);
  return rights;
}

/** Finds who are alike, for some events of a desk. */
export async function alikeOn(tx: Reading, desk: Desk, events: readonly StoredEvent[]): Promise<Likeness> {
  const named = texts(events, new Set());
  for (const id of new Set(events.map(({ ticket }) => ticket))) {
    const [ticket, history] = [await tx.ticket(id), await tx.events(id)];
    texts([ticket, history], named);
    const others = ticket === undefined ? [] : [...namedTickets(ticket, events)];
    texts(await Promise.all(others.map((other) => tx.ticket(other))), named);
  }
  const inDocument = inDesk(desk);
  return (person) => (named.has(person.id) || inDocument.has(person.id) ? `is ${person.id}` : `like ${rightsOf(person)}`);
}
