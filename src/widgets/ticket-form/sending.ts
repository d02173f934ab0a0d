/** What a form does with what the backend answers, and what is known of what arrived. */
import { BackendError, Conflict, Invalid, NotFound, Refused, type Session } from '../../backends/backend.ts';
import type { Issue } from '../../domain/fields.ts';
import type { TicketView } from '../../domain/view.ts';
import { BeforeFileEvent } from '../shared/events.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand } from '../shared/on-demand.ts';
import { isForeseen } from '../shared/problem.ts';
import { tellRefused } from '../shared/refused.ts';
import type { Draft } from './draft.ts';
import { forSeveral, type Filler } from './filler.ts';
import { commandsOf } from './filing.ts';
import type { FormDraft } from './form-draft.ts';

/** What says what is to correct. */
export const WRONG = onDemand(() => import('./wrong.ts'));

/** Whether the backend does not know a file that was sent to it: it is to be sent again. */
function lacksFiles(error: unknown): boolean {
  const issues = error instanceof Invalid ? error.issues : error instanceof Refused ? (error.refusal.issues ?? []) : [];
  return issues.some((issue) => issue.code === 'unknown-file');
}

/** Whether what was sent has certainly not been done. */
function wasNotDone(error: unknown): boolean {
  return error instanceof BackendError && (error instanceof Refused || error instanceof Invalid);
}

/** The same identity had already filed something else. */
function wasDoneOtherwise(error: unknown): boolean {
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

/** What became of a sending. */
export type Answer =
  | { readonly filed: readonly TicketView[] }
  /** The page does not want it. */
  | { readonly held: true }
  /** To correct, beside fields. */
  | { readonly issues: readonly Issue[] }
  /** It had filed another text before. */
  | { readonly already: TicketView }
  | { readonly problem: unknown };

/** One go: what goes wrong with it that the seam knows of is an answer; files that the backend has lost are sent again, once. */
async function attempt(
  session: Session,
  filler: Filler,
  draft: FormDraft,
  again: boolean,
): Promise<Answer | { readonly error: unknown }> {
  try {
    const { tickets } = await session.run(commandsOf(filler, draft.value));
    return { filed: tickets };
  } catch (error) {
    if (!isForeseen(error)) throw error;
    if (!again || !lacksFiles(error)) return { error };
    draft.tray.sendAll();
    await draft.tray.settled();
    return attempt(session, filler, draft, false);
  }
}

/**
 * Sends a draft that is right and whose files are there, if the page lets it go. That it is being sent is kept first: should
 * the page go meanwhile, the next one asks whether it arrived.
 * @param from the form: the page is asked and told there
 */
export async function send(
  session: Session,
  filler: Filler,
  draft: FormDraft,
  from: { readonly widget: HTMLElement; readonly locale: Locale },
): Promise<Answer> {
  const commands = commandsOf(filler, draft.value);
  if (!commands.every((command) => from.widget.dispatchEvent(new BeforeFileEvent(command)))) return { held: true };
  await draft.mark(true);
  const answer = await attempt(session, filler, draft, true);
  if (!('error' in answer)) return answer;
  const { error } = answer;
  tellRefused(from.widget, from.locale, commands, error);
  if (wasNotDone(error)) await draft.mark(false);
  draft.reopen();
  const [already] = wasDoneOtherwise(error) ? ((await arrived(session, draft.value).catch(() => null)) ?? []) : [];
  if (already !== undefined) return { already };
  // Whoever refused it can be reached; where what explains it cannot, the error says itself.
  const wrong = wasNotDone(error) ? await WRONG.load().catch(() => undefined) : undefined;
  const issues = wrong?.issuesOf(error, forSeveral(filler)) ?? [];
  return issues.length > 0 ? { issues } : { problem: error };
}
