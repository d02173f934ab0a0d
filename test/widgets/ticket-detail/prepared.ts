/** How a state of an open ticket is prepared: what happened to it, who opens it, what they do then. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import type { State } from '../state.ts';
import { all, one } from './finding.ts';
import { LEA, MARTIN, NOW, SUPPORT, place, standing, until, world, type Look, type Teller, type World } from './world.ts';

const widget = 'guichet-ticket-detail';

type Flags = Pick<State, 'narrow' | 'rtl'>;

/** Who is at the desk while a state is prepared. */
export interface Cast {
  readonly at: World;
  readonly lea: Teller;
  readonly martin: Teller;
}

export type Story = (cast: Cast) => Promise<string>;
export type Then = (detail: GuichetTicketDetail, cast: Cast, ticket: string, lang: 'fr' | 'en') => Promise<void>;

/** A state: what happened to a ticket, who opens it, and what happens then. */
export function state(
  name: string,
  story: Story,
  person: PersonInput,
  then?: Then,
  options: Flags & { readonly desk?: DeskInput; readonly set?: Look['set']; readonly rests?: boolean } = {},
): State {
  const { desk = SUPPORT, set = {}, rests = true, ...flags } = options;
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      const at = world(desk);
      const cast = { at, lea: await at.as(LEA), martin: await at.as(MARTIN) };
      const ticket = await story(cast);
      at.at = Math.max(at.at, NOW);
      const detail = place(host, at, ticket, { person, lang, set });
      if (rests) await standing(detail);
      await then?.(detail, cast, ticket, lang);
      await detail.updateComplete;
    },
  };
}

export const SUMMARY = 'Tableau de bord inaccessible depuis ce matin';
export const filed: Story = ({ lea }) =>
  lea.file(SUMMARY, {
    fields: { where: 'amphi', needed: '2026-12-04' },
    page: { url: 'https://moodle.insa.example/my/', title: 'Tableau de bord', browser: 'Firefox 143' },
  });

export const taken: Story = async (cast) => {
  const ticket = await filed(cast);
  await cast.martin.does(ticket, 'take');
  return ticket;
};

/** Presses a button of the ticket's head, by its command. */
export function press(detail: GuichetTicketDetail, command: string): void {
  const button = detail.shadowRoot?.querySelector<HTMLElement>(`[data-command="${command}"]`);
  // As a press does: what is pressed has the focus, and gets it back.
  button?.focus();
  button?.click();
}

/** Opens the menu and chooses in it. */
export async function choose(detail: GuichetTicketDetail, label: RegExp): Promise<void> {
  await openMenu(detail);
  one(detail, 'menuitem', label).click();
}

export async function openMenu(detail: GuichetTicketDetail): Promise<void> {
  one(detail, 'button', /Autres gestes|More actions/u).click();
  await until(() => all(detail, 'menuitem').length > 0, 'the menu is open');
}

export async function panel(detail: GuichetTicketDetail, part: string): Promise<void> {
  await until(
    () => detail.shadowRoot?.querySelector('guichet-command-panel')?.shadowRoot?.querySelector(part) != null,
    'the form is there',
  );
}
