/** Desks on a page: what the desk's tests and states stand on. */
import '../../../src/widgets/desk/define.ts';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import type { Session } from '../../../src/backends/backend.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { LEA, NOW, until, type World } from '../ticket-form/world.ts';

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetDesk>;
  readonly inside?: readonly Element[];
}

/** A desk on the page; nothing is waited for. */
export function placeDesk(
  host: HTMLElement,
  at: World,
  { person = LEA, lang = 'fr', set = {}, inside = [] }: Look = {},
): GuichetDesk {
  const desk = document.createElement('guichet-desk');
  desk.lang = lang;
  desk.clock = () => NOW;
  desk.zone = 'Europe/Paris';
  Object.assign(desk, { backend: at.address, desk: at.desk, person }, set);
  desk.append(...inside);
  host.append(desk);
  return desk;
}

/** The desk's root. */
export function rootOf(element: Element): ShadowRoot {
  if (element.shadowRoot === null) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** The tabs, in order. */
export function tabsOf(desk: GuichetDesk): HTMLElement[] {
  const tabs = desk.shadowRoot?.querySelector('guichet-tabs')?.shadowRoot;
  return [...(tabs?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
}

/** What is read of the tabs: `Tickets 2`. */
export function tabNames(desk: GuichetDesk): string[] {
  return tabsOf(desk).map((tab) => tab.textContent.replace(/\s+/gu, ' ').trim());
}

/** The tab shown. */
export function selectedTab(desk: GuichetDesk): string | undefined {
  return tabsOf(desk)
    .find((tab) => tab.getAttribute('aria-selected') === 'true')
    ?.querySelector('span')
    ?.textContent.trim();
}

/** Waits until the desk has its tabs and what is behind the one that is shown, or says why not. */
export async function standing(desk: GuichetDesk): Promise<void> {
  const inner = (): Element | null | undefined =>
    desk.shadowRoot?.querySelector('guichet-ticket-detail') ??
    [...(desk.shadowRoot?.querySelectorAll('[slot]') ?? [])]
      .map((each) => each.firstElementChild)
      .find((each) => each?.checkVisibility() === true);
  const stands = () => {
    const root = desk.shadowRoot;
    if (root === null) return false;
    if (desk.childElementCount > 0 && desk.session !== undefined) return true;
    if (root.querySelector('.notice.danger') !== null) return true;
    const shown = inner();
    return (
      shown?.shadowRoot != null &&
      shown.shadowRoot.querySelector('.base') !== null &&
      shown.shadowRoot.querySelector('.skeleton, [aria-busy="true"]') === null &&
      tabNames(desk).length > 0
    );
  };
  await until(stands, 'the desk stands');
  await desk.updateComplete;
}

/** Files a ticket, as somebody at a keyboard would. */
export async function fileAs(at: World, person: PersonInput, summary: string, more: object = {}): Promise<string> {
  const session: Session = await at.backend.connect(person);
  const ticket = crypto.randomUUID();
  await session.run([
    { do: 'file', id: crypto.randomUUID(), ticket, summary, description: 'Depuis ce matin.', ...more } as Command,
  ]);
  await session.close();
  return ticket;
}

/** Does something to a ticket. */
export async function doAs(at: World, person: PersonInput, ticket: string, act: Command['do'], more: object = {}): Promise<void> {
  const session = await at.backend.connect(person);
  await session.run([{ do: act, id: crypto.randomUUID(), ticket, ...more } as Command]);
  await session.close();
}

/** Solves a ticket, with a word. */
export function resolveAs(at: World, person: PersonInput, ticket: string): Promise<void> {
  return doAs(at, person, ticket, 'resolve', { solution: { id: crypto.randomUUID(), text: 'Corrigé.', scope: 'public' } });
}
