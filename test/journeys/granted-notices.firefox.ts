/**
 * The browser's own notices where the browser really allows them: a Firefox whose profile says yes to sites, its tabs hidden by the one in
 * front. (npm's Chromium has none to give: its build denies them whatever it is told.)
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { puppeteerCore } from '@web/test-runner-chrome';
import { needFirefox } from '../../scripts/browser.ts';
import { serve, type Served } from '../../scripts/serve.ts';
import type { Session } from '../../src/backends/backend.ts';
import type { Command } from '../../src/domain/commands.ts';
import { until } from '../conformance/assert.ts';

type Page = puppeteerCore.Page;

/** A desk as scripts of its page see it. */
type Desk = HTMLElement & { readonly session: Session | undefined };

interface Shown {
  readonly title: string;
  readonly body: string;
}

/** Writes down, in a page, what the browser says that it has shown. */
function note(): void {
  const shown: Notification[] = [];
  class Noted extends Notification {
    constructor(title: string, options: NotificationOptions = {}) {
      super(title, options);
      this.addEventListener('show', () => shown.push(this));
    }
  }
  Object.assign(globalThis, { Notification: Noted, shown });
}

describe('notices of a browser that allows them', { timeout: 180_000 }, () => {
  let served: Served;
  let browser: puppeteerCore.Browser;
  before(async () => {
    served = await serve();
  });
  after(() => served.close());
  beforeEach(async () => {
    browser = await puppeteerCore.launch({
      browser: 'firefox',
      executablePath: needFirefox().path,
      headless: true,
      extraPrefsFirefox: {
        // What a person presses, once, in the window that asks.
        'permissions.default.desktop-notification': 1,
        'dom.webnotifications.requireuserinteraction': false,
        // Shown by itself, since a machine without a desktop has nothing that shows them.
        'alerts.useSystemBackend': false,
      },
    });
  });
  afterEach(() => browser.close());

  async function tab(person: string): Promise<Page> {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(note);
    await page.goto(`${served.url}demo/course.html?person=${person}`);
    await until(
      () => page.evaluate(() => document.querySelector<Desk>('guichet-desk')?.session !== undefined),
      `${person} is let in`,
    );
    return page;
  }

  const run = (page: Page, batch: readonly Command[]): Promise<void> =>
    page.evaluate(async (commands) => {
      await document.querySelector<Desk>('guichet-desk')?.session?.run(commands as Command[]);
    }, batch as never);

  /** Léa's ticket, in two tabs that asked for notices, and the team's tab in front of both. */
  async function lived(asks: boolean): Promise<{ readonly tabs: readonly Page[]; readonly team: Page; readonly ticket: string }> {
    const first = await tab('lea');
    const ticket = crypto.randomUUID();
    const [service, category] = await first.evaluate(() => {
      const service = document.querySelector<Desk>('guichet-desk')?.session?.desk.services[0];
      return [service?.id, service?.categories[0]?.id];
    });
    const summary = 'Le dépôt du devoir 3 est refusé';
    await run(first, [{ do: 'file', id: crypto.randomUUID(), ticket, service, category, summary, description: '' } as Command]);
    await first.evaluate(async (tab) => {
      await document.querySelector<Desk>('guichet-desk')?.session?.savePreferences({ channels: { tab } });
    }, asks);
    const tabs = [first, await tab('lea')];
    const team = await tab('user');
    await team.bringToFront();
    for (const page of tabs) await until(() => page.evaluate(() => document.hidden), 'it is hidden');
    return { tabs, team, ticket };
  }

  async function happens(team: Page, ticket: string): Promise<void> {
    await run(team, [{ do: 'take', id: crypto.randomUUID(), ticket } as Command]);
    const question = { id: crypto.randomUUID(), text: 'Quel navigateur utilisez-vous ?', scope: 'public' };
    await run(team, [{ do: 'ask', id: crypto.randomUUID(), ticket, comment: question } as Command]);
  }

  const shownIn = (page: Page): Promise<readonly Shown[]> =>
    page.evaluate(() =>
      (globalThis as unknown as { shown: readonly Notification[] }).shown.map(({ title, body }) => ({ title, body })),
    );
  /** By then what the browser is told was decided. */
  const counts = (page: Page, unread: string): Promise<void> =>
    until(async () => (await page.title()).startsWith(unread), `${unread} is counted`);

  it('shows each once, however many tabs there are, while they are hidden; pressed, it leads to its ticket', async () => {
    const { tabs, team, ticket } = await lived(true);
    assert.equal(await team.evaluate(() => Notification.permission), 'granted');
    await happens(team, ticket);
    for (const page of tabs) await counts(page, '(2)');
    const shown = async (): Promise<readonly Shown[]> => (await Promise.all(tabs.map(shownIn))).flat();
    await until(async () => (await shown()).length >= 2, 'the browser has shown them');
    const all = await shown();
    assert.equal(all.length, 2, JSON.stringify(all));
    assert.equal(new Set(all.map(({ title, body }) => title + body)).size, 2);
    const at = (await Promise.all(tabs.map(shownIn))).findIndex((shown) => shown.length > 0);
    const told = tabs[at]!;
    await told.evaluate(() => {
      (globalThis as unknown as { shown: readonly Notification[] }).shown.at(-1)?.dispatchEvent(new Event('click'));
    });
    const leads = (): Promise<boolean> =>
      told.evaluate(() => {
        const detail = document.querySelector('guichet-desk')?.shadowRoot?.querySelector('guichet-ticket-detail');
        return detail?.shadowRoot?.textContent.includes('Le dépôt du devoir 3') === true;
      });
    await until(leads, 'the ticket is there');
  });

  it('shows none to whoever did not ask', async () => {
    const { tabs, team, ticket } = await lived(false);
    await happens(team, ticket);
    for (const page of tabs) await counts(page, '(');
    assert.deepEqual((await Promise.all(tabs.map(shownIn))).flat(), []);
  });
});
