/** Where somebody is staff, as a value, is where each ticket by itself says so. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isAtLeast } from '../../src/domain/people.ts';
import { matches } from '../../src/domain/predicate.ts';
import type { Columns } from '../../src/domain/predicate.ts';
import { staffSight } from '../../src/domain/staff-sight.ts';
import { profileOn } from '../../src/domain/visibility.ts';
import { GROUPS, PEOPLE_IDS, deskArbitrary, peopleArbitrary } from './arbitraries.ts';

const places = [
  [null, null],
  ['moodle', 'root'],
  ['moodle', 'leaf'],
  ['moodle', 'gone'],
  ['moodle', null],
  ['video', 'other'],
  ['former', 'leaf'],
] as const;

const ticketArbitrary = fc.record({
  place: fc.constantFrom(...places),
  group: fc.option(fc.constantFrom(...GROUPS), { nil: null }),
  glass: fc.subarray([...PEOPLE_IDS]),
});

describe('where somebody is staff', () => {
  it('is what each ticket says', () => {
    let staff = 0;
    fc.assert(
      fc.property(
        deskArbitrary,
        peopleArbitrary,
        fc.array(ticketArbitrary, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (desk, people, tickets, serveFormer) => {
          for (const given of Object.values(people)) {
            const person = serveFormer && given.serves !== undefined ? { ...given, serves: [...given.serves, 'former'] } : given;
            const sight = staffSight(person, desk);
            for (const { place, ...rest } of tickets) {
              const ticket = { ...rest, service: place[0], category: place[1] };
              const is = isAtLeast(profileOn(person, ticket, desk), 'technician');
              assert.equal(matches(sight, ticket as unknown as Columns), is, JSON.stringify({ person, ticket, sight }));
              if (is) staff += 1;
            }
          }
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(staff > 500, 'some are staff');
  });
});
