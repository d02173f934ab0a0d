/** A browser of one's own for each story: its tabs share their storage, nothing else does, and nothing may go wrong unseen. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { browse, type Browsing } from '../run/browsing.ts';
import { Seat } from './seat.ts';
import { WORDS } from './words.ts';

/** The three host pages. */
export type Host = 'course' | 'portal' | 'intranet';

/** Milliseconds that anything on screen may take to come, and that a whole story may take. */
const PATIENCE = 10_000;
const STORY = 60_000;

export interface Asked {
  readonly lang?: 'fr' | 'en';
  /** What follows `#` in the address. */
  readonly hash?: string;
}

export class Stage {
  readonly context: BrowserContext;
  readonly #url: string;
  /** What went wrong on any page: an error that nobody caught, or one written to the console. */
  readonly troubles: string[] = [];

  private constructor(context: BrowserContext, url: string) {
    this.context = context;
    this.#url = url;
    context.setDefaultTimeout(PATIENCE);
    context.on('weberror', (error) => this.troubles.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(message.text());
    });
  }

  /** @param options what kind of visitor: `viewport`, `hasTouch` … */
  static async raise(browsing: Browsing, options: BrowserContextOptions = {}): Promise<Stage> {
    const usual = { locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 900 } };
    return new Stage(await browsing.browser.newContext({ ...usual, ...options }), browsing.url);
  }

  /** The address of a host page as one of its people. */
  address(host: Host, person: string, { lang = 'fr', hash }: Asked = {}): string {
    const address = new URL(`demo/${host}.html`, this.#url);
    address.searchParams.set('person', person);
    if (lang !== 'fr') address.searchParams.set('lang', lang);
    if (hash !== undefined) address.hash = hash;
    return address.href;
  }

  /** Sits somebody down before a host page, in a tab of its own. */
  async seat(host: Host, person: string, asked: Asked = {}): Promise<Seat> {
    const page: Page = await this.context.newPage();
    const seat = new Seat(page, WORDS[asked.lang ?? 'fr']);
    await page.goto(this.address(host, person, asked));
    await seat.ready();
    return seat;
  }

  /** Where the tabs stand, as pictures for whoever looks for what went wrong. */
  async #photograph(name: string): Promise<string> {
    const folder = join(tmpdir(), 'guichet-journeys');
    mkdirSync(folder, { recursive: true });
    const stem = name.replaceAll(/\W+/gu, '-').slice(0, 60);
    const taken = this.context.pages().map(async (page, index) => {
      const path = join(folder, `${stem}-${index + 1}.png`);
      await page.screenshot({ path, fullPage: true });
      return path;
    });
    return (await Promise.allSettled(taken))
      .map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))
      .join(', ');
  }

  /** Lives a story, and closes whatever happens. @throws what it threw, or that a page had an error */
  async play(name: string, story: (stage: Stage) => Promise<void>): Promise<void> {
    try {
      await story(this);
    } catch (error) {
      const seen = await this.#photograph(name);
      await this.context.close();
      throw new Error(`${name}: pictures in ${seen}; errors of the pages: ${this.troubles.join(' | ') || 'none'}`, {
        cause: error,
      });
    }
    // What was still being fetched when the pages are closed fails by that, and is no trouble of theirs.
    const troubles = [...this.troubles];
    await this.context.close();
    assert.deepEqual(troubles, [], 'no page has an error');
  }
}

/**
 * Opens the browser of a file's stories.
 * @returns what tells one: its sentence, and what happens on a stage of its own
 */
export function theatre(options: BrowserContextOptions = {}): (sentence: string, story: (stage: Stage) => Promise<void>) => void {
  let browsing: Browsing | undefined;
  before(async () => {
    browsing = await browse();
  });
  after(() => browsing?.close());
  return (sentence, story) => {
    void it(sentence, { timeout: STORY }, async () => {
      assert.ok(browsing, 'the browser is open');
      const stage = await Stage.raise(browsing, options);
      await stage.play(sentence, story);
    });
  };
}
