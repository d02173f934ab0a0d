/**
 * What is wrong, in words: one sentence beside the field, the same in the summary. It comes when something is to correct, by the
 * form's own rules or by what the backend answers.
 */
import { Invalid, Refused } from '../../backends/backend.ts';
import type { FieldDefinition, Issue } from '../../domain/fields.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { localised } from '../../domain/values.ts';
import { words } from '../../locales/index.ts';
import fr, { type WrongWords } from '../../locales/fr/ticket-form-wrong.ts';
import { errorSummary, errorSummaryStyles } from '../shared/error-summary.ts';
import type { Locale } from '../shared/locale.ts';
import { issueSentence } from '../shared/problem.ts';
import type { Draft } from './draft.ts';
import { FILE_BLOCKING } from './filing.ts';
import { controlId, type Sheet } from './sheet.ts';

export { focusSummary } from '../shared/error-summary.ts';
export const styles = [errorSummaryStyles];
export const vocabulary = words(fr, { en: () => import('../../locales/en/ticket-form-wrong.ts') });

/** French where the reader's language has changed and its words are on their way. */
function wrongWords({ language }: Locale): WrongWords {
  return vocabulary.peek(language) ?? vocabulary.peek('fr') ?? fr;
}

interface ErrorWords {
  readonly locale: Locale;
  readonly fields: readonly FieldDefinition[];
  /** One ticket is made for each of several people: what is asked of them is a task. */
  readonly several: boolean;
}

function requiredSentence(field: FieldDefinition, label: string, words: WrongWords): string {
  if (field.type === 'choice' || field.type === 'choices') return words.errors.requiredChoice(label);
  if (field.type === 'file') return words.errors.requiredFile(label);
  return field.type === 'person' ? words.errors.requiredPerson(label) : words.errors.requiredText(label);
}

/** The sentence of an issue: what is wrong with what, and what to do. */
function sentenceOf(issue: Issue, { locale, fields, several }: ErrorWords): string {
  const words = wrongWords(locale);
  const { path, code, values } = issue;
  const { errors } = words;
  if (code === FILE_BLOCKING) return words.fileBlocking(String(values?.['name'] ?? ''));
  const over = Number(values?.['over'] ?? 0);
  if (path === 'service' && code === 'required') return errors.service;
  if (path === 'category' && code === 'required') return errors.category;
  if (path === 'people' && code === 'required') return errors.people;
  if (path === 'summary' && code === 'required') return several ? errors.summaryTasks : errors.summary;
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

/** What a draft holds for a path of the form. */
function answerTo(path: string, draft: Draft): string {
  const { fields, files, assignees } = draft;
  const filesOf = (field: string | null) => files.filter((file) => file.field === field);
  if (path === 'files') return JSON.stringify(filesOf(null));
  if (path === 'people' || path === 'assignee') return JSON.stringify(assignees);
  if (!path.startsWith('fields.')) return JSON.stringify(draft[path as keyof Draft]);
  const code = path.slice('fields.'.length);
  return JSON.stringify([fields[code], filesOf(code)]);
}

/**
 * Of what was said to be wrong, what still is, as it is wrong now.
 * @param now what the form's own rules find wrong
 * @param refused the draft that the backend refused, if it did: it alone knows why, until the answer is another one
 */
export function stillWrong(said: readonly Issue[], now: readonly Issue[], refused: Draft | undefined, draft: Draft): Issue[] {
  return said.flatMap((issue) => {
    const found = now.find(({ path }) => path === issue.path);
    if (found !== undefined) return found;
    return refused !== undefined && answerTo(issue.path, refused) === answerTo(issue.path, draft) ? issue : [];
  });
}

/** What is to correct, above the form. */
export function correctionsView({ locale, errors, level }: Sheet): unknown {
  const corrections = [...errors].map(([path, message]) => ({ id: controlId(path), message }));
  return errorSummary(locale, corrections, level + 1);
}

/** The control that a refusal of the rules is about. */
const ABOUT: Partial<Record<RefusalCode, string>> = {
  'unknown-category': 'category',
  'category-closed': 'category',
  'not-in-group': 'group',
  'files-too-many': 'files',
  'file-too-large': 'files',
};

/** The path of the form for a path of the command. */
function pathOf(path: string, several: boolean): string {
  const own = path.replace(/^\d+\./u, '');
  const [first = ''] = own.split('.');
  if (first === 'fields') return own.split('.').slice(0, 2).join('.');
  return first === 'assignee' && several ? 'people' : first;
}

/** Paths that have a control in the form. */
function isShownPath(path: string): boolean {
  return (
    [
      'service',
      'category',
      'kind',
      'summary',
      'description',
      'files',
      'people',
      'assignee',
      'requester',
      'observers',
      'priority',
      'group',
    ].includes(path) || path.startsWith('fields.')
  );
}

/**
 * What of an error belongs beside fields; empty when it is about none of them, and is to be said by itself.
 * @param several one ticket is made for each of several people
 */
export function issuesOf(error: unknown, several: boolean): Issue[] {
  if (error instanceof Invalid)
    return error.issues.map((issue) => ({ ...issue, path: pathOf(issue.path, several) })).filter(({ path }) => isShownPath(path));
  if (!(error instanceof Refused)) return [];
  const { code, values, issues = [] } = error.refusal;
  if (issues.length > 0)
    return issues.map((issue) => ({ ...issue, path: pathOf(issue.path, several) })).filter(({ path }) => isShownPath(path));
  const about = code === 'not-assignable' ? (several ? 'people' : 'assignee') : ABOUT[code];
  return about === undefined ? [] : [{ path: about, code, values }];
}
