/** How a page's attributes fix settings, and the two that a form has too: the others are in `fixed.ts`. */
import { MODE_NAMES, type DeskInput } from '../../domain/desk.ts';
import type { Finding } from '../shared/doctor.ts';

export interface Fixed {
  /** Undefined where the page fixes nothing. */
  readonly fixed: Partial<DeskInput> | undefined;
  /** Values that are not understood: the document's, or the default, is in force. */
  readonly wrong: readonly Finding[];
}

/** What one attribute says of the desk. */
export interface Reader {
  /** What would be understood. */
  readonly expected: string;
  /** Undefined where the text says nothing that is. */
  read(text: string): Partial<DeskInput> | undefined;
}

/** The value that a text is, if it is one of them. */
export function among<T extends string>(values: readonly T[], text: string): T | undefined {
  return values.find((each) => each === text.trim());
}

export function wrap<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value);
}

/** The attributes that a form has, as a desk does. */
export const FORM_READERS = {
  mode: { expected: MODE_NAMES.join(', '), read: (text) => wrap(among(MODE_NAMES, text), (mode) => ({ mode })) },
  prefix: { expected: 'TRK2_ (≤ 16)', read: (text) => (text.length <= 16 && /^\S+$/u.test(text) ? { prefix: text } : undefined) },
} satisfies Record<string, Reader>;

/** What attributes fix, each read by its reader. Empty ones fix nothing. */
export function readFixed<Name extends string>(
  readers: Readonly<Record<Name, Reader>>,
  attributes: Readonly<Partial<Record<Name, string | undefined>>>,
): Fixed {
  const wrong: Finding[] = [];
  let fixed: Partial<DeskInput> | undefined;
  for (const [attribute, { expected, read }] of Object.entries<Reader>(readers)) {
    const value = attributes[attribute as Name];
    if (value === undefined || value.trim() === '') continue;
    const said = read(value);
    if (said === undefined) wrong.push({ attribute, value, expected });
    else fixed = { ...fixed, ...said };
  }
  return { fixed, wrong };
}
