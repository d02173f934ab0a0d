/** Desks in memory and forms that file at them: what the form's and the desk's tests and states stand on. */
import type { Session } from '../../../src/backends/backend.ts';
import { openDesks, type DeskBackend, type DeskBackendOptions } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { registerBackend, type Place } from '../../../src/connect.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import '../../../src/widgets/ticket-form/define.ts';
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import { waitUntil } from '../waiting.ts';

/** The instant at which every form is filled in: a Tuesday afternoon. */
export const NOW = Date.parse('2026-11-24T14:30:00.000Z');

export const LEA: PersonInput = { id: 'lea', name: 'Léa Moreau', school: 'INSA Strasbourg' };
export const SAMI: PersonInput = { id: 'sami', name: 'Sami Haddad', school: 'INSA Lyon' };
export const MARTIN: PersonInput = { id: 'martin', name: 'Claire Martin', profile: 'technician' };
export const ADMIN: PersonInput = { id: 'dubois', name: 'Noé Dubois', profile: 'functional-admin' };
export const PEOPLE: readonly PersonInput[] = [LEA, SAMI, MARTIN, ADMIN];

/** No service, no field: the shortest form there is. */
export const PLAIN: DeskInput = { id: 'plain', name: 'Assistance', mode: 'support', prefix: 'TRK_' };

/** Two services, categories in a tree, a template, a redirected and a closed one. */
export const SUPPORT: DeskInput = {
  id: 'support',
  name: { fr: 'Assistance numérique', en: 'Digital support' },
  description: { fr: 'Du lundi au vendredi, de 8 h 30 à 17 h 30.', en: 'Monday to Friday, 8:30 to 17:30.' },
  mode: 'support',
  prefix: 'TRK2_',
  feedback: { fr: 'Nous répondons sous un jour ouvré.', en: 'We answer within one working day.' },
  files: { maxBytes: 1024 * 1024, maxCount: 3 },
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      description: { fr: 'Les cours en ligne.', en: 'Online courses.' },
      managers: [{ person: 'martin' }],
      assignment: 'first',
      categories: [
        { id: 'courses', label: { fr: 'Cours', en: 'Courses' } },
        {
          id: 'assignments',
          label: { fr: 'Devoirs', en: 'Assignments' },
          parent: 'courses',
          template: { fr: 'Devoir concerné :\nCe qui se passe :', en: 'Assignment:\nWhat happens:' },
        },
        { id: 'quizzes', label: 'Tests', parent: 'courses' },
        { id: 'accounts', label: { fr: 'Comptes', en: 'Accounts' } },
        { id: 'old', label: 'Ancien', closed: true },
      ],
    },
    {
      id: 'video',
      label: { fr: 'Plateforme vidéo', en: 'Video platform' },
      categories: [{ id: 'recording', label: { fr: 'Enregistrement', en: 'Recording' } }],
    },
  ],
};

/** Every type of field, conditions and a private one. */
export const FIELDS: DeskInput = {
  id: 'fields',
  name: 'Guichet à champs',
  mode: 'support',
  prefix: 'CH_',
  fields: [
    {
      code: 'urgence',
      type: 'choice',
      display: 'radio',
      label: { fr: 'Urgence', en: 'Urgency' },
      required: true,
      options: [
        { code: 'aucune', label: { fr: 'Cela peut attendre', en: 'It can wait' } },
        { code: 'examen', label: { fr: 'Un examen est en jeu', en: 'An exam is at stake' } },
      ],
    },
    {
      code: 'echeance',
      type: 'date',
      label: { fr: 'Date de l’examen', en: 'Date of the exam' },
      required: true,
      showIf: { field: 'urgence', in: ['examen'] },
    },
    {
      code: 'salle',
      type: 'text',
      label: { fr: 'Salle', en: 'Room' },
      help: { fr: 'Par exemple C 114.', en: 'For example C 114.' },
    },
    { code: 'contexte', type: 'long-text', label: { fr: 'Contexte', en: 'Context' } },
    { code: 'personnes', type: 'number', label: { fr: 'Personnes concernées', en: 'People concerned' }, min: 1, max: 500 },
    { code: 'adresse', type: 'email', label: { fr: 'Autre adresse', en: 'Other address' } },
    { code: 'lien', type: 'url', label: { fr: 'Adresse du cours', en: 'Address of the course' } },
    {
      code: 'systeme',
      type: 'choice',
      label: { fr: 'Système', en: 'System' },
      options: [
        { code: 'linux', label: 'Linux' },
        { code: 'macos', label: 'macOS' },
      ],
    },
    {
      code: 'avec',
      type: 'choices',
      label: { fr: 'Essayé avec', en: 'Tried with' },
      options: [
        { code: 'firefox', label: 'Firefox' },
        { code: 'chrome', label: 'Chrome' },
      ],
    },
    { code: 'referent', type: 'person', label: { fr: 'Référent', en: 'Contact' } },
    { code: 'capture', type: 'file', label: { fr: 'Capture d’écran', en: 'Screenshot' } },
    {
      code: 'regle',
      type: 'constant',
      label: { fr: 'Règle', en: 'Rule' },
      value: { fr: 'Une demande à la fois.', en: 'One request at a time.' },
    },
    { code: 'cause', type: 'text', private: true, label: { fr: 'Cause trouvée', en: 'Cause found' } },
  ],
};

