/** Numbers and plurals inside sentences, by `Intl`. */
import type { Language } from './index.ts';

/** The forms of a counted thing; `#` stands for the number. French has `many` for millions: it falls back on `other`. */
export interface Forms {
  readonly zero?: string;
  readonly one: string;
  readonly other: string;
}

/**
 * A function that writes counted things in a language: `count(2, { one: '# ticket', other: '# tickets' })`.
 * `zero` is used for exactly 0 where given, whatever the grammar says.
 */
export function counter(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => {
    const form = count === 0 && forms.zero !== undefined ? forms.zero : rules.select(count) === 'one' ? forms.one : forms.other;
    return form.replaceAll('#', numbers.format(count));
  };
}
