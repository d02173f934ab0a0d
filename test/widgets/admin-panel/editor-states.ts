/** Every state of the editors of administration: fields, availability, opening hours. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { SectionId } from '../../../src/widgets/admin-panel/sections.ts';
import type { State } from '../state.ts';
import { fill, one, textOf } from '../ticket-detail/finding.ts';
import { FIELDS, LEA, SUPPORT, still, until, world } from '../ticket-form/world.ts';
import { placeAdmin, standing } from './world.ts';

const WITH_FIELDS: DeskInput = { ...SUPPORT, fields: FIELDS.fields };
const WITH_RULE: DeskInput = {
  ...SUPPORT,
  availability: {
    from: '2026-09-01T06:00:00.000Z',
    until: '2026-12-18T17:00:00.000Z',
    rule: {
      all: [
        { field: 'school', op: 'contains', value: 'Strasbourg' },
        { any: [{ profile: ['requester'] }, { claim: 'grade', op: 'at-least', value: 12.5 }] },
      ],
    },
  },
};

type Then = (panel: GuichetAdminPanel) => Promise<unknown>;

function state(name: string, desk: DeskInput, section: SectionId, then?: Then, flags: Pick<State, 'narrow' | 'rtl'> = {}): State {
  return {
    widget: 'guichet-admin-panel',
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk);
      await (await at.backend.connect(LEA)).close();
      const panel = placeAdmin(host, at, { lang, set: { section } });
      await standing(panel);
      await until(() => panel.shadowRoot?.querySelector('.editor') != null, 'the editor stands');
      await then?.(panel);
      await still(panel);
    },
  };
}

async function press(panel: GuichetAdminPanel, selector: string, shown: string): Promise<void> {
  panel.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await panel.updateComplete;
  await until(() => panel.shadowRoot?.querySelector(shown) != null, `${shown} is there; it says: ${textOf(panel)}`);
  await panel.updateComplete;
}

const narrow = { narrow: true } as const;

export const EDITOR_STATES: readonly State[] = [
  state('fields', WITH_FIELDS, 'fields'),
  state('fields, in a block', WITH_FIELDS, 'fields', undefined, narrow),
  state('no field yet', SUPPORT, 'fields'),
  state('a field that depends on another', WITH_FIELDS, 'fields', async (panel) => {
    one(panel, 'button', /^(Date de l’examen|Date of the exam)/u).click();
    await until(() => panel.shadowRoot?.querySelector('#retire') != null, 'the field is open');
  }),
  state('a new field, what it lacks beside it, in a block', SUPPORT, 'fields', (panel) => newField(panel), narrow),
  state('a field before it is retired', WITH_FIELDS, 'fields', async (panel) => {
    one(panel, 'button', /^(Urgence|Urgency)/u).click();
    await until(() => panel.shadowRoot?.querySelector('#retire') != null, 'the field is open');
    await press(panel, '#retire', '.notice.warning');
  }),
  state('availability of everybody', SUPPORT, 'availability'),
  state('availability by a rule', WITH_RULE, 'availability'),
  state('availability by a rule, in a block', WITH_RULE, 'availability', undefined, narrow),
  state('availability, what a condition lacks', SUPPORT, 'availability', async (panel) => {
    one(panel, 'button', /^(Ajouter une condition|Add a condition)$/u).click();
    await panel.updateComplete;
    await press(panel, '.editor form button[type="submit"]', '.error');
  }),
  state('availability, a person who is tried', WITH_RULE, 'availability', async (panel) => {
    const box = panel.shadowRoot?.querySelector('guichet-combobox');
    box?.dispatchEvent(new CustomEvent('guichet-choose', { detail: { option: { id: 'lea', label: 'Léa Moreau' } } }));
    await until(() => panel.shadowRoot?.querySelector('.verdict') != null, 'it is answered');
  }),
  state('no opening hours', SUPPORT, 'calendar'),
  state('opening hours', SUPPORT, 'calendar', (panel) => press(panel, '#calendar-begin', '#monday-0-from')),
  state('opening hours, in a block', SUPPORT, 'calendar', (panel) => press(panel, '#calendar-begin', '#monday-0-from'), narrow),
  state('opening hours, what is wrong beside its day', SUPPORT, 'calendar', async (panel) => {
    await press(panel, '#calendar-begin', '#tuesday-0-until');
    fill(panel.shadowRoot?.querySelector('#tuesday-0-until') as HTMLInputElement, '08:00');
    await press(panel, '.editor form button[type="submit"]', '.error');
  }),
];

async function newField(panel: GuichetAdminPanel): Promise<void> {
  await press(panel, '#add', '.editor form');
  fill(one(panel, 'combobox', /^(Type de réponse|Kind of answer)/u), 'choice');
  await panel.updateComplete;
  await press(panel, '.editor form button[type="submit"]', '.error');
}
