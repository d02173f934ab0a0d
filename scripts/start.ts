import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { serveDemo } from './demo-server.ts';
import { root } from './elements.ts';
import { dist } from './serve.ts';

/** Tickets of each desk at the first start. */
const TICKETS = 60;

if (!buildIfStale()) process.exit(1);

/** Starts on the first free port from one on. */
async function onNextFree(first: number) {
  for (let port = first; port < first + 100; port += 1) {
    try {
      return await serveDemo({ folder: join(root, 'guichet-data'), port, tickets: TICKETS });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No free port from ${first} to ${first + 99}: set PORT to one.`);
}

console.log('Starting the server (the first time, its database is made and filled: half a minute) …');
const running = await onNextFree(Number(process.env['PORT'] ?? 8080));
const url = `${running.url}/`;
console.log(`Guichet's demonstration: ${url}demo/`);
for (const page of globSync('*.html', { cwd: `${dist}/demo` }).sort()) {
  if (page !== 'index.html') console.log(`  ${url}demo/${page}`);
}
console.log('Tickets are on this server: open a page in two browsers, as two people. In the page alone: ?place=page');
console.log('Stop with Ctrl+C. What was done is kept in guichet-data/.');
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await running.stop();
