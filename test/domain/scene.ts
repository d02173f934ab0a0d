/** A small desk of a school, and one line per act: what the direct tests of the special rules are told in. */
import assert from 'node:assert/strict';
import { Command } from '../../src/domain/schemas/commands.ts';
import type { CommandName } from '../../src/domain/commands.ts';
import { decide, isRefusal } from '../../src/domain/decide.ts';
import type { Around } from '../../src/domain/decide.ts';
import { withMode } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import type { Actor } from '../../src/domain/events.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import type { RefusalCode } from '../../src/domain/refusal.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { viewOf } from '../../src/domain/viewing.ts';
import type { TicketView } from '../../src/domain/view.ts';
import { uuid } from './arbitraries.ts';
import { Store } from './store.ts';

const PEOPLE: readonly PersonInput[] = [
  { id: 'lea', name: 'Léa', groups: ['red'] },
  { id: 'tom', name: 'Tom', groups: ['blue'] },
  { id: 'guest', name: 'Invitée' },
  { id: 'tech', name: 'Technicien', profile: 'technician', groups: ['red'] },
  { id: 'tech2', name: 'Technicienne', profile: 'technician', groups: ['blue'] },
  { id: 'boss', name: 'Modératrice', profile: 'moderator' },
  { id: 'chief', name: 'Administratrice', profile: 'functional-admin' },
  { id: 'ops', name: 'Exploitant', profile: 'technical-admin' },
  { id: 'nurse', name: 'Infirmière' },
  { id: 'video1', name: 'Vidéaste' },
];

export const SERVICES: DeskInput['services'] = [
  {
    id: 'moodle',
    label: 'Moodle',
    categories: [
      { id: 'course', label: 'Un cours' },
      { id: 'account', label: 'Un compte' },
      { id: 'purchase', label: 'Un achat', approval: { approvers: [] } },
      { id: 'health', label: 'Santé', confidential: true, members: ['nurse'] },
    ],
  },
  {
    id: 'video',
    label: 'Vidéo',
    observers: ['guest'],
    managers: [{ person: 'video1' }],
    categories: [{ id: 'studio', label: 'Studio' }],
  },
];

/** One desk, told act by act. */
export class Scene {
  readonly store: Store;
  private made = 0;

  constructor(desk: Partial<DeskInput> = {}, people: readonly PersonInput[] = []) {
    const document = withMode({ id: 'desk', name: 'Guichet', mode: 'support', services: SERVICES, ...desk });
    this.store = new Store(
      Desk.parse(document),
      Object.fromEntries([...PEOPLE, ...people].map((each) => [each.id, Person.parse(each)])),
    );
  }

  private command(name: CommandName, ticket: string, more: object): Command {
    this.made += 1;
    const words = ['comment', 'solution'].flatMap((key) => {
      const given = (more as Record<string, unknown>)[key];
      this.made += 1;
      const text = typeof given === 'string' ? { text: given, scope: 'public' } : given;
      return given === undefined ? [] : [[key, { id: uuid('text', this.made), ...(text as object) }]];
    });
    return Command.parse({ id: uuid('command', this.made), ticket, do: name, ...more, ...Object.fromEntries(words) });
  }

  /** Tries a command. @returns the code of its refusal, or null once it is done */
  try(
    by: string | Actor,
    name: CommandName,
    ticket: string,
    more: object = {},
    around: Partial<Around> = {},
  ): RefusalCode | null {
    const command = this.command(name, ticket, more);
    if (Object.keys(around).length === 0) return this.store.run(command, by)?.code ?? null;
    const actor: Actor = typeof by === 'string' ? { type: 'person', id: by } : by;
    const context = this.store.context(command, actor);
    const decision = decide(command, { ...context, around: { ...context.around, ...around } });
    if (isRefusal(decision)) return decision.code;
    this.store.record(decision.events);
    return null;
  }

  /** Does a command, which must be accepted. */
  do(by: string | Actor, name: CommandName, ticket: string, more: object = {}, around: Partial<Around> = {}): Ticket {
    assert.equal(this.try(by, name, ticket, more, around), null, `${name} by ${JSON.stringify(by)}`);
    return this.of(ticket);
  }

  /** Files a ticket. @returns its id */
  file(by = 'lea', more: object = {}, around: Partial<Around> = {}): string {
    const id = uuid('ticket', 1000 + this.store.tickets.size);
    this.do(
      by,
      'file',
      id,
      { service: 'moodle', category: 'course', summary: 'Un souci', description: 'Bonjour', ...more },
      around,
    );
    return id;
  }

  of(id: string): Ticket {
    return this.store.of(id);
  }

  acts(id: string): string[] {
    return this.store.historyOf(id).map(({ act }) => act);
  }

  view(id: string, by: string): TicketView {
    return viewOf(this.of(id), this.store.historyOf(id), this.store.viewer(id, by));
  }

  later(days: number): void {
    this.store.after(days * 24 * 60);
  }
}
