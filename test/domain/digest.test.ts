import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blank } from '../../src/domain/decisions/filing.ts';
import { digest, digestDue } from '../../src/domain/digest.ts';
import { DEFAULT_DIGEST, DIGEST_PRESETS } from '../../src/domain/monitoring.ts';
import { DigestPreference, DigestSection } from '../../src/domain/schemas/monitoring.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { STATES } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { DAY, HOUR, later } from '../../src/domain/values.ts';
import { reads } from '../../src/domain/visibility.ts';
import { deskWith, id, PEOPLE } from './audience.world.ts';

const DESK = deskWith();
const NOW = '2026-11-24T08:00:00.000Z';
const CLEO = PEOPLE['cleo'] ?? assert.fail();
const NED = PEOPLE['ned'] ?? assert.fail();

/** A ticket of Moodle, idle for some days. */
function ticket(number: number, idle: number, more: Partial<Ticket>): Ticket {
  const at = later(NOW, -idle * DAY);
  return { ...blank(id(number), 'help', at), requester: 'ana', filer: 'ana', service: 'moodle', category: 'courses', ...more };
}

const MINE = ticket(1, 2, { state: 'resolving', assignee: 'cleo', category: 'accounts' });
const MINE_HERE = ticket(2, 3, { state: 'resolving', assignee: 'cleo' });
const FREE_HERE = ticket(3, 1.5, {});
const FREE_ELSEWHERE = ticket(4, 9, { category: 'accounts', state: 'open' });
const OTHERS = ticket(5, 40, { category: 'accounts', state: 'resolving', assignee: 'bea' });
const TOMS_HERE = ticket(6, 8, { state: 'waiting', assignee: 'tom' });
const OVER = ticket(7, 50, { state: 'validated' });
const ELSEWHERE = ticket(8, 50, { service: 'video', category: 'live' });
const ALL = [OTHERS, MINE, OVER, FREE_HERE, ELSEWHERE, MINE_HERE, FREE_ELSEWHERE, TOMS_HERE];

/** A report as lists of ticket numbers by section. */
function listed(
  sections: readonly DigestSection[],
  person = CLEO,
  tickets: readonly Ticket[] = ALL,
): Record<string, number[]> | null {
  const report = digest(tickets, 'moodle', sections, person, DESK, NOW);
  return report === null
    ? null
    : Object.fromEntries(report.parts.map((part) => [part.section, part.lines.map((line) => Number(line.ticket.id.slice(-2)))]));
}

describe('a report for cleo, who serves courses and handles two tickets', () => {
  test('Libres: all four sections, each ticket in the first that holds it, the longest idle first', () => {
    assert.deepEqual(listed(DIGEST_PRESETS.free), { mine: [2, 1], categories: [6, 3], free: [4], others: [5] });
  });
  test('Membres', () => assert.deepEqual(listed(DIGEST_PRESETS.members), { mine: [2, 1], categories: [6, 3] }));
  test('Gérés', () => assert.deepEqual(listed(DIGEST_PRESETS.managed), { mine: [2, 1] }));
  test('Aucun', () => assert.equal(listed(DIGEST_PRESETS.none), null));
  test('the order chosen decides', () =>
    assert.deepEqual(listed(['free', 'categories', 'mine']), { free: [4, 3], categories: [6, 2], mine: [1] }));
  test('empty, there is none', () => assert.equal(listed(DIGEST_PRESETS.free, CLEO, [OVER, ELSEWHERE]), null));
  test('a section with nothing is there and says so', () =>
    assert.deepEqual(listed(DIGEST_PRESETS.members, CLEO, [MINE]), { mine: [1], categories: [] }));
  test('what stands out: free for a day, a week, a month; never what was put off', () => {
    const lines = digest(ALL, 'moodle', DIGEST_PRESETS.free, CLEO, DESK, NOW)?.parts.flatMap((part) => part.lines) ?? [];
    assert.deepEqual(Object.fromEntries(lines.map((line) => [Number(line.ticket.id.slice(-2)), line.urgency])), {
      1: null,
      2: null,
      3: 'free-idle',
      4: 'week',
      5: 'month',
      6: null,
    });
    assert.equal(lines.find((line) => line.ticket.id === FREE_ELSEWHERE.id)?.idle, 9 * DAY);
  });
});

test('who handles a ticket without being staff has that one alone', () => {
  assert.deepEqual(
    listed(DIGEST_PRESETS.free, NED, [
      ...ALL,
      ticket(9, 1, { state: 'open', assignee: 'ned' }),
      ticket(10, 1, { observers: ['ned'] }),
    ]),
    {
      mine: [9],
      categories: [],
      free: [],
      others: [],
    },
  );
});

test('on a desk without services, staff serve all of it', () => {
  const desk = deskWith({ services: [] });
  const tech = Person.parse({ id: 'tech', name: 'Tech', profile: 'technician' });
  const report = digest([{ ...FREE_HERE, service: null, category: null }], null, ['mine', 'categories', 'free'], tech, desk, NOW);
  assert.deepEqual(
    report?.parts.map((part) => part.lines.length),
    [0, 1, 0],
  );
});

