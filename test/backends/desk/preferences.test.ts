/** What becomes of what people chose when the desk that they chose it on does, and that the desk goes by it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { DEFAULT_PREFERENCES } from '../../../src/domain/monitoring.ts';
import { PEOPLE, SCHOOL, WORKSHOP, filing } from '../../conformance/world.ts';

const people = Object.values(PEOPLE);

describe('what people chose on a desk', () => {
  it('stays when its tickets are erased, goes with the desk, and is no other desk’s', async () => {
    const store = new MemoryStore();
    const settings = () => Promise.resolve({ desk: SCHOOL, people });
    const backend = openDesks({ store, name: 'school', settings, others: [{ desk: WORKSHOP, people }] });
    const [here, there] = [await backend.connect(PEOPLE.mod), await backend.at('atelier').connect(PEOPLE.mod)];
    const chosen = await here.savePreferences({ level: 'complete', mentions: false });
    assert.deepEqual(await there.preferences(), { ...DEFAULT_PREFERENCES, available: true });
    await backend.empty();
    assert.deepEqual(await here.preferences(), chosen);
    await store.write((tx) => tx.clear('school'));
    assert.deepEqual(await store.read((tx) => tx.allPreferences('school')), []);
    await Promise.all([here.close(), there.close()]);
  });

  it('completes what was kept before a choice existed', async () => {
    const store = new MemoryStore();
    const backend = openDesks({ store, name: 'school', settings: () => Promise.resolve({ desk: SCHOOL, people }) });
    const lea = await backend.connect(PEOPLE.lea);
    await store.write((tx) => {
      tx.put('preferences', { desk: 'school', person: 'lea', preferences: { watched: false } });
      return Promise.resolve();
    });
    assert.deepEqual(await lea.preferences(), { ...DEFAULT_PREFERENCES, watched: false, available: true });
    await lea.close();
  });

  it('takes whoever says so out of the automatic assignment, until he says otherwise', async () => {
    const [moodle, ...others] = SCHOOL.services ?? [];
    assert.ok(moodle !== undefined);
    const desk: DeskInput = {
      ...SCHOOL,
      services: [{ ...moodle, assignment: 'first', managers: [{ person: 'tech' }, { person: 'mod' }] }, ...others],
    };
    const store = new MemoryStore();
    const backend = openDesks({ store, name: 'school', settings: () => Promise.resolve({ desk, people }) });
    const [lea, tech] = [await backend.connect(PEOPLE.lea), await backend.connect(PEOPLE.tech)];
    const given = async (): Promise<string | null | undefined> => (await lea.run([filing()])).tickets[0]?.ticket.assignee;
    assert.equal(await given(), 'tech');
    await tech.savePreferences({ available: false });
    assert.equal(await given(), 'mod');
    const back = await backend.connect(PEOPLE.tech);
    assert.equal((await back.preferences()).available, false, 'coming back changes nothing of it');
    await back.savePreferences({ available: true });
    assert.equal(await given(), 'tech');
    await Promise.all([lea.close(), tech.close(), back.close()]);
  });
});
