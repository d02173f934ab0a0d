/** Who learns of whom on a ticket: every pair of relations and every doing, against a table written by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presentTo } from '../../src/domain/presence.ts';
import type { Presence } from '../../src/domain/doing.ts';
import type { Said } from '../../src/domain/presence.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { Scene } from './scene.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const SOON = '2026-11-24T08:00:20.000Z';
const DOINGS: readonly Presence['doing'][] = ['reading', 'typing', 'noting'];

const EXTRA = [
  { id: 'owner', name: 'Assignée' },
  { id: 'filer', name: 'Déposante' },
  { id: 'guest2', name: 'Observateur' },
  { id: 'watcher', name: 'Curieuse' },
  { id: 'approver', name: 'Décideur' },
];

/** Where everyone reads all, so that a mere reader is one. */
function scene(more: object = {}): Scene {
  return new Scene({ mode: 'bugs', assignable: 'everyone', ...more }, EXTRA);
}

function ticketIn(story: Scene, more: Partial<Ticket> = {}): Ticket {
  return {
    ...story.of(story.file('lea')),
    filer: 'filer',
    assignee: 'owner',
    observers: ['guest2'],
    watchers: ['watcher'],
    approval: { state: 'pending', approvers: ['approver'] } as unknown as Ticket['approval'],
    ...more,
  };
}

/** What one person learns of another who does each of the three in turn: `r`, `t`, `n`, or `-`. */
function learns(story: Scene, ticket: Ticket, viewer: string, other: string): string {
  const { desk, people } = story.store;
  const person = people[viewer];
  assert.ok(person !== undefined);
  return DOINGS.map((doing) => {
    const [told] = presentTo([{ person: other, doing, until: SOON }], ticket, { person, desk, people, now: NOW });
    return told === undefined ? '-' : told.doing.slice(0, 1);
  }).join('');
}

/** Of staff, and of anyone else who reads the ticket: what each learns of reading, typing, noting. */
const LEARNS: readonly (readonly [viewer: string, what: string])[] = [
  ['tech', 'rtn'],
  ['boss', 'rtn'],
  ['chief', 'rtn'],
  ['owner', 'rtr'],
  ['lea', '-t-'],
  ['filer', '-t-'],
  ['guest2', '-t-'],
  ['approver', '-t-'],
  ['watcher', '---'],
  ['tom', '---'],
];

describe('who else is here', () => {
  it('each learns what the table says, of staff and of others alike', () => {
    const story = scene();
    const ticket = ticketIn(story);
    for (const [viewer, what] of LEARNS)
      for (const other of ['tech2', 'guest']) assert.equal(learns(story, ticket, viewer, other), what, `${viewer} of ${other}`);
    assert.equal(learns(story, ticket, 'ops', 'tech2'), '---', 'the operator reads as anyone here, and takes no part');
  });

  it('who may not read it learns of nobody, and nobody of them', () => {
    const story = scene();
    const ticket = ticketIn(story, { restricted: true, approval: null });
    for (const [viewer, other] of [
      ['tom', 'tech'],
      ['tech', 'tom'],
      ['lea', 'tom'],
      ['watcher', 'tech'],
    ] as const)
      assert.equal(learns(story, ticket, viewer, other), '---', `${viewer} of ${other}`);
    assert.equal(learns(story, ticket, 'tech', 'guest2'), 'rtn');
  });

  it('a confidential ticket: only its readers, whatever their profile', () => {
    const story = scene();
    const ticket = ticketIn(story, { category: 'health', assignee: null, approval: null, observers: [] });
    assert.equal(learns(story, ticket, 'nurse', 'lea'), 'rtn');
    assert.equal(learns(story, ticket, 'lea', 'nurse'), '-t-');
    for (const who of ['tech', 'boss', 'chief', 'filer']) {
      assert.equal(learns(story, ticket, who, 'nurse'), '---', who);
      assert.equal(learns(story, ticket, 'nurse', who), '---', who);
    }
    assert.equal(learns(story, { ...ticket, glass: ['chief'] }, 'chief', 'nurse'), 'rtn', 'once the glass is broken');
  });

  it('a ticket of another desk tells nothing', () => {
    const story = scene();
    assert.equal(learns(story, ticketIn(story, { desk: 'elsewhere' }), 'tech', 'lea'), '---');
  });

  it('each person once, by what they are busiest with, without oneself, in the order of names', () => {
    const story = scene();
    const { desk, people } = story.store;
    const ticket = ticketIn(story);
    const said: Said[] = [
      { person: 'tech2', doing: 'noting', until: SOON },
      { person: 'tech2', doing: 'reading', until: SOON },
      { person: 'lea', doing: 'reading', until: SOON },
      { person: 'lea', doing: 'typing', until: SOON },
      { person: 'boss', doing: 'reading', until: NOW },
      { person: 'chief', doing: 'typing', until: SOON },
      { person: 'tech', doing: 'typing', until: SOON },
      { person: 'nobody', doing: 'typing', until: SOON },
    ];
    const shown = (viewer: string): string[] => {
      const person = people[viewer];
      assert.ok(person !== undefined);
      return presentTo(said, ticket, { person, desk, people, now: NOW }).map((each) => `${each.person.name} ${each.doing}`);
    };
    assert.deepEqual(shown('tech'), ['Administratrice typing', 'Léa typing', 'Technicienne noting']);
    assert.deepEqual(shown('lea'), ['Administratrice typing', 'Technicien typing']);
  });

  it('an address is shown to staff alone', () => {
    const story = new Scene({ mode: 'bugs' }, [{ id: 'mailed', name: 'Joignable', mail: 'j@insa.example' }]);
    const { desk, people } = story.store;
    const ticket = story.of(story.file('lea'));
    const mailOf = (viewer: string): string | undefined => {
      const person = people[viewer];
      assert.ok(person !== undefined);
      const said: Said[] = [{ person: 'mailed', doing: 'typing', until: SOON }];
      return presentTo(said, ticket, { person, desk, people, now: NOW })[0]?.person.mail;
    };
    assert.deepEqual([mailOf('tech'), mailOf('lea')], ['j@insa.example', undefined]);
  });
});
