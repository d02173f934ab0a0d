/** A whole desk as one file: who may take it out and bring it in, what is in it, and that it is all or nothing. */
import type { Progress, Session } from '../../src/backends/backend.ts';
import type { DeskCommandInput } from '../../src/domain/desk-commands.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { PEOPLE, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

/** A case that asks of a backend without archives only that it says so. */
function archived(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const operator = await stage.as('operator');
    if (operator.can.archive === true) return story(stage, world);
    await fails(() => operator.archive.export(), 'unsupported');
    await fails(() => operator.archive.check(new Blob([])), 'unsupported');
    await fails(() => operator.archive.import(new Blob([])), 'unsupported');
  });
}

type Json = Record<string, unknown>;

async function read(file: Blob): Promise<Json> {
  return JSON.parse(await file.text()) as Json;
}

function blobOf(archive: Json): Blob {
  return new Blob([JSON.stringify(archive)], { type: 'application/json' });
}

/** The same value whatever the order of its keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}

/** Everything that an archive says but when it was made. */
function told({ made: _made, ...rest }: Json): unknown {
  return inOrder(rest);
}

async function sheets(session: Session): Promise<unknown> {
  const { rows } = await session.tickets({ sort: [{ by: 'number', descending: false }] });
  return Promise.all(rows.map(async ({ id: ticket }) => session.ticket(ticket)));
}

/** What an editor did to the desk: one of each kind that says what it was about. */
const BUILT = [
  { do: 'change-settings', patch: { feedback: 'Merci', courseTeachers: 'read' } },
  { do: 'add-service', service: 'salles', label: 'Salles', category: { id: 'cles', label: 'Clés' } },
  { do: 'add-category', service: 'salles', category: 'projecteurs', label: 'Projecteurs', parent: null },
  { do: 'add-field', field: { code: 'etage', type: 'text', label: 'Étage' } },
  { do: 'set-manager', service: 'salles', person: 'mod', manager: {} },
  { do: 'add-person', person: { id: 'nouvelle', name: 'N. Ouvelle' }, profile: 'technician' },
] as const;

/** A desk that has lived a little. */
async function lived(stage: Stage): Promise<{ ticket: string; hidden: string; file: string }> {
  const file = await stage.sends('lea', 'une capture');
  const ticket = await stage.filed('lea', { files: [file], page: { title: 'Cours', course: 'Algorithmique' } });
  await stage.does('tech', 'take', ticket, {});
  await stage.does('tech', 'comment', ticket, { comment: text('Pour nous seuls', 'staff') });
  await stage.does('tech', 'resolve', ticket, { solution: text('Voilà.') });
  const hidden = await stage.filed('lea', { category: 'sante', summary: 'Rien que pour l’infirmerie' });
  const lea = await stage.as('lea');
  await lea.savePreferences({ watched: false });
  await lea.saveView({ id: id(), name: 'Les miens', owner: 'lea', scope: 'own', filter: {} });
  const admin = await stage.as('admin');
  for (const each of BUILT) await admin.administration.run([{ ...each, id: id() } as DeskCommandInput]);
  const content = {
    kind: 'article',
    title: { fr: 'Retrouver son mot de passe' },
    text: { fr: 'Allez sur **Mon compte**.' },
    scope: 'everyone',
    places: [],
    problem: null,
  } as const;
  const article = id();
  await admin.knowledge.run({ do: 'write', id: id(), article, seen: 0, content: { ...content, places: [] } });
  return { ticket, hidden, file: file.id };
}

