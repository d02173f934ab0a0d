/** Desks in memory, people who do things at them, and tickets opened: what the tests and states of the detail stand on. */
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import type { Session } from '../../../src/backends/backend.ts';
import { registerBackend } from '../../../src/connect.ts';
import type { Command, CommandName } from '../../../src/domain/commands.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { Scope } from '../../../src/domain/values.ts';
import '../../../src/widgets/ticket-detail/define.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import { waitUntil } from '../waiting.ts';

type Memory = ReturnType<typeof memoryBackend>;

/** The instant at which every ticket is looked at: a Tuesday afternoon. */
export const NOW = Date.parse('2026-11-24T14:30:00.000Z');
const HOUR = 3_600_000;
const MINUTE = 60_000;

export const LEA: PersonInput = { id: 'lea', name: 'Léa Moreau', school: 'INSA Strasbourg' };
export const SAMI: PersonInput = { id: 'sami', name: 'Sami Haddad', school: 'INSA Lyon' };
export const MARTIN: PersonInput = { id: 'martin', name: 'Claire Martin', profile: 'technician' };
export const USER: PersonInput = { id: 'user', name: 'Alix User', profile: 'technician' };
export const NINA: PersonInput = { id: 'nina', name: 'Nina Robert', profile: 'moderator' };
export const ADMIN: PersonInput = { id: 'dubois', name: 'Noé Dubois', profile: 'functional-admin' };
export const PEOPLE: readonly PersonInput[] = [LEA, SAMI, MARTIN, USER, NINA, ADMIN];

export const SUPPORT: DeskInput = {
  id: 'support',
  name: { fr: 'Assistance numérique', en: 'Digital support' },
  mode: 'support',
  prefix: 'TRK2_',
  files: { maxBytes: 1024 * 1024, maxCount: 3 },
  fields: [
    {
      code: 'where',
      type: 'choice',
      label: { fr: 'Lieu', en: 'Place' },
      options: [
        { code: 'amphi', label: { fr: 'Amphithéâtre', en: 'Lecture hall' } },
        { code: 'home', label: { fr: 'À distance', en: 'Remote' } },
      ],
    },
    { code: 'needed', type: 'date', label: { fr: 'Pour le', en: 'Needed by' } },
    { code: 'cause', type: 'text', label: { fr: 'Cause trouvée', en: 'Cause found' }, private: true },
  ],
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      managers: [{ person: 'martin', profile: 'technician' }],
      categories: [
        { id: 'courses', label: { fr: 'Cours', en: 'Courses' } },
        { id: 'assignments', label: { fr: 'Devoirs', en: 'Assignments' }, parent: 'courses' },
        { id: 'accounts', label: { fr: 'Comptes', en: 'Accounts' } },
        { id: 'purchase', label: { fr: 'Achats', en: 'Purchases' }, kind: 'request', approval: { approvers: ['dubois'] } },
        { id: 'harassment', label: { fr: 'Signalements', en: 'Reports' }, confidential: true, members: ['martin'] },
      ],
    },
    {
      id: 'video',
      label: { fr: 'Plateforme vidéo', en: 'Video platform' },
      categories: [{ id: 'recording', label: { fr: 'Enregistrement', en: 'Recording' } }],
    },
  ],
};

export const BUGS: DeskInput = { ...SUPPORT, id: 'bugs', name: 'Anomalies', mode: 'bugs', prefix: 'BUG_', fields: [] };
export const STRICT: DeskInput = { ...SUPPORT, id: 'strict', strict: true, timeRequired: true };
export const TASKS: DeskInput = { id: 'tasks', name: 'Travaux pratiques', mode: 'tasks', prefix: 'TP_' };

/** What a person at a keyboard would do, told shortly. */
export interface Teller {
  readonly session: Session;
  file(summary: string, more?: Partial<Extract<Command, { do: 'file' }>>): Promise<string>;
  does(ticket: string, act: CommandName, text?: string, more?: object, scope?: Scope): Promise<void>;
  uploads(name: string, type: string, bytes: BlobPart): Promise<{ id: string; name: string; type: string; size: number }>;
}

export interface World {
  readonly backend: Memory;
  readonly address: string;
  readonly desk: string;
  /** The instant of the next act; each moves it on. */
  at: number;
  as(person: PersonInput): Promise<Teller>;
}

const worlds = new Map<string, Memory>();
registerBackend('details:', (place) => {
  const backend = worlds.get(place.backend);
  if (backend === undefined) throw new ReferenceError(`no world at ${place.backend}`);
  return backend;
});

const fresh = (): string => crypto.randomUUID();

function telling(world: World, session: Session): Teller {
  return {
    session,
    async file(summary, more = {}) {
      const ticket = fresh();
      const place = session.desk.services.length === 0 ? {} : { service: 'moodle', category: 'accounts' };
      await session.run([
        {
          id: fresh(),
          ticket,
          do: 'file',
          summary,
          description: 'Depuis ce matin, la page reste **blanche** après la connexion.',
          ...place,
          ...more,
        } as Command,
      ]);
      world.at += MINUTE;
      return ticket;
    },
    async does(ticket, act, text, more = {}, scope = 'public') {
      const comment = text === undefined ? {} : { comment: { id: fresh(), text, scope } };
      await session.run([{ id: fresh(), ticket, do: act, ...comment, ...more } as Command]);
      world.at += MINUTE;
    },
    uploads(name, type, bytes) {
      return session.upload(new Blob([bytes], { type }), { id: fresh(), name });
    },
  };
}

/** A desk that nobody has used yet. */
export function world(desk: DeskInput = SUPPORT): World {
  const address = `details:${fresh()}`;
  const backend = memoryBackend({ desk, people: PEOPLE, clock: () => new Date(made.at).toISOString() });
  worlds.set(address, backend);
  const made: World = {
    backend,
    address,
    desk: desk.id,
    at: NOW - 3 * HOUR,
    as: async (person) => telling(made, await backend.connect(person)),
  };
  return made;
}

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly width?: number;
  readonly set?: Partial<GuichetTicketDetail>;
}

/** A ticket opened by a person; nothing is waited for. */
export function place(
  host: HTMLElement,
  at: World,
  ticket: string,
  { person = LEA, lang = 'fr', set = {} }: Look = {},
): GuichetTicketDetail {
  const detail = document.createElement('guichet-ticket-detail');
  detail.lang = lang;
  detail.clock = () => Math.max(NOW, at.at);
  detail.zone = 'Europe/Paris';
  Object.assign(detail, { backend: at.address, desk: at.desk, person, ticket }, set);
  host.append(detail);
  return detail;
}

/** Waits for something to be so. @throws when it does not come, saying what */
export function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  return waitUntil(condition, `it never came to be that ${what}`);
}

/** Waits until the ticket is shown, or why it is not. */
export async function standing(detail: GuichetTicketDetail): Promise<void> {
  await until(
    () =>
      detail.shadowRoot?.querySelector('#thread-title, .notice') != null && detail.shadowRoot.querySelector('.skeleton') === null,
    'the ticket stands',
  );
  // Its draft, `see` and the mark of reading follow.
  await until(() => detail.shadowRoot?.querySelector('.sending') === null, 'it rests');
  await detail.updateComplete;
}
