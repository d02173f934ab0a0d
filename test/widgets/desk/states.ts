/** Every state of the desk, as a person may meet it. */
import { Unauthorized, Unavailable, type BackendError } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { Signed } from '../signed.ts';
import type { State } from '../state.ts';
import {
  ADMIN,
  FIELDS,
  LEA,
  MARTIN,
  PLAIN,
  SAMI,
  SUPPORT,
  TASKS,
  still,
  until,
  world,
  type World,
} from '../ticket-form/world.ts';
import { doAs, fileAs, placeDesk, resolveAs, rootOf, standing, tabsOf, type Look } from './world.ts';

const widget = 'guichet-desk';

type Flags = Pick<State, 'narrow' | 'rtl'>;

/** A state: a desk and what happened there, who looks at it, and what they do. */
function state(
  name: string,
  desk: DeskInput,
  look: Look = {},
  options: {
    readonly lived?: (at: World) => Promise<void>;
    readonly then?: (desk: GuichetDesk, at: World) => Promise<void>;
    readonly flags?: Flags;
  } = {},
): State {
  return {
    widget,
    name,
    ...options.flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk);
      await options.lived?.(at);
      const element = placeDesk(host, at, { ...look, lang });
      await standing(element);
      await options.then?.(element, at);
      await belled(element);
      await still(element);
    },
  };
}

/** The bell comes a moment after the first view. */
async function belled(desk: GuichetDesk): Promise<void> {
  const bell = (): Element | null => rootOf(desk).querySelector('guichet-notice-bell');
  await until(() => /\d|aucun|none/u.test(bell()?.shadowRoot?.querySelector('.bell')?.textContent ?? ''), 'the bell has counted');
}

function failing(name: string, error: () => BackendError, flags: Flags = {}): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(PLAIN);
      at.backend.before = (operation) => {
        if (operation === 'connect') throw error();
      };
      await standing(placeDesk(host, at, { lang, set: { fallbackMail: 'assistance@insa.example' } }));
    },
  };
}

/** Whoever was signed in on the page is no more, or somebody else is. */
function expired(name: string, now: PersonInput | undefined, set: Look['set'], flags: Flags = {}): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(PLAIN);
      const page = new Signed(at.backend, LEA);
      const desk = placeDesk(host, at, { lang, set: { backend: page.address, identity: page.identity, ...set } });
      await standing(desk);
      page.who = now;
      page.ask().catch(() => undefined);
      await until(() => rootOf(desk).querySelector('.expired .actions') != null, 'it is said');
      if (now === undefined) await belled(desk);
      await still(desk);
    },
  };
}

/** Nobody is signed in on the page yet. */
const nobodyYet: State = {
  widget,
  name: 'nobody signed in yet, and a way in',
  async setup(host, lang) {
    const at = world(PLAIN);
    const page = new Signed(at.backend, undefined);
    const desk = placeDesk(host, at, { lang, set: { backend: page.address, identity: page.identity, signInUrl: '/login' } });
    await until(() => rootOf(desk).querySelector('.notice a[href]') != null, 'it is said');
  },
};

const place = { service: 'moodle', category: 'accounts' };
const SUMMARIES = [
  'Tableau de bord inaccessible depuis ce matin',
  'Impossible de rendre le devoir 3 de mécanique',
  'Compte d’essai pour un intervenant extérieur',
  'La vidéo du cours d’optique n’a pas de son',
  'Le minuteur du test s’arrête à la première question',
  'Inscrire le groupe B au cours d’anglais',
];

async function one(at: World): Promise<void> {
  await fileAs(at, LEA, SUMMARIES[0] ?? '', place);
}

async function many(at: World): Promise<void> {
  const made: string[] = [];
  for (const [n, summary] of [...SUMMARIES, ...SUMMARIES.map((each) => `${each} (encore)`)].entries())
    made.push(await fileAs(at, n % 3 === 1 ? SAMI : LEA, summary, place));
  for (const [n, ticket] of made.entries()) {
    if (n % 4 === 1) await doAs(at, MARTIN, ticket, 'take');
    if (n % 4 === 2) await resolveAs(at, MARTIN, ticket);
  }
}

async function choose(desk: GuichetDesk, at: number): Promise<void> {
  tabsOf(desk)[at]?.click();
  await standing(desk);
}

async function openFirst(desk: GuichetDesk): Promise<void> {
  const rows = () =>
    rootOf(desk)
      .querySelector('guichet-ticket-list')
      ?.shadowRoot?.querySelector<HTMLElement>('tbody a[href], [role="row"] a[href]');
  await until(() => rows() != null, 'a ticket is listed');
  rows()?.click();
  await until(
    () => rootOf(desk).querySelector('guichet-ticket-detail')?.shadowRoot?.querySelector('#title') != null,
    'a ticket is open',
  );
  await standing(desk);
}

