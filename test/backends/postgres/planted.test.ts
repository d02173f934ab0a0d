/**
 * Both interpreters of the predicate tree, and what SQL makes of somebody's sight, with mistakes planted in them one by one: the
 * comparison of the two finds each. What it would not find nobody would.
 */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { columnsFor, testFor } from '../../../src/backends/desk/seeing.ts';
import type { DeskRecord, Row } from '../../../src/backends/desk/store.ts';
import type { Looking } from '../../../src/backends/desk/viewing.ts';
import { connectTo } from '../../../src/backends/postgres/connecting.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { migrate } from '../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../src/backends/postgres/migrations/index.ts';
import * as sights from '../../../src/backends/postgres/sight.ts';
import * as toSqls from '../../../src/backends/postgres/to-sql.ts';
import { Documents } from '../../../src/backends/postgres/remembered.ts';
import { transact } from '../../../src/backends/postgres/transacting.ts';
import { PostgresWriting } from '../../../src/backends/postgres/writing.ts';
import * as predicates from '../../../src/domain/predicate.ts';
import type { Predicate } from '../../../src/domain/predicate.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import { lookingOf, madeArbitrary, predicateArbitrary } from '../desk/columnar.world.ts';

/** A place in a source, and what a mistaken hand makes of it. */
interface Mistake {
  readonly breaks: string;
  readonly original: string;
  readonly mistaken: string;
}

const IN_MATCHES: readonly Mistake[] = [
  { breaks: '“and” is content with one', original: 'predicate.and.every', mistaken: 'predicate.and.some' },
  { breaks: '“or” wants all', original: 'predicate.or.some', mistaken: 'predicate.or.every' },
  { breaks: '“not” is not heard', original: '!matches(predicate.not', mistaken: 'matches(predicate.not' },
  { breaks: 'what is absent equals nothing', original: '?? null) === predicate', mistaken: '?? undefined) === predicate' },
  { breaks: '“in” is turned round', original: 'return predicate.in[1].includes', mistaken: 'return !predicate.in[1].includes' },
  { breaks: 'nobody approves', original: '?.approvers ?? []', mistaken: '?.approvers.slice(1) ?? []' },
  { breaks: 'a number is no text', original: 'String(value) === predicate', mistaken: 'value === predicate' },
  { breaks: 'several choices are one', original: 'Array.isArray(value)', mistaken: 'Array.isArray(value) && value.length === 1' },
  { breaks: 'what begins at an instant is before it', original: 'at >= instant', mistaken: 'at > instant' },
  {
    breaks: 'what is never over was over before',
    original: 'at !== null && (',
    mistaken: '(',
  },
];

const IN_SQL: readonly Mistake[] = [
  { breaks: '“and” is content with one', original: 'sql` and `', mistaken: 'sql` or `' },
  { breaks: '“or” wants all', original: 'sql` or `', mistaken: 'sql` and `' },
  { breaks: '“and” of nothing keeps nothing', original: 'asked.length === 0 ? true', mistaken: 'asked.length === 0 ? false' },
  { breaks: '“or” of nothing keeps all', original: 'asked.length === 0 ? false', mistaken: 'asked.length === 0 ? true' },
  { breaks: '“not” is not heard', original: '(not ${condition})', mistaken: '(${condition})' },
  { breaks: 'what is null is neither', original: '(${value} is not null and ${same})', mistaken: '(${same})' },
  { breaks: 'nothing is null', original: 'values.includes(null) && !isFilled', mistaken: 'values.includes(null) && isFilled' },
  { breaks: 'groups are categories', original: "group: 'group_name'", mistaken: "group: 'category'" },
  { breaks: 'one of several is not enough', original: '@> array[${person}::text]', mistaken: '= array[${person}::text]' },
  { breaks: 'one choice of several is none', original: 'r.field_values @>', mistaken: 'r.field_values =' },
  { breaks: 'over is settled', original: "closedAt: 'r.closed_at'", mistaken: "closedAt: 'r.settled_at'" },
  { breaks: 'what begins at an instant is before it', original: 'sql`>=`', mistaken: 'sql`>`' },
  { breaks: 'what never was is unknown', original: '${at} is not null and', mistaken: 'true and' },
];

