/** A desk that was lived in for some weeks: what the report's tests and states stand on. */
import { openDesks, type DeskBackend } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { registerBackend } from '../../../src/connect.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { DAY, HOUR } from '../../../src/domain/values.ts';
import '../../../src/widgets/report-view/define.ts';
import type { GuichetReportView } from '../../../src/widgets/report-view/report-view.ts';
import { LEA, MARTIN, NOW, SAMI, SUPPORT, until } from '../ticket-form/world.ts';

export { LEA, MARTIN, NOW, SAMI, until };

export const BERNARD: PersonInput = { id: 'bernard', name: 'Nora Bernard', profile: 'moderator' };
export const USER: PersonInput = { id: 'user', name: 'Ali User', profile: 'technician' };

/** The two services of the others' tests, at work from Monday to Friday. */
export const DESK: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) => ({ ...service, assignment: 'nobody' as const })),
  states: ['resolving', 'waiting', 'validated'],
  calendar: {
    week: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
        day,
        [
          ['08:30', '12:30'],
          ['13:30', '17:30'],
        ],
      ]),
    ),
    holidays: 'alsace-moselle',
  },
};

export interface World {
  readonly backend: DeskBackend;
  readonly address: string;
  readonly desk: string;
  /** Moves the clock of the desk. */
  at(now: number): void;
}

const worlds = new Map<string, DeskBackend>();
registerBackend('reports:', ({ backend }) => {
  const found = worlds.get(backend);
  if (found === undefined) throw new ReferenceError(`no world at ${backend}`);
  return found;
});

/** A desk that nobody has used yet. */
export function world(desk: DeskInput = DESK): World {
  let now = NOW;
  const backend = openDesks({
    store: new MemoryStore(),
    name: desk.id,
    settings: () => Promise.resolve({ desk, people: [LEA, SAMI, MARTIN, BERNARD, USER] }),
    clock: () => new Date(now).toISOString(),
  });
  const address = `reports:${crypto.randomUUID()}`;
  worlds.set(address, backend);
  return {
    backend,
    address,
    desk: desk.id,
    at(instant) {
      now = instant;
    },
  };
}

const SUMMARIES = [
  'Tableau de bord inaccessible depuis ce matin',
  'Impossible de rendre le devoir 3 de mécanique',
  'Compte d’essai pour un intervenant extérieur',
  'La vidéo du cours d’optique n’a pas de son',
  'Le minuteur du test s’arrête à la première question',
];

const PLACES = [
  { service: 'moodle', category: 'accounts' },
  { service: 'moodle', category: 'assignments' },
  { service: 'video', category: 'recording' },
] as const;

function words(text: string): { readonly id: string; readonly text: string; readonly scope: 'public' } {
  return { id: crypto.randomUUID(), text, scope: 'public' };
}

/** Lives some weeks: tickets come in, most are settled, some wait, some are reopened or given up; always the same. */
export async function lived(at: World, tickets = 36): Promise<void> {
  const open = (person: PersonInput) => at.backend.connect(person);
  at.at(NOW - 80 * DAY);
  const people = {
    lea: await open(LEA),
    sami: await open(SAMI),
    martin: await open(MARTIN),
    user: await open(USER),
    bernard: await open(BERNARD),
  };
  const acts: { readonly when: number; readonly who: keyof typeof people; readonly command: Command }[] = [];
  for (let n = 0; n < tickets; n += 1) {
    const ticket = crypto.randomUUID();
    // A little more each week, and none at night.
    const filed = NOW - 78 * DAY + Math.floor(76 * (1 - (1 - n / tickets) ** 1.4)) * DAY - 5 * HOUR + ((n * 7) % 9) * HOUR;
    const requester = n % 3 === 1 ? 'sami' : 'lea';
    const staff = n % 4 === 0 ? 'user' : 'martin';
    const add = (hours: number, who: keyof typeof people, name: Command['do'], more: object = {}): void => {
      const when = filed + hours * HOUR;
      if (when < NOW) acts.push({ when, who, command: { id: crypto.randomUUID(), ticket, do: name, ...more } as Command });
    };
    const place = PLACES[n % 3 === 2 ? 2 : n % 2];
    add(0, requester, 'file', {
      summary: SUMMARIES[n % SUMMARIES.length],
      description: 'Depuis ce matin.',
      kind: n % 5 === 0 ? 'incident' : 'request',
      ...place,
    });
    if (n % 9 === 7) {
      add(20, requester, 'cancel');
      continue;
    }
    if (n > tickets - 4) continue;
    const pace = 1 + (n % 7);
    add(pace, staff, 'take');
    if (n % 6 === 3) {
      add(pace + 2, staff, 'ask', { comment: words('Quel navigateur ?') });
      if (n % 12 === 3) add(pace + 30, requester, 'answer', { comment: words('Firefox') });
    }
    if (n % 12 === 9) continue;
    add(pace * 9 + 40, staff, 'resolve', { solution: words('C’est réparé.') });
    if (n % 10 === 4) add(pace * 9 + 60, requester, 'refuse-closure', { comment: words('Toujours pas.') });
    else if (n % 2 === 0) add(pace * 9 + 60, requester, 'approve-closure');
    if (n % 4 === 2 && n % 10 !== 4) add(pace * 9 + 61, requester, 'rate', { mark: 2 + (n % 3) });
  }
  for (const { when, who, command } of acts.toSorted((one, other) => one.when - other.when)) {
    at.at(when);
    await people[who].run([command]);
  }
  at.at(NOW);
  for (const session of Object.values(people)) await session.close();
}

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetReportView>;
}

/** A report on the page; nothing is waited for. */
export function placeReport(
  host: HTMLElement,
  at: World,
  { person = BERNARD, lang = 'fr', set = {} }: Look = {},
): GuichetReportView {
  const view = document.createElement('guichet-report-view');
  view.lang = lang;
  view.clock = () => NOW;
  view.zone = 'Europe/Paris';
  Object.assign(view, { backend: at.address, desk: at.desk, person }, set);
  host.append(view);
  return view;
}

export function rootOf(element: Element): ShadowRoot {
  if (element.shadowRoot === null) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** Waits until the figures are there, or it is said why they are not. */
export async function standing(view: GuichetReportView): Promise<void> {
  await until(() => {
    const root = view.shadowRoot;
    return (
      root?.querySelector('.headlines, .notice, .empty, .drill') != null &&
      root.querySelector('.skeleton, [aria-busy="true"]') === null
    );
  }, 'the report stands');
  await view.updateComplete;
}
