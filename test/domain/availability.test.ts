import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { available, DEEPEST_RULE, meets, type RuledPerson } from '../../src/domain/availability.ts';
import { Availability, AvailabilityRule } from '../../src/domain/schemas/availability.ts';

const ana: RuledPerson = {
  profile: 'requester',
  groups: ['GM3', 'anglais-B2'],
  name: 'Ana Müller',
  mail: 'ana.muller@insa-strasbourg.fr',
  school: 'INSA Strasbourg',
  affiliation: 'student',
  claims: { grade: '12,5', courses: ['MATH1', 'PHYS2'], empty: '', attempts: ['4', '9'] },
};
const bob: RuledPerson = { profile: 'technician', groups: [] };

const FROM = '2026-09-01T00:00:00.000Z';
const UNTIL = '2026-12-31T23:00:00.000Z';
const BEFORE = '2026-08-31T23:59:59.999Z';
const DURING = '2026-11-24T20:00:00.000Z';

/** rule, whether Ana meets it, whether Bob does */
const LEAVES: readonly [AvailabilityRule, boolean, boolean][] = [
  [{ field: 'affiliation', op: 'is', value: 'student' }, true, false],
  [{ field: 'affiliation', op: 'is', value: 'STUDENT' }, true, false],
  [{ field: 'affiliation', op: 'is', value: 'stud' }, false, false],
  [{ field: 'school', op: 'contains', value: 'strasbourg' }, true, false],
  [{ field: 'school', op: 'contains', value: 'Rennes' }, false, false],
  [{ field: 'name', op: 'starts', value: 'ana' }, true, false],
  [{ field: 'name', op: 'starts', value: 'müller' }, false, false],
  [{ field: 'name', op: 'ends', value: 'mu\u0308ller' }, true, false],
  [{ field: 'name', op: 'ends', value: 'muller' }, false, false],
  [{ field: 'mail', op: 'ends', value: '@insa-strasbourg.fr' }, true, false],
  [{ field: 'mail', op: 'filled' }, true, false],
  [{ profile: ['requester'] }, true, false],
  [{ profile: ['technician', 'moderator'] }, false, true],
  [{ group: 'GM3' }, true, false],
  [{ group: 'gm3' }, false, false],
  [{ grouping: ['GM1', 'GM2', 'GM3'] }, true, false],
  [{ grouping: ['GC1', 'GC2'] }, false, false],
  [{ claim: 'courses', op: 'is', value: 'PHYS2' }, true, false],
  [{ claim: 'courses', op: 'is', value: 'PHYS' }, false, false],
  [{ claim: 'courses', op: 'starts', value: 'phys' }, true, false],
  [{ claim: 'courses', op: 'filled' }, true, false],
  [{ claim: 'empty', op: 'filled' }, false, false],
  [{ claim: 'constructor', op: 'filled' }, false, false],
  [{ claim: '__proto__', op: 'contains', value: 'o' }, false, false],
  [{ claim: 'grade', op: 'at-least', value: 12.5 }, true, false],
  [{ claim: 'grade', op: 'at-least', value: 12.6 }, false, false],
  [{ claim: 'grade', op: 'below', value: 12.5 }, false, false],
  [{ claim: 'grade', op: 'below', value: 13 }, true, false],
  [{ claim: 'attempts', op: 'at-least', value: 9 }, true, false],
  [{ claim: 'courses', op: 'at-least', value: 0 }, false, false],
  [{ claim: 'courses', op: 'below', value: 1000 }, false, false],
  [{ claim: 'missing', op: 'below', value: 1 }, false, false],
  [{ claim: 'empty', op: 'below', value: 1 }, false, false],
];

const yes: AvailabilityRule = { group: 'GM3' };
const no: AvailabilityRule = { group: 'GC1' };

/** rule, whether Ana meets it */
const NESTS: readonly [AvailabilityRule, boolean][] = [
  [{ all: [yes, yes] }, true],
  [{ all: [yes, no] }, false],
  [{ any: [no, yes] }, true],
  [{ any: [no, no] }, false],
  [{ none: [no, no] }, true],
  [{ none: [no, yes] }, false],
  [{ none: [{ none: [yes] }] }, true],
  [{ all: [{ any: [no, yes] }, { none: [{ all: [yes, no] }] }] }, true],
  [{ all: [{ any: [no, yes] }, { none: [{ any: [yes, no] }] }] }, false],
];

function nested(levels: number): AvailabilityRule {
  return levels === 1 ? yes : { all: [nested(levels - 1)] };
}

/** The codes of everything wrong. */
function codes(input: unknown): string[] {
  const result = Availability.safeParse(input);
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

const rule = fc.letrec<{ rule: AvailabilityRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constantFrom<AvailabilityRule>(...LEAVES.map(([leaf]) => leaf)),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((none) => ({ none })),
  ),
})).rule;

