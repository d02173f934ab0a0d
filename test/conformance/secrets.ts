/** The side roads by which something could reach who may not know it: orders, ids, addresses, former keys, the desk's document. */
import type { Session } from '../../src/backends/backend.ts';
import { allowed } from '../../src/domain/allowed.ts';
import { equal, fails, ok } from './assert.ts';
import { SCHOOL, command, filing, id, play, text } from './world.ts';
import type { ConformanceCase } from './world.ts';

const ids = async (session: Session, by: 'rank' | 'number'): Promise<string[]> =>
  (await session.tickets({ sort: [{ by }] })).rows.map((row) => row.id);

export const secretCases: readonly ConformanceCase[] = [
  play('the rank tells those who may not know it no order either', async (stage) => {
    for (let index = 0; index < 3; index += 1) await stage.filed('lea');
    const [lea, mod] = [await stage.as('lea'), await stage.as('mod')];
    const before = await ids(lea, 'rank');
    const last = (await ids(mod, 'rank')).at(-1) ?? '';
    await stage.does('mod', 'rank', last, { to: 'top' });
    equal((await ids(mod, 'rank'))[0], last);
    equal(await ids(lea, 'rank'), before);
    const [first, second] = before;
    const page = await lea.tickets({ sort: [{ by: 'rank' }], limit: 1 });
    const next = await lea.tickets({ sort: [{ by: 'rank' }], limit: 1, after: page.next ?? '' });
    equal([page.rows[0]?.id, next.rows[0]?.id], [first, second], 'and they page all the same');
    const elsewhere = await stage.as('video');
    equal(await ids(elsewhere, 'rank'), before, 'nor does staff of another service');
  }),

  play('nobody is found by an address that one may not read', async (stage) => {
    const found = async (who: 'lea' | 'mod', words: string): Promise<string[]> =>
      (await (await stage.as(who)).people({ purpose: 'reader', text: words })).map((person) => person.id);
    equal(await found('mod', 'tech@insa.ex'), ['tech']);
    equal([await found('lea', 'insa'), await found('lea', 'moreau')], [[], ['lea']]);
  }),

  play('who serves a confidential place is for staff to know', async (stage) => {
    const who = async (asks: 'lea' | 'mod'): Promise<string[]> =>
      (await (await stage.as(asks)).people({ purpose: 'assignee', service: 'moodle', category: 'sante' })).map(
        ({ id: each }) => each,
      );
    equal([await who('lea'), await who('mod')], [[], ['nurse']]);
  }),

  play('the desk’s document keeps what is for staff, and the rules say the same on it', async (stage, world) => {
    const ticket = await stage.filed();
    const [lea, tech] = [await stage.as('lea'), await stage.as('tech')];
    ok(!JSON.stringify(lea.desk).includes('diagnostic'), 'a private field is not even named');
    ok(!JSON.stringify(lea.desk).includes('nurse'), 'nor who serves a confidential place');
    equal(tech.desk.fields.length, SCHOOL.fields?.length);
    ok(lea.desk === lea.desk, 'the same document each time it is asked for');
    const view = await lea.ticket(ticket);
    equal(allowed(lea.me, view.ticket, lea.desk, world.clock.now()), view.allowed);
  }),

  play('a hidden act lends its name to no line of the thread', async (stage) => {
    const ticket = await stage.filed();
    const hidden = await stage.filed('sami', { restricted: true });
    await stage.does('mod', 'link', ticket, { type: 'see-also', to: hidden, comment: text('Voir plus loin') });
    const line = (await stage.sees('lea', ticket)).timeline.at(-1);
    equal([line?.act, line?.comments[0]?.text], ['comment', 'Voir plus loin']);
    ok(!line?.id.includes('link'), `its id is ${line?.id ?? ''}`);
  }),

  play('the key of a ticket merged in finds nothing for those who may not read that one', async (stage) => {
    const ticket = await stage.filed();
    const hidden = await stage.filed('sami', { restricted: true });
    await stage.does('mod', 'merge', hidden, { into: ticket, comment: text('Doublon') });
    const found = async (who: 'lea' | 'mod'): Promise<(string | null)[]> =>
      (await (await stage.as(who)).tickets({ text: 'INF_2', sort: [{ by: 'number' }] })).rows.map((row) => row.key);
    equal([await found('lea'), await found('mod')], [[], ['INF_1', 'INF_2']]);
    await fails(async () => (await stage.as('lea')).ticket('INF_2'), 'not-found');
  }),

  play(
    'whoever a field names has a card, in a view and in a list',
    async (stage) => {
      const ticket = await stage.filed('lea', { fields: { tuteur: 'sami' } });
      const view = await stage.sees('lea', ticket);
      const page = await (await stage.as('lea')).tickets({});
      equal([view.people['sami']?.name, page.people['sami']?.name], ['Sami Benali', 'Sami Benali']);
      equal(view.people['sami']?.mail, undefined, 'and no address for who is not staff');
      equal((await stage.sees('tech', ticket)).people['sami']?.mail, 'sami@insa.example');
    },
    { fields: [{ code: 'tuteur', type: 'person', label: 'Tuteur', listable: true }] },
  ),

  play('an upload that was given up says so, and leaves nothing', async (stage) => {
    const lea = await stage.as('lea');
    const giving = new AbortController();
    const reason = new Error('given up');
    const file = { id: id(), name: 'a.txt' };
    const sending = lea.upload(new Blob(['abc']), {
      ...file,
      signal: giving.signal,
      onProgress: () => {
        giving.abort(reason);
      },
    });
    equal(await sending.catch((error: unknown) => error === reason), true);
    const made = filing({ files: [{ ...file, type: '', size: 3 }] });
    equal((await fails(() => lea.run([made]), 'invalid')).issues[0]?.code, 'unknown-file');
    await lea.upload(new Blob(['abc']), file);
    await lea.run([made]);
    equal((await lea.run([command('comment', made.ticket, { comment: text('Voilà') })])).tickets[0]?.ticket.files.length, 1);
  }),
];
