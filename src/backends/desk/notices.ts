/**
 * What one person is told of in the page: read from the desk's log after where they were, by the rules of who hears, slice by slice;
 * what came of it is kept for them, once, whichever of their pages found it first.
 */
import { isStoppable } from '../../domain/audience.ts';
import type { StoredEvent } from '../../domain/events.ts';
import { replay } from '../../domain/evolve.ts';
import { readsArticle } from '../../domain/knowledge/rights.ts';
import {
  FIRST_DAYS,
  FIRST_EVENTS,
  MOST_EVENTS,
  batchesOf,
  happeningOf,
  heardOf,
  isOwn,
  isRead,
  isToldTheEnd,
  keptWith,
  mayStillRead,
} from '../../domain/noticing.ts';
import type { KeptNotice } from '../../domain/noticing.ts';
import { NOTICE_DAYS, PAGE_CHANNELS, type PageChannel } from '../../domain/page-channels.ts';
import type { Person, PersonCard } from '../../domain/people.ts';
import { phase } from '../../domain/states.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { DAY, later } from '../../domain/values.ts';
import type { Entry, LinkedTicket } from '../../domain/view.ts';
import { cardsOf, entryOf, keyOf } from '../../domain/viewing.ts';
import { reads, readableScopes, relationsTo } from '../../domain/visibility.ts';
import { Invalid } from '../backend.ts';
import type { EndNotice, NoticePage, NoticeQuery, NoticeView, NoticesMeant } from '../notices.ts';
import type { Operation } from './operations.ts';
import { preferencesFor } from './preferences.ts';
import type { Room } from './room.ts';
import type { NoticesRecord, Reading, Writing } from './store.ts';
import { linkedTo } from './viewing.ts';
import type { Looking } from './viewing.ts';

/** Events looked at in one reading: a page breathes between two. */
const SLICE = 100;

/** How far what is kept may lag behind what was looked at where nothing was found: a page that only listens hardly writes. */
const LAG = 500;

const USUAL_PAGE = 20;
const LARGEST_PAGE = 100;

/** What one slice of the log held for somebody. */
interface Slice {
  readonly found: readonly KeptNotice[];
  readonly keptUpTo: number;
  readonly upTo: number;
  readonly ends: boolean;
}

/** An event as a person is told of it; undefined where there is nothing for them to read. */
async function toldOf(
  tx: Reading,
  event: StoredEvent,
  ticket: Ticket,
  looking: Looking,
): Promise<{ entry: Entry; linked: Record<string, LinkedTicket> } | undefined> {
  const linked = await linkedTo(tx, ticket, [event], looking);
  const entry = entryOf(event, ticket, { ...looking, people: {}, linked, position: null });
  if (entry !== null) return { entry, linked };
  // That somebody has read the ticket has no line in its thread; its requester may want to hear of it all the same.
  const { act, command, at, actor, scope } = event;
  if (act !== 'see' || !readableScopes(relationsTo(ticket, looking.person, looking.desk)).includes(scope)) return undefined;
  return { entry: { id: `${command}/${act}`, at, actor, act, scope, set: {}, was: {}, comments: [], files: [] }, linked };
}

/** Of a batch's events on a ticket the one that tells most: the words that name the person, else the last. */
async function tellingOf(
  tx: Reading,
  events: readonly StoredEvent[],
  { ticket, reason }: { readonly ticket: Ticket; readonly reason: KeptNotice['reason'] },
  looking: Looking,
): Promise<Pick<KeptNotice, 'sequence' | 'scope' | 'other'> | undefined> {
  const end = events.findLast(({ scope }) => scope === 'public');
  if (isToldTheEnd({ reason }, ticket, looking.person, looking.desk))
    return end === undefined ? undefined : { sequence: end.sequence, scope: end.scope };
  const names = ({ comment, solution }: StoredEvent): boolean =>
    [comment, solution].some((text) => text?.mentions?.includes(looking.person.id) === true);
  const naming = reason === 'mention' ? events.filter(names) : [];
  for (const event of [...events.filter((each) => !naming.includes(each)), ...naming].reverse()) {
    const told = await toldOf(tx, event, ticket, looking);
    if (told === undefined) continue;
    const other = told.entry.about?.ticket;
    return { sequence: event.sequence, scope: told.entry.scope, ...(other === undefined ? {} : { other }) };
  }
  return undefined;
}

