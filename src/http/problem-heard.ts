/** A problem that was answered becomes the error of the seam that it was (the page's end). */
import {
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  Unauthorized,
  Unavailable,
  Unsupported,
  type BackendError,
} from '../backends/backend.ts';
import type { ProblemSaid } from './problem.ts';

/** What a status alone says, where whoever answers is no desk: a proxy, a server that is being replaced. */
function byStatus(status: number, retryAfter: number | undefined): BackendError {
  if (status === 401) return new Unauthorized('unauthorized');
  if (status === 426) return new Unavailable('outdated');
  if (status === 413) return new Invalid([{ path: '', code: 'too-large' }]);
  if (status === 429 || status === 503) return new Unavailable('busy', retryAfter === undefined ? {} : { retryAfter });
  return new Unavailable('network');
}

/**
 * `Retry-After`, in milliseconds: a number of seconds, or a date.
 * @param now the date that whoever answers has: clocks differ
 */
function waitSaid(header: string | null, now: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(header) - (Date.parse(now ?? '') || Date.now());
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

function withMessage<Made extends BackendError>(error: Made, said: Partial_<ProblemSaid>): Made {
  error.message = said.code ?? error.message;
  return error;
}

type Partial_<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] };

/**
 * The error that an answer tells of.
 * @param said its body, as far as it is one of ours
 */
export function errorOf(status: number, said: Partial_<ProblemSaid>, headers?: Headers): BackendError {
  switch (said.kind) {
    case 'refused':
      return new Refused(said.refusal ?? { code: 'not-allowed' }, said.at);
    case 'invalid':
      // What it says of a field in words is for readers of the answer: pages have their own.
      return new Invalid((said.issues ?? []).map(({ detail: _said, ...issue }) => issue));
    case 'conflict':
      return withMessage(new Conflict(), said);
    case 'not-found':
      return withMessage(new NotFound(), said);
    case 'unauthorized':
      return withMessage(new Unauthorized(), said);
    case 'unavailable':
      return new Unavailable(said.why ?? 'busy', said.retryAfter === undefined ? {} : { retryAfter: said.retryAfter });
    case 'unsupported':
      return withMessage(new Unsupported(), said);
    case 'partial':
      return new Partial(said.done ?? [], said.left ?? [], undefined);
    case 'internal':
      return new Unavailable('busy');
    case undefined:
      return byStatus(status, headers && waitSaid(headers.get('retry-after'), headers.get('date')));
  }
}
