import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Unauthorized, Unavailable } from '../src/backends/backend.ts';
import { connect, isAddress, settingsAt, UnknownAddress } from '../src/connect.ts';

const ANSWERS: Readonly<Record<string, readonly [number, string]>> = {
  '/desk.json': [200, '{"id":"support","name":"Assistance"}'],
  '/broken.json': [200, '<!doctype html>'],
};

describe('the settings that a page names', () => {
  let server: Server;
  let base: string;
  let said: unknown[] = [];
  const loud = console.error;

  before(async () => {
    server = createServer((request, response) => {
      const [status, body] = ANSWERS[request.url ?? ''] ?? [404, 'Not found'];
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/course.html`;
    console.error = (...words: unknown[]) => {
      said.push(words[0]);
    };
  });
  after(() => {
    console.error = loud;
    server.close();
  });

  it('are read relative to the page', async () => {
    assert.deepEqual(await settingsAt('desk.json', base)(), { id: 'support', name: 'Assistance' });
  });

  for (const address of ['missing.json', 'broken.json']) {
    it(`are said to be the trouble, and to the developer which, when they are ${address}`, async () => {
      said = [];
      await assert.rejects(settingsAt(address, base)(), (error) => error instanceof Unavailable && error.why === 'settings');
      assert.match(String(said[0]), new RegExp(address));
    });
  }

  it('are the network’s trouble when nobody answers', async () => {
    await assert.rejects(
      settingsAt('desk.json', 'http://127.0.0.1:9/')(),
      (error) => error instanceof Unavailable && error.why === 'network',
    );
  });
});

describe('an address', () => {
  it('is known when a backend answers to it', () => {
    const known = ['indexeddb:', 'indexeddb:kiosk', 'https://tickets.example', 'HTTP://localhost:8080/api'];
    assert.deepEqual([...known, 'ftp://example.org', 'nothing'].map(isAddress), [true, true, true, true, false, false]);
  });

  it('of a server believes no page’s word for who is there, and is the network’s trouble when nobody answers', async () => {
    const place = { backend: 'http://127.0.0.1:9', desk: 'support' };
    await assert.rejects(connect(place, { id: 'lea', name: 'Léa' }), Unauthorized);
    await assert.rejects(
      connect(place, () => Promise.resolve('a token')),
      (error) => error instanceof Unavailable && error.why === 'network',
    );
  });

  it('that nobody answers to is refused', async () => {
    await assert.rejects(connect({ backend: 'ftp:', desk: 'support' }, { id: 'lea', name: 'Léa' }), UnknownAddress);
  });
});
