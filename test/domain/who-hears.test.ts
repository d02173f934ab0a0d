import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { LEVEL_NAMES } from '../../src/domain/monitoring.ts';
import { OCCASIONS, occasionsOn, STANDINGS } from '../../src/domain/occasions.ts';
import type { Occasion } from '../../src/domain/occasions.ts';
import { Preferences } from '../../src/domain/schemas/monitoring.ts';
import { reads, relationsTo } from '../../src/domain/visibility.ts';
import { whoHears } from '../../src/domain/who-hears.ts';
import { deskWith, FILE, id, Log, PEOPLE, PREFERENCES, type Say, START, taken, told } from './audience.world.ts';

const PLACE = { service: 'moodle', category: 'courses' };

function person(who: string) {
  return PEOPLE[who] ?? assert.fail(who);
}

/** Why each person would hear, one word each; who asks and would not, null. */
function answered(question: Parameters<typeof whoHears>[0], who: string, desk = deskWith(), preferences = PREFERENCES) {
  const hearers = whoHears(question, person(who), desk, PEOPLE, preferences, START);
  assert.equal(hearers[0]?.person, who);
  return Object.fromEntries(hearers.map(({ person: each, reason }) => [each, reason]));
}

describe('what is supposed is told as what happens', () => {
  /** What a manager of another service would do, who hears nothing here as staff. */
  const done: readonly (readonly [Occasion, Say])[] = [
    ['commented', { do: 'comment', comment: 'Je regarde.' }],
    ['noted', { do: 'comment', comment: { text: 'Encore.', scope: 'staff' } }],
    ['asked', { do: 'ask', comment: 'Quel cours ?' }],
    ['on-hold', { do: 'postpone', reason: 'date', until: '2026-12-24T08:00:00.000Z' }],
    ['to-test', { do: 'test' }],
    ['published', { do: 'publish' }],
    ['resolved', { do: 'resolve', solution: 'Corrigé.' }],
    ['released', { do: 'release' }],
  ];
  for (const [occasion, say] of done) {
    test(occasion, () => {
      const log = taken();
      if (occasion === 'published') log.batch('tom', { do: 'resolve', solution: 'Corrigé.' });
      const ticket = log.tickets[id(1)];
      assert.ok(ticket !== undefined);
      // A member of another category, who is told nothing here and reads it all, asks; the manager does it.
      const heard = told(log.batch('mia', say), log.desk);
      const asked = answered({ occasion, ticket, place: PLACE, standing: 'none' }, 'bea');
      const staff = Object.fromEntries(Object.entries(heard).filter(([who]) => relationsTo(ticket, person(who), log.desk).staff));
      const { bea, mia: _mia, ...others } = asked;
      assert.equal(bea, staff['bea'] ?? null);
      // Who did it is not told, and would be of anybody else's act.
      assert.ok(!('mia' in staff));
      assert.deepEqual(others, Object.fromEntries(Object.entries(staff).filter(([who]) => who !== 'bea')));
    });
  }

  test('one that is filed, as the place tells of it', () => {
    const log = new Log();
    const heard = told(log.batch('ana', FILE), log.desk);
    const { mia, ...members } = answered({ occasion: 'filed', place: PLACE, standing: 'none' }, 'mia');
    assert.equal(mia, null);
    assert.deepEqual(members, { tom: 'category', cleo: 'category' });
    assert.deepEqual([heard['tom'], heard['cleo']], ['category', 'category']);
  });
});

describe('for the requester of it', () => {
  const mine = { place: PLACE, standing: 'requester' } as const;
  const cases: readonly (readonly [Occasion, string | null])[] = [
    ['filed', 'requester'],
    ['opened', 'requester'],
    ['taken', 'requester'],
    ['commented', 'requester'],
    ['noted', null],
    ['asked', 'question'],
    ['on-hold', 'requester'],
    ['to-test', 'to-test'],
    ['published', 'requester'],
    ['resolved', 'to-approve'],
    ['abandoned', 'requester'],
    ['reopened', 'requester'],
    ['released', 'requester'],
    ['moved', 'requester'],
  ];
  test('every occasion is asked of', () => {
    assert.deepEqual(
      cases.map(([occasion]) => occasion),
      OCCASIONS,
    );
  });
  for (const [occasion, reason] of cases)
    test(occasion, () => assert.deepEqual(answered({ occasion, ...mine }, 'ana'), { ana: reason }));

  test('with the switches of the guide', () => {
    const desk = deskWith({ requesterDefault: 'guide' });
    const heard = OCCASIONS.filter((occasion) => answered({ occasion, ...mine }, 'ana', desk)['ana'] !== null);
    assert.deepEqual(heard, ['taken', 'asked', 'to-test', 'published', 'resolved', 'reopened', 'moved']);
  });
});

test('what a desk does not know cannot happen there', () => {
  const plain = deskWith({ states: [] });
  assert.deepEqual(
    OCCASIONS.filter((occasion) => !occasionsOn(plain).includes(occasion)),
    ['asked', 'on-hold', 'to-test', 'published'],
  );
  assert.deepEqual(occasionsOn(deskWith()), OCCASIONS);
});

test('whoever asks learns of nobody but himself and, as staff, of staff who read what it is about', () => {
  const who = fc.constantFrom(...Object.keys(PEOPLE));
  const level = fc.constantFrom(...LEVEL_NAMES);
  const desk = deskWith({
    services: [
      {
        id: 'moodle',
        label: 'Moodle',
        managers: [{ person: 'mia' }],
        categories: [
          { id: 'courses', label: 'Cours', members: ['cleo', 'tom'] },
          { id: 'secret', label: 'Signalement', confidential: true, members: ['bea'] },
        ],
      },
    ],
  });
  let others = 0;
  fc.assert(
    fc.property(
      who,
      level,
      fc.constantFrom(...OCCASIONS),
      fc.constantFrom('courses', 'secret'),
      fc.constantFrom(...STANDINGS),
      (asker, all, occasion, category, standing) => {
        const preferences = Object.fromEntries(Object.keys(PEOPLE).map((each) => [each, Preferences.parse({ level: all })]));
        const place = { service: 'moodle', category };
        const answer = whoHears({ occasion, place, standing }, person(asker), desk, PEOPLE, preferences, START);
        const here = { ...new Log(desk).tickets, ...ticketIn(category) };
        const ticket = here[id(1)] ?? assert.fail();
        for (const hearer of answer.slice(1)) {
          others += 1;
          assert.ok(relationsTo(ticket, person(asker), desk).staff, `${asker} is no staff there`);
          assert.ok(reads(person(hearer.person), ticket, desk) && relationsTo(ticket, person(hearer.person), desk).staff);
        }
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(others > 20, `${others} others were told of`);

  function ticketIn(category: string) {
    const log = new Log(desk);
    log.batch('ana', { ...FILE, category });
    return log.tickets;
  }
});
