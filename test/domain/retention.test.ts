/** How long what is over is kept, and who takes a desk out: by tables. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blank } from '../../src/domain/decisions/filing.ts';
import { completed } from '../../src/domain/desk-defaults.ts';
import { exportsAll, mayOperate } from '../../src/domain/operating-rights.ts';
import type { Profile } from '../../src/domain/people.ts';
import { going, monthsBefore } from '../../src/domain/retention.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import type { State } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const FULL = completed({ id: 'desk', name: 'Guichet', states: ['validated', 'published', 'resolving', 'waiting'] });
const SHORT = completed({ id: 'desk', name: 'Guichet', states: [] });
const FILE = {
  id: '0f000000-0000-4000-8000-000000000001',
  name: 'a',
  type: '',
  size: 1,
  scope: 'public',
  by: 'lea',
  at: NOW,
} as const;

function ticket(state: State, settledAt: string | null, closedAt: string | null, more: Partial<Ticket> = {}): Ticket {
  const made = blank('00000000-0000-4000-8000-000000000001', 'desk', '2020-01-01T00:00:00.000Z');
  return { ...made, state, files: [FILE], facts: { ...made.facts, settledAt, closedAt }, ...more };
}

const YEAR_AGO = '2025-11-24T08:00:00.000Z';
const RULES = { texts: 12, files: 6 };

describe('what is kept no longer', () => {
  for (const [months, expected] of [
    [1, '2026-10-24T08:00:00.000Z'],
    [12, YEAR_AGO],
    [11, '2025-12-24T08:00:00.000Z'],
  ] as const)
    it(`${months} months before`, () => assert.equal(monthsBefore(NOW, months), expected));
  it('a month that has no such day: its last one', () => {
    assert.equal(monthsBefore('2026-03-31T10:00:00.000Z', 1), '2026-02-28T10:00:00.000Z');
    assert.equal(monthsBefore('2028-03-31T10:00:00.000Z', 1), '2028-02-29T10:00:00.000Z');
  });

  for (const [what, made, desk, expected] of [
    ['closed a year ago, to the moment: texts', ticket('validated', null, YEAR_AGO), FULL, 'texts'],
    ['closed a moment later: files', ticket('validated', null, '2025-11-24T08:00:00.001Z'), FULL, 'files'],
    ['closed lately: nothing', ticket('abandoned', null, '2026-10-01T00:00:00.000Z'), FULL, null],
    [
      'closed long ago, without files, texts kept',
      ticket('abandoned', null, '2026-01-01T00:00:00.000Z', { files: [] }),
      FULL,
      null,
    ],
    ['erased already', ticket('abandoned', null, YEAR_AGO, { erased: true }), FULL, null],
    ['solved a year ago, and it may still be refused', ticket('resolved', YEAR_AGO, null), FULL, null],
    ['solved a year ago, where that ends it', ticket('resolved', YEAR_AGO, null), SHORT, 'texts'],
    ['published a year ago, where that ends it', ticket('published', YEAR_AGO, null), SHORT, 'texts'],
    ['posted years ago', ticket('posted', null, null), FULL, null],
    ['waiting for years', ticket('waiting', null, null), FULL, null],
    ['transferred years ago', ticket('transferred', null, null), FULL, null],
  ] as const)
    it(`${what}`, () => assert.equal(going(made, desk, RULES, NOW), expected));

  it('without a rule nothing goes', () => assert.equal(going(ticket('validated', null, YEAR_AGO), FULL, {}, NOW), null));
});

describe('who operates a desk', () => {
  const CONFIDENTIAL = completed({
    id: 'desk',
    name: 'Guichet',
    services: [{ id: 'a', label: 'A', categories: [{ id: 'b', label: 'B', confidential: true }] }],
  });
  for (const [profile, may, all] of [
    ['requester', false, false],
    ['technician', false, false],
    ['moderator', false, false],
    ['functional-admin', true, false],
    ['technical-admin', true, true],
  ] as const satisfies readonly (readonly [Profile, boolean, boolean])[]) {
    it(profile, () => {
      const person = Person.parse({ id: 'p', name: 'P', profile });
      assert.equal(mayOperate(person), may);
      assert.equal(mayOperate({ ...person, suspended: true }), false);
      assert.equal(exportsAll(person, CONFIDENTIAL), all);
      assert.equal(exportsAll(person, FULL), true, 'nothing is hidden where nothing is confidential');
    });
  }
});
