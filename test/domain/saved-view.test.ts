/** Who keeps, changes and sees which list under a name: every owner, scope and reader, against a table written by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withMode } from '../../src/domain/modes.ts';
import { mayChangeView, mayShareViews, seesView } from '../../src/domain/saved-view-rights.ts';
import { MOST_VIEWS, inOrder, keepingIssues, keepingRefusal, straysIn } from '../../src/domain/saved-view.ts';
import type { SavedView } from '../../src/domain/saved-view.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { SavedView as Schema } from '../../src/domain/schemas/saved-view.ts';
import { uuid } from './arbitraries.ts';
import { SERVICES } from './scene.ts';

const desk = Desk.parse(
  withMode({
    id: 'desk',
    name: 'Guichet',
    mode: 'support',
    services: SERVICES,
    fields: [{ code: 'salle', type: 'text', label: 'Salle' }],
  }),
);

const PEOPLE = {
  lea: { id: 'lea', name: 'Léa' },
  tech: { id: 'tech', name: 'Technicien', profile: 'technician' },
  apart: { id: 'apart', name: 'Ailleurs', profile: 'technician', serves: ['video'] },
  nurse: { id: 'nurse', name: 'Infirmière' },
  boss: { id: 'boss', name: 'Modératrice', profile: 'moderator' },
  chief: { id: 'chief', name: 'Administratrice', profile: 'functional-admin' },
  ops: { id: 'ops', name: 'Exploitant', profile: 'technical-admin' },
  gone: { id: 'gone', name: 'Partie', profile: 'functional-admin', suspended: true },
} as const;
type Who = keyof typeof PEOPLE;
const WHO = Object.keys(PEOPLE) as Who[];

function person(who: Who): Person {
  return Person.parse(PEOPLE[who]);
}

let made = 0;
function view(owner: string, more: Partial<SavedView> = {}): SavedView {
  made += 1;
  return { id: uuid('text', made), name: `Vue ${made}`, owner, scope: 'own', filter: {}, ...more };
}

/** `-` nothing · `s` sees it · `c` sees and changes it; in the order of WHO. */
const TABLE: readonly (readonly [owner: Who, scope: SavedView['scope'], ...string[]])[] = [
  ['lea', 'own', 'c', '-', '-', '-', '-', '-', '-', '-'],
  ['tech', 'own', '-', 'c', '-', '-', '-', '-', '-', '-'],
  ['tech', 'staff', '-', 'c', 's', 's', 's', 'c', '-', '-'],
  ['chief', 'own', '-', '-', '-', '-', '-', 'c', '-', '-'],
  ['chief', 'staff', '-', 's', 's', 's', 's', 'c', '-', '-'],
  // Shared while she was staff: still her own to take back.
  ['lea', 'staff', 'c', 's', 's', 's', 's', 'c', '-', '-'],
  ['ops', 'own', '-', '-', '-', '-', '-', '-', 'c', '-'],
  ['gone', 'own', '-', '-', '-', '-', '-', '-', '-', '-'],
];

