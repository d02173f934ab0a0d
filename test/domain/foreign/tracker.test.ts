/** A mod_tracker's tables, as CSV and as the XML of a backup: the same tickets, lived by the rules of this desk. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseXml } from '@rgrove/parse-xml';
import type { XmlElement } from '@rgrove/parse-xml';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { fromTracker, trackersIn } from '../../../src/domain/foreign/tracker.ts';
import type { FromTracker } from '../../../src/domain/foreign/tracker.ts';
import { addRows, noTables, rowsUnder, tableNamed } from '../../../src/domain/foreign/tracker-tables.ts';
import type { TrackerTables, XmlNode } from '../../../src/domain/foreign/tracker-tables.ts';
import { completed } from '../../../src/domain/desk-defaults.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import { readCsv } from '../../foreign/reading-csv.ts';
import { PROOF, csvFiles, filesXml, trackerXml, usersXml } from './tracker-backup.ts';

const PEOPLE = [Person.parse({ id: 'tech', name: 'A. User', mail: 'Tech@insa.example', profile: 'technician' })];

function ofCsv(): TrackerTables {
  const tables = noTables();
  for (const [file, text] of csvFiles()) {
    const table = tableNamed(file);
    assert.ok(table !== null, file);
    const [header = [], ...rows] = readCsv(text);
    tables[table].push(...rowsUnder(header, rows));
  }
  return tables;
}

function nodeOf(element: XmlElement): XmlNode {
  const children = element.children.filter((child): child is XmlElement => child.type === 'element');
  return { name: element.name, attributes: { ...element.attributes }, children: children.map(nodeOf), text: element.text };
}

function ofXml(): TrackerTables {
  const tables = noTables();
  for (const xml of [trackerXml(), usersXml(), filesXml()]) {
    const { root } = parseXml(xml);
    assert.ok(root !== null);
    addRows(tables, nodeOf(root));
  }
  return tables;
}

function brought(tables: TrackerTables): FromTracker {
  return fromTracker(tables, '2', {
    desk: completed({ id: 'insa', name: 'Assistance' }),
    people: PEOPLE,
    service: null,
    category: null,
    now: '2026-11-24T08:00:00.000Z',
    has: (hash) => hash === PROOF.hash,
  });
}

describe('a tracker’s tables', () => {
  it('are told by the names of their files', () => {
    assert.deepEqual(
      [
        'mdl_tracker_issue.csv',
        'TRACKER_STATE_CHANGE.csv',
        'issuecomment.csv',
        'mdl_user.csv',
        'files.xml',
        'mdl_course.csv',
      ].map(tableNamed),
      ['issue', 'state_change', 'issuecomment', 'user', 'file', null],
    );
    assert.deepEqual(trackersIn(ofCsv()), [
      { id: '2', name: 'Support démo', tickets: 3 },
      { id: '3', name: 'Un autre', tickets: 1 },
    ]);
  });

  it('say the same as CSV and as the XML of a backup', () => {
    assert.deepEqual(brought(ofXml()), brought(ofCsv()));
  });

  it('keep number, people, texts, states, owners, watchers, elements, files, dependencies; the rest is counted', () => {
    const { tickets, people, fields, files, unkept } = brought(ofCsv());
    assert.deepEqual(
      tickets.map(({ key, state, requester, assignee, standing }) => [key, state, requester, assignee, standing]),
      [
        ['TRK2_7', 'resolved', 'lmoreau', 'tech', undefined],
        ['TRK2_8', 'posted', 'zklein', null, 1],
        ['TRK2_9', 'resolving', 'lmoreau', 'tech', 2],
      ],
    );
    const [first, , third] = tickets;
    assert.ok(first !== undefined && third !== undefined);
    assert.equal(first.description, 'Depuis lundi,\nrien & personne.\n\n[ecran 1.png]');
    assert.deepEqual(first.watchers, ['zklein']);
    assert.deepEqual(third.links, [{ type: 'depends-on', to: '7' }]);
    assert.deepEqual(
      first.acts?.map((act) => [
        act.do,
        act.at.slice(0, 10),
        act.by,
        'text' in act ? act.text : 'state' in act ? act.state : 'to' in act ? act.to : '',
      ]),
      [
        ['comment', '2026-10-03', 'tech', 'On regarde.'],
        ['comment', '2026-10-05', 'lmoreau', 'Merci'],
        ['state', '2026-10-02', 'tech', 'resolving'],
        ['state', '2026-10-04', 'tech', 'resolved'],
        ['assign', '2026-10-02', 'tech', 'tech'],
        ['solution', '2026-10-04', 'tech', 'Videz le cache.'],
      ],
    );
    assert.deepEqual(fields, [
      {
        code: 'navigateur',
        type: 'choice',
        label: 'Navigateur',
        private: true,
        options: [
          { code: 'firefox', label: 'Firefox' },
          { code: 'ie', label: 'Internet Explorer', closed: true },
        ],
        filterable: true,
      },
      { code: 'salle', type: 'text', label: 'Salle', required: true, listable: true },
      {
        code: 'postes',
        type: 'choices',
        label: 'Postes touchés',
        options: [
          { code: 'fixe', label: 'Fixe' },
          { code: 'mobile', label: 'Mobile' },
        ],
        filterable: true,
      },
      { code: 'capture', type: 'file', label: 'Capture d’écran' },
    ]);
    assert.deepEqual(
      { ...first.fields, capture: null },
      { salle: 'B 204', navigateur: 'ie', postes: ['fixe', 'mobile'], capture: null },
    );
    assert.deepEqual(
      files.map(({ attachment, hash }) => [attachment.name, hash]),
      [['ecran 1.png', PROOF.hash]],
    );
    assert.deepEqual(
      people.map(({ id, name }) => [id, name]),
      [
        ['zklein', 'Zoé Klein'],
        ['lmoreau', 'Léa Moreau'],
        ['tech', 'A. User'],
      ],
    );
    assert.deepEqual(unkept, { elements: 1, files: 1, upper: 1, queries: 1, preferences: 1 });
  });

  it('are tickets of this desk once they are in: found by their former key, in the stack as they stood, by its own rules', async () => {
    const operator = { id: 'op', name: 'O. Pérateur', profile: 'functional-admin' } as const;
    const backend = memoryBackend({ desk: { id: 'insa', name: 'Assistance', mode: 'bugs' }, people: [...PEOPLE, operator] });
    const session = await backend.connect(operator);
    const { files, unkept: _unkept, ...rest } = brought(ofCsv());
    const bytes = files.map(({ attachment }) => ({ id: attachment.id, bytes: new Blob([PROOF.text]) }));
    const { losses, fresh } = await session.bringing.bring({ ...rest, files: bytes });
    assert.deepEqual(
      [fresh, losses],
      [3, [{ code: 'field', ticket: 'TRK2_7', what: 'navigateur' }]],
      'an option that is closed is given to no new ticket',
    );
    const view = await session.ticket('TRK2_7');
    assert.equal(view.ticket.assignee, 'tech');
    assert.equal(
      await (await session.open(view.ticket.id, (view.ticket.fields['capture'] as string[])[0] ?? '')).text(),
      PROOF.text,
    );
    const stack = await session.tickets({ sort: [{ by: 'rank', descending: false }] });
    assert.deepEqual(
      stack.rows.filter(({ position }) => position !== null).map(({ summary }) => summary),
      ['Test support démo', 'Essai'],
    );
    assert.equal((await session.ticket('TRK2_9')).ticket.links.length, 1);
    assert.equal((await session.bringing.foresee({ ...rest, files: bytes })).fresh, 0);
    // What is taken out holds together: every history makes its ticket.
    const { file } = await (await backend.connect({ ...operator, id: 'tec', profile: 'technical-admin' })).archive.export();
    assert.deepEqual((await session.archive.check(file)).issues, []);
    await session.close();
  });
});