export const archiveCases: readonly ConformanceCase[] = [
  archived('who operates the desk takes it out and brings it in, and nobody else does either', async (stage) => {
    await lived(stage);
    const { file } = await (await stage.as('operator')).archive.export();
    const table: Readonly<Partial<Record<Who, boolean>>> = {
      lea: false,
      sami: false,
      tech: false,
      mod: false,
      admin: true,
      operator: true,
    };
    for (const [who, may] of Object.entries(table) as [Who, boolean][]) {
      const { archive } = await stage.as(who);
      if (may) {
        ok((await archive.export()).file.size > 0, who);
        equal((await archive.check(file)).issues, [], who);
        await archive.import(file, { replace: true });
      } else {
        await refused(() => archive.export(), 'not-allowed', who);
        await refused(() => archive.check(file), 'not-allowed', who);
        await refused(() => archive.import(file, { replace: true }), 'not-allowed', who);
      }
    }
  }),

  archived('a backup holds every ticket; what a functional administrator takes out, those that he reads', async (stage) => {
    const { hidden } = await lived(stage);
    const whole = await (await stage.as('operator')).archive.export();
    const part = await (await stage.as('admin')).archive.export();
    equal([whole.whole, whole.counts.tickets, part.whole, part.counts.tickets], [true, 2, false, 1]);
    const words = await part.file.text();
    ok(!words.includes('infirmerie') && !words.includes(hidden), 'nothing of what he may not read is in his file');
    ok((await whole.file.text()).includes('infirmerie'), 'the backup has it');
    await refused(async () => (await stage.as('mod')).archive.export(), 'not-allowed');
  }),

  archived(
    'brought into an empty desk it is the same desk, files and all, and taken out again the same file',
    async (stage, world) => {
      const { ticket, file } = await lived(stage);
      const { file: archive, counts } = await (await stage.as('operator')).archive.export();
      equal([counts.tickets, counts.files, counts.views, counts.preferences], [2, 1, 1, 1]);
      const elsewhere = await world.open({ desk: { id: 'school', name: 'Vide' }, people: [PEOPLE.operator] });
      const operator = await elsewhere.backend.connect(PEOPLE.operator);
      const steps: Progress[] = [];
      equal((await operator.archive.check(archive)).replaces, { tickets: 0, views: 0, preferences: 0 });
      await operator.archive.import(archive, { onProgress: (progress) => void steps.push(progress) });
      ok(
        steps.some(({ step, done, total }) => step === 'writing' && done === 2 && total === 2),
        'it says how far it is',
      );
      equal(told(await read((await operator.archive.export()).file)), told(await read(archive)));
      const [here, there] = [await stage.as('lea'), await elsewhere.backend.connect(PEOPLE.lea)];
      equal(inOrder(await sheets(there)), inOrder(await sheets(here)), 'a ticket reads the same');
      equal(await (await there.open(ticket, file)).text(), 'une capture');
      equal(await there.preferences(), await here.preferences());
      equal(
        (await there.views()).map(({ name }) => name),
        ['Les miens'],
      );
      equal([there.desk.name, there.desk.courseTeachers], ['Assistance', 'read']);
      equal((await there.ticket(ticket)).ticket.course, 'Algorithmique', 'its course came with it');
      const tech = await elsewhere.backend.connect(PEOPLE.tech);
      ok((await tech.tickets({ text: 'seuls' })).rows.length === 1, 'words are found');
      const admin = await elsewhere.backend.connect(PEOPLE.admin);
      equal((await admin.knowledge.page({ text: 'mot de passe' })).rows.length, 1, 'articles are there, and found');
      equal(
        (await admin.administration.history()).events.map(({ act }) => act),
        BUILT.map((each) => each.do).toReversed(),
      );
      await admin.close();
      await there.run([
        { do: 'file', id: id(), ticket: id(), service: 'moodle', category: 'acces', summary: 'Suite', description: '' },
      ]);
      equal(
        (await there.tickets({ text: 'suite' })).rows.map(({ key }) => key),
        ['INF_3'],
        'numbers go on',
      );
      for (const session of [operator, there, tech]) await session.close();
    },
  ),

  archived('beside the desk that it is of, it takes another code: keys stay, and neither touches the other', async (stage) => {
    const { ticket } = await lived(stage);
    const { file: archive } = await (await stage.as('operator')).archive.export();
    const before = await sheets(await stage.as('lea'));
    const workshop = stage.opened.at('atelier');
    const operator = await workshop.connect(PEOPLE.operator);
    await operator.archive.import(archive);
    const lea = await workshop.connect(PEOPLE.lea);
    const rows = (await lea.tickets({ sort: [{ by: 'number', descending: false }] })).rows;
    equal(
      rows.map(({ key }) => key),
      ['INF_1', 'INF_2'],
    );
    ok(rows[0]?.id !== ticket, 'an id is of one ticket');
    equal((await lea.ticket('INF_1')).ticket.files.length, 1);
    equal(await sheets(await stage.as('lea')), before, 'the desk that it is of stays');
    await lea.run([{ do: 'watch', id: id(), ticket: rows[0]?.id ?? '' }]);
    equal(await sheets(await stage.as('lea')), before);
    for (const session of [operator, lea]) await session.close();
  }),

  archived('tickets that are here go only if it is said, and whoever watches reads all again', async (stage) => {
    await lived(stage);
    const operator = await stage.as('operator');
    const { file: archive } = await operator.archive.export();
    const later = await stage.filed('lea', { summary: 'Depuis' });
    equal((await operator.archive.check(archive)).replaces, { tickets: 3, views: 1, preferences: 1 });
    const error = await fails(() => operator.archive.import(archive), 'invalid');
    equal(
      error.issues.map(({ code }) => code),
      ['not-empty'],
    );
    ok((await stage.sees('lea', later)).ticket.summary === 'Depuis', 'nothing is changed');
    const lea = await stage.as('lea');
    const heard: string[] = [];
    const reset = new Promise<void>((resolve) => {
      lea.watch(lea.cursor, (change) => {
        heard.push(change.type);
        if (change.type === 'reset') resolve();
      });
    });
    await operator.archive.import(archive, { replace: true });
    await reset;
    await fails(() => lea.ticket(later), 'not-found');
    equal((await lea.tickets({ count: true })).total, 2);
  }),

  archived('given up, or with one thing wrong in it, it changes nothing and says what, by its place', async (stage) => {
    const { ticket } = await lived(stage);
    const operator = await stage.as('operator');
    const { file: archive } = await operator.archive.export();
    const before = told(await read(archive));
    const good = await read(archive);
    const wrong: [string, (json: Json) => unknown, string[]][] = [
      ['no JSON', () => '{"format":', [':not-json']],
      ['another file', () => ({ hello: 1 }), [':not-an-archive']],
      ['a list', () => [good], [':not-an-archive']],
      ['a later version', (json) => ({ ...json, version: 2 }), [':another-version']],
      ['a count', (json) => ({ ...json, counts: { ...(json['counts'] as Json), tickets: 7 } }), ['counts.tickets:miscounted']],
      ['a number that was given', (json) => ({ ...json, number: 1 }), ['number:miscounted']],
      [
        'a ticket twice',
        (json) => ({ ...json, tickets: [...(json['tickets'] as Json[]), (json['tickets'] as Json[])[0]] }),
        ['tickets.2:twice', 'tickets.2:number-twice'],
      ],
      [
        'an unknown setting',
        (json) => ({ ...json, desk: { ...(json['desk'] as Json), colour: 'red' } }),
        ['desk.colour:unknown-key'],
      ],
      ['a stranger among the keys', (json) => ({ ...json, admin: true }), ['admin:unknown-key']],
      [
        'a history without its beginning',
        (json) => ({ ...json, tickets: [{ events: ((json['tickets'] as Json[])[0]?.['events'] as Json[]).slice(1) }] }),
        ['tickets.0.events.0:no-filing'],
      ],
      ['a person without a name', (json) => ({ ...json, people: [{ id: 'x' }] }), ['people.0.name:required']],
      [
        'a damaged file',
        (json) => JSON.parse(JSON.stringify(json).replace(btoa('une capture'), btoa('autre'))),
        ['tickets.0.files.0.bytes:file-damaged'],
      ],
    ];
    for (const [name, spoil, issues] of wrong) {
      const spoilt = spoil(structuredClone(good));
      const file = typeof spoilt === 'string' ? new Blob([spoilt]) : blobOf(spoilt as Json);
      equal(
        (await operator.archive.check(file)).issues.map(({ path, code }) => `${path}:${code}`),
        issues,
        name,
      );
      const error = await fails(() => operator.archive.import(file, { replace: true }), 'invalid', name);
      equal(
        error.issues.map(({ path, code }) => `${path}:${code}`),
        issues,
        name,
      );
    }
    const stop = new AbortController();
    let reason: unknown;
    try {
      await operator.archive.import(archive, {
        replace: true,
        signal: stop.signal,
        onProgress: ({ step }) => {
          if (step === 'writing') stop.abort(new Error('assez'));
        },
      });
    } catch (error) {
      reason = error;
    }
    ok(reason instanceof Error && reason.message === 'assez', 'it stops when told');
    equal(told(await read((await operator.archive.export()).file)), before, 'nothing is changed');
    ok((await stage.sees('lea', ticket)).ticket.files.length === 1, 'files neither');
  }),

  archived('without its files it is small, and says so', async (stage) => {
    await lived(stage);
    const small = await (await stage.as('operator')).archive.export({ files: false });
    equal([small.withFiles, small.counts.files], [false, 1]);
    ok(!(await small.file.text()).includes(btoa('une capture')), 'no bytes');
  }),
];
