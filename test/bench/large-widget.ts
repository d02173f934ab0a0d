/**
 * The list itself over a large desk, on a processor slowed four times: its first rows beside the bare store and plain DOM; a fast
 * scroll beside a hand-written window over an array of the same rows; what it holds in the page, whatever the desk holds.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { line, median, ms, times } from './sheet.ts';

const RUNS = 7;
const SLOWED = 4;
/** Frames of a fast scroll, and CSS pixels that each goes on. */
const FRAMES = 120;
const STRIDE = 1500;

async function slowed(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

/** Milliseconds that the page's own thread has worked, from now on; each asking counts from the same beginning. */
async function clock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

interface First {
  readonly list: number;
  readonly bare: number;
}

/** The first rows of the list, its desk open already; and the same rows by the bare store, drawn as plain DOM. */
async function firstRows(page: Page, database: string): Promise<First> {
  return page.evaluate(async (name) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const list = document.createElement('guichet-ticket-list');
    for (const [attribute, value] of Object.entries({
      backend: `indexeddb:${name}`,
      desk: 'aide',
      person: 'mod',
      profile: 'moderator',
    }))
      list.setAttribute(attribute, value);
    const begun = performance.now();
    document.body.replaceChildren(list);
    while ((list.shadowRoot?.querySelectorAll('tbody tr[data-ticket]').length ?? 0) === 0) await frame();
    const first = performance.now() - begun;
    list.remove();
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the database does not open'));
    });
    const start = performance.now();
    const rows = await new Promise<{ value: { ticket: { summary: string; state: string }; keys: object } }[]>(
      (resolve, reject) => {
        const index = opened.transaction('rows').objectStore('rows').index('by-changedStaff') as unknown as {
          getAllRecords(options: object): IDBRequest;
        };
        const asked = index.getAllRecords({ count: 50, direction: 'prev' });
        asked.onsuccess = () => resolve(asked.result as never);
        asked.onerror = () => reject(new Error('the rows do not come'));
      },
    );
    const table = document.createElement('table');
    for (const { value } of rows) {
      const row = table.insertRow();
      for (const said of [value.ticket.summary, value.ticket.state, ...Object.values(value.keys).map(String)].slice(0, 8))
        row.insertCell().textContent = said;
    }
    document.body.replaceChildren(table);
    table.getBoundingClientRect();
    await frame();
    opened.close();
    return { list: first, bare: performance.now() - start };
  }, database);
}

/** Draws the whole list. Until its index is made a large desk does not know how long it is: the list is then asked for anew. */
async function whole(page: Page, database: string): Promise<void> {
  const all = page.getByRole('button', { name: /^Tout afficher/u });
  for (let tries = 0; (await all.count()) === 0; tries += 1) {
    if (tries === 60) throw new Error('the list never says how long it is');
    await page.evaluate((name) => {
      document.body.innerHTML = `<guichet-ticket-list backend="indexeddb:${name}" desk="aide" person="mod" profile="moderator" view="all"></guichet-ticket-list>`;
    }, database);
    await page.locator('guichet-ticket-list tbody tr[data-ticket]').first().waitFor();
    await all.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
  await all.click();
  await page.locator('guichet-ticket-list table.windowed').waitFor();
}

interface Scrolled {
  readonly blanks: number;
  readonly cpu: number;
}

/** Scrolls so far at each frame; a frame is blank where no row, not even one that is being read, stands in the middle. */
async function scroll(page: Page): Promise<Scrolled> {
  const worked = await clock(page);
  const before = await worked();
  const blanks = await page.evaluate(
    async ({ frames, stride }) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const scroller = document.scrollingElement ?? document.body;
      scroller.scrollTop = innerHeight * 2;
      for (let quiet = 0; quiet < 30; quiet += 1) await frame();
      let blank = 0;
      for (let step = 0; step < frames; step += 1) {
        scroller.scrollTop += stride;
        await frame();
        // What stands there once this frame's own work is done.
        await new Promise((resolve) => setTimeout(resolve, 0));
        const host = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        const inner = host?.shadowRoot?.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? host;
        if (inner?.closest('tr[data-place]') === null || inner === undefined) blank += 1;
      }
      return blank;
    },
    { frames: FRAMES, stride: STRIDE },
  );
  return { blanks, cpu: (await worked()) - before };
}

