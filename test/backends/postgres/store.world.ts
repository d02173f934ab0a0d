/** Whatever is put, forgotten, undone and asked in between, by one transaction or the next, in two stores at once: what is read of them. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Reading, Store, TableName, Tables, Writing } from '../../../src/backends/desk/store.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { PostgresStore } from '../../../src/backends/postgres/store.ts';
import { deskArbitrary } from '../../domain/arbitraries.ts';
import { madeArbitrary } from '../desk/columnar.world.ts';
import { Schemas } from './world.ts';

/** Thrown to undo. */
export class Undone extends Error {}

const DESKS = ['one', 'two'] as const;
const desk = fc.constantFrom(...DESKS);
const person = fc.constantFrom('lea', 'sami', 'é|"');
const id = fc.constantFrom('a', 'b', 'c');
const n = fc.integer({ min: 1, max: 4 });
const word = fc.constantFrom('x', 'été', '"', '\u{1F600}', '\uFFFF');

type Step = (tx: Writing) => Promise<unknown> | unknown;

function puts<Name extends TableName>(table: Name, record: fc.Arbitrary<object>): fc.Arbitrary<Step> {
  return record.map((each) => (tx: Writing) => {
    tx.put(table, each as Tables[Name]);
  });
}

/** A desk's record goes through what was read of it, as everything that writes one does. */
const putsDesk: fc.Arbitrary<Step> = fc.record({ desk, n, word }).map(({ desk: code, n: sequence, word: name }) => async (tx) => {
  const kept = await tx.desk(code);
  tx.put('desks', {
    ...kept,
    id: code,
    sequence: (kept?.sequence ?? 0) + sequence,
    document: { id: code, name },
  } as Tables['desks']);
});

const DESK = fc.sample(deskArbitrary, { seed: 1, numRuns: 1 })[0] as Desk;
const MADE = fc.sample(madeArbitrary(DESK), { seed: 20_261_130, numRuns: 30 });

const putsTicket: fc.Arbitrary<Step> = fc
  .record({ desk, made: fc.constantFrom(...MADE) })
  .map(({ desk: code, made }) => async (tx) => {
    const involved = made.row.involved.map((each) => each.replace(/^[^|]*/u, code));
    await tx.ticket(made.row.id);
    tx.put('tickets', { ...made.row.ticket, desk: code });
    tx.put('rows', { ...made.row, desk: code, involved });
    tx.put('terms', { ...made.terms, desk: code });
  });

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: putsDesk },
  { weight: 3, arbitrary: putsTicket },
  { weight: 2, arbitrary: puts('people', fc.record({ desk, id: person, person: fc.record({ id: person, name: word }) })) },
  puts('events', fc.record({ desk, sequence: n, ticket: id, version: n, act: word })),
  puts('commands', fc.record({ desk, person, id, ticket: id, body: word })),
  { weight: 2, arbitrary: puts('marks', fc.record({ desk, person, ticket: id, at: word })) },
  puts('files', fc.record({ id, desk, name: word, tickets: fc.subarray(['t', 'u']) })),
  puts('views', fc.record({ desk, owner: person, id, scope: fc.constantFrom('own', 'staff'), name: word })),
  puts('preferences', fc.record({ desk, person, preferences: fc.record({ word }) })),
  puts('deskEvents', fc.record({ desk, sequence: n, act: word })),
  puts('notices', fc.record({ desk, person, upTo: n, kept: fc.constant([]) })),
  puts('articles', fc.record({ desk, id, terms: word, helped: n })),
  puts('articleEvents', fc.record({ desk, article: id, version: n, act: word })),
  puts('articleMarks', fc.record({ desk, person, article: id, helped: fc.boolean() })),
  puts('avoided', fc.record({ desk, id, at: word })),
  fc.record({ table: fc.constantFrom('files' as const, 'bytes' as const), id }).map((each) => (tx: Writing) => {
    tx.forget(each.table, each.id);
  }),
  fc
    .record({
      table: fc.constantFrom('people' as const, 'commands' as const, 'marks' as const, 'views' as const, 'articleMarks' as const),
      desk,
      person,
    })
    .map((each) => (tx: Writing) => {
      tx.forgetOf(each.table, each.desk, each.person);
    }),
  fc.record({ desk, person, id }).map((each) => (tx: Writing) => {
    tx.forgetView(each.desk, each.person, each.id);
    tx.forgetNotices(each.desk, each.person);
    tx.forgetArticle(each.desk, each.id);
    tx.forgetAvoided(each.desk, each.id);
  }),
  desk.map((code) => (tx: Writing) => tx.clear(code)),
  desk.map(
    (code) => (tx: Writing) =>
      Promise.all([tx.desk(code), tx.people(code), tx.person(code, 'lea'), tx.ticket(MADE[0]?.row.id ?? '')]),
  ),
);