test('any report: each ticket at most once, only what is active and readable, and the longest idle first in each section', () => {
  const sections = fc.uniqueArray(fc.constantFrom(...DigestSection.options), { minLength: 1 });
  const tickets = fc.array(
    fc.record({
      state: fc.constantFrom(...STATES),
      assignee: fc.constantFrom('cleo', 'tom', 'ned', null),
      category: fc.constantFrom('courses', 'accounts', 'secret'),
      idle: fc.nat({ max: 60 }),
      restricted: fc.boolean(),
    }),
    { maxLength: 20 },
  );
  const desk = deskWith({
    services: DESK.services.map((service) => ({
      ...service,
      categories: [...service.categories, { id: 'secret', label: 'Signalement', confidential: true, members: ['bea'] }],
    })),
  });
  fc.assert(
    fc.property(sections, tickets, fc.constantFrom(...Object.values(PEOPLE)), (chosen, given, person) => {
      const report = digest(
        given.map(({ idle, ...more }, index) => ticket(index, idle, more)),
        'moodle',
        chosen,
        person,
        desk,
        NOW,
      );
      if (report === null) return;
      const lines = report.parts.flatMap((part) => part.lines);
      assert.deepEqual(
        report.parts.map((part) => part.section),
        chosen,
      );
      assert.equal(new Set(lines.map((line) => line.ticket.id)).size, lines.length);
      assert.equal(report.total, lines.length);
      assert.ok(
        lines.every((line) => reads(person, line.ticket, desk) && !['validated', 'abandoned'].includes(line.ticket.state)),
      );
      for (const part of report.parts)
        assert.deepEqual(
          part.lines.map((line) => line.idle),
          part.lines.map((line) => line.idle).sort((one, other) => other - one),
        );
    }),
  );
});

describe('when a report is due', () => {
  const twice = DigestPreference.parse({ hours: [8, 14] });
  /** 24 November 2026 is a Tuesday; Paris is an hour ahead in winter, two in summer. */
  const cases: readonly (readonly [string, DigestPreference, string, string, string | null, boolean])[] = [
    ['at eight in Paris', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-24T07:00:00.000Z', null, true],
    ['all that hour', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-24T07:59:59.999Z', null, true],
    ['not an hour later', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-24T08:00:00.000Z', null, false],
    ['eight in Paris is another instant in summer', DEFAULT_DIGEST, 'Europe/Paris', '2026-07-07T06:30:00.000Z', null, true],
    ['eight in Réunion', DEFAULT_DIGEST, 'Indian/Reunion', '2026-11-24T04:10:00.000Z', null, true],
    ['once that hour', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-24T07:40:00.000Z', '2026-11-24T07:01:00.000Z', false],
    ['again the next day', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-25T07:01:00.000Z', '2026-11-24T07:01:00.000Z', true],
    ['the second hour of the day', twice, 'Europe/Paris', '2026-11-24T13:00:00.000Z', '2026-11-24T07:01:00.000Z', true],
    [
      'two hours side by side',
      DigestPreference.parse({ hours: [8, 9] }),
      'Europe/Paris',
      '2026-11-24T08:01:00.000Z',
      '2026-11-24T07:50:00.000Z',
      true,
    ],
    ['not on Saturday', DEFAULT_DIGEST, 'Europe/Paris', '2026-11-28T07:00:00.000Z', null, false],
    ['on Saturday if wanted', DigestPreference.parse({ weekends: true }), 'Europe/Paris', '2026-11-28T07:00:00.000Z', null, true],
    ['Friday evening here is Saturday there', DEFAULT_DIGEST, 'Pacific/Noumea', '2026-11-27T21:00:00.000Z', null, false],
    ['midnight', DigestPreference.parse({ hours: [0] }), 'Europe/Paris', '2026-11-23T23:05:00.000Z', null, true],
    ['not while suspended', DigestPreference.parse({ suspended: true }), 'Europe/Paris', '2026-11-24T07:00:00.000Z', null, false],
    ['not without a section', DigestPreference.parse({ sections: [] }), 'Europe/Paris', '2026-11-24T07:00:00.000Z', null, false],
    ['an unknown zone reads as universal time', DEFAULT_DIGEST, 'Mars/Olympus', '2026-11-24T08:00:00.000Z', null, true],
    [
      'an hour that the clock leaves out comes the hour after',
      DigestPreference.parse({ hours: [2], weekends: true }),
      'Europe/Paris',
      '2026-03-29T01:00:00.000Z',
      null,
      true,
    ],
    [
      'an hour that strikes twice comes once',
      DigestPreference.parse({ hours: [2], weekends: true }),
      'Europe/Paris',
      '2026-10-25T01:10:00.000Z',
      '2026-10-25T00:10:00.000Z',
      false,
    ],
  ];
  for (const [name, preference, zone, now, last, due] of cases)
    test(name, () => assert.equal(digestDue(preference, zone, now, last), due));

  test('whatever the zone and the year, an hourly tick sends it once a day', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'America/Cayenne',
      'Asia/Kathmandu',
      'Pacific/Auckland',
      'America/St_Johns',
      'UTC',
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 59 }),
        (zone, hour, day, minute) => {
          const preference = DigestPreference.parse({ hours: [hour], weekends: true });
          const start = later('2026-01-01T00:00:00.000Z', day * DAY + minute * 60_000);
          let last: string | null = null;
          let sent = 0;
          for (let tick = 0; tick < 24 * 7; tick++) {
            const now = later(start, tick * HOUR);
            if (!digestDue(preference, zone, now, last)) continue;
            sent += 1;
            last = now;
          }
          assert.ok(sent >= 6 && sent <= 8, `${sent} in a week`);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('preferences refuse a section twice, a third hour, and an hour that no clock shows', () => {
  for (const wrong of [
    { sections: ['mine', 'mine'] },
    { hours: [] },
    { hours: [8, 12, 16] },
    { hours: [24] },
    { hours: [8.5] },
  ]) {
    assert.equal(DigestPreference.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});
