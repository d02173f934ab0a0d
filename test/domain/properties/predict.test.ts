/** A prediction equals the outcome, but for number, sequence and time (architecture, the seam). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Command } from '../../../src/domain/commands.ts';
import { predict as predictWriting } from '../../../src/domain/predict-writing.ts';
import { predict } from '../../../src/domain/predict-edit.ts';
import { predict as predictOthers } from '../../../src/domain/predict.ts';
import type { TicketView } from '../../../src/domain/view.ts';
import { viewOf } from '../../../src/domain/viewing.ts';
import { reads } from '../../../src/domain/visibility.ts';
import { isWriting } from '../../../src/domain/written.ts';
import { storyArbitrary } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

type Guess = ReturnType<typeof predict>;

function plain(view: object): Record<string, unknown> {
  const { version: _version, ...rest } = JSON.parse(JSON.stringify(view)) as Record<string, unknown>;
  return rest;
}

/** What a page has that only writes: the same to be read, and of the verdicts those that it makes untrue. */
function assertWritingAgrees(command: Command, whole: Guess, written: Guess): void {
  if (!isWriting(command) || whole === 'wait') {
    assert.equal(written, 'wait');
    return;
  }
  if ('code' in whole) {
    assert.ok(written === 'wait' || ('code' in written && written.code === whole.code), `${command.do}: ${whole.code}`);
    return;
  }
  assert.ok(written !== 'wait' && !('code' in written), `${command.do} is not foreseen by whoever only writes`);
  const read = ({ allowed, ticket: { facts: _later, ...ticket }, ...view }: TicketView): unknown =>
    plain({ ...view, ticket, verdicts: [allowed.comment, allowed.answer, allowed.attach] });
  assert.deepEqual(read(written), read(whole), command.do);
}

describe('predict', () => {
  it('shows what will be, or the refusal that will come, or says that it cannot know', () => {
    const counts = { wait: 0, refused: 0, done: 0 };
    const predicted = new Set<string>();
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          const before = store.tickets.get(command.ticket);
          const person = actor.type === 'person' ? people[actor.id] : undefined;
          if (
            before === undefined ||
            person === undefined ||
            command.do === 'file' ||
            before.desk !== desk.id ||
            !reads(person, before, desk)
          ) {
            store.run(command, actor);
            continue;
          }
          const view = viewOf(before, store.historyOf(before.id), store.viewer(before.id, person.id));
          const predictor = { person, desk, people, now: store.now };
          const guess = predict(command, view, predictor);
          assertWritingAgrees(command, guess, predictWriting(command, view, predictor));
          assert.deepEqual(predictOthers(command, view, predictor), command.do === 'edit' ? 'wait' : guess);
          const refusal = store.run(command, actor);
          if (guess === 'wait') {
            counts.wait += 1;
            continue;
          }
          if ('code' in guess) {
            counts.refused += 1;
            assert.equal(guess.code, refusal?.code, `${command.do} was predicted to be refused`);
            continue;
          }
          assert.equal(refusal, null, `${command.do} was predicted to be done`);
          const after = store.of(before.id);
          assert.ok(reads(person, after, desk), `${command.do}: whoever did it reads the ticket no more`);
          const outcome = plain(viewOf(after, store.historyOf(before.id), store.viewer(before.id, person.id)));
          const { people: cards, ...drawn } = plain(guess);
          const { people: named, ...real } = outcome;
          for (const [part, value] of Object.entries(real)) assert.deepEqual(drawn[part], value, `${command.do}: ${part}`);
          // Cards of people who are no longer named may stay.
          assert.deepEqual({ ...(cards as object), ...(named as object) }, cards);
          counts.done += 1;
          predicted.add(command.do);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
    assert.ok(counts.done > 300 && counts.refused > 100, JSON.stringify(counts));
    for (const command of ['comment', 'take', 'assign', 'ask', 'resolve', 'watch', 'invite', 'edit'])
      assert.ok(predicted.has(command), `${command} was never predicted`);
  });
});
