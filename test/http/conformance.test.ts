/** The suite that every backend passes, over HTTP: each answer is what the table of operations says it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Handler } from '../../src/http/handler.ts';
import { OPERATIONS } from '../../src/http/operations.ts';
import { cases } from '../conformance/index.ts';
import { ADDRESS } from './place.ts';
import { operationOf, wrongWith } from './said.ts';
import { memoryWorld } from '../backends/memory/world.ts';
import { WireWorld, type Reached } from './world.ts';

/** What only a server with guests gives: `test/server/guest-claims.test.ts` holds its answers to the table. */
const OF_GUESTS = ['claiming.offered', 'claiming.claim', 'claiming.decline'];

describe('the memory backend over HTTP', () => {
  const used = new Set<string>();
  const wrong = new Set<string>();
  const reading: Promise<void>[] = [];
  const reach = (door: Handler): Promise<Reached> => {
    const fetch = async (request: Request): Promise<Response> => {
      const answer = await door.fetch(request);
      const operation = operationOf(request);
      if (operation === undefined) return answer;
      used.add(operation.name);
      // What is long is told while it goes on: a copy would hold what nobody reads.
      if (operation.long === true && answer.ok) return answer;
      const copy = answer.clone();
      reading.push(
        wrongWith(operation, copy).then((trouble) => {
          if (trouble !== undefined) wrong.add(trouble);
        }),
      );
      return answer;
    };
    return Promise.resolve({ address: ADDRESS, fetch });
  };
  for (const each of cases) it(each.name, () => new WireWorld(memoryWorld(), { reach }).live(each));

  it('and every answer was what the table says, of every operation', async () => {
    await Promise.all(reading);
    assert.deepEqual([...wrong].slice(0, 5), []);
    assert.deepEqual(
      OPERATIONS.map(({ name }) => name).filter((name) => !used.has(name)),
      OF_GUESTS,
    );
  });
});
