/** The demonstration on a real server, as `npm start` serves it: two browsers are two people, and see each other. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveDemo } from '../../scripts/demo-server.ts';
import type { Running } from '../../src/server/serve.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import { Stage } from './stage.ts';
import { askedAndAnswered, resolvedAndApproved, seenAfterReload, SUPPORT, TALK } from './story.ts';

describe('two browsers at one server', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
  let browsing: Browsing;
  let running: Running;
  before(async () => {
    [browsing, running] = await Promise.all([browse(), serveDemo({ folder, port: 0, tickets: 0 })]);
  });
  after(async () => {
    await browsing.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A browser of one's own: it shares nothing with another but the server. */
  const stage = () => Stage.raise({ ...browsing, url: `${running.url}/` });
  /** Lives a story in two browsers, and closes both whatever happens. */
  const play = async (name: string, story: (one: Stage, other: Stage) => Promise<void>) => {
    const [one, other] = [await stage(), await stage()];
    await one.play(name, () => other.play(name, () => story(one, other)));
  };

  it('a learner files, a technician handles, the learner follows, each as they happen', () =>
    play('two browsers', async (one, other) => {
      const technician = await other.seat('course', 'user');
      await technician.tab('tickets');
      const lea = await one.seat('course', 'lea');

      const key = await lea.file(SUPPORT);
      assert.equal(key, 'TRK2_1', 'the first number of the desk');
      // What others file waits for a press, so that nothing moves under a pointer.
      const link = technician.desk.getByRole('link', { name: SUPPORT.summary });
      const told = technician.button(technician.words.refresh).or(link);
      await told.filter({ visible: true }).first().waitFor();

      await lea.follow(`Voir le ticket ${key}`);
      await lea.isIn('posted');
      await technician.open(SUPPORT.summary);
      await lea.isIn('open');
      await askedAndAnswered(lea, technician, TALK);
      await resolvedAndApproved(lea, technician, TALK);
      await seenAfterReload(lea, TALK);
    }));

  it('nobody becomes somebody else by asking, and nobody reads what is another’s', () =>
    play('strangers', async (one) => {
      const sami = await one.seat('course', 'sami');
      await sami.tab('tickets');
      assert.equal(await sami.desk.getByRole('link', { name: SUPPORT.summary }).count(), 0);
      const asked = await fetch(`${running.url}/demo/token?person=nobody&desk=support`, { method: 'POST' });
      const refused = await fetch(`${running.url}/desks/support/session`, {
        headers: { authorization: `Bearer ${await asked.text()}` },
      });
      assert.equal(refused.status, 401);
    }));

  it('a page may keep its tickets for itself, and says where they are', () =>
    play('in the page', async (one) => {
      const lea = await one.seat('course', 'lea');
      const place = lea.page.getByRole('combobox', { name: 'Les tickets sont' });
      assert.equal(await place.inputValue(), 'server');
      await place.selectOption({ label: 'dans cette page seulement' });
      await lea.page.waitForURL(/place=page/u);
      await lea.ready();
      await lea.tab('over');
      assert.equal(await lea.desk.getByRole('link', { name: SUPPORT.summary }).count(), 0);
      await lea.page.getByRole('button', { name: 'Vider' }).waitFor();
    }));

  it('a restart of the server between two sentences loses neither', async () => {
    const one = await stage();
    try {
      const lea = await one.seat('course', 'lea');
      await lea.tab('form');
      await lea.fill({ ...SUPPORT, summary: 'Pendant le redémarrage' });
      const { port } = running;
      await running.stop();
      running = await serveDemo({ folder, port, tickets: 0 });
      assert.equal(await lea.submit(), 'TRK2_2');
      const network = /Failed to load resource|ERR_/u;
      assert.deepEqual(
        one.troubles.filter((trouble) => !network.test(trouble)),
        [],
        'only the network was missing',
      );
    } finally {
      await one.context.close();
    }
  });
});