const IN_SIGHT: readonly Mistake[] = [
  {
    breaks: 'staff’s last change is everyone’s',
    original: "staff: sql.ref('r.changed_staff')",
    mistaken: "staff: sql.ref('r.changed_public')",
  },
  { breaks: 'a filter tells who watches', original: "column === 'watchers' ? false", mistaken: "column === 'watchers' ? has" },
  { breaks: 'a filter tells who broke the glass', original: ': all([staff, has])', mistaken: ': has' },
  {
    breaks: 'a filter tells what is private',
    original: 'this.isTold(code) ? true : staff',
    mistaken: 'this.isTold(code) ? true : true',
  },
  { breaks: 'a filter tells the course', original: 'then r.course end', mistaken: 'then r.course else r.course end' },
  { breaks: 'an assignee reads as everyone', original: "{ eq: ['assignee', me] }", mistaken: "{ eq: ['filer', me] }" },
  { breaks: 'one’s own tickets are those of all desks', original: 'naming(desk.id, [me])', mistaken: "naming('', [me])" },
  { breaks: 'everybody reads everything', original: 'toSql(visibility(person, desk), kept)', mistaken: 'true' },
];

const SOURCES = {
  'domain/predicate.ts': IN_MATCHES,
  'backends/postgres/to-sql.ts': IN_SQL,
  'backends/postgres/sight.ts': IN_SIGHT,
} as const;
type Source = keyof typeof SOURCES;

const ROOT = new URL('../../../src/', import.meta.url);

/** A module with one of its mistakes. */
async function mistaken<Module>(source: Source, place: number): Promise<Module> {
  return (await import(`${new URL(source, ROOT).href}?planted=${place}`)) as Module;
}

const DESK = Desk.parse({
  id: 'desk',
  name: 'Guichet',
  read: 'all',
  courseTeachers: 'read',
  fields: [
    { code: 'room', type: 'text', label: 'Salle', listable: true },
    { code: 'secret', type: 'text', label: 'Secret', private: true, listable: true },
  ],
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      categories: [
        { id: 'root', label: 'Racine' },
        { id: 'leaf', label: 'Feuille', confidential: true, members: ['p3'] },
      ],
    },
    { id: 'video', label: 'Vidéo', categories: [{ id: 'other', label: 'Autre' }] },
  ],
});

const OWN = Desk.parse({ ...DESK, read: 'own' });

const LOOKING: readonly Looking[] = [
  [{ id: 'p0', name: 'P0' }, DESK],
  [{ id: 'p1', name: 'P1', claims: { teaches: ['algo'] } }, DESK],
  [{ id: 'p2', name: 'P2' }, OWN],
  [{ id: 'p3', name: 'P3', profile: 'technician', serves: ['moodle'] }, OWN],
  [{ id: 'p4', name: 'P4', profile: 'functional-admin' }, OWN],
].map(([person, desk]) => lookingOf(Person.parse(person), desk as Desk));

const seed = { seed: 20_261_130, numRuns: 120 };
const MADE = [...new Map(fc.sample(madeArbitrary(DESK), seed).map((made) => [made.row.id, made.row])).values()].map(
  (row, n): Row => ({ ...row, ticket: { ...row.ticket, course: [undefined, null, 'algo', 'dessin'][n % 4] } }),
);
const ASKED: readonly Predicate[] = [
  ...fc.sample(predicateArbitrary, seed),
  { and: [] },
  { or: [] },
  { eq: ['course', null] },
  { eq: ['course', 'algo'] },
  { eq: ['course', 'dessin'] },
  { field: ['gone', 'x'] },
  { field: ['size', '12'] },
  { before: ['closedAt', '2027'] },
  { not: { before: ['closedAt', '2027'] } },
  ...(['observers', 'watchers', 'approvers', 'glass'] as const).flatMap((column) =>
    ['p0', 'p1', 'p3'].map((person): Predicate => ({ has: [column, person] })),
  ),
];

