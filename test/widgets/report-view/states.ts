/** Every state of the report, as a person may meet it. */
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetReportView } from '../../../src/widgets/report-view/report-view.ts';
import type { State } from '../state.ts';
import { DESK, LEA, lived, placeReport, rootOf, standing, until, world, type Look, type World } from './world.ts';

const widget = 'guichet-report-view';

function state(
  name: string,
  {
    look = {},
    before = lived,
    then,
    flags = {},
    desk = DESK,
  }: {
    readonly look?: Look;
    readonly before?: (at: World) => Promise<void> | void;
    readonly then?: (view: GuichetReportView) => Promise<void> | void;
    readonly flags?: Pick<State, 'narrow' | 'rtl'>;
    readonly desk?: typeof DESK;
  } = {},
): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk);
      await before(at);
      const view = placeReport(host, at, { ...look, lang });
      await standing(view);
      await then?.(view);
      await view.updateComplete;
    },
  };
}

async function choose(view: GuichetReportView, id: string, value: string): Promise<void> {
  const select = rootOf(view).querySelector<HTMLSelectElement>(`#${id}`);
  if (select === null) throw new Error(`no choice ${id}`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await view.updateComplete;
  await standing(view);
}

const press = (view: GuichetReportView, selector: string): void => rootOf(view).querySelector<HTMLElement>(selector)?.click();

export const STATES: readonly State[] = [
  state('a quarter'),
  state('a quarter, in a block', { flags: { narrow: true } }),
  state('compared, by assignee, the trend as a table', {
    async then(view) {
      await choose(view, 'compared', 'before');
      await choose(view, 'by', 'assignee');
      press(view, '.trend [aria-pressed="false"]');
    },
  }),
  state('compared, in a block', { flags: { narrow: true }, then: (view) => choose(view, 'compared', 'year-before') }),
  state('in real time, definitions shown', {
    async then(view) {
      await choose(view, 'clock', 'wall');
      for (const button of rootOf(view).querySelectorAll<HTMLElement>('[aria-controls^="definition-"]')) button.click();
    },
  }),
  state('with what is promised', {
    desk: { ...DESK, serviceLevels: [{ service: null, priority: null, response: 240, take: 480, resolution: 1440 }] },
    then: (view) => choose(view, 'compared', 'before'),
  }),
  state('a period that ends before it begins', {
    async then(view) {
      await choose(view, 'period', 'chosen');
      const until = rootOf(view).querySelector<HTMLInputElement>('#report-until');
      if (until === null) throw new Error('no last day');
      until.value = '2020-01-01';
      until.dispatchEvent(new Event('change'));
      await view.updateComplete;
    },
  }),
  state('filters open', {
    async then(view) {
      press(view, '.filters-button');
      await until(() => rootOf(view).querySelector('.filters') !== null, 'the filters are there');
    },
  }),
  state('the tickets of a figure', {
    async then(view) {
      press(view, '.headline .value .button');
      const list = () => rootOf(view).querySelector('guichet-ticket-list')?.shadowRoot;
      await until(() => list()?.querySelector('[data-ticket]') != null, 'its tickets are listed');
    },
  }),
  state('no ticket', { before: () => undefined }),
  state('not for this person', { look: { person: LEA } }),
  state('compact', { look: { set: { density: 'compact' } } }),
  state('right to left', { flags: { rtl: true } }),
  {
    widget,
    name: 'reading a large desk',
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world();
      let asked = 0;
      at.backend.before = (operation) => {
        asked += operation === 'report' ? 1 : 0;
        return operation === 'report' && asked > 0 ? new Promise<void>(() => {}) : undefined;
      };
      const view = placeReport(host, at, { lang });
      await until(() => view.shadowRoot?.querySelector('.skeleton .block') != null, 'it is being made');
    },
  },
  state('it cannot be made now', {
    before: (at) => {
      at.backend.before = (operation) => {
        if (operation === 'report') throw new Unavailable('network');
      };
    },
  }),
];
