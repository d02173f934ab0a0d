/** Walking through a state by the Tab key alone, as somebody who has no mouse: where it stops, and what is wrong with a stop. */
import type { CDPSession, Page } from 'playwright-core';
import type { Sight } from './looking.ts';

/** Buttons of the page's own, before and after the stage: one comes from the first, and must reach the last. */
const BEFORE = 'before the stage';
const AFTER = 'after the stage';

/** Presses besides one for each part of each control. */
const FEW = 8;

/** Parts of a control that Tab goes through one by one: the day, the month, the year; the hour, the minute, its half of the day; and what picks one. */
const PARTS: Readonly<Record<string, number>> = { date: 4, time: 4, 'datetime-local': 7 };

/** A row's box, and its ticket. */
const STOPS_OF_ROW = 2;

interface Stop {
  readonly name: string;
  /** Tells elements apart; radios of one group are one stop, whose element hangs on where one comes from. */
  readonly id: string;
  readonly inDialog: boolean;
  readonly wrong: readonly string[];
}

/** From one of the page's own buttons to the other. */
interface Way {
  readonly stops: readonly Stop[];
  readonly arrived: boolean;
  /** Nothing came or went on the way. */
  readonly whole: boolean;
}

type Here = typeof globalThis & { readonly sight: Sight; stops: Stop[] };

/** Notes where each press of Tab arrives. Runs in the page, before anything else does. */
export function installStops(): void {
  const here = globalThis as Here;
  here.stops = [];
  const ids = new Map<unknown, string>();
  const idOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
    const group = isRadio ? root.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)[0] : undefined;
    const key = group ?? element;
    if (!ids.has(key)) ids.set(key, `#${ids.size}`);
    return ids.get(key) ?? '';
  };
  const deepest = (): Element | null => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    return at;
  };
  /** What is drawn at the middle of a box, through shadow roots. */
  const drawnAt = (x: number, y: number): Element | null => {
    let at = document.elementFromPoint(x, y);
    while (at?.shadowRoot != null) {
      const inside: Element | null = at.shadowRoot.elementFromPoint(x, y);
      if (inside === null || inside === at) break;
      at = inside;
    }
    return at;
  };
  const around = (element: Element): Element | null =>
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const isIn = (element: Element | null, outer: Element): boolean => {
    for (let at = element; at !== null; at = around(at)) if (at === outer) return true;
    return false;
  };
  const isCovered = (element: Element): boolean => {
    const [box] = element.getClientRects();
    if (box === undefined) return true;
    const at = drawnAt(
      (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
      (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
    );
    // A hidden input is under its label; what is tall has its inside over its middle.
    return at === null || !(isIn(at, element) || isIn(element, at) || isIn(at, element.parentElement ?? element));
  };
  const wrongOf = (element: Element): string[] => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return ['has no box'];
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return ['is out of the window'];
    const wrong: string[] = [];
    if (isCovered(element)) wrong.push('is covered');
    if (here.sight.ring(element) === undefined) wrong.push('has no ring');
    return wrong;
  };
  const isModal = (element: Element | null): boolean => {
    for (let at = element; at !== null; at = around(at)) if (at.matches('dialog:modal')) return true;
    return false;
  };
  addEventListener(
    'keyup',
    ({ key }) => {
      if (key !== 'Tab') return;
      const element = deepest();
      if (element === null || element === document.body || element === document.documentElement) {
        here.stops.push({ name: 'the page', id: '', inDialog: false, wrong: [] });
        return;
      }
      const isOwn = element.matches('[data-bound]');
      here.stops.push({
        name: here.sight.named(element),
        id: isOwn ? element.textContent : idOf(element),
        inDialog: isModal(element),
        wrong: isOwn ? [] : wrongOf(element),
      });
    },
    { capture: true },
  );
}

/** Puts the page's own buttons around the stage, and the focus on the first. */
export async function bound(page: Page): Promise<void> {
  await page.evaluate(
    (names) => {
      const buttons = names.map((name) => {
        const button = document.createElement('button');
        button.dataset['bound'] = '';
        button.textContent = name;
        return button;
      });
      document.querySelector('#stage')?.before(buttons[0] ?? '');
      document.querySelector('#stage')?.after(buttons[1] ?? '');
    },
    [BEFORE, AFTER],
  );
}

/** Presses a key as often as asked, as quickly as the page takes it. */
async function press(devtools: CDPSession, times: number, { back = false, key = 'Tab', code = 9 } = {}): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: code, modifiers: back ? 8 : 0 };
  const sent = Array.from({ length: times }, () =>
    (['rawKeyDown', 'keyUp'] as const).map((type) => devtools.send('Input.dispatchKeyEvent', { type, ...event })),
  );
  await Promise.all(sent.flat());
}

