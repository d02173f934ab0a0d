/** A desk with one person for each thing that one may be to a ticket, and the batches that happen there, decided by the rules. */
import assert from 'node:assert/strict';
import { audience } from '../../src/domain/audience.ts';
import type { Happening } from '../../src/domain/happening.ts';
import { Command } from '../../src/domain/schemas/commands.ts';
import { ALONE, decide, isRefusal } from '../../src/domain/decide.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { withMode } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { APPLICATION, type TicketEvent } from '../../src/domain/events.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { Preferences } from '../../src/domain/schemas/monitoring.ts';
import type { People, PersonInput } from '../../src/domain/people.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { STATES } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { HOUR, later } from '../../src/domain/values.ts';

export const START = '2026-11-24T08:00:00.000Z';

/** A different identity each time, the same in each run of a test. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function deskWith(more: Partial<DeskInput> = {}): Desk {
  return Desk.parse(
    withMode({
      id: 'help',
      name: 'Assistance',
      mode: 'support',
      states: [...STATES],
      assignable: 'everyone',
      quietAllowed: true,
      upper: { desk: 'group', name: 'Groupe' },
      subDesks: [{ desk: 'sub', name: 'Atelier' }],
      services: [
        {
          id: 'moodle',
          label: 'Moodle',
          managers: [{ person: 'mia' }],
          observers: ['pia'],
          categories: [
            { id: 'courses', label: 'Cours', members: ['cleo', 'tom'] },
            { id: 'accounts', label: 'Comptes', members: ['bea'] },
            { id: 'licences', label: 'Licences', members: ['cleo'], approval: { approvers: ['max'] } },
          ],
        },
        { id: 'video', label: 'Vidéo', managers: [{ person: 'vic' }], categories: [{ id: 'live', label: 'Direct' }] },
      ],
      ...more,
    }),
  );
}

const CAST: readonly PersonInput[] = [
  { id: 'ana', name: 'Ana', mail: 'ana@insa.fr' }, // requester
  { id: 'ines', name: 'Ines' }, // invited
  { id: 'pia', name: 'Pia' }, // permanent observer of Moodle
  { id: 'ned', name: 'Ned' }, // handles without being staff
  { id: 'max', name: 'Max' }, // approves licences
  { id: 'eve', name: 'Eve' }, // nothing to any ticket
  { id: 'tom', name: 'Tom' }, // serves courses; handles what is taken
  { id: 'cleo', name: 'Cleo' }, // serves courses and licences
  { id: 'bea', name: 'Bea' }, // serves accounts
  { id: 'walt', name: 'Walt', profile: 'technician' }, // hears nothing as staff, follows
  { id: 'mia', name: 'Mia' }, // manages Moodle; acts for the desk
  { id: 'vic', name: 'Vic' }, // manages Vidéo
];
export const PEOPLE: People = Object.fromEntries(CAST.map((person) => [person.id, Person.parse(person)]));

export const PREFERENCES: Readonly<Record<string, Preferences>> = { walt: Preferences.parse({ level: 'none' }) };

/** A command as its author gives it, without what is the same everywhere. */
export type Say = { readonly do: Command['do'] } & Readonly<Record<string, unknown>>;

/** One desk's log, written by commands. */
export class Log {
  readonly desk: Desk;
  tickets: Record<string, Ticket> = {};
  hour = 0;
  private commands = 1000;

  constructor(desk: Desk = deskWith()) {
    this.desk = desk;
  }

  /** One batch by one person, or by the application (null): what it did. Fails the test when it is refused. */
  batch(by: string | null, ...commands: readonly Say[]): Happening {
    const outcome = this.tries(by, ...commands);
    assert.ok('events' in outcome, `refused: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** The same, answering the refusal. */
  tries(by: string | null, ...commands: readonly Say[]): Happening | { readonly code: string } {
    const before = this.tickets;
    const events: TicketEvent[] = [];
    this.hour += 1;
    for (const say of commands) {
      const command = Command.parse({ ticket: id(1), ...this.spelled(say) });
      const decision = decide(command, {
        desk: this.desk,
        people: PEOPLE,
        ticket: this.tickets[command.ticket],
        actor: by === null ? APPLICATION : { type: 'person', id: by },
        person: by === null ? undefined : PEOPLE[by],
        now: later(START, this.hour * HOUR),
        fresh: { number: this.commands },
        around: ALONE,
        target: { desk: deskWith({ id: 'sub', services: [] }), number: 1, top: null, bottom: null },
      });
      if (isRefusal(decision)) {
        this.tickets = before;
        return decision;
      }
      events.push(...decision.events);
      for (const event of decision.events)
        this.tickets = { ...this.tickets, [event.ticket]: evolve(this.tickets[event.ticket] ?? null, event) };
    }
    return { events, before };
  }

  /** Ids are made, and a text alone is for everyone who reads. */
  private spelled(say: Say): object {
    this.commands += 10;
    const text = (given: unknown, at: number) =>
      given === undefined
        ? undefined
        : { id: id(this.commands + at), scope: 'public', ...(typeof given === 'string' ? { text: given } : (given as object)) };
    const { comment, solution, ...rest } = say;
    return {
      id: id(this.commands),
      ...rest,
      ...(comment === undefined ? {} : { comment: text(comment, 1) }),
      ...(solution === undefined ? {} : { solution: text(solution, 2) }),
    };
  }
}

export const FILE: Say = {
  do: 'file',
  summary: 'Le cours ne s’ouvre pas',
  description: '',
  service: 'moodle',
  category: 'courses',
};

/** A ticket of ana's that tom handles, ines was invited to and walt follows. */
export function taken(desk?: Desk): Log {
  const log = new Log(desk);
  log.batch('ana', FILE);
  log.batch('ana', { do: 'invite', person: 'ines' });
  log.batch('walt', { do: 'watch' });
  log.batch('tom', { do: 'take' });
  return log;
}

/** Why each person hears, one word each. */
export function told(happening: Happening, desk: Desk, preferences = PREFERENCES, people = PEOPLE): Record<string, string> {
  const notices = audience(happening, desk, people, preferences);
  return Object.fromEntries(notices.map(({ person, reason }) => [person, reason]));
}
