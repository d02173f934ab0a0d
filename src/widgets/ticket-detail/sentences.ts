/** What one entry of a thread says in one sentence, by the acts' own words. */
import { isErasedPerson } from '../../domain/erased-person.ts';
import { categoryOf, serviceOf, type Desk } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import type { Entry, LinkedTicket } from '../../domain/view.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Actor } from '../../domain/events.ts';
import type { ActDetail, ActWords } from '../../locales/fr/acts.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Locale } from '../shared/locale.ts';

/** What telling needs to know of the desk and its people. */
export interface Telling {
  readonly locale: Locale;
  readonly words: Pick<TicketDetailWords, 'actors'>;
  /** What has happened, in sentences; undefined where they could not be fetched. */
  readonly acts?: ActWords | undefined;
  readonly desk: Desk;
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly linked: Readonly<Record<string, LinkedTicket>>;
}

/** The name of whoever acted. Oneself too is named: the sentences are in the third person. */
export function who({ words, people, locale }: Telling, actor: Actor): string {
  if (actor.type === 'application') return words.actors.application;
  if (actor.type === 'peer') return words.actors.peer(actor.desk);
  const { id } = actor;
  if (isErasedPerson(id)) return locale.words.erasedPerson;
  return people[id]?.name ?? (id in people ? locale.words.unknownPerson : words.actors.someone);
}

/** `Moodle › Devoirs`; empty on a desk without services. */
export function placeName(desk: Desk, service: string | null, category: string | null, language: string): string {
  const labels = [serviceOf(desk, service)?.label, categoryOf(desk, service, category)?.label].map((label) =>
    localised(label, language),
  );
  return labels.filter((label) => label !== '').join(' › ');
}

/** What happened to one thing to do, by what the list was and has become. */
function changedItem({ set, was, about }: Entry): ActDetail['item'] {
  const [before, after] = [was.checklist, set.checklist].map((list) => list?.find(({ id }) => id === about?.item));
  const text = after?.text ?? before?.text;
  if (text === undefined) return undefined;
  if (before === undefined) return { text, how: 'add' };
  if (after === undefined) return { text, how: 'drop' };
  if ((before.done === null) === (after.done === null)) return { text, how: 'place' };
  return { text, how: after.done === null ? 'untick' : 'tick' };
}

/** The sentence of an entry. */
export function sentence(telling: Telling, entry: Entry): string {
  const { locale, acts, desk, people, linked } = telling;
  const { set, about, act } = entry;
  if (acts === undefined) return who(telling, entry.actor);
  const name = (id: string | null | undefined): string | undefined =>
    id === null || id === undefined
      ? undefined
      : (people[id]?.name ?? (isErasedPerson(id) ? locale.words.erasedPerson : undefined));
  // A place that found its assignee by itself: nobody gave the ticket.
  if (act === 'assign' && entry.actor.type === 'application' && name(about?.person) !== undefined)
    return acts.assignedAtFiling(name(about?.person) ?? '');
  const place = placeName(desk, set.service ?? null, set.category ?? null, locale.language);
  return acts.sentences[act](who(telling, entry.actor), {
    person: name(about?.person ?? set.assignee ?? set.requester),
    ticket: about?.ticket === undefined ? undefined : (linked[about.ticket]?.key ?? undefined),
    state: set.state === undefined ? undefined : locale.words.states[set.state],
    place: place === '' ? undefined : place,
    priority: set.priority === undefined ? undefined : locale.words.priorities[set.priority].toLocaleLowerCase(locale.tag),
    until: set.waiting?.until === null || set.waiting?.until === undefined ? undefined : locale.date(set.waiting.until),
    reason:
      set.waiting === null || set.waiting === undefined || set.waiting.reason === 'date'
        ? undefined
        : locale.words.waitings[set.waiting.reason].toLocaleLowerCase(locale.tag),
    minutes: about?.minutes,
    mark: about?.mark,
    urgent: about?.urgent,
    item: act === 'checklist' ? changedItem(entry) : undefined,
  });
}
