/** What comes from outside, checked by the schemas before anything is done with it. */
import type { Command } from '../../domain/commands.ts';
import type { DeskInput } from '../../domain/desk.ts';
import { withMode } from '../../domain/modes.ts';
import type { Predicate as PredicateInput } from '../../domain/predicate.ts';
import type { SavedView as SavedViewInput } from '../../domain/saved-view.ts';
import { Batch } from '../../domain/schemas/commands.ts';
import { Desk } from '../../domain/schemas/desk.ts';
import { Predicate } from '../../domain/schemas/predicate.ts';
import { TicketQuery } from '../../domain/schemas/query.ts';
import { SavedView } from '../../domain/schemas/saved-view.ts';
import { plainFileName } from '../../domain/file-name.ts';
import { Attachment } from '../../domain/schemas/ticket.ts';
import { issuesOf, readSettings } from '../../domain/settings.ts';
import { Invalid } from '../backend.ts';
import type { Seed } from './seeding.ts';

type Parsed<Value> =
  { readonly success: true; readonly data: Value } | { readonly success: false; readonly error: Parameters<typeof issuesOf>[0] };

/** What a schema made of something. @throws {Invalid} what is wrong with it, under a path */
export function valid<Value>(parsed: Parsed<Value>, path: readonly string[] = []): Value {
  if (!parsed.success) throw new Invalid(issuesOf(parsed.error, path));
  return parsed.data;
}

/** @throws {Invalid} a malformed batch, by field; the command's place is told where there are several */
export function batchOf(input: readonly Command[]): Batch {
  const parsed = Batch.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new Invalid(input.length === 1 ? issues.map((issue) => ({ ...issue, path: issue.path.replace(/^0\.?/u, '') })) : issues);
}

/** @throws {Invalid} */
export function queryOf(input: TicketQuery): TicketQuery {
  return valid(TicketQuery.safeParse(input));
}

/** @throws {Invalid} by the name of the predicate */
export function checkPredicates(where: Readonly<Record<string, PredicateInput>>): void {
  for (const [name, predicate] of Object.entries(where)) valid(Predicate.safeParse(predicate), [name]);
}

/** A file as it is kept: its name is made plain, and then looked at. @throws {Invalid} */
export function attachmentOf(input: Attachment): Attachment {
  return valid(Attachment.safeParse({ ...input, name: plainFileName(input.name) }));
}

/** @throws {Invalid} */
export function viewOf(input: SavedViewInput): SavedView {
  return valid(SavedView.safeParse(input));
}

/** Checks a desk's document as a page has it in force. @throws {Invalid} */
export function checkInForce(document: DeskInput, fixed: Partial<DeskInput>): void {
  valid(Desk.safeParse(withMode({ ...document, ...fixed })));
}

/**
 * A settings document as a seed of the desk of a code.
 * @param id null: of whatever desk it is
 * @throws {Invalid}
 */
export function seedFrom(input: unknown, id: string | null, fixed: Partial<DeskInput>): Seed {
  const settings = readSettings(input, fixed);
  if (!('document' in settings)) throw new Invalid(settings);
  if (id !== null && settings.document.id !== id)
    throw new Invalid([{ path: 'id', code: 'another-desk', values: { id: settings.document.id } }]);
  return { document: { ...settings.document, revision: settings.document.revision ?? 0 }, people: settings.people };
}
