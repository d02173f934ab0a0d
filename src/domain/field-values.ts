/**
 * What people put in a desk's custom fields: which are shown, what of them is kept and read (domain §7 "custom fields"; mod_tracker
 * §2.4). What is right is `field-checks.ts`.
 */
import type { FieldDefinition, FieldValue, FieldValues } from './fields.ts';

/** Who fills a form in or reads a ticket, as far as fields are concerned: private ones are for staff. */
export interface FieldActor {
  readonly staff: boolean;
}

/** An own value: a field may well be called `constructor`, which every object seems to hold. */
export function held(values: FieldValues | undefined, code: string): FieldValue | undefined {
  return typeof values === 'object' && values !== null && Object.hasOwn(values, code) ? values[code] : undefined;
}

/** Nothing was put there: absent, blank, or a list of nothing. Nothing is also what clears a field. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Every text that a constant may hold: its words in each language. */
export function constantWords(definition: FieldDefinition): string[] {
  if (definition.value === undefined) return [];
  return typeof definition.value === 'string'
    ? [definition.value]
    : Object.values(definition.value).filter((text) => text !== undefined);
}

/** What a condition compares: the codes or words that a field holds. */
function compared(definition: FieldDefinition, values: FieldValues): readonly string[] {
  if (definition.type === 'constant') return constantWords(definition);
  const value = held(values, definition.code);
  if (Array.isArray(value)) return value;
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** Whether a field is shown: its condition holds, and so do those it hangs from. A loop, or a field that is not asked here, hides. */
function isShown(
  definition: FieldDefinition,
  definitions: readonly FieldDefinition[],
  values: FieldValues,
  who: FieldActor,
  below: readonly string[],
): boolean {
  if (definition.private === true && !who.staff) return false;
  const condition = definition.showIf;
  if (condition === undefined) return true;
  const upper = definitions.find((each) => each.code === condition.field);
  if (upper === undefined || below.includes(upper.code)) return false;
  if (!compared(upper, values).some((value) => condition.in.includes(value))) return false;
  return isShown(upper, definitions, values, who, [...below, upper.code]);
}

/**
 * The fields a person is shown, in the desk's order: neither the private ones for those who are not staff, nor those whose
 * condition does not hold. A field that hangs from a hidden one is hidden too, whatever the hidden one still holds.
 * @param definitions those asked where the ticket is posted (`fieldsFor`)
 */
export function shownFields(definitions: readonly FieldDefinition[], values: FieldValues, who: FieldActor): FieldDefinition[] {
  return definitions.filter((definition) => isShown(definition, definitions, values, who, [definition.code]));
}

/** The values of the fields that are shown and hold something: what a form sends of what it was filled with. */
export function keptFields(definitions: readonly FieldDefinition[], values: FieldValues, who: FieldActor): FieldValues {
  return only(shownFields(definitions, values, who), values);
}

/**
 * What a ticket holds after an edit: the person's values, and of what it held before the private ones that this person
 * could not see and those of fields that are not asked there any more. Checked before with `checkFields`, this is what is stored.
 */
export function editedFields(
  definitions: readonly FieldDefinition[],
  before: FieldValues,
  given: FieldValues,
  who: FieldActor,
): FieldValues {
  const seen = new Set(definitions.filter((each) => who.staff || each.private !== true).map((each) => each.code));
  const unseen = Object.keys(before).filter((code) => !seen.has(code));
  return {
    ...only(
      unseen.map((code) => ({ code })),
      before,
    ),
    ...keptFields(definitions, given, who),
  };
}

/** What a person may read of a ticket's values: all for staff, else without the private ones and those no longer defined. */
export function readableFields(definitions: readonly FieldDefinition[], values: FieldValues, staff: boolean): FieldValues {
  return staff
    ? values
    : only(
        definitions.filter((definition) => definition.private !== true),
        values,
      );
}

function only(definitions: readonly Pick<FieldDefinition, 'code'>[], values: FieldValues): FieldValues {
  return Object.fromEntries(
    definitions.flatMap(({ code }) => {
      const value = held(values, code);
      return value === undefined || isEmpty(value) ? [] : [[code, value] as const];
    }),
  );
}
