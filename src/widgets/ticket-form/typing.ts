/** Keyboards, dictation and pasting: the keyboard of a phone for each field, and texts that are never cut. */
import type { FieldDefinition } from '../../domain/fields.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../../domain/values.ts';
import type { Sheet } from './sheet.ts';

/** What tells a phone's keyboard, its dictation and the browser's own help what a line holds. */
export interface Keyboard {
  readonly inputmode?: 'decimal' | 'email' | 'url' | undefined;
  readonly autocomplete: 'off' | 'email';
  readonly autocapitalize: 'none' | 'sentences';
  readonly spellcheck: 'true' | 'false';
}

const WORDS: Keyboard = { autocomplete: 'off', autocapitalize: 'sentences', spellcheck: 'true' };
const SIGNS: Keyboard = { autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' };

/** The keyboard of a line. The digits of a phone have no minus sign: a number that may be negative keeps all the keys. */
export function keyboardOf({ type, min }: Pick<FieldDefinition, 'type' | 'min'>): Keyboard {
  if (type === 'number') return min !== undefined && min >= 0 ? { ...SIGNS, inputmode: 'decimal' } : SIGNS;
  if (type === 'email') return { ...SIGNS, inputmode: 'email', autocomplete: 'email' };
  return type === 'url' ? { ...SIGNS, inputmode: 'url' } : WORDS;
}

/** The longest text that a type of field takes; undefined where its length says nothing. */
export function longestOf(type: FieldDefinition['type']): number | undefined {
  return type === 'text' ? LONGEST_SUMMARY : type === 'long-text' ? LONGEST_TEXT : undefined;
}

/** Says once, when a text outgrows its limit, by how much: what was pasted or dictated stays whole and is shortened by hand. */
export function overLimit(
  { locale, announce }: Pick<Sheet, 'locale' | 'announce'>,
  max: number | undefined,
  before: string,
  now: string,
): void {
  if (max !== undefined && now.length > max && before.length <= max) announce(locale.words.charactersOver(now.length - max));
}

const NEXT = 'input:not([type="hidden"]), select, textarea, guichet-combobox';

function isTouch(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}

/** On a touch keyboard, whose key says "next", Enter goes to the next field; elsewhere it files the ticket, as in any form. */
export function onward(event: KeyboardEvent, touch = isTouch()): void {
  const { key, isComposing, ctrlKey, metaKey, currentTarget } = event;
  if (key !== 'Enter' || isComposing || ctrlKey || metaKey || !touch) return;
  const here = currentTarget as HTMLInputElement;
  const fields = [...(here.form?.querySelectorAll<HTMLElement>(NEXT) ?? [])].filter((field) => field.checkVisibility());
  const next = fields[fields.indexOf(here) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
