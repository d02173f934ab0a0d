/** The keyboard that each type of field calls for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keyboardOf, longestOf } from '../../../src/widgets/ticket-form/typing.ts';

describe('the keyboard of a line', () => {
  const rows = [
    ['text', undefined, undefined, 'off', 'sentences', 'true'],
    ['email', undefined, 'email', 'email', 'none', 'false'],
    ['url', undefined, 'url', 'off', 'none', 'false'],
    ['number', 1, 'decimal', 'off', 'none', 'false'],
    ['number', 0, 'decimal', 'off', 'none', 'false'],
    // A phone's digits have no minus sign.
    ['number', -5, undefined, 'off', 'none', 'false'],
    ['number', undefined, undefined, 'off', 'none', 'false'],
  ] as const;
  for (const [type, min, inputmode, autocomplete, autocapitalize, spellcheck] of rows)
    test(`${type}, ${String(min)} at least`, () => {
      const { inputmode: mode, ...others } = keyboardOf({ type, min });
      assert.equal(mode, inputmode);
      assert.deepEqual(others, { autocomplete, autocapitalize, spellcheck });
    });

  test('only texts have a length', () => {
    assert.deepEqual(
      (['text', 'long-text', 'number', 'email', 'url', 'date'] as const).map((type) => longestOf(type)),
      [255, 65_536, undefined, undefined, undefined, undefined],
    );
  });
});
