/** Keyboards and dictation: the keyboard of a phone for each of the desk's fields, and how much it takes. */
import type { FieldDefinition } from '../../domain/fields.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../../domain/values.ts';

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
