/** Why something came back: an error of the seam as a value, which storage and another tab can hold, and the error again. */
import {
  BackendError,
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  Unauthorized,
  Unavailable,
  Unsupported,
} from '../backend.ts';
import type { Trouble } from '../on-its-way.ts';

/** What an answer means for what was sent: it will never be taken so, or not now. */
export function troubleOf(error: unknown): Trouble | 'later' {
  if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal, at: error.at };
  if (error instanceof Invalid) return { kind: 'invalid', issues: error.issues };
  if (error instanceof Partial) return { kind: 'partial', done: error.done, left: error.left };
  if (error instanceof Unavailable || error instanceof Unauthorized || !(error instanceof BackendError)) return 'later';
  return error.kind === 'conflict' || error.kind === 'not-found' || error.kind === 'unsupported' ? { kind: error.kind } : 'later';
}

/** The error that a trouble was; what came back for another's sake, or after too long, was never refused by anybody. */
export function errorOf(trouble: Trouble): BackendError {
  switch (trouble.kind) {
    case 'refused':
      return new Refused(trouble.refusal, trouble.at);
    case 'invalid':
      return new Invalid(trouble.issues);
    case 'partial':
      return new Partial(trouble.done, trouble.left, undefined);
    case 'conflict':
      return new Conflict('conflict');
    case 'unsupported':
      return new Unsupported('unsupported');
    case 'not-found':
    case 'follows':
      return new NotFound('not-found');
    case 'too-old':
      return new Unavailable('network');
  }
}
