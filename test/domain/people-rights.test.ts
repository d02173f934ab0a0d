/** Who may read the page on whom, and who may erase whom: profile × relation, by tables. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blank } from '../../src/domain/decisions/filing.ts';
import { completed } from '../../src/domain/desk-defaults.ts';
import { isErasedPerson, pseudonymOf } from '../../src/domain/erased-person.ts';
import { bondsTo, erasingRefusal, mayMeet, waitsFor } from '../../src/domain/people-rights.ts';
import { PROFILES } from '../../src/domain/people.ts';
import type { Profile } from '../../src/domain/people.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

const DESK = completed({
  id: 'desk',
  name: 'Guichet',
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      managers: [{ person: 'manager' }],
      categories: [{ id: 'acces', label: 'Accès', members: ['member'] }],
    },
    { id: 'video', label: 'Vidéo', categories: [{ id: 'salles', label: 'Salles' }] },
  ],
});

const NOW = '2026-11-24T08:00:00.000Z';
const person = (id: string, profile: Profile, more: object = {}): Person => Person.parse({ id, name: id, profile, ...more });
const ticket = (more: Partial<Ticket>): Ticket => ({ ...blank('00000000-0000-4000-8000-000000000001', 'desk', NOW), ...more });

describe('the page on somebody', () => {
  const reads: Readonly<Record<Profile, boolean>> = {
    requester: false,
    technician: true,
    moderator: true,
    'functional-admin': true,
    'technical-admin': false,
  };
  for (const profile of PROFILES) {
    it(`${profile}: ${reads[profile] ? 'reads it' : 'there is none'}`, () => {
      assert.equal(mayMeet(person('one', profile), DESK), reads[profile]);
      assert.equal(mayMeet(person('one', profile, { suspended: true }), DESK), false, 'suspended: never');
    });
  }
  it('staff of one service is staff: by its profile there, as its manager, as a member of a category', () => {
    assert.equal(mayMeet(person('one', 'technician', { serves: ['video'] }), DESK), true);
    assert.equal(mayMeet(person('one', 'technician', { serves: [] }), DESK), false);
    assert.equal(mayMeet(person('manager', 'requester'), DESK), true);
    assert.equal(mayMeet(person('member', 'requester'), DESK), true);
  });
  it('names every bond', () => {
    assert.deepEqual(bondsTo(ticket({ requester: 'a', filer: 'a', assignee: 'a', observers: ['b', 'a'] }), 'a'), [
      'requester',
      'filer',
      'assignee',
      'observer',
    ]);
    assert.deepEqual(bondsTo(ticket({ requester: 'a', filer: 'b', watchers: ['c'] }), 'c'), []);
  });
});

describe('erasing somebody', () => {
  const may: Readonly<Record<Profile, boolean>> = {
    requester: false,
    technician: false,
    moderator: false,
    'functional-admin': true,
    'technical-admin': true,
  };
  for (const profile of PROFILES) {
    it(`${profile}: ${may[profile] ? 'may' : 'may not'}`, () => {
      const actor = person('one', profile);
      const code = (whom: string, waiting = 0): string | undefined => erasingRefusal(actor, whom, waiting)?.code;
      assert.equal(code('other'), may[profile] ? undefined : 'not-allowed');
      assert.equal(code('one'), may[profile] ? 'yourself' : 'not-allowed');
      assert.equal(code('other', 2), may[profile] ? 'still-in-charge' : 'not-allowed');
      assert.equal(erasingRefusal(person('one', profile, { suspended: true }), 'other', 0)?.code, 'not-allowed');
    });
  }
  it('waits while an active ticket waits for them', () => {
    const rows: readonly (readonly [Partial<Ticket>, boolean])[] = [
      [{ state: 'resolving', assignee: 'a' }, true],
      [{ state: 'open', assignee: 'b' }, false],
      [{ state: 'resolved', assignee: 'a' }, false],
      [{ state: 'abandoned', assignee: 'a' }, false],
      [{ state: 'posted', approval: { state: 'pending', approvers: ['a'] } }, true],
      [{ state: 'posted', approval: { state: 'pending', approvers: ['a', 'b'] } }, false],
      [{ state: 'posted', approval: { state: 'granted', approvers: ['a'] } }, false],
      [{ state: 'posted', requester: 'a' }, false],
    ];
    for (const [row, waits] of rows) assert.equal(waitsFor(ticket(row), 'a', DESK), waits, JSON.stringify(row));
  });
  it('what stands for them is nobody’s id', () => {
    assert.equal(isErasedPerson(pseudonymOf('00000000-0000-4000-8000-000000000001')), true);
    for (const id of ['lea', 'erased', 'erased:', 'erased:lea', '#application']) assert.equal(isErasedPerson(id), false, id);
  });
});
