import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** The folder that the build fills. */
export const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** A running server: where it answers, and how to end it. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as it is, read anew at each request and kept by no cache, so that a page never shows yesterday's build.
 * @param port 0 takes any free one.
 * @param bare paths that answer with headers alone.
 * @throws {Error} with code `EADDRINUSE` when the port is taken.
 */
export async function serve(
  folder: string = dist,
  port = 0,
  bare: Readonly<Record<string, OutgoingHttpHeaders>> = {},
): Promise<Served> {
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response) => {
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      // Pages of other sites may read the library, as `docs/embed.md` asks of whoever serves it.
      response.setHeader('Access-Control-Allow-Origin', '*');
    },
  });
  const server = createServer((request, response) => {
    const headers = bare[request.url ?? ''];
    if (headers) response.writeHead(200, headers).end();
    else if (request.url === '/') response.writeHead(302, { Location: '/demo/' }).end();
    else
      files(request, response, () => {
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found');
      });
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Serves on `first`, or on the next free port among the hundred after it. */
export async function serveOnNextFree(first: number, folder: string = dist): Promise<Served> {
  for (let port = first; port < first + 100; port += 1) {
    try {
      return await serve(folder, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No free port from ${first} to ${first + 99}: set PORT to one.`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
