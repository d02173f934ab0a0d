import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { letterOf } from '../../src/domain/guest-letters.ts';
import { batch, BATCHES, onTaken, RESOLVE } from './audience.batches.ts';
import { deskWith, PEOPLE, taken } from './audience.world.ts';

const ANA = { ...(PEOPLE['ana'] ?? assert.fail()), guest: true } as const;

/** What ana, without an account, is written of everything that happens to a ticket: the rest is nothing. */
const LETTERS: Readonly<Record<string, string>> = {
  'taken and resolved at once': 'solution',
  comment: 'answer',
  'comment for the requester': 'answer',
  'comment naming bea, ines, eve': 'answer',
  question: 'question',
  'to test': 'solution',
  resolved: 'solution',
  refused: 'refusal',
  'reminder by the application': 'question',
};

describe('letters to somebody without an account', () => {
  test('tell of what asks something of them, of what ends, and of words for them: whatever the desk’s default', () => {
    for (const name of BATCHES) {
      const { happening, log } = batch(name);
      for (const requesterDefault of ['guide', 'every-update'] as const)
        assert.equal(letterOf(happening, ANA, { ...log.desk, requesterDefault }), LETTERS[name], name);
    }
    assert.deepEqual(
      Object.keys(LETTERS).filter((name) => !BATCHES.includes(name)),
      [],
    );
  });

  test('are not written where the desk sends no notices, nor of what is said without alert', () => {
    const silent = deskWith({ notifications: false });
    assert.equal(letterOf(onTaken('mia', RESOLVE, [], silent).happening, ANA, silent), undefined);
    const { happening, log } = onTaken('mia', { do: 'comment', comment: 'Je regarde.', quiet: true });
    assert.equal(letterOf(happening, ANA, log.desk), undefined);
  });

  test('are for whoever it is the ticket of, and for nobody who was only suspended or named', () => {
    const log = taken();
    const happening = log.batch('mia', { do: 'comment', comment: 'Je regarde.' });
    assert.equal(letterOf(happening, { ...ANA, suspended: true }, log.desk), undefined);
    assert.equal(letterOf(happening, { ...(PEOPLE['eve'] ?? assert.fail()), guest: true }, log.desk), undefined);
  });
});