/** Many categories: they are searched in their tree. */
export const TREE: DeskInput = {
  id: 'tree',
  name: 'Scenari',
  mode: 'support',
  prefix: 'SC_',
  services: [
    {
      id: 'scenari',
      label: 'Scenari',
      categories: ['Opale', 'Topaze', 'Rubis'].flatMap((model) => [
        { id: model.toLowerCase(), label: model },
        ...['Installation', 'Édition', 'Publication PDF', 'Publication Web', 'Import'].map((label, n) => ({
          id: `${model.toLowerCase()}-${n}`,
          label,
          parent: model.toLowerCase(),
        })),
      ]),
    },
  ],
};

/** One task each, for people of whom none is staff. */
export const TASKS: DeskInput = { id: 'tasks', name: 'Travaux pratiques', mode: 'tasks', prefix: 'TP_' };

export interface World {
  readonly backend: DeskBackend;
  /** The address under which widgets find this backend. */
  readonly address: string;
  readonly desk: string;
  /** The sessions of those who came, in order. */
  readonly sessions: readonly Session[];
}

const worlds = new Map<string, (fixed: Place['fixed']) => DeskBackend>();
registerBackend('forms:', (place) => {
  const open = worlds.get(place.backend);
  if (open === undefined) throw new ReferenceError(`no world at ${place.backend}`);
  return open(place.fixed);
});

/** A desk that nobody has used yet; a page may fix settings above its document. @param more how its place is opened besides */
export function world(desk: DeskInput = PLAIN, more: Pick<DeskBackendOptions, 'sends'> = {}): World {
  const address = `forms:${crypto.randomUUID()}`;
  const store = new MemoryStore();
  const open = (fixed?: Place['fixed']): DeskBackend =>
    openDesks({
      onDevice: true,
      store,
      name: desk.id,
      settings: () => Promise.resolve({ desk, people: PEOPLE }),
      fixed,
      clock: () => new Date(NOW).toISOString(),
      ...more,
    });
  const backend = open();
  const sessions: Session[] = [];
  worlds.set(address, (fixed) => {
    const opened = open(fixed);
    opened.before = (operation) => backend.before?.(operation);
    const connect = opened.connect.bind(opened);
    opened.connect = async (identity) => {
      const session = await connect(identity);
      sessions.push(session);
      return session;
    };
    return opened;
  });
  return { backend, address, desk: desk.id, sessions };
}

/** A world whose people cannot get in, or whose acts fail. */
export function failingWorld(desk: DeskInput, on: string, error: () => unknown): World {
  const made = world(desk);
  made.backend.before = (operation) => {
    if (operation === on) throw error();
  };
  return made;
}

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetTicketForm>;
}

/** A form at a desk; nothing is waited for. */
export function placeForm(host: HTMLElement, at: World, { person = LEA, lang = 'fr', set = {} }: Look = {}): GuichetTicketForm {
  const form = document.createElement('guichet-ticket-form');
  form.lang = lang;
  form.clock = () => NOW;
  form.zone = 'Europe/Paris';
  Object.assign(form, { backend: at.address, desk: at.desk, person }, set);
  host.append(form);
  return form;
}

/** Waits for something to be so. @throws when it does not come, saying what */
export function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  return waitUntil(condition, `it never came to be that ${what}`);
}

/** The shadow of an element. */
export function rootOf(element: Element): ShadowRoot {
  if (element.shadowRoot === null) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** Waits until the form can be filled in, says why it cannot, or says what was filed. */
export async function standing(form: GuichetTicketForm): Promise<void> {
  await until(
    () => form.shadowRoot?.querySelector('form, .notice, .filed') != null && form.shadowRoot.querySelector('.skeleton') === null,
    'the form stands',
  );
  await form.updateComplete;
}

/** Waits until nothing fades any more, a colour halfway being neither one nor the other, and no second press is awaited. */
export function still(element: Element): Promise<void> {
  const root = rootOf(element);
  const isPressable = (): boolean => root.querySelector<HTMLElement>('.base')?.style.pointerEvents !== 'none';
  return until(
    () => isPressable() && root.getAnimations().every((each) => !(each instanceof CSSTransition)),
    'nothing fades, and presses count',
  );
}
