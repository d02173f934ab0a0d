/** Answers kept ready: what stands in braces. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { VARIABLES, filled, type Variable } from '../../src/domain/canned.ts';

const VALUES: Record<Variable, string> = {
  number: 'TRK2_9',
  requester: 'Léa Moreau',
  me: 'Claire Martin',
  summary: 'Compte {bloqué}',
  service: 'Moodle',
  category: '',
  signature: 'L’équipe Moodle',
};

describe('a canned response', () => {
  const table: readonly (readonly [text: string, whole: string, unknown: readonly string[]])[] = [
    ['Bonjour {requester}, {number} est traité.', 'Bonjour Léa Moreau, TRK2_9 est traité.', []],
    ['{me}\n{signature}', 'Claire Martin\nL’équipe Moodle', []],
    ['{service} › {category}', 'Moodle › ', []],
    ['{summary} : fait', 'Compte {bloqué} : fait', []],
    ['Salle {salle}, {salle}, {date}', 'Salle {salle}, {salle}, {date}', ['salle', 'date']],
    ['{}, { me }, {{me}}, {constructor}', '{}, { me }, {Claire Martin}, {constructor}', ['constructor']],
    ['', '', []],
  ];
  for (const [text, whole, unknown] of table)
    it(JSON.stringify(text), () => {
      assert.deepEqual(filled(text, VALUES), { text: whole, unknown });
    });

  it('loses nothing of what is no variable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll(/[{}]/gu, '');
        assert.deepEqual(filled(plain, VALUES), { text: plain, unknown: [] });
        const braced = VARIABLES.map((name) => `{${name}}${plain}`).join('');
        assert.equal(filled(braced, VALUES).text, VARIABLES.map((name) => `${VALUES[name]}${plain}`).join(''));
      }),
    );
  });
});