type Verdicts = readonly boolean[];

describe('a mistake in one of two interpreters', () => {
  let place: Connected;
  /** What is right: by predicate alone, and by who looks. */
  let plain: readonly Verdicts[];
  let seen: readonly Verdicts[];

  before(async () => {
    registerHooks({
      load(url, context, nextLoad) {
        const loaded = nextLoad(url, context);
        const planted = /src\/(.*)\?planted=(\d+)$/u.exec(url);
        if (planted === null) return loaded;
        const mistake = SOURCES[planted[1] as Source][Number(planted[2])] as Mistake;
        const source = String(loaded.source);
        assert.ok(source.includes(mistake.original), `${planted[1]} no longer says ${mistake.original}`);
        return { ...loaded, source: source.replace(mistake.original, () => mistake.mistaken) };
      },
    });
    place = await connectTo({});
    await migrate(place, MIGRATIONS);
    await transact(place, 'write', async (connection) => {
      const tx = new PostgresWriting(connection, new Documents(), new Set([DESK.id]));
      await tx.begin();
      tx.put('desks', { id: DESK.id, sequence: 0 } as DeskRecord);
      for (const row of MADE) tx.put('rows', row);
      await tx.flush();
    });
    plain = MADE.map((row) => ASKED.map((predicate) => predicates.matches(predicate, row.ticket)));
    seen = MADE.map((row) =>
      LOOKING.flatMap((looking) => [
        testFor(looking, undefined)(row),
        ...ASKED.map((predicate) => predicates.matches(predicate, columnsFor(looking)(row))),
      ]),
    );
  });
  after(() => place.close());

  /** The verdicts of SQL on every row, of several conditions. */
  async function verdicts(conditions: readonly toSqls.Condition[]): Promise<readonly Verdicts[]> {
    const list = sql.join(conditions.map(toSqls.said));
    const rows = await transact(place, 'read', (connection) =>
      connection.all(sql<{ id: string; verdicts: boolean[] }>`select r.id, array[${list}] verdicts from rows r`),
    );
    const byId = new Map(rows.map(({ id, verdicts: found }) => [id, found]));
    return MADE.map(({ id }) => byId.get(id) ?? []);
  }

  const bySql = (interpreter: typeof toSqls): Promise<readonly Verdicts[]> =>
    verdicts(ASKED.map((predicate) => interpreter.toSql(predicate, interpreter.keptOf(DESK.id))));

  const bySight = ({ Sight }: typeof sights): Promise<readonly Verdicts[]> =>
    verdicts(
      LOOKING.flatMap((looking) => {
        const sight = new Sight(looking);
        return [sight.rows, ...ASKED.map((predicate) => toSqls.toSql(predicate, sight.columns))];
      }),
    );

  it('is needed: without one they agree', async () => {
    assert.deepEqual(await bySql(toSqls), plain);
    assert.deepEqual(await bySight(sights), seen);
  });

  for (const [n, { breaks }] of IN_MATCHES.entries())
    it(`is found in the rules: ${breaks}`, async () => {
      const { matches } = await mistaken<typeof predicates>('domain/predicate.ts', n);
      assert.notDeepEqual(
        MADE.map((row) => ASKED.map((predicate) => matches(predicate, row.ticket))),
        await bySql(toSqls),
      );
    });

  for (const [n, { breaks }] of IN_SQL.entries())
    it(`is found in SQL: ${breaks}`, async () => {
      assert.notDeepEqual(await bySql(await mistaken<typeof toSqls>('backends/postgres/to-sql.ts', n)), plain);
    });

  for (const [n, { breaks }] of IN_SIGHT.entries())
    it(`is found in a sight: ${breaks}`, async () => {
      assert.notDeepEqual(await bySight(await mistaken<typeof sights>('backends/postgres/sight.ts', n)), seen);
    });
});
