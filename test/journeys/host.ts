/** Pages of other people's making: what a host page says is written in the test, the library beside it is the one in `dist/`. */
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Who is there, and the desk's settings, as a page writes them in a tag. */
export const LEA = `person='{"id":"lea","name":"Léa Moreau"}'`;

/** Where `dist/` is served; it ends with a slash. */
export function origin(stage: Stage): string {
  return new URL('/', stage.address('course', 'lea')).href;
}

/** What a page of a test is made of. */
export interface Written {
  readonly head?: string;
  readonly body?: string;
  readonly lang?: string;
  /** Its Content-Security-Policy. */
  readonly policy?: string;
  /** What follows `#` in its address. */
  readonly hash?: string;
}

let written = 0;

/** Opens a page in a tab of its own, on the server of `dist/`. */
export async function openPage(stage: Stage, { head = '', body = '', lang = 'fr', policy, hash = '' }: Written): Promise<Page> {
  const page = await stage.context.newPage();
  const address = `${origin(stage)}host-${++written}.html`;
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy === undefined ? {} : { 'content-security-policy': policy },
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Une page</title>${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto(`${address}${hash}`);
  return page;
}

/** Collects what a page warns of. */
export function warningsOf(page: Page): string[] {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  return warnings;
}

/** The names of the library's scripts that are asked from now on, without what the build adds to them. */
export function scriptsOf(page: Page): Set<string> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) asked.add(pathname.slice(1));
  });
  return asked;
}
