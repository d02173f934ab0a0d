/** How a ticket ends, is taken over, crosses desks and is hidden, each told as it would happen (domain §2 to §4). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agenda, due } from '../../src/domain/due.ts';
import { APPLICATION } from '../../src/domain/events.ts';
import { STATES as ALL_STATES } from '../../src/domain/states.ts';
import { uuid } from './arbitraries.ts';
import { SERVICES, Scene } from './scene.ts';

const STATES = [...ALL_STATES];
const REASON = { comment: 'Parce que.' };

describe('the end of a ticket', () => {
  it('expires after the delay, which a comment of the requester restarts, after one reminder', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'resolve', id, { solution: 'C’est fait.' });
    assert.deepEqual(
      agenda(scene.of(id), scene.store.desk).map(({ act }) => act),
      ['remind', 'expire'],
    );
    scene.later(12);
    scene.do(APPLICATION, 'remind', id);
    assert.equal(scene.try(APPLICATION, 'remind', id), 'nothing-to-do', 'one reminder');
    scene.do('lea', 'comment', id, REASON);
    assert.equal(scene.of(id).state, 'resolved', 'a comment neither approves nor reopens');
    scene.later(13);
    assert.equal(scene.try(APPLICATION, 'expire', id), 'not-in-this-state');
    assert.deepEqual(due(scene.of(id), scene.store.desk, scene.store.now, 'Sans réponse.'), []);
    scene.later(1);
    const [command] = due(scene.of(id), scene.store.desk, scene.store.now, 'Sans réponse.');
    assert.equal(command?.do, 'expire');
    assert.equal(scene.do(APPLICATION, 'expire', id).facts.closing, 'expired');
  });

  it('never expires where notifications are off, nor is anything asked in the short circuit', () => {
    const quiet = new Scene({ notifications: false });
    const id = quiet.file();
    quiet.do('tech', 'resolve', id);
    quiet.later(40);
    assert.equal(quiet.try(APPLICATION, 'expire', id), 'notifications-off');
    const short = new Scene({ states: ['posted', 'open', 'resolved', 'abandoned'] });
    const other = short.file();
    short.do('tech', 'resolve', other);
    for (const command of ['approve-closure', 'refuse-closure'] as const)
      assert.notEqual(short.try('lea', command, other, REASON), null, command);
    assert.deepEqual(agenda(short.of(other), short.store.desk), []);
    assert.equal(short.do('lea', 'reopen', other).state, 'open');
    assert.equal(short.do('lea', 'settle', other).state, 'resolved', 'settle lands on resolved');
  });

  it('resolved by an assignee who is the requester, it is settled', () => {
    const scene = new Scene();
    const id = scene.file('tech');
    scene.do('tech', 'take', id);
    const done = scene.do('tech', 'resolve', id);
    assert.deepEqual([done.state, done.facts.closing], ['validated', 'settled']);
  });

  it('a question without answer is asked again from the last question, and ends as the desk says', () => {
    const scene = new Scene({ unanswered: { remind: 7, then: 'abandon', after: 7 } });
    const id = scene.file();
    scene.do('tech', 'postpone', id, { reason: 'provider' });
    scene.later(30);
    scene.do('tech', 'ask', id, REASON);
    assert.deepEqual(
      due(scene.of(id), scene.store.desk, scene.store.now, 'Sans réponse.'),
      [],
      'thirty days with the provider are not the requester’s',
    );
    scene.later(7);
    assert.equal(due(scene.of(id), scene.store.desk, scene.store.now, 'Sans réponse.')[0]?.do, 'remind');
    scene.later(7);
    const [end] = due(scene.of(id), scene.store.desk, scene.store.now, 'Sans réponse.');
    assert.equal(end?.do, 'refuse');
    scene.do(APPLICATION, 'refuse', id, { comment: 'Sans réponse.' });
    assert.equal(scene.of(id).state, 'abandoned');
  });

  it('is recalled by the application at its date, not before, and never instead of an answer', () => {
    const scene = new Scene();
    const id = scene.file();
    const until = '2026-11-26T08:00:00.000Z';
    scene.do('tech', 'postpone', id, { reason: 'date', until });
    assert.equal(scene.try(APPLICATION, 'recall', id), 'not-in-this-state');
    assert.equal(scene.try('lea', 'answer', id, REASON), 'not-in-this-state');
    scene.later(2);
    assert.equal(scene.do(APPLICATION, 'recall', id).state, 'resolving');
    scene.do('tech', 'ask', id, REASON);
    assert.equal(scene.try('tech', 'recall', id), 'not-in-this-state');
    assert.equal(scene.do('lea', 'comment', id, REASON).state, 'resolving', 'what the requester then writes is the answer');
    assert.ok(scene.acts(id).includes('answer'));
    assert.equal(scene.try('tech', 'postpone', id, { reason: 'date', until }), 'date-in-past');
  });
});

describe('taking over', () => {
  it('what waits or is being tried goes on doing so', () => {
    const scene = new Scene({ states: STATES });
    const waiting = scene.file();
    scene.do('tech', 'ask', waiting, REASON);
    const over = scene.do('boss', 'take-over', waiting);
    assert.deepEqual([over.state, over.waiting?.reason, over.assignee], ['waiting', 'requester', 'boss']);
    const testing = scene.file();
    scene.do('tech', 'test', testing);
    assert.deepEqual([scene.do('boss', 'take-over', testing).state, scene.of(testing).assignee], ['testing', 'boss']);
    assert.equal(scene.try('tech', 'take-over', testing), 'not-allowed', 'for moderators');
  });

  it('a manager’s switches open and shut what he has as manager, and no more', () => {
    const managers = [
      { person: 'tom', privileges: ['assign' as const] },
      { person: 'boss', privileges: [] },
    ];
    const [moodle, video] = SERVICES ?? [];
    assert.ok(moodle !== undefined && video !== undefined);
    const scene = new Scene({ services: [{ ...moodle, managers }, video] });
    const id = scene.file();
    assert.equal(scene.try('tom', 'take', id), 'not-allowed');
    assert.equal(scene.try('tom', 'ask', id, REASON), 'not-allowed', 'asking takes it first');
    assert.equal(scene.try('tom', 'refuse', id, REASON), 'not-allowed');
    assert.equal(scene.try('tom', 'set-state', id, { state: 'abandoned', ...REASON }), 'not-allowed', 'nor by naming the state');
    scene.do('tom', 'assign', id, { to: 'tech' });
    scene.do('boss', 'take-over', id);
    scene.do('boss', 'refuse', id, REASON);
  });
});

describe('what a desk opens', () => {
  it('comments off blocks comments only', () => {
    const scene = new Scene({ comments: false });
    const id = scene.file();
    assert.equal(scene.try('lea', 'comment', id, REASON), 'comments-off');
    scene.do('tech', 'ask', id, REASON);
    scene.do('lea', 'answer', id, REASON);
  });

  it('outside availability nobody files but staff; one’s tickets stay answerable', () => {
    const scene = new Scene();
    const id = scene.file();
    const shut = new Scene({ availability: { until: '2026-11-01T00:00:00.000Z' } });
    for (const who of ['lea', 'ops'])
      assert.equal(
        shut.try(who, 'file', uuid('ticket', 1), { service: 'moodle', category: 'course', summary: 'x', description: '' }),
        'closed-desk',
        who,
      );
    const kept = shut.file('tech', { requester: 'lea' });
    shut.do('tech', 'ask', kept, REASON);
    shut.do('lea', 'answer', kept, REASON);
    assert.equal(scene.of(id).state, 'posted');
  });

  it('tasks: staff file for somebody, who handles it whatever his profile', () => {
    const scene = new Scene({ mode: 'tasks' });
    assert.equal(
      scene.try('lea', 'file', uuid('ticket', 1), { service: 'moodle', category: 'course', summary: 'x', description: '' }),
      'not-allowed',
    );
    const id = scene.file('tech', { assignee: 'lea' });
    assert.deepEqual([scene.of(id).kind, scene.of(id).assignee, scene.of(id).state], ['task', 'lea', 'posted']);
    assert.equal(scene.try('tom', 'comment', id, REASON), 'not-found', 'only what is assigned to one');
    scene.do('lea', 'take', id);
    assert.equal(scene.of(id).state, 'open', 'resolving is not enabled here');
    assert.equal(scene.try('lea', 'take', id), 'nothing-to-do');
    scene.do('lea', 'ask', id, REASON);
    scene.do('tech', 'answer', id, REASON);
    scene.do('lea', 'log-time', id, { minutes: 5 });
    scene.do('lea', 'resolve', id);
    assert.equal(scene.of(id).state, 'resolved');
    scene.do('tech', 'reopen', id);
    assert.deepEqual([scene.of(id).state, scene.of(id).assignee], ['open', 'lea']);
  });

  it('in the strict lifecycle only the assignee handles, and a solution is said', () => {
    const scene = new Scene({ strict: true, states: STATES });
    const id = scene.file();
    scene.do('tech', 'take', id);
    for (const command of ['release', 'test', 'resolve'] as const)
      assert.equal(scene.try('boss', command, id), 'only-assignee', command);
    assert.equal(scene.try('tech', 'set-state', id, { state: 'open' }), 'not-in-this-state');
    assert.equal(scene.try('tech', 'resolve', id), 'solution-required');
    scene.do('tech', 'test', id);
    assert.equal(scene.try('tech2', 'pass-test', id), 'only-assignee');
    assert.equal(scene.do('lea', 'fail-test', id, REASON).state, 'resolving');
    scene.do('boss', 'refuse', id, REASON);
  });

  it('a field that is closed or asked no more does not stop an edit, and a private one is kept', () => {
    const fields = [
      { code: 'kind', type: 'choice' as const, label: 'Sorte', options: [{ code: 'a', label: 'A' }] },
      { code: 'secret', type: 'text' as const, label: 'Secret', private: true },
    ];
    const scene = new Scene({ fields });
    const id = scene.file('lea', { fields: { kind: 'a' } });
    scene.do('tech', 'edit', id, { fields: { kind: 'a', secret: 'oui' } });
    const [last] = scene.store.historyOf(id).slice(-1);
    assert.equal(last?.scope, 'staff', 'only staff can read what changed');
    assert.equal(
      scene.view(id, 'lea').timeline.some(({ act }) => act === 'edit'),
      false,
    );
    assert.equal(scene.try('lea', 'edit', id, { fields: { kind: 'a' } }), 'nothing-to-do');
    scene.do('lea', 'edit', id, { fields: {} });
    assert.deepEqual(scene.of(id).fields, { secret: 'oui' });
    assert.equal(scene.try('lea', 'edit', id, { fields: { secret: 'non' } }), 'fields-invalid');
  });
});

describe('from desk to desk', () => {
  const up = { type: 'peer' as const, desk: 'up' };
  const down = { type: 'peer' as const, desk: 'down' };
  const upper = { states: STATES, upper: { desk: 'up', name: 'Au-dessus' } };

  it('escalated, it follows the desk above; taken back, it is open here', () => {
    const scene = new Scene(upper);
    const id = scene.file();
    scene.do('tech', 'take', id);
    assert.equal(scene.do('boss', 'escalate', id).state, 'transferred');
    for (const command of ['take', 'resolve'] as const) assert.equal(scene.try('tech', command, id), 'transferred', command);
    assert.equal(scene.try({ type: 'peer', desk: 'elsewhere' }, 'relay', id, { state: 'resolved' }), 'not-found');
    assert.equal(scene.do(up, 'relay', id, { state: 'testing', key: 'UP7' }).state, 'transferred');
    assert.deepEqual([scene.of(id).above?.state, scene.of(id).above?.key], ['testing', 'UP7']);
    const back = scene.do('boss', 'take-back', id);
    assert.deepEqual([back.state, back.above?.back], ['open', true]);
    assert.notEqual(scene.try(up, 'relay', id, { state: 'resolved' }), null, 'a late relay changes nothing');
  });

  it('solved above: refused or reopened it goes back there; reopened once closed it is ours', () => {
    const scene = new Scene(upper);
    const id = scene.file();
    scene.do('boss', 'escalate', id);
    assert.equal(scene.do(up, 'relay', id, { state: 'published' }).state, 'resolved');
    assert.equal(scene.do('lea', 'refuse-closure', id, REASON).state, 'transferred');
    scene.do(up, 'relay', id, { state: 'resolved' });
    assert.equal(scene.do('lea', 'reopen', id).state, 'transferred');
    scene.do(up, 'relay', id, { state: 'validated' });
    scene.do('lea', 'approve-closure', id);
    const again = scene.do('lea', 'reopen', id);
    assert.deepEqual([again.state, again.above?.back], ['open', true]);
    scene.do('tech', 'resolve', id);
    assert.equal(scene.do('lea', 'refuse-closure', id, REASON).state, 'resolving', 'this solution is ours');
  });

  it('returned by the desk above it is open; what came up may be returned, or taken back below', () => {
    const scene = new Scene({ ...upper, networked: true });
    const sent = scene.file();
    scene.do('boss', 'escalate', sent);
    assert.equal(scene.do(up, 'return', sent, REASON).state, 'open');
    const came = uuid('ticket', 700);
    for (const [at, ending] of [
      [0, (id: string) => scene.do('boss', 'return', id, REASON)],
      [1, (id: string) => scene.do(down, 'relay', id, { state: 'abandoned' })],
    ] as const) {
      const id = `${came.slice(0, -1)}${at}`;
      scene.do(down, 'file', id, {
        service: 'moodle',
        category: 'course',
        summary: 'Venu d’en bas',
        description: '',
        requester: 'lea',
      });
      assert.deepEqual([scene.of(id).below?.desk, scene.of(id).origin], ['down', 'desk']);
      assert.equal(ending(id).state, 'abandoned');
    }
    assert.equal(scene.try('boss', 'return', sent, REASON), 'not-in-this-state', 'it did not come up');
  });
});

describe('erasing and saying no', () => {
  it('erases what an administrator names, even unread, and keeps its shape', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'health' });
    scene.do('lea', 'attach', id, {
      scope: 'public',
      files: [{ id: uuid('file', 1), name: 'ordonnance.pdf', type: 'application/pdf', size: 1 }],
    });
    assert.equal(scene.try('boss', 'erase', id), 'not-found');
    assert.equal(scene.try('lea', 'erase', id), 'not-allowed');
    const blank = scene.do('chief', 'erase', id);
    assert.deepEqual([blank.erased, blank.description, blank.state], [true, '', 'posted']);
    assert.deepEqual(scene.view(id, 'nurse').ticket.files, []);
    assert.equal(scene.try('lea', 'edit', id, { summary: 'Encore' }), 'not-in-this-state');
  });

  it('a link to what one may not see is none', () => {
    const scene = new Scene();
    const [mine, secret] = [scene.file('lea'), scene.file('tom', { category: 'health' })];
    assert.equal(scene.try('tech', 'link', mine, { type: 'see-also', to: secret }), 'not-found');
    assert.equal(scene.try('tech', 'unlink', mine, { type: 'see-also', to: secret }), 'nothing-to-do');
  });

  it('links make no circle', () => {
    const scene = new Scene();
    const [a, b, c] = [scene.file(), scene.file(), scene.file()];
    scene.do('tech', 'link', a, { type: 'depends-on', to: b });
    scene.do('tech', 'link', b, { type: 'depends-on', to: c });
    assert.equal(scene.try('tech', 'link', c, { type: 'depends-on', to: a }), 'cycle');
    assert.deepEqual(
      scene.of(b).links.map(({ type }) => type),
      ['blocks', 'depends-on'],
    );
  });

  it('words that come with an act that is not for the reader are still told', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'log-time', id, { minutes: 10, comment: 'Je regarde.' });
    const { timeline } = scene.view(id, 'lea');
    assert.deepEqual(timeline.at(-1)?.act, 'comment');
    assert.equal(timeline.at(-1)?.comments[0]?.text, 'Je regarde.');
    assert.equal(
      timeline.some(({ act, about }) => act === 'log-time' || about?.minutes !== undefined),
      false,
    );
  });
});
