/** Days of a zone, holidays by rule, and opening hours: against what calendars say, and against a clock that goes minute by minute. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { easter, holidaysOf } from '../../../src/domain/holidays.ts';
import { openingTime } from '../../../src/domain/opening-hours.ts';
import { Calendar } from '../../../src/domain/schemas/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/values.ts';
import { dayNumber, dayOfNumber, weekdayOf, zoneOf } from '../../../src/domain/zone.ts';

const at = (instant: string): number => Date.parse(instant);
const PARIS = zoneOf('Europe/Paris');

describe('a zone', () => {
  const begins: readonly (readonly [zone: string, day: string, instant: string])[] = [
    ['Europe/Paris', '2026-11-24', '2026-11-23T23:00:00.000Z'],
    ['Europe/Paris', '2026-07-14', '2026-07-13T22:00:00.000Z'],
    // The days on which the clocks are put forward and back.
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Paris', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Paris', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['America/Cayenne', '2026-01-01', '2026-01-01T03:00:00.000Z'],
    ['Indian/Reunion', '2026-01-01', '2025-12-31T20:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00.000Z'],
    // Where midnight itself was skipped the day begins after the skip.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Mars/Olympus', '2026-01-01', '2026-01-01T00:00:00.000Z'],
  ];
  for (const [zone, day, instant] of begins)
    it(`${day} in ${zone} begins at ${instant}`, () => {
      assert.equal(new Date(zoneOf(zone).instantOf(dayNumber(day))).toISOString(), instant);
      assert.equal(dayOfNumber(zoneOf(zone).dayAt(at(instant))), day);
      assert.equal(dayOfNumber(zoneOf(zone).dayAt(at(instant) - 1)), dayOfNumber(dayNumber(day) - 1));
    });

  it('knows the days of the week', () => {
    assert.deepEqual(
      ['2026-11-23', '2026-11-29', '1969-12-31', '2000-02-29'].map((day) => weekdayOf(dayNumber(day))),
      [0, 6, 2, 1],
    );
  });
});

describe('holidays', () => {
  it('Easter by the rule', () => {
    // U.S. Naval Observatory, "The Date of Easter".
    const known = ['1961-04-02', '2000-04-23', '2008-03-23', '2011-04-24', '2026-04-05', '2038-04-25', '2285-03-22'];
    assert.deepEqual(
      known.map((day) => dayOfNumber(easter(Number(day.slice(0, 4))))),
      known,
    );
  });

  it('those of 2026, in France and in Alsace and Moselle', () => {
    const days = (which: 'france' | 'alsace-moselle'): string[] => [...holidaysOf(2026, which).keys()].map(dayOfNumber).sort();
    const france = [
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ];
    assert.deepEqual(days('france'), france);
    assert.deepEqual(days('alsace-moselle'), [...france, '2026-04-03', '2026-12-26'].sort());
    assert.equal(holidaysOf(2026, 'none').size, 0);
  });
});

const HALVES: [string, string][] = [
  ['08:30', '12:30'],
  ['13:30', '17:30'],
];
const WEEK: Calendar = Calendar.parse({
  week: { monday: HALVES, tuesday: HALVES, wednesday: HALVES, thursday: HALVES, friday: [['08:30', '12:30']] },
  closed: [{ from: '2026-07-27', until: '2026-08-14' }],
});

describe('opening hours', () => {
  const between = openingTime(WEEK, PARIS);
  const lines: readonly (readonly [what: string, from: string, to: string, hours: number])[] = [
    ['within a morning', '2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z', 1],
    ['over the noon pause', '2026-11-24T11:00:00.000Z', '2026-11-24T13:00:00.000Z', 1],
    ['from an evening to the next morning', '2026-11-24T16:00:00.000Z', '2026-11-25T08:30:00.000Z', 1.5],
    ['over a week-end', '2026-11-27T11:00:00.000Z', '2026-11-30T08:30:00.000Z', 1.5],
    ['over a holiday in the week', '2026-11-10T16:00:00.000Z', '2026-11-12T08:00:00.000Z', 1],
    ['a whole week', '2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z', 36],
    ['in the week of the summer’s clock, as many', '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 36],
    ['while it is closed', '2026-07-27T00:00:00.000Z', '2026-08-14T20:00:00.000Z', 0],
    ['backwards: none', '2026-11-25T10:00:00.000Z', '2026-11-24T10:00:00.000Z', 0],
    ['years before what was asked first', '2001-11-13T08:00:00.000Z', '2001-11-13T09:00:00.000Z', 1],
  ];
  for (const [what, from, to, hours] of lines) it(what, () => assert.equal(between(at(from), at(to)), hours * HOUR));

  it('are what a clock counts that looks every quarter of an hour, in any zone, over any change of clocks', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Cayenne'] as const;
    const clocks = new Map(
      zones.map((timeZone) => {
        const parts = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
        return [timeZone, new Intl.DateTimeFormat('en-GB', parts)];
      }),
    );
    const isOpen = (instant: number, zone: (typeof zones)[number]): boolean => {
      const shown = clocks.get(zone)?.formatToParts(instant) ?? [];
      const part = (type: string): string => shown.find((each) => each.type === type)?.value ?? '';
      const hours = WEEK.week[part('weekday').toLowerCase() as 'monday'] ?? [];
      const time = `${part('hour')}:${part('minute')}`;
      return hours.some(([from, until]) => time >= from && time < until);
    };
    const quarter = 15 * MINUTE;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({
          min: Math.ceil(at('2025-09-01T00:00:00.000Z') / quarter),
          max: Math.floor(at('2026-06-01T00:00:00.000Z') / quarter),
        }),
        fc.integer({ min: 0, max: 4 * 24 * 4 }),
        (zone, first, quarters) => {
          let sum = 0;
          for (let step = first; step < first + quarters; step += 1) if (isOpen(step * quarter, zone)) sum += quarter;
          const open = openingTime({ week: WEEK.week, holidays: 'none' }, zoneOf(zone));
          assert.equal(open(first * quarter, (first + quarters) * quarter), sum);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('add up: what lies between two instants is what lies on both sides of a third', () => {
    const some = fc.integer({ min: at('2024-01-01T00:00:00.000Z'), max: at('2028-01-01T00:00:00.000Z') });
    fc.assert(
      fc.property(fc.tuple(some, some, some), (instants) => {
        const [from = 0, middle = 0, to = 0] = [...instants].sort((one, other) => one - other);
        assert.equal(between(from, middle) + between(middle, to), between(from, to));
        assert.ok(between(from, to) <= to - from);
      }),
    );
  });
});

describe('a calendar as it is written', () => {
  const wrong: readonly unknown[] = [
    { week: { monday: [['9:00', '12:00']] } },
    { week: { monday: [['12:00', '09:00']] } },
    {
      week: {
        monday: [
          ['09:00', '12:00'],
          ['11:00', '14:00'],
        ],
      },
    },
    { week: { monday: [['09:00', '24:30']] } },
    { week: { lundi: [['09:00', '12:00']] } },
    { week: {}, holidays: 'belgium' },
    { week: {}, closed: [{ from: '2026-08-14', until: '2026-07-27' }] },
    { week: {}, closed: [{ from: '2026-02-30', until: '2026-03-01' }] },
  ];
  for (const each of wrong) it(`${JSON.stringify(each)} is none`, () => assert.equal(Calendar.safeParse(each).success, false));

  it('may open a whole day', () => {
    const whole = Calendar.parse({ week: { saturday: [['00:00', '24:00']] } });
    assert.equal(openingTime(whole, PARIS)(at('2026-11-27T00:00:00.000Z'), at('2026-11-30T00:00:00.000Z')), DAY);
  });
});
