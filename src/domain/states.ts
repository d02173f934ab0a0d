/** The ten states of a ticket, their phases and their stand-ins (domain §2; mod_tracker §1.1). */
import type { Phase, State } from './schemas/states.ts';

export type { Phase, State, WaitingReason } from './schemas/states.ts';

/** In the order of the tracker's guide: what is to do first, what is over last. */
export const STATES = [
  'posted',
  'open',
  'resolving',
  'waiting',
  'testing',
  'resolved',
  'published',
  'validated',
  'abandoned',
  'transferred',
] as const;

/** `active`: somebody has work to do · `settled`: solved, the requester may still object · `closed`: over. */
export const PHASES = ['active', 'settled', 'closed'] as const;

/** What the phases and stand-ins depend on: the part of a desk that says which states it uses. */
export interface StateSettings {
  /** States switched on by mode or by hand; the four that always are need not be listed. */
  readonly states: readonly State[];
  /** The desk above, if any: then, and only then, `transferred` is enabled. */
  readonly upper?: unknown;
}

/** Enabled whatever the settings say (domain §2). */
export const ALWAYS_ENABLED: readonly State[] = ['posted', 'open', 'resolved', 'abandoned'];

/** Whether tickets of this desk may enter a state. */
export function isEnabled(state: State, desk: StateSettings): boolean {
  if (state === 'transferred') return desk.upper !== undefined && desk.upper !== null;
  return ALWAYS_ENABLED.includes(state) || desk.states.includes(state);
}

/** Every state this desk uses, in order. */
export function enabledStates(desk: StateSettings): State[] {
  return STATES.filter((state) => isEnabled(state, desk));
}

const STAND_IN: Partial<Record<State, State>> = {
  resolving: 'open',
  testing: 'resolving',
  published: 'resolved',
  validated: 'resolved',
};

/**
 * Where a move to `state` lands on this desk: the state itself, its stand-in where it is not enabled, or null where
 * it has none (waiting, transferred) and the command is not offered.
 */
export function landing(state: State, desk: StateSettings): State | null {
  if (isEnabled(state, desk)) return state;
  const standIn = STAND_IN[state];
  return standIn === undefined ? null : landing(standIn, desk);
}

/**
 * The phase of a state. Where `validated` is not enabled (the tracker guide's "circuit court") resolved and published
 * are closed, and nothing is asked of the requester or expires.
 */
export function phase(state: State, desk: StateSettings): Phase {
  if (state === 'validated' || state === 'abandoned') return 'closed';
  if (state === 'resolved' || state === 'published') return isEnabled('validated', desk) ? 'settled' : 'closed';
  return 'active';
}

/** The states of a phase on this desk: tabs, counters, reports, stack and archive all use this one definition. */
export function statesIn(wanted: Phase, desk: StateSettings): State[] {
  return STATES.filter((state) => phase(state, desk) === wanted);
}
