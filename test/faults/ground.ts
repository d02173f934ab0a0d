/** A browser whose profile is on the disk: what survives a crash or a kill can be looked for afterwards. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { serve, type Served } from '../../scripts/serve.ts';
import { Seat } from '../journeys/seat.ts';
import { WORDS } from '../journeys/words.ts';
import { engine, isFirefox } from '../run/engine.ts';

/** Milliseconds that anything on screen may take to come, and that a whole row may take. */
const PATIENCE = 10_000;
const ROW = 90_000;

export class Ground {
  #served: Served | undefined;
  #profile = '';
  #context: BrowserContext | undefined;

  get context(): BrowserContext {
    assert.ok(this.#context, 'the browser is open');
    return this.#context;
  }

  /** Where `dist/` is served; it ends with a slash. */
  get url(): string {
    return this.#served?.url ?? '';
  }

  async open(): Promise<void> {
    this.#served = await serve();
    this.#profile = await mkdtemp(join(tmpdir(), 'guichet-faults-'));
    await this.launch();
  }

  /** Starts the browser on the same profile, as one does after it died. */
  async launch(): Promise<void> {
    const { type, options } = await engine();
    this.#context = await type.launchPersistentContext(this.#profile, {
      ...options,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 900 },
    });
    this.#context.setDefaultTimeout(PATIENCE);
  }

  async close(): Promise<void> {
    await this.#context?.close();
    await this.#served?.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens the course page as somebody; several pages share what is kept. */
  async page(person: string, hash = ''): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.url}demo/course.html?person=${person}${hash === '' ? '' : `#${hash}`}`);
    return page;
  }

  async seat(person: string, hash = ''): Promise<Seat> {
    const seat = new Seat(await this.page(person, hash), WORDS.fr);
    await seat.ready();
    return seat;
  }

  /** The process that draws a page dies, and the page with it. */
  async crash(page: Page): Promise<void> {
    if (isFirefox) {
      for (const { id } of this.#processes().filter(({ args }) => args.endsWith(' tab'))) process.kill(id, 'SIGKILL');
    } else {
      const crashed = page.waitForEvent('crash');
      const devtools = await this.context.newCDPSession(page);
      devtools.send('Page.crash').catch(() => undefined);
      await crashed;
    }
    await page.close();
  }

  /** Kills the browser, every process of it, as the system does when it wants its memory back. */
  async kill(): Promise<void> {
    const main = this.#processes()[0];
    assert.ok(main, 'the browser has a process');
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    process.kill(main.id, 'SIGKILL');
    await gone;
  }

  /** The browser's own process, and those that it made. */
  #processes(): readonly Running[] {
    const all = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
      .split('\n')
      .map((line) => /^ *(\d+) +(\d+) (.*)$/u.exec(line))
      .flatMap((read) => (read ? [{ id: Number(read[1]), parent: Number(read[2]), args: read[3] ?? '' }] : []));
    const main = all.find(({ args }) => args.includes(this.#profile) && !/ (?:--type=|-contentproc)/u.test(args));
    return main ? [main, ...all.filter(({ parent }) => parent === main.id)] : [];
  }
}

interface Running {
  readonly id: number;
  readonly parent: number;
  readonly args: string;
}

/**
 * Opens a browser on the disk for a file's rows.
 * @returns what registers a row of the table of faults: its number, what happens, and what must hold
 */
export function ground(): (row: number, fault: string, holds: string, body: (at: Ground) => Promise<void>) => void {
  const at = new Ground();
  before(() => at.open());
  after(() => at.close());
  return (row, fault, holds, body) => {
    void it(`row ${row}: ${fault} → ${holds}`, { timeout: ROW }, () => body(at));
  };
}

/** How many records the desk keeps, store by store. */
export function countsIn(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('guichet');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const counts: Record<string, number> = {};
          const stores = ['tickets', 'rows', 'terms', 'events', 'commands'];
          const tx = opening.result.transaction(stores);
          for (const name of stores) {
            const counting = tx.objectStore(name).count();
            counting.onsuccess = () => (counts[name] = counting.result);
          }
          tx.oncomplete = () => {
            opening.result.close();
            resolve(counts);
          };
        };
      }),
  );
}
