/** Every state of the panel of preferences, as a person may meet it. */
import { Unavailable } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PreferencesChange } from '../../../src/domain/monitoring.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetPreferencesPanel } from '../../../src/widgets/preferences-panel/preferences-panel.ts';
import type { State } from '../state.ts';
import { doAs } from '../desk/world.ts';
import { ADMIN, LEA, MARTIN, PLAIN, TASKS, rootOf, still, until, world, type World } from '../ticket-form/world.ts';
import { lived, placePanel, SCHOOL, standing, type Look } from './world.ts';

const widget = 'guichet-preferences-panel';

interface Options {
  readonly lived?: (at: World) => Promise<unknown>;
  readonly chosen?: PreferencesChange;
  readonly sends?: readonly ('mail' | 'bell' | 'tab')[];
  readonly then?: (panel: GuichetPreferencesPanel, at: World) => Promise<void>;
  readonly flags?: Pick<State, 'narrow' | 'rtl'>;
}

function state(name: string, desk: DeskInput, look: Look = {}, options: Options = {}): State {
  return {
    widget,
    name,
    ...options.flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk, options.sends === undefined ? {} : { sends: options.sends });
      await options.lived?.(at);
      if (options.chosen !== undefined) await choose(at, look.person ?? LEA, options.chosen);
      const panel = placePanel(host, at, { ...look, lang });
      await standing(panel);
      await options.then?.(panel, at);
      await still(panel);
    },
  };
}

async function choose(at: World, person: PersonInput, change: PreferencesChange): Promise<void> {
  const session = await at.backend.connect(person);
  await session.savePreferences(change);
  await session.close();
}

function find<Found extends HTMLElement>(panel: GuichetPreferencesPanel, selector: string): Found {
  const found = rootOf(panel).querySelector<Found>(selector);
  if (found === null) throw new Error(`no ${selector} in the panel`);
  return found;
}

async function press(panel: GuichetPreferencesPanel, selector: string, shown: string): Promise<void> {
  find(panel, selector).click();
  await until(() => rootOf(panel).querySelector(shown) !== null, `${shown} is there`);
  await panel.updateComplete;
}

async function openServices(panel: GuichetPreferencesPanel): Promise<void> {
  await until(() => rootOf(panel).querySelector('.service') !== null, 'the services are there');
  for (const each of rootOf(panel).querySelectorAll('details')) each.open = true;
  await until(() => rootOf(panel).querySelector('.handing') !== null, 'what would be handed over is there');
}

async function openFirst(panel: GuichetPreferencesPanel): Promise<void> {
  await until(() => rootOf(panel).querySelector('.service') !== null, 'the services are there');
  find<HTMLDetailsElement>(panel, '.service').open = true;
}

const LONG = 'Anticonstitutionnellement-'.repeat(4).slice(0, 80);
const AXES = { any: 'never', category: 'creation', taken: 'creation' } as const;

async function openAboutMe(panel: GuichetPreferencesPanel): Promise<void> {
  const fold = find(panel, '#title-about-me').closest('section')?.querySelector('details');
  if (fold == null) throw new Error('nothing is told of what is kept');
  fold.open = true;
  await until(() => rootOf(panel).querySelector('#about-me table') !== null, 'it is counted');
  fold.scrollIntoView();
}