async function gathered<Kind>(chunks: AsyncIterable<readonly Kind[]>): Promise<Kind[]> {
  const found: Kind[] = [];
  for await (const chunk of chunks) found.push(...chunk);
  return found;
}

/** In an order that does not hang on the place: for what is promised in none. */
function unordered(records: readonly object[]): string[] {
  return records.map((record) => JSON.stringify(record)).sort();
}

const IDS = ['a', 'b', 'c'];
const PERSONS = ['lea', 'sami', 'é|"'];
const TICKETS = [...new Set(MADE.map(({ row }) => row.id))];

/** All that can be read of both desks. */
async function everything(tx: Reading): Promise<unknown> {
  const of: unknown[] = [];
  for (const code of DESKS) {
    of.push(await tx.desk(code), unordered(await tx.people(code)), unordered(await tx.persons(code, PERSONS.slice(1))));
    for (const who of PERSONS) {
      of.push(await tx.person(code, who), [...(await tx.marks(code, who, IDS))].sort(), await tx.mark(code, who, 'a'));
      of.push(unordered(await tx.involving(code, who)), await tx.load(code, who), unordered(await tx.viewsFor(code, who)));
      of.push(await tx.preferences(code, who), await tx.notices(code, who), unordered(await tx.articleMarks(code, who)));
      for (const each of IDS) of.push(await tx.command(code, who, each));
    }
    of.push(
      await tx.log(code, 1, 2),
      await tx.log(code, 0, Infinity),
      await tx.stack(code),
      await tx.stack(code, 2),
      await tx.ends(code),
    );
    for (const column of ['number', 'rank', 'summary', 'changedStaff', 'requester', 'state'] as const) {
      const up = await gathered(tx.walk(code, column, false, null, 1));
      of.push(up, await gathered(tx.walk(code, column, true, null)));
      const middle = up[Math.floor(up.length / 2)];
      if (middle !== undefined) of.push(await gathered(tx.walk(code, column, true, [middle.keys[column], middle.id], 1)));
    }
    for (const row of await gathered(tx.walk(code, 'number', false, null)))
      if (row.stack !== undefined) of.push(await tx.position(code, row.stack, row.id));
    of.push(await gathered(tx.terms(code)), unordered(await tx.allMarks(code)), unordered(await tx.sent(code)));
    of.push(unordered(await tx.views(code)), unordered(await tx.allPreferences(code)), unordered(await tx.allNotices(code)));
    of.push(await tx.deskEvents(code, null, Infinity), await tx.deskEvents(code, 3, 1), unordered(await tx.articles(code)));
    for (const each of IDS) of.push(await tx.article(code, each), await tx.articleEvents(code, each));
    of.push(unordered(await tx.avoided(code)), [...(await tx.due(code, '2027-01-01T00:00:00.000Z', 50))].sort());
  }
  for (const each of IDS) of.push(unordered(await tx.events(each)), await tx.file(each), await tx.bytes(each));
  for (const each of TICKETS) of.push(await tx.ticket(each));
  of.push(await tx.rows(TICKETS), unordered(await tx.termsOf(TICKETS)));
  return JSON.parse(JSON.stringify(of)) as unknown;
}

interface Transaction {
  readonly steps: readonly Step[];
  readonly looks: boolean;
  readonly undone: boolean;
}

/** Does one transaction. @returns what it saw at its end */
async function doing(store: Store, { steps, looks, undone }: Transaction): Promise<unknown> {
  let seen: unknown;
  const work = store.write(async (tx) => {
    for (const code of DESKS) await tx.desk(code);
    for (const step of steps) await step(tx);
    if (looks) seen = await everything(tx);
    if (undone) throw new Undone();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return seen;
}

/** The store keeps what the one in memory keeps. @param numRuns how many stories */
export async function keepsAlike(database: Connected, numRuns: number): Promise<void> {
  const schemas = new Schemas(database);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          steps: fc.array(stepArbitrary, { maxLength: 12 }),
          looks: fc.boolean(),
          undone: fc.constantFrom(false, false, true),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      async (transactions) => {
        const [memory, postgres] = [new MemoryStore(), new PostgresStore(await schemas.lend())];
        for (const each of transactions) assert.deepEqual(await doing(postgres, each), await doing(memory, each), 'inside');
        assert.deepEqual(await postgres.read(everything), await memory.read(everything), 'after');
        await schemas.takeBack();
      },
    ),
    { numRuns },
  );
}
