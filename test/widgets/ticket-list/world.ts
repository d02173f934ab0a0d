/** A small French school's desk in memory, and lists that look at it: what the list's tests and states stand on. */
import { waitUntil } from '../waiting.ts';
import type { Session } from '../../../src/backends/backend.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { registerBackend } from '../../../src/connect.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { Scope } from '../../../src/domain/values.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import '../../../src/widgets/ticket-list/define.ts';

type Memory = ReturnType<typeof memoryBackend>;

/** The instant at which every list is looked at: a Tuesday afternoon. */
export const NOW = Date.parse('2026-11-24T14:30:00.000Z');

export const LEA: PersonInput = { id: 'lea', name: 'Léa Moreau', school: 'INSA Strasbourg' };
export const SAMI: PersonInput = { id: 'sami', name: 'Sami Haddad', school: 'INSA Lyon' };
export const MARTIN: PersonInput = { id: 'martin', name: 'Claire Martin', profile: 'technician' };
export const USER: PersonInput = { id: 'user', name: 'Alix User', profile: 'technician' };
export const ADMIN: PersonInput = { id: 'dubois', name: 'Noé Dubois', profile: 'functional-admin' };
/** Operates the desk and reads no ticket of others. */
export const OPERATOR: PersonInput = { id: 'ops', name: 'Jo Petit', profile: 'technical-admin' };

export const PEOPLE: readonly PersonInput[] = [LEA, SAMI, MARTIN, USER, ADMIN, OPERATOR];

export const SUPPORT: DeskInput = {
  id: 'support',
  name: { fr: 'Assistance numérique', en: 'Digital support' },
  mode: 'support',
  prefix: 'TRK2_',
  fields: [
    {
      code: 'where',
      type: 'choice',
      label: { fr: 'Lieu', en: 'Place' },
      listable: true,
      filterable: true,
      options: [
        { code: 'amphi', label: { fr: 'Amphithéâtre', en: 'Lecture hall' } },
        { code: 'home', label: { fr: 'À distance', en: 'Remote' } },
      ],
    },
    { code: 'until', type: 'date', label: { fr: 'Pour le', en: 'Needed by' }, listable: true },
  ],
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      managers: [{ person: 'martin' }],
      categories: [
        { id: 'courses', label: { fr: 'Cours', en: 'Courses' }, accepts: true },
        { id: 'assignments', label: { fr: 'Devoirs', en: 'Assignments' }, parent: 'courses' },
        { id: 'accounts', label: { fr: 'Comptes', en: 'Accounts' } },
      ],
    },
    {
      id: 'video',
      label: { fr: 'Plateforme vidéo', en: 'Video platform' },
      categories: [{ id: 'recording', label: { fr: 'Enregistrement', en: 'Recording' } }],
    },
  ],
};

export const PLAIN: DeskInput = { id: 'plain', name: 'Assistance', mode: 'support', prefix: 'TRK_' };
export const BUGS: DeskInput = { ...SUPPORT, id: 'bugs', name: 'Anomalies', mode: 'bugs', prefix: 'BUG_', fields: [] };
export const TASKS: DeskInput = { id: 'tasks', name: 'Travaux pratiques', mode: 'tasks', prefix: 'TP_' };

const SUMMARIES = [
  'Tableau de bord inaccessible depuis ce matin',
  'Impossible de rendre le devoir 3 de mécanique',
  'Compte d’essai pour un intervenant extérieur',
  'La vidéo du cours d’optique n’a pas de son',
  'Quiz : le minuteur s’arrête à la première question',
  'Inscrire le groupe B au cours d’anglais',
  'Le lien vers la bibliothèque mène à une page blanche',
  'Notes de l’année dernière encore visibles',
  'Partage d’écran refusé par le navigateur',
  'Changer l’adresse de notification',
  'Import des résultats au format CSV',
  'Salle de visioconférence permanente pour le département',
];

/** What the person at a keyboard would do, told shortly. */
export interface Teller {
  readonly session: Session;
  file(summary: string, more?: Partial<Extract<Command, { do: 'file' }>>): Promise<string>;
  reads(ticket: string): Promise<void>;
  does(ticket: string, act: Command['do'], text?: string, more?: object): Promise<void>;
}

export interface World {
  readonly backend: Memory;
  /** The address under which a list finds this backend. */
  readonly address: string;
  readonly desk: string;
  /** The instant of the next act; each act moves it on. */
  at: number;
  as(person: PersonInput): Promise<Teller>;
}

