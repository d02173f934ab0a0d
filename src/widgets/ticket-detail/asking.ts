/** What a page knows of commands before any form is opened: which are done at once, which cannot be undone, and how what is written is identified. */
import { freshId } from '../../backends/backend.ts';
import type { CommandName, ScopedText } from '../../domain/commands.ts';
import type { Attachment } from '../../domain/ticket.ts';
import type { Scope } from '../../domain/values.ts';

/** Commands that ask for nothing; every other has its form (`forms.ts`). */
const AT_ONCE = [
  'file',
  'see',
  'comment',
  'answer',
  'take',
  'take-over',
  'release',
  'recall',
  'pass-test',
  'expire',
  'take-back',
  'relay',
  'inform',
  'grant-approval',
  'unmerge',
  'watch',
  'unwatch',
  'me-too',
  'not-me-too',
  'remind',
  'checklist',
] as const satisfies readonly CommandName[];

/** A command that has a form. */
export type Asking = Exclude<CommandName, (typeof AT_ONCE)[number]>;

/** Whether a command has a form. */
export function asks(name: CommandName): name is Asking {
  return !(AT_ONCE as readonly CommandName[]).includes(name);
}

/** Commands that cannot be undone. */
export const DANGERS: ReadonlySet<CommandName> = new Set<CommandName>([
  'detach',
  'withdraw',
  'cancel',
  'refuse',
  'deny-approval',
  'merge',
  'erase',
]);

/** Identities of what will be sent, made once: sent again, it is done once. */
export interface Identities {
  readonly command: string;
  readonly comment: string;
  readonly other: string;
}

export function identities(): Identities {
  return { command: freshId(), comment: freshId(), other: freshId() };
}

/** A text with its scope; undefined where nothing was written. */
export function textOf(id: string, text: string, scope: Scope, files: readonly Attachment[] = []): ScopedText | undefined {
  return text.trim() === '' ? undefined : { id, text, scope, ...(files.length === 0 ? {} : { files: [...files] }) };
}
