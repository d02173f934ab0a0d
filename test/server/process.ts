/** A server as a school runs it: a process of its own, on a socket of its own, told things by its command line and environment alone. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AUDIENCE, CLAIMS, SECRET, sharedToken } from './identity/signing.ts';

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** What every server of the tests is told: an issuer that the tests sign for. */
export const SETTINGS: Environment = {
  GUICHET_PORT: '0',
  GUICHET_ISSUERS: JSON.stringify([
    {
      code: 'moodle',
      iss: CLAIMS.iss,
      audience: AUDIENCE,
      algorithms: ['HS256'],
      keys: { secrets: [SECRET] },
      people: {
        profiles: [
          { claim: 'role', is: 'technician', profile: 'technician' },
          { claim: 'role', is: 'administrator', profile: 'functional-admin' },
        ],
      },
    },
  ]),
};

/** A token of somebody, as their platform signs it now. */
export function tokenOf(sub: string, more: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  return sharedToken({ sub, name: sub, iat: now, exp: now + 300, jti: crypto.randomUUID(), ...more });
}

/** The environment of a command: nothing of the tests' own, but for where programs are. */
const surrounding = (environment: Environment) => ({ PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', ...environment });

/** A folder for one suite. */
export function folder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guichet-server-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What a command that ends by itself says. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs a command to its end. */
export function command(args: readonly string[], cwd: string, environment: Environment = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-deprecation', MAIN, ...args], {
    cwd,
    env: surrounding(environment),
    encoding: 'utf8',
  });
  return { code: status, said: stdout, complained: stderr };
}

/** A request, with what JSON its body is and whose token it carries. */
export interface Asked extends Omit<RequestInit, 'body'> {
  readonly token?: string | undefined;
  readonly body?: unknown;
}

/** A server that runs. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #reading: Interface;
  readonly #lines: string[];
  readonly #said: string[];
  readonly #exit: Promise<number | null>;

  private constructor(
    child: ChildProcess,
    reading: Interface,
    url: string,
    lines: string[],
    said: string[],
    exit: Promise<number | null>,
  ) {
    this.#child = child;
    this.#reading = reading;
    this.url = url;
    this.#lines = lines;
    this.#said = said;
    this.#exit = exit;
  }

  /** Starts one on a folder. @throws it ended before it listened, with what it said */
  static async start(cwd: string, environment: Environment = {}, args: readonly string[] = []): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--no-deprecation', MAIN, 'serve', ...args], {
      cwd,
      env: surrounding({ ...SETTINGS, ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [lines, said]: [string[], string[]] = [[], []];
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    const exit = once(child, 'exit').then(([code]) => code as number | null);
    const reading = createInterface({ input: child.stdout });
    const listening = new Promise<number>((resolve) => {
      reading.on('line', (line) => {
        lines.push(line);
        const { msg, port } = JSON.parse(line) as { readonly msg: string; readonly port?: number };
        if (msg === 'listening' && port !== undefined) resolve(port);
      });
    });
    // The link of its administrator is said after that.
    const ready = new Promise<void>((resolve) => {
      child.stderr.on('data', () => {
        if (said.join('').includes('Guichet answers at')) resolve();
      });
    });
    const port = await Promise.race([
      Promise.all([listening, ready]).then(([where]) => where),
      exit.then((code) => {
        throw new Error(`ended with ${code}: ${said.join('')}`);
      }),
    ]);
    return new ServerProcess(child, reading, `http://127.0.0.1:${port}`, lines, said, exit);
  }

  /** Its log, line by line. */
  get log(): readonly string[] {
    return this.#lines;
  }

  /** Waits for a line of its log. */
  async logged(pattern: RegExp): Promise<void> {
    while (!this.#lines.some((line) => pattern.test(line))) await once(this.#reading, 'line');
  }

  /** What it said to whoever started it. */
  get said(): string {
    return this.#said.join('');
  }

  /** Asks it something. */
  ask(path: string, { token, body, ...init }: Asked = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      ...(body === undefined ? {} : { method: init.method ?? 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  }

  /** Sends it a signal and waits for its end. @returns the code that it ended with */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return this.#exit;
  }
}
