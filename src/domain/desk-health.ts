/** What keeps a desk from serving: tickets that nobody hears of, that stand where nothing goes on, or that nobody is told the end of. */
import type { Desk } from './desk.ts';
import { unreached, type Unreached } from './reachability.ts';
import { isEnabled, phase } from './states.ts';
import type { State } from './states.ts';
import type { Instant, PersonId } from './values.ts';

/** What tickets hold of a desk, as far as its health depends on it. */
export interface Held {
  readonly states: Readonly<Partial<Record<State, number>>>;
  readonly services: Readonly<Record<string, { readonly active: number }>>;
}

export type Ailment =
  | Unreached
  | { readonly why: 'no-manager'; readonly service: string }
  | { readonly why: 'closed-with-tickets'; readonly service: string; readonly tickets: number }
  /** Closings expire, and nobody is told that they will (domain §3, expire). */
  | { readonly why: 'never-told' }
  | { readonly why: 'stranded'; readonly state: State; readonly tickets: number };

/** Everything that keeps a desk from serving. @param staff staff of the whole desk, as far as is known */
export function deskHealth(desk: Desk, held: Held, staff: readonly PersonId[], now: Instant): Ailment[] {
  const states = Object.entries(held.states) as [State, number][];
  return [
    ...unreached(desk, staff, now),
    ...desk.services.flatMap(({ id, managers, open }): Ailment[] => {
      const tickets = held.services[id]?.active ?? 0;
      return [
        ...(managers.length === 0 && open ? [{ why: 'no-manager' as const, service: id }] : []),
        ...(!open && tickets > 0 ? [{ why: 'closed-with-tickets' as const, service: id, tickets }] : []),
      ];
    }),
    ...(!desk.notifications && (desk.approvalDelay > 0 || desk.unanswered.remind > 0) ? [{ why: 'never-told' as const }] : []),
    ...states
      .filter(([state]) => !isEnabled(state, desk) && phase(state, desk) === 'active')
      .map(([state, tickets]) => ({ why: 'stranded' as const, state, tickets })),
  ];
}
