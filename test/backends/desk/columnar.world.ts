/** Random rows of a desk with their terms, and random questions about them. */
import * as fc from 'fast-check';
import { rowFor } from '../../../src/backends/desk/indexing.ts';
import type { Row, TermsRecord } from '../../../src/backends/desk/store.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import type { Predicate, Scalar } from '../../../src/domain/predicate.ts';
import { SORT_KEYS, fieldSort } from '../../../src/domain/query.ts';
import type { Sort } from '../../../src/domain/query.ts';
import type { Person } from '../../../src/domain/people.ts';
import { STATES } from '../../../src/domain/states.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { GROUPS, PEOPLE_IDS, uuid } from '../../domain/arbitraries.ts';

const DAYS = ['01', '02', '03', '04', '05'].map((day) => `2026-11-${day}T08:00:00.000Z`);
const WORDS = ['ecran', 'ecrans', 'ecluse', 'badge', 'zoom', 'inf_1', 'a', 'é'];

/** Some tickets have something due, some sooner than others. */
const SERVICE_LEVELS = [
  { service: null, priority: null, resolution: 2 * 24 * 60 },
  { service: 'moodle', priority: 'highest' as const, resolution: 60 },
];

const day = fc.constantFrom(...DAYS);
const who = fc.constantFrom(...PEOPLE_IDS);
const some = fc.uniqueArray(who, { maxLength: 3 });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const ticket = fc.record({
  index: fc.nat(40),
  number: maybe(fc.nat(50)),
  state: fc.constantFrom(...STATES),
  place: fc.constantFrom(
    [null, null],
    ['moodle', 'root'],
    ['moodle', 'leaf'],
    ['moodle', null],
    ['video', 'other'],
    ['gone', 'gone'],
  ),
  group: maybe(fc.constantFrom(...GROUPS)),
  restricted: fc.boolean(),
  summary: fc.constantFrom('Écran', 'ecran', 'écran', 'Zoom', 'Badge 9', 'Badge 10'),
  requester: who,
  filer: who,
  assignee: maybe(who),
  observers: some,
  watchers: some,
  glass: some,
  approvers: maybe(some),
  priority: fc.constantFrom('lowest' as const, 'normal' as const, 'highest' as const),
  kind: fc.constantFrom('incident' as const, 'request' as const),
  rank: maybe(fc.constantFrom('a0', 'a1', 'a2', 'a3')),
  room: fc.constantFrom(undefined, 'B12', 'A1', '12'),
  size: fc.constantFrom(undefined, 12, 3),
  secret: fc.constantFrom(undefined, 'x', 'B12'),
  gone: fc.constantFrom(undefined, ['B12', 'x'], ['A1']),
  days: fc.tuple(day, maybe(day), maybe(day), day, day, day),
  terms: fc.tuple(...[0, 1, 2].map(() => fc.subarray(WORDS, { maxLength: 3 }))),
});

export interface Made {
  readonly row: Row;
  readonly terms: TermsRecord;
}

/** A ticket of random columns; of the parts that no list asks for it has none. */
export function madeArbitrary(desk: Desk): fc.Arbitrary<Made> {
  return ticket.map(({ index, place, approvers, room, size, secret, gone, days, terms, ...columns }) => {
    const [filedAt, settledAt, closedAt, ...changed] = days;
    const [atPublic = filedAt, atRequester = filedAt, atStaff = filedAt] = changed;
    const fields = Object.entries({ room, size, secret, gone }).filter(([, value]) => value !== undefined);
    const made = {
      ...columns,
      id: uuid('ticket', index),
      desk: desk.id,
      service: place[0],
      category: place[1],
      approval: approvers === null ? null : { state: 'pending', approvers },
      fields: Object.fromEntries(fields),
      aliases: [],
      places: [],
      comments: [],
      files: [],
      facts: { filedAt, settledAt, closedAt, firstResponseAt: null, takenAt: null, pending: 0, pendingSince: null, spans: [] },
      changed: { public: atPublic, requester: atRequester, staff: atStaff },
      waiting: null,
    } as unknown as Ticket;
    const spaced = (words: readonly string[] = []): string => ` ${words.join(' ')} `;
    return {
      row: rowFor(made, { ...desk, notifications: false, serviceLevels: SERVICE_LEVELS }, (person) => `Personne ${person}`),
      terms: { id: made.id, desk: desk.id, public: spaced(terms[0]), requester: spaced(terms[1]), staff: spaced(terms[2]) },
    };
  });
}

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ eq: fc.tuple(fc.constantFrom('requester' as const, 'assignee' as const, 'filer' as const), maybe(who)) }),
  fc.record({ eq: fc.tuple(fc.constant('restricted' as const), fc.boolean()) }),
  fc.record({
    eq: fc.tuple(
      fc.constant('id' as const),
      fc.nat(40).map((index) => uuid('ticket', index)),
    ),
  }),
  fc.record({ in: fc.tuple(fc.constant('state' as const), fc.subarray<Scalar>([...STATES])) }),
  fc.record({ in: fc.tuple(fc.constant('service' as const), fc.subarray<Scalar>(['moodle', 'video', null, 'none'])) }),
  fc.record({ in: fc.tuple(fc.constantFrom('category' as const, 'group' as const), fc.subarray<Scalar>(['leaf', 'red', null])) }),
  fc.record({ eq: fc.tuple(fc.constantFrom('kind' as const, 'priority' as const), fc.constantFrom('request', 'normal')) }),
  fc.record({
    has: fc.tuple(fc.constantFrom('observers' as const, 'watchers' as const, 'approvers' as const, 'glass' as const), who),
  }),
  fc.record({ field: fc.tuple(fc.constantFrom('room', 'size', 'secret', 'gone', 'none'), fc.constantFrom('B12', '12', 'x')) }),
  fc.record({
    since: fc.tuple(
      fc.constantFrom('filedAt' as const, 'settledAt' as const, 'closedAt' as const, 'changedAt' as const, 'dueAt' as const),
      day,
    ),
  }),
  fc.record({
    before: fc.tuple(
      fc.constantFrom('filedAt' as const, 'closedAt' as const, 'changedAt' as const, 'dueAt' as const),
      fc.constantFrom('2026', '2026-11-03', '2027'),
    ),
  }),
);

export const predicateArbitrary = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

export const sortsArbitrary: fc.Arbitrary<Sort[]> = fc.uniqueArray(
  fc.record({
    by: fc.constantFrom(...SORT_KEYS, ...(['room', 'size', 'secret', 'gone', 'none'] as const).map(fieldSort)),
    descending: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3, selector: ({ by }) => by },
);

export const textArbitrary = fc.constantFrom(undefined, undefined, 'écran', 'ecr', 'badge zoom', 'INF_1', 'zoo ', 'a', 'rien');

/** Whoever looks, at the desk as it would be kept. */
export function lookingOf(person: Person, desk: Desk) {
  const record = { id: desk.id, generation: 'g', sequence: 0, number: 50, derived: 0 };
  return { person, desk, record, now: DAYS[4] } as never;
}
