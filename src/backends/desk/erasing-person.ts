/**
 * Somebody erased from a desk (the rules are in `domain/erasing-person.ts`). What may hold something of them is looked for in slices,
 * so that nobody waits; then all of it is done in one writing, so that nobody is ever half gone.
 */
import { changesBetween } from '../../domain/desk-changes.ts';
import type { Desk } from '../../domain/desk.ts';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import { erasing } from '../../domain/decisions/filing.ts';
import { isErasedPerson, pseudonymOf } from '../../domain/erased-person.ts';
import {
  articleEventWithout,
  articleWithout,
  deskEventWithout,
  documentWithout,
  erasedBy,
  historyWithout,
  mayConcern,
  theirsIn,
  unnamed,
  viewWithout,
} from '../../domain/erasing-person.ts';
import type { Erased, Theirs } from '../../domain/erasing-person.ts';
import type { Patch, StoredEvent } from '../../domain/events.ts';
import { evolve, replay } from '../../domain/evolve.ts';
import { articleTerms } from '../../domain/knowledge/finding.ts';
import { erasingRefusal, mayErasePeople, waitsFor } from '../../domain/people-rights.ts';
import type { PersonId } from '../../domain/values.ts';
import { NotFound, Refused, freshId } from '../backend.ts';
import type { ErasedCounts } from '../about.ts';
import type { Patience } from '../archive.ts';
import { Breath } from './breath.ts';
import { eraseHistory } from './erasing.ts';
import { forgotten } from './forgotten.ts';
import { derivationOf, rowFor, termsFor } from './indexing.ts';
import { nextInstant } from './present.ts';
import type { Room } from './room.ts';
import type { DeskRecord, PersonRecord, Reading, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

/** Events looked through at once. */
const LOG_CHUNK = 500;

/** Of whom something is looked for; and what was found up to a place of the desk's counter. */
interface Sought {
  readonly erased: Erased;
  readonly tickets: Set<string>;
  upTo: number;
}

/** An erasure, and whether it was decided before: then what waits for somebody keeps nobody here. */
export interface ErasingOptions extends Patience {
  readonly again?: boolean | undefined;
}

/** Active tickets that wait for somebody. */
export async function waitingFor(tx: Reading, id: PersonId, desk: Desk): Promise<number> {
  return (await tx.involving(desk.id, id)).filter(({ ticket }) => waitsFor(ticket, id, desk)).length;
}

/** Whom the desk knows by an id, if they may be erased now. @throws {NotFound} {Refused} */
async function whoGoes(tx: Reading, id: PersonId, { person, desk }: Looking, again = false): Promise<PersonRecord> {
  if (!mayErasePeople(person)) throw new Refused({ code: 'not-allowed' });
  const kept = isErasedPerson(id) ? undefined : await tx.person(desk.id, id);
  if (kept === undefined) throw new NotFound('not-found');
  const waiting = again ? 0 : await waitingFor(tx, id, desk);
  const refusal = erasingRefusal(person, id, waiting);
  if (refusal !== null) throw new Refused(refusal);
  return kept;
}

/** Goes on looking where it ended. @returns whether that was the end of the log */
async function lookOn(tx: Reading, desk: string, sought: Sought): Promise<boolean> {
  const log = await tx.log(desk, sought.upTo, LOG_CHUNK);
  for (const event of log)
    if (!sought.tickets.has(event.ticket) && mayConcern(event, sought.erased)) sought.tickets.add(event.ticket);
  sought.upTo = log.at(-1)?.sequence ?? sought.upTo;
  return log.length < LOG_CHUNK;
}

/** Everything of the desk's log in which something of somebody may be. @throws {NotFound} {Refused} · the signal's reason */
async function seek(room: Room, id: PersonId, patience: ErasingOptions): Promise<Sought> {
  const breath = new Breath(patience);
  const { person } = await room.read('erasePerson', (tx, looking) => whoGoes(tx, id, looking, patience.again));
  const sought: Sought = { erased: erasedBy(person, pseudonymOf(freshId())), tickets: new Set(), upTo: 0 };
  for (let ends = false; !ends;) {
    ends = await room.read('erasePerson', (tx, { desk }) => lookOn(tx, desk.id, sought));
    await breath.on('reading', sought.upTo, Math.max(sought.upTo, room.record.sequence));
  }
  return sought;
}

/** The histories that are found, and what of them is theirs. */
async function historiesOf(
  tx: Reading,
  { tickets, erased }: Sought,
): Promise<{ histories: Map<string, readonly StoredEvent[]>; theirs: Theirs }> {
  const histories = new Map<string, readonly StoredEvent[]>();
  const [files, items] = [new Set<string>(), new Set<string>()];
  for (const id of tickets) {
    const history = await tx.events(id);
    if (history.length === 0) continue;
    histories.set(id, history);
    const theirs = theirsIn(history, erased);
    for (const file of theirs.files) files.add(file);
    for (const item of theirs.items) items.add(item);
  }
  return { histories, theirs: { files, items } };
}

/** Whether somebody asked for a ticket as it is now. */
function isRequester(history: readonly StoredEvent[], { id }: Erased): boolean {
  return replay(history).requester === id;
}

async function countsOf(tx: Reading, sought: Sought, desk: string): Promise<ErasedCounts> {
  const { erased } = sought;
  const { histories, theirs } = await historiesOf(tx, sought);
  const requested = [...histories.values()].filter((history) => isRequester(history, erased)).length;
  const sent = (await tx.sent(desk)).filter(({ owner }) => owner === erased.id).length;
  return {
    requested,
    others: histories.size - requested,
    files: theirs.files.size + sent,
    views: (await tx.views(desk)).filter(({ owner }) => owner === erased.id).length,
    articles: (await tx.articles(desk)).filter(({ author }) => author === erased.id).length,
  };
}

/** One erasure, inside its writing. */
class Erasing {
  readonly #tx: Writing;
  readonly #looking: Looking;
  readonly #inForce: (record: DeskRecord) => Desk;
  readonly #erased: Erased;
  readonly #theirs: Theirs;
  readonly #records = new Map<string, DeskRecord>();
  readonly #names = new Map<string, ReadonlyMap<string, string>>();
  readonly #command = freshId();
  readonly #at: string;

  constructor(
    tx: Writing,
    looking: Looking,
    inForce: (record: DeskRecord) => Desk,
    { erased, theirs }: { readonly erased: Erased; readonly theirs: Theirs },
  ) {
    this.#tx = tx;
    this.#looking = looking;
    this.#inForce = inForce;
    this.#erased = erased;
    this.#theirs = theirs;
    this.#at = nextInstant(looking.record.at, looking.now);
    this.#records.set(looking.record.id, looking.record);
  }

  /** A ticket of this desk, or one that it sent down to another. */
  async ticket(history: readonly StoredEvent[]): Promise<void> {
    const tx = this.#tx;
    const now = replay(history);
    const record = this.#records.get(now.desk) ?? (await tx.desk(now.desk));
    if (record === undefined) return;
    const desk = this.#inForce(record);
    const isTheirs = now.requester === this.#erased.id;
    let whole = history;
    if (isTheirs && !now.erased) {
      const stored = this.#blanking(now, history, record);
      whole = [...history, stored];
      this.#records.set(record.id, { ...record, sequence: stored.sequence, at: stored.at });
    }
    const blanked = isTheirs ? (await eraseHistory(tx, replay(whole), whole)).events : whole;
    const events = historyWithout(blanked, this.#erased, this.#theirs, desk);
    const before = new Set(history.map((event) => JSON.stringify(event)));
    for (const event of events) if (!before.has(JSON.stringify(event))) tx.put('events', event);
    const ticket = replay(events);
    const names = await this.#namesOn(ticket.desk);
    tx.put('tickets', ticket);
    tx.put(
      'rows',
      rowFor(ticket, desk, (each) => names.get(each) ?? each),
    );
    tx.put('terms', termsFor(ticket, events, desk));
    await this.#files(history);
  }

  /** The event by which a ticket that they requested is erased, as by its own command. */
  #blanking(ticket: ReturnType<typeof replay>, history: readonly StoredEvent[], record: DeskRecord): StoredEvent {
    const set = erasing(ticket);
    const was = Object.fromEntries(Object.keys(set).map((key) => [key, ticket[key as keyof typeof ticket]])) as Patch;
    const event = {
      ticket: ticket.id,
      desk: record.id,
      at: record.id === this.#looking.record.id ? this.#at : nextInstant(record.at, this.#looking.now),
      actor: { type: 'person', id: this.#looking.person.id },
      command: `${this.#command}/${ticket.id}`,
      act: 'erase',
      scope: 'public',
      set,
      was,
    } as const;
    return { ...event, sequence: record.sequence + 1, version: evolve(replay(history), event).version };
  }

  async #namesOn(desk: string): Promise<ReadonlyMap<string, string>> {
    const known =
      this.#names.get(desk) ??
      new Map((await this.#tx.people(desk)).flatMap(({ id, person }) => (id === this.#erased.id ? [] : [[id, person.name]])));
    this.#names.set(desk, known);
    return known;
  }

  /** Their files go, bytes and all; of others' the name is looked at. */
  async #files(history: readonly StoredEvent[]): Promise<void> {
    const ids = new Set(history.flatMap(({ files = [], filed }) => [...files, ...(filed?.files ?? [])]).map(({ id }) => id));
    for (const id of ids) {
      const file = await this.#tx.file(id);
      if (file === undefined) continue;
      if (this.#theirs.files.has(id)) this.#forgetFile(id);
      else {
        const owner = file.owner === this.#erased.id ? this.#erased.as : file.owner;
        const name = unnamed(file.name, this.#erased);
        if (owner !== file.owner || name !== file.name) this.#tx.put('files', { ...file, owner, name });
      }
    }
  }

  #forgetFile(id: string): void {
    this.#tx.forget('files', id);
    this.#tx.forget('bytes', id);
  }

  /** Everything but tickets. */
  async beside(): Promise<void> {
    const tx = this.#tx;
    const { id: desk } = this.#looking.record;
    const erased = this.#erased;
    for (const { id, owner } of await tx.sent(desk)) if (owner === erased.id) this.#forgetFile(id);
    for (const view of await tx.views(desk))
      if (view.owner !== erased.id && mayConcern(view, erased)) tx.put('views', viewWithout(view, erased));
    for (const article of await tx.articles(desk)) {
      for (const event of await tx.articleEvents(desk, article.id))
        if (mayConcern(event, erased)) tx.put('articleEvents', articleEventWithout(event, erased));
      if (!mayConcern(article, erased)) continue;
      const left = articleWithout(article, erased);
      tx.put('articles', { ...left, terms: articleTerms(left) });
    }
    for (const event of await tx.deskEvents(desk, null, Infinity))
      if (mayConcern(event, erased)) tx.put('deskEvents', deskEventWithout(event, erased));
    for (const table of ['people', 'commands', 'marks', 'views', 'preferences', 'notices', 'articleMarks'] as const)
      tx.forgetOf(table, desk, erased.id);
  }

  /** The desk as it is kept from now on, and the line of its history that says so. */
  close(): void {
    const { record, person } = this.#looking;
    const now = this.#records.get(record.id) ?? record;
    const document = documentWithout(record.document, this.#erased);
    const changes = changesBetween(record.document, document);
    const revision = (record.document.revision ?? 0) + (changes.length > 0 ? 1 : 0);
    const sequence = now.sequence + 1;
    const event: StoredDeskEvent = {
      desk: record.id,
      sequence,
      at: this.#at,
      act: 'person-erased',
      by: person.id,
      about: { person: this.#erased.as },
      changes,
      people: [],
      revision,
    };
    this.#tx.put('deskEvents', deskEventWithout(event, this.#erased));
    const { [this.#erased.id]: _turn, ...turns } = record.turns;
    const next = { ...now, document: changes.length > 0 ? { ...document, revision } : document, sequence, at: this.#at, turns };
    this.#records.set(record.id, {
      ...next,
      revisedAt: sequence,
      forgotten: [...(record.forgotten ?? []), forgotten(record, this.#erased.id)],
      derivedBy: derivationOf(this.#inForce({ ...next, revisedAt: sequence })),
    });
    for (const each of this.#records.values()) this.#tx.put('desks', { ...each, derived: each.derived + 1 });
  }
}

/** @throws {NotFound} {Refused} · the signal's reason */
export async function foreseeErasing(room: Room, id: PersonId, patience: Patience): Promise<ErasedCounts> {
  const sought = await seek(room, id, patience);
  return room.read('erasePerson', (tx, { desk }) => countsOf(tx, sought, desk.id));
}

/** @throws {NotFound} {Refused} · the signal's reason: nothing is changed then */
export async function erasePerson(room: Room, id: PersonId, patience: ErasingOptions): Promise<ErasedCounts> {
  const sought = await seek(room, id, patience);
  const breath = new Breath(patience);
  await breath.pause('writing', 0, sought.tickets.size);
  return room.write('erasePerson', async (tx, looking) => {
    await whoGoes(tx, id, looking, patience.again);
    // What happened since it was looked for.
    for (let ends = false; !ends;) ends = await lookOn(tx, looking.desk.id, sought);
    const counts = await countsOf(tx, sought, looking.desk.id);
    const { histories, theirs } = await historiesOf(tx, sought);
    const work = new Erasing(tx, looking, room.around.inForce, { erased: sought.erased, theirs });
    let done = 0;
    for (const history of histories.values()) {
      await work.ticket(history);
      breath.tell('writing', (done += 1), histories.size);
    }
    await work.beside();
    work.close();
    return counts;
  });
}
