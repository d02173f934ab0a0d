/** What PostgreSQL can hold: a text with a NUL or half a character is refused where it comes in, and not by an engine's error. */
import { isStorable } from '../../domain/values.ts';
import { Invalid } from '../backend.ts';

/** Places of a record that a person's form does not know: what they hold has the name of a ticket's own field there. */
const WRAPPINGS: ReadonlySet<string> = new Set(['filed', 'set', 'was', 'ticket', 'person', 'document']);

/** How the two kinds of texts look in JSON; what looks like one may still be none, such as the letters of an escape. */
const SUSPECT = /\\u(?:0000|d[89a-f])/u;

/** The way to the first text that cannot be held, in the words of a form; undefined where there is none. */
function unstorableIn(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path.join('.');
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inside] of Object.entries(value)) {
    const within = path.length === 0 && WRAPPINGS.has(key) ? path : [...path, key];
    const found = isStorable(key) ? unstorableIn(inside, within) : within.join('.');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @throws {Invalid} one of a record's texts cannot be kept */
export function checkStorable(record: object): void {
  if (!SUSPECT.test(JSON.stringify(record))) return;
  const path = unstorableIn(record);
  if (path !== undefined) throw new Invalid([{ path, code: 'unstorable-text' }]);
}
