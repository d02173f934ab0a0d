/** The smallest place where tickets can live: what the properties and the direct tests decide in. */
import { gate } from '../../src/domain/allowed.ts';
import type { Command, CommandName } from '../../src/domain/commands.ts';
import { COMMANDS } from '../../src/domain/commands.ts';
import { decide, isRefusal, needs } from '../../src/domain/decide.ts';
import type { Around, Context } from '../../src/domain/decide.ts';
import type { Desk } from '../../src/domain/desk.ts';
import type { Actor, TicketEvent } from '../../src/domain/events.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { lifecycleOf, movesState } from '../../src/domain/lifecycle.ts';
import type { People } from '../../src/domain/people.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { phase } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { LinkedTicket } from '../../src/domain/view.ts';
import { keyOf } from '../../src/domain/viewing.ts';
import type { Viewer } from '../../src/domain/viewing.ts';
import { reads } from '../../src/domain/visibility.ts';
import { PEOPLE_IDS, SUB_DESK, build } from './arbitraries.ts';
import type { Arguments, Names, Step } from './arbitraries.ts';

export const START = '2026-11-24T08:00:00.000Z';

/** A desk's tickets and their histories, in memory. */
export class Store {
  readonly desk: Desk;
  people: People;
  now = START;
  readonly tickets = new Map<string, Ticket>();
  readonly events = new Map<string, TicketEvent[]>();
  /** Tickets that no story names. */
  readonly aside = new Set<string>();
  private numbers = 0;
  private made = 0;

  constructor(desk: Desk, people: People) {
    this.desk = desk;
    this.people = people;
  }

  after(minutes: number): void {
    this.now = new Date(Date.parse(this.now) + minutes * 60_000).toISOString();
  }

  get names(): Names {
    const tickets = [...this.tickets.values()].filter(({ id }) => !this.aside.has(id));
    return {
      tickets: tickets.map(({ id }) => id),
      files: tickets.flatMap(({ files }) => files.map(({ id }) => id)),
      comments: tickets.flatMap(({ comments }) => comments.map(({ id }) => id)),
      next: () => (this.made += 1),
      now: this.now,
    };
  }

  of(id: string): Ticket {
    const ticket = this.tickets.get(id);
    if (ticket === undefined) throw new Error(`no ticket ${id}`);
    return ticket;
  }

  private ranks(except: string): string[] {
    const stack = [...this.tickets.values()].filter(
      (each) => each.desk === this.desk.id && each.id !== except && each.rank !== null,
    );
    return stack.map((each) => each.rank ?? '').sort();
  }

  private reachable(from: string, seen = new Set<string>()): Set<string> {
    if (seen.has(from)) return seen;
    seen.add(from);
    for (const link of this.tickets.get(from)?.links ?? []) if (link.type === 'depends-on') this.reachable(link.ticket, seen);
    return seen;
  }

  around(command: Command): Around {
    const all = this.ranks('');
    const others = this.ranks(command.ticket);
    const at =
      command.do !== 'rank'
        ? 0
        : typeof command.to === 'number'
          ? Math.min(command.to - 1, others.length)
          : command.to === 'bottom'
            ? others.length
            : 0;
    const own = this.tickets.get(command.ticket)?.rank ?? null;
    const there = own !== null && others.filter((rank) => rank < own).length === at;
    const active = [...this.tickets.values()].filter((each) => phase(each.state, this.desk) === 'active');
    return {
      top: all[0] ?? null,
      bottom: all.at(-1) ?? null,
      slot: there ? null : { before: others[at - 1] ?? null, after: others[at] ?? null },
      load: Object.fromEntries(PEOPLE_IDS.map((id) => [id, active.filter((each) => each.assignee === id).length])),
      turns: {},
      reachable: command.do === 'link' ? [...this.reachable(command.to)] : [],
    };
  }

  context(command: Command, actor: Actor): Context {
    const ticket = this.tickets.get(command.ticket);
    const { other } = needs(command, ticket, this.desk, this.people);
    return {
      desk: this.desk,
      people: this.people,
      ticket,
      other: other === null ? undefined : this.tickets.get(other),
      ...(command.do === 'distribute'
        ? { target: { desk: SUB_DESK, number: 1000 + this.numbers, top: null, bottom: null } }
        : {}),
      actor,
      person: actor.type === 'person' ? this.people[actor.id] : undefined,
      now: this.now,
      fresh: { number: this.numbers + 1 },
      around: this.around(command),
    };
  }

  /** Does a command. @returns the refusal, or null once it is done */
  run(command: Command, actor: Actor | string): Refusal | null {
    const decision = decide(command, this.context(command, typeof actor === 'string' ? { type: 'person', id: actor } : actor));
    if (isRefusal(decision)) return decision;
    this.record(decision.events);
    return null;
  }

