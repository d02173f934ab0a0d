/** Every state of what this device keeps, in the widgets that say it. */
import type { Trouble } from '../../../src/backends/on-its-way.ts';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { fileAs, placeDesk, rootOf, standing, type Look } from '../desk/world.ts';
import { placePanel, standing as panelStanding } from '../preferences-panel/world.ts';
import type { State } from '../state.ts';
import { LEA, PLAIN, SAMI, still, until } from '../ticket-form/world.ts';
import { commenting, filing, keptWorld, says, sessionOf, type KeptWorld } from './world.ts';

type Flags = Pick<State, 'narrow' | 'rtl'>;

interface Options {
  readonly owner?: string;
  readonly look?: Look;
  readonly lived?: (at: KeptWorld) => Promise<unknown>;
  readonly then?: (desk: GuichetDesk, at: KeptWorld) => Promise<unknown>;
  readonly flags?: Flags;
}

const READY = /Cet appareil garde|This device keeps/u;
const OFFLINE = /^(?:Hors ligne|Offline)/u;

async function belled(desk: GuichetDesk): Promise<void> {
  const bell = (): Element | null => rootOf(desk).querySelector('guichet-notice-bell');
  await until(() => /\d|aucun|none/u.test(bell()?.shadowRoot?.querySelector('.bell')?.textContent ?? ''), 'the bell has counted');
}

function state(name: string, { owner, look = {}, lived, then, flags = {} }: Options): State {
  return {
    widget: 'guichet-desk',
    name: `on this device: ${name}`,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = keptWorld(PLAIN);
      if (owner !== undefined) at.isOf(owner);
      await lived?.(at);
      const desk = placeDesk(host, at, { ...look, lang, set: { ...look.set, remember: true } });
      await until(() => rootOf(desk).querySelector('.way, .ask-device, .notice') !== null, 'it is said how things stand');
      if (rootOf(desk).querySelector('.notice .button.danger') === null) await standing(desk);
      if (desk.session !== undefined) await belled(desk);
      // What it takes to go on comes after the first view.
      if (desk.session?.onItsWay !== undefined) await says(desk, READY);
      await then?.(desk, at);
      await desk.updateComplete;
      await still(desk);
    },
  };
}

/** A ticket and a word on it, while nobody answers. */
async function writes(desk: GuichetDesk, at: KeptWorld): Promise<void> {
  const session = sessionOf(desk);
  const { rows } = await session.tickets({});
  const [known] = rows;
  if (known !== undefined) await session.ticket(known.id);
  at.cut();
  await session.run([filing('Le wifi tombe en salle C 114', { service: undefined, category: undefined })]);
  if (known !== undefined) await session.run([commenting(known.id, 'Toujours pas, même après avoir changé de navigateur.')]);
  await says(desk, OFFLINE);
}

const REFUSED: Trouble = { kind: 'refused', at: 0, refusal: { code: 'not-in-this-state' } as never };

async function letters(at: KeptWorld): Promise<void> {
  const ticket = await fileAs(at, LEA, 'Impossible de rendre le devoir 3 de mécanique');
  const first = filing('Le wifi tombe en salle C 114');
  await at.cameBack('lea', [
    { batch: [commenting(ticket, 'C’est revenu tout seul, **merci** !\n\nVous pouvez clore.')], trouble: REFUSED },
    { batch: [first], trouble: { kind: 'too-old' } },
    { batch: [commenting(first.ticket, 'Et en C 116 aussi.')], trouble: { kind: 'follows', of: first.id } },
  ]);
}

const button = (desk: GuichetDesk, at: number): HTMLButtonElement | undefined =>
  [...rootOf(desk).querySelectorAll<HTMLButtonElement>('.letter button')][at];

async function unsentTicket(desk: GuichetDesk, at: KeptWorld): Promise<void> {
  await writes(desk, at);
  const made = sessionOf(desk).onItsWay?.state.waiting[0]?.batch[0]?.ticket ?? '';
  await sessionOf(desk).run([commenting(made, 'En C 116 aussi.')]);
  desk.open(made);
  const thread = (): ShadowRoot | null | undefined => rootOf(desk).querySelector('guichet-ticket-detail')?.shadowRoot;
  await until(
    () => thread()?.querySelector('.mark') !== null && thread()?.querySelector('.entries') !== null,
    'the ticket is there',
  );
  await standing(desk);
}

const one = (at: KeptWorld): Promise<string> => fileAs(at, LEA, 'Impossible de rendre le devoir 3 de mécanique');

export const STATES: readonly State[] = [
  state('asked', { lived: one, flags: { narrow: true } }),
  state('refused', {
    lived: one,
    then: async (desk) => {
      [...rootOf(desk).querySelectorAll<HTMLButtonElement>('.ask-device button')].at(-1)?.click();
      await until(() => rootOf(desk).querySelector('#said-device') !== null, 'it is said that nothing is kept');
    },
  }),
  state('kept', { owner: 'lea', lived: one }),
  state('offline, two waiting', { owner: 'lea', lived: one, then: writes, flags: { narrow: true } }),
  state('offline, a ticket that was never sent', { owner: 'lea', lived: one, then: unsentTicket }),
  state('sent', {
    owner: 'lea',
    lived: one,
    then: async (desk, at) => {
      await writes(desk, at);
      at.mend();
      sessionOf(desk).onItsWay?.wake();
      await says(desk, /^(?:Envoyé|Sent)/u);
      await standing(desk);
    },
  }),
  state('came back', { owner: 'lea', lived: letters, flags: { narrow: true } }),
  state('came back, being corrected', {
    owner: 'lea',
    lived: letters,
    then: async (desk) => {
      button(desk, 2)?.click();
      await until(() => rootOf(desk).querySelector('.letter textarea') !== null, 'it can be corrected');
    },
  }),
  state('left by somebody else', {
    owner: 'lea',
    look: { person: SAMI },
    lived: (at) => at.waits('lea', [filing('Le wifi tombe en salle C 114')]),
    flags: { narrow: true },
  }),
  state('from right to left', { owner: 'lea', lived: letters, then: writes, flags: { rtl: true } }),
];

export const PANEL_STATES: readonly State[] = [
  {
    widget: 'guichet-preferences-panel',
    name: 'this device',
    async setup(host, lang) {
      sessionStorage.clear();
      const at = keptWorld(PLAIN);
      at.isOf('lea');
      const panel = placePanel(host, at, { lang, set: { remember: true } });
      await panelStanding(panel);
      await until(() => rootOf(panel).querySelector<HTMLInputElement>('#keep-here')?.checked === true, 'it is kept here');
      await still(panel);
    },
  },
];
