/** Commands about the desk itself, inside one reading or writing; the rules are in `domain/decide-desk.ts`. */
import { decideDesk, evolveDesk, needsUses } from '../../domain/decide-desk.ts';
import { completed } from '../../domain/desk-defaults.ts';
import { NOWHERE } from '../../domain/desk-deciding.ts';
import type { DeskContext, Uses } from '../../domain/desk-deciding.ts';
import type { DeskCommand, DeskCommandInput } from '../../domain/desk-commands.ts';
import type { Appointment, DeskEvent, StoredDeskEvent } from '../../domain/desk-events.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import { derivedId } from '../../domain/due.ts';
import { withMode } from '../../domain/modes.ts';
import type { People } from '../../domain/people.ts';
import { DeskBatch } from '../../domain/schemas/desk-commands.ts';
import { Person } from '../../domain/schemas/people.ts';
import { issuesOf } from '../../domain/settings.ts';
import type { PersonId } from '../../domain/values.ts';
import { Conflict, Invalid, NotFound, Refused } from '../backend.ts';
import { appointed } from './appointing.ts';
import { canonical } from './canonical.ts';
import { cursorOf } from './changes.ts';
import { checkInForce } from './checking.ts';
import type { Surroundings } from './draft.ts';
import { derivationOf } from './indexing.ts';
import { nextInstant } from './present.ts';
import { deriveAgain } from './seeding.ts';
import type { PersonRecord, Reading, Writing } from './store.ts';
import { usesOf } from './uses.ts';
import type { Looking } from './viewing.ts';

/** @throws {Invalid} malformed commands, by field; a command's place is told where there are several */
export function deskBatchOf(input: readonly DeskCommandInput[]): readonly DeskCommand[] {
  const parsed = DeskBatch.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new Invalid(
    input.length === 1 ? issues.map((issue) => ({ ...issue, path: issue.path.replace(/^0\.?(?:patch\.)?/u, '') })) : issues,
  );
}

/** What commands have come to so far, over what is kept. */
export interface DeskDrafted {
  readonly document: DeskInput;
  readonly events: readonly StoredDeskEvent[];
  /** People records that change, by id. */
  readonly people: ReadonlyMap<PersonId, PersonRecord>;
}

/** A document as it is in force on this page. */
export function inForceOn({ fixed }: Surroundings): (document: DeskInput) => Desk {
  return (document) => completed(withMode({ ...document, ...fixed }));
}

/** Why a command is not done, as the seam says it. @throws {Refused} {Invalid} {NotFound} */
function raise(decided: Exclude<ReturnType<typeof decideDesk>, DeskEvent>, at: number): never {
  if (decided.code === 'not-found') throw new NotFound('not-found');
  if (decided.code === 'fields-invalid') throw new Invalid(decided.issues ?? []);
  throw new Refused(decided, at);
}

/** The records of those whom an event concerns, as they are after it. */
function afterEvent(
  command: DeskCommand,
  event: DeskEvent,
  desk: string,
  known: (id: PersonId) => PersonRecord | undefined,
): PersonRecord[] {
  return event.people.map(({ person: id, now, added }) => {
    const fresh =
      command.do === 'add-person' && added === true ? Person.parse({ ...command.person, profile: 'requester' }) : undefined;
    const record = fresh === undefined ? known(id) : { desk, id, person: fresh };
    if (record === undefined) throw new NotFound('not-found');
    return appointed(record, now);
  });
}

/**
 * Decides commands one after the other, each on what those before it have come to; keeps nothing.
 * @throws {Refused} {Invalid} {NotFound}
 */
export async function drafted(
  tx: Reading,
  commands: readonly DeskCommand[],
  looking: Looking,
  around: Surroundings,
): Promise<DeskDrafted> {
  const { record, person } = looking;
  const kept = new Map((await tx.people(record.id)).map((each) => [each.id, each]));
  const changed = new Map<PersonId, PersonRecord>();
  const uses: Uses = commands.some(needsUses) ? await usesOf(tx, looking) : NOWHERE;
  const events: StoredDeskEvent[] = [];
  let { document } = record;
  let { at } = record;
  let [last] = await tx.deskEvents(record.id, null, 1);
  for (const [index, command] of commands.entries()) {
    const all = [...new Map([...kept, ...changed]).values()];
    const people: People = Object.fromEntries(all.map((each) => [each.id, each.person]));
    const decisions: Record<PersonId, Appointment> = {};
    for (const each of all) if (each.appointed !== undefined) decisions[each.id] = each.appointed;
    const context: DeskContext = {
      document,
      inForce: inForceOn(around),
      fixed: new Set(Object.keys(around.fixed)),
      person,
      people,
      appointed: decisions,
      uses,
      last,
    };
    const decided = decideDesk(command, context);
    if ('code' in decided) raise(decided, index);
    document = evolveDesk(document, decided);
    checkInForce(document, around.fixed);
    at = nextInstant(at, around.clock());
    last = { ...decided, desk: record.id, sequence: record.sequence + events.length + 1, at };
    events.push(last);
    for (const each of afterEvent(command, decided, record.id, (id) => changed.get(id) ?? kept.get(id)))
      changed.set(each.id, each);
  }
  return { document, events, people: changed };
}

/** Of some commands those that were not done yet. @throws {Conflict} the same id with another body */
async function fresh(tx: Writing, commands: readonly DeskCommand[], { record, person }: Looking): Promise<DeskCommand[]> {
  const left: DeskCommand[] = [];
  const bodies = new Map<string, string>();
  for (const command of commands) {
    const body = derivedId(canonical(command));
    const before = bodies.get(command.id) ?? (await tx.command(record.id, person.id, command.id))?.body;
    if (before !== undefined && before !== body) throw new Conflict('conflict');
    if (before === undefined) left.push(command);
    bodies.set(command.id, body);
  }
  for (const { id } of left)
    tx.put('commands', { desk: record.id, person: person.id, id, ticket: '', body: bodies.get(id) ?? '' });
  return left;
}

/**
 * Does commands about the desk, all or nothing.
 * @throws {Refused} {Invalid} {Conflict} {NotFound}: nothing may then be kept of what was put
 */
export async function administer(
  tx: Writing,
  commands: readonly DeskCommand[],
  looking: Looking,
  around: Surroundings,
): Promise<{ readonly events: readonly StoredDeskEvent[]; readonly cursor: string }> {
  const { record } = looking;
  const left = await fresh(tx, commands, looking);
  if (left.length === 0) return { events: [], cursor: cursorOf(record) };
  const { document, events, people } = await drafted(tx, left, looking, around);
  const sequence = record.sequence + events.length;
  const next = { ...record, document, sequence, revisedAt: sequence, at: events.at(-1)?.at ?? record.at };
  for (const event of events) tx.put('deskEvents', event);
  for (const each of people.values()) tx.put('people', each);
  const desk = inForceOn(around)(document);
  const derivedBy = derivationOf(desk);
  const isDerivedAgain = derivedBy !== record.derivedBy;
  if (isDerivedAgain) await deriveAgain(tx, desk);
  const now = isDerivedAgain ? { ...next, derivedBy, derived: record.derived + 1 } : next;
  tx.put('desks', now);
  return { events, cursor: cursorOf(now) };
}
