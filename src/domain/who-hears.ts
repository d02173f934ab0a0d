/**
 * "Who would hear?": what would be told, to whom and why, if something happened. Answered by the rules that tell of what does
 * happen (`audience.ts`), on an event that is only supposed; so that the answer is never another one than the mail's.
 */
import { audience, type Reason } from './audience.ts';
import { blank } from './decisions/filing.ts';
import type { Desk } from './desk.ts';
import type { Act, Patch, TicketEvent } from './events.ts';
import type { Happening } from './happening.ts';
import { type Channel, CHANNELS, type Preferences } from './monitoring.ts';
import type { Occasion, Standing } from './occasions.ts';
import type { People, Person } from './people.ts';
import { landing } from './states.ts';
import type { State } from './states.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, PersonId } from './values.ts';
import { relationsTo } from './visibility.ts';
import type { Place } from './visibility.ts';

/** Somebody who is nobody on any desk: whoever else acts, files or handles in what is supposed. No identity holds a line feed. */
const SOMEBODY = '\n';
const NO_TICKET = '00000000-0000-4000-8000-000000000000';

interface Supposed {
  readonly act: Act;
  readonly from: State;
  readonly set: Patch;
  /** Whether it comes with words, and for whom. */
  readonly words?: 'public' | 'staff';
  /** Whether somebody has the ticket before. */
  readonly held: boolean;
}

const SUPPOSED: Readonly<Record<Exclude<Occasion, 'filed'>, Supposed>> = {
  opened: { act: 'set-state', from: 'posted', set: { state: 'open' }, held: false },
  taken: { act: 'take', from: 'open', set: { state: 'resolving', assignee: SOMEBODY }, held: false },
  commented: { act: 'comment', from: 'resolving', set: {}, words: 'public', held: true },
  noted: { act: 'comment', from: 'resolving', set: {}, words: 'staff', held: true },
  asked: { act: 'ask', from: 'resolving', set: { state: 'waiting', waiting: { reason: 'requester', until: null } }, held: true },
  'on-hold': {
    act: 'postpone',
    from: 'resolving',
    set: { state: 'waiting', waiting: { reason: 'other', until: null } },
    held: true,
  },
  'to-test': { act: 'test', from: 'resolving', set: { state: 'testing' }, held: true },
  published: { act: 'publish', from: 'resolved', set: { state: 'published' }, held: true },
  resolved: { act: 'resolve', from: 'resolving', set: { state: 'resolved' }, held: true },
  abandoned: { act: 'cancel', from: 'resolving', set: { state: 'abandoned' }, held: true },
  reopened: { act: 'reopen', from: 'abandoned', set: { state: 'open' }, held: true },
  released: { act: 'release', from: 'resolving', set: { state: 'open', assignee: null }, held: true },
  moved: { act: 'move', from: 'open', set: {}, held: false },
};

/** What is supposed: something that happens to a ticket that exists, or to one that could be in a place. */
export interface Supposition {
  readonly occasion: Occasion;
  /** Absent: one that could be there. */
  readonly ticket?: Ticket | undefined;
  readonly place: Place;
  /** What whoever asks would be to a ticket that could be there. */
  readonly standing: Standing;
}

/** The ticket before what is supposed, as it would have to be for that to happen. */
function ticketBefore({ occasion, ticket, place, standing }: Supposition, asker: PersonId, desk: Desk, now: Instant): Ticket {
  const { from, held } = occasion === 'filed' ? { from: 'posted' as const, held: false } : SUPPOSED[occasion];
  const mine = standing === 'requester' ? asker : SOMEBODY;
  const whole: Ticket = ticket ?? {
    ...blank(NO_TICKET, desk.id, now),
    ...place,
    requester: mine,
    filer: mine,
    assignee: standing === 'assignee' ? asker : null,
  };
  return {
    ...whole,
    state: landing(from, desk) ?? from,
    waiting: null,
    assignee: occasion === 'taken' ? null : (whole.assignee ?? (held ? SOMEBODY : null)),
  };
}

/** What would have happened, done by nobody of this desk. */
export function supposed(supposition: Supposition, asker: PersonId, desk: Desk, now: Instant): Happening {
  const before = ticketBefore(supposition, asker, desk, now);
  const { occasion } = supposition;
  const event = {
    ticket: before.id,
    desk: desk.id,
    at: now,
    actor: { type: 'person', id: SOMEBODY },
    command: NO_TICKET,
  } as const;
  if (occasion === 'filed')
    return { events: [{ ...event, act: 'file', scope: 'public', set: {}, was: {}, filed: before }], before: {} };
  const { act, set, words } = SUPPOSED[occasion];
  const landed: Patch = set.state === undefined ? set : { ...set, state: landing(set.state, desk) ?? set.state };
  const was = Object.fromEntries(Object.keys(landed).map((column) => [column, before[column as keyof Ticket]]));
  const comment = words === undefined ? {} : { comment: { id: NO_TICKET, text: '…', scope: words } };
  const done: TicketEvent = { ...event, act, scope: words ?? 'public', set: landed, was, ...comment };
  return { events: [done], before: { [before.id]: before } };
}

/** One person who would hear, or who asks and would not. */
export interface Hearer {
  readonly person: PersonId;
  /** Null: would not hear. */
  readonly reason: Reason | null;
  readonly stoppable: boolean;
  readonly channels: readonly Channel[];
}

/**
 * Who would hear, as far as whoever asks may know: himself first, told or not; and for staff of that ticket or place, its staff.
 * Who files, follows or was invited is nobody's to ask here.
 * @param people whoever may have to be told
 * @param preferences by person; who chose nothing has the defaults
 */
export function whoHears(
  supposition: Supposition,
  asker: Person,
  desk: Desk,
  people: People,
  preferences: Readonly<Record<PersonId, Preferences>>,
  now: Instant,
): Hearer[] {
  const happening = supposed(supposition, asker.id, desk, now);
  const ticket = ticketBefore(supposition, asker.id, desk, now);
  const notices = audience(happening, desk, { ...people, [asker.id]: asker }, preferences);
  const isTold = (person: Person): boolean =>
    person.id === asker.id || (relationsTo(ticket, asker, desk).staff && relationsTo(ticket, person, desk).staff);
  const told = Object.values({ [asker.id]: asker, ...people }).filter(isTold);
  return told
    .map((person) => {
      const own = notices.filter((notice) => notice.person === person.id);
      const { reason = null, stoppable = true } = own[0] ?? {};
      const channels = CHANNELS.filter((channel) => own.some((notice) => notice.channel === channel));
      return { person: person.id, reason, stoppable, channels };
    })
    .filter(({ person, reason }) => person === asker.id || reason !== null)
    .sort((one, other) => Number(other.person === asker.id) - Number(one.person === asker.id));
}
