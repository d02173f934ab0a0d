/**
 * Whether what people put in a desk's custom fields is right, by their definitions, in the form and in the backend alike (domain §7
 * "custom fields"; mod_tracker §2.4).
 *
 * A value for a field that is not shown is refused, never dropped in silence: a form drops it with `keptFields`, where
 * the person sees the field go, and what is sent is then exactly what is kept.
 */
import { constantWords, held, isEmpty, shownFields, type FieldActor } from './field-values.ts';
import type { FieldDefinition, FieldValue, FieldValues, Issue } from './fields.ts';
import { isDay, isStorable, LONGEST_PERSON, LONGEST_SUMMARY, LONGEST_TEXT } from './values.ts';

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

/** A link that may be followed: `javascript:` and the like are none. */
function isWebAddress(text: string): boolean {
  return text.length <= LONGEST_URL && /^https?:\/\/[^/\s]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

/** A mail address as browsers take one (WHATWG HTML §4.10.5.1.5), with a dot in its domain. */
const MAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*\.[a-z]{2,63}$/iu;

function isMail(text: string): boolean {
  const name = text.slice(0, text.lastIndexOf('@'));
  const dotted = name.startsWith('.') || name.endsWith('.') || name.includes('..');
  return text.length <= LONGEST_MAIL && MAIL.test(text) && !dotted;
}

function wrongText(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return 'not-a-text';
  if (value.length > longest) return 'too-long';
  return isStorable(value) ? undefined : 'unstorable-text';
}

function wrongNumber(value: unknown, { min, max }: FieldDefinition): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number';
  if (min !== undefined && value < min) return 'too-small';
  return max !== undefined && value > max ? 'too-large' : undefined;
}

function wrongOption(code: unknown, definition: FieldDefinition, kept: readonly string[]): string | undefined {
  const option = definition.options?.find((each) => each.code === code);
  if (typeof code !== 'string' || option === undefined) return 'unknown-option';
  return option.closed === true && !kept.includes(code) ? 'closed-option' : undefined;
}

/** What is wrong with a list of different texts: with itself, else with the first that is wrong. */
function wrongList(value: unknown, wrongOne: (text: string) => string | undefined): string | undefined {
  if (!Array.isArray(value)) return 'not-a-list';
  const list: readonly unknown[] = value;
  if (!list.every((each) => typeof each === 'string')) return 'not-a-text';
  if (list.length > MOST_VALUES) return 'too-many';
  if (!isDistinct(list)) return 'twice';
  return list.map(wrongOne).find((wrong) => wrong !== undefined);
}

function isPage(value: unknown): boolean {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value];
  return lines.length <= MOST_VALUES && lines.every((line) => wrongText(line, LONGEST_TEXT) === undefined);
}

/** The code of what is wrong with one field's value, given that there is one. */
function wrongValue(value: unknown, definition: FieldDefinition, context: FieldContext): string | undefined {
  const unless = (right: boolean, code: string) => (right ? undefined : code);
  switch (definition.type) {
    case 'text':
      return wrongText(value, LONGEST_SUMMARY);
    case 'long-text':
      return wrongText(value, LONGEST_TEXT);
    case 'number':
      return wrongNumber(value, definition);
    case 'date':
      return unless(typeof value === 'string' && isDay(value), 'not-a-day');
    case 'email':
      return unless(typeof value === 'string' && isMail(value), 'not-a-mail');
    case 'url':
      return unless(typeof value === 'string' && isWebAddress(value), 'not-a-url');
    case 'choice':
      return wrongOption(value, definition, keptCodes(definition, context));
    case 'choices':
      return wrongList(value, (code) => wrongOption(code, definition, keptCodes(definition, context)));
    case 'file':
      return wrongList(value, (id) => unless(context.files.includes(id), 'unknown-file'));
    case 'person':
      if (typeof value !== 'string' || value.length > LONGEST_PERSON) return 'not-a-person';
      return unless(isStorable(value), 'unstorable-text');
    case 'page':
      return unless(isPage(value), 'not-a-text');
    case 'constant':
      return unless(
        typeof value === 'string' && [...constantWords(definition), ...keptCodes(definition, context)].includes(value),
        'not-the-constant',
      );
  }
}

/** Whether what a ticket holds of a field is right by a definition of it. Options closed since then and former words of a constant are. */
export function isRightValue(definition: FieldDefinition, value: FieldValue): boolean {
  const files = definition.type === 'file' && Array.isArray(value) ? value : [];
  return wrongValue(value, definition, { who: { staff: true }, files, before: { [definition.code]: value } }) === undefined;
}

function isAlike(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isDistinct(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length;
}

function keptCodes(definition: FieldDefinition, context: FieldContext): readonly string[] {
  const value = held(context.before, definition.code);
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

/** What the sentence of an issue names. */
function whatItNames(code: string, definition: FieldDefinition): Issue['values'] {
  if (code === 'too-small' && definition.min !== undefined) return { min: definition.min };
  if (code === 'too-large' && definition.max !== undefined) return { max: definition.max };
  if (code === 'too-long' && definition.type === 'text') return { max: LONGEST_SUMMARY };
  return undefined;
}

/** The code of what is wrong with what a field holds, or should. */
function wrongField(definition: FieldDefinition, value: unknown, shown: boolean, context: FieldContext): string | undefined {
  if (isEmpty(value)) return shown && definition.required === true && definition.type !== 'constant' ? 'required' : undefined;
  if (definition.private === true && !context.who.staff) return 'private-field';
  return shown ? wrongValue(value, definition, context) : 'not-shown';
}

/**
 * What is wrong with the values of a desk's fields; empty when nothing is. Never throws, whatever it is given.
 *
 * Codes: required, too-long, unstorable-text, not-a-text, not-a-number, too-small, too-large, not-a-day, not-a-mail,
 * not-a-url, not-a-person, not-a-list, too-many, twice, unknown-option, closed-option, unknown-file, not-the-constant,
 * not-shown, private-field, unknown-field, not-an-object. A field is required only while it is shown.
 * @param definitions those asked where the ticket is posted (`fieldsFor`)
 * @param files ids of the attachments that a file field may name
 * @param before what the ticket holds already, at an edit: an option closed since then, a constant that had other words and the
 *   value of a field that is asked no more may stay
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  values: FieldValues,
  who: FieldActor,
  files: readonly string[],
  before?: FieldValues,
): Issue[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [{ path: 'fields', code: 'not-an-object' }];
  const shown = new Set(shownFields(definitions, values, who));
  const issues = definitions.flatMap((definition) => {
    const code = wrongField(definition, held(values, definition.code), shown.has(definition), { who, files, before });
    const named = code === undefined ? undefined : whatItNames(code, definition);
    const issue = { path: `fields.${definition.code}`, code, ...(named === undefined ? {} : { values: named }) };
    return code === undefined ? [] : [{ ...issue, code }];
  });
  const known = new Set(definitions.map((definition) => definition.code));
  // What a ticket holds of a field that is not asked there any more may be sent back as it is.
  const unknown = Object.keys(values).filter(
    (code) => !known.has(code) && (before === undefined || !isAlike(held(values, code), held(before, code))),
  );
  return [...issues, ...unknown.map((code) => ({ path: `fields.${code}`, code: 'unknown-field' }))];
}
