/** Setting a desk up: who may do what, that it is done once and told, what stands in its way, and its history. */
import type { Change, Session } from '../../src/backends/backend.ts';
import type { DeskCommandInput } from '../../src/domain/desk-commands.ts';
import { equal, fails, ok, refused, until } from './assert.ts';
import { PEOPLE, SCHOOL, filing, id, play } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

type Given = DeskCommandInput extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

/** A command with an identity of its own. */
function of(given: Given): DeskCommandInput {
  return { id: id(), ...given } as DeskCommandInput;
}

async function does(session: Session, ...given: Given[]): Promise<Awaited<ReturnType<Session['administration']['run']>>> {
  return session.administration.run(given.map(of));
}

/** A school whose Moodle is managed by its technician, with every switch, and its video by another one who has none. */
const MANAGED = {
  services: (SCHOOL.services ?? []).map((service) => ({
    ...service,
    managers: service.id === 'moodle' ? [{ person: 'tech' }] : [{ person: 'video', privileges: [] }],
  })),
};

/** A case that asks of a backend where nothing is set up only that it says so. */
function kept(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(
    name,
    async (stage, world) => {
      const admin = await stage.as('admin');
      if (admin.can.administration === true) return story(stage, world);
      const { administration } = admin;
      await fails(() => administration.settings(), 'unsupported');
      await fails(() => administration.usage(), 'unsupported');
      await fails(() => does(admin, { do: 'change-settings', patch: { strict: true } }), 'unsupported');
      await fails(() => administration.preview([]), 'unsupported');
      await fails(() => administration.history(), 'unsupported');
      await fails(() => administration.directory(''), 'unsupported');
      await fails(() => administration.nextAssignee({ service: 'moodle', category: null }), 'unsupported');
    },
    MANAGED,
  );
}

/** Each command, and who may give it: everybody else is refused. The manager of Moodle is `tech`, that of the videos has no switch. */
const WHO_MAY: readonly (readonly [Given, readonly Who[]])[] = [
  [{ do: 'change-settings', patch: { strict: true } }, ['admin']],
  [{ do: 'apply-mode', mode: 'support' }, ['admin']],
  [{ do: 'add-service', service: 'wifi', label: 'Wifi', category: { id: 'acces', label: 'Accès' } }, ['admin']],
  [{ do: 'place-service', service: 'video', before: 'moodle' }, ['admin']],
  [{ do: 'remove-service', service: 'video' }, ['admin']],
  [{ do: 'change-service', service: 'moodle', patch: { label: 'Moodle 5' } }, ['admin', 'tech']],
  [{ do: 'change-service', service: 'video', patch: { label: 'Vidéos' } }, ['admin']],
  [{ do: 'change-service', service: 'moodle', patch: { observers: ['lea'] } }, ['admin', 'tech']],
  [{ do: 'add-category', service: 'moodle', category: 'quiz', label: 'Tests' }, ['admin', 'tech']],
  [{ do: 'add-category', service: 'video', category: 'quiz', label: 'Tests' }, ['admin']],
  [{ do: 'change-category', service: 'moodle', category: 'notes', patch: { closed: true } }, ['admin', 'tech']],
  [{ do: 'change-category', service: 'moodle', category: 'notes', patch: { members: ['tech'] } }, ['admin', 'tech']],
  [{ do: 'place-category', service: 'moodle', category: 'notes', before: 'acces' }, ['admin', 'tech']],
  [{ do: 'remove-category', service: 'moodle', category: 'notes' }, ['admin', 'tech']],
  [{ do: 'set-manager', service: 'moodle', person: 'sami', manager: {} }, ['admin', 'tech']],
  [{ do: 'set-manager', service: 'moodle', person: 'sami', manager: { profile: 'functional-admin' } }, ['admin']],
  [{ do: 'set-manager', service: 'moodle', person: 'tech', manager: null }, ['admin']],
  [{ do: 'add-person', person: { id: 'new', name: 'N. Ouvelle' } }, ['admin']],
  [{ do: 'change-person', person: 'lea', patch: { profile: 'technician' } }, ['admin']],
];

const EVERYBODY = Object.keys(PEOPLE) as Who[];

