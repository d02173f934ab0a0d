/** What an act on several tickets asks for, and who of them it is possible for: the detail's own forms, seen for many at once. */
import type { Session } from '../../backends/backend.ts';
import type { CommandName } from '../../domain/commands.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketRow, TicketView } from '../../domain/view.ts';
import { FORMS, type Values } from '../ticket-detail/forms.ts';

/** An act, on whom, and what is already known of it. */
export interface Asked {
  readonly name: CommandName;
  readonly rows: readonly TicketRow[];
  readonly values?: Partial<Values> | undefined;
}

/** Those who allow it, and the others with why. */
export interface Sorted {
  readonly able: readonly TicketRow[];
  readonly unable: readonly { readonly row: TicketRow; readonly why: string }[];
}

/** States that may be set by name without a word: the others say why, or what was done. */
const WORDLESS: ReadonlySet<string> = new Set(['open', 'resolving', 'testing', 'published']);

/** Whether an act asks for something, or says what will happen, before it is done. */
export function asks(name: CommandName, values: Partial<Values> = {}): boolean {
  if (name === 'set-state') return values.state === undefined || !WORDLESS.has(values.state);
  if (name === 'set-priority') return values.priority === undefined;
  if (name === 'rank') return values.rank === undefined || (values.rank === 'number' && (values.place ?? '') === '');
  return FORMS[name] !== undefined;
}

/** The rows as they are now: what was chosen a while ago may allow something else. Those that are gone are left out. */
export async function readAgain(session: Session, rows: readonly TicketRow[]): Promise<ReadonlyMap<string, TicketRow>> {
  const found = new Map<string, TicketRow>();
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += LARGEST_PAGE) {
    const page = await session.tickets({ where: { in: ['id', ids.slice(at, at + LARGEST_PAGE)] }, limit: LARGEST_PAGE });
    for (const row of page.rows) found.set(row.id, row);
  }
  return found;
}

/**
 * Tells apart the tickets that allow an act.
 * @param now the rows as read again
 * @param say the sentence of a refusal; undefined code: the ticket is gone
 */
export function sort(
  { name, rows }: Asked,
  now: ReadonlyMap<string, TicketRow>,
  say: (verdict: Exclude<TicketRow['allowed'][CommandName], true> | undefined) => string,
): Sorted {
  const able: TicketRow[] = [];
  const unable: { row: TicketRow; why: string }[] = [];
  for (const before of rows) {
    const row = now.get(before.id);
    const verdict = row?.allowed[name];
    if (row !== undefined && verdict === true) able.push(row);
    else unable.push({ row: row ?? before, why: say(verdict === true ? undefined : verdict) });
  }
  return { able, unable };
}

/** One ticket that stands for many: what they do not share is left open, and nobody among them is named. */
export function standingFor(view: TicketView, rows: readonly TicketRow[], me: string): TicketView {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return view;
  const together = rows.every((row) => row.service === first.service && row.category === first.category);
  const sameService = rows.every((row) => row.service === first.service);
  return {
    ...view,
    position: null,
    ticket: {
      ...view.ticket,
      state: 'posted',
      assignee: null,
      requester: me,
      observers: [],
      service: sameService ? view.ticket.service : null,
      category: together ? view.ticket.category : null,
    },
  };
}
