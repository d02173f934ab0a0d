/** What a browser's storage answers when it cannot, in the words of the seam. */
import { BackendError, Unavailable } from '../backend.ts';
import type { Unavailability } from '../backend.ts';

const MEANINGS: Readonly<Record<string, Unavailability>> = {
  QuotaExceededError: 'full',
  VersionError: 'outdated',
  SecurityError: 'absent',
  NotAllowedError: 'absent',
};

/** Errors after which the same is worth trying once on a new connection (WebKit drops those of tabs in the background). */
const DEAD: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError']);

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** Whether the connection, and not what was asked, is the trouble. */
export function isDead(error: unknown): boolean {
  return !(error instanceof BackendError) && DEAD.has(nameOf(error));
}

/** A storage error as one of the seam; what is not the storage's passes as it is. */
export function storageError(error: unknown): unknown {
  if (error instanceof BackendError) return error;
  const why = MEANINGS[nameOf(error)];
  if (why !== undefined) return new Unavailable(why, { cause: error });
  return error instanceof DOMException ? new Unavailable('closed', { cause: error }) : error;
}