/** Tickets and histories as one reading finds them, each asked for once. */
class Archive {
  readonly #tx: Reading;
  readonly #tickets = new Map<string, Promise<Ticket | undefined>>();
  readonly histories = new Map<string, readonly StoredEvent[]>();

  constructor(tx: Reading) {
    this.#tx = tx;
  }

  ticket(id: string): Promise<Ticket | undefined> {
    const asked = this.#tickets.get(id) ?? this.#tx.ticket(id);
    this.#tickets.set(id, asked);
    return asked;
  }

  async learn(id: string): Promise<void> {
    if (!this.histories.has(id)) this.histories.set(id, await this.#tx.events(id));
  }
}

/** The events of a batch on tickets that this person reads now, or whose problem is theirs too. */
async function readableIn(batch: readonly StoredEvent[], archive: Archive, looking: Looking): Promise<StoredEvent[]> {
  const { person, desk } = looking;
  const readable: StoredEvent[] = [];
  for (const event of batch) {
    const ticket = await archive.ticket(event.ticket);
    if (ticket === undefined || ticket.erased) continue;
    if (reads(person, ticket, desk) || isToldTheEnd({ reason: 'affected' }, ticket, person, desk)) readable.push(event);
  }
  for (const { ticket } of readable) await archive.learn(ticket);
  return readable;
}

/** Where somebody begins who was never here. */
function firstPlace({ record }: Looking): number {
  return Math.max(0, record.sequence - FIRST_EVENTS);
}

/** What happened for somebody after where they were, as far as one reading goes. */
async function sliceAfter(tx: Reading, reached: number, looking: Looking): Promise<Slice> {
  const { person, desk, record, now } = looking;
  const own = await tx.notices(desk.id, person.id);
  const keptUpTo = own?.upTo ?? firstPlace(looking);
  const after = Math.max(keptUpTo, reached, record.sequence - MOST_EVENTS);
  if (after >= record.sequence) return { found: [], keptUpTo, upTo: record.sequence, ends: true };
  const log = await tx.log(desk.id, after, SLICE);
  const batches = batchesOf(log);
  const ends = log.length < SLICE;
  // The last batch may go on after what was read.
  if (!ends && batches.length > 1) batches.pop();
  const since = later(now, -(own === undefined ? FIRST_DAYS : NOTICE_DAYS) * DAY);
  const { available: _available, ...preferences } = await preferencesFor(tx, looking);
  const archive = new Archive(tx);
  const found: KeptNotice[] = [];
  for (const batch of batches) {
    const at = batch[0]?.at ?? '';
    if (at < since || isOwn(batch, person)) continue;
    const events = await readableIn(batch, archive, looking);
    const heard = events.length === 0 ? undefined : heardOf(happeningOf(events, archive.histories), person, desk, preferences);
    const ticket = heard === undefined ? undefined : await archive.ticket(heard.ticket);
    if (heard === undefined || ticket === undefined) continue;
    const onIt = events.filter((event) => event.ticket === ticket.id);
    const telling = await tellingOf(tx, onIt, { ticket, reason: heard.reason }, looking);
    // Of what they do not read, they hear of nothing but its end.
    if (!mayStillRead({ scope: telling?.scope ?? 'staff', reason: heard.reason }, ticket, person, desk)) continue;
    if (telling !== undefined) found.push({ ...telling, ...heard, at });
  }
  const upTo = ends ? record.sequence : (batches.at(-1)?.at(-1)?.sequence ?? after);
  return { found, keptUpTo, upTo, ends };
}

/** Keeps what was found, unless another page of this person has gone as far already. */
async function keep(tx: Writing, { found, upTo }: Slice, looking: Looking): Promise<void> {
  const { person, desk, now } = looking;
  const own = await tx.notices(desk.id, person.id);
  if (own !== undefined && own.upTo >= upTo) return;
  const added = found.filter(({ sequence }) => sequence > (own?.upTo ?? 0));
  const kept = keptWith(own?.kept ?? [], added, later(now, -NOTICE_DAYS * DAY));
  tx.put('notices', { desk: desk.id, person: person.id, upTo, kept });
}

/** A notice that may be shown, and whether it is read. */
interface Standing {
  readonly notice: KeptNotice;
  readonly read: boolean;
}

/** Those of one's notices that one may read now, oldest first. */
async function standing(tx: Reading, own: NoticesRecord | undefined, looking: Looking): Promise<Standing[]> {
  const { person, desk } = looking;
  const kept = own?.kept ?? [];
  const ids = [...new Set(kept.flatMap(({ ticket, other }) => [ticket, ...(other === undefined ? [] : [other])]))];
  const [rows, marks] = await Promise.all([tx.rows(ids), tx.marks(desk.id, person.id, ids)]);
  const tickets = new Map(rows.map(({ id, ticket }) => [id, ticket]));
  return kept.flatMap((notice) => {
    const ticket = tickets.get(notice.ticket);
    if (ticket === undefined || !mayStillRead(notice, ticket, person, desk)) return [];
    const other = notice.other === undefined ? undefined : tickets.get(notice.other);
    if (notice.other !== undefined && (other === undefined || !reads(person, other, desk))) return [];
    return [{ notice, read: isRead(notice, marks.get(ticket.id)) }];
  });
}

function unreadOf(notices: readonly Standing[], channel: PageChannel): Standing[] {
  return notices.filter(({ notice, read }) => !read && notice.channels.includes(channel));
}

/** Everyone whom an entry names. */
function namedBy({ actor, about, set, was }: Entry): string[] {
  const ids = [
    actor.type === 'person' ? actor.id : null,
    about?.person,
    set.assignee,
    was.assignee,
    set.requester,
    was.requester,
  ];
  return ids.filter((id) => typeof id === 'string');
}

/** What is told of the end of a problem whose ticket is not for this person: that, and what they may read of it. */
async function endOf(
  tx: Reading,
  { at, ticket, version }: StoredEvent,
  looking: Looking,
): Promise<Pick<EndNotice, 'ticket' | 'at' | 'over' | 'article'>> {
  const { person, desk } = looking;
  const then = replay((await tx.events(ticket)).filter((event) => event.version <= version));
  const known = (await tx.articles(desk.id)).find(
    (article) => article.problem === ticket && article.state === 'published' && readsArticle(person, article, desk),
  );
  return {
    ticket: null,
    at,
    over: phase(then.state, desk) !== 'active',
    article: known === undefined ? null : { id: known.id, title: known.title },
  };
}

/** A notice as it is shown; undefined where there is nothing left to show. */
async function shown(
  tx: Reading,
  { notice, read }: Standing,
  looking: Looking,
): Promise<{ view: NoticeView; people: Record<string, PersonCard>; linked: Record<string, LinkedTicket> } | undefined> {
  const { person, desk } = looking;
  const { sequence, reason } = notice;
  const [ticket, [event]] = await Promise.all([tx.ticket(notice.ticket), tx.log(desk.id, sequence - 1, 1)]);
  if (ticket === undefined || event?.sequence !== sequence) return undefined;
  if (isToldTheEnd(notice, ticket, person, desk)) {
    const view = { ...(await endOf(tx, event, looking)), id: String(sequence), reason, stoppable: isStoppable(reason), read };
    return { view, people: {}, linked: {} };
  }
  const told = await toldOf(tx, event, ticket, looking);
  if (told === undefined) return undefined;
  const named = namedBy(told.entry);
  const known: Record<string, Person> = {};
  for (const each of await tx.persons(desk.id, named)) known[each.id] = each.person;
  const { id, summary, state } = ticket;
  return {
    view: {
      id: String(sequence),
      ticket: { id, key: keyOf(ticket, desk), summary, state },
      reason,
      stoppable: isStoppable(reason),
      entry: told.entry,
      read,
    },
    people: cardsOf(named, known, relationsTo(ticket, person, desk).staff),
    linked: told.linked,
  };
}

/** A place in one's notices. @throws {Invalid} */
function placeOf(before: string | undefined): number {
  if (before === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/u.test(before)) throw new Invalid([{ path: 'before', code: 'malformed' }]);
  return Number(before);
}

async function pageOf(tx: Reading, query: NoticeQuery, looking: Looking): Promise<NoticePage> {
  const { before, limit = USUAL_PAGE, unreadOnly = false, channel = 'bell' } = query;
  if (!PAGE_CHANNELS.includes(channel)) throw new Invalid([{ path: 'channel', code: 'unknown-option' }]);
  const from = placeOf(before);
  const all = await standing(tx, await tx.notices(looking.desk.id, looking.person.id), looking);
  const wanted = all
    .filter(({ notice, read }) => notice.sequence < from && notice.channels.includes(channel) && !(unreadOnly && read))
    .reverse();
  const page = wanted.slice(0, Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit))));
  const notices: NoticeView[] = [];
  const people: Record<string, PersonCard> = {};
  const linked: Record<string, LinkedTicket> = {};
  for (const each of page) {
    const found = await shown(tx, each, looking);
    if (found === undefined) continue;
    notices.push(found.view);
    Object.assign(people, found.people);
    Object.assign(linked, found.linked);
  }
  const last = page.at(-1)?.notice.sequence;
  return {
    notices,
    people,
    linked,
    next: last === undefined || page.length === wanted.length ? null : String(last),
    unread: unreadOf(all, 'bell').length,
  };
}

