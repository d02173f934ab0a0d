/** Who may take over what was filed without an account, and what becomes of it, as tables for people to review (domain §7). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimEvent, hasConfirmedMail, isClaimable, MAIL_CONFIRMED } from '../../src/domain/claiming.ts';
import { blank } from '../../src/domain/decisions/filing.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { MODES } from '../../src/domain/modes.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { reads } from '../../src/domain/visibility.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const GUEST = Person.parse({ id: 'guest:lea', name: 'Léa', mail: 'lea@exemple.fr', guest: true });
const LEA = Person.parse({ id: 'moodle:lea', name: 'Léa', mail: 'lea@exemple.fr' });
const DESK = Desk.parse({ id: 'desk', name: 'Guichet', ...MODES.support, guests: true });
const ticketOf = (more: Partial<Ticket> = {}): Ticket => ({
  ...blank('00000000-0000-4000-8000-000000000001', 'desk', NOW),
  ...{ number: 1, requester: GUEST.id, filer: GUEST.id },
  ...more,
});

describe('tickets filed without an account', () => {
  const confirmed = { [MAIL_CONFIRMED]: 'confirmed' };
  const mails: readonly [what: string, person: object, is: boolean][] = [
    ['whose issuer says that it is theirs', { claims: confirmed }, true],
    ['whose issuer says nothing', {}, false],
    ['whose issuer says something else', { claims: { [MAIL_CONFIRMED]: 'true' } }, false],
    ['who has none', { claims: confirmed, mail: undefined }, false],
    ['who is a guest', { claims: confirmed, guest: true }, false],
  ];
  for (const [what, person, is] of mails)
    it(`the mail address of somebody ${what}: ${is ? 'confirmed' : 'not confirmed'}`, () => {
      assert.equal(hasConfirmedMail({ ...LEA, ...person }), is);
    });

  const claims: readonly [what: string, ticket: Partial<Ticket>, guest: object, person: object, may: boolean][] = [
    ['their own', {}, {}, {}, true],
    ['what another guest filed', { requester: 'guest:other' }, {}, {}, false],
    ['what somebody else has by now', { requester: 'moodle:sami' }, {}, {}, false],
    ['what they took over already', { requester: LEA.id }, {}, {}, false],
    ['what was erased', { erased: true }, {}, {}, false],
    ['what went to another desk', { desk: 'other' }, {}, {}, false],
    ['what a guest filed who was suspended', {}, { suspended: true }, {}, false],
    ['what somebody with an account filed', {}, { guest: undefined }, {}, false],
    ['their own, as a guest again', {}, {}, { guest: true }, false],
    ['their own, suspended', {}, {}, { suspended: true }, false],
  ];
  for (const [what, ticket, guest, person, may] of claims)
    it(`taking over ${what}: ${may ? 'yes' : 'no'}`, () => {
      assert.equal(isClaimable(ticketOf(ticket), { ...GUEST, ...guest }, { ...LEA, ...person }, DESK), may);
    });

  it('are theirs in every role that the guest had; who it was of before and who did it is written', () => {
    const before = ticketOf({
      observers: ['moodle:sami', LEA.id],
      watchers: [GUEST.id, LEA.id, 'moodle:tech'],
      affected: [GUEST.id],
    });
    const event = claimEvent(before, GUEST.id, LEA.id, { at: '2026-11-25T08:00:00.000Z', command: 'c' });
    assert.deepEqual([event.act, event.actor, event.at], ['claimed', { type: 'person', id: LEA.id }, '2026-11-25T08:00:00.000Z']);
    assert.equal(event.was.requester, GUEST.id);
    const after = evolve(before, event);
    assert.deepEqual(
      [after.requester, after.filer, after.observers, after.watchers, after.affected],
      [LEA.id, LEA.id, ['moodle:sami'], [LEA.id, 'moodle:tech'], [LEA.id]],
    );
    assert.equal(evolve(before, { ...event, set: event.was }).requester, GUEST.id);
    assert.ok(reads(LEA, after, DESK));
    assert.ok(!reads(GUEST, after, DESK));
    assert.deepEqual(after.facts, before.facts, 'nor an answer of the staff');
  });

  it('that somebody else filed for a guest stay filed by them', () => {
    const before = ticketOf({ filer: 'moodle:tech' });
    const event = claimEvent(before, GUEST.id, LEA.id, { at: NOW, command: 'c' });
    assert.deepEqual([event.set, event.was], [{ requester: LEA.id }, { requester: GUEST.id }]);
    assert.deepEqual(evolve(before, event).changed, before.changed, 'it is nobody’s news');
  });
});
