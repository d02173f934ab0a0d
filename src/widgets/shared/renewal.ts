/**
 * Who is present, asked again and again over the life of a page. Where nobody is signed in any more, whoever needs a token waits: what
 * was being sent is sent when the same person is back, and nothing of it is when somebody else is.
 */
import { BackendError, Unauthorized, Unavailable } from '../../backends/backend.ts';
import type { Giver, Presence } from './givers.ts';

/** Where pages of one origin tell each other that somebody has signed in. */
export const CHANNEL = 'guichet-identity';

/** Whom a token names: its issuer and its subject; undefined where it is no JWT. */
function whoIn(token: string): string | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iss, sub } = JSON.parse(atob(payload)) as Readonly<Record<string, unknown>>;
    return sub === undefined ? undefined : JSON.stringify([iss, sub]);
  } catch {
    return undefined;
  }
}

/** A token of whoever was there. @throws {Unauthorized} it is somebody else's */
function checked(token: string, presence: Presence): string {
  const who = whoIn(token) ?? presence.whose ?? '';
  if (presence.whose !== undefined && presence.whose !== who) {
    presence.become('other');
    throw new Unauthorized('other');
  }
  presence.whose = who;
  presence.become('here');
  return token;
}

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

/** Why no token came: nobody is there, or nobody could be asked. */
function reasonOf(error: unknown): Error {
  if (error instanceof BackendError) return error;
  // A callback of the page's whose own request failed says nothing of who is there.
  return error instanceof TypeError ? new Unavailable('network', { cause: error }) : new Unauthorized('token', { cause: error });
}

/** Asks again by itself until whoever was there is there again; whoever waits is told what came of it. */
function keepAsking(source: Giver, presence: Presence): void {
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

/**
 * A token of whoever is present.
 * @param source where tokens come from
 * @throws {Unauthorized} nobody has been here yet, or somebody else is here now · {Unavailable} nobody can be asked
 */
export async function present(source: Giver, presence: Presence): Promise<string> {
  if (presence.waiter !== undefined) return presence.waiter.promise;
  let token: string;
  try {
    token = await source();
  } catch (cause) {
    const error = reasonOf(cause);
    if (!(error instanceof Unauthorized) || presence.whose === undefined) throw error;
    presence.waiter ??= Promise.withResolvers();
    keepAsking(source, presence);
    presence.become('gone');
    return presence.waiter.promise;
  }
  try {
    return checked(token, presence);
  } catch (error) {
    keepAsking(source, presence);
    throw error;
  }
}
