/** Who operates a desk: brings it out, in, and lets go of what is old (domain §4). Apart, since a panel asks before anybody opens it. */
import { isConfidential } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Person } from './people.ts';
import type { Ticket } from './ticket.ts';
import { reads } from './visibility.ts';

/**
 * Whether somebody may export a desk, import into it and apply its retention: its technical administrators, whose duty it is, and
 * its functional administrators, for the desk may have no others.
 */
export function mayOperate(person: Person): boolean {
  return person.suspended !== true && (person.profile === 'technical-admin' || person.profile === 'functional-admin');
}

/** Whether a ticket is in what somebody takes out, and let go with what he lets go: see `exportsAll`. */
export function takesOut(person: Person, ticket: Ticket, desk: Desk): boolean {
  return mayOperate(person) && ticket.desk === desk.id && (person.profile === 'technical-admin' || reads(person, ticket, desk));
}

/**
 * Whether what somebody exports is the whole desk. A backup that lacked tickets would restore another desk, so a technical
 * administrator's holds all of them, as a file that he may keep and not read (domain §4: "operates … backup"); a functional
 * administrator's holds what he reads, and confidential categories open to him only by breaking the glass.
 */
export function exportsAll(person: Person, desk: Desk): boolean {
  const hides = desk.services.some((service) =>
    service.categories.some((category) => isConfidential(desk, service.id, category.id)),
  );
  return person.profile === 'technical-admin' || !hides;
}
