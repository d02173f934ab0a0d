/** What tickets and kept lists hold of a custom field: what a change of it must leave as it is (domain §7 "custom fields"). */
import { isRightValue } from './field-checks.ts';
import { held, isEmpty } from './field-values.ts';
import type { FieldDefinition, FieldType, FieldValue, FieldValues } from './fields.ts';

/** How much a field is in use. */
export interface FieldUse {
  /** Tickets that hold a value of it. */
  readonly tickets: number;
  /** Of those, how many hold each option. */
  readonly options: Readonly<Record<string, number>>;
  /** Kept lists that filter by it, or show it in a column. */
  readonly views: number;
  /** Types that it may have: all that is held stays right in each. */
  readonly types: readonly FieldType[];
}

/** A field that nothing holds. */
export const UNUSED: Pick<FieldUse, 'tickets' | 'options' | 'views'> = { tickets: 0, options: {}, views: 0 };

/**
 * What a field that tickets hold may become: what was written stays what it was. An option, a person or a file is no text: as one it
 * would show the code that it is kept by.
 */
export const BECOMES: Readonly<Record<FieldType, readonly FieldType[]>> = {
  text: ['long-text', 'email', 'url', 'date'],
  'long-text': ['text', 'email', 'url', 'date'],
  email: ['text', 'long-text'],
  url: ['text', 'long-text'],
  date: ['text', 'long-text'],
  constant: ['text', 'long-text'],
  number: [],
  choice: [],
  choices: [],
  file: [],
  person: [],
  page: [],
};

/** The values that some tickets hold of a field. */
export function valuesOf(tickets: readonly { readonly fields: FieldValues }[], code: string): FieldValue[] {
  return tickets.flatMap(({ fields }) => {
    const value = held(fields, code);
    return value === undefined || isEmpty(value) ? [] : [value];
  });
}

/** In how many tickets what is held would not be right by a definition. */
export function misfits(definition: FieldDefinition, values: readonly FieldValue[]): number {
  return values.filter((value) => !isRightValue(definition, value)).length;
}

/** A field of which tickets hold what they could not any more, and how many do: it is gone, or defined so that it would be wrong. */
export function heldInVain(
  before: readonly FieldDefinition[],
  now: readonly FieldDefinition[],
  valuesHeld: (code: string) => readonly FieldValue[],
): { readonly tickets: number } | null {
  for (const field of before) {
    const after = now.find((each) => each.code === field.code);
    if (after !== undefined && JSON.stringify(after) === JSON.stringify(field)) continue;
    const values = valuesHeld(field.code);
    const tickets = after === undefined ? values.length : misfits(after, values);
    if (tickets > 0) return { tickets };
  }
  return null;
}

/** @param views kept lists that filter by it, or show it in a column */
export function useOf(definition: FieldDefinition, values: readonly FieldValue[], views: number): FieldUse {
  const options = new Map<string, number>();
  for (const value of values) {
    for (const code of typeof value === 'number' ? [] : [value].flat()) options.set(code, (options.get(code) ?? 0) + 1);
  }
  const isOffered = (definition.options ?? []).map((option) => option.code);
  return {
    tickets: values.length,
    options: Object.fromEntries(
      isOffered.flatMap((code) => (options.has(code) ? [[code, options.get(code) ?? 0] as const] : [])),
    ),
    views,
    types: BECOMES[definition.type].filter((type) => misfits({ ...definition, type }, values) === 0),
  };
}
