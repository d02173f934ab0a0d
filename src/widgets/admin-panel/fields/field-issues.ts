/** What is wrong with a field, in a sentence. */
import type { Issue } from '../../../domain/fields.ts';
import type { AdminFieldsWords } from '../../../locales/fr/admin-fields.ts';

/** @param nameOf the label of a field, by its code */
export function issueText(words: AdminFieldsWords, { path, code, values = {} }: Issue, nameOf: (code: string) => string): string {
  const { issues } = words;
  const tickets = Number(values['tickets'] ?? 0);
  const field = nameOf(String(values['field'] ?? ''));
  const own = `${path}.${code}`;
  if (own in issues) return String(issues[own as keyof typeof issues]);
  switch (code) {
    case 'values-misfit':
      return issues['values-misfit'](tickets);
    case 'option-held':
      return issues['option-held'](tickets);
    case 'option-in-condition':
      return issues['option-in-condition'](field);
    case 'in-condition':
      return issues['in-condition'](field);
    case 'too-many':
      return issues['too-many'](Number(values['max'] ?? 0));
    default: {
      const sentence = Object.hasOwn(issues, code) ? issues[code as keyof typeof issues] : undefined;
      return typeof sentence === 'string' ? sentence : issues.other;
    }
  }
}
