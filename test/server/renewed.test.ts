/** What a page of the server's own gives as who is present: its token, and the next one before it ends. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tokenOf } from './process.ts';

interface Held {
  readonly token: string;
}
const { renewed } = (await import(new URL('../../src/server/own/pages/renewed.js', import.meta.url).href)) as {
  renewed(held: Held, change: () => Promise<Held>): () => Promise<string>;
};

/** A token that ends in some seconds. */
const ending = (seconds: number): Held => ({ token: tokenOf('léa', { exp: Math.floor(Date.now() / 1000) + seconds }) });

describe('the token of a page of the server’s own', () => {
  it('is the one that there is until a minute before its end', async () => {
    const held = ending(300);
    const identity = renewed(held, () => assert.fail('it is not changed'));
    assert.equal(await identity(), held.token);
  });

  it('is then changed once, however many ask', async () => {
    const next = ending(300);
    let changes = 0;
    const identity = renewed(ending(30), async () => {
      changes += 1;
      return Promise.resolve(next);
    });
    assert.deepEqual(await Promise.all([identity(), identity(), identity()]), [next.token, next.token, next.token]);
    assert.equal(await identity(), next.token);
    assert.equal(changes, 1);
  });

  it('is asked for again where it could not be changed', async () => {
    const next = ending(300);
    let isCut = true;
    const identity = renewed(ending(30), () => (isCut ? Promise.reject(new Error('cut off')) : Promise.resolve(next)));
    await assert.rejects(identity(), /cut off/u);
    isCut = false;
    assert.equal(await identity(), next.token);
  });
});
