/**
 * Administration of a large desk, on a processor slowed four times: what its tickets hold of the settings is counted, and what a mode
 * would change for forty people, beside the bare rows read in the same page; how long that keeps the thread, and how soon it stops.
 */
import type { BrowserContext } from 'playwright-core';
import type { Session } from '../../src/guichet.ts';
import { line, ms, times } from './sheet.ts';

declare const large: { administer(people: number): Promise<Session>; readonly DATABASE: string };

const SLOWED = 4;
/** People whose sight a mode would change: more than are counted one by one. */
const PEOPLE = 40;

interface Cost {
  readonly took: number;
  /** Longest that the thread was kept. */
  readonly kept: number;
  readonly told: number;
  /** From the word to stop until it is stopped. */
  readonly stopped: number;
}

interface Found {
  readonly bare: number;
  readonly usage: Cost;
  readonly preview: Cost;
}

/** @param url where a desk that is filled already is at hand */
export async function measureAdministration(context: BrowserContext, url: string, count: number): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(900_000);
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(url);
  await page.waitForFunction(() => 'large' in globalThis);
  const { bare, usage, preview } = await page.evaluate(async (people): Promise<Found> => {
    const session = await large.administer(people);
    const { administration } = session;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(large.DATABASE);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the database does not open'));
    });
    const rowsAfter = (last: IDBValidKey | undefined): Promise<readonly { readonly id: string }[]> =>
      new Promise((resolve, reject) => {
        const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
        const asked = database.transaction('rows').objectStore('rows').getAll(range, 100);
        asked.onsuccess = () => resolve(asked.result as { id: string }[]);
        asked.onerror = () => reject(new Error('the rows do not come'));
      });
    const readBare = async (): Promise<void> => {
      let last: string | undefined;
      do last = (await rowsAfter(last)).at(-1)?.id;
      while (last !== undefined);
    };
    const began = performance.now();
    await readBare();
    const bareTook = performance.now() - began;

    type Asking = (patience: { readonly signal: AbortSignal; readonly onProgress: () => void }) => Promise<unknown>;
    const cost = async (ask: Asking): Promise<Cost> => {
      let kept = 0;
      let told = 0;
      let last = performance.now();
      const beat = setInterval(() => {
        const now = performance.now();
        kept = Math.max(kept, now - last);
        last = now;
      }, 4);
      const start = performance.now();
      await ask({ signal: new AbortController().signal, onProgress: () => void (told += 1) });
      const took = performance.now() - start;
      clearInterval(beat);
      const stop = new AbortController();
      let asked = 0;
      let steps = 0;
      const onProgress = (): void => {
        steps += 1;
        if (steps !== 10) return;
        asked = performance.now();
        stop.abort();
      };
      await ask({ signal: stop.signal, onProgress }).catch(() => undefined);
      return { took, kept, told, stopped: performance.now() - asked };
    };
    const found = {
      bare: bareTook,
      usage: await cost((patience) => administration.usage(patience)),
      preview: await cost((patience) =>
        administration.preview([{ do: 'apply-mode', id: crypto.randomUUID(), mode: 'support' }], patience),
      ),
    };
    database.close();
    await session.close();
    return found;
  }, PEOPLE);
  for (const [what, { took, kept, told, stopped }] of [
    ['what tickets hold of the settings, counted', usage],
    [`what a mode would change for ${PEOPLE} people`, preview],
  ] as const)
    line({
      what: `${what}, at ${count}`,
      figure: ms(took),
      beside: `${times(took / bare)} the bare rows (${ms(bare)}); told ${told} times; stopped in ${ms(stopped)}; thread kept ${ms(kept)}`,
    });
  await page.close();
}
