/** Lists: paging, order, filters, counts. */
import type { Session } from '../../src/backends/backend.ts';
import type { Predicate } from '../../src/domain/predicate.ts';
import { where } from '../../src/domain/query.ts';
import { SortKey } from '../../src/domain/schemas/query.ts';
import type { TicketQuery } from '../../src/domain/query.ts';
import type { TicketRow } from '../../src/domain/view.ts';
import { equal, fails, ok } from './assert.ts';
import { filing, play, text } from './world.ts';
import type { ConformanceCase, Stage } from './world.ts';

/** Every page of a query, one after the other. */
export async function pages(
  session: Session,
  query: TicketQuery,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  let after: string | undefined;
  do {
    const page = await session.tickets({ ...query, ...(after === undefined ? {} : { after }) });
    ok(page.rows.length <= (query.limit ?? 50), 'a page holds no more than was asked for');
    rows.push(...page.rows);
    after = page.next ?? undefined;
    if (after !== undefined) await between();
  } while (after !== undefined);
  return rows;
}

const SUMMARIES = [
  'Écran noir',
  'ecran blanc',
  'Zoom coupé',
  'Accès refusé',
  'accès refusé',
  'Étagère',
  'Badge 10',
  'Badge 9',
  'Mot de passe',
  'Absence de son',
  'Vidéo muette',
  'Cours vide',
];

/** A dozen tickets of two people in several states. */
async function dozen(stage: Stage): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, summary] of SUMMARIES.entries()) {
    const inVideo = index % 3 === 2;
    ids.push(
      await stage.filed(index % 2 === 0 ? 'lea' : 'sami', {
        summary,
        ...(inVideo ? { service: 'video', category: 'salles' } : {}),
        fields: { salle: index % 4 === 0 ? 'B12' : 'A1' },
      }),
    );
  }
  const [first = '', second = '', third = '', fourth = ''] = ids;
  await stage.does('tech', 'take', first, {});
  await stage.does('mod', 'take', second, {});
  await stage.does('tech', 'resolve', third, { solution: text('Fait') });
  await stage.does('mod', 'set-priority', fourth, { priority: 'highest' });
  await stage.does('mod', 'refuse', ids[4] ?? '', { comment: text('Hors sujet') });
  return ids;
}

/** Filters that people set, and by whom they are tried. */
const FILTERS: Readonly<Record<string, Predicate>> = {
  everything: { and: [] },
  nothing: { or: [] },
  active: { in: ['state', ['posted', 'open', 'resolving', 'waiting']] },
  'of Léa': { eq: ['requester', 'lea'] },
  'not of Léa': { not: { eq: ['requester', 'lea'] } },
  free: { eq: ['assignee', null] },
  'video, or urgent': { or: [{ eq: ['service', 'video'] }, { eq: ['priority', 'highest'] }] },
  'in B12': { field: ['salle', 'B12'] },
  'over before tomorrow': { before: ['closedAt', '2100-01-01T00:00:00.000Z'] },
  'filed since ever': { since: ['filedAt', '2000-01-01T00:00:00.000Z'] },
  'changed in the future': { since: ['changedAt', '2100-01-01T00:00:00.000Z'] },
};

