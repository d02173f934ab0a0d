/** Articles and known problems: who reads, writes and publishes them, what is found, what is said of them (domain §8). */
import type { ArticleContent, KnowledgeCommand } from '../../src/domain/knowledge/article.ts';
import type { ArticleView } from '../../src/backends/backend.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { equal, fails, ok, refused, until } from './assert.ts';
import { PEOPLE, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who } from './world.ts';

const PLACE = { service: 'moodle', category: 'acces' } as const;
const EVERYONE = Object.keys(PEOPLE) as Who[];

const CONTENT: ArticleContent = {
  kind: 'article',
  title: { fr: 'Retrouver son mot de passe', en: 'Finding your password again' },
  text: { fr: 'Allez sur **Mon compte**.', en: 'Go to **My account**.' },
  scope: 'everyone',
  places: [],
  problem: null,
};

/** A case that asks of a backend without articles only that it says so. */
function known(name: string, story: (stage: Stage) => Promise<void>, desk: Partial<DeskInput> = {}): ConformanceCase {
  return play(
    name,
    async (stage) => {
      const lea = await stage.as('lea');
      if (lea.can.knowledge === true) return story(stage);
      await fails(() => lea.knowledge.search('écran', PLACE), 'unsupported');
      await fails(() => lea.knowledge.page({}), 'unsupported');
      await fails(() => lea.knowledge.read(id()), 'unsupported');
    },
    desk,
  );
}

function asked(of: Omit<KnowledgeCommand, 'id'>): KnowledgeCommand {
  return { id: id(), ...of } as KnowledgeCommand;
}

async function wrote(stage: Stage, who: Who, more: Partial<ArticleContent> = {}): Promise<ArticleView> {
  const command = asked({ do: 'write', article: id(), seen: 0, content: { ...CONTENT, ...more } } as KnowledgeCommand);
  const view = await (await stage.as(who)).knowledge.run(command);
  if (view === null) throw new Error('nothing was written');
  return view;
}

async function published(stage: Stage, more: Partial<ArticleContent> = {}, who: Who = 'admin'): Promise<ArticleView> {
  const { id: article, version } = await wrote(stage, who, more);
  const view = await (await stage.as(who)).knowledge.run(asked({ do: 'publish', article, seen: version }));
  if (view === null) throw new Error('nothing was published');
  return view;
}

/** Who reads an article, by every way there is: alone, in the list, by its words. */
async function readersOf(stage: Stage, article: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of EVERYONE) {
    const { knowledge } = await stage.as(who);
    const alone = await knowledge.read(article).then(
      () => true,
      () => false,
    );
    const listed = (await knowledge.page({})).rows.some((row) => row.id === article);
    const found = (await knowledge.page({ text: 'mot de passe' })).rows.some((row) => row.id === article);
    equal([listed, found], [alone, alone], `${who} reads it by every way or by none`);
    if (!alone) {
      await fails(() => knowledge.read(article), 'not-found', who);
      equal(
        (await knowledge.search('mot de passe', PLACE)).some((row) => row.id === article),
        false,
        who,
      );
      await fails(() => knowledge.helped(article, true), 'not-found', who);
      await fails(() => knowledge.history(article), 'not-found', who);
      await fails(() => knowledge.meToo({ article }, true), 'not-found', who);
      await fails(() => knowledge.avoided({ id: id(), by: { type: 'article', id: article }, ...PLACE }, true), 'not-found', who);
      await fails(() => knowledge.run(asked({ do: 'publish', article, seen: 1 })), 'not-found', who);
    } else readers.push(who);
  }
  return readers;
}

const STAFF: readonly Who[] = ['tech', 'video', 'mod', 'admin', 'nurse'];

