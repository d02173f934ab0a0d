import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { words } from '../../src/locales/index.ts';
import { typeset } from '../../src/locales/typography.ts';

describe('the spaces of French', () => {
  const cases: readonly [string, string][] = [
    ['Attention : fermé', 'Attention\u00a0: fermé'],
    ['« Devoir 3 »', '«\u00a0Devoir 3\u00a0»'],
    ['Clore ? Oui !', 'Clore\u202f? Oui\u202f!'],
    ['« Clore ? »', '«\u00a0Clore\u202f?\u00a0»'],
    ['un; deux', 'un; deux'],
    ['voir https://exemple.fr/?a=b', 'voir https://exemple.fr/?a=b'],
  ];
  for (const [written, read] of cases) it(`sets ${written}`, () => assert.equal(typeset(written), read));

  it('sets what functions answer, and texts in lists and objects', () => {
    const set = typeset({ deep: [{ say: (name: string) => `Qui ? ${name} !` }] });
    assert.equal(set.deep[0]?.say('Léa'), 'Qui\u202f? Léa\u202f!');
  });

  it('is what a view in French reads', async () => {
    const vocabulary = words({ title: 'Quoi ?' }, { en: async () => ({ default: { title: 'What ?' } }) });
    assert.equal(vocabulary.peek('fr')?.title, 'Quoi\u202f?');
    assert.equal((await vocabulary.load('fr')).title, 'Quoi\u202f?');
    assert.equal((await vocabulary.load('en')).title, 'What ?');
  });
});
