/** What people without an account may, as a table for people to review (domain §7, guest filing). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blank } from '../../src/domain/decisions/filing.ts';
import { filingGate } from '../../src/domain/filing-gate.ts';
import { MODES } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { reads } from '../../src/domain/visibility.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const GUEST = Person.parse({ id: 'guest:lea', name: 'Léa', guest: true });
const PERSON = Person.parse({ id: 'moodle:lea', name: 'Léa' });

const deskOf = (more: object = {}): Desk => Desk.parse({ id: 'desk', name: 'Guichet', ...MODES.support, guests: true, ...more });
const ticketOf = (more: Partial<Ticket> = {}): Ticket => ({
  ...blank('00000000-0000-4000-8000-000000000001', 'desk', NOW),
  number: 1,
  ...more,
});

describe('people without an account', () => {
  const sights: readonly [what: string, desk: object, ticket: Partial<Ticket>, guest: boolean, person: boolean][] = [
    ['what they asked', {}, { requester: GUEST.id }, true, false],
    ['what they were invited to', {}, { requester: 'other', observers: [GUEST.id, PERSON.id] }, true, true],
    ['what others asked', {}, { requester: 'other' }, false, false],
    ['what others asked, where everybody reads all', { read: 'all' }, { requester: 'other' }, false, true],
    ['what others asked, in visible groups', { read: 'all', groups: 'visible' }, { requester: 'other' }, false, true],
    ['what they asked, where the desk takes no guest any more', { guests: false }, { requester: GUEST.id }, true, false],
  ];
  for (const [what, desk, ticket, guest, person] of sights)
    it(`reading ${what}: ${guest ? 'yes' : 'no'}`, () => {
      assert.equal(reads(GUEST, ticketOf(ticket), deskOf(desk)), guest);
      assert.equal(reads(PERSON, ticketOf(ticket), deskOf(desk)), person, 'somebody with an account');
    });

  const gates: readonly [what: string, desk: object, guest: string | null, person: string | null][] = [
    ['a desk that takes them', {}, null, null],
    ['a desk that does not', { guests: false }, 'not-allowed', null],
    ['a desk where the team alone files', { file: 'staff' }, 'not-allowed', 'not-allowed'],
  ];
  for (const [what, desk, guest, person] of gates)
    it(`filing at ${what}: ${guest ?? 'yes'}`, () => {
      const gate = (who: Person) =>
        filingGate({ actor: { type: 'person', id: who.id }, person: who, desk: deskOf(desk), now: NOW });
      assert.equal(gate(GUEST), guest);
      assert.equal(gate(PERSON), person);
    });
});
