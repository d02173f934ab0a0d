/** Every state of the list, as a person may meet it. */
import { NotFound, Unauthorized, Unavailable, type BackendError, type Unavailability } from '../../../src/backends/backend.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { waitUntil } from '../waiting.ts';
import { claimsWorld, type ClaimsWorld } from './claims-world.ts';
import { plentyWorld } from './plenty.ts';
import type { State } from '../state.ts';
import { STAFF_STATES } from './staff-states.ts';
import {
  BUGS,
  LEA,
  MARTIN,
  OPERATOR,
  PLAIN,
  SAMI,
  SUPPORT,
  TASKS,
  USER,
  emptyWorld,
  livedWorld,
  placeList,
  settled,
  type Look,
  type World,
} from './world.ts';

const widget = 'guichet-ticket-list';

type Flags = Pick<State, 'narrow' | 'rtl'>;

/** A state: a world, who looks, and what happens once the list is there. */
function state(
  name: string,
  world: () => World | Promise<World>,
  look: Look,
  then?: (list: GuichetTicketList, world: World) => Promise<void>,
  flags: Flags = {},
): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      const made = await world();
      const list = placeList(host, made, { ...look, lang });
      await settled(list);
      await then?.(list, made);
    },
  };
}

function failing(name: string, error: () => BackendError): State {
  return state(
    name,
    () => {
      const world = emptyWorld();
      world.backend.before = (operation) => {
        if (operation === 'tickets') throw error();
      };
      return world;
    },
    {},
  );
}

function unavailable(why: Unavailability): State {
  return failing(`unavailable: ${why}`, () => new Unavailable(why));
}

function shadow(list: GuichetTicketList): ShadowRoot {
  if (list.shadowRoot === null) throw new ReferenceError('a list without a root');
  return list.shadowRoot;
}

async function openFilters(list: GuichetTicketList): Promise<void> {
  shadow(list).querySelector<HTMLElement>('[aria-controls="filters"]')?.click();
  await list.updateComplete;
}

/** Opens an entry of the list's own menu, where there is one: cards have no columns to choose. */
async function openOption(list: GuichetTicketList, id: 'columns' | 'sort'): Promise<void> {
  const menu = shadow(list).querySelector<HTMLElementTagNameMap['guichet-menu']>('.sorting guichet-menu');
  const at = menu?.items.findIndex((item) => item.id === id) ?? -1;
  if (menu === null || at < 0) return;
  menu.show();
  menu.shadowRoot?.querySelectorAll<HTMLElement>('[role="menuitem"]')[at]?.click();
  await waitUntil(() => shadow(list).querySelector('guichet-dialog')?.isOpen === true);
}

/** Lets the list go on as one scrolls. */
async function spread(list: GuichetTicketList): Promise<void> {
  shadow(list).querySelector<HTMLElement>('.after .button.quiet')?.click();
  await waitUntil(() => shadow(list).querySelector('.windowed') !== null);
  // The focus went to where reading goes on.
  document.scrollingElement?.scrollTo(0, 0);
  await waitUntil(() => shadow(list).querySelector('[data-place="0"]') !== null);
}

async function typeText(list: GuichetTicketList, text: string): Promise<void> {
  const box = shadow(list).querySelector<HTMLInputElement>('input[type="search"]');
  if (box === null) throw new ReferenceError('a list without a search');
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await waitUntil(() => shadow(list).querySelector('.empty') !== null);
}

const NAMES: PersonInput = {
  id: 'long',
  name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montbéliard née Wolfeschlegelsteinhausenbergerdorff',
  school: 'INSA Centre Val de Loire',
};

