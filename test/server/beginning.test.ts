/** Whoever asks a server in the moment in which it begins to listen. */
import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { after, describe, it } from 'node:test';
import type { AddressInfo, Server } from 'node:net';
import { readConfig } from '../../src/server/config.ts';
import { serve } from '../../src/server/serve.ts';
import { SETTINGS, folder } from './process.ts';

describe('a server that begins to listen', { timeout: 60_000 }, () => {
  const place = folder();
  after(() => place.remove());

  it('answers whoever asks at that very moment', async () => {
    const { config } = readConfig({ environment: { ...SETTINGS, GUICHET_LOG: 'error' }, folder: place.path });
    let asked: Promise<Response> | undefined;
    const listens = channel('tracing:net.server.listen:asyncEnd');
    const ask = (told: unknown): void => {
      const { server } = told as { readonly server: Server };
      asked ??= fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health`);
    };
    listens.subscribe(ask);
    const server = await serve(config, { names: { desk: 'Assistance', administrator: 'Administration' } });
    listens.unsubscribe(ask);
    try {
      assert.ok(asked !== undefined, 'nobody heard that it listens');
      assert.deepEqual(await (await asked).json(), { status: 'alive' });
    } finally {
      await server.stop();
    }
  });
});