describe('availability: rules', () => {
  for (const [leaf, forAna, forBob] of LEAVES) {
    test(JSON.stringify(leaf), () => {
      assert.equal(meets(AvailabilityRule.parse(leaf), ana), forAna);
      assert.equal(meets(AvailabilityRule.parse(leaf), bob), forBob);
    });
  }

  for (const [nest, forAna] of NESTS) {
    test(JSON.stringify(nest), () => {
      assert.equal(meets(AvailabilityRule.parse(nest), ana), forAna);
    });
  }

  test('none-of is the opposite of any-of, and all-of is none-of the opposites, whatever the rules and the person', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), fc.constantFrom(ana, bob), (rules, person) => {
        assert.equal(meets({ none: rules }, person), !meets({ any: rules }, person));
        assert.equal(meets({ all: rules }, person), meets({ none: rules.map((each) => ({ none: [each] })) }, person));
      }),
    );
  });

  test('a generated rule is valid, and parsing it changes nothing', () => {
    fc.assert(
      fc.property(rule, (each) => {
        assert.deepEqual(AvailabilityRule.parse(each), each);
      }),
    );
  });
});

describe('availability: schema', () => {
  test('a rule may be as deep as the limit, and no deeper', () => {
    assert.deepEqual(codes({ rule: nested(DEEPEST_RULE) }), []);
    assert.deepEqual(codes({ rule: nested(DEEPEST_RULE + 1) }), ['too-deep']);
    assert.deepEqual(codes({ rule: nested(2000) }), ['too-deep']);
  });

  test('what is not a rule is refused', () => {
    const wrong: unknown[] = [
      {},
      null,
      'GM3',
      [],
      { all: [yes], any: [yes] },
      { all: [{}] },
      { profile: ['king'] },
      { field: 'password', op: 'is', value: 'x' },
      { field: 'mail', op: 'is' },
      { field: 'mail', op: 'filled', value: 'x' },
      { field: 'mail', op: 'at-least', value: 3 },
      { claim: 'grade', op: 'at-least', value: '10' },
      { claim: 'grade', op: 'at-least', value: Number.NaN },
      { group: 'GM3', extra: true },
    ];
    for (const each of wrong) assert.deepEqual(codes({ rule: each }), ['not-a-rule'], JSON.stringify(each));
  });

  test('nothing may be left empty or grow without end, however deep', () => {
    const faulty: readonly [unknown, string][] = [
      [{ all: [] }, 'required'],
      [{ any: [] }, 'required'],
      [{ none: [{ all: [] }] }, 'required'],
      [{ profile: [] }, 'required'],
      [{ grouping: [] }, 'required'],
      [{ group: '' }, 'required'],
      [{ field: 'mail', op: 'is', value: '' }, 'required'],
      [{ claim: 'x'.repeat(256), op: 'filled' }, 'too-long'],
      [{ any: Array.from({ length: 65 }, () => yes) }, 'not-a-rule'],
      [{ grouping: Array.from({ length: 257 }, (_, index) => `G${index}`) }, 'not-a-rule'],
    ];
    for (const [each, code] of faulty) assert.deepEqual(codes({ rule: each }), [code], JSON.stringify(each));
  });

  test('instants have one form, and the end comes after the beginning', () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ from: FROM, until: UNTIL }), []);
    assert.deepEqual(codes({ from: '2026-09-01' }), ['not-an-instant']);
    assert.deepEqual(codes({ from: FROM, until: FROM }), ['ends-before-it-begins']);
    assert.deepEqual(codes({ from: UNTIL, until: FROM }), ['ends-before-it-begins']);
    assert.equal(codes({ since: FROM }).length, 1);
  });
});

describe('availability: whether a desk takes tickets now', () => {
  const span = { from: FROM, until: UNTIL };
  const cases: readonly [string, Availability | undefined, string, ReturnType<typeof available>][] = [
    ['no setting', undefined, DURING, { open: true }],
    ['nothing restricted', {}, DURING, { open: true }],
    ['a millisecond before', span, BEFORE, { open: false, reason: 'not-yet', from: FROM, until: UNTIL }],
    ['before, without an end', { from: FROM }, BEFORE, { open: false, reason: 'not-yet', from: FROM }],
    ['at the beginning', span, FROM, { open: true }],
    ['during', span, DURING, { open: true }],
    ['a millisecond before the end', span, '2026-12-31T22:59:59.999Z', { open: true }],
    ['at the end', span, UNTIL, { open: false, reason: 'over', until: UNTIL }],
    ['after', { until: UNTIL }, '2027-01-01T00:00:00.000Z', { open: false, reason: 'over', until: UNTIL }],
    ['kept out by the rule', { rule: no }, DURING, { open: false, reason: 'rule' }],
    ['let in by the rule', { ...span, rule: yes }, DURING, { open: true }],
    ['kept out and too early: not told to come back', { ...span, rule: no }, BEFORE, { open: false, reason: 'rule' }],
    ['kept out and too late', { ...span, rule: no }, UNTIL, { open: false, reason: 'over', until: UNTIL }],
    ['let in but too early', { ...span, rule: yes }, BEFORE, { open: false, reason: 'not-yet', from: FROM, until: UNTIL }],
  ];
  for (const [name, availability, now, expected] of cases) {
    test(name, () => {
      assert.deepEqual(available(availability, ana, now), expected);
    });
  }
});