const worlds = new Map<string, Memory>();
registerBackend('lists:', (place) => {
  const backend = worlds.get(place.backend);
  if (backend === undefined) throw new ReferenceError(`no world at ${place.backend}`);
  return backend;
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function telling(world: World, session: Session): Teller {
  const id = (): string => crypto.randomUUID();
  return {
    session,
    async file(summary, more = {}) {
      const ticket = id();
      const { desk } = session;
      const place =
        desk.services.length === 0 ? {} : { service: desk.services[0]?.id, category: desk.services[0]?.categories.at(-1)?.id };
      await session.run([
        { id: id(), ticket, do: 'file', summary, description: 'Depuis ce matin.', ...place, ...more } as Command,
      ]);
      world.at += MINUTE;
      return ticket;
    },
    async reads(ticket) {
      const { version } = await session.ticket(ticket);
      await session.read(ticket, version);
    },
    async does(ticket, act, text, more = {}) {
      const comment = text === undefined ? {} : { comment: { id: id(), text, scope: 'public' satisfies Scope } };
      await session.run([{ id: id(), ticket, do: act, ...comment, ...more } as Command]);
      world.at += MINUTE;
    },
  };
}

/** A desk with nothing in it. @param open opens another one than that of a memory of its own */
export function emptyWorld(
  desk: DeskInput = SUPPORT,
  open = (clock: () => string): Memory => memoryBackend({ desk, people: PEOPLE, clock }),
): World {
  const address = `lists:${crypto.randomUUID()}`;
  const backend = open(() => new Date(world.at).toISOString());
  worlds.set(address, backend);
  const world: World = {
    backend,
    address,
    desk: desk.id,
    at: NOW - HOUR,
    as: async (person) => telling(world, await backend.connect(person)),
  };
  return world;
}

/** A desk that has lived: tickets of two people over some weeks, in most states. */
export async function livedWorld(desk: DeskInput = SUPPORT, size = 12): Promise<World> {
  const world = emptyWorld(desk);
  const [lea, sami, martin, user] = await Promise.all([world.as(LEA), world.as(SAMI), world.as(MARTIN), world.as(USER)]);
  const places = [
    { service: 'moodle', category: 'accounts' },
    { service: 'moodle', category: 'assignments' },
    { service: 'video', category: 'recording' },
  ];
  const step = Math.min(62 * HOUR, (40 * 24 * HOUR) / size);
  world.at = NOW - size * step;
  for (let n = 0; n < size; n += 1) {
    const start = world.at;
    const by = n % 3 === 1 ? sami : lea;
    const summary = `${SUMMARIES[n % SUMMARIES.length] ?? ''}${n < SUMMARIES.length ? '' : ` (${Math.floor(n / SUMMARIES.length) + 1})`}`;
    const place = (desk.services ?? []).length === 0 ? {} : places[n % 3];
    const fields =
      desk.id === 'support'
        ? { fields: { where: n % 2 === 0 ? 'amphi' : 'home', ...(n % 4 === 0 ? { until: '2026-12-04' } : {}) } }
        : {};
    const ticket = await by.file(summary, { ...place, ...fields });
    await live(n, ticket, { by, martin, user });
    if (n % 3 !== 0) await Promise.all([martin.reads(ticket), user.reads(ticket), by.reads(ticket)]);
    world.at = start + step;
    await world.backend.tick();
  }
  world.at = NOW - 10 * MINUTE;
  return world;
}

/** What happens to the n-th ticket. */
async function live(
  n: number,
  ticket: string,
  { by, martin, user }: { by: Teller; martin: Teller; user: Teller },
): Promise<void> {
  const solution = { id: crypto.randomUUID(), text: 'Corrigé.', scope: 'public' };
  switch (n % 6) {
    case 0:
      return;
    case 1:
      return martin.does(ticket, 'take');
    case 2:
      await user.does(ticket, 'take');
      return user.does(ticket, 'ask', 'Avec quel navigateur ?');
    case 3:
      await martin.does(ticket, 'take');
      return martin.does(ticket, 'resolve', undefined, { solution });
    case 4:
      await by.does(ticket, 'invite', undefined, { person: 'sami' === by.session.me.id ? 'lea' : 'sami' });
      return martin.does(ticket, 'comment', 'Nous regardons.');
    default:
      await user.does(ticket, 'take');
      await user.does(ticket, 'resolve', undefined, { solution: { ...solution, id: crypto.randomUUID() } });
      return by.does(ticket, 'approve-closure');
  }
}

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  /** Width of the place, in CSS pixels. */
  readonly width?: number;
  readonly set?: Partial<GuichetTicketList>;
}

/** A list that looks at a world, in a place of its own; nothing is waited for. */
export function placeList(
  host: HTMLElement,
  world: World,
  { person = LEA, lang = 'fr', set = {} }: Look = {},
): GuichetTicketList {
  const list = document.createElement('guichet-ticket-list');
  list.lang = lang;
  list.clock = () => NOW;
  list.zone = 'Europe/Paris';
  Object.assign(list, { backend: world.address, desk: world.desk, person }, set);
  host.append(list);
  return list;
}

/** Waits until a list has read its tickets, or has said why it could not. */
export async function settled(list: GuichetTicketList): Promise<void> {
  await waitUntil(() => {
    const root = list.shadowRoot;
    return (
      root?.querySelector('table[aria-busy="false"], .empty, .notice.danger') != null && root.querySelector('.skeleton') === null
    );
  }, 'the list has come to rest');
  await list.updateComplete;
}