async function longWorld(): Promise<World> {
  const world = emptyWorld({
    ...SUPPORT,
    id: 'long',
    prefix: 'ASSISTANCE-INSA_',
    services: [
      {
        id: 'long',
        label: 'Plateforme d’apprentissage, d’évaluation et d’accompagnement pédagogique',
        categories: [
          { id: 'long', label: 'Accompagnement à la conception de dispositifs hybrides' },
          { id: 'other', label: 'Autre' },
        ],
      },
    ],
  });
  const [long, martin] = await Promise.all([world.as(NAMES), world.as(MARTIN)]);
  const place = { service: 'long', category: 'long' };
  const ticket = await long.file(`https://moodle.insa.example/mod/assign/view.php?id=${'0123456789'.repeat(18)}`, place);
  await martin.does(ticket, 'take');
  await martin.does(ticket, 'ask', 'Pouvez-vous préciser ?');
  await long.file(`${'Le tableau de bord reste vide après la connexion, '.repeat(5).slice(0, 240)}merci`, place);
  return world;
}

async function changedWorld(list: GuichetTicketList, world: World): Promise<void> {
  const sami = await world.as(SAMI);
  await sami.file('Salle B12 : le projecteur ne s’allume plus', { service: 'moodle', category: 'courses' });
  await sami.file('Mot de passe oublié', { service: 'moodle', category: 'accounts' });
  await waitUntil(() => shadow(list).querySelector('.fresh') !== null);
}

async function bugsWorld(): Promise<World> {
  const world = await livedWorld(BUGS, 7);
  const [martin, lea] = await Promise.all([world.as(MARTIN), world.as(LEA)]);
  const { rows } = await martin.session.tickets({ where: { eq: ['state', 'posted'] } });
  const [first] = rows;
  if (first === undefined) throw new RangeError('no posted ticket');
  await martin.does(first.id, 'take');
  await martin.does(first.id, 'test', 'À essayer sur le serveur de test.');
  await lea.does(first.id, 'watch');
  return world;
}

async function tasksWorld(): Promise<World> {
  const world = emptyWorld(TASKS);
  const martin = await world.as(MARTIN);
  const lea = await world.as(LEA);
  for (const summary of ['TP 1 : mesurer une inductance', 'TP 2 : filtre passe-bas', 'TP 3 : compte rendu commun'])
    await martin.file(summary, { assignee: 'lea' });
  const { rows } = await lea.session.tickets({});
  const [last] = rows;
  if (last !== undefined) await lea.does(last.id, 'ask', 'Quel oscilloscope faut-il utiliser ?');
  return world;
}

/** Waits until it is asked whose tickets of before are, and presses one of the answers. */
async function claimed(list: GuichetTicketList, answer?: 'yes' | 'no'): Promise<void> {
  const button = (): HTMLElement | null => shadow(list).querySelector(`[data-claim="${answer ?? 'yes'}"]`);
  await waitUntil(() => button() !== null);
  if (answer === undefined) return;
  button()?.click();
  await waitUntil(() => shadow(list).querySelector('.claims .notice:is(.success, .danger)') !== null);
}

