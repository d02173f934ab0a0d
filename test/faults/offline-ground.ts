/** A real server, a page of another site that offers to keep something on this device, and a browser whose network can be cut. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Session } from '../../src/backends/backend.ts';
import type { Command } from '../../src/domain/commands.ts';
import { Seat } from '../journeys/seat.ts';
import { WORDS } from '../journeys/words.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { folder, ServerProcess, tokenOf } from '../server/process.ts';
import { seatAt } from '../server/seats.ts';

/** Milliseconds that anything on screen may take to come, and that a whole row may take. */
const PATIENCE = 15_000;
const ROW = 120_000;

export const KEPT = /En ligne\. Cet appareil garde/u;
export const YES = 'Oui, garder sur cet appareil';

/** Somebody before the page, by the words that they see. */
export class KeptSeat extends Seat {
  /** Waits until the line says something. */
  async stands(pattern: RegExp): Promise<void> {
    await this.desk.locator('.way > span').filter({ hasText: pattern }).first().waitFor();
  }

  /** Says that this device is theirs, and waits until all is there to go on without a network. */
  async agree(): Promise<void> {
    await this.button(YES).click();
    await this.stands(KEPT);
  }

  /** Runs commands as the widgets do; told as soon as they are done, or kept here. */
  async run(batch: readonly Command[]): Promise<void> {
    await this.desk.evaluate(
      (desk, commands) => (desk as unknown as { readonly session: Session }).session.run(commands),
      batch as never,
    );
  }

  /** Waits until nothing waits any more. */
  async arrived(timeout = PATIENCE): Promise<void> {
    const isAllSent = (): boolean => {
      const desk = document.querySelector('guichet-desk') as unknown as { readonly session?: Session };
      return desk.session?.onItsWay?.state.waiting.length === 0;
    };
    await this.page.waitForFunction(isAllSent, undefined, { timeout });
  }
}

/** A page of another site than the server's, that nothing stands on but its own files: what it is made of comes when it is read. */
function hostPage(server: string): void {
  if (location.pathname !== '/host') return;
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.lang = 'fr';
    const script = Object.assign(document.createElement('script'), { type: 'module', src: '/guichet.js' });
    const desk = document.createElement('guichet-desk');
    const who = new URLSearchParams(location.search).get('who') ?? '';
    const said = { backend: server, desk: 'assistance', 'identity-url': `/token?who=${who}`, remember: '' };
    for (const [name, value] of Object.entries(said)) desk.setAttribute(name, value);
    document.head.append(script);
    document.body.replaceChildren(desk);
  });
}

export class OfflineGround {
  readonly context: BrowserContext;
  readonly server: ServerProcess;
  readonly #url: string;

  private constructor(context: BrowserContext, server: ServerProcess, url: string) {
    this.context = context;
    this.server = server;
    this.#url = url;
    context.setDefaultTimeout(PATIENCE);
  }

  static async raise({ browser, url }: Browsing, server: ServerProcess): Promise<OfflineGround> {
    const context = await browser.newContext({
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 900 },
    });
    const at = new OfflineGround(context, server, url);
    await context.addInitScript(hostPage, `${server.url}/`);
    await context.route(`${url}token?*`, (route) => {
      const who = new URL(route.request().url()).searchParams.get('who') ?? '';
      return route.fulfill(who === 'nobody' ? { status: 401 } : { contentType: 'text/plain', body: tokenOf(who) });
    });
    return at;
  }

  async page(who: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.#url}host?who=${who}`);
    return page;
  }

  async seat(who: string): Promise<KeptSeat> {
    const seat = new KeptSeat(await this.page(who), WORDS.fr);
    await seat.ready();
    return seat;
  }

  /** Somebody elsewhere, at the same server. */
  elsewhere(who: string, more: object = {}): Promise<Session> {
    return seatAt(this.server, who, more);
  }

  cut(): Promise<void> {
    return this.context.setOffline(true);
  }

  mend(): Promise<void> {
    return this.context.setOffline(false);
  }

  /**
   * Lets the server do what a page asks next, and never lets the page hear of it.
   * @returns what tells that it was done, and what lets everything through again
   */
  async loseAnswers(page: Page): Promise<{ readonly done: Promise<void>; stop(): Promise<void> }> {
    const done = Promise.withResolvers<void>();
    const commands = `${this.server.url}/desks/*/commands`;
    await page.route(commands, async (route) => {
      await route.fetch();
      done.resolve();
    });
    return { done: done.promise, stop: () => page.unroute(commands) };
  }
}

/** @returns what registers a row of the table of faults: its number, what happens, and what must hold */
export function offlineGround(
  environment: Readonly<Record<string, string>> = {},
  patience = ROW,
): (row: number, fault: string, holds: string, body: (at: OfflineGround) => Promise<void>) => void {
  const place = folder();
  let browsing: Browsing | undefined;
  let server: ServerProcess | undefined;
  before(async () => {
    browsing = await browse();
    server = await ServerProcess.start(place.path, { GUICHET_ORIGINS: new URL(browsing.url).origin, ...environment });
  });
  after(async () => {
    await browsing?.close();
    await server?.end('SIGKILL');
    place.remove();
  });
  return (row, fault, holds, body) => {
    void it(`row ${row}: ${fault} → ${holds}`, { timeout: patience }, async () => {
      assert.ok(browsing && server, 'browser and server are open');
      const at = await OfflineGround.raise(browsing, server);
      try {
        await body(at);
      } finally {
        await at.context.close();
      }
    });
  };
}

/** The tickets that somebody reads, by summary. */
export async function tickets(
  session: Session,
  summary: string,
): Promise<readonly { readonly id: string; readonly key: string | null }[]> {
  const { rows } = await session.tickets({ limit: 200 });
  return rows.filter((row) => row.summary === summary);
}

/** What was done to a ticket, in order. */
export async function acts(session: Session, ticket: string): Promise<readonly string[]> {
  return (await session.ticket(ticket)).timeline.map(({ act }) => act);
}

export const TECHNICIAN = { role: 'technician' } as const;
export const ADMINISTRATOR = { role: 'administrator' } as const;

export const commenting = (ticket: string, text: string): Command => ({
  do: 'comment',
  id: crypto.randomUUID(),
  ticket,
  comment: { id: crypto.randomUUID(), text, scope: 'public' },
});
