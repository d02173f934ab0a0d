/** Tickets from somebody's table: what columns and values are proposed as, dates in the desk's zone, and what is wrong by its cell. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completed } from '../../../src/domain/desk-defaults.ts';
import { instantIn } from '../../../src/domain/foreign/dates.ts';
import { textOfHtml } from '../../../src/domain/foreign/html-text.ts';
import {
  NEWCOMER,
  firstPlace,
  newcomersOf,
  proposedColumns,
  ticketOf,
  unknownValues,
} from '../../../src/domain/foreign/table.ts';
import type { TableContext, TableMapping } from '../../../src/domain/foreign/table.ts';
import { Person } from '../../../src/domain/schemas/people.ts';

const DESK = completed({
  id: 'insa',
  name: 'Assistance',
  fields: [
    { code: 'salle', type: 'text', label: { fr: 'Salle', en: 'Room' } },
    { code: 'postes', type: 'number', label: 'Postes' },
    { code: 'urgence', type: 'choice', label: 'Pour quand', options: [{ code: 'oui', label: 'Immédiate' }] },
  ],
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      categories: [
        { id: 'acces', label: 'Accès' },
        { id: 'notes', label: 'Notes' },
      ],
    },
    { id: 'video', label: 'Vidéo', categories: [{ id: 'salles', label: 'Salles' }] },
  ],
});
const PEOPLE = [
  { id: 'lea', name: 'Léa Moreau', mail: 'lea@insa.example' },
  { id: 'tech', name: 'A. User', mail: 'tech@insa.example' },
  { id: 'one', name: 'Sam Martin' },
  { id: 'two', name: 'Sam Martin' },
].map((person) => Person.parse(person));
const CONTEXT: TableContext = {
  desk: DESK,
  people: PEOPLE,
  words: {
    state: { resolved: ['Résolu', 'Resolved'], posted: ['Posté'] },
    priority: { high: ['Haute'] },
    kind: { incident: ['Incident'] },
  },
  now: '2026-11-24T08:00:00.000Z',
};

const HEADER = [
  'N°',
  'Titre',
  'Statut',
  'Demandeur',
  'Assigné à',
  'Catégorie',
  'Déposé le',
  'Priorité',
  'Salle',
  'Postes',
  'Pour quand',
  'Commentaires',
  'Inconnue',
  'Résumé',
];
const MAPPING: TableMapping = {
  columns: proposedColumns(HEADER, DESK),
  values: {},
  service: null,
  category: null,
  requester: null,
};

const row = (cells: Partial<Record<string, string>> = {}): string[] => {
  const full: Record<string, string> = {
    'N°': 'A-7',
    Titre: 'Écran noir',
    Statut: 'Résolu',
    Demandeur: 'lea@insa.example',
    Catégorie: 'Accès',
    'Déposé le': '24/10/2026 14:05',
    ...cells,
  };
  return HEADER.map((name) => full[name] ?? '');
};

describe('a table of tickets', () => {
  it('columns are proposed by their names, each thing once', () => {
    assert.deepEqual(MAPPING.columns, [
      'key',
      'summary',
      'state',
      'requester',
      'assignee',
      'category',
      'filed',
      'priority',
      'field:salle',
      'field:postes',
      'field:urgence',
      'comment',
      null,
      null,
    ]);
    assert.deepEqual(proposedColumns(['Number', 'Summary', 'Status', 'Requester', 'Room'], DESK), [
      'key',
      'summary',
      'state',
      'requester',
      'field:salle',
    ]);
    assert.deepEqual(proposedColumns(['id', 'summary', 'datereported', 'reportedby', 'status', 'assignedto'], DESK), [
      'key',
      'summary',
      'filed',
      'requester',
      'state',
      'assignee',
    ]);
  });

  it('a row is a ticket', () => {
    const made = ticketOf(
      row({
        'Assigné à': 'A. User',
        Priorité: 'HAUTE',
        Salle: 'B 204',
        Postes: '1 200,5',
        'Pour quand': 'immediate',
        Commentaires: 'Vu.',
      }),
      0,
      MAPPING,
      CONTEXT,
    );
    assert.deepEqual(made, {
      ticket: {
        name: 'A-7',
        key: 'A-7',
        summary: 'Écran noir',
        description: '',
        priority: 'high',
        service: 'moodle',
        category: 'acces',
        requester: 'lea',
        filedAt: '2026-10-24T12:05:00.000Z',
        state: 'resolved',
        assignee: 'tech',
        fields: { salle: 'B 204', postes: 1200.5, urgence: 'oui' },
        acts: [{ do: 'comment', at: '2026-10-24T12:05:00.000Z', by: null, text: 'Vu.', scope: 'public' }],
      },
    });
  });

  for (const [what, cells, expected] of [
    ['no summary', { Titre: ' ' }, [[1, 'required', '']]],
    ['a long one', { Titre: 'x'.repeat(256) }, [[1, 'too-long', 'x'.repeat(256)]]],
    ['a date that is none', { 'Déposé le': '31/02/2026' }, [[6, 'not-a-date', '31/02/2026']]],
    ['a state that nobody knows', { Statut: 'Bof' }, [[2, 'unknown-state', 'Bof']]],
    ['somebody of whom there are two', { Demandeur: 'Sam Martin' }, [[3, 'unknown-requester', 'Sam Martin']]],
    ['nobody', { Demandeur: '' }, [[3, 'required', '']]],
    ['a place that is none', { Catégorie: 'Chimie' }, [[5, 'unknown-category', 'Chimie']]],
    ['no place', { Catégorie: '' }, [[5, 'unknown-category', '']]],
    [
      'a number that is none, and an option that is none',
      { Postes: 'douze', 'Pour quand': 'hier' },
      [
        [9, 'not-a-number', 'douze'],
        [10, 'unknown-option', 'hier'],
      ],
    ],
  ] as const) {
    it(`${what}: said by its column, and no ticket`, () => {
      const made = ticketOf(row(cells), 3, MAPPING, CONTEXT);
      assert.ok('issues' in made);
      assert.deepEqual(
        made.issues.map(({ column, code, value }) => [column, code, value]),
        expected,
      );
      assert.ok(made.issues.every((issue) => issue.row === 3));
    });
  }

  it('what no name says is asked once for each text, and what is said holds', () => {
    const rows = [row({ Statut: 'Bof', Demandeur: 'zoe@insa.example' }), row({ Statut: 'Bof' }), row({ Catégorie: '' })];
    assert.deepEqual(unknownValues(rows, MAPPING, CONTEXT), { state: ['Bof'], requester: ['zoe@insa.example'] });
    const mapping: TableMapping = {
      ...MAPPING,
      values: { state: { Bof: 'abandoned' }, requester: { 'zoe@insa.example': NEWCOMER } },
      ...firstPlace(DESK),
    };
    const made = rows.map((each, at) => ticketOf(each, at, mapping, CONTEXT));
    assert.deepEqual(
      made.map((each) => ('ticket' in each ? [each.ticket.state, each.ticket.requester, each.ticket.category] : each)),
      [
        ['abandoned', 'zoe@insa.example', 'acces'],
        ['abandoned', 'lea', 'acces'],
        ['resolved', 'lea', 'acces'],
      ],
    );
    assert.deepEqual(newcomersOf(mapping), [{ id: 'zoe@insa.example', name: 'zoe@insa.example', mail: 'zoe@insa.example' }]);
    assert.deepEqual(
      Object.keys(unknownValues(rows, mapping, CONTEXT)),
      ['state', 'requester'],
      'what was answered can be answered otherwise',
    );
    assert.ok(
      'issues' in ticketOf(row({ Statut: 'constructor' }), 0, mapping, CONTEXT),
      'and what every object has is no answer',
    );
  });
});

describe('dates of other systems', () => {
  for (const [text, expected] of [
    ['2026-10-24', '2026-10-23T22:00:00.000Z'],
    ['24/10/2026', '2026-10-23T22:00:00.000Z'],
    ['24.10.2026 à 8h05', '2026-10-24T06:05:00.000Z'],
    ['2026/12/01 08:05:09', '2026-12-01T07:05:09.000Z'],
    ['2026-10-24T08:00:00Z', '2026-10-24T08:00:00.000Z'],
    ['2026-10-24 08:00:00+02:00', '2026-10-24T06:00:00.000Z'],
    ['1790841600', '2026-10-01T08:00:00.000Z'],
    ['10/24/2026', null],
    ['hier', null],
    ['24/10/2026 25:00', null],
    ['', null],
  ] as const)
    it(`« ${text} » in Paris`, () => assert.equal(instantIn(text, 'Europe/Paris'), expected));
});

describe('texts of HTML', () => {
  for (const [html, text] of [
    ['<p>Un</p><p>Deux<br>trois</p>', 'Un\n\nDeux\ntrois'],
    ['<ul><li>Un</li><li>Deux</li></ul>', '- Un\n- Deux'],
    ['&lt;script&gt; &eacute;t&#233; &#x1F600; &inconnue;', '<script> été 😀 &inconnue;'],
    ['<script>alert(1)</script><a href="https://x.example/">ici</a>', 'ici (https://x.example/)'],
    ['a < b et c > d', 'a < b et c > d'],
    ['<img src="@@PLUGINFILE@@/%E0%A4%A.png" onerror=x>', '[%E0%A4%A.png]'],
  ] as const)
    it(html, () => assert.equal(textOfHtml(html), text));
});
