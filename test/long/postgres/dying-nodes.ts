/**
 * Nodes on one PostgreSQL that die without a word, one every few seconds, while many write and many listen: no acknowledged command is lost,
 * none is done twice, and all hear of everything in one order.
 *
 * `GUICHET_SECONDS` says how long each story lasts.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Change, Session } from '../../../src/backends/backend.ts';
import { httpBackend } from '../../../src/http/http-backend.ts';
import { startPostgres, type Server } from '../../real/postgres-server.ts';
import { Proxy } from '../../real/proxy.ts';
import { folder, ServerProcess, tokenOf } from '../../server/process.ts';
import { filing } from '../../server/seats.ts';
import { commenting, range } from '../../server/postgres/trouble.ts';

const SECONDS = Number(process.env['GUICHET_SECONDS'] ?? 60);
/** Milliseconds between a node's coming back and the next death. */
const EVERY = 3000;
/** Milliseconds that all have to hear of the end. */
const PATIENCE = 60_000;
const TICKETS = 8;
/** As often as that one dies, however slow the machine. */
const DEATHS = 3;

interface Story {
  readonly nodes: number;
  readonly writers: number;
  readonly listeners: number;
}

/** Somebody who listens for as long as it lasts, and begins again where they are when told that it is over. */
class Ear {
  readonly cursors: string[] = [];
  readonly tickets = new Set<string>();
  lost = 0;

  constructor(session: Session, from: string) {
    const watch = (after: string): void => {
      session.watch(after, (change: Change) => {
        if (change.type === 'present') return;
        if (change.cursor !== this.cursors.at(-1)) this.cursors.push(change.cursor);
        if (change.type === 'changed') for (const ticket of change.tickets) this.tickets.add(ticket);
        if (change.type !== 'lost') return;
        this.lost += 1;
        watch(change.cursor);
      });
    };
    watch(from);
  }
}

const placeOf = (cursor: string): number => Number(cursor.split('.')[1]);

async function insisting<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { readonly kind?: string }).kind !== 'unavailable') throw error;
    }
  }
}

async function eventually(holds: () => boolean): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; !holds() && Date.now() < end;) await new Promise((resume) => setTimeout(resume, 20));
  return holds();
}

