import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning, dayOf, later } from '../../../src/widgets/ticket-list/days.ts';

test('a day begins at midnight on the reader’s own clock', () => {
  assert.equal(beginning('2026-11-24', 'Europe/Paris'), '2026-11-23T23:00:00.000Z');
  assert.equal(beginning('2026-07-08', 'Europe/Paris'), '2026-07-07T22:00:00.000Z');
  assert.equal(beginning('2026-11-24', 'America/Martinique'), '2026-11-24T04:00:00.000Z');
  assert.equal(beginning('2026-11-24', 'Pacific/Noumea'), '2026-11-23T13:00:00.000Z');
});

test('the day on which the clocks change begins and ends at its own midnights', () => {
  assert.equal(beginning('2026-03-29', 'Europe/Paris'), '2026-03-28T23:00:00.000Z');
  assert.equal(beginning('2026-03-30', 'Europe/Paris'), '2026-03-29T22:00:00.000Z');
  assert.equal(beginning('2026-10-25', 'Europe/Paris'), '2026-10-24T22:00:00.000Z');
  assert.equal(beginning('2026-10-26', 'Europe/Paris'), '2026-10-25T23:00:00.000Z');
});

test('the beginning of a day falls on that day, wherever one is', () => {
  for (const zone of ['Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'Asia/Kolkata', 'UTC']) {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = later(day, 1))
      assert.equal(dayOf(beginning(day, zone), zone), day, `${day} ${zone}`);
  }
});

test('days are counted over months and years', () => {
  assert.equal(later('2026-12-31', 1), '2027-01-01');
  assert.equal(later('2028-02-28', 1), '2028-02-29');
  assert.equal(later('2026-03-01', -1), '2026-02-28');
});
