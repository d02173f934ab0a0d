/**
 * What somebody filed without an account becomes theirs once they have one (domain §7, guest filing): by their own yes, and only where
 * whoever signs for them says that the mail address which a link confirmed then is theirs. A person is (issuer, sub), never an address.
 */
import type { Desk } from './desk.ts';
import type { TicketEvent } from './events.ts';
import type { Person, PersonInput } from './people.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';

/** The claim of a person that says that their mail address is theirs: the server writes it, by the word of whoever signs for them. */
export const MAIL_CONFIRMED = 'guichet_mail';

/** Whether whoever signs for somebody says that their mail address is theirs. A guest is known by theirs alone, and claims nothing. */
export function hasConfirmedMail({ mail, claims, guest }: Pick<PersonInput, 'mail' | 'claims' | 'guest'>): boolean {
  return guest !== true && mail !== undefined && claims?.[MAIL_CONFIRMED] === 'confirmed';
}

/**
 * Whether a ticket is offered to somebody as theirs.
 * @param guest who had the same address here, without an account; one who was suspended takes nothing along
 */
export function isClaimable(
  ticket: Pick<Ticket, 'desk' | 'requester' | 'erased'>,
  guest: Person,
  person: Person,
  desk: Pick<Desk, 'id'>,
): boolean {
  if (guest.guest !== true || guest.suspended === true) return false;
  if (person.guest === true || person.suspended === true) return false;
  return ticket.desk === desk.id && ticket.requester === guest.id && !ticket.erased;
}

function instead(people: readonly PersonId[], guest: PersonId, person: PersonId): PersonId[] {
  return [...new Set(people.map((id) => (id === guest ? person : id)))];
}

/** The event by which a ticket becomes somebody's: in every role where the guest was, they are. */
export function claimEvent(
  ticket: Ticket,
  guest: PersonId,
  person: PersonId,
  by: Pick<TicketEvent, 'at' | 'command'>,
): TicketEvent {
  const { requester, filer, observers, watchers } = ticket;
  const set = {
    requester: person,
    ...(filer === guest ? { filer: person } : {}),
    // Whoever it is the ticket of is not invited besides.
    ...(observers.some((id) => id === guest || id === person)
      ? { observers: observers.filter((id) => id !== guest && id !== person) }
      : {}),
    ...(watchers.includes(guest) ? { watchers: instead(watchers, guest, person) } : {}),
    ...(ticket.affected?.includes(guest) === true ? { affected: instead(ticket.affected, guest, person) } : {}),
  };
  const was = {
    requester,
    ...('filer' in set ? { filer } : {}),
    ...('observers' in set ? { observers } : {}),
    ...('watchers' in set ? { watchers } : {}),
    ...('affected' in set ? { affected: ticket.affected } : {}),
  };
  return {
    ...by,
    ticket: ticket.id,
    desk: ticket.desk,
    actor: { type: 'person', id: person },
    act: 'claimed',
    scope: 'public',
    set,
    was,
  };
}
