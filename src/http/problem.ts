/** An error of the seam as it crosses the wire (RFC 9457, problem details), and back: nothing of it is lost on the way. */
import type { BackendError, Unavailability } from '../backends/backend.ts';
import type { Issue } from '../domain/fields.ts';
import type { Refusal } from '../domain/refusal.ts';

/** What went wrong, as it is said. */
export interface ProblemSaid {
  /** `urn:guichet:problem:<kind>`. */
  readonly type: string;
  readonly status: number;
  /** What was not done, in the reader's language. */
  readonly title: string;
  /** Why, and what to do, in the reader's language. */
  readonly detail: string;
  readonly kind: BackendError['kind'] | 'internal';
  /** What programs go by: a refusal's code, why it is not to be had now, or the kind. */
  readonly code: string;
  /** A refusal, and the place in the batch of the command that it is about. */
  readonly refusal?: Refusal | undefined;
  readonly at?: number | undefined;
  /** What is wrong, field by field, each with its sentence. */
  readonly issues?: readonly (Issue & { readonly detail?: string | undefined })[] | undefined;
  readonly why?: Unavailability | undefined;
  /** Milliseconds to wait. */
  readonly retryAfter?: number | undefined;
  readonly done?: readonly string[] | undefined;
  readonly left?: readonly string[] | undefined;
}

/** The status of each kind. `unsupported` and `partial` are no fault of the server's: 4xx. */
export const STATUS: Readonly<Record<BackendError['kind'], number>> = {
  refused: 403,
  invalid: 422,
  conflict: 409,
  'not-found': 404,
  unauthorized: 401,
  unavailable: 503,
  unsupported: 400,
  partial: 424,
};