  /** Keeps what was decided. */
  record(events: readonly TicketEvent[]): void {
    for (const event of events) {
      this.tickets.set(event.ticket, evolve(this.tickets.get(event.ticket) ?? null, event));
      this.events.set(event.ticket, [...(this.events.get(event.ticket) ?? []), event]);
      if (event.filed !== undefined) this.numbers += 1;
    }
  }

  /** What a backend knows for whoever looks at a ticket. */
  viewer(id: string, person: string, more: Partial<Viewer> = {}): Viewer {
    const who = this.people[person];
    if (who === undefined) throw new Error(`nobody is ${person}`);
    const linked: Record<string, LinkedTicket> = {};
    for (const other of this.tickets.values()) {
      if (other.id !== id && reads(who, other, this.desk))
        linked[other.id] = { id: other.id, key: keyOf(other, this.desk), summary: other.summary, state: other.state };
    }
    return {
      person: who,
      desk: this.desk,
      now: this.now,
      people: this.people,
      linked,
      position: this.of(id).rank === null ? null : 1,
      readAt: this.now,
      ...more,
    };
  }

  historyOf(id: string): readonly TicketEvent[] {
    return this.events.get(id) ?? [];
  }
}

/** Who a step's number stands for: the people, the application, the two neighbouring desks; then the ticket's own people. */
export function actorOf(who: number, ticket: Ticket | undefined): Actor {
  const id = PEOPLE_IDS[who];
  if (id !== undefined) return { type: 'person', id };
  const own = who >= 12 ? (ticket?.requester ?? 'p0') : who >= 10 ? (ticket?.assignee ?? 'p0') : null;
  if (own !== null) return { type: 'person', id: own };
  return who === PEOPLE_IDS.length
    ? { type: 'application' }
    : { type: 'peer', desk: who === PEOPLE_IDS.length + 1 ? 'up' : 'down' };
}

/** What ends a ticket's life is drawn less often, so that stories go on. */
const ENDS: ReadonlySet<string> = new Set(['settle', 'cancel', 'refuse', 'erase', 'deny-approval', 'merge', 'distribute']);

function offered(step: Step, actor: Actor, ticket: Ticket | undefined, store: Store): CommandName[] {
  const person = actor.type === 'person' ? store.people[actor.id] : undefined;
  const lifecycle = lifecycleOf(store.desk);
  const open = COMMANDS.filter(
    (command) =>
      gate({ command, desk: store.desk, ticket: command === 'file' ? undefined : ticket, actor, person, now: store.now }) ===
      null,
  );
  const going = open.filter((name) => name !== 'file' && (!ENDS.has(name) || step.pick % 5 === 0));
  const moving = going.filter((name) => movesState(lifecycle, name) || name === 'link');
  return step.moves ? moving : going;
}

/** A filing as drawn, or the nearest one that this desk takes. */
function filingOf(args: Arguments, first: Actor, store: Store): { command: Command; actor: Actor } {
  const drawn = { command: build('file', args, store.names), actor: first };
  const plain = { ...args, flag: false, comment: false, file: false, fields: {}, group: undefined };
  const places = [undefined, 'leaf', 'other', 'root'] as const;
  const plainer = [first, ...PEOPLE_IDS.map((id): Actor => ({ type: 'person', id }))].flatMap((actor) =>
    [undefined, 'moodle', 'video'].flatMap((service) =>
      places.map((category) => ({
        command: build('file', { ...plain, service: service as Arguments['service'], category }, store.names),
        actor,
      })),
    ),
  );
  return [drawn, ...plainer].find(({ command, actor }) => !isRefusal(decide(command, store.context(command, actor)))) ?? drawn;
}

/** The command of a step: one that is open to whoever acts, where there is one; filing comes first. */
export function commandOf(step: Step, store: Store): { command: Command; actor: Actor } {
  const { names } = store;
  const count = names.tickets.length;
  const at = step.args.ticket % Math.max(1, count);
  const ticket = store.tickets.get(names.tickets[at] ?? '');
  // The other ticket of a command is mostly another one.
  const other = count > 1 && step.args.other > 0 ? (at + 1 + (step.args.other % (count - 1))) % count : step.args.other;
  const args = { ...step.args, ticket: at, other };
  const first = actorOf(step.who, ticket);
  if (step.free) return { command: build(COMMANDS[step.pick % COMMANDS.length] ?? 'file', args, names), actor: first };
  if (ticket === undefined || (count < 3 && step.pick % 4 === 0)) return filingOf(args, first, store);
  for (let turn = 0; turn < 15; turn += 1) {
    const actor = actorOf((step.who + turn) % 15, ticket);
    const list = offered(step, actor, ticket, store);
    const name = list[step.pick % Math.max(1, list.length)];
    if (name !== undefined) return { command: build(name, args, names), actor };
  }
  return { command: build('comment', args, names), actor: first };
}
