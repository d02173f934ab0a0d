/** What people without a mouse do in a desk: acts, menus and forms, by keys alone. */
import type { Locator } from 'playwright-core';
import { Keys } from './keys.ts';
import type { Seat } from './seat.ts';
import type { Stage } from './stage.ts';

/** Waits until an element has the focus, wherever it is. */
export async function hasFocus(target: Locator): Promise<void> {
  const element = await target.elementHandle();
  await target.page().waitForFunction((each) => {
    const root = each?.getRootNode() as Document | ShadowRoot | undefined;
    return root?.activeElement === each;
  }, element);
}

/** Goes down an open menu to an item, and chooses it. */
export async function item(seat: Seat, keys: Keys, name: string | RegExp): Promise<void> {
  const found = seat.desk.getByRole('menuitem', { name, exact: true });
  await found.waitFor();
  while (!(await found.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)))
    await keys.press('ArrowDown');
  await keys.press('Enter');
}

/** Opens a menu by its button, and chooses. */
export async function fromMenu(seat: Seat, keys: Keys, menu: string | RegExp, name: string | RegExp): Promise<void> {
  await keys.enter(seat.button(menu));
  await item(seat, keys, name);
}

/** Chooses an act on the open ticket: its button, or the item of the menu. */
export async function act(seat: Seat, keys: Keys, name: string): Promise<void> {
  const own = seat.button(name).filter({ visible: true });
  const menu = seat.button(seat.words.more).filter({ visible: true });
  await own.or(menu).first().waitFor();
  if ((await own.count()) > 0) return keys.enter(own.first());
  await keys.enter(menu);
  return item(seat, keys, name);
}

/** Sends an act's form once it is filled in, and is left somewhere. */
export async function send(seat: Seat, keys: Keys, name: string): Promise<void> {
  const button = seat.form.getByRole('button', { name, exact: true });
  await keys.enter(button);
  await button.waitFor({ state: 'hidden' });
  await keys.keepsFocus(name);
}

/** Does an act, writes what it asks for, sends it: the focus opens on the box. */
export async function actWith(seat: Seat, keys: Keys, name: string, label?: string | RegExp, text = ''): Promise<void> {
  await act(seat, keys, name);
  await seat.form.getByRole('button', { name, exact: true }).waitFor();
  if (label !== undefined) await keys.write(seat.form.getByRole('textbox', { name: label }), text);
  await send(seat, keys, name);
}

/** Tickets of Léa's, filed through the library's own door: `Demande 001`, and so on. */
async function fileMany(count: number): Promise<void> {
  const { connect, settingsAt } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
  const place = { backend: 'indexeddb:', desk: 'support', settings: settingsAt('./desk-support.json', location.href) };
  const session = await connect(place, { id: 'lea', name: 'Léa Moreau' });
  const commands = Array.from({ length: count }, (_, at) => ({
    do: 'file' as const,
    id: crypto.randomUUID(),
    ticket: crypto.randomUUID(),
    summary: `Demande ${String(at + 1).padStart(3, '0')}`,
    description: 'Depuis ce matin.',
    service: 'moodle',
    category: at % 2 === 0 ? 'notes' : 'acces',
  }));
  for (const command of commands) await session.run([command]);
  await session.close();
}

/** Who manages the service before the list of all that Léa asked for; on a wide screen the page gives it room for a table. */
export async function beforeTheList(stage: Stage, count: number): Promise<{ seat: Seat; keys: Keys }> {
  const lea = await stage.seat('course', 'lea');
  await lea.page.evaluate(fileMany, count);
  await lea.page.close();
  const seat = await stage.seat('course', 'bernard');
  const keys = new Keys(seat.page);
  await seat.desk.evaluate((desk: HTMLElement) => {
    if (innerWidth > 1600) desk.style.setProperty('inline-size', '1000px');
  });
  await keys.enter(seat.desk.getByRole('tab', { name: seat.words.tabs.tickets }));
  await row(seat, count).waitFor();
  await seat.button('Vues').waitFor();
  return { seat, keys };
}

/** The link of a row: what has the focus when the row has it. */
export function row(seat: Seat, number: number): Locator {
  return seat.desk.getByRole('link', { name: `Demande ${String(number).padStart(3, '0')}` }).filter({ visible: true });
}
