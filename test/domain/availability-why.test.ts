import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meets, type AvailabilityRule, type RuledPerson } from '../../src/domain/availability.ts';
import { explain, filingAnswer, nested, type Explained } from '../../src/domain/availability-why.ts';

const ana: RuledPerson = { profile: 'requester', groups: ['GM3'], affiliation: 'student', claims: { grade: '12,5' } };
const NOW = '2026-11-24T20:00:00.000Z';

const RULE: AvailabilityRule = {
  all: [
    { field: 'affiliation', op: 'is', value: 'student' },
    { any: [{ group: 'GC1' }, { claim: 'grade', op: 'at-least', value: 14 }] },
    { none: [{ profile: ['technician'] }] },
  ],
};

test('each condition says whether it is met, in the shape of the rule', () => {
  assert.deepEqual(filingAnswer({ rule: RULE }, ana, false, NOW), {
    staff: false,
    openness: { open: false, reason: 'rule' },
    rule: {
      met: false,
      inner: [
        { met: true, inner: [] },
        {
          met: false,
          inner: [
            { met: false, inner: [] },
            { met: false, inner: [] },
          ],
        },
        { met: true, inner: [{ met: false, inner: [] }] },
      ],
    },
  });
});

test('without a rule there is no condition to explain', () => {
  assert.deepEqual(filingAnswer({ from: '2027-01-01T00:00:00.000Z' }, ana, true, NOW), {
    staff: true,
    openness: { open: false, reason: 'not-yet', from: '2027-01-01T00:00:00.000Z' },
    rule: undefined,
  });
});

const leaf = fc.constantFrom<AvailabilityRule>(
  { group: 'GM3' },
  { group: 'GC1' },
  { profile: ['requester'] },
  { claim: 'grade', op: 'below', value: 10 },
);
const rules = fc.letrec<{ rule: AvailabilityRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
})).rule;

test('what is explained agrees, at every depth, with what decides', () => {
  const agrees = (rule: AvailabilityRule, said: Explained): boolean =>
    said.met === meets(rule, ana) &&
    said.inner.length === nested(rule).length &&
    nested(rule).every((each, at) => agrees(each, said.inner[at]!));
  fc.assert(fc.property(rules, (rule) => agrees(rule, explain(rule, ana))));
});
