/** What a category has of those above it, and of its service (domain §7). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { membersOf, takesTickets } from '../../src/domain/desk.ts';
import { Service } from '../../src/domain/schemas/desk.ts';
import { Scene } from './scene.ts';

const MOODLE = {
  id: 'moodle',
  label: 'Moodle',
  managers: [{ person: 'boss' }],
  observers: ['guest'],
  categories: [
    { id: 'lessons', label: 'Cours', members: ['tech'], priority: 'high' as const, kind: 'incident' as const },
    { id: 'quizzes', label: 'Tests', parent: 'lessons' },
    { id: 'grades', label: 'Notes', parent: 'lessons', members: ['tech2'], priority: 'low' as const },
    { id: 'open', label: 'Divers', accepts: true },
    { id: 'badges', label: 'Badges', parent: 'open' },
    { id: 'old', label: 'Ancien', closed: true },
  ],
};

const service = Service.parse(MOODLE);
const of = (id: string) => service.categories.find((each) => each.id === id) ?? assert.fail(id);

describe('a category', () => {
  it('is served by its members, else by those of the nearest above, else by the managers of its service', () => {
    for (const [id, members] of [
      ['lessons', ['tech']],
      ['quizzes', ['tech']],
      ['grades', ['tech2']],
      ['badges', ['boss']],
    ] as const)
      assert.deepEqual(membersOf(service, of(id)), members, id);
  });

  it('takes tickets where nothing is below it or it says so, and never while it or its service is closed', () => {
    assert.deepEqual(
      service.categories.filter((each) => takesTickets(service, each)).map(({ id }) => id),
      ['quizzes', 'grades', 'open', 'badges'],
    );
    assert.ok(!takesTickets({ ...service, open: false }, of('quizzes')));
  });

  it('gives a ticket the priority and the kind of the nearest above, and its service’s permanent observers', () => {
    const scene = new Scene({ services: [MOODLE] });
    for (const [category, priority, kind] of [
      ['quizzes', 'high', 'incident'],
      ['grades', 'low', 'incident'],
      ['badges', 'normal', 'request'],
    ] as const) {
      const ticket = scene.of(scene.file('lea', { category }));
      assert.deepEqual([ticket.priority, ticket.kind, ticket.observers], [priority, kind, ['guest']], category);
    }
  });
});

it('whoever has no share of the automatic work is given none, though he is the first', () => {
  const managers = [{ person: 'tech', rate: 0 }, { person: 'tech2' }];
  const scene = new Scene({ services: [{ ...MOODLE, managers, assignment: 'first' }] });
  assert.equal(scene.of(scene.file('lea', { category: 'badges' })).assignee, 'tech2');
});

it('what moves to another service is given to somebody there, as what is filed is', () => {
  const video = {
    id: 'video',
    label: 'Vidéo',
    managers: [{ person: 'video1' }],
    assignment: 'first' as const,
    categories: [{ id: 'studio', label: 'Studio' }],
  };
  const scene = new Scene({ services: [MOODLE, video] });
  const id = scene.file('lea', { category: 'badges' });
  assert.equal(scene.of(id).assignee, null);
  assert.equal(scene.do('boss', 'move', id, { service: 'video', category: 'studio' }).assignee, 'video1');
});
