/** What a browser and a folder keep of signing in: for whom it is meant, and until when. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { freshKey, ownKey } from '../../../src/server/own/key.ts';
import { Attempts } from '../../../src/server/sign-in/attempts.ts';
import { Cookies } from '../../../src/server/sign-in/cookies.ts';
import { Visits } from '../../../src/server/sign-in/visits.ts';
import { folder } from '../process.ts';

const HOUR = 3_600_000;

describe('what is kept of signing in', () => {
  const place = folder();
  after(() => place.remove());

  it('is sealed for one purpose, by one server, for a while', async () => {
    const key = ownKey(freshKey());
    const sealed = await key.seal('one', { what: 'secret' }, 60);
    assert.doesNotMatch(sealed, /secret/u);
    assert.equal((await key.unseal('one', sealed))?.['what'], 'secret');
    assert.equal(await key.unseal('other', sealed), undefined);
    assert.equal(await ownKey(freshKey()).unseal('one', sealed), undefined);
    assert.equal(await key.unseal('one', await key.seal('one', {}, -1)), undefined, 'it has ended');
    assert.equal(await key.unseal('one', `${sealed.slice(0, -4)}AAAA`), undefined);
    assert.equal(await key.unseal('one', 'x'), undefined);
  });

  it('is of this host alone and over TLS alone, where the server is reached so', async () => {
    const cookies = new Cookies('https://tickets.example');
    assert.equal(
      cookies.keep('visit', 'x'),
      '__Host-guichet-visit=x; Path=/; HttpOnly; Secure; SameSite=Lax',
      'until the browser closes',
    );
    const attempts = new Attempts(ownKey(freshKey()), cookies);
    const of = { way: 'insa', desk: 'support', beside: false };
    const bare = new Request('https://tickets.example/');
    const {
      attempt,
      cookies: [cookie = ''],
    } = await attempts.begin(bare, of);
    assert.match(cookie, /^__Host-guichet-sign-in-[\w-]{8}=[\w.-]+; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
    const asked = (header: string) => new Request('https://tickets.example/', { headers: { cookie: header } });
    const [kept = ''] = cookie.split(';');
    assert.equal((await attempts.of(asked(kept), attempt.state))?.verifier, attempt.verifier);
    // A neighbour of the same domain can set a cookie of any other name.
    assert.equal(await attempts.of(asked(kept.replace('__Host-', '')), attempt.state), undefined);
    const { attempt: other } = await attempts.begin(bare, of);
    assert.equal(await attempts.of(asked(kept), other.state), undefined);

    const many = Array.from({ length: 4 }, (_, at) => `__Host-guichet-sign-in-left${at}=x`);
    const [, ...forgotten] = (await attempts.begin(asked(['__Host-guichet-visit=x', ...many].join('; ')), of)).cookies;
    assert.deepEqual(
      forgotten.map((each) => each.split('=')[0]),
      many.map((each) => each.split('=')[0]),
      'pages that were left do not swell every request',
    );
  });

  it('is found by a code that is written nowhere, until its day is over or the person goes', async () => {
    let now = Date.now();
    const visits = new Visits(place.path, () => now);
    const person = { id: 'insa:lea', name: 'Léa' };
    const code = await visits.begin({ way: 'insa', person });
    const files = readdirSync(join(place.path, 'visits'));
    assert.equal(files.length, 1);
    const path = join(place.path, 'visits', files[0] ?? '');
    assert.equal(statSync(path).mode & 0o077, 0, 'nobody else of the machine reads it');
    assert.ok(!`${path}${readFileSync(path, 'utf8')}`.includes(code));
    assert.deepEqual((await visits.of(code))?.person, person);
    for (const wrong of ['', 'x', '../own-key', 'x'.repeat(43)]) assert.equal(await visits.of(wrong), undefined);
    now += 9 * HOUR;
    assert.ok(await visits.of(code));
    now += 2 * HOUR;
    assert.equal(await visits.of(code), undefined);
    const next = await visits.begin({ way: 'insa', person });
    assert.equal(readdirSync(join(place.path, 'visits')).length, 1, 'what has ended is cleared away');
    await visits.end(next);
    assert.equal(await visits.of(next), undefined);
  });
});
