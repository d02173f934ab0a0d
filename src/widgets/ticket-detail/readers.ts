/** Who will read what is written in the answer box, by name. */
import type { Session } from '../../backends/backend.ts';
import type { Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Locale } from '../shared/locale.ts';

export function readersOf(
  scope: Scope,
  words: TicketDetailWords['composer'],
  { view, session, locale }: { readonly view: TicketView; readonly session: Session; readonly locale: Locale },
): string {
  const { ticket, people } = view;
  const { me, desk } = session;
  const nameOf = (id: string): string => people[id]?.name ?? locale.words.unknownPerson;
  const name = nameOf(ticket.requester);
  const own = ticket.requester === me.id;
  if (scope === 'staff') return words.readers.staff(name);
  if (scope === 'requester') return own ? words.readers.requesterSelf : words.readers.requester(name);
  if (desk.read === 'all' && !ticket.restricted) return words.readers.everyone;
  const observers = ticket.observers.filter((id) => id !== me.id);
  // Whoever handles it is of the team, but where anyone may be given a ticket.
  const { assignee } = ticket;
  const given =
    desk.assignable === 'everyone' && assignee !== null && assignee !== me.id && assignee !== ticket.requester ? [assignee] : [];
  const named = [
    ...(own ? [] : [name]),
    ...given.map(nameOf),
    ...(observers.length <= 2 ? observers.map(nameOf) : [words.readers.observers(observers.length)]),
  ];
  return named.length === 0 ? words.readers.team : words.readers.public(locale.list(named));
}
