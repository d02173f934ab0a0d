/**
 * What people put in a desk's custom fields, checked by one schema made from the definitions, in the form and in the
 * backend alike (domain §7 "custom fields"; mod_tracker §2.4).
 *
 * A value for a field that is not shown is refused, never dropped in silence: a form drops it with `keptFields`, where
 * the person sees the field go, and what is sent is then exactly what is kept.
 */
import * as z from 'zod/mini';
import type { FieldDefinition, FieldValue, FieldValues, Issue } from './fields.ts';
import { Day, LONGEST_SUMMARY, LongText, PersonId } from './values.ts';

/** Who fills a form in or reads a ticket, as far as fields are concerned: private ones are for staff. */
export interface FieldActor {
  readonly staff: boolean;
}

/** What a value is checked against besides its definition. */
export interface FieldContext {
  readonly who: FieldActor;
  /** Ids of the attachments that a file field may name. */
  readonly files: readonly string[];
  /** What the ticket holds already: an option closed since then may stay. */
  readonly before?: FieldValues | undefined;
}

/** Longest address that mail can carry (RFC 5321 §4.5.3.1, as corrected). */
const LONGEST_MAIL = 254;
/** Longest link that every browser and server takes. */
const LONGEST_URL = 2048;
const MOST_VALUES = 100;

/** An own value: a field may well be called `constructor`, which every object seems to hold. */
function held(values: FieldValues | undefined, code: string): FieldValue | undefined {
  return typeof values === 'object' && values !== null && Object.hasOwn(values, code) ? values[code] : undefined;
}

