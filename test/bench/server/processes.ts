/** Processes of a measure: the server as a school runs it, and a bare route that passes the same statements to the same database. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DESK } from './templates.ts';
import { SETTINGS } from '../../server/process.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface Process {
  readonly url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once it answers. @throws it ended before */
async function answers(url: string, child: ChildProcess, path: string): Promise<void> {
  for (;;) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`it ended with ${ended}`);
    const isThere = await fetch(url + path).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function start(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  path: string,
): Promise<Process> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--no-deprecation', here(file), ...args], {
    env: { PATH: process.env['PATH'], ...environment, GUICHET_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child, path);
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A server on a database, which lets one person ask as often as they like. */
export function startServer(database: string, folder: string): Promise<Process> {
  const limits = { GUICHET_LIMITS_PERSON: '1000000', GUICHET_LIMITS_DESK: '10000000' };
  const own = {
    GUICHET_FOLDER: folder,
    GUICHET_DATABASE: database,
    GUICHET_DESKS: JSON.stringify([{ code: DESK }]),
    GUICHET_LOG: 'error',
  };
  return start('../../../src/server/main.ts', ['serve'], { ...SETTINGS, ...own, ...limits }, '/ready');
}

export function startBare(database: string): Promise<Process> {
  return start('bare.ts', [], { BARE_DATABASE: database }, '/');
}
