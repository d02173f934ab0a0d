/**
 * Who else has a ticket open, and who may know of it (collisions at Zammad and GLPI; architecture, `announce`).
 *
 * Whoever works on a ticket sees everyone who reads it, so that two people do not answer at once. To the others who take part
 * an answer being written is worth knowing; who reads, and that staff write among themselves, is not theirs to learn. Those
 * who may only read a ticket, because the desk lets them, learn nothing.
 */
import type { Desk } from './desk.ts';
import type { Presence } from './doing.ts';
import type { People, Person } from './people.ts';
import { sortKey } from './sort-key.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, PersonId } from './values.ts';
import { cardsOf } from './viewing.ts';
import { relationsTo } from './visibility.ts';
import type { Relations } from './visibility.ts';

/** What one page last said of somebody on a ticket; a person may have several pages open. */
export interface Said {
  readonly person: PersonId;
  readonly doing: Presence['doing'];
  /** When it stops to hold. */
  readonly until: Instant;
}

/** What is told of somebody who does several things in several pages: the last of these. */
const TELLING: readonly Presence['doing'][] = ['reading', 'noting', 'typing'];

/** What somebody learns of what another one is doing with a ticket; null: nothing, not even that he is there. */
export function doingFor(doing: Presence['doing'], viewer: Relations, other: Relations): Presence['doing'] | null {
  if (!viewer.reader || !other.reader) return null;
  if (viewer.staff) return doing;
  // Whoever handles a ticket without being staff reads no staff notes, and does not learn that there is one to come.
  if (viewer.assignee) return doing === 'noting' ? 'reading' : doing;
  const takesPart = viewer.requester || viewer.filer || viewer.observer || viewer.approver;
  return takesPart && doing === 'typing' ? doing : null;
}

/**
 * Everyone else who is on a ticket, as far as one person may know, in the order of their names.
 * @param people those who said something; who is unknown is not shown
 */
export function presentTo(
  said: readonly Said[],
  ticket: Ticket,
  viewer: { readonly person: Person; readonly desk: Desk; readonly people: People; readonly now: Instant },
): Presence[] {
  const { person, desk, people, now } = viewer;
  const relations = relationsTo(ticket, person, desk);
  if (ticket.desk !== desk.id || !relations.reader) return [];
  const shown = new Map<PersonId, Presence['doing']>();
  for (const each of said) {
    const other = each.person === person.id || each.until <= now ? undefined : people[each.person];
    const doing = other === undefined ? null : doingFor(each.doing, relations, relationsTo(ticket, other, desk));
    const known = shown.get(each.person);
    if (doing !== null && (known === undefined || TELLING.indexOf(doing) > TELLING.indexOf(known))) shown.set(each.person, doing);
  }
  const cards = cardsOf([...shown.keys()], people, relations.staff);
  return [...shown]
    .flatMap(([id, doing]) => (cards[id] === undefined ? [] : { person: cards[id], doing }))
    .map((presence) => ({ presence, key: `${sortKey(presence.person.name)} ${presence.person.id}` }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ presence }) => presence);
}
