/** What whoever teaches a course reads of what is asked from its pages, as a table for people to review (issue 4 §5). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowed } from '../../src/domain/allowed.ts';
import { coursesRead } from '../../src/domain/courses.ts';
import { blank } from '../../src/domain/decisions/filing.ts';
import { initialFacts } from '../../src/domain/facts.ts';
import { MODES } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { redact } from '../../src/domain/viewing.ts';
import { reads } from '../../src/domain/visibility.ts';

const NOW = '2026-11-24T08:00:00.000Z';

function deskOf(more: object = {}): Desk {
  return Desk.parse({
    id: 'desk',
    name: 'Guichet',
    ...MODES.support,
    courseTeachers: 'read',
    services: [
      {
        id: 's',
        label: 'S',
        categories: [
          { id: 'a', label: 'A' },
          { id: 'shut', label: 'Santé', confidential: true, members: ['nurse'] },
        ],
      },
    ],
    ...more,
  });
}

function ticket(more: Partial<Ticket> = {}): Ticket {
  return {
    ...blank('00000000-0000-4000-8000-000000000001', 'desk', NOW),
    number: 1,
    service: 's',
    category: 'a',
    requester: 'lea',
    filer: 'lea',
    course: 'Algorithmique',
    page: { url: 'https://moodle.example/course/9', course: 'Algorithmique', browser: 'Firefox' },
    files: [{ id: '00000000-0000-4000-8000-000000000002', name: 'f', type: 't', size: 1, scope: 'staff', by: 'lea', at: NOW }],
    comments: [{ id: '00000000-0000-4000-8000-000000000003', author: 'lea', scope: 'requester', at: NOW }],
    facts: initialFacts(NOW, 'open'),
    state: 'open',
    ...more,
  };
}

const TEACHER = Person.parse({
  id: 'dubois',
  name: 'Mme Dubois',
  claims: { teaches: ['Algorithmique', 'Dessin'] },
  groups: ['A'],
});

describe('the teacher of a course', () => {
  const table: readonly (readonly [what: string, desk: object, of: Partial<Ticket>, reads: boolean])[] = [
    ['reads what is asked from its pages', {}, {}, true],
    ['reads nothing where the desk does not say so', { courseTeachers: 'none' }, {}, false],
    ['reads nothing of another course', {}, { course: 'Physique' }, false],
    ['reads nothing of a ticket from no course', {}, { course: null }, false],
    ['reads nothing that is over', {}, { state: 'resolved' }, false],
    ['reads what waits', {}, { state: 'waiting', waiting: { reason: 'other', until: null } }, true],
    ['reads nothing restricted', {}, { restricted: true }, false],
    ['reads nothing confidential', {}, { category: 'shut' }, false],
    ['reads, where groups are separate, those of their groups', { groups: 'separate' }, { group: 'A' }, true],
    ['reads, where groups are separate, none of others', { groups: 'separate' }, { group: 'B' }, false],
    ['reads, where groups are separate, none without one', { groups: 'separate' }, { group: null }, false],
  ];
  for (const [what, desk, of, expected] of table)
    it(what, () => {
      assert.equal(reads(TEACHER, ticket(of), deskOf(desk)), expected);
    });

  it('is one by a claim of the host, as one course or several, and by nothing else', () => {
    const desk = deskOf();
    const of = (claims: object | undefined): readonly string[] =>
      coursesRead(Person.parse({ id: 'p', name: 'P', ...(claims === undefined ? {} : { claims }) }), desk);
    assert.deepEqual(of({ teaches: 'Dessin' }), ['Dessin']);
    assert.deepEqual(of({ teaches: ['Dessin', 'Physique'] }), ['Dessin', 'Physique']);
    assert.deepEqual([of(undefined), of({}), of({ grade: 'Algorithmique' })], [[], [], []]);
    const suspended = { ...TEACHER, suspended: true };
    assert.equal(reads(suspended, ticket(), desk), false);
  });

  it('reads what is public of it, comments and follows it, and does nothing else', () => {
    const desk = deskOf();
    const shown = redact(ticket(), { person: TEACHER, desk, linked: {} });
    assert.deepEqual([shown.course, shown.page, shown.files, shown.comments], ['Algorithmique', null, [], []]);
    const may = Object.entries(allowed(TEACHER, shown, desk, NOW)).flatMap(([name, verdict]) => (verdict === true ? [name] : []));
    assert.deepEqual(may.sort(), ['comment', 'file', 'watch']);
    const other = Person.parse({ id: 'sami', name: 'Sami' });
    const open = deskOf({ read: 'all' });
    assert.equal(redact(ticket(), { person: other, desk: open, linked: {} }).course, null, 'to another reader it has no course');
  });
});
