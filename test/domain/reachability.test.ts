/** Whether tickets reach anybody: what is said to whoever runs a desk agrees with who would hear of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audience } from '../../src/domain/audience.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { withMode } from '../../src/domain/modes.ts';
import { openPlaces } from '../../src/domain/placing.ts';
import { isHeard, unreached } from '../../src/domain/reachability.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { Scene } from './scene.ts';

const NOW = '2026-11-24T14:30:00.000Z';
const video = (more: object): DeskInput['services'] => [
  {
    id: 'video',
    label: 'Vidéo',
    categories: [
      { id: 'studio', label: 'Studio' },
      { id: 'room', label: 'Salle' },
    ],
    ...more,
  },
];

function said(
  desk: Partial<DeskInput>,
  staff: readonly string[] = [],
  fixed: { service?: string; category?: string } = {},
): string[] {
  const document = Desk.parse(withMode({ id: 'desk', name: 'Guichet', ...desk }));
  return unreached(document, staff, NOW, fixed).map((each) =>
    each.why === 'nobody' ? `nobody ${each.service ?? '-'} ${each.categories.join(',')}`.trim() : each.why,
  );
}

describe('whether tickets reach anybody', () => {
  const rows: readonly [name: string, found: string[], expected: string[]][] = [
    ['no team', said({}), ['nobody -']],
    ['a team', said({}, ['tech']), []],
    ['assigned by default', said({ defaultAssignees: ['tech'] }), []],
    ['a service of nobody', said({ services: video({}) }), ['nobody video studio,room']],
    [
      'staff of the desk, whom no service names, hear nothing',
      said({ services: video({}) }, ['tech']),
      ['nobody video studio,room'],
    ],
    ['a manager', said({ services: video({ managers: [{ person: 'tech' }] }) }), []],
    ['a permanent observer', said({ services: video({ observers: ['tech'] }) }), []],
    [
      'members of one category',
      said({
        services: video({
          categories: [
            { id: 'studio', label: 'Studio', members: ['tech'] },
            { id: 'room', label: 'Salle' },
          ],
        }),
      }),
      ['nobody video room'],
    ],
    [
      'the page fixes the category that is served',
      said(
        {
          services: video({
            categories: [
              { id: 'studio', label: 'Studio', members: ['tech'] },
              { id: 'room', label: 'Salle' },
            ],
          }),
        },
        [],
        { service: 'video', category: 'studio' },
      ),
      [],
    ],
    ['every service closed', said({ services: video({ open: false }) }), ['nowhere']],
    [
      'the page fixes what is closed',
      said(
        {
          services: [
            ...(video({ open: false }) ?? []),
            { id: 'moodle', label: 'Moodle', managers: [{ person: 'tech' }], categories: [{ id: 'a', label: 'A' }] },
          ],
        },
        [],
        { service: 'video' },
      ),
      ['nowhere'],
    ],
    ['over', said({ availability: { until: '2026-11-01T00:00:00.000Z' } }, ['tech']), ['over']],
    ['not open yet', said({ availability: { from: '2027-01-01T00:00:00.000Z' } }, ['tech']), []],
  ];
  for (const [name, found, expected] of rows) test(name, () => assert.deepEqual(found, expected));

  test('it says what the audience of a new ticket says, in every place of a desk', () => {
    const scene = new Scene();
    const { desk, people } = scene.store;
    const staff = ['tech', 'tech2', 'boss', 'chief'];
    const places = openPlaces(desk);
    assert.ok(places.length > 3);
    for (const place of places) {
      const id = scene.file('lea', { service: place.service ?? undefined, category: place.category ?? undefined });
      const told = audience({ events: scene.store.historyOf(id), before: {} }, desk, people, {}).filter(
        ({ person }) => person !== 'lea',
      );
      assert.equal(isHeard(desk, place, staff), told.length > 0, `${place.service} ${place.category}`);
    }
  });
});
