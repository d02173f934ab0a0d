/** States of the list as staff work with it: rows chosen, acts asked and reported, cells that change, the stack, kept views. */
import { Unavailable } from '../../../src/backends/backend.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { waitUntil } from '../waiting.ts';
import type { State } from '../state.ts';
import { due } from './promising.ts';
import { MARTIN, SUPPORT, USER, livedWorld, placeList, settled, type Look, type World } from './world.ts';

const widget = 'guichet-ticket-list';
const MODERATOR: PersonInput = { ...MARTIN, profile: 'moderator' };

type Flags = Pick<State, 'narrow' | 'rtl'>;
type Then = (list: GuichetTicketList, world: World) => Promise<void>;

function root(list: GuichetTicketList): ShadowRoot {
  if (list.shadowRoot === null) throw new ReferenceError('a list without a root');
  return list.shadowRoot;
}

function boxes(list: GuichetTicketList): HTMLInputElement[] {
  return [...root(list).querySelectorAll<HTMLInputElement>('input[data-control="choose"]')];
}

function state(name: string, look: Look, then: Then, flags: Flags = {}): State {
  return {
    widget,
    name: `work: ${name}`,
    ...flags,
    async setup(host, lang) {
      const world = await livedWorld(SUPPORT, 8);
      const list = placeList(host, world, { person: MARTIN, ...look, lang });
      await settled(list);
      await waitUntil(() => boxes(list).length > 0, 'the boxes are there');
      await list.updateComplete;
      await then(list, world);
      await list.updateComplete;
    },
  };
}

/** What is due, in every way in which it stands. */
function promising(name: string, flags: Flags = {}): State {
  return {
    widget,
    name: `work: ${name}`,
    ...flags,
    async setup(host, lang) {
      const list = placeList(host, await due(), { person: MARTIN, lang, set: { sort: 'due' } });
      await settled(list);
      await waitUntil(() => root(list).querySelector('.deadline') !== null, 'what is due is said');
      await list.updateComplete;
    },
  };
}

const choose =
  (count: number): Then =>
  async (list) => {
    for (const box of boxes(list).slice(0, count)) box.click();
    await list.updateComplete;
  };

function press(list: GuichetTicketList, at: number): void {
  const button = root(list).querySelectorAll<HTMLElement>('[part="selection"] > .button')[at];
  // As a press does: what is pressed has the focus, and gets it back.
  button?.focus();
  button?.click();
}

/** The act's own root, once it has begun. */
async function acting(list: GuichetTicketList): Promise<ShadowRoot> {
  const find = (): ShadowRoot | null | undefined => root(list).querySelector('guichet-list-act')?.shadowRoot;
  await waitUntil(() => find()?.querySelector('dialog, guichet-dialog, .report') != null, 'the act asks or says something');
  const found = find();
  if (found == null) throw new ReferenceError('no act');
  return found;
}

const asking =
  (button: number, count: number): Then =>
  async (list, world) => {
    await choose(count)(list, world);
    press(list, button);
    const act = await acting(list);
    await waitUntil(() => act.querySelector('guichet-dialog')?.isOpen === true, 'the dialog is open');
  };

/** Some are refused, and the connection is lost before the last. */
const reported: Then = async (list, world) => {
  await choose(8)(list, world);
  let runs = 0;
  world.backend.before = (operation) => {
    if (operation === 'run' && (runs += 1) > 5) throw new Unavailable('busy');
  };
  press(list, 1);
  const act = await acting(list);
  await waitUntil(() => act.querySelector('guichet-dialog')?.isOpen === true, 'the dialog is open');
  const box = act.querySelector('guichet-combobox');
  box?.dispatchEvent(new CustomEvent('guichet-choose', { detail: { option: { id: USER.id, label: USER.name } } }));
  await list.updateComplete;
  act.querySelector<HTMLElement>('button[type="submit"]')?.click();
  await waitUntil(() => act.querySelector('section.report') !== null, 'the report is there');
  await waitUntil(() => act.querySelector('.report .refused .why')?.textContent !== '', 'the reasons are said');
  world.backend.before = undefined;
};

