/** The special rules of a ticket's life, each told as it would happen (domain §2 to §4). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uuid } from './arbitraries.ts';
import { Scene } from './scene.ts';

const REASON = { comment: 'Parce que.' };

describe('approval', () => {
  it('is asked by the category, waits, and lets only a few commands pass', () => {
    const scene = new Scene({ defaultAssignees: ['tech'] });
    const id = scene.file('lea', { category: 'purchase' });
    assert.equal(scene.of(id).approval?.state, 'pending');
    assert.equal(scene.of(id).assignee, null, 'default assignment waits for the grant');
    assert.equal(scene.try('tech', 'take', id), 'approval-pending');
    assert.equal(scene.try('boss', 'assign', id, { to: 'tech' }), 'approval-pending');
    assert.equal(scene.try('lea', 'edit', id, { kind: 'incident' }), 'approval-pending');
    scene.do('lea', 'edit', id, { summary: 'Un achat' });
    scene.do('lea', 'comment', id, REASON);
    assert.equal(scene.try('lea', 'grant-approval', id), 'not-allowed', 'a requester is no approver');
    assert.equal(scene.try('tech', 'grant-approval', id), 'not-allowed');
    scene.do('chief', 'grant-approval', id);
    assert.equal(scene.of(id).assignee, 'tech', 'then it is given');
    assert.equal(scene.of(id).approval?.state, 'granted');
  });

  it('is not granted by its requester, even named or an administrator', () => {
    const scene = new Scene();
    const own = scene.file('chief', { category: 'purchase' });
    assert.equal(scene.try('chief', 'grant-approval', own), 'own-approval');
    assert.equal(scene.try('chief', 'deny-approval', own, REASON), 'own-approval');
    const asked = scene.file('lea');
    assert.equal(scene.try('tech', 'ask-approval', asked, { approvers: ['lea'] }), 'own-approval');
    scene.do('tech', 'ask-approval', asked, { approvers: ['tom'] });
    assert.equal(scene.view(asked, 'tom').allowed['grant-approval'], true, 'whoever must approve reads it');
    assert.equal(scene.try('chief', 'grant-approval', asked), 'not-allowed', 'named approvers, else the administrators');
    scene.do('tom', 'grant-approval', asked);
  });

  it('denied is abandoned with its reason; reopened it is asked again', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'purchase' });
    assert.equal(scene.do('chief', 'deny-approval', id, REASON).state, 'abandoned');
    assert.equal(scene.try('boss', 'set-state', id, { state: 'resolving' }), 'not-in-this-state', 'not around the approval');
    const again = scene.do('lea', 'reopen', id);
    assert.deepEqual([again.state, again.approval?.state, again.assignee], ['open', 'pending', null]);
    assert.equal(scene.try('tech', 'take', id), 'approval-pending');
  });

  it('is for requests only, while posted, or open and free', () => {
    const scene = new Scene();
    assert.equal(scene.of(scene.file('lea', { category: 'purchase', kind: 'incident' })).approval, null);
    const taken = scene.file();
    scene.do('tech', 'take', taken);
    assert.equal(scene.try('tech', 'ask-approval', taken), 'not-in-this-state');
    const incident = scene.file('lea', { kind: 'incident' });
    assert.equal(scene.try('tech', 'ask-approval', incident), 'not-in-this-state');
  });
});

describe('a confidential category', () => {
  it('wins over profiles: its members, requester, assignee and observers', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'health' });
    for (const out of ['tech', 'boss', 'chief', 'tom', 'ops']) {
      assert.equal(scene.try(out, 'comment', id, REASON), 'not-found', out);
      assert.equal(scene.try(out, 'take', id), 'not-found', out);
    }
    scene.do('nurse', 'comment', id, { comment: { text: 'Note', scope: 'staff' } });
    assert.equal(scene.try('nurse', 'assign', id, { to: 'tech' }), 'not-assignable', 'only members are assignable');
    scene.do('nurse', 'take', id);
    scene.do('lea', 'invite', id, { person: 'tom' });
    assert.equal(
      scene.view(id, 'tom').timeline.some(({ comments }) => comments.some(({ scope }) => scope === 'staff')),
      false,
    );
  });

  it('opens to an administrator by breaking the glass, with a reason, which is an event', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'health' });
    assert.equal(scene.try('boss', 'break-glass', id, REASON), 'not-found');
    scene.do('chief', 'break-glass', id, REASON);
    assert.ok(scene.acts(id).includes('break-glass'));
    scene.do('chief', 'comment', id, REASON);
    assert.equal(scene.try('chief', 'take', id), 'not-assignable', 'still no member');
    assert.equal(scene.view(id, 'chief').allowed.take, 'not-assignable');
    assert.equal(scene.try('chief', 'break-glass', id, REASON), 'nothing-to-do');
    assert.equal(
      scene.view(id, 'lea').timeline.some(({ act }) => act === 'break-glass'),
      false,
    );
    const ordinary = scene.file();
    assert.equal(scene.try('chief', 'break-glass', ordinary, REASON), 'nothing-to-do');
  });

  it('has named approvers only', () => {
    const scene = new Scene();
    const id = scene.file('lea', { category: 'health' });
    assert.equal(scene.try('nurse', 'ask-approval', id), 'confidential');
    scene.do('nurse', 'ask-approval', id, { approvers: ['tom'] });
    scene.do('chief', 'break-glass', id, REASON);
    assert.equal(scene.try('chief', 'grant-approval', id), 'not-allowed');
    scene.do('tom', 'grant-approval', id);
  });
});

describe('groups and restricted tickets', () => {
  it('separate: own group, and staff who have all groups', () => {
    const scene = new Scene({ mode: 'bugs', groups: 'separate' });
    const id = scene.file('lea');
    assert.equal(scene.of(id).group, 'red', 'the requester’s only group');
    assert.equal(scene.try('tom', 'comment', id, REASON), 'not-found');
    assert.equal(scene.try('tech2', 'take', id), 'not-found');
    scene.do('tech', 'take', id);
    scene.do('boss', 'take-over', id);
    const none = scene.file('guest');
    assert.equal(scene.of(none).group, null);
    assert.equal(scene.try('tech', 'take', none), 'not-found', 'without group: its requester and all-groups staff');
    scene.do('boss', 'take', none);
    assert.equal(
      scene.try('lea', 'file', uuid('ticket', 900), {
        service: 'moodle',
        category: 'course',
        summary: 'x',
        description: '',
        group: 'blue',
      }),
      'not-in-group',
    );
  });

  it('visible: others’ are read, and commented or handled only in one’s own', () => {
    const scene = new Scene({ mode: 'bugs', groups: 'visible' });
    const id = scene.file('lea');
    assert.equal(scene.view(id, 'tom').allowed.watch, true);
    assert.equal(scene.try('tom', 'comment', id, REASON), 'not-in-group');
    assert.equal(scene.try('tech2', 'take', id), 'not-allowed');
    scene.do('lea', 'invite', id, { person: 'tom' });
    scene.do('tom', 'comment', id, REASON);
  });

  it('restricted: requester, staff and observers, whatever the mode', () => {
    const scene = new Scene({ mode: 'bugs' });
    const id = scene.file('lea', { restricted: true });
    assert.equal(scene.try('tom', 'comment', id, REASON), 'not-found');
    scene.do('tech', 'comment', id, REASON);
    scene.do('lea', 'invite', id, { person: 'tom' });
    scene.do('tom', 'comment', id, REASON);
    assert.equal(scene.of(scene.file('lea', { origin: 'mail' })).restricted, true, 'as those filed by mail start');
  });
});

describe('merge and split', () => {
  it('joins people, files and numbers; undone within fifteen minutes, not after', () => {
    const scene = new Scene();
    const [source, target] = [scene.file('lea'), scene.file('lea', { summary: 'Le même' })];
    scene.do('lea', 'attach', source, {
      scope: 'public',
      files: [{ id: uuid('file', 1), name: 'a.png', type: 'image/png', size: 1 }],
    });
    scene.do('lea', 'invite', source, { person: 'tom' });
    scene.do('tech', 'take', source);
    scene.do('boss', 'merge', source, { into: target, ...REASON });
    assert.equal(scene.of(source).state, 'abandoned');
    assert.deepEqual(scene.of(target).aliases, ['TRKdesk_1']);
    assert.deepEqual(scene.of(target).observers, ['tom']);
    assert.equal(scene.of(target).files.length, 1);
    assert.equal(scene.of(target).number, 2, 'the target keeps its number');
    assert.equal(scene.try('lea', 'reopen', source), 'merged');
    assert.equal(scene.try('tech', 'set-state', source, { state: 'open' }), 'merged', 'nor by naming a state');
    scene.store.after(15);
    scene.do('boss', 'unmerge', source);
    assert.deepEqual([scene.of(source).state, scene.of(source).assignee, scene.of(source).merged], ['resolving', 'tech', null]);
    assert.deepEqual([scene.of(target).aliases, scene.of(target).observers, scene.of(target).files], [[], [], []]);
    scene.do('boss', 'merge', source, { into: target, ...REASON });
    scene.store.after(16);
    assert.equal(scene.try('boss', 'unmerge', source), 'too-late');
  });

  it('leaves the link that said before that it is a duplicate', () => {
    const scene = new Scene();
    const [source, target] = [scene.file('lea'), scene.file('lea', { summary: 'Le même' })];
    scene.do('boss', 'link', source, { type: 'duplicate-of', to: target });
    const linked = [scene.of(source).links, scene.of(target).links];
    scene.do('boss', 'merge', source, { into: target, ...REASON });
    scene.do('boss', 'unmerge', source);
    assert.deepEqual([scene.of(source).links, scene.of(target).links], linked);
  });

  it('counts once whoever has either problem, names them to nobody, and takes back those who came along', () => {
    const scene = new Scene({ read: 'all' });
    const [source, target] = [scene.file('tech', { kind: 'problem' }), scene.file('tech', { kind: 'problem' })];
    for (const person of ['lea', 'tom']) scene.do(person, 'me-too', source, {});
    scene.do('tom', 'me-too', target, {});
    scene.do('boss', 'merge', source, { into: target, ...REASON });
    assert.deepEqual(scene.of(target).affected, ['tom', 'lea']);
    assert.ok(!JSON.stringify(scene.view(target, 'boss')).includes('"lea"'), 'staff read how many, not who');
    scene.do('boss', 'unmerge', source);
    assert.deepEqual([scene.of(source).affected, scene.of(target).affected], [['lea', 'tom'], ['tom']]);
  });

  it('never into what is confidential, itself, merged or over', () => {
    const scene = new Scene({}, [{ id: 'nurse', name: 'Infirmière', profile: 'moderator' }]);
    const [one, two, secret] = [scene.file('lea'), scene.file('lea'), scene.file('lea', { category: 'health' })];
    assert.equal(scene.try('nurse', 'merge', secret, { into: one, ...REASON }), 'confidential');
    assert.equal(scene.try('boss', 'merge', one, { into: one, ...REASON }), 'same-ticket');
    assert.equal(scene.try('boss', 'merge', one, { into: secret, ...REASON }), 'not-found');
    scene.do('lea', 'cancel', two);
    assert.equal(scene.try('boss', 'merge', one, { into: two, ...REASON }), 'not-in-this-state');
  });

  it('splits a comment into a new posted ticket of the same requester, never a staff note', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'comment', id, { comment: { text: 'Note', scope: 'staff' } });
    assert.equal(scene.view(id, 'tech').allowed.split, 'nothing-to-do', 'there is only a staff note');
    scene.do('lea', 'comment', id, REASON);
    const [note, words] = scene.of(id).comments;
    const fresh = uuid('ticket', 950);
    assert.equal(
      scene.try('tech', 'split', id, { entry: note?.id, new: fresh, summary: 'À part', description: '' }),
      'scope-not-allowed',
    );
    scene.do('tech', 'split', id, { entry: words?.id, new: fresh, summary: 'À part', description: '' });
    assert.deepEqual([scene.of(fresh).state, scene.of(fresh).requester, scene.of(fresh).links.length], ['posted', 'lea', 1]);
    assert.equal(
      scene.try('tech', 'split', id, { entry: words?.id, new: fresh, summary: 'À part', description: '' }),
      'duplicate-ticket',
    );
    const purchase = scene.file('lea', { category: 'purchase' });
    scene.do('chief', 'grant-approval', purchase);
    scene.do('lea', 'comment', purchase, REASON);
    scene.do('tech', 'split', purchase, {
      entry: scene.of(purchase).comments[0]?.id,
      new: uuid('ticket', 951),
      summary: 'Un autre achat',
      description: '',
    });
    assert.equal(scene.of(uuid('ticket', 951)).approval?.state, 'pending', 'a new request of this category asks too');
  });
});

describe('moving', () => {
  it('to another service frees it and adds that service’s permanent observers', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'take', id);
    const moved = scene.do('boss', 'move', id, { service: 'video', category: 'studio', observe: true });
    assert.deepEqual(
      [moved.state, moved.assignee, moved.service, [...moved.observers].sort()],
      ['open', null, 'video', ['boss', 'guest']],
    );
    assert.equal(scene.try('boss', 'move', id, { service: 'video', category: 'studio' }), 'nothing-to-do');
  });

  it('inside a service keeps state and an assignee who handles the target', () => {
    const scene = new Scene();
    const id = scene.file();
    scene.do('tech', 'take', id);
    const moved = scene.do('boss', 'move', id, { service: 'moodle', category: 'account' });
    assert.deepEqual([moved.state, moved.assignee], ['resolving', 'tech']);
    scene.do('tech', 'ask', id, REASON);
    const confidential = scene.do('boss', 'move', id, { service: 'moodle', category: 'health' });
    assert.deepEqual([confidential.state, confidential.assignee, confidential.waiting], ['open', null, null]);
  });

  it('back: to the place before, and to whoever had sent it', () => {
    const scene = new Scene();
    const id = scene.file();
    assert.equal(scene.try('boss', 'move-back', id), 'no-earlier-place');
    scene.do('boss', 'move', id, { service: 'video', category: 'studio' });
    const back = scene.do('video1', 'move-back', id);
    assert.deepEqual([back.service, back.category, back.assignee, back.places], ['moodle', 'course', 'boss', []]);
  });

  it('is not offered where there is no other place', () => {
    const alone = new Scene({ services: [] });
    const id = alone.file('lea', { service: undefined, category: undefined });
    assert.equal(alone.view(id, 'boss').allowed.move, 'unknown-category');
  });

  it('down to a sub-desk: left here, arrived there, open and free, its key an alias', () => {
    const scene = new Scene({ subDesks: [{ desk: 'sub', name: 'En dessous' }] });
    const id = scene.file();
    scene.do('tech', 'take', id);
    scene.do('boss', 'distribute', id, { desk: 'sub' });
    const sent = scene.of(id);
    assert.deepEqual([sent.desk, sent.state, sent.assignee, sent.aliases], ['sub', 'open', null, ['TRKdesk_1']]);
    const [left, arrived] = scene.store.historyOf(id).slice(-2);
    assert.deepEqual([left?.act, left?.desk, arrived?.act, arrived?.desk], ['left', 'desk', 'arrived', 'sub']);
    assert.equal(scene.try('boss', 'take', id), 'not-found', 'gone from here');
  });
});

describe('automatic assignment', () => {
  const members = ['tech', 'tech2', 'boss'];
  const desk = (assignment: 'first' | 'in-turn' | 'least-loaded', rate = 100) => ({
    services: [
      {
        id: 'moodle',
        label: 'Moodle',
        assignment,
        managers: members.map((person) => ({ person, rate: person === 'tech' ? rate : 100 })),
        categories: [{ id: 'course', label: 'Cours', members }],
      },
    ],
  });

  it('gives to the first who is available', () => {
    const scene = new Scene(desk('first'), [{ id: 'tech', name: 'Technicien', profile: 'technician', available: false }]);
    assert.equal(scene.of(scene.file()).assignee, 'tech2');
    assert.equal(scene.of(scene.file()).state, 'posted', 'assignment at filing keeps posted');
  });

  it('in turn: whoever had one longest ago, or never', () => {
    const scene = new Scene(desk('in-turn'));
    const turns = { tech: '2026-11-20T08:00:00.000Z', tech2: '2026-11-19T08:00:00.000Z' };
    assert.equal(scene.of(scene.file('lea', {}, { turns })).assignee, 'boss');
    assert.equal(scene.of(scene.file('lea', {}, { turns: { ...turns, boss: '2026-11-21T08:00:00.000Z' } })).assignee, 'tech2');
  });

  it('to the least loaded, a half rate counting double, none at all taking one out', () => {
    const load = { tech: 2, tech2: 3, boss: 4 };
    const even = new Scene(desk('least-loaded'));
    assert.equal(even.of(even.file('lea', {}, { load })).assignee, 'tech');
    const half = new Scene(desk('least-loaded', 50));
    assert.equal(half.of(half.file('lea', {}, { load })).assignee, 'tech2');
    const out = new Scene(desk('least-loaded', 0));
    assert.equal(out.of(out.file('lea', {}, { load: { tech2: 9, boss: 9 } })).assignee, 'tech2');
  });
});
