/**
 * Rows 17 to 24 and 29 of the table of faults: what a network does to what passes, between the page's end of the wire and a real server on a
 * real PostgreSQL. What the browser adds to it is in `test/faults/network.journey.ts`.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../../src/backends/backend.ts';
import { fails, until } from '../../conformance/assert.ts';
import type { Fate } from '../../real/proxy.ts';
import { filing } from '../seats.ts';
import { Trouble, actsOn, commenting, range } from './trouble.ts';

describe('a network that fails', { timeout: 180_000 }, () => {
  const trouble = Trouble.of();

  it('row 17: an answer lost after the commit: asked again, the stored answer, done once', async () => {
    const lea = await trouble.seat('lea');
    const [made, said] = [filing('Perdue'), filing('Pas reçue')];
    trouble.fates({ do: 'lose' }, { do: 'lose' });
    const outcome = await lea.run([made]);
    assert.equal(outcome.tickets[0]?.ticket.id, made.ticket);
    assert.equal(trouble.proxy.count('/commands'), 3);
    trouble.fates({ do: 'cut' });
    await lea.run([said]);
    const comment = commenting(made.ticket, 'Une fois');
    trouble.fates({ do: 'lose' });
    await lea.run([comment]);
    assert.deepEqual(await actsOn(lea, made.ticket), ['file', 'comment']);
  });

  it('row 17: the same, where it is the server that does not hear from its database', async () => {
    const lea = await trouble.seat('lea');
    const made = filing('Validée sans réponse');
    let left = 1;
    trouble.wire.losesAnswerTo = (sent) =>
      sent.includes('read write') && sent.includes(made.ticket) && /commit\0/u.test(sent) && left-- > 0;
    await lea.run([made]);
    assert.ok(left < 1);
    assert.equal(trouble.wire.cuts, 1, 'it was lost');
    assert.ok(trouble.proxy.count('/commands') > 1, 'and asked again');
    assert.deepEqual(await actsOn(lea, made.ticket), ['file']);
  });

  it('row 18: delivered three times: one effect, told once', async () => {
    const [lea, user] = [await trouble.seat('lea'), await trouble.staff()];
    const before = { tickets: (await user.tickets({ count: true })).total ?? 0, unread: await user.notices.unread() };
    const made = filing('Trois fois');
    trouble.fates({ do: 'repeat', times: 3 });
    await lea.run([made]);
    assert.equal((await user.notices.unread()) - before.unread, 1, 'one notice of it');
    trouble.fates({ do: 'repeat', times: 3 });
    await lea.run([commenting(made.ticket, 'Trois fois aussi')]);
    assert.deepEqual(await actsOn(user, made.ticket), ['file', 'comment']);
    assert.equal((await user.tickets({ count: true })).total, before.tickets + 1);
  });

  it('row 19: requests that overtake each other: one order, the server’s, for all', async () => {
    const [lea, user] = [await trouble.seat('lea'), await trouble.staff()];
    const made = filing('Doublée');
    await lea.run([made]);
    const overtaken = Promise.withResolvers<void>();
    trouble.fates({ do: 'hold', until: overtaken.promise });
    const [first, second] = [commenting(made.ticket, 'partie en premier'), commenting(made.ticket, 'arrivée en premier')];
    const held = lea.run([first]);
    await until(() => trouble.proxy.count('/commands') === 2, 'the first is on its way');
    await user.run([second]);
    overtaken.resolve();
    await held;
    for (const session of [lea, user]) {
      const { timeline } = await session.ticket(made.ticket);
      const texts = timeline.flatMap(({ comments }) => comments.map(({ text }) => text));
      assert.deepEqual(texts, ['arrivée en premier', 'partie en premier']);
    }
  });

  for (const status of [500, 502, 503])
    it(`row 20: ${status} from whoever is on the way: asked again, never at the same moment as the others`, async () => {
      const lea = await trouble.seat('lea');
      const made = filing(`Après ${status}`);
      const failing: Fate = { do: 'replace', status, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' };
      trouble.fates(failing, failing);
      await lea.run([made]);
      assert.deepEqual(await actsOn(lea, made.ticket), ['file']);
      const [one = 0, other = 0] = trouble.waits;
      assert.ok(one >= 150 && one <= 300 && other >= 750 && other <= 1500, trouble.waits.join(', '));
      const keeps = await trouble.keeper('sami');
      trouble.fates(...range(4).map(() => failing));
      const kept = filing(`Gardée, ${status}`);
      await keeps.run([kept]);
      await until(() => keeps.onItsWay?.state.waiting.length === 0, 'it arrives');
      assert.deepEqual([await actsOn(keeps, kept.ticket), keeps.onItsWay?.state.returned], [['file'], []]);
    });

  for (const [name, said, least] of [
    ['seconds', (): string => '2', 2000],
    ['a date', (): string => new Date(Date.now() + 4000).toUTCString(), 2000],
  ] as const)
    it(`row 21: 429 with Retry-After as ${name}: it trouble.waits so long`, async () => {
      const lea = await trouble.seat('lea');
      const made = filing(`Trop vite, ${name}`);
      trouble.fates({
        do: 'replace',
        status: 429,
        headers: { 'retry-after': said(), 'content-type': 'text/plain' },
        body: 'Too many',
      });
      await lea.run([made]);
      assert.equal(trouble.waits.length, 1);
      assert.ok((trouble.waits[0] ?? 0) >= least && (trouble.waits[0] ?? 0) <= 4000, trouble.waits.join(', '));
      assert.deepEqual(await actsOn(lea, made.ticket), ['file']);
    });

  it('row 22: 408, and an answer that never comes: asked again, done once', async () => {
    const lea = await trouble.seat('lea', {}, { patience: 300 });
    const [late, hung] = [filing('408'), filing('Silence')];
    trouble.fates({ do: 'replace', status: 408, after: true });
    await lea.run([late]);
    trouble.fates({ do: 'hang' });
    await lea.run([hung]);
    for (const { ticket } of [late, hung]) assert.deepEqual(await actsOn(lea, ticket), ['file']);
  });

  const nonsense: readonly (readonly [string, Fate])[] = [
    ['JSON cut short, as if it were all', { do: 'truncate', bytes: 40, as: 'end' }],
    ['JSON cut off', { do: 'truncate', bytes: 40, as: 'cut' }],
    ['nothing at all', { do: 'truncate', bytes: 0, as: 'end' }],
    [
      'a captive portal’s page',
      { do: 'replace', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Wi-Fi</html>', after: true },
    ],
    [
      'a captive portal’s JSON',
      { do: 'replace', status: 200, headers: { 'content-type': 'application/json' }, body: '{"tickets":[],"cursor":"portal"}' },
    ],
    ['a captive portal’s redirection', { do: 'replace', status: 302, headers: { location: 'https://portal.example/' } }],
    [
      'other letters than ours',
      {
        do: 'replace',
        status: 200,
        headers: { 'content-type': 'application/json; charset=iso-8859-1', 'guichet-version': '1' },
        body: Uint8Array.from([...'{"tickets":[],"cursor":"'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x22, 0x7d)),
        after: true,
      },
    ],
  ];
  for (const [name, fate] of nonsense)
    it(`row 23: ${name}: taken for no answer, asked again, nothing changed by it`, async () => {
      const lea = await trouble.seat('lea');
      const made = filing(name);
      trouble.fates(fate);
      const outcome = await lea.run([made]);
      assert.equal(outcome.tickets[0]?.ticket.id, made.ticket);
      assert.notEqual(lea.cursor, 'portal');
      trouble.fates(fate, fate, fate);
      const said = commenting(made.ticket, 'Encore');
      const error = await fails(() => lea.run([said]), 'unavailable');
      assert.equal(error.why, 'network');
      await lea.run([said]);
      assert.deepEqual(await actsOn(lea, made.ticket), ['file', 'comment']);
    });

  for (const status of [413, 422])
    it(`row 24: ${status}, which asking again would not change: it comes back with its text, and the next go on`, async () => {
      const lea = await trouble.keeper('lea');
      const [refused, next] = [filing(`Refusée ${status}`), filing(`La suivante ${status}`)];
      const problem = JSON.stringify({ kind: 'invalid', status, issues: [{ path: 'description', code: 'too-long' }] });
      const headers = { 'content-type': 'application/problem+json', 'guichet-version': '1' };
      trouble.fates({ do: 'cut' }, { do: 'cut' }, { do: 'cut' }, { do: 'replace', status, headers, body: problem });
      await lea.run([refused]);
      await lea.run([next]);
      await until(() => lea.onItsWay?.state.waiting.length === 0, 'the rest goes on');
      assert.deepEqual(await actsOn(lea, next.ticket), ['file']);
      const { returned = [] } = lea.onItsWay?.state ?? {};
      assert.equal(returned.length, 1);
      assert.ok(JSON.stringify(returned).includes(refused.summary), 'with its text');
    });

  it('row 29: a stream with gaps, doubles and stale words, gathered up on the way, cut again and again: all is heard', async () => {
    const lea = await trouble.seat('lea');
    let stale = '';
    let streams = 0;
    trouble.proxy.rule = ({ path, accept }) => {
      if (!path.includes('/changes') || !accept.includes('event-stream')) return undefined;
      streams += 1;
      const [bytes, headers] = [40 + ((streams * 37) % 400), { 'content-type': 'text/event-stream', 'guichet-version': '1' }];
      if (streams % 4 === 0) return { do: 'replace', status: 200, headers, body: stale + stale };
      return streams % 4 === 3 ? { do: 'slow', bytes: 7 } : { do: 'truncate', bytes, as: streams % 2 === 0 ? 'cut' : 'end' };
    };
    const user = await trouble.staff();
    const told = new Set<string>();
    const heard: Change[] = [];
    let cursor = '';
    user.watch(user.cursor, (change: Change) => {
      ({ cursor } = change);
      heard.push(change);
      // What comes once more, and the last first.
      stale = [...heard.slice(-3)]
        .reverse()
        .map((each) => `data: ${JSON.stringify({ to: 0, change: each })}\n\n`)
        .join('');
      if (change.type === 'changed') for (const ticket of change.tickets) told.add(ticket);
    });
    const made: string[] = [];
    for (const n of range(30)) {
      const each = filing(`Entendue ${n}`);
      await lea.run([each]);
      made.push(each.ticket);
      if (n % 3 === 2) trouble.proxy.cut();
      if (n % 5 === 4) await until(() => told.has(each.ticket), `${n} is heard`);
    }
    await until(() => made.every((ticket) => told.has(ticket)) && cursor === lea.cursor, 'all of it');
    assert.ok(streams > 8, `${streams} streams`);
  });

  it('row 29: a proxy that gathers a stream up: it is asked again and again instead, and all is heard', async () => {
    const lea = await trouble.seat('lea');
    trouble.proxy.rule = ({ path, accept }) =>
      path.includes('/changes') && accept.includes('event-stream') ? { do: 'gather', bytes: 1_000_000 } : undefined;
    const user = await trouble.staff({ silence: 400 });
    const told: string[] = [];
    user.watch(user.cursor, (change) => {
      if (change.type === 'changed') told.push(...change.tickets);
    });
    const made = [filing('Une'), filing('Deux'), filing('Trois')];
    for (const each of made) await lea.run([each]);
    await until(() => told.length >= 3, 'all three');
    assert.deepEqual(
      told,
      made.map(({ ticket }) => ticket),
    );
  });
});
