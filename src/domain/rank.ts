/**
 * A ticket's place in the desk's one stack of active tickets (domain §1 "priority, rank"), as a fractional key.
 *
 * A key says only what it sorts before and after, in binary order, the first ticket having the least: moving a ticket
 * rewrites that ticket alone. The number a person sees (P1, P2 …) is the position at reading.
 */
import type { Desk } from './desk.ts';
import type { Rank } from './schemas/rank.ts';
import { generateKeyBetween } from 'fractional-indexing';

export type { Rank } from './schemas/rank.ts';

/** The library trusts what it is given, so that a foreign letter would silently be read as a zero. */
const LETTERS = /^[A-Za-z][0-9A-Za-z]+$/;

/** Whether a text is a place in a stack. */
export function isRank(key: string): boolean {
  if (!LETTERS.test(key)) return false;
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A key strictly between two others.
 * @param above the key just above, or null for the top of the stack
 * @param below the key just below, or null for its bottom
 * @throws RangeError when a key is not one, or when `above` is not before `below`: the caller's neighbours are stale or tied
 */
export function between(above: Rank | null, below: Rank | null): Rank {
  for (const key of [above, below]) {
    if (key !== null && !isRank(key)) throw new RangeError(`not a rank: ${JSON.stringify(key)}`);
  }
  if (above !== null && below !== null && above >= below) throw new RangeError(`${above} is not above ${below}`);
  try {
    return generateKeyBetween(above, below);
  } catch (cause) {
    throw new RangeError('no rank is left there', { cause });
  }
}

/**
 * A key above all others.
 * @param first the key on top, or null when the stack is empty
 * @throws RangeError when `first` is not a key
 */
export function top(first: Rank | null): Rank {
  return between(null, first);
}

/**
 * A key below all others.
 * @param last the key at the bottom, or null when the stack is empty
 * @throws RangeError when `last` is not a key
 */
export function bottom(last: Rank | null): Rank {
  return between(last, null);
}

/** The rank at which a new or reopened ticket enters the stack (domain §3: on top; setting: bottom). */
export function entryRank(
  desk: Pick<Desk, 'enterAt'>,
  around: { readonly top: Rank | null; readonly bottom: Rank | null },
): Rank {
  return desk.enterAt === 'top' ? top(around.top) : bottom(around.bottom);
}
