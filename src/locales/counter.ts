/** Numbers and plurals inside sentences, by `Intl`. */
import type { Language } from './index.ts';

/** The forms of a counted thing; `#` stands for the number. French has `many` for millions: it falls back on `other`. */
export interface Forms {
  readonly zero?: string;
  readonly one: string;
  readonly other: string;
}

/** Whether both languages write a number as a program does: a browser takes longer over its first format than over a whole view. */
const isPlain = (count: number): boolean => Number.isInteger(count) && count >= 0 && count < 1000;

/**
 * A function that writes counted things in a language: `count(2, { one: '# ticket', other: '# tickets' })`.
 * `zero` is used for exactly 0 where given, whatever the grammar says.
 */
export function counter(language: Language): (count: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    // Made when something is first counted, not when the words come.
    rules ??= new Intl.PluralRules(language);
    const form = count === 0 && forms.zero !== undefined ? forms.zero : rules.select(count) === 'one' ? forms.one : forms.other;
    return form.replaceAll('#', isPlain(count) ? String(count) : (numbers ??= new Intl.NumberFormat(language)).format(count));
  };
}
