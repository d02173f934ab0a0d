/** The page on a person, what is kept about oneself, and erasing somebody: who may, what it says, and that nothing is left. */
import type { BackendError, Page, Session } from '../../src/backends/backend.ts';
import type { ArticleContent } from '../../src/domain/knowledge/article.ts';
import type { Bond } from '../../src/domain/people-rights.ts';
import { equal, fails, ok, refused, until } from './assert.ts';
import { PEOPLE, WORKSHOP, command, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

const EVERYBODY = Object.keys(PEOPLE) as Who[];
const NOBODY = /^erased:[0-9a-f-]{36}$/u;

/** A case that asks of a backend that tells nothing of people only that it says so. */
function kept(name: string, story: (stage: Stage, world: World) => Promise<void>, desk = {}): ConformanceCase {
  return play(
    name,
    async (stage, world) => {
      const admin = await stage.as('admin');
      if (admin.can.about !== undefined) return story(stage, world);
      await fails(() => admin.about.person('lea'), 'unsupported');
      await fails(() => admin.about.mine(), 'unsupported');
      await fails(() => admin.about.exportMine(), 'unsupported');
      await fails(() => admin.about.forgetMine(), 'unsupported');
      await fails(() => admin.about.foreseeErasing('lea'), 'unsupported');
      await fails(() => admin.about.erase('lea'), 'unsupported');
    },
    desk,
  );
}

type Json = Record<string, unknown>;

async function read(file: Blob): Promise<Json> {
  return JSON.parse(await file.text()) as Json;
}

/** Everything that a session can read of a desk's tickets, in words. */
async function allThatIsRead(session: Session): Promise<string> {
  const { rows, people } = await session.tickets({});
  const views = [];
  for (const row of rows) views.push(await session.ticket(row.id));
  return JSON.stringify([rows, people, views, await session.people({ purpose: 'reader', text: '', limit: 100 })]);
}

/** Léa asks, and writes where others asked; marker-… is what must be gone with her. */
async function lived(stage: Stage): Promise<{ hers: string; others: string; file: string; article: string }> {
  const [lea, tech, admin] = [await stage.as('lea'), await stage.as('tech'), await stage.as('admin')];
  const file = await stage.sends('lea', 'marker-bytes', 'marker-file.txt');
  const hers = await stage.filed('lea', {
    summary: 'marker-summary',
    description: 'marker-description',
    fields: { salle: 'marker-room' },
    page: { title: 'marker-page' },
    files: [file],
  });
  await stage.does('tech', 'take', hers, {});
  await stage.does('tech', 'ask', hers, { comment: text('Bonjour Léa Moreau, quel navigateur ?') });
  await stage.does('lea', 'answer', hers, { comment: text('marker-answer', 'requester') });
  await stage.does('tech', 'resolve', hers, { solution: text('Voilà, LEA  MOREAU.') });
  const others = await stage.filed('sami', { summary: 'Comme Moreau Léa', description: 'Écrivez à lea@insa.example' });
  const second = await stage.sends('lea', 'marker-second', 'marker-second.txt');
  await stage.does('lea', 'comment', others, { comment: text('marker-comment', 'public', [second]) });
  await stage.does('lea', 'watch', others, {});
  await stage.does('sami', 'invite', others, { person: 'lea' });
  await stage.does('mod', 'comment', others, { comment: { ...text('@Léa Moreau ?'), mentions: ['lea'] } });
  await stage.sends('lea', 'marker-sent', 'marker-sent.txt');
  await lea.savePreferences({ watched: false });
  await lea.saveView({ id: id(), name: 'marker-view', owner: 'lea', scope: 'own', filter: { requester: 'lea' } });
  await tech.saveView({ id: id(), name: 'De Léa Moreau', owner: 'tech', scope: 'staff', filter: { requester: 'lea' } });
  await lea.read(others, (await lea.ticket(others)).version);
  await lea.notices.unread();
  const article = id();
  const content: ArticleContent = {
    kind: 'article',
    title: { fr: 'Accès' },
    text: { fr: 'Merci à Léa Moreau.' },
    scope: 'everyone',
    places: [],
    problem: null,
  };
  await admin.knowledge.run({ id: id(), do: 'write', article, seen: 0, content });
  await admin.knowledge.run({ id: id(), do: 'publish', article, seen: 1 });
  await lea.knowledge.helped(article, true);
  await admin.administration.run([{ do: 'change-person', id: id(), person: 'lea', patch: { profile: 'technician' } }]);
  await admin.administration.run([{ do: 'set-manager', id: id(), service: 'video', person: 'lea', manager: {} }]);
  return { hers, others, file: file.id, article };
}

/** What names Léa, or is hers. */
const HERS = /marker-|"lea"|moreau|lea@insa/iu;

export const aboutCases: readonly ConformanceCase[] = [
  kept('the page on somebody is for the staff, whoever it is on; to others there is none', async (stage) => {
    const staff: ReadonlySet<Who> = new Set(['tech', 'video', 'mod', 'admin', 'nurse']);
    for (const who of EVERYBODY) {
      const { about } = await stage.as(who);
      for (const whom of ['lea', 'admin', who]) {
        if (staff.has(who)) equal((await about.person(whom)).id, whom, who);
        else await fails(() => about.person(whom), 'not-found', `${who} on ${whom}`);
      }
      await fails(() => about.person('personne'), 'not-found', who);
    }
    const page = await (await stage.as('mod')).about.person('lea');
    equal(
      [page.name, page.mail, page.groups, page.profile, page.total],
      ['Léa Moreau', 'lea@insa.example', ['ASI3-A'], 'requester', 0],
    );
    equal((await (await stage.as('mod')).about.person('video')).serves, ['video']);
  }),

  kept('it lists the tickets that whoever asks reads, by what the person is to them', async (stage) => {
    const asked = await stage.filed('lea');
    const hidden = await stage.filed('lea', { category: 'sante' });
    const handled = await stage.filed('sami', { restricted: true });
    await stage.does('mod', 'invite', handled, { person: 'lea' });
    const film = await stage.filed('lea', { service: 'video', category: 'salles', restricted: true });
    const seen = async (who: Who): Promise<[string, readonly Bond[]][]> => {
      const { tickets, counts, total, people } = await (await stage.as(who)).about.person('lea');
      equal(total, tickets.length, who);
      for (const [bond, count] of Object.entries(counts))
        equal(tickets.filter(({ bonds }) => bonds.includes(bond as Bond)).length, count, `${who} ${bond}`);
      ok(
        tickets.every(({ row }) => people[row.requester] !== undefined),
        'whoever a row names has a card',
      );
      return tickets.map(({ row, bonds }): [string, readonly Bond[]] => [row.id, bonds]).sort();
    };
    const all = (...ids: [string, Bond[]][]): unknown => ids.sort();
    const own: Bond[] = ['requester', 'filer'];
    equal(await seen('mod'), all([asked, own], [handled, ['observer']], [film, own]));
    equal(await seen('admin'), all([asked, own], [handled, ['observer']], [film, own]));
    equal(await seen('video'), all([asked, own], [film, own]), 'staff of another service: what the mode opens');
    equal(await seen('nurse'), all([asked, own], [hidden, own], [handled, ['observer']]), 'a member of the confidential place');
    await stage.does('mod', 'assign', handled, { to: 'tech' });
    equal((await (await stage.as('mod')).about.person('tech')).counts.assignee, 1);
  }),

  kept('what is kept about oneself is counted by kind, and goes out in one file', async (stage) => {
    await lived(stage);
    const lea = await stage.as('lea');
    const { counts, bytes, beyond } = await lea.about.mine();
    equal([counts.requested, counts.filed, counts.assigned, counts.observed], [1, 0, 0, 1]);
    equal([counts.comments, counts.files, counts.sent, bytes, beyond], [2, 2, 1, 36, 0]);
    equal([counts.preferences, counts.views, counts.articleMarks, counts.articles], [1, 1, 1, 0]);
    ok(counts.marks >= 1 && counts.notices >= 1, 'marks and notices');
    const exported = await lea.about.exportMine();
    equal(exported.counts, counts);
    const words = await exported.file.text();
    const told = await read(exported.file);
    equal([told['format'], (told['person'] as Json)['name']], ['guichet-person', 'Léa Moreau']);
    for (const word of ['summary', 'description', 'room', 'page', 'answer', 'comment', 'view', 'file.txt', 'sent.txt'])
      ok(words.includes(`marker-${word}`), word);
    const files = told['files'] as Json[];
    equal(files.map(({ bytes: each }) => atob(each as string)).sort(), ['marker-bytes', 'marker-second', 'marker-sent'].sort());
    ok(words.includes('\n  '), 'it may be read by eye');
  }),

  kept('nothing that one may not read is in it', async (stage) => {
    const hers = await stage.filed('lea');
    await stage.does('tech', 'comment', hers, { comment: text('secret-note', 'staff') });
    const file = await stage.sends('tech', 'secret-bytes', 'secret-name.txt');
    await stage.does('tech', 'comment', hers, { comment: text('Voyez', 'staff', [file]) });
    const others = await stage.filed('sami', { summary: 'autrui-summary', description: 'autrui-text' });
    await stage.does('lea', 'comment', others, { comment: text('Pareil pour moi') });
    await stage.does('sami', 'comment', others, { comment: text('autrui-words') });
    const shut = await stage.filed('sami', { restricted: true, summary: 'secret-summary' });
    await stage.does('sami', 'invite', shut, { person: 'lea' });
    await stage.does('lea', 'comment', shut, { comment: text('secret-since') });
    await stage.does('sami', 'uninvite', shut, { person: 'lea' });
    const lea = await stage.as('lea');
    const { file: made, beyond } = await lea.about.exportMine();
    const words = await made.text();
    ok(!/secret-|autrui-|tech@insa/u.test(words), 'neither notes, nor others’ words, nor what is shut now, nor addresses');
    ok(words.includes('Pareil pour moi'), 'one’s own words are');
    equal([beyond, (await lea.about.mine()).beyond], [1, 1], 'that there is more is said');
    ok(
      !/lea|Léa/u.test(await (await (await stage.as('operator')).about.exportMine()).file.text()),
      'who operates takes out no more',
    );
  }),

  kept('what one keeps for oneself can be taken away, and tickets stay', async (stage) => {
    const { hers, others } = await lived(stage);
    const lea = await stage.as('lea');
    if (lea.can.about?.onDevice !== true) {
      await fails(() => lea.about.forgetMine(), 'unsupported');
      return;
    }
    await lea.saveView({ id: id(), name: 'Pour l’équipe', owner: 'lea', scope: 'staff', filter: {} });
    const techs = (await (await stage.as('tech')).about.mine()).counts;
    await lea.about.forgetMine();
    const { counts } = await lea.about.mine();
    equal(
      [counts.preferences, counts.views, counts.marks, counts.sent, counts.notices],
      [0, 1, 0, 0, 0],
      'a shared list is the staff’s',
    );
    equal([counts.requested, counts.comments, counts.articleMarks], [1, 2, 1]);
    equal((await lea.preferences()).watched, true, 'the desk’s own word again');
    equal((await (await stage.as('tech')).about.mine()).counts, techs, 'nobody else loses anything');
    equal((await lea.ticket(hers)).ticket.summary, 'marker-summary');
    ok(
      (await lea.tickets({})).rows.some((row) => row.id === others && row.unread),
      'all is news again',
    );
  }),

  kept('who operates erases people, and nobody else; not themselves, nor who is waited for, nor nobody', async (stage) => {
    await stage.filed('sami');
    for (const who of ['lea', 'tech', 'mod', 'nurse'] as const) {
      await refused(async () => (await stage.as(who)).about.foreseeErasing('sami'), 'not-allowed', who);
      await refused(async () => (await stage.as(who)).about.erase('sami'), 'not-allowed', who);
    }
    const [admin, operator] = [await stage.as('admin'), await stage.as('operator')];
    await refused(() => admin.about.erase('admin'), 'yourself');
    await fails(() => admin.about.erase('personne'), 'not-found');
    const handled = await stage.filed('lea');
    await stage.does('mod', 'assign', handled, { to: 'tech' });
    await refused(() => admin.about.erase('tech'), 'still-in-charge');
    await stage.does('mod', 'release', handled, {});
    equal((await admin.about.foreseeErasing('tech')).requested, 0);
    await operator.about.erase('sami');
    await fails(() => operator.about.erase('sami'), 'not-found', 'once');
  }),

  kept('erased, somebody is gone everywhere and history keeps its shape', async (stage) => {
    const { hers, others, file } = await lived(stage);
    const [admin, sami] = [await stage.as('admin'), await stage.as('sami')];
    const before = (await admin.ticket(others)).timeline;
    const foreseen = await admin.about.foreseeErasing('lea');
    equal([foreseen.requested, foreseen.others, foreseen.files, foreseen.views], [1, 1, 3, 1]);
    equal((await admin.ticket(hers)).ticket.summary, 'marker-summary', 'foreseeing changes nothing');
    equal(await admin.about.erase('lea'), foreseen);
    for (const who of ['admin', 'sami', 'tech', 'mod'] as const)
      ok(!HERS.test(await allThatIsRead(await stage.as(who))), `${who} reads nothing of her`);
    const blank = (await admin.ticket(hers)).ticket;
    equal([blank.summary, blank.description, blank.fields, blank.files, blank.erased], ['—', '', {}, [], true]);
    ok(NOBODY.test(blank.requester), 'nobody asked for it');
    await fails(() => admin.open(hers, file), 'not-found');
    const after = (await admin.ticket(others)).timeline;
    equal(
      after.map(({ act, at }) => [act, at]),
      before.map(({ act, at }) => [act, at]),
      'the same acts at the same times',
    );
    const texts = after.flatMap(({ comments }) => comments.map((each) => each.text));
    equal(texts, ['', '@— ?'], 'what she wrote is blank, what names her names nobody');
    equal((await sami.ticket(others)).ticket.summary, 'Comme —');
    for (const word of ['marker', 'moreau']) equal((await admin.tickets({ text: word })).rows, [], `${word} finds nothing`);
    ok(!HERS.test(JSON.stringify(await admin.views())), 'nor do others’ lists');
    const { events } = await admin.administration.history();
    ok(!HERS.test(JSON.stringify([events, admin.desk])), 'nor the settings and their history');
    equal([events[0]?.act, events[0]?.by], ['person-erased', 'admin'], 'which says that somebody was erased');
    equal((await admin.administration.history()).undoable, null, 'for good');
    ok(!HERS.test(JSON.stringify(await admin.knowledge.page({}))), 'nor articles');
    await fails(() => admin.about.person('lea'), 'not-found');
    // A page of hers that is still open is shut, or begins anew by the word that brought it there.
    const left = await (await stage.as('lea')).tickets({ where: { eq: ['requester', 'lea'] } }).catch((error: unknown) => error);
    ok(
      'kind' in (left as object) ? (left as BackendError).kind === 'unauthorized' : (left as Page<unknown>).rows.length === 0,
      'nothing is hers',
    );
  }),

  kept('whoever comes by the same id afterwards is somebody new; nobody comes as nobody', async (stage) => {
    const { hers, others } = await lived(stage);
    const admin = await stage.as('admin');
    await admin.about.erase('lea');
    const { requester } = (await admin.ticket(hers)).ticket;
    await fails(() => stage.opened.backend.connect({ id: requester, name: 'Léa' }), 'unauthorized');
    await (await stage.opened.backend.connect({ id: 'passant', name: 'Un Passant' })).close();
    ok(
      !HERS.test(JSON.stringify(await admin.people({ purpose: 'reader', text: '', limit: 100 }))),
      'no page’s list of people brings her back',
    );
    const again = await stage.opened.backend.connect({ id: 'lea', name: 'Léa Moreau' });
    const { counts } = await again.about.mine();
    equal(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      0,
    );
    equal([again.me.profile, again.me.groups], ['requester', []]);
    ok(
      (await again.tickets({})).rows.every((row) => row.id === others || row.id === hers),
      'she reads what anybody does',
    );
    equal((await again.ticket(hers)).allowed.settle, 'only-requester', 'and nothing is hers');
    const made = command('file', id(), { service: 'moodle', category: 'acces', summary: 'Me revoilà', description: '' });
    equal((await again.run([made])).tickets[0]?.ticket.requester, 'lea');
    await again.close();
  }),

  kept('what is taken out after an erasure holds nothing of whoever was erased, and comes in as it is', async (stage) => {
    await lived(stage);
    const operator = await stage.as('operator');
    if (operator.can.archive !== true) return;
    await operator.about.erase('lea');
    const { file } = await operator.archive.export();
    const words = await file.text();
    ok(!HERS.test(words), `nothing in the archive: ${HERS.exec(words)?.[0] ?? ''}`);
    const check = await operator.archive.check(file);
    equal(check.issues, []);
    await operator.archive.import(file, { replace: true });
    ok(!HERS.test(await allThatIsRead(await stage.as('admin'))), 'nor once it is brought in');
  }),

  kept('whoever watches reads again; stopped while it is looked for, nothing is changed', async (stage) => {
    const { hers } = await lived(stage);
    const admin = await stage.as('admin');
    const stop = new AbortController();
    stop.abort(new Error('assez'));
    const stopped = admin.about.erase('lea', { signal: stop.signal }).catch((error: unknown) => error);
    equal((await stopped) instanceof Error, true);
    equal((await admin.ticket(hers)).ticket.summary, 'marker-summary');
    const heard: string[] = [];
    const unwatch = admin.watch(admin.cursor, ({ type }) => void heard.push(type));
    await admin.about.erase('lea');
    await until(() => heard.includes('reset'), 'the page is told');
    unwatch();
  }),

  kept('a ticket that was sent down to another desk keeps nothing of them either', async (stage) => {
    const ticket = await stage.filed('lea', { summary: 'marker-summary', description: 'marker-text' });
    const admin = await stage.as('admin');
    if (!admin.can.commands.has('distribute')) return;
    await admin.run([command('distribute', ticket, { desk: WORKSHOP.id, comment: text('Pour vous, Léa Moreau') })]);
    await admin.about.erase('lea');
    const below = await stage.opened.at(WORKSHOP.id).connect(PEOPLE.admin);
    const view = await below.ticket(ticket);
    equal([view.ticket.summary, view.ticket.erased], ['—', true]);
    ok(!/marker-|"lea"/u.test(JSON.stringify(view)), 'not a word');
    await below.close();
  }),
];