export const knowledgeCases: readonly ConformanceCase[] = [
  known('an article is read by whom it is for, and by nobody else by any way', async (stage) => {
    equal(await readersOf(stage, (await published(stage)).id), EVERYONE);
    equal(await readersOf(stage, (await published(stage, { scope: 'signed-in' })).id), EVERYONE);
    equal(await readersOf(stage, (await published(stage, { scope: 'staff' })).id), STAFF);
    const team = await published(stage, { scope: 'service', places: [{ service: 'video' }] });
    equal(await readersOf(stage, team.id), ['tech', 'video', 'mod', 'admin']);
    const apart = await published(stage, { places: [{ service: 'moodle' }], scope: 'service' });
    equal(await readersOf(stage, apart.id), ['tech', 'mod', 'admin', 'nurse']);
  }),

  known('what belongs to a confidential category is its members’ alone, even for who administers', async (stage) => {
    const secret: Partial<ArticleContent> = { places: [{ service: 'moodle', category: 'sante' }], scope: 'everyone' };
    await refused(() => wrote(stage, 'admin', secret), 'not-allowed');
    const draft = await wrote(stage, 'nurse', secret);
    equal(await readersOf(stage, draft.id), ['nurse']);
    equal((await stage.as('lea')).knowledge.offered, false, 'nor does a form learn that it is there');
  }),

  known('technicians write, moderators publish, in every place that it belongs to', async (stage) => {
    const may: Record<string, Who[]> = {};
    for (const [name, places] of [
      ['desk', []],
      ['moodle', [{ service: 'moodle' }]],
      ['video', [{ service: 'video', category: 'salles' }]],
    ] as const) {
      const writers: Who[] = [];
      const publishers: Who[] = [];
      for (const who of EVERYONE) {
        const view = await wrote(stage, who, { places: [...places] }).catch((error: unknown) => {
          equal((error as { refusal?: { code: string } }).refusal?.code, 'not-allowed', who);
          return undefined;
        });
        if (view === undefined) continue;
        writers.push(who);
        const { knowledge } = await stage.as(who);
        const done = await knowledge.run(asked({ do: 'publish', article: view.id, seen: view.version })).catch(() => undefined);
        if (done !== undefined) publishers.push(who);
        equal(view.right, done === undefined ? 'write' : 'publish', who);
      }
      may[`${name} write`] = writers;
      may[`${name} publish`] = publishers;
    }
    equal(may, {
      'desk write': ['tech', 'video', 'mod', 'admin', 'nurse'],
      'desk publish': ['mod', 'admin'],
      'moodle write': ['tech', 'mod', 'admin', 'nurse'],
      'moodle publish': ['mod', 'admin'],
      'video write': ['tech', 'video', 'mod', 'admin'],
      'video publish': ['mod', 'admin'],
    });
  }),

  known('a draft is its writers’; what is published changes only by who may publish', async (stage) => {
    const draft = await wrote(stage, 'tech');
    equal(await readersOf(stage, draft.id), STAFF);
    const { knowledge } = await stage.as('tech');
    const { id: article } = draft;
    equal((await knowledge.search('mot de passe', PLACE)).length, 0, 'a draft answers nobody');
    await (await stage.as('mod')).knowledge.run(asked({ do: 'publish', article, seen: 1 }));
    const change = { do: 'write', article, seen: 2, content: { ...CONTENT, text: { fr: 'Autre chose' } } } as const;
    await refused(() => knowledge.run(asked(change)), 'not-allowed');
    await refused(() => knowledge.run(asked({ do: 'withdraw', article, seen: 2 })), 'not-allowed');
    equal((await (await stage.as('mod')).knowledge.run(asked(change)))?.version, 3);
  }),

  known('two writers never overwrite each other, and a command is done once', async (stage) => {
    const { id: article } = await wrote(stage, 'tech');
    const [tech, mod] = [(await stage.as('tech')).knowledge, (await stage.as('mod')).knowledge];
    const first = asked({ do: 'write', article, seen: 1, content: { ...CONTENT, text: { fr: 'Un' } } } as KnowledgeCommand);
    equal((await tech.run(first))?.version, 2);
    equal((await tech.run(first))?.version, 2, 'again answers what is there');
    await fails(() => tech.run({ ...first, seen: 2 }), 'conflict');
    const second = { do: 'write', article, seen: 1, content: { ...CONTENT, text: { fr: 'Deux' } } } as const;
    await refused(() => mod.run(asked(second)), 'changed-meanwhile');
    equal((await mod.run(asked({ ...second, seen: 2 })))?.text.fr, 'Deux');
    const { changes, people } = await mod.history(article);
    equal(
      changes.map(({ act, by, was, set }) => [act, by, was.text?.fr, set.text?.fr]),
      [
        ['write', 'mod', 'Un', 'Deux'],
        ['write', 'tech', CONTENT.text.fr, 'Un'],
        ['write', 'tech', undefined, CONTENT.text.fr],
      ],
    );
    equal(Object.keys(people).sort(), ['mod', 'tech']);
  }),

  known('what is malformed says where; nothing is published that says nothing', async (stage) => {
    const at = async (more: Partial<ArticleContent>): Promise<string[]> =>
      (await fails(() => wrote(stage, 'mod', more), 'invalid')).issues.map(({ path, code }) => `${path} ${code}`);
    equal(await at({ title: { fr: ' ' } }), ['content.title.fr required']);
    equal(await at({ places: [{ service: 'nulle' }] }), ['places.0 unknown-option']);
    equal(await at({ problem: id() }), ['problem unknown-ticket']);
    const request = await stage.filed('lea');
    equal(await at({ kind: 'known-problem', problem: request }), ['problem unknown-ticket'], 'a request is no problem');
    const { id: article } = await wrote(stage, 'mod', { text: { fr: '' } });
    const error = await fails(
      async () => (await stage.as('mod')).knowledge.run(asked({ do: 'publish', article, seen: 1 })),
      'invalid',
    );
    equal(error.issues[0], { path: 'text.fr', code: 'required' });
  }),

  known('discarded, it is gone with its words, and does not come back', async (stage) => {
    const { id: article } = await wrote(stage, 'tech');
    const { knowledge } = await stage.as('tech');
    equal(await knowledge.run(asked({ do: 'discard', article, seen: 1 })), null);
    await fails(() => knowledge.read(article), 'not-found');
    await fails(() => knowledge.run(asked({ do: 'write', article, seen: 0, content: CONTENT } as KnowledgeCommand)), 'not-found');
    const online = await published(stage);
    await refused(
      async () => (await stage.as('admin')).knowledge.run(asked({ do: 'discard', article: online.id, seen: 2 })),
      'not-in-this-state',
      'what is read is withdrawn first',
    );
  }),

  known('found as tickets are: by words as people type them, in both languages, the nearest place first', async (stage) => {
    const account = await published(stage);
    const grades = await published(stage, {
      title: { fr: 'Mot de passe du carnet de notes' },
      text: { fr: 'Le même que celui du compte.' },
      places: [{ service: 'moodle', category: 'notes' }],
    });
    const { knowledge, desk } = await stage.as('lea');
    const found = async (words: string, place: { service: string; category: string } = PLACE): Promise<string[]> =>
      (await knowledge.search(words, place)).map((row) => row.id);
    equal(
      await found('mots de passes perdus'),
      [grades.id, account.id].sort((one) => (one === grades.id ? -1 : 1)),
    );
    equal((await found('mot de passe', { service: 'moodle', category: 'notes' }))[0], grades.id);
    equal(await found('my password'), [account.id]);
    equal(await found('bonjour merci'), []);
    equal((await knowledge.search('mot de passe', PLACE, 1)).length, 1);
    equal(
      (await knowledge.page({ service: 'video' })).rows.map((row) => row.id),
      [account.id],
      'the desk’s belong to every service',
    );
    equal(desk.id, 'school');
    ok(knowledge.offered, 'a form knows that it may ask');
  }),

  known(
    '“me too” of a problem that one reads no ticket of: once each, undone, counted, nobody named',
    async (stage) => {
      const problem = await stage.filed('tech', { kind: 'problem', summary: 'Connexion impossible' });
      const { id: article } = await published(stage, { kind: 'known-problem', problem, title: { fr: 'Connexion impossible' } });
      const [lea, sami, tech] = [await stage.as('lea'), await stage.as('sami'), await stage.as('tech')];
      await fails(() => lea.ticket(problem), 'not-found', 'the ticket is not hers to read');
      await fails(() => lea.knowledge.meToo({ ticket: problem }, true), 'not-found');
      const said = await lea.knowledge.meToo({ article }, true);
      equal(said, { reported: 1, mine: true, open: true, overAt: null, ticket: null });
      equal((await lea.knowledge.meToo({ article }, true)).reported, 1, 'once');
      equal((await sami.knowledge.meToo({ article }, true)).reported, 2);
      equal((await lea.knowledge.read(article)).problem?.reported, 2);
      const seen = await tech.ticket(problem);
      equal([seen.reported, seen.ticket.affected], [2, []], 'staff know how many, nobody who');
      ok(!JSON.stringify([seen, await sami.knowledge.read(article)]).includes('"lea"'), 'no name anywhere');
      equal(
        (await lea.knowledge.mine()).rows.map((row) => row.id),
        [article],
      );
      equal((await lea.knowledge.meToo({ article }, false)).reported, 1);
      equal((await lea.knowledge.mine()).rows, []);
      await stage.does('tech', 'resolve', problem, { solution: text('Réparé') });
      const over = (await sami.knowledge.mine()).rows[0]?.problem;
      ok(over !== null && over?.overAt !== null, 'who has it sees that it is over');
      equal([over?.mine, over?.open], [true, false]);
      equal(await lea.knowledge.search('connexion impossible', PLACE), [], 'and it is offered no more');
      await refused(() => lea.knowledge.meToo({ article }, true), 'not-in-this-state');
    },
    { mode: 'support' },
  ),

  known('“me too” of a known problem without a ticket, and of a ticket that one reads', async (stage) => {
    const { id: article } = await published(stage, { kind: 'known-problem' });
    const [lea, sami] = [(await stage.as('lea')).knowledge, (await stage.as('sami')).knowledge];
    await lea.meToo({ article }, true);
    equal((await sami.meToo({ article }, true)).reported, 2);
    equal((await lea.meToo({ article }, false)).reported, 1);
    const ticket = await stage.filed('tech', { kind: 'problem' });
    equal((await lea.meToo({ ticket }, true)).ticket?.key, 'INF_1');
    equal((await lea.meToo({ ticket }, true)).reported, 1);
    equal((await lea.meToo({ ticket }, false)).reported, 0);
    await refused(async () => lea.meToo({ article: (await published(stage)).id }, true), 'not-in-this-state', 'it is no problem');
  }),

  known('“it helped me” is counted once each, and taken back', async (stage) => {
    const { id: article } = await published(stage);
    const [lea, sami] = [(await stage.as('lea')).knowledge, (await stage.as('sami')).knowledge];
    await lea.helped(article, true);
    await lea.helped(article, true);
    const second = await sami.helped(article, true);
    equal([second.helped, second.helpedMe], [2, true]);
    equal((await lea.helped(article, false)).helped, 1);
    equal(second.changedBy, null, 'who wrote it is for the staff');
    equal((await (await stage.as('tech')).knowledge.read(article)).changedBy, 'admin');
  }),

  known('a ticket that is not filed is counted in the report, once, where one reads; and taken back', async (stage) => {
    const { id: article } = await published(stage);
    const lea = await stage.as('lea');
    const avoided = { id: id(), by: { type: 'article', id: article } as const, ...PLACE };
    await lea.knowledge.avoided(avoided, true);
    await lea.knowledge.avoided(avoided, true);
    const problem = await stage.filed('tech', { kind: 'problem' });
    const other = { id: id(), by: { type: 'ticket', id: problem } as const, service: 'video', category: 'salles' };
    await lea.knowledge.avoided(other, true);
    const hidden = { ...other, id: id(), service: 'moodle', category: 'sante' };
    await lea.knowledge.avoided(hidden, true);
    const mod = await stage.as('mod');
    if (!mod.can.reports) return;
    const period = { from: '2026-11-01', until: '2026-11-30' };
    const query = { by: 'service', period, step: 'month', clock: 'wall' } as const;
    equal((await mod.report(query)).avoided, { count: 2, byArticle: 1 }, 'not of a place that is not theirs to read');
    equal((await mod.report({ ...query, where: { eq: ['service', 'video'] } })).avoided, { count: 1, byArticle: 0 });
    equal((await mod.report({ ...query, where: { eq: ['requester', 'lea'] } })).avoided, undefined, 'nobody’s name is kept');
    await lea.knowledge.avoided(avoided, false);
    equal((await mod.report(query)).avoided, { count: 1, byArticle: 0 });
    const issue = await fails(() => lea.knowledge.avoided({ ...avoided, id: 'x' }, true), 'invalid');
    equal(issue.issues[0]?.path, 'id');
  }),

  known('whoever watches hears that articles changed, and goes on from there', async (stage) => {
    const lea = await stage.as('lea');
    const heard: string[] = [];
    const stop = lea.watch(lea.cursor, (change) => heard.push(change.type));
    await published(stage);
    await until(() => heard.includes('knowledge'), 'it is told');
    // Whoever reads knows all that was done: an article is written, then published.
    await lea.knowledge.search('mot de passe', PLACE);
    const { cursor } = lea;
    await stage.filed('lea');
    await until(() => heard.includes('changed'), 'and what follows too');
    stop();
    const later: string[] = [];
    const again = lea.watch(cursor, (change) => later.push(change.type));
    await until(() => later.length > 0, 'from the cursor on');
    equal(later.includes('knowledge'), false);
    again();
  }),
];
