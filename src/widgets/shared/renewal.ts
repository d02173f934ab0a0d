/**
 * Where nobody is signed in any more: asked again and again until the same person is back. What was being sent is sent then, and nothing of
 * it is when somebody else is there.
 */
import type { Giver, Presence } from './givers.ts';
import { checked } from './present.ts';

/** Where pages of one origin tell each other that somebody has signed in. */
export const CHANNEL = 'guichet-identity';

/** Calls whenever somebody may have signed in elsewhere: they come back to this page, or another page says so. @returns what ends it */
export function whenBack(call: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') call();
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', call);
  addEventListener('focus', call);
  document.addEventListener('visibilitychange', seen);
  return () => {
    channel.close();
    removeEventListener('focus', call);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** Asks again by itself until whoever was there is there again; whoever waits is told what came of it. */
export function keepAsking(source: Giver, presence: Presence): void {
  if (presence.stop !== undefined) return;
  const told = (tell: (waiter: PromiseWithResolvers<string>) => void): void => {
    const { waiter } = presence;
    presence.waiter = undefined;
    if (waiter !== undefined) tell(waiter);
  };
  const ask = async (): Promise<void> => {
    // Still nobody, or nobody answers: whoever waits goes on waiting.
    const token = await source().catch(() => undefined);
    if (token === undefined || presence.stop === undefined) return;
    try {
      const theirs = checked(token, presence);
      presence.rest();
      told(({ resolve }) => resolve(theirs));
    } catch (error) {
      // What waited is not to be sent as somebody else; the one who was there may still come back.
      told(({ reject }) => reject(error));
    }
  };
  let asking: Promise<void> | undefined;
  let isAskedMeanwhile = false;
  const again = (): Promise<void> => {
    // What is being answered may have been asked a moment too early.
    isAskedMeanwhile = asking !== undefined;
    asking ??= (async () => {
      do {
        isAskedMeanwhile = false;
        await ask();
      } while (isAskedMeanwhile && presence.stop !== undefined);
      asking = undefined;
    })();
    return asking;
  };
  presence.askAgain = again;
  presence.stop = whenBack(() => void again());
}
