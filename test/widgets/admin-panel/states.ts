/** Every state of administration, as a person may meet it. */
import { Unavailable, freshId } from '../../../src/backends/backend.ts';
import type { DeskCommandInput } from '../../../src/domain/desk-commands.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { State } from '../state.ts';
import { fileAs } from '../desk/world.ts';
import { ADMIN, LEA, MARTIN, PLAIN, SUPPORT, rootOf, still, until, world, type World } from '../ticket-form/world.ts';
import { countsSlowly, placeAdmin, standing, unfold } from './world.ts';

const widget = 'guichet-admin-panel';

const OPERATOR: PersonInput = { id: 'roy', name: 'Max Roy', profile: 'technical-admin' };

/** A desk so large that its counting is told of, and may be stopped. */
function counted(name: string, then?: (panel: GuichetAdminPanel, letGo: () => void) => Promise<void>): State {
  return {
    widget,
    name,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(SUPPORT);
      await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
      const letGo = countsSlowly(at);
      const panel = placeAdmin(host, at, { lang, set: { section: 'services' } });
      await standing(panel);
      await until(() => rootOf(panel).querySelector('.counting progress') !== null, 'it is being counted');
      await then?.(panel, letGo);
      await panel.updateComplete;
    },
  };
}

interface Options {
  readonly person?: PersonInput;
  readonly done?: readonly DeskCommandInput[];
  readonly then?: (panel: GuichetAdminPanel, at: World) => Promise<void>;
  readonly flags?: Pick<State, 'narrow' | 'rtl'>;
}

function state(name: string, desk: DeskInput, section: string, options: Options = {}): State {
  return {
    widget,
    name,
    ...options.flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk);
      if (desk !== PLAIN) await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
      if (options.done !== undefined) await administer(at, options.done);
      const panel = placeAdmin(host, at, { person: options.person ?? ADMIN, lang, set: { section } });
      await standing(panel);
      await options.then?.(panel, at);
      await still(panel);
    },
  };
}

async function administer(at: World, commands: readonly DeskCommandInput[]): Promise<void> {
  const session = await at.backend.connect(ADMIN);
  for (const command of commands) await session.administration.run([command]);
  await session.close();
}

async function press(panel: GuichetAdminPanel, selector: string, shown: string): Promise<void> {
  rootOf(panel).querySelector<HTMLElement>(selector)?.click();
  await until(() => rootOf(panel).querySelector(shown) !== null, `${shown} is there`);
  await panel.updateComplete;
}

