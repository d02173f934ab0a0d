import type { BrowserLauncher } from '@web/test-runner-core';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DrivenPage, MouseOptions } from './driven-page.ts';
import { spawnTied, untie } from './tied.ts';

/** WebKitGTK's driver, and the virtual screen it needs where there is none. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly screen: string | undefined;
}

/** Finds WebKitGTK's driver; undefined where it, or a screen to draw on, is not there. */
export function findWebKit(env: Readonly<Record<string, string | undefined>> = process.env): WebKitPrograms | undefined {
  const find = (name: string): string | undefined =>
    (env['PATH'] ?? '')
      .split(delimiter)
      .map((place) => join(place, name))
      .find(existsSync);
  const driver = find('WebKitWebDriver');
  const screen = env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? undefined : find('Xvfb');
  return driver && (screen || env['DISPLAY'] || env['WAYLAND_DISPLAY']) ? { driver, screen } : undefined;
}

interface Stroke {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

/** W3C WebDriver 17.4.4. */
type Gesture =
  | { readonly type: 'pointerMove'; readonly x: number; readonly y: number; readonly origin: 'viewport'; readonly duration: 0 }
  | { readonly type: 'pointerDown' | 'pointerUp'; readonly button: number };

/** WebDriver's code points for keys that write nothing (W3C WebDriver 17.4.2). */
const namedKeys: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function keyValue(key: string): string {
  const value = namedKeys[key] ?? key;
  if ([...value].length !== 1) throw new Error(`WebDriver knows no key named ${key}.`);
  return value;
}

function buttonOf({ button = 'left' }: MouseOptions): number {
  return ['left', 'middle', 'right'].indexOf(button);
}

/**
 * Drives WebKitGTK for the test runner by the W3C WebDriver protocol: one fresh browser for each test file, hence an empty storage,
 * one at a time, as its driver takes no more.
 */
export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  /** The runner's commands ask by this name for a page with a keyboard and a viewport, which `getPage` gives. */
  readonly type = 'puppeteer';
  readonly concurrency = 1;
  readonly #programs: WebKitPrograms;
  readonly #children: ChildProcess[] = [];
  readonly #open = new Map<string, { id: string; url: string }>();
  #address = '';
  #hasSaid = false;

  constructor(programs: WebKitPrograms) {
    this.#programs = programs;
  }

  async initialize(): Promise<void> {
    const env = { ...process.env };
    if (this.#programs.screen) {
      // A screen begins anew once nobody is there any more, and meanwhile turns away who comes: the next browser would end before it
      // began, and its driver wait for it for good.
      const asked = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
      const screen = spawnTied(this.#programs.screen, asked, { beyond: ['pipe'] });
      this.#children.push(screen);
      env['DISPLAY'] = `:${(await firstLine(screen)).trim()}`;
    }
    const port = await freePort();
    this.#children.push(spawnTied(this.#programs.driver, [`--port=${port}`], { env }));
    this.#address = `http://127.0.0.1:${port}`;
    for (let attempt = 0; !(await this.#answers()); attempt += 1) {
      if (attempt === 100) throw new Error('WebKitWebDriver does not answer.');
      await pause(100);
    }
  }

  async startSession(sessionId: string, url: string): Promise<void> {
    const { sessionId: id, capabilities } = (await this.#call('POST', '/session', {
      capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    // Only a browser that was started says which it is.
    if (!this.#hasSaid) process.stdout.write(`WebKitGTK ${capabilities.browserVersion}\n`);
    this.#hasSaid = true;
    this.#open.set(sessionId, { id, url });
    await this.#call('POST', `/session/${id}/url`, { url });
  }

  startDebugSession(sessionId: string, url: string): Promise<void> {
    return this.startSession(sessionId, url);
  }

  isActive(sessionId: string): boolean {
    return this.#open.has(sessionId);
  }

  getBrowserUrl(sessionId: string): string | undefined {
    return this.#open.get(sessionId)?.url;
  }

  /** What the commands `sendKeys`, `sendMouse` and `setViewport` need of a page. WebKitGTK's driver cannot emulate media, nor a user agent. */
  getPage(sessionId: string): DrivenPage {
    const id = this.#open.get(sessionId)?.id;
    if (!id) throw new Error('This page is closed.');
    const call = (path: string, body: object): Promise<unknown> => this.#call('POST', `/session/${id}${path}`, body);
    const strike = async (...strokes: readonly Stroke[]): Promise<void> => {
      await call('/actions', { actions: [{ type: 'key', id: 'keyboard', actions: strokes }] });
    };
    const move = (...actions: readonly Gesture[]): Promise<unknown> =>
      call('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    const to = (x: number, y: number): Gesture => ({ type: 'pointerMove', x, y, origin: 'viewport', duration: 0 });
    const innerSize = async (): Promise<[number, number]> =>
      (await call('/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] })) as [number, number];
    const struck = (key: string): readonly Stroke[] => [
      { type: 'keyDown', value: keyValue(key) },
      { type: 'keyUp', value: keyValue(key) },
    ];
    return {
      keyboard: {
        type: (text) => strike(...[...text].flatMap(struck)),
        press: (key) => strike(...struck(key)),
        down: (key) => strike({ type: 'keyDown', value: keyValue(key) }),
        up: (key) => strike({ type: 'keyUp', value: keyValue(key) }),
      },
      mouse: {
        move: async (x, y) => void (await move(to(x, y))),
        down: async (options) => void (await move({ type: 'pointerDown', button: buttonOf(options) })),
        up: async (options) => void (await move({ type: 'pointerUp', button: buttonOf(options) })),
        click: async (x, y, options) => {
          const button = buttonOf(options);
          await move(to(x, y), { type: 'pointerDown', button }, { type: 'pointerUp', button });
        },
        reset: async () => void (await move({ type: 'pointerUp', button: buttonOf({}) }, to(0, 0))),
      },
      async setViewport({ width, height }) {
        await call('/window/rect', { width, height });
        const inside = await innerSize();
        // The window has edges of its own: what they took is given back.
        await call('/window/rect', { width: 2 * width - inside[0], height: 2 * height - inside[1] });
        const [reached] = await innerSize();
        if (reached > width)
          throw new Error(`WebKitGTK's window is never narrower than ${reached} px: put what you test in a narrow element.`);
      },
    };
  }

  async stopSession(sessionId: string): Promise<object> {
    const open = this.#open.get(sessionId);
    this.#open.delete(sessionId);
    if (open) await this.#call('DELETE', `/session/${open.id}`);
    return {};
  }

  async stop(): Promise<void> {
    for (const sessionId of [...this.#open.keys()]) await this.stopSession(sessionId);
    for (const child of this.#children.reverse()) await untie(child);
  }

  async #answers(): Promise<boolean> {
    return this.#call('GET', '/status').then(
      () => true,
      () => false,
    );
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#address + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKitWebDriver: ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code ?? 'a signal'}.`)));
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
