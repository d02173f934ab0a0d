/** What is found once for all who are alike is what would be found for each of them, on any desk, after any story, from any place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { alikeOn } from '../../../src/backends/desk/alike.ts';
import { Telling, cursorOf } from '../../../src/backends/desk/changes.ts';
import type { Alike } from '../../../src/backends/desk/changes.ts';
import type { DeskRecord } from '../../../src/backends/desk/store.ts';
import type { Looking } from '../../../src/backends/desk/viewing.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import type { Person } from '../../../src/domain/people.ts';
import { storyArbitrary } from '../../domain/arbitraries.ts';
import { Store, commandOf } from '../../domain/store.ts';

/** More stories with `GUICHET_RUNS`. */
const RUNS = Number(process.env['GUICHET_RUNS'] ?? 40);

type Story = typeof storyArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** Each person of a story, and three strangers with the rights of each, whom nothing names. */
function crowdOf(people: Story['people']): Person[] {
  return Object.values(people).flatMap((person) => [
    person,
    ...['one', 'two', 'three'].map((each) => ({ ...person, id: `${each} like ${person.id}`, name: each })),
  ]);
}

/** How many verdicts were found, of how many. */
interface Seen {
  found: number;
  asked: number;
}

/** Lives a story, and compares what everybody is told after each place, with `alike` and without. */
async function holds({ desk, people, steps }: Story, alike: Alike, seen: Seen): Promise<void> {
  const story = new Store(desk, people);
  const [store, log] = [new MemoryStore(), [] as { ticket: string }[]];
  for (const step of steps) {
    story.after(step.wait);
    const before = new Map(story.events);
    const { command, actor } = commandOf(step, story);
    if (story.run(command, actor) !== null) continue;
    for (const [ticket, events] of story.events)
      for (const event of events.slice(before.get(ticket)?.length ?? 0))
        log.push({ ...event, ticket, desk: desk.id, sequence: log.length + 1, version: 1 } as { ticket: string });
  }
  const record = { id: desk.id, generation: 'life', sequence: log.length, revisedAt: 0 } as DeskRecord;
  await store.write(async (tx) => {
    tx.put('desks', record);
    for (const ticket of story.tickets.values()) tx.put('tickets', ticket);
    for (const event of log) tx.put('events', event as never);
    return Promise.resolve();
  });
  await store.read(async (tx) => {
    const asked = (person: Person): Looking => ({ person, desk, record, now: story.now });
    const counted: Alike = async (reading, place, events) => {
      const likeness = await alike(reading, place, events);
      const words = new Set<string>();
      return (person) => {
        const word = likeness(person);
        seen.asked += 1;
        if (!words.has(word)) seen.found += 1;
        words.add(word);
        return word;
      };
    };
    const together = new Telling(tx, record, counted);
    for (let after = 0; after < log.length; after += 1)
      for (const person of crowdOf(people)) {
        const cursor = cursorOf(record, after);
        const alone = await new Telling(tx, record).to(cursor, asked(person));
        assert.deepEqual(await together.to(cursor, asked(person)), alone, `${person.id} after ${after}`);
      }
  });
}

describe('what is told of changes', () => {
  it('to all who are alike is what it would be to each', async () => {
    const seen = { found: 0, asked: 0 };
    await fc.assert(
      fc.asyncProperty(storyArbitrary, (story) => holds(story, alikeOn, seen)),
      { numRuns: RUNS },
    );
    // Of seven people and their twenty-one strangers, the strangers of each are found once, and those of equals once for all.
    assert.ok(seen.found < seen.asked * 0.6, `${seen.found} of ${seen.asked}`);
  });

  it('is found to differ where people were taken to be alike who are not', async () => {
    const planted: Readonly<Record<string, Alike>> = {
      'everybody is alike': () => Promise.resolve(() => 'anybody'),
      'those are alike who have one profile': () => Promise.resolve(({ profile }) => profile),
      'whoever is named is like the others': async (tx, desk, events) => {
        const likeness = await alikeOn(tx, desk, events);
        return ({ id, ...rest }) => likeness({ ...rest, id: `nobody ${id}` });
      },
      'only what happened names people': async (tx, desk, events) => {
        const likeness = await alikeOn(tx, desk, []);
        return (person) => (JSON.stringify(events).includes(`"${person.id}"`) ? person.id : likeness(person));
      },
    };
    for (const [name, alike] of Object.entries(planted))
      await assert.rejects(
        fc.assert(
          fc.asyncProperty(storyArbitrary, (story) => holds(story, alike, { found: 0, asked: 0 })),
          { numRuns: RUNS, endOnFailure: true },
        ),
        Error,
        name,
      );
  });
});
