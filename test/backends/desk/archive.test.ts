/** Any desk that has lived, taken out, brought in elsewhere and taken out again, is the same file: under its own code, and under another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import { replay } from '../../../src/domain/evolve.ts';
import { storyArbitrary } from '../../domain/arbitraries.ts';
import { START, Store, commandOf } from '../../domain/store.ts';

interface Told {
  readonly desk: DeskInput;
  readonly tickets: readonly { readonly events: readonly TicketEvent[] }[];
}

const OPERATOR = { id: 'op', name: 'O. Pérateur', profile: 'technical-admin' } as const;

/** What a file says, but when it was made. */
async function told(file: Blob): Promise<Told> {
  const { made, ...rest } = JSON.parse(await file.text()) as Record<string, unknown>;
  assert.equal(typeof made, 'string');
  return rest as unknown as Told;
}

/** As a file holds it: what is undefined is not there. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

async function brought(file: Blob, desk: DeskInput): Promise<Told> {
  const backend = memoryBackend({ desk, people: [OPERATOR] });
  const session = await backend.connect(OPERATOR);
  const { issues } = await session.archive.check(file);
  assert.deepEqual(issues, []);
  await session.archive.import(file);
  const again = await session.archive.export();
  await session.close();
  return told(again.file);
}

describe('a desk’s archive', () => {
  it('round trip: equal but for when it was made', async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(storyArbitrary, async ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
        }
        const backend = memoryBackend({ desk, people: [...Object.values(people), OPERATOR], clock: () => store.now });
        const here = [...store.tickets.values()].filter((ticket) => ticket.desk === desk.id);
        await backend.importHistories(here.map(({ id }) => ({ events: store.events.get(id) ?? [] })));
        const session = await backend.connect(OPERATOR);
        const { file, counts } = await session.archive.export();
        assert.equal(counts.tickets, here.length);
        events += counts.events;
        const first = await told(file);
        assert.deepEqual(await brought(file, { id: desk.id, name: 'Vide' }), first);
        // What a replayed archive holds are the tickets of the story.
        for (const { events: history } of first.tickets) {
          const id = history[0]?.ticket ?? '';
          // What was due when the desk was opened came after it.
          const told = replay(history.slice(0, store.events.get(id)?.length));
          assert.deepEqual(bare(told), bare(store.of(id)));
        }
        const other = await brought(file, { id: 'other', name: 'Vide' });
        assert.equal(other.desk.id, 'other');
        const back = await brought(new Blob([JSON.stringify({ made: START, ...other })]), { id: desk.id, name: 'Vide' });
        assert.deepEqual({ ...back, desk: null }, { ...first, desk: null }, 'and back under its own code it is what it was');
        await session.close();
      }),
      { numRuns: 25, endOnFailure: true },
    );
    assert.ok(events > 100, `${events} events`);
  });
});
