/** The names of what a period is told by. */
import type { Closing } from '../ticket.ts';

/** The three delays: until somebody answered, until somebody began, until a solution (domain §6: first response, TTO, TTR). */
export const DELAYS = ['response', 'take', 'resolution'] as const;
export type DelayName = (typeof DELAYS)[number];

/** How a requester may answer a solution, in the order in which it is told. */
export const CLOSINGS = ['approved', 'settled', 'expired', 'refused'] as const satisfies readonly Closing[];
