/** What tickets hold of a desk's settings, counted for whoever sets it up: along all of them, so that it may take long. */
import type { Desk } from '../../domain/desk.ts';
import { phase } from '../../domain/states.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { reads } from '../../domain/visibility.ts';
import type { Patience } from '../archive.ts';
import type { Usage } from '../backend.ts';
import { cardsFor, rightsOf } from './administration-reading.ts';
import { rowsAlong } from './along.ts';
import { Breath } from './breath.ts';
import type { Room } from './room.ts';

function plus(counts: Record<string, number>, key: string): void {
  counts[key] = (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + 1;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] extends object ? Mutable<Value[Key]> : Value[Key] };

function codesOf(desk: Desk): ReadonlySet<string> {
  return new Set(desk.fields.filter(({ type }) => type === 'choice' || type === 'choices').map(({ code }) => code));
}

/** @param choices codes of the fields whose options are counted */
function add(
  usage: Mutable<Usage>,
  { state, service, category, assignee, fields }: Ticket,
  desk: Desk,
  choices: ReadonlySet<string>,
): void {
  const isActive = phase(state, desk) === 'active';
  usage.total += 1;
  usage.active += isActive ? 1 : 0;
  usage.states[state] = (usage.states[state] ?? 0) + 1;
  if (isActive && assignee === null) usage.free += 1;
  if (isActive && assignee !== null) plus(usage.assignees, assignee);
  if (service !== null) {
    const ofService = (usage.services[service] ??= { active: 0, total: 0 });
    const ofCategory = ((usage.categories[service] ??= {})[category ?? ''] ??= { active: 0, total: 0 });
    for (const held of [ofService, ofCategory]) {
      held.total += 1;
      held.active += isActive ? 1 : 0;
    }
  }
  for (const [code, value] of Object.entries(fields)) {
    const held = (usage.fields[code] ??= { tickets: 0, options: {} });
    held.tickets += 1;
    if (choices.has(code)) for (const option of [value].flat().map(String)) plus(held.options, option);
  }
}

/** What the tickets that this person reads hold of the desk's settings. @throws {Refused} · the signal's reason */
export async function usageFor(room: Room, options: Patience): Promise<Usage> {
  const usage: Mutable<Usage> = {
    total: 0,
    active: 0,
    states: {},
    services: {},
    categories: {},
    assignees: {},
    people: {},
    free: 0,
    fields: {},
  };
  const check = (looking: Parameters<typeof rightsOf>[0]): void => void rightsOf(looking);
  for await (const { rows, looking } of rowsAlong(room, 'usage', new Breath(options), check)) {
    const { person, desk } = looking;
    const choices = codesOf(desk);
    for (const { ticket } of rows) if (reads(person, ticket, desk)) add(usage, ticket, desk, choices);
  }
  const assignees = Object.keys(usage.assignees);
  if (assignees.length === 0) return usage;
  const people = await room.read('usage', (tx, looking) => {
    check(looking);
    return cardsFor(tx, assignees, looking);
  });
  return { ...usage, people };
}