function isMeant(which: NoticesMeant, { sequence, ticket }: KeptNotice): boolean {
  if (which === 'all') return true;
  return 'ticket' in which ? ticket === which.ticket : which.includes(String(sequence));
}

/** Marks some of one's notices. @returns how many are unread then, and whether anything changed */
async function mark(
  tx: Writing,
  which: NoticesMeant,
  read: boolean,
  looking: Looking,
): Promise<{ unread: number; changed: boolean }> {
  const own = await tx.notices(looking.desk.id, looking.person.id);
  const before = await standing(tx, own, looking);
  const meant = new Set(
    before.filter(({ notice, read: was }) => was !== read && isMeant(which, notice)).map(({ notice }) => notice.sequence),
  );
  const unread = unreadOf(before, 'bell').length;
  if (own === undefined || meant.size === 0) return { unread, changed: false };
  const kept = own.kept.map((notice) => (meant.has(notice.sequence) ? { ...notice, read } : notice));
  tx.put('notices', { ...own, kept });
  return { unread: unreadOf(await standing(tx, { ...own, kept }, looking), 'bell').length, changed: true };
}

/** One person's notices, kept up with what happens as they are asked for. */
export class NoticeKeeper {
  readonly #room: Room;
  /** Told once something was marked here. */
  readonly #marked: () => void;
  /** How far this page has looked; what is kept may lag a little behind. */
  #reached = 0;
  #catching: Promise<void> | undefined;

