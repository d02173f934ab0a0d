/**
 * Where things stand, as one line says it: what is kept, waits, is being sent, was sent. Pure: what is sent at once, as nearly
 * everything is, is no news to anybody.
 */
import type { OnItsWayState } from '../../backends/backend.ts';

/** Milliseconds after which what waits is said, though somebody answers. */
export const SOON = 1000;

export interface Standing {
  readonly kind: 'kept' | 'offline' | 'busy' | 'signed-out' | 'sending' | 'sent';
  readonly waiting: number;
  /** How much had come back when this was seen. */
  readonly returned: number;
}

export const AT_REST: Standing = { kind: 'kept', waiting: 0, returned: 0 };

/** What is said now, after what was said before. @param now epoch milliseconds */
export function standing(before: Standing, { why, waiting, returned }: OnItsWayState, now: number): Standing {
  const seen = { waiting: waiting.length, returned: returned.length };
  if (why !== null) return { kind: why, ...seen };
  const [first] = waiting;
  if (first !== undefined) {
    const isSaid = before.waiting > 0 || now - first.at >= SOON;
    return isSaid ? { kind: 'sending', ...seen } : { ...before, returned: seen.returned };
  }
  // What came back was not sent, and is said where it stands.
  const wasSent = before.waiting > 0 && seen.returned <= before.returned;
  return { kind: wasSent || (before.kind === 'sent' && seen.returned <= before.returned) ? 'sent' : 'kept', ...seen };
}
