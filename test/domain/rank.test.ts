import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { between, bottom, top } from '../../src/domain/rank.ts';
import { Rank } from '../../src/domain/schemas/rank.ts';

/** A stack built by inserting at places given as fractions of its length; 0 is the top. */
function stackOf(places: readonly number[]): string[] {
  const stack: string[] = [];
  for (const place of places) {
    const at = Math.floor(place * (stack.length + 1));
    stack.splice(at, 0, between(stack[at - 1] ?? null, stack[at] ?? null));
  }
  return stack;
}

function isStrictlySorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('rank', () => {
  test('the first ticket of an empty stack enters the same way on top and at the bottom', () => {
    assert.equal(top(null), bottom(null));
    assert.equal(top(null), between(null, null));
  });

  test('top is above, bottom is below, between is strictly between', () => {
    const middle = top(null);
    assert.ok(top(middle) < middle);
    assert.ok(bottom(middle) > middle);
    const low = bottom(middle);
    const half = between(middle, low);
    assert.ok(middle < half && half < low);
  });

  test('any sequence of insertions keeps the stack strictly sorted, and every key is a valid one', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 120 }), (places) => {
        const stack = stackOf(places);
        assert.ok(isStrictlySorted(stack));
        assert.ok(stack.every((key) => Rank.safeParse(key).success));
      }),
    );
  });

  test('1,000 moves in a stack of 50 keep it sorted, with short keys', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1000, maxLength: 1000 }), (moves) => {
        const stack = stackOf(Array.from({ length: 50 }, () => 0));
        for (const [from, to] of moves) {
          stack.splice(Math.floor(from * stack.length), 1);
          const at = Math.floor(to * (stack.length + 1));
          stack.splice(at, 0, between(stack[at - 1] ?? null, stack[at] ?? null));
        }
        assert.equal(stack.length, 50);
        assert.ok(isStrictlySorted(stack));
        assert.ok(Math.max(...stack.map((key) => key.length)) <= 64);
      }),
      { numRuns: 20 },
    );
  });

  test('1,000 tickets entering on top, or at the bottom, have keys of four letters at most', () => {
    let first: string | null = null;
    let last: string | null = null;
    for (let count = 0; count < 1000; count += 1) {
      first = top(first);
      last = bottom(last);
    }
    assert.ok((first ?? '').length <= 4, `${first}`);
    assert.ok((last ?? '').length <= 4, `${last}`);
  });

  test('1,000 tickets always put under the same one keep distinct keys below 256 letters', () => {
    const above = top(null);
    let below = bottom(above);
    for (let count = 0; count < 1000; count += 1) {
      const key = between(above, below);
      assert.ok(above < key && key < below);
      below = key;
    }
    assert.ok(below.length < 256, `${below.length}`);
  });

  test('what is not a key is refused', () => {
    for (const wrong of ['', 'a', 'é0', 'a-', 'a0 ', '0a', 'a00', 'b0', 'a0é', `A${'0'.repeat(26)}`, 'a\ud800', 'a0\n']) {
      assert.throws(() => between(wrong, null), RangeError, JSON.stringify(wrong));
      assert.throws(() => between(null, wrong), RangeError, JSON.stringify(wrong));
      assert.equal(Rank.safeParse(wrong).success, false, JSON.stringify(wrong));
    }
  });

  test('tied or inverted neighbours are refused rather than swapped', () => {
    const high = top(null);
    const low = bottom(high);
    assert.throws(() => between(high, high), RangeError);
    assert.throws(() => between(low, high), RangeError);
  });

  test('any text either is a key that has room above and below, or is refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-cX-Z][0-9A-Za-z]{0,4}$/)),
        (text) => {
          if (Rank.safeParse(text).success) {
            assert.ok(top(text) < text && text < bottom(text));
          } else {
            assert.throws(() => bottom(text), RangeError);
          }
        },
      ),
    );
  });
});