describe('nodes that are killed under load', { timeout: 3 * (SECONDS * 1000 + 2 * PATIENCE) }, () => {
  let database: Server;
  before(async () => {
    // What it acknowledged is on the disk, as at a school.
    database = await startPostgres({ durable: true, settings: { max_connections: '100' } });
  });
  after(() => database.stop());

  async function live(desk: string, { nodes: howMany, writers, listeners }: Story): Promise<void> {
    const place = folder();
    writeFileSync(join(place.path, 'database'), `${database.url}\n`);
    const environment = {
      GUICHET_DATABASE_FILE: 'database',
      GUICHET_DESKS: JSON.stringify([{ code: desk }]),
      ...Object.fromEntries(['ADDRESS', 'PERSON', 'DESK'].map((limit) => [`GUICHET_LIMITS_${limit}`, '1000000'])),
    };
    const nodes = await Promise.all(range(howMany).map(() => ServerProcess.start(place.path, environment)));
    let turn = 0;
    // A balancer that looks at nobody's health: whoever is sent to a dead node asks again.
    const balancer = await Proxy.open(() => nodes[(turn += 1) % nodes.length]?.url ?? '');
    const sessions: Session[] = [];
    const enter = async (sub: string, more: object = {}): Promise<Session> => {
      const backend = httpBackend({ address: balancer.url, desk });
      const session = await insisting(() => backend.connect(() => Promise.resolve(tokenOf(sub, more))));
      sessions.push(session);
      return session;
    };
    const staff = (sub: string): Promise<Session> => enter(sub, { role: 'technician' });
    try {
      const first = await staff('first');
      const tickets = range(TICKETS).map((n) => filing(`Ticket ${n}`));
      for (const each of tickets) await first.run([each]);
      const from = first.cursor;
      const hands = await Promise.all(range(writers).map((n) => staff(`writer ${n}`)));
      const ears: Ear[] = [];
      for (const n of range(listeners)) ears.push(new Ear(await staff(`ear ${n}`), from));

      let isOver = false;
      let deaths = 0;
      const dying = (async () => {
        while (!isOver) {
          const at = deaths % nodes.length;
          const { port } = new URL(nodes[at]?.url ?? '');
          await nodes[at]?.end('SIGKILL');
          deaths += 1;
          nodes[at] = await ServerProcess.start(place.path, { ...environment, GUICHET_PORT: port });
          // It lives that long at least, on however slow a machine.
          await new Promise((resume) => setTimeout(resume, EVERY));
        }
      })();
      const acknowledged = range(writers).map((): string[] => []);
      const end = Date.now() + SECONDS * 1000;
      await Promise.all(
        hands.map(async (hand, n) => {
          const { ticket } = tickets[n % TICKETS] as (typeof tickets)[number];
          for (let at = 0; Date.now() < end || deaths < DEATHS; at += 1) {
            const said = commenting(ticket, `${n}: ${at}`);
            await insisting(() => hand.run([said]));
            acknowledged[n]?.push(said.comment.text);
          }
        }),
      );
      isOver = true;
      await dying;
      const last = commenting((tickets[0] as (typeof tickets)[number]).ticket, 'la fin');
      const { cursor } = await insisting(() => first.run([last]));
      const heardAll = await eventually(() => ears.every(({ cursors }) => placeOf(cursors.at(-1) ?? '') >= placeOf(cursor)));
      assert.ok(
        heardAll,
        `${ears.filter(({ cursors }) => placeOf(cursors.at(-1) ?? '') < placeOf(cursor)).length} did not hear the end`,
      );

      // Every node tells the same, in the same order.
      const told: string[][] = [];
      for (const node of nodes) {
        const reader = await httpBackend({ address: node.url, desk }).connect(() =>
          Promise.resolve(tokenOf('first', { role: 'technician' })),
        );
        const texts: string[] = [];
        for (const { ticket } of tickets) {
          let { timeline: entries, earlier } = await reader.ticket(ticket);
          let whole = [...entries];
          while (earlier !== null) {
            ({ entries, earlier } = await reader.timeline(ticket, earlier));
            whole = [...entries, ...whole];
          }
          texts.push(...whole.flatMap(({ comments }) => comments.map(({ text }) => text)));
        }
        told.push(texts);
        await reader.close();
      }
      for (const texts of told) assert.deepEqual(texts, told[0], 'one order');
      const kept = told[0] ?? [];
      for (const [n, texts] of acknowledged.entries())
        assert.deepEqual(
          kept.filter((text) => text.startsWith(`${n}: `)),
          texts,
          `writer ${n}: all that was acknowledged, once, in its order`,
        );
      const written = acknowledged.flat().length;
      assert.equal(kept.length, written + 1);
      assert.equal(placeOf(cursor) - placeOf(from), written + 1, 'the counter has no gap');
      const busy = new Set(tickets.slice(0, Math.min(TICKETS, writers)).map(({ ticket }) => ticket));
      for (const ear of ears) {
        const places = ear.cursors.map(placeOf);
        assert.deepEqual(
          places,
          places.toSorted((one, other) => one - other),
          'heard in order',
        );
        assert.deepEqual([...ear.tickets].sort(), [...busy].sort(), 'heard of each');
      }
      const cuts = ears.reduce((sum, { lost }) => sum + lost, 0);
      console.log(
        `${howMany} nodes, ${deaths} killed in ${SECONDS} s: ${written} commands of ${writers} writers, each once; ` +
          `${listeners} listeners heard all of it in one order; told ${cuts} times to begin again`,
      );
    } finally {
      await Promise.all(sessions.map((session) => session.close()));
      await balancer.close();
      await Promise.all(nodes.map((node) => node.end('SIGKILL')));
      place.remove();
    }
  }

  it('one node alone: no acknowledged command is lost, none is done twice', () =>
    live('seul', { nodes: 1, writers: 8, listeners: 8 }));

  it('three nodes, sixteen writers, sixty who listen: one order everywhere, nothing missing', () =>
    live('trois', { nodes: 3, writers: 16, listeners: 60 }));
});