export const listCases: readonly ConformanceCase[] = [
  ...SortKey.options.flatMap((by) =>
    [false, true].map((descending) =>
      play(`paging by ${by}${descending ? ', last first' : ''}: no gap, no double, the order of the whole`, async (stage) => {
        const ids = await dozen(stage);
        const tech = await stage.as('tech');
        if (!tech.can.sorts.has(by)) {
          await fails(() => tech.tickets({ sort: [{ by }] }), 'unsupported');
          return;
        }
        const whole = (await tech.tickets({ sort: [{ by, descending }], limit: 100 })).rows.map((row) => row.id);
        equal([...whole].sort(), [...ids].sort());
        equal(
          (await pages(tech, { sort: [{ by, descending }], limit: 5 })).map((row) => row.id),
          whole,
        );
        equal(
          (await pages(tech, { sort: [{ by, descending }], limit: 1 })).map((row) => row.id),
          whole,
        );
        if (descending)
          equal(
            whole,
            (await tech.tickets({ sort: [{ by }], limit: 100 })).rows.map((row) => row.id).reverse(),
            'the other way round',
          );
      }),
    ),
  ),

  ...(
    [
      [{ by: 'state' }, { by: 'requester', descending: true }],
      [{ by: 'requester', descending: true }, { by: 'priority' }, { by: 'changed', descending: true }],
      [{ by: 'assignee' }, { by: 'rank', descending: true }],
      [{ by: 'rank', descending: true }, { by: 'summary' }],
      [{ by: 'priority', descending: true }, { by: 'state', descending: true }, { by: 'number' }],
    ] as const
  ).map((sort) =>
    play(
      `several orders at once: ${sort.map(({ by }) => by).join(', ')}: the first decides, pages have no gap`,
      async (stage) => {
        const ids = await dozen(stage);
        for (const who of ['tech', 'video', 'lea'] as const) {
          const session = await stage.as(who);
          if (session.can.sortsAtOnce < sort.length) {
            await fails(() => session.tickets({ sort: [...sort] }), 'unsupported');
            return;
          }
          const whole = (await session.tickets({ sort: [...sort], limit: 100 })).rows;
          equal(whole.map((row) => row.id).sort(), [...ids].sort());
          // One order after the other, the last one first, each keeping what the one before did: the same, told otherwise.
          const alone = await Promise.all(
            sort.map(async (each) => (await session.tickets({ sort: [each], limit: 100 })).rows.map((row) => row.id)),
          );
          const value = (row: TicketRow, by: SortKey): unknown =>
            ({
              state: row.state,
              requester: row.requester,
              assignee: row.assignee,
              priority: row.priority,
              rank: row.position,
              changed: row.changedAt,
              due: row.deadline?.at,
              summary: row.summary,
              number: row.key,
              filed: row.filedAt,
            })[by];
          for (const [index, row] of whole.entries()) {
            const next = whole[index + 1];
            if (next === undefined) break;
            const differing = sort.findIndex(({ by }) => value(row, by) !== value(next, by));
            const order = alone[differing];
            if (order !== undefined)
              ok(order.indexOf(row.id) < order.indexOf(next.id), `${row.summary} before ${next.summary}, for ${who}`);
          }
          for (const limit of [1, 5])
            equal(
              (await pages(session, { sort: [...sort], limit })).map((row) => row.id),
              whole.map((row) => row.id),
              `in pages of ${limit}, for ${who}`,
            );
        }
      },
    ),
  ),

  play('a page may be asked by its place, and goes on from there', async (stage) => {
    await dozen(stage);
    for (const who of ['mod', 'lea'] as const) {
      const session = await stage.as(who);
      if (!session.can.jumps) {
        await fails(() => session.tickets({ from: 3 }), 'unsupported');
        return;
      }
      for (const query of [
        {},
        { sort: [{ by: 'summary' as const, descending: true }] },
        { text: 'accès', sort: [{ by: 'number' as const }] },
        { where: FILTERS['of Léa'], sort: [{ by: 'state' as const }, { by: 'number' as const }] },
      ]) {
        const whole = (await session.tickets({ ...query, limit: 100 })).rows.map((row) => row.id);
        for (const from of [0, 1, 5, whole.length - 1, whole.length, 500]) {
          const page = await session.tickets({ ...query, from, limit: 4, count: true });
          equal(
            page.rows.map((row) => row.id),
            whole.slice(from, from + 4),
            `from ${from}`,
          );
          equal(page.next === null, from + 4 >= whole.length);
          if (page.atLeast === true) ok((page.total ?? 0) <= whole.length, 'at least as many');
          else equal(page.total, whole.length);
          if (page.next === null) continue;
          const second = await session.tickets({ ...query, after: page.next, limit: 4 });
          equal(
            second.rows.map((row) => row.id),
            whole.slice(from + 4, from + 8),
            `after the page from ${from}`,
          );
        }
      }
      const { next } = await session.tickets({ limit: 2 });
      const error = await fails(() => session.tickets({ from: 2, after: next ?? '' }), 'invalid');
      equal(error.issues[0]?.path, 'from');
      await fails(() => session.tickets({ from: -1 }), 'invalid');
    }
  }),

  play('what was just done is in the list', async (stage) => {
    const mod = await stage.as('mod');
    for (let count = 1; count <= 5; count += 1) {
      const ticket = await stage.filed('lea', { summary: `Panne ${count}` });
      const page = await mod.tickets({ sort: [{ by: 'number', descending: true }], count: true });
      equal([page.rows[0]?.id, page.total], [ticket, count]);
      await stage.does('lea', 'edit', ticket, { summary: `Coupure ${count}` });
      equal((await mod.tickets({ text: 'coupure', count: true })).total, count);
      equal((await mod.tickets({ text: 'panne', count: true })).total, 0);
      equal(await mod.counts({ all: { and: [] }, taken: { eq: ['assignee', 'tech'] } }), { all: count, taken: count - 1 });
      await stage.does('tech', 'take', ticket, {});
    }
  }),

  play('pages have no gap and no double while tickets are being added', async (stage) => {
    const ids = await dozen(stage);
    const mod = await stage.as('mod');
    const lea = await stage.as('lea');
    for (const descending of [false, true]) {
      const seen = (await pages(mod, { sort: [{ by: 'number', descending }], limit: 4 }, () => lea.run([filing()]))).map(
        (row) => row.id,
      );
      equal(new Set(seen).size, seen.length, 'something is there twice');
      equal(
        ids.filter((each) => !seen.includes(each)),
        [],
        'something is missing',
      );
    }
  }),

  play('orders are those of people', async (stage) => {
    await dozen(stage);
    const mod = await stage.as('mod');
    const order = async (by: SortKey, descending = false): Promise<readonly TicketRow[]> =>
      (await mod.tickets({ sort: [{ by, descending }] })).rows;
    equal(
      (await order('summary')).map((row) => row.summary),
      [
        'Absence de son',
        'accès refusé',
        'Accès refusé',
        'Badge 9',
        'Badge 10',
        'Cours vide',
        'ecran blanc',
        'Écran noir',
        'Étagère',
        'Mot de passe',
        'Vidéo muette',
        'Zoom coupé',
      ],
    );
    equal((await order('priority', true))[0]?.priority, 'highest');
    equal(
      (await order('requester')).map((row) => row.requester).slice(0, 6),
      Array.from({ length: 6 }, () => 'lea'),
      'Léa before Sami',
    );
    equal(
      (await order('assignee')).map((row) => row.assignee).slice(0, 3),
      ['tech', 'tech', 'mod'],
      'A. User before N. Bernard, the free ones last',
    );
    equal(
      (await order('rank')).map((row) => row.position),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null, null],
      'what left the stack comes last',
    );
    equal(
      (await order('number')).map((row) => row.key),
      Array.from({ length: 12 }, (_, index) => `INF_${index + 1}`),
      'by value, not by letters',
    );
    equal((await order('state')).map((row) => row.state).slice(-2), ['resolved', 'abandoned']);
  }),

  play('the last change is each person’s own', async (stage) => {
    const [first, second] = [await stage.filed(), await stage.filed()];
    await stage.does('tech', 'comment', first, { comment: text('Entre nous', 'staff') });
    const order = async (who: 'lea' | 'tech'): Promise<string[]> =>
      (await (await stage.as(who)).tickets({ sort: [{ by: 'changed', descending: true }] })).rows.map((row) => row.id);
    equal(await order('tech'), [first, second]);
    equal(await order('lea'), [second, first], 'a staff note moves nothing for Léa');
    equal(
      (await (await stage.as('lea')).tickets({})).rows.map((row) => row.id),
      [second, first],
      'and the usual order is the last change',
    );
  }),

  play('a filter keeps what it says, and counts are the lengths of their lists', async (stage) => {
    await dozen(stage);
    for (const who of ['lea', 'tech', 'mod', 'video', 'operator'] as const) {
      const session = await stage.as(who);
      const counts = await session.counts(FILTERS);
      for (const [name, predicate] of Object.entries(FILTERS)) {
        const page = await session.tickets({ where: predicate, count: true, limit: 100 });
        equal([counts[name], page.total], [page.rows.length, page.rows.length], `${name} of ${who}`);
      }
    }
    const mod = await stage.as('mod');
    const lengths = await mod.counts(FILTERS);
    equal(Object.values(lengths), [12, 0, 10, 6, 6, 9, 5, 3, 1, 12, 0], 'what each filter keeps');
  }),

  play('the views by involvement', async (stage) => {
    const ids = await dozen(stage);
    await stage.does('lea', 'invite', ids[0] ?? '', { person: 'nurse' });
    const mine = async (
      who: 'lea' | 'tech' | 'nurse',
      involvement: 'mine' | 'observed' | 'assigned' | 'free' | 'services' | 'all',
    ): Promise<number> => {
      const session = await stage.as(who);
      return (await session.tickets({ where: where({ involvement }, session.me, session.desk), limit: 100 })).rows.length;
    };
    equal(
      [
        await mine('lea', 'mine'),
        await mine('nurse', 'observed'),
        await mine('tech', 'assigned'),
        await mine('tech', 'free'),
        await mine('tech', 'all'),
      ],
      [6, 1, 2, 8, 12],
    );
  }),

  play('a filter does not tell what the view hides', async (stage) => {
    const ticket = await stage.filed();
    await stage.does('tech', 'edit', ticket, { fields: { diagnostic: 'carte-mere' } });
    await stage.does('sami', 'watch', ticket, {});
    const hidden: Predicate[] = [{ field: ['diagnostic', 'carte-mere'] }, { has: ['watchers', 'sami'] }];
    for (const predicate of hidden)
      equal((await (await stage.as('lea')).tickets({ where: predicate })).rows.length, 0, JSON.stringify(predicate));
    equal((await (await stage.as('tech')).tickets({ where: hidden[0] })).rows.length, 1);
    equal((await (await stage.as('sami')).tickets({ where: hidden[1] })).rows.length, 1);
  }),

  play('a row says what is worth a line', async (stage) => {
    const file = await stage.sends('lea');
    const ticket = await stage.filed('lea', { fields: { salle: 'B12', urgence: 'oui' }, files: [file] });
    await stage.does('tech', 'take', ticket, {});
    const page = await (await stage.as('mod')).tickets({});
    const [row] = page.rows;
    equal(
      [row?.key, row?.state, row?.assignee, row?.position, row?.files, row?.fields, row?.unread],
      ['INF_1', 'resolving', 'tech', 1, 1, { salle: 'B12' }, true],
    );
    equal([page.people['lea']?.name, page.people['tech']?.name], ['Léa Moreau', 'A. User']);
    equal((await (await stage.as('lea')).tickets({})).rows[0]?.position, null, 'the rank’s number is for staff');
    equal([row?.allowed['take-over'], row?.allowed['approve-closure']], [true, 'only-requester']);
  }),

  play('a place that no page gave is said to be none', async (stage) => {
    const lea = await stage.as('lea');
    for (const after of [
      '',
      'x',
      '[]',
      '["number",false,{},"x"]',
      '["rank",true,"a","b"]',
      '["[[\\"number\\",false]]",["x","y"],"z"]',
    ]) {
      const error = await fails(() => lea.tickets({ after, sort: [{ by: 'number' }] }), 'invalid', after);
      equal(error.issues[0]?.path, 'after');
    }
    await fails(() => lea.tickets({ limit: 0 }), 'invalid');
    await fails(() => lea.tickets({ where: { eq: ['password', 'x'] } as unknown as Predicate }), 'invalid');
    await fails(() => lea.counts({ all: { everything: true } as unknown as Predicate }), 'invalid');
  }),
];
