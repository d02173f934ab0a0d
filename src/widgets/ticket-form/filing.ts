/** From what the form holds to what is asked of the backend, and what is wrong with it: the same rules as the backend's. */
import type { FileCommand } from '../../domain/commands.ts';
import { fieldsFor } from '../../domain/desk.ts';
import { keptFields, shownFields } from '../../domain/field-values.ts';
import type { FieldDefinition, FieldValues, Issue, PageContext } from '../../domain/fields.ts';
import { isAtLeast } from '../../domain/people.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../../domain/values.ts';
import { profileIn } from '../../domain/standing.ts';
import type { Draft } from './draft.ts';
import { FIELDS } from './fields.ts';
import { forSeveral, type Filler } from './filler.ts';
import type { FormDraft } from './form-draft.ts';
import { destination, offeredCategories, offeredServices } from './places.ts';

/** Whether this person is shown the private fields of where the ticket goes. */
export function fieldActor({ me, desk }: Filler, draft: Draft): { staff: boolean } {
  const place = destination(desk, draft);
  return { staff: isAtLeast(profileIn(me, desk, place?.service ?? null), 'technician') };
}

/** The fields asked where the ticket goes; none of a category's before it is chosen. */
export function askedFields(filler: Filler, draft: Draft): FieldDefinition[] {
  const place = destination(filler.desk, draft);
  return fieldsFor(filler.desk, place?.service ?? null, place?.category ?? null);
}

/** A number as people write it, `12,5` or `12.5`; the text itself when it is none, so that the check can say so. */
function numberFrom(text: string): number | string {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replace(',', '.');
  return /^[-+]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : text;
}

/** The page, as the lines of a page field. */
export function pageLines(page: PageContext): string[] {
  return [page.title, page.url, page.course, page.browser, page.screen].filter((line) => line !== undefined);
}

/** The values of the fields, as they would be sent. */
export function fieldValues(filler: Filler, draft: Draft): FieldValues {
  const definitions = askedFields(filler, draft);
  const values: FieldValues = {};
  for (const { code, type } of definitions) {
    const typed = draft.fields[code];
    if (type === 'file') values[code] = draft.files.filter((file) => file.field === code).map((file) => file.id);
    else if (type === 'page') values[code] = draft.page === undefined || draft.page === null ? [] : pageLines(draft.page);
    else if (type === 'number' && typeof typed === 'string' && typed.trim() !== '') values[code] = numberFrom(typed) as number;
    else if (type === 'constant') continue;
    else if (typed !== undefined) values[code] = typeof typed === 'string' && type !== 'long-text' ? typed.trim() : typed;
  }
  return keptFields(definitions, values, fieldActor(filler, draft));
}

/** The fields shown now, given what is filled in. */
export function visibleFields(filler: Filler, draft: Draft): FieldDefinition[] {
  return shownFields(askedFields(filler, draft), fieldValues(filler, draft), fieldActor(filler, draft));
}

/** The files that go: those of fields that are no longer asked stay behind. */
function sentFiles(filler: Filler, draft: Draft): Draft['files'] {
  const shown = new Set(visibleFields(filler, draft).map((field) => field.code));
  return draft.files.filter((file) => file.field === null || shown.has(file.field));
}

/**
 * What is wrong, in the order of the form; empty when it may be sent. Paths: `service`, `category`, `people`, `summary`,
 * `description`, `fields.<code>`, `files`. What checks the desk's own fields comes with them: none is wrong that is not drawn.
 */
function wrongWith(filler: Filler, draft: Draft, language: string): Issue[] {
  const { desk } = filler;
  const issues: Issue[] = [];
  const services = offeredServices(desk);
  if (desk.services.length > 0) {
    const service = services.find((each) => each.id === draft.service);
    if (service === undefined) issues.push({ path: 'service', code: 'required' });
    else if (!offeredCategories(desk, service, language).some((each) => each.id === draft.category))
      issues.push({ path: 'category', code: 'required' });
  }
  if (forSeveral(filler) && draft.assignees.length === 0) issues.push({ path: 'people', code: 'required' });
  if (draft.summary.trim() === '') issues.push({ path: 'summary', code: 'required' });
  else if (draft.summary.length > LONGEST_SUMMARY)
    issues.push({ path: 'summary', code: 'too-long', values: { over: draft.summary.length - LONGEST_SUMMARY } });
  if (draft.description.length > LONGEST_TEXT)
    issues.push({ path: 'description', code: 'too-long', values: { over: draft.description.length - LONGEST_TEXT } });
  for (const [path, text] of [
    ['summary', draft.summary],
    ['description', draft.description],
  ] as const) {
    if (text.includes('\0') || !text.isWellFormed()) issues.push({ path, code: 'unstorable-text' });
  }
  const files = draft.files.map((file) => file.id);
  const values = fieldValues(filler, draft);
  issues.push(...(FIELDS.peek()?.checkFields(askedFields(filler, draft), values, fieldActor(filler, draft), files) ?? []));
  return issues;
}

/** An issue of the form's own: a file that could not be sent, named. */
export const FILE_BLOCKING = 'file-blocking';

/** Everything that keeps a draft from being sent, a file that could not be sent included. */
export function blocking(filler: Filler, { value, tray }: Pick<FormDraft, 'value' | 'tray'>, language: string): Issue[] {
  const issues = wrongWith(filler, value, language);
  const failed = tray.failed(sentFiles(filler, value));
  if (failed === undefined) return issues;
  const path = failed.field === null ? 'files' : `fields.${failed.field}`;
  return [...issues, { path, code: FILE_BLOCKING, values: { name: failed.name } }];
}

/** The page as it is sent: where a field holds its lines the course alone, for those who read by it. */
function sentPage(filler: Filler, draft: Draft): PageContext | undefined {
  const { page } = draft;
  if (page === null || page === undefined) return undefined;
  if (!visibleFields(filler, draft).some((field) => field.type === 'page')) return page;
  return filler.desk.courseTeachers === 'read' && page.course !== undefined ? { course: page.course } : undefined;
}

/** The commands of a draft: one, or one for each assignee. */
export function commandsOf(filler: Filler, draft: Draft): FileCommand[] {
  const files = sentFiles(filler, draft).map(({ id, name, type, size }) => ({ id, name, type, size }));
  const fields = fieldValues(filler, draft);
  const page = sentPage(filler, draft);
  return Object.entries(draft.sendings).map(([assignee, { command, ticket }]) => {
    const to = assignee === '' ? (draft.assignees[0]?.id ?? '') : assignee;
    return {
      do: 'file',
      id: command,
      ticket,
      summary: draft.summary.trim(),
      description: draft.description,
      ...(draft.service === null ? {} : { service: draft.service }),
      ...(draft.category === null ? {} : { category: draft.category }),
      ...(draft.kind === null ? {} : { kind: draft.kind }),
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      ...(files.length === 0 ? {} : { files }),
      ...(page === undefined ? {} : { page }),
      ...(draft.requester === null ? {} : { requester: draft.requester.id }),
      ...(to === '' ? {} : { assignee: to }),
      ...(draft.observers.length === 0 ? {} : { observers: draft.observers.map((each) => each.id) }),
      ...(draft.priority === null ? {} : { priority: draft.priority }),
      ...(draft.group === null ? {} : { group: draft.group }),
    };
  });
}