describe('lists kept under a name', () => {
  for (const [owner, scope, ...cells] of TABLE) {
    it(`${owner}’s, ${scope}`, () => {
      const kept = view(owner, { scope });
      const found = WHO.map((who) =>
        !seesView(kept, person(who), desk) ? '-' : mayChangeView(kept, person(who), desk) ? 'c' : 's',
      );
      assert.deepEqual(found, cells);
      for (const who of WHO) {
        const seen = seesView(kept, person(who), desk) ? [kept] : [];
        const changes = keepingRefusal({ ...kept, scope: 'own', name: 'Autre' }, seen, person(who), desk);
        // To whoever does not see it, keeping one under this owner's name is keeping one for another.
        assert.equal(changes === null, mayChangeView(kept, person(who), desk) || (seen.length === 0 && who === owner), who);
      }
    });
  }

  it('who is staff anywhere on the desk may share, and no one else', () => {
    const may = WHO.filter((who) => mayShareViews(person(who), desk));
    assert.deepEqual(may, ['tech', 'apart', 'nurse', 'boss', 'chief']);
    for (const who of WHO) {
      const refusal = keepingRefusal(view(who, { scope: 'staff' }), [], person(who), desk);
      assert.equal(refusal?.code ?? null, may.includes(who) ? null : 'not-allowed', who);
    }
  });

  it('nobody keeps one for another, and nobody gives one away', () => {
    const shared = view('tech', { scope: 'staff' });
    assert.equal(keepingRefusal(view('tech'), [], person('chief'), desk)?.code, 'not-allowed');
    assert.equal(keepingRefusal({ ...shared, owner: 'boss' }, [shared], person('chief'), desk)?.code, 'not-allowed');
    assert.equal(keepingRefusal({ ...shared, scope: 'own' }, [shared], person('chief'), desk), null);
  });

  it('names of one owner differ, case and accents apart; others’ names are free', () => {
    const seen = [view('tech', { name: 'Été' }), view('boss', { name: 'Libres', scope: 'staff' })];
    const codes = (kept: SavedView): string[] => keepingIssues(kept, seen).map(({ path, code }) => `${path} ${code}`);
    assert.deepEqual(codes(view('tech', { name: 'ETE' })), ['name name-taken']);
    assert.deepEqual(codes(view('tech', { name: 'Libres' })), []);
    assert.deepEqual(codes({ ...(seen[0] as SavedView), name: 'été' }), [], 'it keeps its own name');
  });

  it('a hundred each', () => {
    const full = Array.from({ length: MOST_VIEWS }, () => view('tech'));
    const others = Array.from({ length: MOST_VIEWS }, () => view('boss', { scope: 'staff' }));
    assert.deepEqual(keepingIssues(view('tech'), [...full, ...others])[0]?.code, 'too-many');
    assert.deepEqual(keepingIssues({ ...(full[0] as SavedView), name: 'Autre' }, full), []);
    assert.deepEqual(keepingIssues(view('tech'), [...full.slice(1), ...others]), []);
  });

  it('in the order of names, a person’s own first of two', () => {
    const views = [
      view('tech', { name: 'Zoom' }),
      view('boss', { name: 'École' }),
      view('tech', { name: 'École' }),
      view('tech', { name: 'Ami 10' }),
      view('tech', { name: 'ami 9' }),
    ];
    const order = inOrder(views, person('tech')).map(({ name, owner }) => `${name} ${owner}`);
    assert.deepEqual(order, ['ami 9 tech', 'Ami 10 tech', 'École tech', 'École boss', 'Zoom tech']);
  });

  it('what the desk has no more is named', () => {
    const filter = {
      service: 'video',
      categories: ['studio', 'course'],
      states: ['open' as const, 'testing' as const],
      fields: { salle: 'B12', batiment: 'C' },
    };
    assert.deepEqual(straysIn(view('tech', { filter }), desk), [
      { part: 'category', code: 'course' },
      { part: 'state', code: 'testing' },
      { part: 'field', code: 'batiment' },
    ]);
    assert.deepEqual(straysIn(view('tech', { filter: { service: 'gone', categories: ['studio'] } }), desk), [
      { part: 'service', code: 'gone' },
      { part: 'category', code: 'studio' },
    ]);
    assert.deepEqual(straysIn(view('tech', { filter: { categories: ['studio', 'health'] } }), desk), []);
  });

  it('a name says something, and is kept without the spaces around it', () => {
    const kept = view('tech', { name: '  À faire \n', columns: ['number'] });
    assert.equal(Schema.parse(kept).name, 'À faire');
    for (const name of ['', '  ', 'x'.repeat(81), 'a\0', '\uD800'])
      assert.equal(Schema.safeParse({ ...kept, name }).success, false, JSON.stringify(name));
  });
});
