/** What a page asks of the worker that holds its list's index, and when. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IndexInWorker } from '../../../src/backends/desk/columnar/in-worker.ts';
import type { FromWorker, ToWorker } from '../../../src/backends/desk/columnar/messages.ts';
import type { Asker, Question } from '../../../src/backends/desk/columnar/questions.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';

const QUESTION: Question = { kind: 'counts', where: { all: { and: [] } } };
const ASKER: Asker = {
  person: { id: 'tech', name: 'T. Durand', profile: 'technician', groups: [], available: true },
  desk: Desk.parse({ id: 'aide', name: 'Aide', mode: 'bugs' }),
};

/** A worker's end of the talk, by hand. */
class Talk {
  readonly said: ToWorker[] = [];
  onmessage?: (event: { readonly data: FromWorker }) => void;
  postMessage(word: ToWorker): void {
    this.said.push(word);
  }
  terminate(): void {}
  says(data: FromWorker): void {
    this.onmessage?.({ data });
  }
  /** The questions that it was asked. */
  get asked(): number[] {
    return this.said.flatMap((word) => ('ask' in word ? [word.ask] : []));
  }
}

function opened(): { talk: Talk; index: IndexInWorker } {
  const talk = new Talk();
  const index = new IndexInWorker({
    make: () => talk as unknown as Worker,
    database: 'guichet',
    desk: 'aide',
    onProgress: () => undefined,
    instead: () => Promise.reject(new Error('the worker lives')),
  });
  talk.says({ hello: true });
  return { talk, index };
}

describe('the index of a list, in a worker', () => {
  it('is asked nothing while its lists are being made, since it would be long in saying that it cannot say', async () => {
    const { talk, index } = opened();
    talk.says({ progress: { done: 4, total: 10 } });
    assert.equal(await index.ask(QUESTION, ASKER, false), null);
    assert.deepEqual(talk.asked, []);
    index.stop();
  });

  it('is asked once they are there, though the words of searches are not; and meanwhile by whoever waits', async () => {
    const { talk, index } = opened();
    talk.says({ progress: { done: 4, total: 10 } });
    const patient = index.ask(QUESTION, ASKER, true);
    talk.says({ progress: { done: 5, total: 10 } });
    const answered = index.ask(QUESTION, ASKER, false);
    await new Promise(setImmediate);
    assert.deepEqual(talk.asked, [1, 2]);
    const found = { kind: 'counts', counts: { all: 3 }, moment: { generation: 'g', derived: 1, sequence: 3 } } as const;
    for (const answer of talk.asked) talk.says({ answer, found });
    assert.deepEqual([await patient, await answered], [found, found]);
    index.stop();
  });
});
