/** What the suite asserts with: nothing but the language, since it runs in Node and in browsers alike. */
import type { BackendError } from '../../src/backends/backend.ts';

function shown(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Set ? [...inner] : inner === undefined ? '∅' : inner), 1) ??
    String(value)
  );
}

/** @throws {Error} when it does not hold */
export function ok(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === null || condition === undefined || condition === 0 || condition === '')
    throw new Error(message);
}

/** Equal in every part. @throws {Error} with both, when they are not */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  if (shown(actual) !== shown(expected)) throw new Error(`${message}\n  expected ${shown(expected)}\n  but was ${shown(actual)}`);
}

/** The error an operation fails with. @throws {Error} when it succeeds, or fails with another kind */
export async function fails<Kind extends BackendError['kind']>(
  operation: () => Promise<unknown>,
  kind: Kind,
  message = '',
): Promise<Extract<AnyError, { kind: Kind }>> {
  try {
    await operation();
  } catch (error) {
    if (isKind(error, kind)) return error;
    throw new Error(`${message} failed with ${String(error)} where ${kind} was expected`, { cause: error });
  }
  throw new Error(`${message} did what should fail with ${kind}`);
}

type AnyError =
  | import('../../src/backends/backend.ts').Refused
  | import('../../src/backends/backend.ts').Invalid
  | import('../../src/backends/backend.ts').Conflict
  | import('../../src/backends/backend.ts').NotFound
  | import('../../src/backends/backend.ts').Unauthorized
  | import('../../src/backends/backend.ts').Unavailable
  | import('../../src/backends/backend.ts').Unsupported
  | import('../../src/backends/backend.ts').Partial;

function isKind<Kind extends BackendError['kind']>(error: unknown, kind: Kind): error is Extract<AnyError, { kind: Kind }> {
  return typeof error === 'object' && error !== null && 'kind' in error && error.kind === kind;
}

/** The rules' no. */
export async function refused(operation: () => Promise<unknown>, code: string, message = ''): Promise<void> {
  const error = await fails(operation, 'refused', message);
  equal(error.refusal.code, code, message);
}

/** Waits until something holds, told by what happens and not by the clock. @throws {Error} after five seconds */
export async function until(holds: () => boolean | Promise<boolean>, message: string): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never: ${message}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
