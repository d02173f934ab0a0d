/**
 * What a ticket is sorted by in the order of a custom field: one text for each, whose binary order is that of the values, so that every
 * store sorts them alike (domain §6 "sortKey", §7 "listable").
 */
import type { FieldDefinition, FieldOption, FieldValue } from './fields.ts';
import { isEmpty } from './field-values.ts';
import { sortKey } from './sort-key.ts';
import type { PersonId } from './values.ts';

/** A number as 16 digits: its bits, those of a negative one turned over, so that the least comes first. */
function numberKey(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  // No zero is below the other.
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const sign = 1n << 63n;
  return BigInt.asUintN(64, bits < sign ? bits | sign : ~bits)
    .toString(16)
    .padStart(16, '0');
}

/** Choices are in the order in which they are offered; one that is offered no more comes after them. */
function choiceKey(options: readonly FieldOption[], value: string): string {
  const at = options.findIndex(({ code }) => code === value);
  return at < 0 ? `9999${sortKey(value)}` : String(at).padStart(4, '0');
}

/**
 * The key of a value: texts in reading order, numbers by value, days by date, choices as they are offered, people by name.
 * @returns undefined where there is none, which comes last
 */
export function fieldKey(
  { type, options = [] }: FieldDefinition,
  value: FieldValue | undefined,
  nameOf: (person: PersonId) => string,
): string | undefined {
  if (value === undefined || isEmpty(value)) return undefined;
  const texts = [value].flat().map(String);
  switch (type) {
    case 'number':
      return numberKey(Number(value));
    case 'choice':
    case 'choices':
      // Several are in the order of the first that is offered, then of the next.
      return texts
        .map((text) => choiceKey(options, text))
        .sort()
        .join(' ');
    case 'date':
      return texts.join(' ');
    case 'person':
      return sortKey(texts.map(nameOf).join(' '));
    default:
      return sortKey(texts.join(' '));
  }
}