const running: Then = async (list, world) => {
  await choose(8)(list, world);
  let runs = 0;
  world.backend.before = (operation) => (operation === 'run' && (runs += 1) > 2 ? new Promise<void>(() => undefined) : undefined);
  root(list).querySelector<HTMLElement & { show(): void }>('[part="selection"] guichet-menu')?.show();
  const menu = root(list).querySelector('[part="selection"] guichet-menu')?.shadowRoot;
  const item = [...(menu?.querySelectorAll<HTMLElement>('.item') ?? [])].find((each) =>
    /^\s*(Suivre|Watch|Follow)\s*$/u.test(each.textContent),
  );
  item?.click();
  const act = await acting(list);
  const go = act.querySelector<HTMLElement>('button[type="submit"]');
  if (go !== null) {
    await waitUntil(() => act.querySelector('guichet-dialog')?.isOpen === true, 'the dialog is open');
    go.click();
  }
  await waitUntil(() => act.querySelector('.running') !== null, 'it runs');
};

const cellMenu: Then = async (list) => {
  root(list).querySelector<HTMLElement>('button[data-control="state"]')?.click();
  await waitUntil(() => [...root(list).querySelectorAll('guichet-menu')].some((menu) => menu.isOpen), 'the menu is open');
};

const refused: Then = async (list, world) => {
  const free = [...root(list).querySelectorAll<HTMLElement>('button[data-control="assignee"]:has(.muted)')];
  world.backend.before = (operation) => {
    if (operation === 'run') throw new Unavailable('busy');
  };
  free[0]?.click();
  await waitUntil(() => [...root(list).querySelectorAll('guichet-menu')].some((menu) => menu.isOpen), 'the menu is open');
  const menu = [...root(list).querySelectorAll('guichet-menu')].find((each) => each.isOpen);
  menu?.shadowRoot?.querySelector<HTMLElement>('.item')?.click();
  await waitUntil(() => (root(list).querySelector('.refusal')?.textContent ?? '').trim() !== '', 'the refusal is said');
  world.backend.before = undefined;
};

const none: Then = () => Promise.resolve();
const all = { set: { involvement: 'all', sort: 'changed:desc' } } as const;
const stack = { person: MODERATOR, set: { involvement: 'all', sort: 'rank' } } as const;

const viewsMenu: Then = async (list) => {
  const find = (): (HTMLElement & { show(): void; isOpen: boolean }) | null => root(list).querySelector('.views-menu');
  await waitUntil(() => find() !== null, 'the views are there');
  find()?.show();
  await waitUntil(() => find()?.isOpen === true, 'the menu is open');
};

const naming: Then = async (list, world) => {
  await viewsMenu(list, world);
  const menu = root(list).querySelector('.views-menu')?.shadowRoot;
  [...(menu?.querySelectorAll<HTMLElement>('.item') ?? [])].at(-1)?.click();
  await waitUntil(() => root(list).querySelector('guichet-dialog')?.isOpen === true, 'the name is asked');
};

const narrow = { narrow: true };

export const STAFF_STATES: readonly State[] = [
  promising('what is due'),
  promising('what is due, as cards', { narrow: true }),
  state('some chosen', all, choose(3)),
  state('all chosen, narrow', all, choose(8), narrow),
  state('an act asked, some may not', all, asking(0, 8)),
  state('an act asked', all, asking(1, 3)),
  state('an act asked, narrow', all, asking(1, 8), narrow),
  state('an act under way', all, running),
  state('an act interrupted', all, reported),
  state('an act interrupted, narrow', all, reported, narrow),
  state('a cell’s menu', all, cellMenu),
  state('a cell’s menu, narrow', all, cellMenu, narrow),
  state('a cell refused', all, refused),
  state('the stack', stack, none),
  state('the stack, narrow', stack, none, narrow),
  state('the stack, right to left', stack, none, { rtl: true }),
  state('views', all, viewsMenu),
  state('a view named', all, naming),
  state('a view named, narrow', all, naming, narrow),
];
