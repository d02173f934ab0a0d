import type { BrowserLauncher } from '@web/test-runner-core';
import { puppeteerCore } from '@web/test-runner-chrome';
import type { DrivenPage } from './driven-page.ts';

type Browser = puppeteerCore.Browser;

type Size = Parameters<DrivenPage['setViewport']>[0];

/** What Firefox 140 says where it is told, with the size, which way the screen is held: it knows how to do the one, and not the other. */
const HOLDS_NO_SCREEN = 'unknown command emulation.setScreenOrientationOverride';

/** Gives a page its size, also where a Firefox knows nothing more of a screen. */
async function resize(page: puppeteerCore.Page, { width, height }: Size): Promise<void> {
  try {
    await page.setViewport({ width, height });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes(HOLDS_NO_SCREEN))) throw error;
    await page.waitForFunction((wide, high) => innerWidth === wide && innerHeight === high, {}, width, height);
  }
}

interface Open {
  readonly browser: Browser;
  readonly page: puppeteerCore.Page;
}

/**
 * Drives Firefox for the test runner: a page of its own for each test file, hence an empty storage, in a browser where no other page
 * hides it. A Firefox gives keys to its own buttons once a Tab has left the page, and only a new page gets them back by itself.
 */
export class FirefoxLauncher implements BrowserLauncher {
  readonly name = 'Firefox';
  readonly type = 'puppeteer';
  readonly #program: string;
  readonly #browsers: Promise<Browser>[] = [];
  readonly #idle: Browser[] = [];
  readonly #open = new Map<string, Open>();

  /** @param program the path of Firefox */
  constructor(program: string) {
    this.#program = program;
  }

  async startSession(sessionId: string, url: string): Promise<void> {
    const browser = this.#idle.pop() ?? (await this.#start());
    const page = await (await browser.createBrowserContext()).newPage();
    this.#open.set(sessionId, { browser, page });
    // The runner has a clock of its own; this one only gives up on a file that a busy machine is slow to load.
    page.setDefaultNavigationTimeout(0);
    await resize(page, { width: 800, height: 600 });
    await page.goto(url);
  }

  startDebugSession(sessionId: string, url: string): Promise<void> {
    return this.startSession(sessionId, url);
  }

  isActive(sessionId: string): boolean {
    return this.#open.has(sessionId);
  }

  getBrowserUrl(sessionId: string): string | undefined {
    return this.#open.get(sessionId)?.page.url();
  }

  /** What the runner's commands need of a page. */
  getPage(sessionId: string): DrivenPage {
    const page = this.#open.get(sessionId)?.page;
    if (!page) throw new Error('This page is closed.');
    const { keyboard, mouse } = page;
    // A test before this one may have left the page by Tab.
    const inThePage = async (act: () => Promise<void>): Promise<void> => {
      await page.evaluate(() => {
        if (!document.hasFocus()) window.focus();
      });
      await act();
    };
    return {
      keyboard: {
        type: (text) => inThePage(() => keyboard.type(text)),
        press: (key) => inThePage(() => keyboard.press(key as puppeteerCore.KeyInput)),
        down: (key) => inThePage(() => keyboard.down(key as puppeteerCore.KeyInput)),
        up: (key) => keyboard.up(key as puppeteerCore.KeyInput),
      },
      mouse,
      setViewport: (size) => resize(page, size),
    };
  }

  async stopSession(sessionId: string): Promise<object> {
    const open = this.#open.get(sessionId);
    this.#open.delete(sessionId);
    if (!open) return {};
    await open.page.browserContext().close();
    this.#idle.push(open.browser);
    return {};
  }

  async stop(): Promise<void> {
    const started = await Promise.allSettled(this.#browsers);
    for (const each of started) if (each.status === 'fulfilled') await each.value.close();
  }

  #start(): Promise<Browser> {
    const browser = puppeteerCore.launch({
      browser: 'firefox',
      executablePath: this.#program,
      // Else a page may not take the focus back.
      extraPrefsFirefox: { 'dom.disable_window_flip': false },
    });
    this.#browsers.push(browser);
    return browser;
  }
}
