/** What PostgreSQL and the way to it answer when they cannot, in the words of the seam. */
import { BackendError, Unavailable } from '../backend.ts';
import type { Unavailability } from '../backend.ts';

/** SQLSTATEs after which the same writing is worth doing again: nothing of it was kept, and somebody else was in the way. */
const AGAIN: ReadonlySet<string> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '23505', // unique_violation: another one made it between our looking and our making it
  '26000', // invalid_sql_statement_name: a plan that is not there, see `isOfPlans`
  '42P05', // duplicate_prepared_statement: the same
]);

/** What of an engine's refusals says how long it lasts; the first five, three or two letters count. */
const MEANINGS: Readonly<Record<string, Unavailability>> = {
  '53100': 'full', // disk_full
  '53': 'busy', // insufficient_resources, too many connections
  '28': 'network', // invalid_authorization_specification: nobody gets in
  '3D000': 'network', // invalid_catalog_name: there is no such database
  '55P03': 'busy', // lock_not_available: lock_timeout
  '57014': 'busy', // query_canceled: statement_timeout
  '42P01': 'outdated', // undefined_table: not migrated
  '3F000': 'outdated', // invalid_schema_name: the same
};

/** Errors of the system, of the driver and of the pool, which have no SQLSTATE. */
const BROKEN =
  /ECONN|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|Connection terminated|not queryable|client was closed/u;
/** What the driver says of a connection that it knows to be lost: nothing was sent. */
const UNSENT = /not queryable|client was closed/u;
const WAITED = /timeout exceeded when trying to connect/u;

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

function isState(code: string): boolean {
  return /^[0-9A-Z]{5}$/u.test(code);
}

/** Somebody else wrote what a writing had read: it begins again, and this desk is locked at its beginning. */
export class Stale extends Error {
  readonly desk: string;
  constructor(desk: string) {
    super(`${desk} was written meanwhile`);
    this.desk = desk;
  }
}

/** The answer to a commit did not come: it may be done, and is not to be done again by itself. */
export class Uncertain extends Error {
  constructor(cause: unknown) {
    super('the connection was lost while committing', { cause });
  }
}

/** Whether somebody else holds what was to be locked. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === '55P03';
}

/** Whether the same writing may succeed when it is done again. */
export function isWorthAgain(error: unknown): boolean {
  return error instanceof Stale || AGAIN.has(codeOf(error));
}

/** Whether a plan is not where it was made: between us and the server, a pooler gives each transaction another connection. */
export function isOfPlans(error: unknown): boolean {
  return ['26000', '42P05'].includes(codeOf(error));
}

/** Whether the connection is lost, and with it whatever was not committed. */
export function isBroken(error: unknown): boolean {
  if (error instanceof BackendError || !(error instanceof Error)) return false;
  const code = codeOf(error);
  return code.startsWith('08') || code.startsWith('57P') || (!isState(code) && BROKEN.test(`${code} ${error.message}`));
}

/** Whether what was asked may have been done, though no answer came. */
export function isInDoubt(error: unknown): boolean {
  return isBroken(error) && !UNSENT.test((error as Error).message);
}

/** An error of PostgreSQL's as one of the seam; what is not its passes as it is. */
export function postgresError(error: unknown): unknown {
  if (error instanceof BackendError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (isWorthAgain(error) || WAITED.test(error.message)) return new Unavailable('busy', { cause: error });
  if (error instanceof Uncertain || isBroken(error)) return new Unavailable('network', { cause: error });
  const why = isState(code) ? (MEANINGS[code] ?? MEANINGS[code.slice(0, 2)]) : undefined;
  return why === undefined ? error : new Unavailable(why, { cause: error });
}
