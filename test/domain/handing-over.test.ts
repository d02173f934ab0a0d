/** Handing over what somebody handles: which tickets, by whom, and what it comes to. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeskInput } from '../../src/domain/desk.ts';
import { handing, handledBy, mayHandOver, type HandTo } from '../../src/domain/handing-over.ts';
import { matches } from '../../src/domain/predicate.ts';
import { STATES } from '../../src/domain/states.ts';
import { Scene, SERVICES } from './scene.ts';

const NOW = { load: { tech: 3, tech2: 1, boss: 2 } };

/** Moodle gives to the least loaded of two technicians. */
const SHARED: Partial<DeskInput> = {
  services: (SERVICES ?? []).map((service) =>
    service.id === 'moodle'
      ? {
          ...service,
          assignment: 'least-loaded',
          categories: service.categories.map((each) => (each.id === 'course' ? { ...each, members: ['tech', 'tech2'] } : each)),
        }
      : service,
  ),
};

/** Hands one ticket over as somebody does, by the verdicts that they read. @returns how many steps were tried, or the refusal */
function hand(scene: Scene, id: string, by: string, to: HandTo, around: object = NOW): string | null {
  let made = 0;
  const fresh = (): string => `00000000-0000-4000-8000-${String(70_000 + (made += 1)).padStart(12, '0')}`;
  const { first, otherwise } = handing({ id, allowed: scene.view(id, by).allowed }, to, fresh);
  const run = (commands: typeof first): string | null => {
    for (const { do: name, id: _id, ticket: _ticket, ...more } of commands) {
      const refused = scene.try(by, name, id, more, around);
      if (refused !== null) return refused;
    }
    return null;
  };
  const refused = run(first);
  return refused === 'nobody-else' && otherwise !== null ? run(otherwise) : refused;
}

describe('who may hand over', () => {
  const table: readonly (readonly [actor: string, whose: string, may: boolean])[] = [
    ['tech', 'tech', true],
    ['tech', 'tech2', false],
    ['boss', 'tech', true],
    ['chief', 'tech', true],
    ['video1', 'tech', true],
    ['ops', 'tech', false],
    ['lea', 'tech', false],
    ['lea', 'lea', true],
  ];
  for (const [actor, whose, may] of table)
    it(`${actor} ${may ? 'may' : 'may not'} hand over what ${whose} handles`, () => {
      const { store } = new Scene();
      const person = store.people[actor];
      assert.ok(person);
      assert.equal(mayHandOver(person, whose, store.desk), may);
      assert.equal(mayHandOver({ ...person, suspended: true }, whose, store.desk), false);
    });
});

describe('which tickets are handed over', () => {
  it('those that somebody has still to handle here', () => {
    const scene = new Scene();
    const id = scene.file();
    const mine = scene.do('tech', 'take', id);
    const listed = STATES.filter((state) => matches(handledBy('tech', scene.store.desk), { ...mine, state }));
    assert.deepEqual(listed, ['posted', 'open', 'resolving', 'waiting', 'testing']);
    assert.equal(matches(handledBy('tech2', scene.store.desk), mine), false);
  });
});

describe('handing over', () => {
  it('by the algorithm: to the least loaded of the others, who has not begun', () => {
    const scene = new Scene(SHARED);
    const id = scene.file('lea', {}, { load: { tech: 0, tech2: 5 } });
    scene.do('tech', 'take', id);
    assert.equal(hand(scene, id, 'tech', { how: 'algorithm' }, { load: { tech: 0, tech2: 9 } }), null);
    assert.deepEqual([scene.of(id).assignee, scene.of(id).state], ['tech2', 'open'], 'never to who has it, however idle');
    assert.equal(scene.try('boss', 'assign', id, { to: null }, { load: { tech: 9, tech2: 0 } }), null);
    assert.equal(scene.of(id).assignee, 'tech');
  });

  it('by the algorithm where there is none: it is free, and says so by itself', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'take', id);
    assert.equal(scene.try('tech', 'assign', id, { to: null }), 'nobody-else');
    assert.equal(hand(scene, id, 'tech', { how: 'algorithm' }), null);
    assert.deepEqual([scene.of(id).assignee, scene.of(id).state, scene.acts(id).at(-1)], [null, 'open', 'release']);
  });

  it('waits and is tried under whoever the algorithm gives it to', () => {
    const scene = new Scene(SHARED);
    const id = scene.file('lea', {}, { load: { tech: 0, tech2: 5 } });
    scene.do('tech', 'ask', id, { comment: 'Quel navigateur ?' });
    assert.equal(hand(scene, id, 'tech', { how: 'algorithm' }), null);
    assert.deepEqual([scene.of(id).assignee, scene.of(id).state], ['tech2', 'waiting']);
  });

  it('to one person, and to nobody', () => {
    const scene = new Scene();
    const [one, other] = [scene.file(), scene.file()];
    for (const id of [one, other]) scene.do('tech', 'take', id);
    assert.equal(hand(scene, one, 'boss', { how: 'person', to: 'tech2' }), null);
    assert.equal(scene.of(one).assignee, 'tech2');
    assert.equal(hand(scene, other, 'boss', { how: 'free' }), null);
    assert.equal(scene.of(other).assignee, null);
    assert.equal(hand(scene, one, 'boss', { how: 'person', to: 'lea' }), 'not-assignable');
  });

  it('where only who handles it releases, a moderator takes it over first', () => {
    const scene = new Scene({ strict: true });
    const id = scene.file();
    scene.do('tech', 'take', id);
    assert.equal(scene.try('boss', 'release', id), 'only-assignee');
    assert.equal(hand(scene, id, 'boss', { how: 'free' }), null);
    assert.deepEqual(scene.acts(id).slice(-2), ['take-over', 'release']);
    assert.equal(scene.of(id).assignee, null);
  });

  it('opens nothing that was shut: a confidential place has its members only', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'health' });
    scene.do('nurse', 'take', id);
    assert.equal(scene.try('boss', 'assign', id, { to: null }), 'not-found');
    assert.equal(scene.try('nurse', 'assign', id, { to: null }), 'not-assignable');
    assert.equal(hand(scene, id, 'nurse', { how: 'free' }), null);
  });
});