export const STATES: readonly State[] = [
  state('empty, mine', () => emptyWorld(), {}),
  state('empty, resolved', () => emptyWorld(), { set: { phase: 'over' } }),
  state(
    'empty, filtered',
    () => livedWorld(),
    {},
    (list) => typeText(list, 'introuvable'),
  ),
  {
    widget,
    name: 'loading',
    setup(host, lang) {
      const world = emptyWorld();
      world.backend.before = (operation) => (operation === 'tickets' ? new Promise<void>(() => undefined) : undefined);
      const list = placeList(host, world, { lang });
      return waitUntil(
        () => shadow(list).querySelector('.toolbar') !== null && shadow(list).querySelector('.bone') !== null,
      ).then(() => undefined);
    },
  },
  state(
    'one',
    async () => {
      const world = emptyWorld(PLAIN);
      const lea = await world.as(LEA);
      await lea.file('Le tableau de bord reste blanc');
      return world;
    },
    {},
  ),
  state('many (staff)', () => livedWorld(), { person: MARTIN }),
  state('many (requester)', () => livedWorld(), {}),
  state('many pages', () => livedWorld(PLAIN, 64), { person: USER }),
  state('bugs mode', bugsWorld, {}),
  state('tasks mode, learner', tasksWorld, {}),
  state('unread', () => livedWorld(SUPPORT, 6), { person: USER, set: { sort: 'number:desc' } }),
  state('listable fields', () => livedWorld(SUPPORT, 8), { person: MARTIN, set: { involvement: 'all', sort: 'rank' } }),
  state('filters open', () => livedWorld(), { person: MARTIN, set: { involvement: 'all' } }, openFilters),
  state(
    'filters in force',
    () => livedWorld(),
    { person: MARTIN },
    async (list) => {
      await openFilters(list);
      const box = shadow(list).querySelector<HTMLInputElement>('#filters input[type="checkbox"]');
      box?.click();
      await waitUntil(() => shadow(list).querySelector('.chip') !== null);
      await openFilters(list);
      await settled(list);
    },
  ),
  state('changed by others', () => livedWorld(SUPPORT, 6), { person: MARTIN }, changedWorld),
  state('no right', () => livedWorld(), { person: OPERATOR }),
  unavailable('network'),
  unavailable('busy'),
  unavailable('full'),
  unavailable('blocked'),
  unavailable('outdated'),
  unavailable('closed'),
  unavailable('evicted'),
  unavailable('absent'),
  failing('unauthorized', () => new Unauthorized()),
  failing('not found', () => new NotFound()),
  state('longest text', longWorld, { person: MARTIN }),
  state(
    'filed before the account',
    () => claimsWorld(),
    {},
    (list) => claimed(list),
  ),
  state(
    'filed before the account, many, narrow',
    () => claimsWorld(6),
    {},
    (list) => claimed(list),
    { narrow: true },
  ),
  state(
    'filed before the account, taken over',
    () => claimsWorld(),
    {},
    async (list) => {
      await claimed(list, 'yes');
      await waitUntil(() => shadow(list).querySelectorAll('tr[data-ticket]').length === 2);
    },
  ),
  state(
    'filed before the account, nobody answers',
    () => claimsWorld(),
    {},
    async (list, world) => {
      await claimed(list);
      (world as ClaimsWorld).trouble = new Unavailable('network');
      await claimed(list, 'yes');
    },
  ),
  state('longest text, narrow', longWorld, { person: MARTIN }, undefined, { narrow: true }),
  state('narrow cards', () => livedWorld(SUPPORT, 6), { person: MARTIN }, undefined, { narrow: true }),
  state('narrow, filters open', () => livedWorld(SUPPORT, 4), { person: MARTIN }, openFilters, { narrow: true }),
  state('columns chosen', () => livedWorld(), {
    person: MARTIN,
    set: { columns: 'number state summary priority service kind field:where changed' },
  }),
  state(
    'choosing columns',
    () => livedWorld(SUPPORT, 4),
    {},
    (list) => openOption(list, 'columns'),
  ),
  state('sorted by several', () => plentyWorld({ size: 8 }), {
    set: { involvement: 'mine', sort: 'state number:desc filed' },
  }),
  state(
    'choosing orders',
    () => plentyWorld({ size: 8 }),
    { set: { involvement: 'mine', sort: 'state number:desc' } },
    (list) => openOption(list, 'sort'),
  ),
  state('goes on as one scrolls', () => plentyWorld({ size: 400 }), { person: MARTIN }, spread),
  state('compact', () => livedWorld(), { person: MARTIN, set: { density: 'compact' } }),
  state('right to left', () => livedWorld(SUPPORT, 6), { person: MARTIN }, undefined, { rtl: true }),
  state('right to left, narrow', () => livedWorld(SUPPORT, 4), { person: MARTIN }, undefined, { rtl: true, narrow: true }),
  ...STAFF_STATES,
];
