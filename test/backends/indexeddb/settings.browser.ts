/** The desk document: seeded by settings, again when its revision rises, with what the page fixes above it. */
import { expect } from '@open-wc/testing';
import { Invalid, Unavailable } from '../../../src/backends/backend.ts';
import type { Change } from '../../../src/backends/backend.ts';
import { indexedDbBackend } from '../../../src/backends/indexeddb/index.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, filing } from '../../conformance/world.ts';
import { freshName } from './world.ts';

const DESK = { id: 'aide', name: 'Assistance', mode: 'support', prefix: 'A_' } as const;
const { lea, tech } = PEOPLE;

function at(database: string, settings?: unknown, fixed = {}) {
  return indexedDbBackend({
    backend: `indexeddb:${database}`,
    desk: 'aide',
    fixed,
    ...(settings === undefined ? {} : { settings: () => Promise.resolve(settings) }),
  });
}

describe('settings of a desk kept in the browser', () => {
  it('seed it, with its people', async () => {
    const session = await at(freshName(), { ...DESK, people: [tech] }).connect(lea);
    expect(session.desk.name).to.equal('Assistance');
    expect(session.desk.states).to.include('validated', 'the mode’s presets');
    const staff = await at(freshName(), { desk: DESK, people: [lea] }).connect(tech);
    expect((await staff.people({ purpose: 'reader' })).map((person) => person.name)).to.have.members(['Léa Moreau', 'A. User']);
  });

  it('seed it again when their revision rises, and whoever watches is told', async () => {
    const database = freshName();
    const session = await at(database, { ...DESK, revision: 1 }).connect(lea);
    await session.run([filing({ service: undefined, category: undefined })]);
    const told: Change[] = [];
    session.watch(session.cursor, (change) => told.push(change));
    const same = await at(database, { ...DESK, revision: 1, name: 'Autre' }).connect(lea);
    expect(same.desk.name).to.equal('Assistance', 'the same revision changes nothing');
    const fresh = await at(database, { ...DESK, revision: 2, name: 'Nouveau', prefix: 'B_' }).connect(lea);
    expect(fresh.desk.name).to.equal('Nouveau');
    await until(() => told.length >= 2, 'both are told');
    expect(told.map((change) => change.type)).to.deep.equal(['desk', 'reset']);
    expect(session.desk.name).to.equal('Nouveau', 'the older session reads the new settings');
    expect((await session.tickets({ text: 'B_1' })).rows.map((row) => row.key)).to.deep.equal(
      ['B_1'],
      'tickets are found by their new key',
    );
    const without = await at(database).connect(lea);
    expect(without.desk.name).to.equal('Nouveau', 'and it is kept');
  });

  it('stand under what the page fixes, which is not kept', async () => {
    const database = freshName();
    const fixing = at(database, DESK, { strict: true, mode: 'bugs', name: undefined });
    const session = await fixing.connect(lea);
    expect([session.desk.strict, session.desk.read, session.desk.name]).to.deep.equal([true, 'all', 'Assistance']);
    expect([...fixing.fixed]).to.deep.equal(['strict', 'mode']);
    const plain = await at(database, DESK).connect(lea);
    expect([plain.desk.strict, plain.desk.read]).to.deep.equal([false, 'own']);
  });

  it('are not needed: a desk of its code and defaults is there', async () => {
    const database = freshName();
    const session = await at(database, undefined, { name: 'Demandes' }).connect(lea);
    expect([session.desk.name, session.desk.mode]).to.deep.equal(['Demandes', 'support']);
    const seeded = await at(database, DESK).connect(lea);
    expect(seeded.desk.prefix).to.equal('A_', 'settings that come later are taken');
  });

  it('say what is wrong with them', async () => {
    const wrong = async (settings: unknown): Promise<unknown[]> => {
      try {
        await at(freshName(), settings).connect(lea);
      } catch (error) {
        if (error instanceof Invalid) return error.issues.map(({ path, code }) => [path, code]);
        throw error;
      }
      return [];
    };
    expect(await wrong({ ...DESK, mode: 'nothing' })).to.deep.equal([['mode', 'malformed']]);
    expect(await wrong({ ...DESK, colour: 'red' })).to.deep.equal([['colour', 'unknown-key']]);
    expect(await wrong({ ...DESK, id: 'other' })).to.deep.equal([['id', 'another-desk']]);
    expect(await wrong({ ...DESK, people: [{ id: 'x' }] })).to.deep.equal([['people.0.name', 'required']]);
    expect(await wrong(12)).to.not.deep.equal([]);
  });

  it('that cannot be fetched do not shut a desk that is there', async () => {
    const database = freshName();
    const offline = () =>
      indexedDbBackend({
        backend: `indexeddb:${database}`,
        desk: 'aide',
        settings: () => Promise.reject(new Unavailable('network')),
      });
    let why = '';
    await offline()
      .connect(lea)
      .catch((error: unknown) => (why = (error as Unavailable).why));
    expect(why).to.equal('network');
    await (await at(database, DESK).connect(lea)).close();
    expect((await offline().connect(lea)).desk.name).to.equal('Assistance');
  });

  it('know who comes by what the page says, over what they said', async () => {
    const database = freshName();
    const people = [{ id: 'lea', name: 'Léa Moreau', groups: ['ASI3-A'], school: 'INSA' }, tech];
    const session = await at(database, { ...DESK, people }).connect({ id: 'lea', name: 'Léa M.' });
    expect([session.me.name, session.me.groups, session.me.school]).to.deep.equal(['Léa M.', ['ASI3-A'], 'INSA']);
    await session.run([filing({ service: undefined, category: undefined })]);
    await at(database).connect({ id: 'lea', name: 'Zoé Moreau' });
    const staff = await at(database).connect(tech);
    expect((await staff.tickets({})).people['lea']?.name).to.equal('Zoé Moreau', 'a name is today’s');
  });
});
