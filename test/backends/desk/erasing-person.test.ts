/** After somebody is erased, nothing that is kept in any table holds their name, their address, their id, or a word of theirs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { replay } from '../../../src/domain/evolve.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { PEOPLE, SCHOOL, Stage, id, text } from '../../conformance/world.ts';

const LEA = { id: 'lea.m-4217', name: 'Léa Moreau', mail: 'lea@insa.example', phone: '+33 3 88 00 00 00', groups: ['ASI3-Z'] };
const DESK = {
  ...SCHOOL,
  services: (SCHOOL.services ?? []).map((service) => ({
    ...service,
    responsible: 'Léa Moreau, lea@insa.example',
    observers: [LEA.id],
    managers: [{ person: LEA.id }, { person: 'mod' }],
    categories: service.categories.map((category) =>
      category.id === 'sante' ? { ...category, members: [LEA.id] } : { ...category, members: [LEA.id, 'tech'] },
    ),
  })),
  defaultAssignees: [LEA.id],
};

/** What may be left nowhere. */
const HERS = /marker-|lea\.m-4217|moreau|lea@insa|ASI3-Z|\+33 3 88/iu;

function place(): { store: MemoryStore; stage: Stage; backend: ReturnType<typeof openDesks> } {
  const store = new MemoryStore();
  const settings = () =>
    Promise.resolve({ desk: DESK, people: [...Object.values(PEOPLE).filter((each) => each.id !== 'lea'), LEA] });
  const backend = openDesks({ store, name: 'school', settings });
  return { store, backend, stage: new Stage({ backend, again: () => Promise.resolve(backend), at: (desk) => backend.at(desk) }) };
}

/** Every record of every table, by table, of which something is hers; bytes read as text. */
function hersIn(store: MemoryStore): string[] {
  return Object.entries(store.everything()).flatMap(([table, records]) =>
    records
      .map((record) =>
        JSON.stringify(record, (_key, value: unknown) =>
          value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
        ),
      )
      .filter((record) => HERS.test(record))
      .map((record) => `${table}: ${record}`),
  );
}

