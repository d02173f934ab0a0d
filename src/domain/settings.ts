/** The document that seeds a desk kept without a server: the desk, and the people its tickets may name (architecture, Settings). */
import * as z from 'zod/mini';
import { withMode } from './modes.ts';
import { Desk } from './schemas/desk.ts';
import type { DeskInput } from './desk.ts';
import type { Issue } from './fields.ts';
import { Person } from './schemas/people.ts';

const People = z.array(Person).check(z.maxLength(10_000, { error: 'too-many' }));

/** A desk and its directory, checked, with the mode's presets where the document is silent. */
export interface Settings {
  readonly desk: Desk;
  /** What was written, presets left out: what is kept, so that a page's own mode still presets. */
  readonly document: DeskInput;
  readonly people: readonly Person[];
}

/** What a settings document holds: `{ desk, people? }`, or the desk alone with `people` beside its own settings. */
export type SettingsInput =
  | { readonly desk: DeskInput; readonly people?: readonly z.input<typeof Person>[] }
  | (DeskInput & { readonly people?: readonly z.input<typeof Person>[] });

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with something, one line for each place. */
export function issuesOf(error: z.core.$ZodError, path: readonly PropertyKey[] = []): Issue[] {
  return error.issues.flatMap((issue) => {
    const keys: readonly (string | undefined)[] = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return keys.map((key) => ({
      path: [...path, ...issue.path, ...(key === undefined ? [] : [key])].map(String).join('.'),
      code: codeOf(issue),
    }));
  });
}

/** Our schemas say codes; where zod speaks for itself its kind of issue becomes one. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(-[a-z]+)*$/u.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return { too_big: 'too-large', too_small: 'too-small', unrecognized_keys: 'unknown-key' }[issue.code as string] ?? 'malformed';
}

function split(input: unknown): { desk: unknown; people: unknown } {
  if (!isObject(input)) return { desk: input, people: [] };
  if (isObject(input['desk'])) return { desk: input['desk'], people: input['people'] ?? [] };
  const { people, ...desk } = input;
  return { desk, people: people ?? [] };
}

/**
 * Reads a settings document, from wherever it comes.
 * @param fixed settings that the page puts above the document; they are checked with it and not part of it
 * @returns the settings, or what is wrong with them
 */
export function readSettings(input: unknown, fixed: Partial<DeskInput> = {}): Settings | readonly Issue[] {
  const { desk, people } = split(input);
  const document = (isObject(desk) ? desk : {}) as unknown as DeskInput;
  const checked = Desk.safeParse(withMode({ ...document, ...fixed }));
  const directory = People.safeParse(people);
  if (checked.success && directory.success) return { desk: checked.data, document, people: directory.data };
  return [
    ...(checked.error === undefined ? [] : issuesOf(checked.error)),
    ...(directory.error === undefined ? [] : issuesOf(directory.error, ['people'])),
  ];
}
