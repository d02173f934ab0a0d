/** Sites of a test's own making, each at an origin of its own: what they say is written in the test. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import type { BrowserContext } from 'playwright-core';
import { dist } from '../../scripts/serve.ts';

/** A page of a site. */
export interface Written {
  readonly html: string;
  readonly type?: string;
  /** Its Content-Security-Policy, as a header. */
  readonly policy?: string;
}

/** A site that is up. */
export interface Site {
  /** Ends with a slash. */
  readonly url: string;
  readonly origin: string;
  /** Pages by their path, which comes before what `dist/` has under it; they may be changed while the site is up. */
  readonly pages: Map<string, Written>;
}

/** Two names of this machine: to a browser they are two sites, whose storage is apart. */
export type Name = 'localhost' | '127.0.0.1';

/**
 * Puts up a site and takes it down again, whatever happened; before that, the pages of its visitors are closed.
 * @param own whether it has the library, `dist/`, beside its pages
 */
export async function site<T>(context: BrowserContext, name: Name, own: boolean, use: (site: Site) => Promise<T>): Promise<T> {
  const pages = new Map<string, Written>();
  const files = sirv(dist, { dev: true, setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*') });
  const server = createServer((request, response) => {
    const written = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    if (written === undefined) {
      if (own) files(request, response, () => void response.writeHead(404).end());
      else response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (written.policy !== undefined) response.setHeader('Content-Security-Policy', written.policy);
    response.writeHead(200, { 'Content-Type': written.type ?? 'text/html; charset=utf-8' }).end(written.html);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `http://${name}:${(server.address() as AddressInfo).port}`;
  try {
    const done = await use({ url: `${origin}/`, origin, pages });
    for (const page of context.pages()) await page.close();
    return done;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A whole page around what a test writes. */
export function page(body: string, { head = '', html = 'lang="fr"' } = {}): Written {
  return {
    html: `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Une page</title>${head}</head><body>${body}</body></html>`,
  };
}
