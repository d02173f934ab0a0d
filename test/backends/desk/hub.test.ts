/** However many listen on a desk, one reading tells them all; and who is on a ticket is held once for all of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Session } from '../../../src/backends/backend.ts';
import { alikeOn } from '../../../src/backends/desk/alike.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import type { Told } from '../../../src/backends/desk/hub.ts';
import type { Reading } from '../../../src/backends/desk/store.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, filing, id } from '../../conformance/world.ts';

const MANY = 300;

/** A store that counts how often it is read. */
class Counted extends MemoryStore {
  readings = 0;

  override read<Result>(work: (tx: Reading) => Promise<Result>): Promise<Result> {
    this.readings += 1;
    return super.read(work);
  }
}

interface Crowded {
  readonly store: Counted;
  readonly lea: Session;
  readonly desk: DeskBackend;
  readonly told: Told[];
  readonly heard: readonly Change[][];
  close(): Promise<void>;
}

/** So many technicians, who all listen. */
async function crowded(): Promise<Crowded> {
  const store = new Counted();
  const told: Told[] = [];
  const settings = (): Promise<unknown> => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });
  const desk = openDesks({ store, name: SCHOOL.id, settings, alike: alikeOn, onTold: (each) => told.push(each) });
  const lea = await desk.connect(PEOPLE.lea);
  const sessions = await Promise.all(
    Array.from({ length: MANY }, (_, n) => desk.connect({ ...PEOPLE.tech, id: `tech ${n}`, name: `Tech ${n}` })),
  );
  const heard = sessions.map((session) => {
    const changes: Change[] = [];
    session.watch(lea.cursor, (change) => changes.push(change));
    return changes;
  });
  const first = filing();
  await lea.run([first]);
  await until(() => heard.every((changes) => changes.length > 0), 'all listen');
  told.length = 0;
  for (const changes of heard) changes.length = 0;
  store.readings = 0;
  const close = async (): Promise<void> => {
    for (const session of [lea, ...sessions]) await session.close();
  };
  return { store, lea, desk, told, heard, close };
}

describe('many who listen on one desk', () => {
  it('are told of a change by one reading, those who are alike by one value', async () => {
    const { store, lea, told, heard, close } = await crowded();
    const made = filing();
    await lea.run([made]);
    await until(() => heard.every((changes) => changes.length > 0), 'all are told');
    assert.deepEqual(new Set(heard.map((changes) => JSON.stringify(changes))).size, 1);
    assert.deepEqual(
      heard[0]?.map((change) => (change.type === 'changed' ? change.tickets : change.type)),
      [[made.ticket]],
    );
    assert.equal(new Set(heard.map(([change]) => change)).size, 1, 'one value for all');
    assert.ok(store.readings <= 2, `${store.readings} readings`);
    assert.deepEqual(
      told.map(({ listeners }) => listeners),
      [MANY],
    );
    await close();
  });

  it('learn who is on a ticket by one reading, and nothing is read while it is only said again', async () => {
    const { store, lea, heard, close } = await crowded();
    const { ticket } = await (async () => {
      const made = filing();
      await lea.run([made]);
      await until(() => heard.every((changes) => changes.length > 0), 'all are told');
      return made;
    })();
    store.readings = 0;
    await lea.announce(ticket, 'typing');
    const present = (changes: readonly Change[]): number => changes.filter(({ type }) => type === 'present').length;
    await until(() => heard.every((changes) => present(changes) === 1), 'all know');
    // One to see whether she may, one for all the others.
    assert.ok(store.readings <= 2, `${store.readings} readings`);
    store.readings = 0;
    for (let n = 0; n < 5; n += 1) await lea.announce(ticket, 'typing');
    assert.equal(store.readings, 5);
    assert.ok(heard.every((changes) => present(changes) === 1));
    await close();
  });

  it('whoever may not any more hears it with the next change, and the others go on', async () => {
    const { desk, heard, close } = await crowded();
    const admin = await desk.connect(PEOPLE.admin);
    await admin.administration.run([{ do: 'change-person', id: id(), person: 'tech 7', patch: { suspended: true } }]);
    await until(() => heard[7]?.some(({ type }) => type === 'lost') === true, 'who was suspended is told');
    await until(() => heard.every((changes, at) => at === 7 || changes.some(({ type }) => type === 'reset')), 'the others go on');
    assert.equal(heard.filter((changes) => changes.some(({ type }) => type === 'lost')).length, 1);
    await admin.close();
    await close();
  });
});
