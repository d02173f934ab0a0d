/** What a form does with what the backend answers: which field it is about, and what is known of what arrived. */
import { BackendError, Conflict, Invalid, NotFound, Refused, type Session } from '../../backends/backend.ts';
import type { Issue } from '../../domain/fields.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { TicketView } from '../../domain/view.ts';
import type { Draft } from './draft.ts';

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
  return ['service', 'category', 'kind', 'summary', 'description', 'files', 'people', 'assignee', 'requester', 'observers', 'priority', 'group'].includes(path) || path.startsWith('fields.');
}

/**
 * What of an error belongs beside fields; empty when it is about none of them, and is to be said by itself.
 * @param several one ticket is made for each of several people
 */
export function issuesOf(error: unknown, several: boolean): Issue[] {
  if (error instanceof Invalid) return error.issues.map((issue) => ({ ...issue, path: pathOf(issue.path, several) })).filter(({ path }) => isShownPath(path));
  if (!(error instanceof Refused)) return [];
  const { code, values, issues = [] } = error.refusal;
  if (issues.length > 0) return issues.map((issue) => ({ ...issue, path: pathOf(issue.path, several) })).filter(({ path }) => isShownPath(path));
  const about = code === 'not-assignable' ? (several ? 'people' : 'assignee') : ABOUT[code];
  return about === undefined ? [] : [{ path: about, code, values }];
}

/** Whether the backend does not know a file that was sent to it: it is to be sent again. */
export function lacksFiles(error: unknown): boolean {
  const issues = error instanceof Invalid ? error.issues : error instanceof Refused ? (error.refusal.issues ?? []) : [];
  return issues.some((issue) => issue.code === 'unknown-file');
}

/** Whether what was sent has certainly not been done. */
export function wasNotDone(error: unknown): boolean {
  return error instanceof BackendError && (error instanceof Refused || error instanceof Invalid);
}

/** The same identity had already filed something else. */
export function wasDoneOtherwise(error: unknown): boolean {
  return error instanceof Conflict;
}

/** The tickets of a draft that has been sent before, as far as they arrived; null when none did. */
export async function arrived(session: Session, draft: Draft): Promise<TicketView[] | null> {
  const found: TicketView[] = [];
  for (const { ticket } of Object.values(draft.sendings)) {
    try {
      found.push(await session.ticket(ticket));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  return found.length === 0 ? null : found;
}