export const administrationCases: readonly ConformanceCase[] = [
  kept('each command is for those whom the table says, and for nobody else', async (stage) => {
    for (const [given, may] of WHO_MAY) {
      for (const who of EVERYBODY) {
        const { administration } = await stage.as(who);
        if (may.includes(who)) await administration.preview([of(given)]);
        else await refused(() => administration.preview([of(given)]), 'not-allowed', `${who} ${JSON.stringify(given)}`);
        if (!may.includes(who)) await refused(() => administration.run([of(given)]), 'not-allowed', `${who} ${given.do}`);
      }
    }
    equal((await (await stage.as('admin')).administration.history()).events, [], 'a preview and a refusal leave nothing');
  }),

  kept('who administers nothing reads nothing of it; a manager reads of his service', async (stage) => {
    for (const who of ['lea', 'sami', 'video', 'mod', 'nurse'] as const) {
      const { administration } = await stage.as(who);
      await refused(() => administration.settings(), 'not-allowed', who);
      await refused(() => administration.usage(), 'not-allowed', who);
      await refused(() => administration.history(), 'not-allowed', who);
      await refused(() => administration.directory(''), 'not-allowed', who);
      await refused(() => administration.nextAssignee({ service: 'moodle', category: 'acces' }), 'not-allowed', who);
    }
    const admin = await stage.as('admin');
    await does(admin, { do: 'change-service', service: 'video', patch: { label: 'Vidéos' } });
    await does(admin, { do: 'change-service', service: 'moodle', patch: { label: 'Moodle 5' } });
    const manager = await stage.as('tech');
    equal((await manager.administration.settings()).rights, {
      configure: false,
      operate: false,
      services: { moodle: ['edit-service', 'manage-people', 'manage-categories'] },
    });
    const { events, undoable } = await manager.administration.history();
    equal([events.map(({ about }) => about.service), undoable], [['moodle'], null]);
    const operator = await stage.as('operator');
    equal((await operator.administration.settings()).rights, { configure: false, operate: true, services: {} });
    equal((await operator.administration.history()).events.length, 2);
    equal(
      (await operator.administration.directory('moreau')).people.map((each) => each.id),
      ['lea'],
      'who erases people finds them',
    );
  }),

  kept('what is done is done at once for everybody, told, and raises the revision', async (stage) => {
    const [admin, lea] = [await stage.as('admin'), await stage.as('lea')];
    const told: Change['type'][] = [];
    const stop = lea.watch(lea.cursor, ({ type }) => told.push(type));
    const before = (await admin.administration.settings()).document.revision ?? 0;
    const { events, settings } = await does(
      admin,
      { do: 'change-settings', patch: { name: { fr: 'Aide', en: 'Help' }, feedback: 'Merci' } },
      { do: 'add-category', service: 'moodle', category: 'quiz', label: 'Tests' },
    );
    equal(
      events.map(({ act, by, revision }) => [act, by, revision]),
      [
        ['change-settings', 'admin', before + 1],
        ['add-category', 'admin', before + 2],
      ],
    );
    equal([settings.desk.name, settings.document.revision], [{ fr: 'Aide', en: 'Help' }, before + 2]);
    await until(() => told.includes('desk'), 'others hear of it');
    await lea.tickets({});
    equal([lea.desk.name, lea.desk.feedback], [{ fr: 'Aide', en: 'Help' }, 'Merci']);
    await lea.run([filing({ category: 'quiz' })]);
    await does(admin, { do: 'change-settings', patch: { feedback: null } });
    await lea.tickets({});
    equal(lea.desk.feedback, undefined, 'null takes a setting away');
    stop();
  }),

  kept('commands come all or nothing, and each is done once', async (stage) => {
    const admin = await stage.as('admin');
    const [good, bad] = [
      of({ do: 'change-settings', patch: { strict: true } }),
      of({ do: 'remove-category', service: 'video', category: 'salles' }),
    ];
    await refused(() => admin.administration.run([good, bad]), 'last-category');
    equal((await admin.administration.settings()).desk.strict, false);
    equal((await admin.administration.run([good])).events.length, 1);
    equal((await admin.administration.run([good])).events.length, 0, 'the same again');
    equal((await admin.administration.history()).events.length, 1);
    await fails(() => admin.administration.run([{ ...good, patch: { strict: false } } as DeskCommandInput]), 'conflict');
    await refused(() => does(admin, { do: 'change-settings', patch: { strict: true } }), 'nothing-to-do');
  }),

  kept('what is malformed, or would not hold together, is said by place, and nothing of it is kept', async (stage) => {
    const admin = await stage.as('admin');
    const wrong = async (given: object): Promise<[string, string][]> => {
      const error = await fails(() => admin.administration.run([of(given as Given)]), 'invalid', JSON.stringify(given));
      return error.issues.map(({ path, code }) => [path, code]);
    };
    equal(await wrong({ do: 'change-settings', patch: { prefix: 'x'.repeat(17) } }), [['prefix', 'too-large']]);
    equal(await wrong({ do: 'change-settings', patch: { revision: 9 } }), [['revision', 'unknown-key']]);
    equal(await wrong({ do: 'change-settings', patch: { name: null } }), [['name', 'malformed']]);
    equal(await wrong({ do: 'change-settings', patch: { zone: 'Europe/Rouen' } }), [['zone', 'unknown-zone']]);
    equal(await wrong({ do: 'change-settings', patch: { defaultAssignees: ['ghost'] } }), [
      ['defaultAssignees', 'unknown-person'],
    ]);
    const acces = { do: 'change-category', service: 'moodle', category: 'acces' };
    equal(await wrong({ ...acces, patch: { redirect: 'nowhere' } }), [
      ['services.moodle.categories.acces.redirect', 'unknown-option'],
    ]);
    equal(await wrong({ ...acces, patch: { redirect: 'acces' } }), [['services.moodle.categories.acces.redirect', 'cycle']]);
    equal(await wrong({ ...acces, patch: { fields: ['chimie'] } }), [
      ['services.moodle.categories.acces.fields', 'unknown-option'],
    ]);
    equal((await wrong({ do: 'add-service', service: 'a b', label: 'x', category: { id: 'y', label: 'y' } }))[0], [
      'service',
      'not-a-code',
    ]);
    await fails(() => does(admin, { do: 'change-service', service: 'ghost', patch: { open: false } }), 'not-found');
    await refused(
      () => does(admin, { do: 'change-category', service: 'moodle', category: 'ghost', patch: {} }),
      'unknown-category',
    );
    await refused(() => does(admin, { do: 'add-category', service: 'moodle', category: 'acces', label: 'x' }), 'already-there');
    equal((await admin.administration.history()).events, []);
  }),

  kept('a place with tickets in it stays, and it is said how many', async (stage) => {
    const [admin, manager] = [await stage.as('admin'), await stage.as('tech')];
    await stage.filed('lea', { category: 'notes' });
    await stage.filed('sami', { category: 'notes' });
    const removing = await fails(
      () => does(manager, { do: 'remove-category', service: 'moodle', category: 'notes' }),
      'refused',
      'notes',
    );
    equal([removing.refusal.code, removing.refusal.values], ['in-use', { tickets: 2, hidden: 0 }]);
    await stage.filed('lea', { category: 'sante' });
    const all = await fails(() => does(admin, { do: 'remove-service', service: 'moodle' }), 'refused');
    equal(all.refusal.values, { tickets: 2, hidden: 1 }, 'of what one does not read, only that it is there');
    await does(manager, { do: 'change-category', service: 'moodle', category: 'notes', patch: { redirect: 'acces' } });
    const moved = await stage.filed('lea', { category: 'notes' });
    equal((await stage.sees('lea', moved)).ticket.category, 'acces', 'a redirection takes what comes');
    await does(admin, { do: 'remove-service', service: 'video' });
  }),

  kept('what is confidential is not laid open by who may not read it', async (stage) => {
    const admin = await stage.as('admin');
    const opening = { do: 'change-category', service: 'moodle', category: 'sante', patch: { confidential: null } } as const;
    const ticket = await stage.filed('lea', { category: 'sante' });
    await refused(() => does(admin, opening), 'confidential');
    await fails(() => admin.ticket(ticket), 'not-found');
    equal((await admin.administration.usage()).categories['moodle']?.['sante'], undefined);
  }),

  kept('people are given a profile here, at once and above what the page says of them; and it is taken back', async (stage) => {
    const [admin, lea] = [await stage.as('admin'), await stage.as('lea')];
    const ticket = await stage.filed('sami', { restricted: true });
    await fails(() => lea.ticket(ticket), 'not-found');
    await does(admin, { do: 'change-person', person: 'lea', patch: { profile: 'moderator' } });
    await lea.ticket(ticket);
    equal(lea.me.profile, 'moderator');
    const elsewhere = await (await stage.opened.again()).connect({ ...PEOPLE.lea, profile: 'requester' });
    equal(elsewhere.me.profile, 'moderator', 'the page’s word is below');
    await elsewhere.ticket(ticket);
    const known = (await admin.administration.directory('moreau')).people;
    equal(
      known.map(({ id: who, profile, appointed }) => [who, profile, appointed]),
      [['lea', 'moderator', { profile: 'moderator' }]],
    );
    await does(admin, { do: 'change-person', person: 'lea', patch: { profile: null } });
    await fails(() => elsewhere.ticket(ticket), 'not-found');
    equal(elsewhere.me.profile, 'requester');
    await does(admin, { do: 'change-person', person: 'lea', patch: { suspended: true } });
    await fails(() => lea.tickets({}), 'unauthorized');
    await fails(async () => (await stage.opened.again()).connect(PEOPLE.lea), 'unauthorized');
    await does(admin, { do: 'change-person', person: 'lea', patch: { suspended: null } });
    await (await (await stage.opened.again()).connect(PEOPLE.lea)).close();
    await elsewhere.close();
    await refused(() => does(admin, { do: 'change-person', person: 'admin', patch: { profile: 'requester' } }), 'yourself');
    await refused(() => does(admin, { do: 'change-person', person: 'ghost', patch: { suspended: true } }), 'unknown-person');
    await does(admin, { do: 'add-person', person: { id: 'new', name: 'N. Ouvelle' }, profile: 'technician' });
    await does(admin, { do: 'set-manager', service: 'video', person: 'new', manager: { rate: 50 } });
    equal((await admin.people({ purpose: 'assignee', service: 'video', text: 'ouvelle' })).length, 1);
    await refused(() => does(admin, { do: 'add-person', person: { id: 'new', name: 'x' } }), 'already-there');
  }),

  kept('a preview says what would change and who would read otherwise, and changes nothing', async (stage) => {
    const admin = await stage.as('admin');
    await stage.filed('lea');
    await stage.filed('sami', { category: 'sante' });
    const { changes, sight, others, stranded } = await admin.administration.preview([of({ do: 'apply-mode', mode: 'support' })]);
    const changed = changes.map(({ path }) => path.join('.'));
    ok(changed.includes('mode') && changed.includes('read'), changed.join());
    equal([others, stranded], [0, {}]);
    const lost = Object.fromEntries(sight.map((each) => [each.person, [each.gained, each.lost]]));
    equal([lost['sami'], lost['lea'], lost['mod']], [[0, 1], undefined, undefined], 'a requester reads his own from then on');
    equal((await admin.administration.settings()).desk.mode, 'bugs');
    const [video] = (
      await admin.administration.preview([
        of({ do: 'set-manager', service: 'moodle', person: 'video', manager: { profile: 'technician' } }),
        of({ do: 'apply-mode', mode: 'support' }),
      ])
    ).sight.filter(({ person }) => person === 'video');
    equal(video, undefined, 'he reads the same as before');
  }),

  kept('the history tells what was done, by whom, from what to what; the last is taken back', async (stage) => {
    const admin = await stage.as('admin');
    const [was] = [await admin.administration.settings()];
    await does(admin, { do: 'change-settings', patch: { prefix: 'AIDE_' } });
    await does(admin, { do: 'place-service', service: 'video', before: 'moodle' });
    const { events, undoable, people } = await admin.administration.history();
    equal(
      events.map(({ act, by }) => [act, by]),
      [
        ['place-service', 'admin'],
        ['change-settings', 'admin'],
      ],
    );
    equal(events[1]?.changes, [{ path: ['prefix'], was: 'INF_', now: 'AIDE_' }]);
    equal(people['admin']?.name, 'P. Leroy');
    await refused(() => does(admin, { do: 'undo', event: events[1]?.sequence ?? 0 }), 'not-the-last');
    await does(admin, { do: 'undo', event: undoable ?? 0 });
    equal(
      (await admin.administration.settings()).desk.services.map((service) => service.id),
      ['moodle', 'video'],
    );
    const again = await admin.administration.history();
    equal([again.events[0]?.act, again.events[0]?.undoes], ['undo', undoable]);
    await does(admin, { do: 'undo', event: again.undoable ?? 0 });
    await does(admin, { do: 'undo', event: (await admin.administration.history()).undoable ?? 0 });
    equal((await admin.administration.settings()).desk.services, was.desk.services);
    const key = (await stage.sees('lea', await stage.filed('lea'))).key ?? '';
    ok(key.startsWith('AIDE_'), `the prefix stays: ${key}`);
  }),

  kept('keys and words are of the settings as they are now', async (stage) => {
    const [admin, lea] = [await stage.as('admin'), await stage.as('lea')];
    const ticket = await stage.filed('lea', { fields: { salle: 'Magellan' } });
    await does(admin, { do: 'change-settings', patch: { prefix: 'SOS-' } });
    const { key } = await lea.ticket(ticket);
    ok((key ?? '').startsWith('SOS-'), key ?? '');
    equal(
      (await lea.tickets({ text: 'sos-1' })).rows.map(({ id: found }) => found),
      [ticket],
    );
    await fails(() => lea.ticket('INF_404'), 'not-found');
  }),

  kept('what tickets hold of the settings is counted, of those that one reads', async (stage) => {
    const admin = await stage.as('admin');
    await stage.filed('lea', { fields: { salle: 'B12', urgence: 'oui' } });
    const taken = await stage.filed('sami', { category: 'notes' });
    await stage.filed('lea', { category: 'sante' });
    await stage.does('tech', 'take', taken, {});
    const usage = await admin.administration.usage();
    equal([usage.total, usage.active, usage.free, usage.assignees], [2, 2, 1, { tech: 1 }]);
    equal(usage.people['tech']?.name, 'A. User', 'who handles tickets has a card');
    equal(usage.states, { posted: 1, resolving: 1 });
    equal(usage.categories['moodle'], { acces: { active: 1, total: 1 }, notes: { active: 1, total: 1 } });
    equal(usage.fields, { salle: { tickets: 1, options: {} }, urgence: { tickets: 1, options: { oui: 1 } } });
    await does(admin, { do: 'apply-mode', mode: 'support' });
    const operator = await stage.as('operator');
    equal((await operator.administration.usage()).total, 0, 'whoever operates reads no ticket');
  }),

  kept('what is counted along all tickets is stopped by whoever asked', async (stage) => {
    const admin = await stage.as('admin');
    await stage.filed('lea', {});
    const signal = AbortSignal.abort(new Error('assez'));
    const mode = of({ do: 'apply-mode', mode: 'support' });
    for (const asked of [() => admin.administration.usage({ signal }), () => admin.administration.preview([mode], { signal })]) {
      const stopped: unknown = await asked().catch((error: unknown) => error);
      equal(stopped instanceof Error && stopped.message, 'assez');
    }
  }),

  kept('who the next ticket would go to is who gets it', async (stage) => {
    const [admin, lea] = [await stage.as('admin'), await stage.as('lea')];
    const place = { service: 'moodle', category: 'acces' } as const;
    equal((await admin.administration.nextAssignee(place)).to, null);
    await does(
      admin,
      { do: 'change-service', service: 'moodle', patch: { assignment: 'least-loaded' } },
      { do: 'change-category', ...place, patch: { members: ['tech', 'video'] } },
    );
    for (let filed = 0; filed < 3; filed += 1) {
      const { to, among } = await admin.administration.nextAssignee(place);
      equal(among.length, 2);
      const ticket = await stage.filed('lea');
      equal((await lea.ticket(ticket)).ticket.assignee, to);
    }
    await fails(() => admin.administration.nextAssignee({ service: 'ghost', category: null }), 'invalid');
  }),

  kept('answers kept ready are for staff', async (stage) => {
    const admin = await stage.as('admin');
    const responses = [{ id: 'bonjour', title: 'Bonjour', text: { fr: 'Bonjour {requester},', en: 'Hello {requester},' } }];
    await does(admin, { do: 'change-service', service: 'moodle', patch: { responses } });
    const [lea, tech] = [await stage.as('lea'), await stage.as('tech')];
    await Promise.all([lea.tickets({}), tech.tickets({})]);
    const of = (session: Session): unknown => session.desk.services[0]?.responses;
    equal([of(tech), of(lea)], [responses, undefined]);
  }),
];
