/** Which operation a request asks for, to be counted and logged without saying of whom or of which ticket. */
import { ROUTES, routeOf, type OperationName } from '../../http/routes.ts';

const PATTERNS = (Object.keys(ROUTES) as OperationName[]).map((name) => {
  const { method, path } = routeOf(name);
  return { name, method, pattern: new RegExp(`^/desks/[^/]+${path.replaceAll(/:[a-z]+/giu, '[^/]+')}$`, 'u') };
});

/** The name of what is asked for: one of a few. */
export function operationOf(method: string, path: string): string {
  if (method === 'OPTIONS') return 'preflight';
  const found = PATTERNS.find((each) => each.method === method && each.pattern.test(path));
  if (found !== undefined) return found.name;
  const [, first = ''] = path.split('/');
  return ['health', 'ready', 'metrics', 'guichet', 'own', 'open', 'samples', 'lti', 'sign-in', 'desk'].includes(first)
    ? first
    : 'other';
}