describe('erasing somebody', () => {
  it('leaves nothing of them in any table, and histories that still replay', async () => {
    const { store, stage, backend } = place();
    const lea = await backend.connect(LEA);
    const file = await lea.upload(new Blob(['marker-bytes']), { id: id(), name: 'marker-file.txt' });
    const note = await lea.upload(new Blob(['marker-note']), { id: id(), name: 'marker-note.txt' });
    await lea.upload(new Blob(['marker-draft']), { id: id(), name: 'marker-draft.txt' });
    const hers = id();
    const common = { service: 'moodle', category: 'acces' } as const;
    await lea.run([
      {
        id: id(),
        ticket: hers,
        do: 'file',
        ...common,
        summary: 'marker-1',
        description: 'marker-2',
        fields: { salle: 'marker-3' },
        files: [file],
      },
    ]);
    const others = await stage.filed('sami', { summary: 'Vu avec MOREAU Léa', description: 'lea@insa.example, lea.m-4217' });
    await lea.run([{ id: id(), ticket: others, do: 'take' }]);
    await lea.run([{ id: id(), ticket: others, do: 'comment', comment: { ...text('marker-4', 'staff'), files: [note] } }]);
    await lea.run([
      { id: id(), ticket: others, do: 'checklist', change: { act: 'add', item: id(), text: 'marker-5', scope: 'public' } },
    ]);
    await lea.run([{ id: id(), ticket: others, do: 'log-time', minutes: 5 }]);
    const [problem, merged] = [await stage.filed('sami', { kind: 'problem' }), await stage.filed('sami')];
    await lea.run([{ id: id(), ticket: problem, do: 'me-too' }]);
    await lea.run([{ id: id(), ticket: merged, do: 'move', service: 'video', category: 'salles', comment: text('marker-6') }]);
    await stage.does('mod', 'comment', others, { comment: { ...text('Léa  Moreau arrive'), mentions: [LEA.id] } });
    await stage.does('mod', 'merge', others, { into: merged, comment: text('Doublon, dit Léa Moreau') });
    const resolved = await stage.filed('sami');
    await lea.run([
      { id: id(), ticket: resolved, do: 'take' },
      { id: id(), ticket: resolved, do: 'resolve', solution: text('marker-7') },
    ]);
    for (const ticket of [merged, problem, hers])
      await stage.does('mod', 'assign', ticket, { to: 'tech' }).catch(() => undefined);
    await lea.savePreferences({ watched: false });
    await lea.saveView({ id: id(), name: 'marker-8', owner: LEA.id, scope: 'staff', filter: {} });
    await lea.notices.unread();
    const article = id();
    const content = {
      kind: 'article',
      title: { fr: 'Accès' },
      text: { fr: 'Par Léa Moreau' },
      scope: 'everyone',
      places: [],
      problem: null,
    } as const;
    await lea.knowledge.run({
      id: id(),
      do: 'write',
      article,
      seen: 0,
      content: { ...content, places: [{ service: 'moodle' }] },
    });
    await lea.knowledge.helped(article, true);
    const admin = await stage.as('admin');
    await admin.administration.run([{ do: 'change-person', id: id(), person: LEA.id, patch: { profile: 'moderator' } }]);
    await admin.administration.run([{ do: 'set-manager', id: id(), service: 'video', person: LEA.id, manager: { rate: 20 } }]);
    await admin.administration.run([{ do: 'change-service', id: id(), service: 'video', patch: { responsible: 'Léa Moreau' } }]);
    assert.ok(hersIn(store).length > 30, 'she is in most tables');
    const tables = new Set(hersIn(store).map((line) => line.split(':')[0]));
    for (const table of [
      'people',
      'tickets',
      'rows',
      'terms',
      'events',
      'commands',
      'marks',
      'files',
      'bytes',
      'views',
      'preferences',
      'deskEvents',
      'notices',
      'articles',
      'articleEvents',
      'articleMarks',
      'desks',
    ])
      assert.ok(tables.has(table), `${table} held something of hers`);

    await admin.about.erase(LEA.id);
    assert.deepEqual(hersIn(store), []);
    for (const ticket of [hers, others, problem, merged, resolved]) {
      const [kept, events] = await store.read((tx) => Promise.all([tx.ticket(ticket), tx.events(ticket)]));
      assert.deepEqual(replay(events), kept);
    }
    // The place that was hers alone is opened to nobody.
    const sante = admin.desk.services[0]?.categories.find((category) => category.id === 'sante');
    assert.match(sante?.members?.[0] ?? '', /^erased:/u);

    await (await backend.connect({ id: 'passant', name: 'Un Passant' })).close();
    assert.deepEqual(hersIn(store), [], 'nor does the page’s list of people bring her back');
    await (await backend.connect(LEA)).close();
    assert.deepEqual(
      hersIn(store).map((line) => line.split(':')[0]),
      ['people'],
      'whoever comes anew is known by what they say alone',
    );
    await lea.close();
    await stage.close();
  });

  it('undoes everything where it cannot be written to its end', async () => {
    const { store, stage, backend } = place();
    const lea = await backend.connect(LEA);
    const ticket = id();
    await lea.run([{ id: id(), ticket, do: 'file', service: 'moodle', category: 'acces', summary: 'marker-1', description: '' }]);
    await stage.does('mod', 'assign', ticket, { to: 'tech' });
    const before = JSON.stringify(store.everything());
    const stop = new AbortController();
    const admin = await stage.as('admin');
    const known = JSON.stringify(store.everything());
    const onProgress = ({ step }: { readonly step: string }): void => {
      if (step === 'writing') stop.abort(new Error('assez'));
    };
    await assert.rejects(() => admin.about.erase(LEA.id, { signal: stop.signal, onProgress }), /assez/u);
    assert.equal(JSON.stringify(store.everything()), known);
    assert.ok(before.length > 0);
    await lea.close();
    await stage.close();
  });
});
