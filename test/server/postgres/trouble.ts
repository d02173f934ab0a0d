/** A real server on a real PostgreSQL, and what stands on both ways: from the page to the server, and from the server to its database. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import type { Session } from '../../../src/backends/backend.ts';
import { offlineBackend } from '../../../src/backends/offline/index.ts';
import { httpBackend } from '../../../src/http/http-backend.ts';
import type { LineOptions } from '../../../src/http/line.ts';
import { memoryOptions } from '../../backends/offline/world.ts';
import { startPostgres, type Server } from '../../real/postgres-server.ts';
import { Proxy, Wire, type Fate } from '../../real/proxy.ts';
import { folder, ServerProcess, tokenOf } from '../process.ts';

export const range = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** What says something on a ticket. */
export const commenting = (ticket: string, words: string) =>
  ({
    do: 'comment',
    id: crypto.randomUUID(),
    ticket,
    comment: { id: crypto.randomUUID(), text: words, scope: 'public' },
  }) as const;

export async function actsOn(session: Session, ticket: string): Promise<string[]> {
  return (await session.ticket(ticket)).timeline.map(({ act }) => act);
}

/** A server in trouble, for one suite. */
export class Trouble {
  readonly #place = folder();
  readonly #sessions: Session[] = [];
  /** How long whoever asked was made to wait, each time, in milliseconds; they wait a hundredth of it. */
  readonly waits: number[] = [];
  #database: Server | undefined;
  #wire: Wire | undefined;
  #server: ServerProcess | undefined;
  #proxy: Proxy | undefined;

  /** To be called where a suite is described. */
  static of(): Trouble {
    const trouble = new Trouble();
    before(() => trouble.#begin());
    afterEach(() => trouble.#calm());
    after(() => trouble.#end());
    return trouble;
  }

  get proxy(): Proxy {
    assert.ok(this.#proxy);
    return this.#proxy;
  }

  get wire(): Wire {
    assert.ok(this.#wire);
    return this.#wire;
  }

  /** The address of the database, past the wire. */
  get database(): string {
    return this.#database?.url ?? '';
  }

  /** The server dies, and another comes in its place. */
  async replace(): Promise<void> {
    assert.ok(this.#server);
    const { port } = new URL(this.#server.url);
    await this.#server.end('SIGKILL');
    this.#server = await ServerProcess.start(this.#place.path, { GUICHET_DATABASE_FILE: 'database', GUICHET_PORT: port });
  }

  /** What becomes of the next requests to do something, in turn; the others pass. */
  fates(...next: (Fate | undefined)[]): void {
    this.proxy.rule = ({ method, path }) => (method === 'POST' && path.endsWith('/commands') ? next.shift() : undefined);
  }

  async seat(sub: string, more: object = {}, options: Partial<LineOptions> = {}): Promise<Session> {
    const session = await httpBackend(this.#line(options)).connect(() => Promise.resolve(tokenOf(sub, more)));
    this.#sessions.push(session);
    return session;
  }

  staff(options: Partial<LineOptions> = {}): Promise<Session> {
    return this.seat('user', { role: 'technician' }, options);
  }

  /** Somebody whose device keeps what is not answered. */
  async keeper(sub: string): Promise<Session> {
    const inner = httpBackend(this.#line({}));
    const session = await offlineBackend(inner, memoryOptions(`moodle:${sub}`)).connect(() => Promise.resolve(tokenOf(sub)));
    this.#sessions.push(session);
    return session;
  }

  #line(more: Partial<LineOptions>): LineOptions {
    const wait = async (milliseconds: number): Promise<void> => {
      this.waits.push(milliseconds);
      await new Promise((resume) => setTimeout(resume, milliseconds / 100));
    };
    return { address: this.proxy.url, desk: 'assistance', wait, ...more };
  }

  async #begin(): Promise<void> {
    this.#database = await startPostgres();
    const at = new URL(this.database.replace('postgres@/', 'postgres@socket/')).searchParams.get('host') ?? '';
    this.#wire = await Wire.open(join(at, '.s.PGSQL.5432'));
    writeFileSync(join(this.#place.path, 'database'), `postgresql://postgres@127.0.0.1:${this.#wire.port}/postgres\n`);
    this.#server = await ServerProcess.start(this.#place.path, { GUICHET_DATABASE_FILE: 'database' });
    this.#proxy = await Proxy.open(() => this.#server?.url ?? '');
  }

  async #calm(): Promise<void> {
    this.proxy.rule = () => undefined;
    this.wire.losesAnswerTo = () => false;
    for (const session of this.#sessions.splice(0)) await session.close();
    this.waits.length = 0;
    this.proxy.asked.length = 0;
  }

  async #end(): Promise<void> {
    await this.#proxy?.close();
    await this.#server?.end('SIGKILL');
    await this.#wire?.close();
    await this.#database?.stop();
    this.#place.remove();
  }
}
