/** Who may read the page on somebody, and who may erase them (domain §4: the relations of staff; erase). */
import type { Desk } from './desk.ts';
import { mayOperate } from './operating-rights.ts';
import type { Person } from './people.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import { isStaff } from './visibility.ts';

/** What somebody is to a ticket that stands on the page on them. */
export const BONDS = ['requester', 'filer', 'assignee', 'observer'] as const;
export type Bond = (typeof BONDS)[number];

/** Whether somebody may read the pages on others: the staff of the desk. */
export function mayMeet(person: Person, desk: Desk): boolean {
  return person.suspended !== true && isStaff(person, desk);
}

/** What somebody is to a ticket, as whoever reads it may know. */
export function bondsTo(ticket: Pick<Ticket, 'requester' | 'filer' | 'assignee' | 'observers'>, person: PersonId): Bond[] {
  const is: Readonly<Record<Bond, boolean>> = {
    requester: ticket.requester === person,
    filer: ticket.filer === person,
    assignee: ticket.assignee === person,
    observer: ticket.observers.includes(person),
  };
  return BONDS.filter((bond) => is[bond]);
}

/** Whether an active ticket waits for somebody: they handle it, or nobody else may approve it. */
export function waitsFor(ticket: Ticket, person: PersonId, desk: Desk): boolean {
  if (phase(ticket.state, desk) !== 'active') return false;
  const { approval } = ticket;
  const onlyApprover = approval?.state === 'pending' && approval.approvers.length === 1 && approval.approvers[0] === person;
  return ticket.assignee === person || onlyApprover;
}

/** Whether somebody may erase people: who operates the desk (domain §4: technical administrators; where it is embedded, functional ones too). */
export function mayErasePeople(person: Person): boolean {
  return mayOperate(person);
}

/**
 * Why somebody may not be erased now; null where they may.
 * @param waiting how many active tickets wait for them (`waitsFor`): with them gone, nobody would be asked
 */
export function erasingRefusal(actor: Person, person: PersonId, waiting: number): Refusal | null {
  if (!mayErasePeople(actor)) return refuse('not-allowed');
  if (actor.id === person) return refuse('yourself');
  return waiting > 0 ? refuse('still-in-charge', { values: { tickets: waiting } }) : null;
}

/** What an erasure would take, or took. */
export interface ErasedCounts {
  /** Tickets that they requested: all that was written there goes. */
  readonly requested: number;
  /** Other tickets that name them, or where they wrote. */
  readonly others: number;
  readonly files: number;
  readonly views: number;
  readonly articles: number;
}