/** A window over an array as one writes it by hand: rows of one height, drawn again as it scrolls. */
async function byHand(page: Page, tickets: number): Promise<void> {
  await page.evaluate((count) => {
    const HEIGHT = 60;
    const rows = Array.from({ length: count }, (_, place) => ({
      place,
      key: `TK_${place}`,
      summary: `Ticket ${place} de la salle B`,
    }));
    const table = document.createElement('table');
    table.style.setProperty('width', '100%');
    document.body.replaceChildren(table);
    const draw = (): void => {
      const from = Math.max(0, Math.floor((scrollY - 1200) / HEIGHT));
      const to = Math.min(count, Math.ceil((scrollY + innerHeight + 1200) / HEIGHT));
      const gap = (height: number): HTMLTableRowElement => {
        const row = document.createElement('tr');
        row.insertCell().style.setProperty('height', `${height}px`);
        return row;
      };
      table.replaceChildren(
        gap(from * HEIGHT),
        ...rows.slice(from, to).map(({ place, key, summary }) => {
          const row = document.createElement('tr');
          row.dataset['place'] = String(place);
          row.style.setProperty('height', `${HEIGHT}px`);
          for (const text of [key, summary, 'Ouvert', 'A. User', 'Moodle', 'hier', 'normale', '3'])
            row.insertCell().textContent = text;
          return row;
        }),
        gap((count - to) * HEIGHT),
      );
    };
    let asked = false;
    addEventListener('scroll', () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        draw();
      });
    });
    draw();
  }, tickets);
}

interface Held {
  readonly nodes: number;
  readonly megabytes: number;
}

/** What the page holds after the list was scrolled to its middle. */
async function held(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(async () => {
    const scroller = document.scrollingElement ?? document.body;
    scroller.scrollTop = scroller.scrollHeight / 2;
    for (let quiet = 0; quiet < 60; quiet += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  return page.evaluate(() => {
    const nodes = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce((sum, each) => sum + 1 + (each.shadowRoot === null ? 0 : nodes(each.shadowRoot)), 0);
    const { usedJSHeapSize } = (performance as unknown as { memory: { usedJSHeapSize: number } }).memory;
    return { nodes: nodes(document), megabytes: usedJSHeapSize / 1e6 };
  });
}

/**
 * Measures the list in pages of one origin.
 * @param url of a page that has the elements
 * @param desks databases there, each with so many tickets; the last is the large one
 */
export async function measureWidget(context: BrowserContext, url: string, desks: ReadonlyMap<string, number>): Promise<void> {
  const [database, tickets] = [...desks].at(-1) ?? ['', 0];
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(url);
  await slowed(page);
  const firsts: First[] = [];
  // The first of them fetches the code and opens the desk.
  for (let run = 0; run <= RUNS; run += 1) firsts.push(await firstRows(page, database));
  const [list, bare] = (['list', 'bare'] as const).map((name) => median(firsts.slice(1).map((each) => each[name])));
  const ratio = (list ?? Number.NaN) / (bare ?? Number.NaN);
  line({
    what: `list of ${tickets} in IndexedDB: its first rows`,
    figure: `${ms(list ?? Number.NaN)}, ${times(ratio)}`,
    beside: `getAllRecords of 50 and plain DOM ${ms(bare ?? Number.NaN)}`,
    goal: '≤ 1.5 ×',
    met: ratio <= 1.5,
  });
  await whole(page, database);
  const ours = [];
  for (let run = 0; run < 3; run += 1) ours.push(await scroll(page));
  await byHand(page, tickets);
  const theirs = [];
  for (let run = 0; run < 3; run += 1) theirs.push(await scroll(page));
  const cpu = median(ours.map((each) => each.cpu)) / median(theirs.map((each) => each.cpu));
  const blanks = Math.max(...ours.map((each) => each.blanks));
  line({
    what: `list of ${tickets}: fast scroll, ${FRAMES} frames of ${STRIDE} px`,
    figure: `${blanks} blank, CPU ${times(cpu)}`,
    beside: `a window by hand over an array: ${Math.max(...theirs.map((each) => each.blanks))} blank`,
    goal: '0 blank, ≤ 1.3 ×',
    met: blanks === 0 && cpu <= 1.3,
  });
  await page.close();
  const holds: string[] = [];
  const found: Held[] = [];
  for (const [name, count] of desks) {
    const fresh = await context.newPage();
    fresh.setDefaultTimeout(180_000);
    await fresh.goto(url);
    await whole(fresh, name);
    const now = await held(fresh);
    found.push(now);
    holds.push(`${count}: ${now.nodes} nodes, ${now.megabytes.toFixed(0)} MB`);
    await fresh.close();
  }
  const most = Math.max(...found.map((each) => each.nodes));
  const least = Math.min(...found.map((each) => each.nodes));
  line({
    what: 'DOM nodes of the whole list, scrolled to its middle',
    figure: `${least} to ${most}`,
    beside: holds.join(' · '),
    goal: 'constant',
    met: most <= least * 1.2,
  });
}