  constructor(room: Room, marked: () => void) {
    this.#room = room;
    this.#marked = marked;
  }

  async page(query: NoticeQuery): Promise<NoticePage> {
    await this.#catchUp('notices');
    return this.#room.read('notices', (tx, looking) => pageOf(tx, query, looking));
  }

  async unread(): Promise<number> {
    await this.#catchUp('unreadNotices');
    return this.#room.read('unreadNotices', async (tx, looking) => {
      const own = await tx.notices(looking.desk.id, looking.person.id);
      return unreadOf(await standing(tx, own, looking), 'bell').length;
    });
  }

  async mark(which: NoticesMeant, read: boolean): Promise<number> {
    const { unread, changed } = await this.#room.write('markNotices', (tx, looking) => mark(tx, which, read, looking));
    if (changed) this.#marked();
    return unread;
  }

  /** Looks at all that happened since, once for whoever asks meanwhile. */
  #catchUp(operation: Operation): Promise<void> {
    this.#catching ??= this.#look(operation).finally(() => {
      this.#catching = undefined;
    });
    return this.#catching;
  }

  async #look(operation: Operation): Promise<void> {
    for (let ends = false; !ends;) {
      const slice = await this.#room.read(operation, (tx, looking) => sliceAfter(tx, this.#reached, looking));
      if (slice.found.length > 0 || slice.upTo - slice.keptUpTo > LAG)
        await this.#room.write(operation, (tx, looking) => keep(tx, slice, looking));
      this.#reached = slice.upTo;
      ({ ends } = slice);
    }
  }
}
