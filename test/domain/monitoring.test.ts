import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  AXES,
  CIRCLES,
  DEFAULT_DIGEST,
  DEFAULT_PREFERENCES,
  grow,
  LEVEL_NAMES,
  LEVELS,
  levelOf,
  withAxis,
} from '../../src/domain/monitoring.ts';
import type { Axes, Axis, Circle, Preferences, PreferencesChange } from '../../src/domain/monitoring.ts';
import { maySetAvailability, preferred, takenBack } from '../../src/domain/preferring.ts';
import { DigestPreference, Preferences as Schema } from '../../src/domain/schemas/monitoring.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { deskWith, id } from './audience.world.ts';

test('what holds for who chose nothing is what the schemas make of nothing', () => {
  assert.deepEqual(Schema.parse({}), DEFAULT_PREFERENCES);
  assert.deepEqual(DigestPreference.parse({}), DEFAULT_DIGEST);
});

describe('the three axes', () => {
  const axis = fc.constantFrom(...AXES);
  const axes = fc.record({ any: axis, category: axis, taken: axis }).filter(grow);

  const cases: readonly (readonly [keyof typeof LEVELS, Circle, Axis, Axes])[] = [
    ['medium', 'any', 'always', LEVELS.complete],
    ['medium', 'any', 'creation', LEVELS.assiduous],
    ['medium', 'category', 'never', LEVELS.minimal],
    ['complete', 'taken', 'never', LEVELS.none],
    ['complete', 'category', 'creation', { any: 'creation', category: 'creation', taken: 'always' }],
    ['none', 'category', 'creation', { any: 'never', category: 'creation', taken: 'creation' }],
  ];
  for (const [level, circle, chosen, wanted] of cases)
    test(`${level}, ${circle} ${chosen}`, () => assert.deepEqual(withAxis(LEVELS[level], circle, chosen), wanted));

  test('whatever is chosen holds, the order holds, and nothing else moves that need not', () => {
    fc.assert(
      fc.property(axes, fc.constantFrom(...CIRCLES), axis, (before, circle, chosen) => {
        const after = withAxis(before, circle, chosen);
        assert.equal(after[circle], chosen);
        assert.ok(grow(after));
        for (const other of CIRCLES) {
          if (other === circle || after[other] === before[other]) continue;
          assert.ok(!grow({ ...after, [other]: before[other] }), `${other} moved without need`);
          assert.equal(after[other], chosen);
        }
      }),
    );
  });

  test('a level is known by its axes', () => {
    for (const name of LEVEL_NAMES) assert.equal(levelOf(LEVELS[name]), name);
    assert.equal(levelOf({ any: 'never', category: 'never', taken: 'creation' }), null);
  });
});

describe('a change of what somebody chose', () => {
  const bool = fc.boolean();
  const opt = { requiredKeys: [] };
  const key = fc.constantFrom('moodle', 'video', 'constructor');
  const topics = (value: fc.Arbitrary<boolean | null>) => fc.record({ taken: value, commented: value, moved: value }, opt);
  const level = fc.constantFrom(...LEVEL_NAMES);
  const change = fc.record(
    {
      requester: topics(fc.option(bool)),
      tickets: fc.dictionary(fc.constantFrom(id(1), id(2)), fc.option(topics(bool) as fc.Arbitrary<object>)),
      services: fc.dictionary(key, fc.option(level)),
      channels: fc.record({ mail: bool, tab: bool }, opt),
      level,
      watched: bool,
      staff: bool,
      available: bool,
    },
    opt,
  ) as fc.Arbitrary<PreferencesChange>;
  const chosen: fc.Arbitrary<Preferences> = fc
    .array(change)
    .map((all) => all.reduce<Preferences>(preferred, DEFAULT_PREFERENCES));

  test('is taken back whole', () => {
    fc.assert(
      fc.property(chosen, change, (before, made) => {
        const kept = { ...before, available: true };
        const back = takenBack(made, kept);
        assert.deepEqual(preferred(preferred(before, made), back), before);
        assert.equal(back.available, made.available === undefined ? undefined : true);
      }),
    );
  });

  test('made twice is made once, and one that says nothing changes nothing', () => {
    fc.assert(
      fc.property(chosen, change, (before, made) => {
        assert.deepEqual(preferred(preferred(before, made), made), preferred(before, made));
        assert.deepEqual(preferred(before, {}), before);
      }),
    );
  });

  test('takes back nothing that was chosen since besides', () => {
    const back = takenBack({ requester: { taken: false } }, { ...DEFAULT_PREFERENCES, requester: { taken: true } });
    const since: Preferences = { ...DEFAULT_PREFERENCES, requester: { taken: false, moved: false } };
    assert.deepEqual(preferred(since, back).requester, { taken: true, moved: false });
  });
});

describe('whether work is given by itself: who says so himself', () => {
  const manages = (privileges: readonly string[] | undefined) => ({
    services: [
      {
        id: 'moodle',
        label: 'Moodle',
        managers: [{ person: 'mia', privileges }],
        categories: [{ id: 'a', label: 'A', members: ['cleo'] }],
      },
    ] as never,
  });
  const cases: readonly (readonly [string, string, object, readonly string[] | undefined, boolean])[] = [
    ['a requester', 'ana', {}, undefined, false],
    ['a technician', 'tom', { profile: 'technician' }, undefined, true],
    ['a member of a category', 'cleo', {}, undefined, true],
    ['a manager whose switches are all on', 'mia', {}, undefined, true],
    ['a manager who has this one', 'mia', {}, ['take-free', 'set-own-availability'], true],
    ['a manager who has it not', 'mia', {}, ['take-free'], false],
    ['a functional administrator, manager besides', 'mia', { profile: 'functional-admin' }, [], true],
    ['a suspended technician', 'tom', { profile: 'technician', suspended: true }, undefined, false],
  ];
  for (const [name, who, more, privileges, may] of cases)
    test(name, () =>
      assert.equal(maySetAvailability(Person.parse({ id: who, name: who, ...more }), deskWith(manages(privileges))), may),
    );
});
