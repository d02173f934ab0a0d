/**
 * After somebody is erased no history holds anything of them (domain §3, erase), and it tells of the same acts at the same times; what
 * others read and may do is what it was.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { pseudonymOf } from '../../../src/domain/erased-person.ts';
import { erasedBy, historyWithout, mayConcern, theirsIn, unnamed } from '../../../src/domain/erasing-person.ts';
import type { Theirs } from '../../../src/domain/erasing-person.ts';
import type { StoredEvent, TicketEvent } from '../../../src/domain/events.ts';
import { replay } from '../../../src/domain/evolve.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import { reads } from '../../../src/domain/visibility.ts';
import { PEOPLE_IDS, storyArbitrary } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

const AS = pseudonymOf('00000000-0000-4000-8000-00000000dead');

/** What was said, with who said it in it, and whom they name: so that every text can be told. */
function signed(event: TicketEvent): TicketEvent {
  const by = event.actor.type === 'person' ? event.actor.id : 'nobody';
  const sign = <Text extends { readonly text: string } | undefined>(text: Text): Text =>
    text === undefined ? text : { ...text, text: `mot-de-${by}, comme Personne p3` };
  return {
    ...event,
    ...(event.comment === undefined ? {} : { comment: sign(event.comment) }),
    ...(event.solution === undefined ? {} : { solution: sign(event.solution) }),
    ...(event.filed === undefined
      ? {}
      : { filed: { ...event.filed, summary: `mot-de-${event.filed.requester}`, fields: { room: event.filed.requester } } }),
  };
}

function stored(events: readonly TicketEvent[]): StoredEvent[] {
  return events.map((event, at) => ({ ...signed(event), sequence: at + 1, version: at + 1 }));
}

function histories(story: typeof storyArbitrary extends fc.Arbitrary<infer Value> ? Value : never): [Store, StoredEvent[][]] {
  const store = new Store(story.desk, story.people);
  for (const step of story.steps) {
    store.after(step.wait);
    const drawn = commandOf(step, store);
    if (drawn !== null) store.run(drawn.command, drawn.actor);
  }
  return [store, [...store.events.values()].map(stored)];
}

function theirsOf(all: readonly StoredEvent[][], erased: ReturnType<typeof erasedBy>): Theirs {
  const each = all.map((history) => theirsIn(history, erased));
  return { files: new Set(each.flatMap(({ files }) => [...files])), items: new Set(each.flatMap(({ items }) => [...items])) };
}

describe('erasing somebody', () => {
  it('leaves nothing of them in any history, its shape to all, and to others what they read', () => {
    let written = 0;
    fc.assert(
      fc.property(storyArbitrary, fc.constantFrom(...PEOPLE_IDS), (story, id) => {
        const [store, all] = histories(story);
        const person = store.people[id] ?? assert.fail(id);
        const erased = erasedBy(person, AS);
        const theirs = theirsOf(all, erased);
        for (const history of all) {
          const left = historyWithout(history, erased, theirs, store.desk);
          const json = JSON.stringify(left);
          assert.ok(!json.includes(`"${id}"`) && !json.includes(`mot-de-${id}`) && !json.includes(`Personne ${id}`), json);
          for (const file of theirs.files) assert.ok(!left.some(({ files = [] }) => files.some((each) => each.id === file)));
          assert.deepEqual(
            left.map(({ act, at, command, sequence, scope }) => [act, at, command, sequence, scope]),
            history.map(({ act, at, command, sequence, scope }) => [act, at, command, sequence, scope]),
          );
          const [before, after] = [replay(history), replay(left)];
          assert.deepEqual([after.state, after.number, after.facts], [before.state, before.number, before.facts]);
          // The course that they asked from is theirs, and who read the ticket as its teacher does so no more.
          const shown = { ...before, course: after.course };
          for (const other of Object.values(store.people))
            if (other.id !== id) assert.equal(reads(other, after, store.desk), reads(other, shown, store.desk), other.id);
          assert.deepEqual(historyWithout(left, erased, theirs, store.desk), left, 'once is enough');
          if (!mayConcern(history, erased)) assert.deepEqual(left, history, 'what is not theirs is as it was');
          else written += 1;
        }
      }),
      { numRuns: 80 },
    );
    assert.ok(written > 20, 'enough histories named whoever was erased');
  });

  it('keeps what others wrote, but for what names them', () => {
    fc.assert(
      fc.property(storyArbitrary, (story) => {
        const [store, all] = histories(story);
        const erased = erasedBy(store.people['p3'] ?? assert.fail(), AS);
        for (const history of all) {
          const left = historyWithout(history, erased, theirsOf(all, erased), store.desk);
          for (const [at, { comment, actor }] of history.entries()) {
            if (comment === undefined || (actor.type === 'person' && actor.id === 'p3')) continue;
            assert.equal(left[at]?.comment?.text, comment.text.replace('Personne p3', '—'));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what names somebody in a text', () => {
  const erased = erasedBy(Person.parse({ id: 'u-4217', name: 'Léa de l’Étang', mail: 'lea@insa.example' }), AS);
  const cases: readonly (readonly [string, string])[] = [
    ['Bonjour Léa de l’Étang,', 'Bonjour —,'],
    ['LEA  DE\nL’ETANG', '—'],
    ["de l'Étang Léa", '—'],
    ['Écrivez à Lea@INSA.example.', 'Écrivez à —.'],
    ['le compte u-4217', 'le compte —'],
    ['le compte u-42170', 'le compte u-42170'],
    ['Léa seule', 'Léa seule'],
    ['L\u00e9a de l’E\u0301tang', '—'],
    ['Étang é', 'Étang é'],
  ];
  for (const [text, left] of cases)
    it(JSON.stringify(text), () => {
      assert.equal(unnamed(text, erased), left);
      assert.equal(mayConcern({ text }, erased), text !== left);
    });

  it('a first name alone, and an id that is a word, are also others’', () => {
    const lea = erasedBy({ id: 'lea', name: 'Léa' }, AS);
    assert.equal(unnamed('lea, Léa', lea), 'lea, Léa');
    assert.ok(mayConcern({ requester: 'lea' }, lea));
  });
});