export const STATES: readonly State[] = [
  state('a learner', SCHOOL, {}, { lived }),
  state('a learner, in a block', SCHOOL, {}, { lived, flags: { narrow: true } }),
  state('a learner who follows nothing', PLAIN),
  state('by mail and bell', PLAIN, {}, { sends: ['mail', 'bell', 'tab'] }),
  state('the browser’s notices, refused by it', PLAIN, {}, { chosen: { channels: { tab: true } } }),
  state(
    'the browser’s notices, refused by it, in a block',
    PLAIN,
    {},
    { chosen: { channels: { tab: true } }, flags: { narrow: true } },
  ),
  {
    widget,
    name: 'loading',
    async setup(host, lang) {
      const at = world(PLAIN);
      at.backend.before = () => new Promise<void>(() => {});
      const panel = placePanel(host, at, { lang });
      await until(() => panel.shadowRoot?.querySelector('.bone') != null, 'it is opening');
    },
  },
  {
    widget,
    name: 'what was chosen cannot be read',
    async setup(host, lang) {
      const at = world(PLAIN);
      at.backend.before = (operation) => {
        if (operation === 'preferences') throw new Unavailable('network');
      };
      await standing(placePanel(host, at, { lang }));
    },
  },
  state('a choice saved', SCHOOL, {}, { lived, then: (panel) => press(panel, '#own-taken', '.saved') }),
  state(
    'a choice that could not be saved, in a block',
    SCHOOL,
    {},
    {
      lived,
      flags: { narrow: true },
      async then(panel, at) {
        at.backend.before = (operation) => {
          if (operation === 'savePreferences') throw new Unavailable('full');
        };
        await press(panel, '#own-taken', '.section .notice.danger');
        await until(() => find(panel, '.section .notice.danger').textContent.includes('.'), 'its words are there');
      },
    },
  ),
  state(
    'a ticket followed no more, another with choices of its own',
    SCHOOL,
    {},
    {
      lived,
      async then(panel) {
        await press(panel, '.line button', '.line .saved');
        find<HTMLDetailsElement>(panel, '.line details').open = true;
        await press(panel, '.line details input', 'details .saved');
      },
    },
  ),
  state('a view being renamed', SCHOOL, {}, { lived, then: (panel) => press(panel, '[id^="rename-"]', '.naming input') }),
  state('what is kept about me', SCHOOL, {}, { lived, then: openAboutMe }),
  state('what is kept about me, in a block', SCHOOL, {}, { lived, then: openAboutMe, flags: { narrow: true } }),
  state(
    'before what is on this device is erased, in a block',
    SCHOOL,
    {},
    {
      lived,
      flags: { narrow: true },
      async then(panel) {
        await openAboutMe(panel);
        find(panel, '#forget-me').focus();
        find(panel, '#forget-me').click();
        await until(() => rootOf(panel).querySelector('guichet-dialog')?.isOpen === true, 'it asks');
      },
    },
  ),
  state(
    'what is kept about me cannot be counted',
    SCHOOL,
    {},
    {
      lived,
      async then(panel, at) {
        at.backend.before = (operation) => {
          if (operation === 'mine') throw new Unavailable('network');
        };
        const fold = find(panel, '#title-about-me').closest('section')?.querySelector('details');
        if (fold == null) throw new Error('nothing is told of what is kept');
        fold.open = true;
        await until(() => rootOf(panel).querySelector('#about-me .notice.danger') !== null, 'it says so');
        await until(() => find(panel, '#about-me .notice.danger').textContent.includes('.'), 'its words are there');
      },
    },
  ),
  state('staff', SCHOOL, { person: MARTIN }, { lived, then: openFirst }),
  state('staff, in a block', SCHOOL, { person: MARTIN }, { lived, then: openServices, flags: { narrow: true } }),
  state(
    'staff, a level and a report of their own',
    SCHOOL,
    { person: MARTIN, set: { density: 'compact' } },
    {
      lived,
      chosen: {
        services: { moodle: AXES },
        reports: { moodle: { sections: ['free', 'others'], hours: [8, 14], weekends: true, suspended: true } },
      },
      async then(panel) {
        await openFirst(panel);
        find(panel, '.subsection > .button').click();
        await until(() => rootOf(panel).querySelector('.today') !== null, 'the report is there');
      },
    },
  ),
  state('staff of a desk without services', PLAIN, { person: MARTIN }),
  state(
    'staff, an axis moved',
    SCHOOL,
    { person: MARTIN },
    {
      lived,
      async then(panel) {
        await openFirst(panel);
        await press(panel, '.axes tbody tr:first-child td:last-child input', '.saved');
      },
    },
  ),
  state(
    'staff, tickets before they are handed over',
    SCHOOL,
    { person: MARTIN },
    {
      async lived(at) {
        for (const ticket of await lived(at)) await doAs(at, ADMIN, ticket, 'assign', { to: 'martin' });
      },
      async then(panel) {
        await until(() => rootOf(panel).querySelector('.away') !== null, 'the team is there');
        find<HTMLDetailsElement>(panel, '.away').open = true;
        await until(() => rootOf(panel).querySelector('.handing form') !== null, 'they are listed');
      },
    },
  ),
  state('a desk of tasks', TASKS, { person: LEA }),
  state(
    'longest names',
    { ...SCHOOL, services: (SCHOOL.services ?? []).map((each) => ({ ...each, label: LONG })) },
    { person: MARTIN },
    {
      lived,
      then: openFirst,
      flags: { narrow: true },
    },
  ),
  state('right to left', SCHOOL, { person: MARTIN }, { lived, then: openFirst, flags: { rtl: true } }),
];
