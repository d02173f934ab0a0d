/** Several tabs of one browser at a real server: they hear of changes by one stream, whichever of them is closed. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveDemo } from '../../scripts/demo-server.ts';
import type { Running } from '../../src/server/serve.ts';
import { until } from '../conformance/assert.ts';
import { browse, type Browsing } from '../run/browsing.ts';
import type { Seat } from './seat.ts';
import { Stage } from './stage.ts';
import { SUPPORT } from './story.ts';

/** Connections that a browser opens to a host that speaks HTTP/1.1: so many streams, and nobody is answered any more. */
const CONNECTIONS = 6;

describe('tabs of one browser at one server', { timeout: 180_000 }, () => {
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

  /** How many listen at the server, by its own count. */
  const listeners = async (): Promise<number> => {
    const text = await (await fetch(`${running.url}/metrics`)).text();
    return Number(/^guichet_live_listeners (\d+)$/mu.exec(text)?.[1]);
  };
  const listen = (count: number) => until(async () => (await listeners()) === count, `${count} streams`);

  it('as many tabs as one likes hear one stream, and another one leads when the one who does is closed', async () => {
    const stage = await Stage.raise({ ...browsing, url: `${running.url}/` });
    await stage.play('tabs', async () => {
      const lea = await stage.seat('course', 'lea');
      const key = await lea.file(SUPPORT);
      await lea.follow(lea.words.see(key));
      await lea.isIn('posted');
      const tabs: Seat[] = [lea];
      while (tabs.length <= CONNECTIONS) tabs.push(await stage.seat('course', 'lea', { hash: key }));
      for (const each of tabs) await each.isIn('posted');
      await listen(1);

      // Another person of the same browser is told by a stream of their own.
      const technician = await stage.seat('course', 'user', { hash: key });
      for (const each of [technician, ...tabs]) await each.isIn('open');
      await listen(2);
      await technician.act(technician.words.take);
      for (const each of tabs) await each.isIn('resolving');

      // The first tab opened leads; then the second.
      for (const leading of [0, 1]) {
        await tabs[leading]?.page.close();
        const words = `Message ${leading} du technicien.`;
        await technician.write(words, technician.words.comment);
        for (const each of tabs.slice(leading + 1)) await each.sees(words);
        assert.equal(await tabs.at(-1)?.desk.getByText(words).count(), 1, 'said once');
      }
      await listen(2);
      for (const each of tabs.slice(2)) await each.page.close();
      await listen(1);
    });
  });
});
