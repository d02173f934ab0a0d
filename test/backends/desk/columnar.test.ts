/** The columns answer what walking over the rows answers, for whoever asks whatever, also after changes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { AtHand } from '../../../src/backends/desk/at-hand.ts';
import { Answering } from '../../../src/backends/desk/columnar/answering.ts';
import { atOnce, inSlices } from '../../../src/backends/desk/columnar/steps.ts';
import { Table } from '../../../src/backends/desk/columnar/table.ts';
import { askedBy, countAll, list } from '../../../src/backends/desk/listing.ts';
import type { Listed } from '../../../src/backends/desk/listing.ts';
import { written } from '../../../src/backends/desk/places.ts';
import type { Reading } from '../../../src/backends/desk/store.ts';
import { deskArbitrary, peopleArbitrary } from '../../domain/arbitraries.ts';
import { lookingOf, madeArbitrary, predicateArbitrary, sortsArbitrary, textArbitrary } from './columnar.world.ts';
import type { Made } from './columnar.world.ts';

/** As much of a store as lists read. */
function readingOf(kept: ReadonlyMap<string, Made>): Reading {
  const rows = [...kept.values()].map(({ row }) => row);
  const terms = [...kept.values()].map((made) => made.terms);
  return {
    walk: async function* () {
      yield await Promise.resolve(rows);
    },
    terms: async function* () {
      yield await Promise.resolve(terms);
    },
    rows: (ids: readonly string[]) => Promise.resolve(rows.filter((row) => ids.includes(row.id))),
    termsOf: (ids: readonly string[]) => Promise.resolve(terms.filter((record) => ids.includes(record.id))),
  } as unknown as Reading;
}

function idsOf({ rows }: Listed): string[] {
  return rows.map(({ id }) => id);
}

const worldArbitrary = deskArbitrary.chain((desk) =>
  fc.record({
    desk: fc.constant(desk),
    people: peopleArbitrary,
    before: fc.array(madeArbitrary(desk), { maxLength: 25 }),
    after: fc.array(madeArbitrary(desk), { maxLength: 10 }),
    gone: fc.array(fc.nat(30), { maxLength: 4 }),
    questions: fc.array(
      fc.record({
        where: fc.option(predicateArbitrary, { nil: undefined }),
        text: textArbitrary,
        sort: sortsArbitrary,
        limit: fc.integer({ min: 1, max: 6 }),
        from: fc.nat(8),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

describe('a desk by columns', () => {
  for (const [name, pace] of [
    ['all at once', atOnce],
    ['in slices', inSlices],
  ] as const) {
    it(`answers pages, jumps and totals as walking does (${name})`, async () => {
      await fc.assert(
        fc.asyncProperty(worldArbitrary, async ({ desk, people, before, after, gone, questions }) => {
          const kept = new Map<string, Made>();
          const table = new Table();
          const answering = new Answering(table);
          for (const phase of [before, after]) {
            for (const made of phase) {
              table.put(made.row);
              table.putTerms(made.terms);
              kept.set(made.row.id, made);
            }
            const ids = [...kept.keys()];
            for (const index of phase === after ? gone : []) {
              const id = ids[index];
              if (id === undefined) continue;
              table.forget(id);
              kept.delete(id);
            }
            if (phase === before) await pace(answering.prepare());
            for (const person of Object.values(people).slice(0, 3)) {
              const looking = lookingOf(person, desk);
              for (const { from, ...query } of questions) {
                for (const place of [{ from }, {}]) {
                  const asked = askedBy({ ...query, ...place, count: true });
                  const naive = await list(readingOf(kept), asked, looking, new AtHand());
                  const answer = await pace(answering.answer({ ...asked, kind: 'page' }, { person, desk }));
                  assert.ok(answer.kind === 'page');
                  assert.deepEqual(answer.ids, idsOf(naive));
                  assert.equal(answer.total, naive.total);
                  const next = answer.next === null ? null : written(asked.sorts, answer.next);
                  assert.equal(next, naive.next);
                  if (next === null) continue;
                  const further = askedBy({ ...query, after: next, count: true });
                  const second = await pace(answering.answer({ ...further, kind: 'page' }, { person, desk }));
                  assert.ok(second.kind === 'page');
                  assert.deepEqual(second.ids, idsOf(await list(readingOf(kept), further, looking, new AtHand())));
                }
              }
              const where = Object.fromEntries(questions.map((each, index) => [String(index), each.where ?? { and: [] }]));
              const counted = await pace(answering.answer({ kind: 'counts', where }, { person, desk }));
              assert.ok(counted.kind === 'counts');
              assert.deepEqual(counted.counts, await countAll(readingOf(kept), where, looking, new AtHand()));
            }
          }
        }),
        { numRuns: name === 'in slices' ? 30 : 200 },
      );
    });
  }
});
