/** A ticket's own page: its thread in pages, what is unread, what each person sees of it. */
import type { Session } from '../../src/backends/backend.ts';
import type { Entry } from '../../src/domain/view.ts';
import { equal, fails, ok } from './assert.ts';
import { command, play, text } from './world.ts';
import type { ConformanceCase, Stage } from './world.ts';

/** The whole thread, from its newest page back. */
async function thread(session: Session, ticket: string): Promise<{ entries: Entry[]; pages: number }> {
  const view = await session.ticket(ticket);
  const entries = [...view.timeline];
  let pages = 1;
  for (let earlier = view.earlier; earlier !== null; pages += 1) {
    const page = await session.timeline(ticket, earlier);
    ok(page.entries.length > 0, 'an earlier page holds something');
    entries.unshift(...page.entries);
    earlier = page.earlier;
  }
  return { entries, pages };
}

function words(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => entry.comments.map((comment) => comment.text));
}

/** Writes many comments, some of them notes for staff alone. */
async function longThread(stage: Stage, publics: number, notes: number): Promise<string> {
  const ticket = await stage.filed();
  const tech = await stage.as('tech');
  const texts = [
    ...Array.from({ length: publics }, (_, index) => text(`mot ${index}`)),
    ...Array.from({ length: notes }, (_, index) => text(`note ${index}`, 'staff')),
  ];
  for (let from = 0; from < texts.length; from += 50)
    await tech.run(texts.slice(from, from + 50).map((comment) => command('comment', ticket, { comment })));
  return ticket;
}

export const threadCases: readonly ConformanceCase[] = [
  play('a long thread comes in pages, oldest first, nothing lost or twice', async (stage) => {
    const ticket = await longThread(stage, 250, 30);
    const tech = await thread(await stage.as('tech'), ticket);
    equal([words(tech.entries).length, new Set(tech.entries.map((entry) => entry.id)).size, tech.pages], [280, 281, 3]);
    equal(words(tech.entries).slice(0, 3), ['mot 0', 'mot 1', 'mot 2']);
    const lea = await thread(await stage.as('lea'), ticket);
    equal([words(lea.entries).length, lea.pages], [250, 3]);
  }),

  play('no page of a thread tells of what is hidden', async (stage) => {
    const ticket = await longThread(stage, 10, 120);
    const view = await stage.sees('lea', ticket);
    equal([words(view.timeline).length, view.earlier], [10, null]);
    const lea = await stage.as('lea');
    await fails(() => lea.timeline(ticket, 'nowhere'), 'not-found');
  }),

  play('unread is what others did since one last looked', async (stage) => {
    const ticket = await stage.filed();
    const unread = async (who: 'lea' | 'tech'): Promise<unknown[]> => {
      const session = await stage.as(who);
      return [(await session.ticket(ticket)).unread, (await session.tickets({})).rows[0]?.unread];
    };
    equal(
      [await unread('lea'), await unread('tech')],
      [
        [false, false],
        [true, true],
      ],
      'filed by Léa',
    );
    const view = await stage.sees('tech', ticket);
    await (await stage.as('tech')).read(ticket, view.version);
    equal(await unread('tech'), [false, false], 'read');
    await stage.does('lea', 'comment', ticket, { comment: text('Toujours rien') });
    equal(
      [await unread('lea'), await unread('tech')],
      [
        [false, false],
        [true, true],
      ],
      'commented',
    );
    await (await stage.as('tech')).read(ticket, view.version);
    equal(await unread('tech'), [true, true], 'the view read is older than the comment');
    await stage.does('tech', 'watch', ticket, {});
    equal(await unread('tech'), [true, true], 'one’s own act does not hide what others did before');
    await (await stage.as('tech')).read(ticket, (await stage.sees('tech', ticket)).version);
    await (await stage.as('tech')).read(ticket, view.version);
    equal(await unread('tech'), [false, false], 'an older view read late takes nothing back');
    await stage.does('tech', 'comment', ticket, { comment: text('Note', 'staff') });
    equal(
      [await unread('lea'), await unread('tech')],
      [
        [false, false],
        [false, false],
      ],
      'a staff note is no news to Léa',
    );
  }),

  play('each reads of a ticket what is for them', async (stage) => {
    const ticket = await stage.filed('lea', { page: { url: 'https://insa.example/cours' } });
    await stage.does('tech', 'take', ticket, {});
    await stage.does('tech', 'comment', ticket, { comment: text('pour-le-personnel', 'staff') });
    await stage.does('tech', 'comment', ticket, { comment: text('pour-lea', 'requester') });
    await stage.does('tech', 'log-time', ticket, { minutes: 5 });
    await stage.does('mod', 'set-priority', ticket, { priority: 'high' });
    const seen = async (who: 'lea' | 'sami' | 'tech'): Promise<boolean[]> => {
      const all = JSON.stringify(await stage.sees(who, ticket));
      return ['pour-le-personnel', 'pour-lea', '"log-time"', 'insa.example/cours'].map(
        (part) => all.includes(part) && (part !== '"log-time"' || all.includes('"act":"log-time"')),
      );
    };
    equal(
      [await seen('tech'), await seen('lea'), await seen('sami')],
      [
        [true, true, true, true],
        [false, true, false, true],
        [false, false, false, false],
      ],
    );
  }),

  play('a file that a merge brought outlives the ticket it came from', async (stage) => {
    const file = await stage.sends('sami');
    const [ticket, source] = [await stage.filed(), await stage.filed('sami', { files: [file] })];
    await stage.does('mod', 'merge', source, { into: ticket, comment: text('Doublon') });
    await stage.does('admin', 'erase', source, {});
    const mod = await stage.as('mod');
    equal(await (await mod.open(ticket, file.id)).text(), 'bonjour');
    await fails(() => mod.open(source, file.id), 'not-found');
    await stage.does('admin', 'erase', ticket, {});
    await fails(() => mod.open(ticket, file.id), 'not-found');
  }),

  play('a link tells nothing of a ticket that one may not read', async (stage) => {
    const ticket = await stage.filed();
    const hidden = await stage.filed('sami', { restricted: true, summary: 'secret-de-sami' });
    await stage.does('mod', 'link', ticket, { type: 'see-also', to: hidden });
    const view = await stage.sees('lea', ticket);
    equal([view.ticket.links, view.linked, view.timeline.map((entry) => entry.act)], [[], {}, ['file']]);
    ok(!JSON.stringify(view).includes(hidden), 'its id is nowhere');
    equal(
      Object.values((await stage.sees('mod', ticket)).linked).map((each) => each.summary),
      ['secret-de-sami'],
    );
  }),

  play('a view’s verdicts are what a command then meets', async (stage) => {
    const ticket = await stage.filed();
    const view = await stage.sees('tech', ticket);
    equal([view.allowed.take, view.allowed['approve-closure'], view.allowed.rank], [true, 'only-requester', 'not-allowed']);
    await stage.does('tech', 'take', ticket, {});
  }),
];
