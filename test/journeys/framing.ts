/** Pages that show a widget in a frame, for the stories about them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { dist } from '../../scripts/serve.ts';
import { page as written, site, type Site } from './site.ts';
import type { Stage } from './stage.ts';

/** Who is there, on the script’s tag. */
export const PERSON = `data-person='{"id":"lea","name":"Léa Moreau"}'`;

/** The tickets' site, whose frame lets some pages show it, and a page's site. */
export async function twoSites(stage: Stage, use: (tickets: Site, school: Site) => Promise<void>): Promise<void> {
  await site(stage.context, '127.0.0.1', true, (tickets) =>
    site(stage.context, 'localhost', false, async (school) => {
      allow(tickets, school.origin);
      await use(tickets, school);
    }),
  );
}

/** Has the frame of the tickets’ site, and its header, name the pages that may show it. */
export function allow(tickets: Site, ...hosts: string[]): void {
  const html = readFileSync(join(dist, 'frame.html'), 'utf8')
    .replace('data-hosts=""', `data-hosts="${hosts.join(' ')}"`)
    .replace('./{desk}.json', '/demo/desk-{desk}.json');
  tickets.pages.set('/frame.html', { html, policy: `frame-ancestors ${hosts.join(' ')}` });
}

/** What a test changes of the page around a frame. */
export interface Around {
  readonly widget?: string;
  readonly said?: string;
  readonly head?: string;
  readonly html?: string;
  readonly before?: string;
  readonly search?: string;
  readonly hash?: string;
  readonly classic?: boolean;
}

/** Opens a page of the school with a link that becomes a frame. */
export async function visit(stage: Stage, tickets: Site, school: Site, around: Around = {}): Promise<Page> {
  const {
    widget = 'ticket-form&amp;service=moodle',
    said = PERSON,
    head = '',
    html = 'lang="fr"',
    before = '',
    search = '',
    hash = '',
    classic = false,
  } = around;
  const link = `<p><a class="guichet-frame" href="${tickets.url}frame.html?desk=support&amp;widget=${widget}">Support</a></p>`;
  const script = classic
    ? `<script src="${tickets.url}guichet-frame.iife.js" ${said}></script>`
    : `<script type="module" src="${tickets.url}guichet-frame.js" ${said}></script>`;
  school.pages.set('/page.html', {
    ...written(`<h1>Cours</h1>${before}${link}`, { head: `${head}${script}`, html }),
    policy: `default-src 'none'; script-src ${tickets.origin} 'unsafe-inline'; frame-src ${tickets.origin}; style-src 'self' 'unsafe-inline'`,
  });
  const page = await stage.context.newPage();
  await page.goto(`${school.url}page.html${search}${hash}`);
  return page;
}

/** The document of a page’s frame. */
export function inside(page: Page): FrameLocator {
  return page.locator('guichet-frame').locator('iframe').contentFrame();
}