/** Starts from one of the page's own buttons, and notes every stop up to the other. */
async function cross(page: Page, devtools: CDPSession, back: boolean): Promise<Way> {
  const { controls, toCome } = await page.evaluate(
    ({ name, parts }) => {
      const here = globalThis as Here;
      here.stops = [];
      const start = [...document.querySelectorAll<HTMLElement>('[data-bound]')].find(({ textContent }) => textContent === name);
      start?.focus();
      // A long list holds the rows near the window; those that it has besides are stops too, as one comes to them.
      const rows = here.sight.all().filter((element) => element.matches('table[aria-rowcount]')) as HTMLTableElement[];
      const toCome = rows.reduce((sum, table) => sum + Number(table.ariaRowCount) - table.rows.length, 0);
      const controls = here.sight.focusable().reduce((sum, each) => sum + (parts[each.getAttribute('type') ?? ''] ?? 1), 0);
      return { controls, toCome: Math.max(0, toCome) };
    },
    { name: back ? AFTER : BEFORE, parts: PARTS },
  );
  await press(devtools, controls + FEW + toCome * STOPS_OF_ROW, { back });
  const stops = await page.evaluate(() => (globalThis as Here).stops);
  const end = stops.findIndex(({ id }) => id === (back ? BEFORE : AFTER));
  return { stops: end === -1 ? stops : stops.slice(0, end), arrived: end !== -1, whole: toCome === 0 };
}

/** What is wrong with the stops of one way through. */
function wrongWith({ stops, arrived }: Way, way: string): string[] {
  const found = stops.flatMap(({ name, wrong }) => wrong.map((each) => `${way}: ${each}: ${name}`));
  // The parts of a date are one control.
  const distinct = stops.filter(({ id }, at) => id !== stops[at - 1]?.id);
  const twice = distinct.filter(({ id }, at) => distinct.findIndex((each) => each.id === id) !== at);
  found.push(...twice.map(({ name }) => `${way}: a stop twice: ${name}`));
  if (!arrived)
    found.push(
      `${way}: a trap after ${stops
        .slice(-3)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  return found;
}

/** Through the whole of what is on the stage and out of it, forward and back. @returns what is wrong, in sentences */
export async function wrongByTab(page: Page, devtools: CDPSession): Promise<string[]> {
  const forward = await cross(page, devtools, false);
  const backward = await cross(page, devtools, true);
  const found = [...wrongWith(forward, 'forward'), ...wrongWith(backward, 'back')];
  if (!forward.whole) return found;
  const missed = (from: readonly Stop[], by: readonly Stop[]): Stop[] =>
    from.filter(({ id }) => !by.some((each) => each.id === id));
  found.push(...missed(forward.stops, backward.stops).map(({ name }) => `not reached on the way back: ${name}`));
  found.push(...missed(backward.stops, forward.stops).map(({ name }) => `reached on the way back only: ${name}`));
  return found;
}

/** Whether a dialog covers the page. */
export function isModal(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as Here).sight.all().some((element) => element.matches('dialog:modal')));
}

/** Milliseconds after which a dialog that closed has given the focus back. */
const GIVEN_BACK = 2000;

/**
 * Round and round in an open dialog, then out of it by Escape.
 * @returns what is wrong, in sentences
 */
export async function wrongInDialog(page: Page, devtools: CDPSession): Promise<string[]> {
  const controls = await page.evaluate(() => {
    const here = globalThis as Here;
    here.stops = [];
    return here.sight.focusable().filter((element) => element.matches('dialog *') || element.closest('[slot]') !== null).length;
  });
  await press(devtools, 2 * (controls + FEW));
  const stops = await page.evaluate(() => (globalThis as Here).stops);
  const found = stops.filter(({ id, inDialog }) => id !== '' && !inDialog).map(({ name }) => `outside of the dialog: ${name}`);
  found.push(...stops.flatMap(({ name, wrong }) => wrong.map((each) => `${each}: ${name}`)));
  if (!stops.some(({ id }) => id !== '')) found.push('nothing in the dialog has the focus');
  await press(devtools, 1, { key: 'Escape', code: 27 });
  if (await isModal(page)) found.push('Escape does not close the dialog');
  const isBack = (): boolean => document.activeElement !== null && document.activeElement !== document.body;
  await page.waitForFunction(isBack, null, { timeout: GIVEN_BACK }).catch(() => found.push('the focus is lost after Escape'));
  return [...new Set(found)];
}
