/**
 * Handing over what somebody handles, when they are away, leave or are suspended (domain §4: "his tickets are listed: reassign by
 * algorithm, to one person, or free"). Each ticket has its own commands, by its own verdicts: nothing is opened that was shut.
 */
import type { Command } from './commands.ts';
import type { Desk } from './desk.ts';
import { isAtLeast, type Person } from './people.ts';
import type { Predicate } from './predicate.ts';
import { statesIn } from './states.ts';
import type { PersonId } from './values.ts';
import type { TicketRow } from './view.ts';
import { profileIn } from './visibility.ts';

/** To whom: whom each place's algorithm chooses, and nobody where it finds nobody; one person; nobody. */
export type HandTo = { readonly how: 'algorithm' | 'free' } | { readonly how: 'person'; readonly to: PersonId };

/** What is tried for a ticket, done together or not at all; and what is done where the algorithm finds nobody. */
export interface Handing {
  readonly first: readonly Command[];
  readonly otherwise: readonly Command[] | null;
}

/** The tickets to hand over: those that somebody still has to handle here. What the desk above handles waits for nobody here. */
export function handledBy(person: PersonId, desk: Desk): Predicate {
  const states = statesIn('active', desk).filter((state) => state !== 'transferred');
  return { and: [{ eq: ['assignee', person] }, { in: ['state', states] }] };
}

/** Whether somebody may be offered to hand over another's tickets, or his own: what each ticket allows says the rest. */
export function mayHandOver(actor: Person, whose: PersonId, desk: Desk): boolean {
  if (actor.suspended === true) return false;
  if (actor.id === whose) return true;
  const places = desk.services.length === 0 ? [null] : desk.services.map(({ id }) => id);
  return places.some((service) => isAtLeast(profileIn(actor, desk, service), 'moderator'));
}

/** The command that a ticket must allow to be handed over. */
export function handedFirst({ allowed }: Pick<TicketRow, 'allowed'>, to: HandTo): 'assign' | 'release' | 'take-over' {
  if (to.how !== 'free') return 'assign';
  // In a strict lifecycle only who handles it releases, after taking it over (domain §2).
  return allowed.release === 'only-assignee' && allowed['take-over'] === true ? 'take-over' : 'release';
}

/**
 * What hands a ticket over.
 * @param row with the verdicts of whoever does it
 * @param fresh makes the identity of a command
 */
export function handing(row: Pick<TicketRow, 'id' | 'allowed'>, to: HandTo, fresh: () => string): Handing {
  const ticket = row.id;
  const release: Command = { id: fresh(), ticket, do: 'release' };
  const freed: Command[] =
    handedFirst(row, { how: 'free' }) === 'take-over' ? [{ id: fresh(), ticket, do: 'take-over' }, release] : [release];
  if (to.how === 'free') return { first: freed, otherwise: null };
  const given: Command = { id: fresh(), ticket, do: 'assign', to: to.how === 'person' ? to.to : null };
  return { first: [given], otherwise: to.how === 'algorithm' ? freed : null };
}
