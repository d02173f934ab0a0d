/**
 * Rows 17, 20, 21, 23 and 29 as somebody before a page lives them: a real Chromium, and between it and a real server on a real PostgreSQL a
 * proxy that loses, turns away, answers in somebody else's place, and breaks the streams by which a page hears of others.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { serveDemo } from '../../scripts/demo-server.ts';
import type { Running } from '../../src/server/serve.ts';
import type { Seat } from '../journeys/seat.ts';
import { Stage } from '../journeys/stage.ts';
import { SUPPORT } from '../journeys/story.ts';
import { findPostgres, startPostgres, type Server } from '../real/postgres-server.ts';
import { Proxy, type Fate } from '../real/proxy.ts';
import { browse, type Browsing } from '../run/browsing.ts';

const { file: _picture, ...TEXTS } = SUPPORT;

/** What a browser writes to its console where a network fails: not an error of the page's. */
const NETWORK = /Failed to load resource|ERR_|Access to fetch/u;

/** Milliseconds within which a page hears of others, though no stream reaches it: it asks again and again instead. */
const HEARD = 60_000;

/** Of four streams, two end early, one comes in crumbs, and one passes. */
function brokenStream(number: number): Fate | undefined {
  const bytes = 40 + ((number * 37) % 400);
  return (
    [undefined, { do: 'truncate', bytes, as: 'end' }, { do: 'truncate', bytes, as: 'cut' }, { do: 'slow', bytes: 7 }] as const
  )[number % 4];
}

describe('a page whose network fails', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-network-'));
  let browsing: Browsing;
  let database: Server | undefined;
  let running: Running;
  let proxy: Proxy;
  before(async () => {
    // Where there is none to start, the embedded one: the network is what is tried.
    database = findPostgres() === undefined ? undefined : await startPostgres();
    [browsing, running] = await Promise.all([browse(), serveDemo({ folder, database: database?.url, port: 0, tickets: 0 })]);
    proxy = await Proxy.open(() => `http://127.0.0.1:${running.port}`);
  });
  afterEach(() => {
    proxy.rule = () => undefined;
    proxy.asked.length = 0;
  });
  after(async () => {
    await proxy.close();
    await browsing.close();
    await running.stop();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function play(story: (stage: Stage) => Promise<void>): Promise<void> {
    const stage = await Stage.raise({ ...browsing, url: `${proxy.url}/` });
    try {
      await story(stage);
      assert.deepEqual(
        stage.troubles.filter((trouble) => !NETWORK.test(trouble)),
        [],
      );
    } finally {
      await stage.context.close();
    }
  }

  /** What becomes of the next commands, in turn. */
  function fates(...next: Fate[]): void {
    proxy.rule = ({ method, path }) => (method === 'POST' && path.endsWith('/commands') ? next.shift() : undefined);
  }

  /** How many tickets of a summary somebody has. */
  async function counted(seat: Seat, summary: string): Promise<number> {
    await seat.tab('tickets');
    const links = seat.desk.getByRole('link', { name: summary });
    await links.first().waitFor();
    return links.count();
  }

  it('row 17: the answer is lost after it was done: the form gives the number, and there is one ticket', () =>
    play(async (stage) => {
      const lea = await stage.seat('course', 'lea');
      const summary = 'Réponse perdue';
      fates({ do: 'lose' }, { do: 'lose' });
      await lea.file({ ...TEXTS, summary });
      assert.ok(proxy.count('/commands') > 2);
      assert.equal(await counted(lea, summary), 1);
    }));

  for (const status of [500, 502, 503])
    it(`row 20: ${status} from whoever is on the way: asked again by itself, and there is one ticket`, () =>
      play(async (stage) => {
        const lea = await stage.seat('course', 'lea');
        const summary = `Après ${status}`;
        const failing: Fate = { do: 'replace', status, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' };
        fates(failing, { ...failing, after: true });
        await lea.file({ ...TEXTS, summary });
        assert.equal(proxy.count('/commands'), 3);
        assert.equal(await counted(lea, summary), 1);
      }));

  for (const [name, after] of [
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
  ] as const)
    it(`row 21: asked to come back later by ${name}, it does, by itself`, () =>
      play(async (stage) => {
        const lea = await stage.seat('course', 'lea');
        const summary = `Trop vite, ${name}`;
        fates({ do: 'replace', status: 429, headers: { 'retry-after': after(), 'content-type': 'text/plain' } });
        await lea.file({ ...TEXTS, summary });
        assert.equal(proxy.count('/commands'), 2);
        assert.equal(await counted(lea, summary), 1);
      }));

  it('row 23: a captive portal in the middle of a form: nothing of it is believed, the text stays, and goes once the way is free', () =>
    play(async (stage) => {
      const lea = await stage.seat('course', 'lea');
      const summary = 'Derrière un portail';
      await lea.tab('form');
      await lea.fill({ ...TEXTS, summary });
      proxy.rule = ({ path }) =>
        path.includes('/desks/')
          ? { do: 'replace', status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Wi-Fi du campus</h1>' }
          : undefined;
      await lea.button(lea.words.submit).click();
      await lea.desk.getByRole('alert').filter({ visible: true }).first().waitFor();
      assert.equal(await lea.desk.getByText('Wi-Fi du campus').count(), 0);
      assert.equal(await lea.desk.getByRole('textbox', { name: lea.words.summary, exact: true }).inputValue(), summary);
      proxy.rule = () => undefined;
      await lea.submit();
      assert.equal(await counted(lea, summary), 1);
    }));

  /** What becomes of the streams of changes, one after the other. */
  function streams(fate: (number: number) => Fate | undefined): void {
    let number = 0;
    proxy.rule = ({ path, accept }) =>
      path.includes('/changes') && accept.includes('event-stream') ? fate((number += 1)) : undefined;
  }

  for (const [name, fate] of [
    ['cut short, cut off and slow in turn', brokenStream],
    ['gathered up on the way, of which nothing comes', (): Fate => ({ do: 'gather', bytes: 1_000_000 })],
  ] as const)
    it(`row 29: streams ${name}: two people on one ticket read all that the other writes, each thing once`, () =>
      play(async (stage) => {
        streams(fate);
        const lea = await stage.seat('course', 'lea');
        const summary = `Flux, ${name}`;
        const key = await lea.file({ ...TEXTS, summary });
        await lea.follow(`Voir le ticket ${key}`);
        const user = await stage.seat('course', 'user', { hash: key });
        const said = Array.from({ length: 6 }, (_, n) => `Message ${n} pendant une panne du flux`);
        const hears = (seat: Seat, text: string): Promise<void> =>
          seat.desk.getByText(text).filter({ visible: true }).first().waitFor({ timeout: HEARD });
        for (const [n, text] of said.entries()) {
          const writer = n % 2 === 0 ? lea : user;
          // Whoever writes below what they have not read is asked whether they mean it.
          await writer.look();
          await hears(writer, said[n - 1] ?? summary);
          await writer.write(text, lea.words.comment);
          if (n % 3 === 2) proxy.cut();
        }
        for (const seat of [lea, user]) {
          await seat.look();
          for (const text of said) await hears(seat, text);
          for (const text of said) assert.equal(await seat.desk.getByText(text).count(), 1, text);
        }
      }));
});
