import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Calendar } from '../../src/domain/calendar.ts';
import { closedDays, isOpenAt, weeklyMinutes } from '../../src/domain/opening-days.ts';

const DAY: [string, string][] = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
];
const CALENDAR: Calendar = {
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: [['08:30', '12:00']] },
  closed: [{ from: '2026-12-21', until: '2027-01-01' }],
};
const PARIS = 'Europe/Paris';

describe('what opening hours come to', () => {
  test('hours a week', () => {
    assert.equal(weeklyMinutes(CALENDAR), (4 * 7.5 + 3.5) * 60);
    assert.equal(weeklyMinutes({ week: {} }), 0);
    assert.equal(weeklyMinutes({ week: { sunday: [['00:00', '24:00']] } }), 24 * 60);
  });

  /** The calendar, an instant, and the days closed next. */
  const CLOSED: readonly (readonly [string, Calendar, string, readonly string[]])[] = [
    [
      'holidays and closings that fall on a working day',
      CALENDAR,
      '2026-11-10T08:00:00.000Z',
      ['2026-11-11 armistice', '2026-12-21 closed', '2026-12-22 closed'],
    ],
    ['today counts', CALENDAR, '2026-11-11T08:00:00.000Z', ['2026-11-11 armistice', '2026-12-21 closed', '2026-12-22 closed']],
    [
      'by the clock of the desk',
      CALENDAR,
      '2026-11-11T23:30:00.000Z',
      ['2026-12-21 closed', '2026-12-22 closed', '2026-12-23 closed'],
    ],
    [
      'a holiday of its own name inside a closing',
      { ...CALENDAR, closed: [{ from: '2026-12-24', until: '2026-12-25' }] },
      '2026-12-24T00:00:00.000Z',
      ['2026-12-24 closed', '2026-12-25 christmas', '2027-01-01 new-year'],
    ],
    [
      'those of Alsace and Moselle',
      { ...CALENDAR, closed: [], holidays: 'alsace-moselle' },
      '2027-03-20T08:00:00.000Z',
      ['2027-03-26 good-friday', '2027-03-29 easter-monday', '2027-05-06 ascension'],
    ],
    ['no holidays kept', { ...CALENDAR, closed: [], holidays: 'none' }, '2026-11-10T08:00:00.000Z', []],
    ['a week that is never open', { week: {} }, '2026-11-10T08:00:00.000Z', []],
  ];
  for (const [name, calendar, now, days] of CLOSED) {
    test(name, () => {
      const found = closedDays(calendar, PARIS, now, 3).map(({ day, holiday }) => `${day} ${holiday ?? 'closed'}`);
      assert.deepEqual(found, days);
    });
  }

  /** An instant, and whether the desk is at work. */
  const OPEN: readonly (readonly [string, boolean])[] = [
    ['2026-11-24T07:29:59.999Z', false],
    ['2026-11-24T07:30:00.000Z', true],
    ['2026-11-24T11:00:00.000Z', false],
    ['2026-11-24T16:29:59.999Z', true],
    ['2026-11-27T14:00:00.000Z', false],
    ['2026-11-28T09:00:00.000Z', false],
    ['2026-11-11T09:00:00.000Z', false],
    ['2026-12-22T09:00:00.000Z', false],
  ];
  for (const [now, open] of OPEN)
    test(`${now}: ${open ? 'at work' : 'closed'}`, () => assert.equal(isOpenAt(CALENDAR, PARIS, now), open));
});
