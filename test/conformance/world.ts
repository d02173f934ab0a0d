/** What a backend's own test supplies, and the school in which the cases play. */
import type { Backend, Session } from '../../src/backends/backend.ts';
import type { Command, CommandName, CommandOf } from '../../src/domain/commands.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import type { Attachment } from '../../src/domain/ticket.ts';
import type { Scope } from '../../src/domain/values.ts';
import type { TicketView } from '../../src/domain/view.ts';

/** What a place holds before anyone comes. */
export interface Setup {
  readonly desk: DeskInput;
  readonly people: readonly PersonInput[];
  /** Further desks of the same place. */
  readonly desks?: readonly DeskInput[] | undefined;
}

export interface Opened {
  readonly backend: Backend;
  /** Another way into the same place, as another tab or machine has it. */
  again(): Promise<Backend>;
  /** Another desk of the same place. */
  at(desk: string): Backend;
}

/** A backend's part in the suite. */
export interface World {
  /** An empty place of its own for each call. */
  open(setup: Setup): Promise<Opened>;
  /** The clock that the place goes by. */
  readonly clock: { now(): string; advance(milliseconds: number): void };
}

export interface ConformanceCase {
  readonly name: string;
  run(world: World): Promise<void>;
}

export const PEOPLE = {
  lea: { id: 'lea', name: 'Léa Moreau', mail: 'lea@insa.example', groups: ['ASI3-A'] },
  sami: { id: 'sami', name: 'Sami Benali', mail: 'sami@insa.example', groups: ['ASI3-B'] },
  tech: { id: 'tech', name: 'A. User', mail: 'tech@insa.example', profile: 'technician' },
  video: { id: 'video', name: 'C. Martin', profile: 'technician', serves: ['video'] },
  mod: { id: 'mod', name: 'N. Bernard', profile: 'moderator' },
  admin: { id: 'admin', name: 'P. Leroy', profile: 'functional-admin' },
  operator: { id: 'operator', name: 'O. Pérateur', profile: 'technical-admin' },
  nurse: { id: 'nurse', name: 'I. Nfirmière' },
} as const satisfies Readonly<Record<string, PersonInput>>;
export type Who = keyof typeof PEOPLE;

/** Two services, one of them with a confidential place and one where requests are approved; every state but transferred. */
export const SCHOOL: DeskInput = {
  id: 'school',
  name: 'Assistance',
  mode: 'bugs',
  prefix: 'INF_',
  defaultKind: 'request',
  files: { maxBytes: 1000, maxCount: 3 },
  fields: [
    { code: 'salle', type: 'text', label: 'Salle', listable: true, filterable: true },
    {
      code: 'urgence',
      type: 'choice',
      label: 'Urgence',
      options: [
        { code: 'oui', label: { fr: 'Immédiate', en: 'Immediate' } },
        { code: 'non', label: 'Plus tard' },
      ],
      filterable: true,
    },
    { code: 'diagnostic', type: 'text', label: 'Diagnostic', private: true, filterable: true },
  ],
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      categories: [
        { id: 'acces', label: 'Accès' },
        { id: 'notes', label: 'Notes' },
        { id: 'sante', label: 'Santé', confidential: true, members: ['nurse'] },
      ],
    },
    { id: 'video', label: 'Vidéo', categories: [{ id: 'salles', label: 'Salles' }] },
  ],
  subDesks: [{ desk: 'atelier', name: 'Atelier' }],
};

export const WORKSHOP: DeskInput = { id: 'atelier', name: 'Atelier', prefix: 'AT_', mode: 'support' };

export function id(): string {
  return crypto.randomUUID();
}

/** A text that goes with a command. */
export function text(
  words: string,
  scope: Scope = 'public',
  files?: Attachment[],
): { id: string; text: string; scope: Scope; files?: Attachment[] } {
  return { id: id(), text: words, scope, ...(files === undefined ? {} : { files }) };
}

type Arguments<Name extends CommandName> = Omit<CommandOf<Name>, 'id' | 'ticket' | 'do'>;

/** A command with an identity of its own. */
export function command<Name extends CommandName>(name: Name, ticket: string, more: Arguments<Name> | object): Command {
  return { id: id(), ticket, do: name, ...more } as unknown as Command;
}

/** A filing with what every one needs. */
export function filing(more: Partial<CommandOf<'file'>> = {}): CommandOf<'file'> {
  return {
    id: id(),
    ticket: id(),
    do: 'file',
    service: 'moodle',
    category: 'acces',
    summary: 'Je ne vois plus mes cours',
    description: 'Depuis ce matin.',
    ...more,
  };
}

/** The school with somebody in it: one session for each person, opened when first asked for. */
export class Stage {
  readonly opened: Opened;
  readonly #sessions = new Map<Who, Promise<Session>>();

  constructor(opened: Opened) {
    this.opened = opened;
  }

  as(who: Who): Promise<Session> {
    const known = this.#sessions.get(who) ?? this.opened.backend.connect(PEOPLE[who]);
    this.#sessions.set(who, known);
    return known;
  }

  /** Files a ticket. @returns its id */
  async filed(who: Who = 'lea', more: Partial<CommandOf<'file'>> = {}): Promise<string> {
    const made = filing(more);
    await (await this.as(who)).run([made]);
    return made.ticket;
  }

  /** One command by one person. @returns the ticket as they see it then */
  async does<Name extends CommandName>(who: Who, name: Name, ticket: string, more: Arguments<Name>): Promise<TicketView> {
    const { tickets } = await (await this.as(who)).run([command(name, ticket, more)]);
    const view = tickets.find((each) => each.ticket.id === ticket);
    if (view === undefined) throw new Error(`${who} sees nothing after ${name}`);
    return view;
  }

  async sees(who: Who, ticket: string): Promise<TicketView> {
    return (await this.as(who)).ticket(ticket);
  }

  /** Sends a small file. */
  async sends(who: Who, words = 'bonjour', name = 'capture.txt'): Promise<Attachment> {
    return (await this.as(who)).upload(new Blob([words], { type: 'text/plain' }), { id: id(), name });
  }

  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).close();
  }
}

/** A case in a school of its own, closed behind it. */
export function play(
  name: string,
  story: (stage: Stage, world: World) => Promise<void>,
  desk: Partial<DeskInput> = {},
): ConformanceCase {
  return {
    name,
    async run(world) {
      const stage = new Stage(
        await world.open({ desk: { ...SCHOOL, ...desk }, people: Object.values(PEOPLE), desks: [WORKSHOP] }),
      );
      try {
        await story(stage, world);
      } finally {
        await stage.close();
      }
    },
  };
}
