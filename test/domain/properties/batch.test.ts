/** A batch is all or nothing, and a command run twice changes nothing the second time (domain §3), where tickets are kept in memory. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { BackendError, Conflict } from '../../../src/backends/backend.ts';
import type { Session } from '../../../src/backends/backend.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { COMMANDS } from '../../../src/domain/commands.ts';
import type { Command, CommandName } from '../../../src/domain/commands.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import { placed } from '../../../src/domain/placing.ts';
import { PEOPLE_IDS, build, storyArbitrary, uuid } from '../arbitraries.ts';
import type { Arguments, Names, Step } from '../arbitraries.ts';
import { START } from '../store.ts';

/** Everything that anybody can see. */
async function everything(sessions: readonly Session[], tickets: readonly string[]): Promise<string> {
  const seen: unknown[] = [];
  for (const session of sessions) {
    seen.push((await session.tickets({ limit: 50, count: true })).rows);
    for (const id of tickets) {
      try {
        const { ticket, timeline } = await session.ticket(id);
        seen.push([ticket, timeline]);
      } catch (error) {
        assert.ok(error instanceof BackendError, String(error));
        seen.push(error.kind);
      }
    }
  }
  return JSON.stringify(seen);
}

async function openTo(session: Session, id: string | undefined): Promise<CommandName[]> {
  if (id === undefined) return ['file'];
  try {
    const { allowed } = await session.ticket(id);
    return COMMANDS.filter((command) => allowed[command] === true && session.can.commands.has(command));
  } catch (error) {
    assert.ok(error instanceof BackendError, String(error));
    return ['file'];
  }
}

/** Arguments with which this desk takes a new ticket, where there are some. */
function filing(step: Step, desk: Desk): Arguments {
  const places = desk.services.flatMap((service) =>
    service.categories.map((category) => ({ service: service.id, category: category.id })),
  );
  const open = places.filter(({ service, category }) => !('code' in placed(desk, service, category)));
  const place = open[step.pick % Math.max(1, open.length)] ?? { service: undefined, category: undefined };
  return { ...step.args, ...(place as Pick<Arguments, 'service' | 'category'>), flag: false, comment: false, group: undefined };
}

async function batchOf(steps: readonly Step[], session: Session, tickets: readonly string[], names: Names): Promise<Command[]> {
  const batch: Command[] = [];
  for (const step of steps) {
    const at = step.args.ticket % Math.max(1, tickets.length);
    const open = await openTo(session, tickets[at]);
    const going = open.filter((name) => !['file', 'erase', 'cancel', 'settle'].includes(name) || step.pick % 7 === 0);
    const name = step.free
      ? COMMANDS[step.pick % COMMANDS.length]
      : tickets.length < 2 && step.pick % 2 === 0
        ? 'file'
        : going[step.pick % Math.max(1, going.length)];
    if (name === undefined) continue;
    const filed = batch.flatMap((each) => (each.do === 'file' ? [each.ticket] : []));
    const args = name === 'file' ? filing(step, session.desk) : step.args;
    batch.push(build(name, { ...args, file: false, fields: {}, ticket: at }, { ...names, tickets: [...tickets, ...filed] }));
  }
  return batch;
}

describe('a batch', () => {
  it('is done whole or not at all, and once', async () => {
    const counts = { done: 0, refused: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(storyArbitrary, async ({ desk, people, steps }) => {
        let now = START;
        const backend = memoryBackend({ desk, people: Object.values(people), clock: () => now });
        const sessions: Session[] = [];
        for (const id of PEOPLE_IDS) {
          const person = people[id];
          if (person !== undefined && person.suspended !== true) sessions.push(await backend.connect(person));
        }
        const tickets: string[] = [];
        let made = 0;
        for (let at = 0; at + 1 < Math.min(steps.length, 16); at += 2) {
          const pair = steps.slice(at, at + 2);
          now = new Date(Date.parse(now) + (pair[0]?.wait ?? 1) * 60_000).toISOString();
          const session = sessions[(pair[0]?.who ?? 0) % sessions.length];
          assert.ok(session !== undefined);
          const batch = await batchOf(pair, session, tickets, { tickets, files: [], comments: [], next: () => (made += 1), now });
          if (batch.length === 0) continue;
          const known = [...tickets, ...batch.flatMap((each) => (each.do === 'file' ? [each.ticket] : []))];
          const before = await everything(sessions, known);
          try {
            await session.run(batch);
          } catch (error) {
            assert.ok(error instanceof BackendError, String(error));
            assert.equal(
              await everything(sessions, known),
              before,
              `${error.kind}: something of [${batch.map((each) => each.do)}] was done`,
            );
            counts.refused += 1;
            // The first alone would have been done: it is the batch that was not.
            if (batch.length > 1 && (error as { at?: number }).at === 1) counts.undone += 1;
            continue;
          }
          counts.done += 1;
          for (const each of batch)
            if (each.do === 'file' || each.do === 'split') tickets.push(each.do === 'file' ? each.ticket : each.new);
          const after = await everything(sessions, known);
          await session.run(batch);
          assert.equal(await everything(sessions, known), after, `[${batch.map((each) => each.do)}] was done twice`);
          const [first] = batch;
          assert.ok(first !== undefined);
          const other: Command = { id: first.id, ticket: uuid('ticket', 900), do: 'watch' };
          await assert.rejects(session.run([other]), Conflict);
          assert.equal(await everything(sessions, known), after);
        }
        for (const session of sessions) await session.close();
      }),
      { numRuns: 12, endOnFailure: true },
    );
    assert.ok(counts.done > 5 && counts.refused > 5, JSON.stringify(counts));
  });
});
