/** The verbs of an open ticket, each with its key: what its buttons and its menu offer, and why the rest cannot be done now. */
import type { Session } from '../../backends/backend.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { TicketView } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Verb } from '../shared/verbs.ts';
import { KEYS } from './keys.ts';
import { composites, dotted, labelOf, listed, may, offered } from './offers.ts';

/** Refusals that hang on how things stand, and may be others in a moment: worth being told. The rest is simply not one's own. */
const PASSING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not-in-this-state',
  'approval-pending',
  'already-assigned',
  'free',
  'only-assignee',
  'transferred',
  'merged',
  'no-earlier-place',
  'already-begun',
]);

export interface DetailVerbs {
  readonly words: TicketDetailWords;
  readonly session: Session;
  readonly view: TicketView;
  /** The sentence of a refusal. */
  readonly why: (code: RefusalCode) => string;
  readonly begin: (name: string) => void;
  /** Goes to the answer box, as a note for staff or not. */
  readonly write: (note: boolean) => void;
  readonly back: (() => void) | undefined;
  /** Along the list that the ticket was opened from. */
  readonly step: ((to: 'previous' | 'next' | 'unread') => void) | undefined;
  readonly undo: (() => void) | undefined;
}

/** Every verb, in the order of the menu. */
export function detailVerbs(context: DetailVerbs): Verb[] {
  const { words, session, view, begin, write, back, step, undo, why } = context;
  const here = offered(view, session);
  const staff = isStaff(session.me, session.desk);
  const writes = may(view, session, 'comment') || may(view, session, 'answer');
  const verbs: Verb[] = [];
  if (writes) {
    verbs.push({ id: 'answer', label: words.verbs.answer, group: 'ticket', key: 'r', run: () => write(false) });
    if (staff) verbs.push({ id: 'note', label: words.verbs.note, group: 'ticket', key: 'i', run: () => write(true) });
  }
  for (const name of composites(view, session))
    verbs.push({ id: name, label: dotted(words.commands.composite[name]), group: 'ticket', run: () => begin(name) });
  for (const name of here)
    verbs.push({
      id: name,
      label: labelOf(name, view, session, words),
      group: 'ticket',
      key: KEYS[name],
      run: () => begin(name),
    });
  const taken = new Set(verbs.map(({ key }) => key));
  for (const name of staff ? listed(session) : []) {
    const verdict = view.allowed[name];
    if (verdict === true || !PASSING.has(verdict)) continue;
    const key = KEYS[name];
    verbs.push({
      id: name,
      label: labelOf(name, view, session, words),
      group: 'ticket',
      key: key === undefined || taken.has(key) ? undefined : key,
      // Said where it is listed, in words that are fetched: a key that was pressed asks for none.
      get blocked() {
        return why(verdict);
      },
      run: () => undefined,
    });
    taken.add(key);
  }
  if (undo !== undefined) verbs.push({ id: 'undo', label: words.verbs.undo, group: 'ticket', key: 'z', run: undo });
  if (step !== undefined) {
    verbs.push({ id: 'next', label: words.verbs.next, group: 'go', key: 'j', run: () => step('next') });
    verbs.push({ id: 'previous', label: words.verbs.previous, group: 'go', key: 'k', run: () => step('previous') });
    verbs.push({ id: 'unread', label: words.verbs.unread, group: 'go', key: 'u', run: () => step('unread') });
  }
  if (back !== undefined) verbs.push({ id: 'back', label: words.verbs.back, group: 'go', key: 'Escape', run: back });
  return verbs;
}
