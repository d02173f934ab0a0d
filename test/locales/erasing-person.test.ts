/** What goes with somebody who is erased: what does not exist is not named. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import en from '../../src/locales/en/erasing-person.ts';
import fr from '../../src/locales/fr/erasing-person.ts';

const NOTHING = { requested: 0, others: 0, files: 0, views: 0, articles: 0 };

describe('what goes with somebody who is erased', () => {
  it('is one line where nothing else exists', () => {
    assert.deepEqual(fr.gone(NOTHING), [
      'sa fiche, ses réglages, ses avis, ses marques de lecture et ses droits sur ce guichet.',
    ]);
    assert.deepEqual(en.gone(NOTHING), ['their card, settings, notices, read marks and rights on this desk.']);
  });

  it('is a line for each thing that exists, the last of which ends the list', () => {
    const counts = { ...NOTHING, others: 1, views: 2 };
    assert.deepEqual(fr.gone(counts).slice(1), [
      'ses textes, ses fichiers et son nom dans un autre ticket ;',
      '2 listes gardées.',
    ]);
    assert.deepEqual(en.gone(counts).slice(1), ['their texts, files and name in one other ticket;', '2 kept lists.']);
  });
});
