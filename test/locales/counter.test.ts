/** Counted things, as each language writes them: small numbers without the browser's formats say what those would say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counter } from '../../src/locales/counter.ts';

const FORMS = { one: '# ticket', other: '# tickets' };

for (const language of ['fr', 'en'] as const) {
  void test(`${language}: every number is written as the browser writes it`, () => {
    const count = counter(language);
    const format = new Intl.NumberFormat(language);
    for (const many of [0, 1, 2, 21, 999, 1000, 1234, 1_000_000, -1, -1000, 0.5, 1.5]) {
      const written = count(many, FORMS);
      assert.equal(written.replace(/ tickets?$/u, ''), format.format(many));
    }
  });
}

void test('French counts nothing as one, English as many; zero has its own words where it is given them', () => {
  assert.equal(counter('fr')(0, FORMS), '0 ticket');
  assert.equal(counter('en')(0, FORMS), '0 tickets');
  assert.equal(counter('fr')(0, { ...FORMS, zero: 'aucun ticket' }), 'aucun ticket');
});
