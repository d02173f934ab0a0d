/** The examination of a server: what it finds right, what it finds wrong, and what to do about it, at once. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AUDIENCE, CLAIMS, pair, SECRET, sharedToken } from './identity/signing.ts';
import { command, folder, SETTINGS, tokenOf, type Ended, type Environment } from './process.ts';

const OK = { ...SETTINGS, GUICHET_PORT: '9' };

describe('guichet', { timeout: 120_000 }, () => {
  const place = folder();
  before(() => {
    writeFileSync(join(place.path, 'good'), `${tokenOf('lea')}\n`);
    writeFileSync(join(place.path, 'old'), sharedToken({ iat: 1000, exp: 1300 }));
    writeFileSync(join(place.path, 'foreign'), sharedToken({}, `${SECRET}!`));
    const pem = createPublicKey(pair('x', 'rsa', 1024).privateKey).export({ type: 'spki', format: 'pem' });
    writeFileSync(join(place.path, 'weak.pem'), pem);
    writeFileSync(join(place.path, 'desk.json'), '{"desk": {"id": "other", "name": "X"}}');
  });
  after(() => place.remove());
  const run = (args: readonly string[], environment: Environment = OK): Ended => command(args, place.path, environment);

  it('explains itself, and says what it did not understand', () => {
    assert.match(run(['--help']).said, /^guichet <command> \[options\]$/mu);
    assert.match(run(['--version']).said, /^\d+\.\d+\.\d+$/mu);
    assert.deepEqual([run([]).code, run(['fly']).code, run(['serve', '--wings']).code], [2, 2, 2]);
    assert.match(run(['fly']).complained, /^There is no command fly\.$/mu);
    assert.match(run(['--help'], { ...OK, LANG: 'fr_FR.UTF-8' }).said, /^guichet <commande>/u);
  });

  it('says all that is wrong with its configuration, and starts nothing', () => {
    const { code, said, complained } = run(['serve', '--port', 'high'], {
      ...OK,
      GUICHET_ORIGINS: 'moodle.example',
      GUICHET_PROT: '1',
    });
    assert.deepEqual([code, said], [1, '']);
    assert.match(complained, /^The configuration cannot be used: 2 things to put right\.$/mu);
    assert.match(complained, /^ {2}port \(in the option --port\) — A whole number is expected\. For example: 8080$/mu);
    assert.match(complained, /^ {2}origins\.0 \(in the variable GUICHET_ORIGINS\) — An origin is/mu);
    assert.match(
      run(['doctor'], { ...OK, GUICHET_PROT: '1' }).complained,
      /GUICHET_PROT is no key .* Did you mean GUICHET_PORT\?/u,
    );
  });

  it('finds all well, where it is', () => {
    const { code, said } = run(['doctor'], { ...OK, GUICHET_ORIGINS: 'https://moodle.example' });
    assert.equal(code, 0, said);
    for (const line of [
      /^ {2}✓ configuration — environment and defaults$/mu,
      /^ {2}✓ folder — .*guichet-data$/mu,
      /^ {2}✓ keys of moodle — 1 key$/mu,
      /^ {2}· database — the embedded database will be made at the first start$/mu,
      /^ {2}· public address — http:\/\/localhost:9 does not answer from here/mu,
      /^ {2}✓ sample token — believed; the person is own:sample$/mu,
      /^All is well\.$/mu,
    ])
      assert.match(said, line);
  });

  it('looks at whom people sign in with, and says what to register there', () => {
    const ways = {
      GUICHET_OIDC: JSON.stringify([{ code: 'insa', issuer: 'http://127.0.0.1:9', clientId: 'guichet', secretFile: 'nowhere' }]),
      GUICHET_CAS: JSON.stringify([{ code: 'cas', url: 'http://127.0.0.1:9/cas' }]),
    };
    const { code, said } = run(['doctor'], { ...OK, ...ways, GUICHET_URL: 'http://localhost:9' });
    assert.equal(code, 1);
    assert.match(said, /✗ sign-in by insa — The secret cannot be read \(secretFile\)/u);
    assert.match(said, /✗ sign-in by cas — It does not answer: check its address/u);
    assert.match(
      said,
      /· sign-in by insa — addresses to register there: http:\/\/localhost:9\/sign-in\/with\/insa\/back and, after signing out, http:\/\/localhost:9\/sign-in\/out/u,
    );
  });

  it('reads a token of the host page, and says why it is refused', () => {
    const read = (name: string) => run(['doctor', '--token', name]);
    assert.match(read('good').said, /✓ sample token — believed; the person is moodle:lea/u);
    for (const [name, why] of [
      ['old', /✗ sample token — The token has expired/u],
      ['foreign', /✗ sample token — The signature is not the right one\./u],
      ['desk.json', /✗ sample token — This is no signed JWT/u],
      ['nowhere', /✗ sample token — The file nowhere cannot be read\./u],
    ] as const) {
      const { code, said } = read(name);
      assert.equal(code, 1, name);
      assert.match(said, why);
      assert.match(said, /^1 thing to put right\.$/mu);
    }
  });

  it('finds keys that are not there or too weak, and a database that does not answer', () => {
    const issuer = { code: 'moodle', iss: CLAIMS.iss, audience: AUDIENCE, algorithms: ['RS256'] };
    const issuers = [
      { ...issuer, keys: { file: './nowhere.json' } },
      { ...issuer, code: 'portal', iss: 'https://portal.example', keys: { file: './weak.pem' } },
      { ...issuer, code: 'away', iss: 'https://away.example', keys: { url: 'https://127.0.0.1:9/jwks' } },
    ];
    const { code, said } = run(['doctor'], {
      GUICHET_PORT: '9',
      GUICHET_ISSUERS: JSON.stringify(issuers),
      GUICHET_DATABASE: `postgres://guichet:${SECRET}@127.0.0.1:9/guichet`,
    });
    assert.equal(code, 1);
    assert.match(said, /✗ keys of moodle — They cannot be read/u);
    assert.match(said, /✗ keys of portal — They are too weak/u);
    assert.match(said, /✗ keys of away — They cannot be read/u);
    assert.match(said, /✗ database — The database does not answer/u);
    assert.match(said, /^4 things to put right\.$/mu);
    assert.ok(!said.includes(SECRET));
  });

  it('finds settings that set up another desk', () => {
    const { code, complained } = run(['doctor'], { ...OK, GUICHET_DESKS: '[{"code": "support", "settings": "desk.json"}]' });
    assert.equal(code, 1);
    assert.match(complained, /desks\.0\.settings \(in .*desk\.json\) — This document does not set up a desk\./u);
  });
});
