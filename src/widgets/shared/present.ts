/** Who is present, asked each time a token is needed over the life of a page. */
import { BackendError, Unauthorized, Unavailable } from '../../backends/backend.ts';
import { door } from '../../backends/door.ts';
import type { Giver, Presence } from './givers.ts';

/** What waits for somebody to sign in again: most pages never need it. */
const renewal = door(() => import('./renewal.ts'));

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
export function checked(token: string, presence: Presence): string {
  const who = whoIn(token) ?? presence.whose ?? '';
  if (presence.whose !== undefined && presence.whose !== who) {
    presence.become('other');
    throw new Unauthorized('other');
  }
  presence.whose = who;
  presence.become('here');
  return token;
}

/** Why no token came: nobody is there, or nobody could be asked. */
function reasonOf(error: unknown): Error {
  if (error instanceof BackendError) return error;
  // A callback of the page's whose own request failed says nothing of who is there.
  return error instanceof TypeError ? new Unavailable('network', { cause: error }) : new Unauthorized('token', { cause: error });
}

/** Goes on asking; whoever waits is told where that cannot be. */
function comeBack(source: Giver, presence: Presence): void {
  renewal().then(
    ({ keepAsking }) => {
      // Somebody else may have been accepted meanwhile.
      if (presence.state !== 'here') keepAsking(source, presence);
    },
    (error: unknown) => {
      const { waiter } = presence;
      presence.waiter = undefined;
      waiter?.reject(error);
    },
  );
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
    const { promise } = (presence.waiter ??= Promise.withResolvers());
    comeBack(source, presence);
    presence.become('gone');
    return promise;
  }
  try {
    return checked(token, presence);
  } catch (error) {
    comeBack(source, presence);
    throw error;
  }
}
