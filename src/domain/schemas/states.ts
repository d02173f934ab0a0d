/** The states and phases, as what comes from outside may name them. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { PHASES, STATES } from '../states.ts';

export const State = z.enum(STATES);
export type State = z.infer<typeof State>;

/** Why a ticket waits. `requester` is ended by an answer, the others only by `recall`. */
export const WaitingReason = z.enum(['requester', 'provider', 'date', 'other']);
export type WaitingReason = z.infer<typeof WaitingReason>;

/** `active`: somebody has work to do · `settled`: solved, the requester may still object · `closed`: over. */
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;