/** Nothing was put there: absent, blank, or a list of nothing. Nothing is also what clears a field. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function words(definition: FieldDefinition): string[] {
  if (definition.value === undefined) return [];
  return typeof definition.value === 'string'
    ? [definition.value]
    : Object.values(definition.value).filter((text) => text !== undefined);
}

/** A link that may be followed: `javascript:` and the like are none. */
function isWebAddress(text: string): boolean {
  return text.length <= LONGEST_URL && /^https?:\/\/[^/\s]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

const text = z.string({ error: 'not-a-text' });
const list = z
  .array(z.string({ error: 'not-a-text' }), { error: 'not-a-list' })
  .check(z.maxLength(MOST_VALUES, { error: 'too-many' }));

function optionCode(definition: FieldDefinition, kept: readonly string[]) {
  const options = definition.options ?? [];
  return z.string({ error: 'unknown-option' }).check(
    z.refine((code) => options.some((option) => option.code === code), { error: 'unknown-option', abort: true }),
    z.refine((code) => kept.includes(code) || options.some((option) => option.code === code && option.closed !== true), {
      error: 'closed-option',
    }),
  );
}

/** The schema of one field's value, given that there is one. Its messages are the codes of `Issue`. */
function valueSchema(definition: FieldDefinition, context: FieldContext): z.ZodMiniType {
  switch (definition.type) {
    case 'text':
      return z.pipe(text.check(z.maxLength(LONGEST_SUMMARY, { error: 'too-long' })), LongText);
    case 'long-text':
      return z.pipe(text, LongText);
    case 'number':
      return z.number({ error: 'not-a-number' }).check(
        z.refine((value) => definition.min === undefined || value >= definition.min, { error: 'too-small' }),
        z.refine((value) => definition.max === undefined || value <= definition.max, { error: 'too-large' }),
      );
    case 'date':
      return z.pipe(z.string({ error: 'not-a-day' }), Day);
    case 'email':
      return z.pipe(
        z.string({ error: 'not-a-mail' }).check(z.maxLength(LONGEST_MAIL, { error: 'not-a-mail' })),
        z.email({ error: 'not-a-mail' }),
      );
    case 'url':
      return z.string({ error: 'not-a-url' }).check(z.refine(isWebAddress, { error: 'not-a-url' }));
    case 'choice':
      return optionCode(definition, keptCodes(definition, context));
    case 'choices':
      return z.pipe(
        list.check(z.refine(isDistinct, { error: 'twice' })),
        z.array(optionCode(definition, keptCodes(definition, context))),
      );
    case 'file':
      return z.pipe(
        list.check(z.refine(isDistinct, { error: 'twice' })),
        z.array(z.string().check(z.refine((id) => context.files.includes(id), { error: 'unknown-file' }))),
      );
    case 'person':
      return z.pipe(z.string({ error: 'not-a-person' }).check(z.maxLength(512, { error: 'not-a-person' })), PersonId);
    case 'page':
      return z.union([LongText, z.array(LongText).check(z.maxLength(MOST_VALUES))], { error: 'not-a-text' });
    case 'constant':
      return z
        .string({ error: 'not-the-constant' })
        .check(z.refine((value) => words(definition).includes(value), { error: 'not-the-constant' }));
  }
}

function isDistinct(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length;
}

function keptCodes(definition: FieldDefinition, context: FieldContext): readonly string[] {
  const value = held(context.before, definition.code);
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

/** What a condition compares: the codes or words that a field holds. */
function compared(definition: FieldDefinition, values: FieldValues): readonly string[] {
  if (definition.type === 'constant') return words(definition);
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

/** One issue as zod carries it: the code as message, what the sentence names as params. */
function found(code: string, path: string[], input: unknown, values?: Issue['values']) {
  return { code: 'custom' as const, message: code, path, input, continue: true, params: { values } };
}

/** What the sentence of an issue names. */
function named(code: string, definition: FieldDefinition): Issue['values'] {
  if (code === 'too-small' && definition.min !== undefined) return { min: definition.min };
  if (code === 'too-large' && definition.max !== undefined) return { max: definition.max };
  if (code === 'too-long' && definition.type === 'text') return { max: LONGEST_SUMMARY };
  return undefined;
}

/**
 * The one schema of what a desk's fields may hold, made from their definitions: the form and the backend both parse with it.
 * Its messages are the codes of `Issue`; `checkFields` reads them out.
 */
export function fieldsSchema(definitions: readonly FieldDefinition[], context: FieldContext): z.ZodMiniType<FieldValues> {
  const isObject = (input: unknown) => typeof input === 'object' && input !== null && !Array.isArray(input);
  return z.custom<FieldValues>(isObject, { error: 'not-an-object', abort: true }).check(
    z.check((payload) => {
      const values = payload.value;
      const shown = new Set(shownFields(definitions, values, context.who));
      for (const definition of definitions) {
        const { code } = definition;
        const value = held(values, code);
        const mayHold = shown.has(definition);
        if (isEmpty(value)) {
          if (mayHold && definition.required === true && definition.type !== 'constant')
            payload.issues.push(found('required', [code], value));
        } else if (definition.private === true && !context.who.staff) {
          payload.issues.push(found('private-field', [code], value));
        } else if (!mayHold) {
          payload.issues.push(found('not-shown', [code], value));
        } else {
          const first = valueSchema(definition, context).safeParse(value).error?.issues[0]?.message;
          if (first !== undefined) payload.issues.push(found(first, [code], value, named(first, definition)));
        }
      }
      const known = new Set(definitions.map((definition) => definition.code));
      for (const code of Object.keys(values)) if (!known.has(code)) payload.issues.push(found('unknown-field', [code], null));
    }),
  );
}

function valuesOf(issue: object): Issue['values'] {
  if (!('params' in issue) || typeof issue.params !== 'object' || issue.params === null || !('values' in issue.params))
    return undefined;
  return issue.params.values as Issue['values'];
}

/**
 * What is wrong with the values of a desk's fields; empty when nothing is. Never throws, whatever it is given.
 *
 * Codes: required, too-long, unstorable-text, not-a-text, not-a-number, too-small, too-large, not-a-day, not-a-mail,
 * not-a-url, not-a-person, not-a-list, too-many, twice, unknown-option, closed-option, unknown-file, not-the-constant,
 * not-shown, private-field, unknown-field, not-an-object. A field is required only while it is shown.
 * @param definitions those asked where the ticket is posted (`fieldsFor`)
 * @param files ids of the attachments that a file field may name
 * @param before what the ticket holds already, at an edit: an option closed since then may stay
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  values: FieldValues,
  who: FieldActor,
  files: readonly string[],
  before?: FieldValues,
): Issue[] {
  const outcome = fieldsSchema(definitions, { who, files, before }).safeParse(values);
  return (outcome.error?.issues ?? []).map((issue) => {
    const named = valuesOf(issue);
    return { path: ['fields', ...issue.path].join('.'), code: issue.message, ...(named === undefined ? {} : { values: named }) };
  });
}

/** The values of the fields that are shown and hold something: what a form sends of what it was filled with. */
export function keptFields(definitions: readonly FieldDefinition[], values: FieldValues, who: FieldActor): FieldValues {
  return only(shownFields(definitions, values, who), values);
}

/**
 * What a ticket holds after an edit: the person's values, and of what it held before the private ones that this person
 * could not see. Checked before with `checkFields`, this is what is stored.
 */
export function editedFields(
  definitions: readonly FieldDefinition[],
  before: FieldValues,
  given: FieldValues,
  who: FieldActor,
): FieldValues {
  const unseen = who.staff ? [] : definitions.filter((definition) => definition.private === true);
  return { ...only(unseen, before), ...keptFields(definitions, given, who) };
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

function only(definitions: readonly FieldDefinition[], values: FieldValues): FieldValues {
  return Object.fromEntries(
    definitions.flatMap(({ code }) => {
      const value = held(values, code);
      return value === undefined || isEmpty(value) ? [] : [[code, value] as const];
    }),
  );
}
