/** What the tests of staff's list share: a list that is worked with, its boxes, menus and dialogs as a person finds them. */
import { waitUntil } from '../waiting.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { allByRole, byRole, inside, plain } from '../shared/inside.ts';
import { rowOf, showList } from './stage.ts';
import { MARTIN, type Look, type World } from './world.ts';

/** A list of somebody who works with it, with everything that comes on demand. */
export async function workList(world: World, look: Look = {}): Promise<GuichetTicketList> {
  const list = await showList(world, { person: MARTIN, ...look });
  await waitUntil(
    () => inside(list).querySelector('input[type="checkbox"][data-control="choose"]') !== null,
    'the boxes are there',
  );
  await list.updateComplete;
  return list;
}

/** The box of a row. */
export function boxOf(list: GuichetTicketList, summary: string): HTMLInputElement {
  const box = rowOf(list, summary).querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (box === null) throw new Error(`no box in the row "${summary}"`);
  return box;
}

export async function choose(list: GuichetTicketList, ...summaries: readonly string[]): Promise<void> {
  for (const summary of summaries) boxOf(list, summary).click();
  await list.updateComplete;
}

/** The bar of acts, as it reads; empty while nothing is chosen. */
export function barText(list: GuichetTicketList): string {
  return plain(inside(list).querySelector('[role="group"][part="selection"]')?.textContent);
}

/** The element in which acts ask and report; it comes with the first act. */
export function acting(list: GuichetTicketList): ShadowRoot {
  const act = inside(list).querySelector('guichet-list-act');
  if (act === null) throw new Error('no act has begun');
  return inside(act);
}

/** What the act says: its progress or its report. */
export function report(list: GuichetTicketList): string {
  const act = inside(list).querySelector('guichet-list-act');
  return plain(act?.shadowRoot?.querySelector('.report')?.textContent);
}

/** The dialog of the act that is being asked, once it is open. */
export async function dialogOf(list: GuichetTicketList): Promise<HTMLElement & { heading: string }> {
  const find = (): (HTMLElement & { heading: string; isOpen: boolean }) | null =>
    inside(list).querySelector('guichet-list-act')?.shadowRoot?.querySelector('guichet-dialog') ?? null;
  await waitUntil(() => find()?.isOpen === true, 'the dialog is open');
  const dialog = find();
  if (dialog === null) throw new Error('no dialog');
  return dialog;
}

/** Presses the button of a bar, a menu or a dialog by its name. */
export function pressIn(root: ParentNode, name: string | RegExp): void {
  byRole(root, 'button', name).click();
}

/** The items of the one open menu, by name. */
export async function openItems(list: GuichetTicketList): Promise<HTMLElement[]> {
  const find = (): HTMLElement | undefined =>
    [...inside(list).querySelectorAll('guichet-menu')]
      .map((menu) => inside(menu).querySelector<HTMLElement>('[role="menu"]'))
      .find((menu): menu is HTMLElement => menu?.matches(':popover-open') === true);
  await waitUntil(() => find() !== undefined, 'a menu is open');
  const menu = find();
  return menu === undefined ? [] : [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

export function labelOf(item: HTMLElement): string {
  return plain(item.querySelector('.text')?.firstChild?.textContent ?? item.textContent);
}

/** Chooses in the open menu. */
export async function pick(list: GuichetTicketList, name: string): Promise<void> {
  const items = await openItems(list);
  const item = items.find((each) => plain(each.textContent).startsWith(name));
  if (item === undefined) throw new Error(`no "${name}"; there are: ${items.map((each) => plain(each.textContent)).join(', ')}`);
  item.click();
}

/** The button of a cell that changes something. */
export function changer(list: GuichetTicketList, summary: string, control: string): HTMLButtonElement {
  const button = rowOf(list, summary).querySelector<HTMLButtonElement>(`button[data-control="${control}"]`);
  if (button === null)
    throw new Error(
      `nothing to change; there are: ${allByRole(rowOf(list, summary), 'button')
        .map((each) => each.title)
        .join(', ')}`,
    );
  return button;
}
