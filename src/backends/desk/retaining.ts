/** What is old, counted and let go: ticket by ticket in small writings, so that nobody else waits, and whoever does may stop. */
import type { Retention } from '../../domain/desk.ts';
import { evolve } from '../../domain/evolve.ts';
import type { StoredEvent } from '../../domain/events.ts';
import { going, goingEvent, monthsBefore, overSince } from '../../domain/retention.ts';
import type { Going } from '../../domain/retention.ts';
import { Retention as Shape } from '../../domain/schemas/desk.ts';
import type { Instant } from '../../domain/values.ts';
import { takesOut } from '../../domain/operating-rights.ts';
import type { Patience } from '../archive.ts';
import { freshId } from '../backend.ts';
import type { Retained, RetentionPlan } from '../retention.ts';
import { checkOperator } from './archive/exporting.ts';
import { rowsAlong } from './along.ts';
import { Breath } from './breath.ts';
import { valid } from './checking.ts';
import { eraseHistory } from './erasing.ts';
import { rowFor, termsFor } from './indexing.ts';
import { nextInstant } from './present.ts';
import type { Room } from './room.ts';
import type { DeskRecord, Reading, Row, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

/** Tickets of one writing. */
const AT_ONCE = 25;

/** Counts of one sort. */
class Counted {
  readonly #places = new Map<string, Retained['places'][number]>();
  #tickets = 0;
  #oldest: Instant | null = null;

  add({ ticket }: Row, since: Instant | null): void {
    const { service, category } = ticket;
    const key = JSON.stringify([service, category]);
    this.#places.set(key, { service, category, tickets: (this.#places.get(key)?.tickets ?? 0) + 1 });
    this.#tickets += 1;
    if (since !== null && (this.#oldest === null || since < this.#oldest)) this.#oldest = since;
  }

  get retained(): Retained {
    return { tickets: this.#tickets, oldest: this.#oldest, places: [...this.#places.values()] };
  }
}

/** A plan, and of which tickets it is. */
interface Found {
  readonly plan: RetentionPlan;
  readonly tickets: readonly { readonly id: string; readonly what: Going }[];
  readonly drafts: readonly string[];
  readonly rules: Retention;
}

/** What of a row goes, of those whose tickets this person takes out. */
function goingOf(row: Row, rules: Retention, { person, desk, now }: Looking): Going | null {
  return takesOut(person, row.ticket, desk) ? going(row.ticket, desk, rules, now) : null;
}

/** A file that was sent and never named. */
interface Draft {
  readonly id: string;
  readonly size: number;
  readonly at: Instant;
}

/** Those older than so many months. */
async function draftsBefore(tx: Reading, { desk, now }: Looking, months: number): Promise<Draft[]> {
  const before = monthsBefore(now, months);
  return (await tx.sent(desk.id)).filter(({ at }) => at <= before).map(({ id, size, at }) => ({ id, size, at }));
}

async function foundOf(room: Room, said: Retention | undefined, breath: Breath): Promise<Found> {
  const counted = { texts: new Counted(), files: new Counted() };
  const tickets: { id: string; what: Going }[] = [];
  const rules = said ?? {};
  const drafts: Draft[] = [];
  let isFirst = true;
  const check = async (looking: Looking, tx: Reading): Promise<void> => {
    checkOperator(looking);
    if (isFirst && rules.drafts !== undefined) drafts.push(...(await draftsBefore(tx, looking, rules.drafts)));
    isFirst = false;
  };
  for await (const { rows, looking } of rowsAlong(room, 'retention', breath, check))
    for (const row of rows) {
      const what = goingOf(row, rules, looking);
      if (what === null) continue;
      tickets.push({ id: row.id, what });
      counted[what].add(row, overSince(row.ticket, looking.desk));
    }
  const oldest = drafts.reduce<Instant | null>((first, { at }) => (first === null || at < first ? at : first), null);
  const plan: RetentionPlan = {
    texts: counted.texts.retained,
    files: counted.files.retained,
    drafts: { files: drafts.length, bytes: drafts.reduce((sum, { size }) => sum + size, 0), oldest },
  };
  return { plan, tickets, drafts: drafts.map(({ id }) => id), rules };
}

/** The rules that are asked for, else those of the desk. @throws {Invalid} */
async function rulesOf(room: Room, said: Retention | undefined): Promise<Retention> {
  if (said !== undefined) return valid(Shape.safeParse(said));
  return room.read('retention', (_tx, { desk }) => Promise.resolve(desk.retention ?? {}));
}

/** @throws {Invalid} {Refused} · the signal's reason */
export async function planRetention(room: Room, said: Retention | undefined, options: Patience): Promise<RetentionPlan> {
  return (await foundOf(room, await rulesOf(room, said), new Breath(options))).plan;
}

/** Lets files go of which no other ticket has any. */
export async function forgetFiles(tx: Writing, ids: readonly string[], ticket: string): Promise<void> {
  for (const id of ids) {
    const file = await tx.file(id);
    const others = (file?.tickets ?? []).filter((each) => each !== ticket);
    if (file === undefined) continue;
    if (others.length > 0) tx.put('files', { ...file, tickets: others });
    else {
      tx.forget('files', id);
      tx.forget('bytes', id);
    }
  }
}

/** One ticket, as it is now: what was done to it since it was counted may have made it stay. */
async function letGo(
  tx: Writing,
  id: string,
  rules: Retention,
  looking: Looking,
  record: DeskRecord,
  names: (id: string) => string,
): Promise<DeskRecord> {
  const [row] = await tx.rows([id]);
  const what = row === undefined ? null : goingOf(row, rules, looking);
  const ticket = await tx.ticket(id);
  if (what === null || ticket === undefined) return record;
  const { desk, person } = looking;
  const at = nextInstant(record.at, looking.now);
  const event = goingEvent(ticket, desk, what, { at, actor: { type: 'person', id: person.id }, command: freshId() });
  const sequence = record.sequence + 1;
  const after = evolve(ticket, event);
  const stored: StoredEvent = { ...event, sequence, version: after.version };
  const history = [...(await tx.events(id)), stored];
  if (what === 'files') await forgetFiles(tx, event.drops ?? [], id);
  const { ticket: kept, events } = what === 'texts' ? await eraseHistory(tx, after, history) : { ticket: after, events: history };
  if (what === 'files') tx.put('events', stored);
  tx.put('tickets', kept);
  tx.put('rows', rowFor(kept, desk, names));
  tx.put('terms', termsFor(kept, events, desk));
  return { ...record, sequence, at };
}

/** @throws {Invalid} {Refused} · the signal's reason */
export async function applyRetention(room: Room, said: Retention | undefined, options: Patience): Promise<RetentionPlan> {
  const breath = new Breath(options);
  const { plan, tickets, drafts, rules } = await foundOf(room, await rulesOf(room, said), breath);
  for (let at = 0; at < tickets.length; at += AT_ONCE) {
    await room.write('retention', async (tx, looking) => {
      checkOperator(looking);
      const people = new Map((await tx.people(looking.desk.id)).map(({ id, person }) => [id, person.name]));
      let { record } = looking;
      for (const { id } of tickets.slice(at, at + AT_ONCE))
        record = await letGo(tx, id, rules, looking, record, (each) => people.get(each) ?? each);
      if (record !== looking.record) tx.put('desks', record);
    });
    await breath.pause('writing', Math.min(tickets.length, at + AT_ONCE), tickets.length);
    await breath.on('writing', Math.min(tickets.length, at + AT_ONCE), tickets.length);
  }
  if (drafts.length > 0) await room.write('retention', (tx) => forgetFiles(tx, drafts, ''));
  return plan;
}
