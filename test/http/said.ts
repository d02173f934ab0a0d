/** Holds every answer to what the table of operations says of it. */
import { OPERATIONS } from '../../src/http/operations.ts';
import type { Operation } from '../../src/http/operation.ts';
import { routeOf } from '../../src/http/routes.ts';
import { PROBLEM_TYPE, STEPS_TYPE, type StepLine } from '../../src/http/wire.ts';

const known = OPERATIONS.map((operation) => {
  const { method, path } = routeOf(operation.name);
  return { operation, method, path: new RegExp(`/desks/[^/]+${path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u') };
});

/** The operation that a request is for; the first that fits, as the handler takes it. */
export function operationOf(request: Request): Operation | undefined {
  const { pathname } = new URL(request.url);
  return known.find(({ method, path }) => method === request.method && path.test(pathname))?.operation;
}

/** What is wrong with an answer, or nothing. */
export async function wrongWith(operation: Operation, answer: Response): Promise<string | undefined> {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status >= 500) return `${operation.name} answered ${answer.status}`;
  if (type === PROBLEM_TYPE) return undefined;
  if (!answer.ok) return `${operation.name} answered ${answer.status} without a problem`;
  if (operation.answer === undefined) return undefined;
  let said: unknown;
  if (type === STEPS_TYPE) {
    const lines = (await answer.text()).split('\n');
    const end = lines.map((line) => (line.startsWith('{"answer"') ? (JSON.parse(line) as StepLine) : undefined)).find(Boolean);
    if (end === undefined || !('answer' in end)) return undefined;
    said = end.answer;
  } else if (type === 'application/json') said = await answer.json();
  else return undefined;
  const parsed = operation.answer.safeParse(said);
  return parsed.success
    ? undefined
    : `${operation.name}: ${JSON.stringify(parsed.error.issues)} in ${JSON.stringify(said).slice(0, 500)}`;
}
