/** What the tests of the list share: a place on the page, and finding things in it as a person names them. */
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { byRole, inside } from '../shared/inside.ts';
import { placeList, settled, type Look, type World } from './world.ts';
import { waitUntil } from '../waiting.ts';

let host: HTMLElement | undefined;

/** Takes away what the test before left: its place, and where it stood. */
export function clearStage(): void {
  host?.remove();
  host = undefined;
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
  document.scrollingElement?.scrollTo(0, 0);
}

/** A list on the page, at rest. */
export async function showList(world: World, look: Look = {}): Promise<GuichetTicketList> {
  host ??= document.body.appendChild(document.createElement('div'));
  const place = host.appendChild(document.createElement('div'));
  place.style.inlineSize = `${look.width ?? 1000}px`;
  const list = placeList(place, world, look);
  await settled(list);
  return list;
}

const text = (element: Element | null): string => (element?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();

/** The summaries shown, in order. */
export function summaries(list: GuichetTicketList): string[] {
  return [...inside(list).querySelectorAll('tbody [role="rowheader"] a')].map(text);
}

/** The row of a summary. */
export function rowOf(list: GuichetTicketList, summary: string): HTMLElement {
  const link = [...inside(list).querySelectorAll('tbody a')].find((each) => text(each) === summary);
  const row = link?.closest<HTMLElement>('[role="row"]');
  if (row === null || row === undefined) throw new Error(`no row "${summary}"; there are: ${summaries(list).join(', ')}`);
  return row;
}

/** What a row says, as it is read. */
export function said(list: GuichetTicketList, summary: string): string {
  return text(rowOf(list, summary));
}

/** Everything the widget says. */
export function all(list: GuichetTicketList): string {
  return text(inside(list).querySelector('[part="base"]'));
}

/** What was last said to screen readers. */
export function announced(list: GuichetTicketList): string {
  return text(inside(list).querySelector('[role="status"]'));
}

/** Presses a button by its name, and waits until the list is at rest again. */
export async function press(list: GuichetTicketList, name: string | RegExp): Promise<void> {
  byRole(inside(list), 'button', name).click();
  await list.updateComplete;
  await settled(list);
}

/** Chooses in a native select by its label and the text of an option. */
export async function choose(list: GuichetTicketList, label: string, option: string): Promise<void> {
  const root = inside(list);
  const tie = [...root.querySelectorAll('label')].find((each) => text(each) === label);
  const select = root.querySelector<HTMLSelectElement>(`#${tie?.htmlFor ?? 'none'}`);
  const at = [...(select?.options ?? [])].findIndex((each) => each.text.trim() === option);
  if (select === null || at < 0) throw new Error(`no "${option}" under "${label}"`);
  select.selectedIndex = at;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await list.updateComplete;
  await settled(list);
}

/** Types in the search. */
export async function search(list: GuichetTicketList, typed: string): Promise<void> {
  const box = inside(list).querySelector<HTMLInputElement>('input[type="search"]');
  if (box === null) throw new Error('no search');
  box.focus();
  box.value = typed;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await list.updateComplete;
}

/** Waits until the list shows these summaries and no others, in any order. */
export async function shows(list: GuichetTicketList, wanted: readonly string[]): Promise<void> {
  const expected = JSON.stringify([...wanted].sort());
  await waitUntil(() => JSON.stringify(summaries(list).sort()) === expected, `expected ${expected}`).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown: ${JSON.stringify(summaries(list))}`);
  });
}

/** The tickets that a list asks to open, as whoever opens them hears it. */
export function openedFrom(list: GuichetTicketList): (string | null)[] {
  const keys: (string | null)[] = [];
  list.addEventListener('guichet-ticket-open', (event) => {
    event.preventDefault();
    keys.push(event.detail.key);
  });
  return keys;
}
