/** The words of what came back, out and in again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from '../../../src/domain/commands.ts';
import { copyOf, filesOf, rewritten, textsOf } from '../../../src/widgets/remembering/letter-texts.ts';

const FILE = { id: 'f', name: 'a.txt', type: 'text/plain', size: 1 };
const filed: Command = { do: 'file', id: '1', ticket: 't', summary: 'Wifi', description: 'Depuis hier.', files: [FILE] };
const solved: Command = {
  do: 'resolve',
  id: '2',
  ticket: 't',
  solution: { id: 's', text: 'Relancé.', scope: 'public' },
  comment: { id: 'c', text: 'Borne 12.', scope: 'staff', files: [{ ...FILE, id: 'g' }] },
};
const taken: Command = { do: 'take', id: '3', ticket: 't' };

describe('the words of what came back', () => {
  it('are all there, in their order, with the files', () => {
    const batch = [filed, taken, solved];
    assert.deepEqual(
      textsOf(batch).map(({ at, field, text }) => [at, field, text]),
      [
        [0, 'summary', 'Wifi'],
        [0, 'description', 'Depuis hier.'],
        [2, 'solution', 'Relancé.'],
        [2, 'comment', 'Borne 12.'],
      ],
    );
    assert.deepEqual(
      filesOf(batch).map(({ id }) => id),
      ['f', 'g'],
    );
    assert.equal(copyOf(batch), 'Wifi\n\nDepuis hier.\n\nRelancé.\n\nBorne 12.');
    assert.equal(copyOf([taken]), '');
  });

  it('go back where they were taken from, in commands of another identity', () => {
    let n = 0;
    const fresh = (): string => `new ${(n += 1)}`;
    const texts = textsOf([filed, taken, solved]).map((each) => ({ ...each, text: `${each.text} !` }));
    assert.deepEqual(rewritten([filed, taken, solved], texts, fresh), [
      { ...filed, id: 'new 1', summary: 'Wifi !', description: 'Depuis hier. !' },
      { ...taken, id: 'new 2' },
      {
        ...solved,
        id: 'new 3',
        solution: { id: 'new 4', text: 'Relancé. !', scope: 'public' },
        comment: { ...solved.comment, id: 'new 5', text: 'Borne 12. !' },
      },
    ]);
  });
});
