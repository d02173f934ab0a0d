/** What is wrong, in words: one sentence beside the field, the same in the summary. */
import type { FieldDefinition, Issue } from '../../domain/fields.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { localised } from '../../domain/values.ts';
import type { WritingWords } from '../../locales/fr/ticket-form-writing.ts';
import type { Correction } from '../shared/error-summary.ts';
import type { Locale } from '../shared/locale.ts';
import { issueSentence } from '../shared/problem.ts';
import { FIELDS } from './fields.ts';
import type { Filler } from './filler.ts';
import { sentFiles, wrongWith } from './filing.ts';
import type { FormDraft } from './form-draft.ts';
import { controlId } from './sheet.ts';
import { writingWords } from './writing-words.ts';

export interface ErrorWords {
  readonly locale: Locale;
  readonly fields: readonly FieldDefinition[];
}

/** An issue of the form's own: a file that could not be sent, named. */
const FILE_BLOCKING = 'file-blocking';

/** Everything that keeps a draft from being sent, a file that could not be sent included. */
export function blocking(filler: Filler, { value, tray }: Pick<FormDraft, 'value' | 'tray'>, language: string): Issue[] {
  const issues = wrongWith(filler, value, language, FIELDS.peek()?.checkFields);
  const failed = tray.failed(sentFiles(filler, value));
  if (failed === undefined) return issues;
  const path = failed.field === null ? 'files' : `fields.${failed.field}`;
  return [...issues, { path, code: FILE_BLOCKING, values: { name: failed.name } }];
}

function requiredSentence(field: FieldDefinition, label: string, words: WritingWords): string {
  if (field.type === 'choice' || field.type === 'choices') return words.errors.requiredChoice(label);
  if (field.type === 'file') return words.errors.requiredFile(label);
  return field.type === 'person' ? words.errors.requiredPerson(label) : words.errors.requiredText(label);
}

/** The sentence of an issue: what is wrong with what, and what to do. */
export function sentenceOf(issue: Issue, { locale, fields }: ErrorWords): string {
  const words = writingWords(locale);
  const { path, code, values } = issue;
  const { errors } = words;
  if (code === FILE_BLOCKING) return words.fileBlocking(String(values?.['name'] ?? ''));
  const over = Number(values?.['over'] ?? 0);
  if (path === 'service' && code === 'required') return errors.service;
  if (path === 'category' && code === 'required') return errors.category;
  if (path === 'people' && code === 'required') return errors.people;
  if (path === 'summary' && code === 'required') return errors.summary;
  if (path === 'summary' && code === 'too-long' && over > 0) return errors.summaryLong(over);
  if (path === 'description' && code === 'too-long' && over > 0) return errors.descriptionLong(over);
  const field = path.startsWith('fields.') ? fields.find((each) => `fields.${each.code}` === path) : undefined;
  if (field !== undefined) {
    const label = localised(field.label, locale.language);
    return code === 'required' ? requiredSentence(field, label, words) : errors.about(label, issueSentence(locale, issue));
  }
  return locale.problems?.refusals[code as RefusalCode] ?? issueSentence(locale, issue);
}

/** The sentences by path, the first of each. */
export function sentences(issues: readonly Issue[], said: ErrorWords): Map<string, string> {
  const found = new Map<string, string>();
  for (const issue of issues) if (!found.has(issue.path)) found.set(issue.path, sentenceOf(issue, said));
  return found;
}

/** The lines of the summary. */
export function corrections(errors: ReadonlyMap<string, string>): Correction[] {
  return [...errors].map(([path, message]) => ({ id: controlId(path), message }));
}