/** A key pressed where the focus is, once each part of the desk has said what it can do. */
async function pressed(desk: GuichetDesk, key: string, more: KeyboardEventInit, shown: string): Promise<void> {
  await belled(desk);
  desk.focus();
  await desk.updateComplete;
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  active?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
  await until(() => rootOf(desk).querySelector('guichet-palette')?.shadowRoot?.querySelector(shown) != null, 'it is open');
}

const LONG = 'Anticonstitutionnellement-'.repeat(8).slice(0, 200);

export const STATES: readonly State[] = [
  state('first visit: the form', SUPPORT),
  state('first visit, in a block', SUPPORT, {}, { flags: { narrow: true } }),
  {
    widget,
    name: 'loading',
    async setup(host, lang) {
      const at = world(PLAIN);
      at.backend.before = () => new Promise<void>(() => {});
      const desk = placeDesk(host, at, { lang });
      await until(() => desk.shadowRoot?.querySelector('.bone') != null, 'it is opening');
    },
  },
  state('one ticket', SUPPORT, {}, { lived: one }),
  state('staff', SUPPORT, { person: MARTIN }, { lived: many }),
  state('many tickets, in a block', SUPPORT, {}, { lived: many, flags: { narrow: true } }),
  state('compact, staff', SUPPORT, { person: MARTIN, set: { density: 'compact' } }, { lived: many }),
  state('resolved tickets', SUPPORT, { person: MARTIN }, { lived: many, then: (desk) => choose(desk, 2) }),
  state('no ticket, staff', SUPPORT, { person: MARTIN }),
  state('side by side, a ticket open', SUPPORT, { person: MARTIN, set: { split: 'on' } }, { lived: many, then: openFirst }),
  state('one after the other', SUPPORT, { person: MARTIN, set: { split: 'off' } }, { lived: many, then: openFirst }),
  state(
    'the palette of verbs',
    SUPPORT,
    { person: MARTIN },
    { lived: many, then: async (desk) => (await openFirst(desk), pressed(desk, 'k', { ctrlKey: true }, 'dialog[open] .option')) },
  ),
  state(
    'the list of keys',
    SUPPORT,
    { person: MARTIN },
    { lived: many, then: async (desk) => (await openFirst(desk), pressed(desk, '?', {}, 'dialog[open] .keys')) },
  ),
  state('a ticket open', SUPPORT, { person: MARTIN }, { lived: many, then: openFirst }),
  state('a ticket open, in a block', SUPPORT, {}, { lived: one, then: openFirst, flags: { narrow: true } }),
  state('not open yet', { ...PLAIN, availability: { from: '2027-01-04T08:00:00.000Z' } }),
  state('open until', { ...PLAIN, availability: { until: '2027-01-04T08:00:00.000Z' } }),
  state('closed', { ...PLAIN, availability: { until: '2026-11-01T08:00:00.000Z' } }, {}, { then: (desk) => choose(desk, 1) }),
  state('not for this person', { ...PLAIN, availability: { rule: { group: 'GM4' } } }),
  failing('unavailable: network', () => new Unavailable('network')),
  failing('unavailable: blocked by an older tab', () => new Unavailable('blocked')),
  failing('unavailable: a newer version is open', () => new Unavailable('outdated')),
  failing('unavailable: no storage, in a block', () => new Unavailable('absent'), { narrow: true }),
  failing('unauthorized', () => new Unauthorized()),
  nobodyYet,
  expired('session expired', undefined, { signInUrl: '/login' }),
  expired('session expired, in a block, where the page says no address', undefined, {}, { narrow: true }),
  expired('somebody else signed in', SAMI, { signInUrl: '/login' }),
  state('wrong attributes', PLAIN, { set: { mode: 'suport', groups: 'some', availableUntil: 'demain', states: 'ouvert' } }),
  state('tasks, a learner without any', TASKS, { person: LEA }),
  state(
    'tasks, staff',
    TASKS,
    { person: MARTIN },
    {
      async then(desk) {
        await choose(desk, 0);
        const form = (): Element | null => rootOf(desk).querySelector('guichet-ticket-form');
        await until(() => form()?.shadowRoot?.querySelector('details') != null, 'what only a team is asked stands');
      },
    },
  ),
  state('fields, an administrator', FIELDS, { person: ADMIN }, { then: (desk) => choose(desk, 0) }),
  state('longest name and description', { ...PLAIN, name: `Guichet ${LONG}`, description: `${LONG} `.repeat(3) }),
  state('right to left', SUPPORT, { person: MARTIN }, { lived: many, flags: { rtl: true } }),
  {
    widget,
    name: 'its session given to what is inside',
    async setup(host, lang) {
      const form = document.createElement('guichet-ticket-form');
      placeDesk(host, world(SUPPORT), { lang, inside: [form] });
      await until(() => form.shadowRoot?.querySelector('form') != null, 'the form inside stands');
    },
  },
];
