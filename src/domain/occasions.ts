/** What may be supposed to happen to a ticket, for whoever asks who would hear of it (`who-hears.ts`). */
import { isEnabled } from './states.ts';
import type { State, StateSettings } from './states.ts';

/** In the order of a ticket's life. */
export const OCCASIONS = [
  'filed',
  'opened',
  'taken',
  'commented',
  'noted',
  'asked',
  'on-hold',
  'to-test',
  'published',
  'resolved',
  'abandoned',
  'reopened',
  'released',
  'moved',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What whoever asks would be to a ticket that could be in a place. */
export const STANDINGS = ['requester', 'assignee', 'none'] as const;
export type Standing = (typeof STANDINGS)[number];

/** States without which something cannot happen. */
const NEEDED: Readonly<Partial<Record<Occasion, State>>> = {
  asked: 'waiting',
  'on-hold': 'waiting',
  'to-test': 'testing',
  published: 'published',
};

/** What may happen on a desk, whatever the ticket. */
export function occasionsOn(desk: StateSettings): Occasion[] {
  return OCCASIONS.filter((occasion) => {
    const state = NEEDED[occasion];
    return state === undefined || isEnabled(state, desk);
  });
}
