/** Signatures that were found right a moment ago: a page asks many times with one token, and each check costs more than all else of letting it in. */
import type { Verifier } from './keys.ts';

/** Milliseconds that a signature is believed without the key: so long a key that is taken back is still good for what it had signed and was shown before. */
export const BELIEVED = 10_000;

/** Most tokens that are remembered; the oldest go first. */
const MOST = 10_000;

/**
 * A verifier that checks a token once in a while, and not at each request. What was refused is checked each time.
 * @param clock milliseconds, from wherever they are counted
 */
export function remembering(verifier: Verifier, clock: () => number = () => performance.now()): Verifier {
  /** Until when each token is believed, by its whole text: soonest over first, since all last as long. */
  const until = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [token, end] of until) {
      if (end > now && until.size <= MOST) return;
      until.delete(token);
    }
  };
  return {
    async verify(shaped) {
      const now = clock();
      if ((until.get(shaped.token) ?? now) > now) return;
      until.delete(shaped.token);
      await verifier.verify(shaped);
      until.set(shaped.token, now + BELIEVED);
      forget(now);
    },
    count: () => verifier.count(),
  };
}