/** Types into a control as a person does. */
function type(panel: GuichetAdminPanel, selector: string, words: string): void {
  const control = rootOf(panel).querySelector<HTMLInputElement>(selector);
  if (control === null) throw new Error(`no ${selector}`);
  control.value = words;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

async function typeZone(panel: GuichetAdminPanel): Promise<void> {
  type(panel, '#settings-identity-zone', 'Indian/Reunion');
  await panel.updateComplete;
}

/** What somebody handles, before it is handed over to one person who is not chosen yet. */
async function openHanding(panel: GuichetAdminPanel): Promise<void> {
  const fold = (): HTMLElement | undefined =>
    [...rootOf(panel).querySelectorAll<HTMLElement>('summary')].find((each) => /Martin.*1/su.test(each.textContent));
  await until(() => fold() !== undefined, 'somebody handles tickets');
  fold()?.click();
  await until(() => rootOf(panel).querySelector('.handing form') !== null, 'they are listed');
  rootOf(panel).querySelector<HTMLElement>('.handing input[id$="-person"]')?.click();
  await until(() => rootOf(panel).querySelector('.handing guichet-combobox') !== null, 'it goes to one person');
  rootOf(panel).querySelector<HTMLElement>('.handing button[type="submit"]')?.click();
  await panel.updateComplete;
}

const HISTORY: readonly DeskCommandInput[] = [
  { do: 'change-settings', id: freshId(), patch: { prefix: 'AIDE_', strict: true } },
  { do: 'add-category', id: freshId(), service: 'moodle', category: 'forum', label: 'Forums' },
  { do: 'change-person', id: freshId(), person: 'lea', patch: { profile: 'technician' } },
];

const LEVELS: DeskInput['serviceLevels'] = [
  { service: null, priority: null, response: 240, resolution: 5 * 480 },
  { service: 'moodle', priority: 'highest', response: 30, take: 60, resolution: 480 },
];

export const STATES: readonly State[] = [
  counted('tickets being counted'),
  counted('tickets not counted', async (panel, letGo) => {
    rootOf(panel).querySelector<HTMLElement>('.counting button')?.click();
    letGo();
    await until(() => rootOf(panel).querySelector('.counting progress') === null, 'it is stopped');
  }),
  state('summary', SUPPORT, 'summary'),
  state('summary, in a block', SUPPORT, 'summary', { flags: { narrow: true } }),
  state('summary of a desk without services', PLAIN, 'summary'),
  state('settings', SUPPORT, 'settings'),
  state('settings, in a block', SUPPORT, 'settings', { flags: { narrow: true } }),
  state('settings, a mode before it is applied', SUPPORT, 'settings', {
    async then(panel) {
      rootOf(panel).querySelector<HTMLElement>('input[name="mode"][value="bugs"]')?.click();
      await panel.updateComplete;
      await press(panel, 'form button[type="submit"]', '#mode-preview');
    },
  }),
  state('settings, what is wrong beside its field', SUPPORT, 'settings', {
    async then(panel) {
      type(panel, '#settings-identity-zone', 'Europe/Rouen');
      await panel.updateComplete;
      await press(panel, 'form[data-form="settings-identity"] button.primary', '.field.invalid');
    },
  }),
  state('settings, not saved yet', SUPPORT, 'settings', { then: typeZone }),
  state('settings, not saved yet, in a block', SUPPORT, 'settings', { flags: { narrow: true }, then: typeZone }),
  state('settings saved', SUPPORT, 'settings', {
    async then(panel) {
      type(panel, '#settings-identity-prefix', 'AIDE_');
      await panel.updateComplete;
      await press(panel, 'form[data-form="settings-identity"] button.primary', '.saved');
    },
  }),
  state('services', SUPPORT, 'services'),
  state('services, everything open', SUPPORT, 'services', { then: unfold }),
  state('services, everything open, in a block', SUPPORT, 'services', { then: unfold, flags: { narrow: true } }),
  state('services, of a manager', SUPPORT, 'services', { person: MARTIN, then: unfold }),
  state('no service yet', PLAIN, 'services'),
  state('a category in use is not removed', SUPPORT, 'services', {
    async then(panel) {
      await unfold(panel);
      await press(panel, '#category-moodle-accounts form > button:last-of-type', '.notice.danger');
    },
  }),
  state('service levels', { ...SUPPORT, serviceLevels: LEVELS }, 'levels'),
  state('service levels, in a block', { ...SUPPORT, serviceLevels: LEVELS }, 'levels', { flags: { narrow: true } }),
  state('no service level yet', SUPPORT, 'levels'),
  state('service levels, what is wrong beside its line', SUPPORT, 'levels', {
    async then(panel) {
      await press(panel, '#level-add', 'form fieldset');
      type(panel, 'form input', 'vite');
      await panel.updateComplete;
      await press(panel, 'form button[type="submit"]', '.field.invalid');
    },
  }),
  state('people', SUPPORT, 'people'),
  state('people, of a manager', SUPPORT, 'people', {
    person: MARTIN,
    then: (panel) => press(panel, 'button[aria-expanded="false"]', '.lines .lines button'),
  }),
  state('people, one about to be erased, in a block', SUPPORT, 'people', {
    person: OPERATOR,
    flags: { narrow: true },
    async then(panel) {
      await until(() => rootOf(panel).querySelector('[data-erase="lea"]') !== null, 'people are there');
      const button = rootOf(panel).querySelector<HTMLElement>('[data-erase="lea"]');
      button?.focus();
      button?.click();
      await until(
        () => rootOf(panel).querySelector('guichet-person-erasing')?.shadowRoot?.querySelector('#name') != null,
        'it is counted',
      );
    },
  }),
  state('people, rights being changed, in a block', SUPPORT, 'people', {
    flags: { narrow: true },
    then: (panel) => press(panel, 'button[aria-expanded="false"]', 'form[data-form^="person-"] select'),
  }),
  state('people, the tickets of one of them handed over', SUPPORT, 'people', { then: openHanding }),
  state('people, the tickets of one of them handed over, in a block', SUPPORT, 'people', {
    flags: { narrow: true },
    then: openHanding,
  }),
  state('history', SUPPORT, 'history', { done: HISTORY, then: unfold }),
  state('history, in a block', SUPPORT, 'history', { done: HISTORY, then: unfold, flags: { narrow: true } }),
  state('history of nothing', SUPPORT, 'history'),
  state('not for a learner', SUPPORT, 'summary', { person: LEA }),
  state('right to left', SUPPORT, 'services', { then: unfold, flags: { rtl: true } }),
  {
    widget,
    name: 'settings cannot be read',
    async setup(host, lang) {
      const at = world(SUPPORT);
      at.backend.before = (operation) => {
        if (operation === 'settings') throw new Unavailable('network');
      };
      await standing(placeAdmin(host, at, { lang }));
    },
  },
];
