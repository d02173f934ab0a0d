/** What becomes of the lists that people keep when the desk that they are kept on does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { PEOPLE, SCHOOL, WORKSHOP, id } from '../../conformance/world.ts';

describe('lists kept on a desk', () => {
  it('stay when its tickets are erased, go with the desk, and are no other desk’s', async () => {
    const store = new MemoryStore();
    const settings = () => Promise.resolve({ desk: SCHOOL, people: Object.values(PEOPLE) });
    const backend = openDesks({ store, name: 'school', settings, others: [{ desk: WORKSHOP, people: Object.values(PEOPLE) }] });
    const [here, there] = [await backend.connect(PEOPLE.mod), await backend.at('atelier').connect(PEOPLE.mod)];
    const view = { id: id(), name: 'Libres', owner: 'mod', scope: 'staff', filter: {} } as const;
    await here.saveView(view);
    assert.deepEqual(await there.views(), []);
    await backend.empty();
    assert.deepEqual(await here.views(), [view]);
    await store.write((tx) => tx.clear('school'));
    assert.deepEqual(await store.read((tx) => tx.views('school')), []);
    await Promise.all([here.close(), there.close()]);
  });
});
