import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audience, isStoppable, REASONS } from '../../src/domain/audience.ts';
import type { Desk } from '../../src/domain/desk.ts';
import { Preferences } from '../../src/domain/schemas/monitoring.ts';
import { ASK, batch, BATCHES, onTaken } from './audience.batches.ts';
import { deskWith, id, PEOPLE, PREFERENCES, type Say, taken, told } from './audience.world.ts';

describe('what may be stopped', () => {
  const cases: readonly (readonly [string, string, object])[] = [
    ['comment', 'ines', { observed: false }],
    ['comment', 'walt', { level: 'none', watched: false }],
    ['comment', 'tom', { staff: false }],
    ['filed by ana', 'pia', { observed: false }],
    ['moved to accounts', 'cleo', { staff: false }],
    ['comment naming bea, ines, eve', 'bea', { mentions: false }],
  ];
  for (const [name, person, off] of cases) {
    test(`${name}: ${person} with ${JSON.stringify(off)}`, () => {
      const { log, happening } = batch(name);
      assert.notEqual(told(happening, log.desk)[person], undefined);
      assert.equal(told(happening, log.desk, { ...PREFERENCES, [person]: Preferences.parse(off) })[person], undefined);
    });
  }

  test('who handles a ticket without being staff hears all that he may read, unless he stops it', () => {
    const give = [['mia', { do: 'assign', to: 'ned' }]] as const;
    const comment = onTaken('mia', { do: 'comment', comment: 'Je regarde.' }, give);
    assert.equal(told(comment.happening, comment.log.desk)['ned'], 'handles');
    assert.equal(told(comment.happening, comment.log.desk, { ned: Preferences.parse({ assigned: false }) })['ned'], undefined);
    const note = onTaken('mia', { do: 'comment', comment: { text: 'Encore lui.', scope: 'staff' } }, give);
    assert.equal(told(note.happening, note.log.desk)['ned'], undefined);
  });

  test('the strongest reason stopped, the next one holds', () => {
    const { log, happening } = batch('comment naming bea, ines, eve');
    assert.equal(told(happening, log.desk, { ines: Preferences.parse({ mentions: false }) })['ines'], 'observer');
  });

  describe('one ticket has switches of its own, which go over those of all', () => {
    const cases: readonly (readonly [string, object, string | undefined])[] = [
      ['ana', { tickets: { [id(1)]: { commented: false } } }, undefined],
      ['ana', { requester: { commented: false }, tickets: { [id(1)]: { commented: true } } }, 'requester'],
      ['ana', { requester: { commented: false }, tickets: { [id(2)]: { commented: true } } }, undefined],
      ['walt', { level: 'none', tickets: { [id(1)]: { commented: false } } }, undefined],
      ['walt', { level: 'none', watched: false, tickets: { [id(1)]: { commented: true } } }, 'watcher'],
      ['walt', { level: 'complete', tickets: { [id(1)]: { commented: false } } }, 'service'],
      ['ines', { tickets: { [id(1)]: { commented: false, moved: true } } }, undefined],
      ['tom', { tickets: { [id(1)]: { commented: false } } }, 'taken'],
    ];
    for (const [person, chosen, reason] of cases)
      test(`${person} with ${JSON.stringify(chosen)}`, () => {
        const { log, happening } = batch('comment');
        assert.equal(told(happening, log.desk, { ...PREFERENCES, [person]: Preferences.parse(chosen) })[person], reason);
      });
  });

  test('each reason says whether it may be', () => {
    assert.deepEqual(
      REASONS.filter((reason) => isStoppable(reason)),
      ['mention', 'requester', 'handles', 'taken', 'observer', 'watcher', 'affected', 'category', 'service', 'moved-away'],
    );
  });
});

describe('done without alert', () => {
  const quietly = (desk: Desk, say: Say) => {
    const log = taken(deskWith());
    const happening = log.batch('mia', { ...say, quiet: true });
    return told(happening, desk);
  };

  test('only those who must always hear do', () => {
    assert.deepEqual(quietly(deskWith(), { do: 'comment', comment: 'Corrigé.' }), {});
    assert.deepEqual(quietly(deskWith(), ASK), { ana: 'question' });
    assert.deepEqual(quietly(deskWith(), { do: 'assign', to: 'bea' }), { bea: 'assigned', tom: 'taken-off' });
  });

  test('a desk that no longer allows it tells everybody', () => {
    assert.equal(quietly(deskWith({ quietAllowed: false }), { do: 'comment', comment: 'Corrigé.' })['ana'], 'requester');
  });
});

