import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sortKey } from '../../src/domain/sort-key.ts';

function binary(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function sorted(texts: readonly string[]): string[] {
  return texts.toSorted((one, other) => binary(sortKey(one), sortKey(other)));
}

const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.stringMatching(/^[a-cA-Céèœ0-9 .'’-]{0,12}$/),
);

describe('sortKey', () => {
  /** In reading order. */
  const orders: readonly (readonly string[])[] = [
    ['', 'a', 'b'],
    ['cote', 'coté', 'côte', 'côté'],
    ['cote', 'Cote', 'COTE', 'coté', 'cotes'],
    ['Zéro', 'zéros', 'zigzag'],
    ['eau', 'Écran', 'effet', 'été', 'ÉTÉ', 'étude'],
    ['odeur', 'oeuf', 'œuf', 'oeufs', 'ofrande'],
    ['salle 2', 'salle 9', 'salle 10', 'salle 100'],
    ['TRK2_9', 'TRK2_10', 'TRK10_1'],
    ['2 écrans', '10 écrans', 'écran'],
    ['v1.9', 'v1.10', 'v2.0'],
    ['9'.repeat(8), '9'.repeat(9), `1${'0'.repeat(9)}`, '9'.repeat(10), `1${'0'.repeat(30)}`, `2${'0'.repeat(30)}`],
    ['de la Tour', 'Dela', 'Delà', 'Delatour'],
    ['« Accès refusé »', 'Accès réseau', '(Accès Wi-Fi)'],
    ['L’écran', "l'écran noir", 'L’étage'],
    ['abc', 'αβγ', 'абв', '日本', '\uFA0E', '\u{10400}'],
  ];
  for (const order of orders) {
    test(order.map((text) => (text.length > 20 ? `${text.slice(0, 20)}…` : text)).join(' < '), () => {
      assert.deepEqual(sorted(order.toReversed()), order);
      const keys = order.map(sortKey);
      assert.ok(
        keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key),
        JSON.stringify(keys),
      );
    });
  }

  test('accents, capitals, articles and punctuation written otherwise change nothing', () => {
    assert.equal(sortKey('e\u0301cole'), sortKey('école'));
    assert.equal(sortKey("l'été"), sortKey('l’été'));
    assert.equal(sortKey('  a   b '), sortKey('a b'));
    assert.equal(sortKey('ﬁchier'), sortKey('fichier'));
    assert.equal(sortKey('salle 007'), sortKey('salle 7'));
  });

  test('French letters, words and numbers fall as a French collation puts them', () => {
    const collator = new Intl.Collator('fr', { numeric: true });
    const word = fc.oneof(fc.stringMatching(/^[a-dA-DéèêàçÉ]{1,4}$/), fc.stringMatching(/^(?:0|[1-9][0-9]{0,11})$/));
    const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.equal(
          Math.sign(binary(sortKey(one), sortKey(other))),
          Math.sign(collator.compare(one, other)),
          `${sortKey(one)} | ${sortKey(other)}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('JavaScript, IndexedDB (code units) and PostgreSQL "C" (bytes of UTF-8) agree on any two texts', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const keys = [sortKey(one), sortKey(other)] as const;
        assert.equal(Math.sign(Buffer.compare(Buffer.from(keys[0]), Buffer.from(keys[1]))), binary(...keys));
      }),
      { numRuns: 1000 },
    );
  });

  test('a key is well-formed, without NUL, bounded, and the same each time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const key = sortKey(text);
        assert.ok(key.isWellFormed() && !key.includes('\0'));
        assert.equal(sortKey(text), key);
      }),
    );
    for (const character of ['a', 'É', '9', '\u{10400}', '\ufdfa', '\ud800']) {
      assert.ok(Buffer.byteLength(sortKey(character.repeat(65_536))) <= 8192, character);
    }
  });
});