describe('channels', () => {
  const channels = (name: string, person: string, chosen: object, desk = deskWith()) => {
    const { happening } = batch(name);
    return audience(happening, desk, PEOPLE, { [person]: Preferences.parse(chosen) })
      .filter((notice) => notice.person === person)
      .map((notice) => notice.channel);
  };

  test('mail and bell unless chosen otherwise', () => assert.deepEqual(channels('comment', 'ana', {}), ['mail', 'bell']));
  test('those chosen', () =>
    assert.deepEqual(channels('comment', 'ana', { channels: { mail: false, tab: true } }), ['bell', 'tab']));
  test('what may not be stopped comes by mail and bell all the same', () =>
    assert.deepEqual(channels('question', 'ana', { channels: { mail: false, bell: false } }), ['mail', 'bell']));
  test('a receipt comes by mail, as its ticket did', () =>
    assert.deepEqual(channels('filed by mail', 'ana', { channels: { tab: true } }), ['mail']));
  test('notifications off, nobody hears by mail', () => {
    const desk = deskWith({ notifications: false });
    for (const name of BATCHES)
      assert.ok(audience(batch(name).happening, desk, PEOPLE, {}).every((notice) => notice.channel !== 'mail'));
    assert.deepEqual(channels('question', 'ana', {}, desk), ['bell']);
    assert.deepEqual(channels('filed by mail', 'ana', {}, desk), []);
  });
});

describe('nobody hears of what they may not read', () => {
  test('a permanent observer, a member and a manager of a service whose ticket became confidential elsewhere', () => {
    const categories = [
      { id: 'live', label: 'Direct' },
      { id: 'secret', label: 'Signalement', confidential: true, members: ['vic'] },
    ];
    const services = [
      ...deskWith().services.slice(0, 1),
      { id: 'video', label: 'Vidéo', managers: [{ person: 'vic' }, { person: 'bea' }], categories },
    ];
    const log = taken(deskWith({ services }));
    const happening = log.batch('mia', { do: 'move', service: 'video', category: 'secret' });
    const everything = Object.fromEntries(
      Object.keys(PEOPLE).map((person) => [person, Preferences.parse({ level: 'complete' })]),
    );
    assert.deepEqual(told(happening, log.desk, everything), {
      ana: 'requester',
      ines: 'observer',
      pia: 'observer',
      tom: 'taken-off',
      cleo: 'moved-away',
      bea: 'moved-away',
      walt: 'moved-away',
      vic: 'category',
    });
    const after = log.batch('vic', { do: 'comment', comment: { text: 'Reçu.', scope: 'staff' } });
    assert.deepEqual(told(after, log.desk, everything), {});
  });

  test('the sub-desk tells those who follow the ticket there, by its own settings', () => {
    const { happening } = batch('sent down to a sub-desk');
    assert.deepEqual(told(happening, deskWith({ id: 'sub', services: [] })), {
      ana: 'requester',
      ines: 'observer',
      pia: 'observer',
      walt: 'watcher',
    });
  });

  test('a note that names somebody, left with an act that all may read', () => {
    const note = { text: '@bea @eve @ines', scope: 'staff', mentions: ['bea', 'eve', 'ines'] };
    const { log, happening } = onTaken('mia', { do: 'take-over', comment: note });
    const heard = told(happening, log.desk);
    assert.deepEqual([heard['bea'], heard['eve'], heard['ines']], ['mention', undefined, 'observer']);
  });

  test('a suspended person', () => {
    const { log, happening } = batch('resolved');
    const { ana } = PEOPLE;
    assert.ok(ana !== undefined);
    assert.equal(told(happening, log.desk, {}, { ...PEOPLE, ana: { ...ana, suspended: true } })['ana'], undefined);
  });
});
