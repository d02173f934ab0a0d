/** Tokens of host pages: those that are believed, and everything that is not. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { REFUSALS, TokenRefused, type RefusalCode } from '../../../src/server/identity/refusing.ts';
import { Identities, tokenIn } from '../../../src/server/identity/token.ts';
import {
  ISS,
  NOW,
  SECRET,
  AUDIENCE,
  CLAIMS,
  b64,
  believed,
  pair,
  publicly,
  secretly,
  setOf,
  sharedToken,
  signature,
  token,
} from './signing.ts';

const KEY = pair('one');
const OTHER = pair('two');
const RSA = pair('rsa', 'rsa');
const clock = () => NOW * 1000;
const identities = new Identities([believed(publicly(['ES256', 'RS256'], KEY, RSA))], clock);

/** Why a token is refused; undefined: it is believed. */
async function refusal(text: string, among = identities, desk = 'support'): Promise<string | undefined> {
  try {
    await among.known(text, desk);
    return undefined;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    return error.message;
  }
}

const without = (name: string) => ({ [name]: undefined });
const [HEAD, BODY, SIGNATURE] = token(KEY).split('.') as [string, string, string];

/** Every bad token differs from the good one in one thing. */
const BAD: readonly (readonly [what: string, token: string, why: RefusalCode | `${RefusalCode}: ${string}`])[] = [
  ['nothing', '', 'shape'],
  ['two parts', `${HEAD}.${BODY}`, 'shape'],
  ['four parts', `${token(KEY)}.x`, 'shape'],
  ['an encrypted one', `${HEAD}.${BODY}.${BODY}.${BODY}.${SIGNATURE}`, 'shape'],
  ['an empty signature', `${HEAD}.${BODY}.`, 'shape'],
  ['an empty payload', `${HEAD}..${SIGNATURE}`, 'shape'],
  ['padding', `${HEAD}.${BODY}.${SIGNATURE}==`, 'shape'],
  ['a space after it', `${token(KEY)} `, 'shape'],
  ['a line break inside', `${HEAD}.${BODY}\n.${SIGNATURE}`, 'shape'],
  ['base64 that is not for addresses', `${HEAD}.${BODY}.${SIGNATURE.slice(0, -2)}+/`, 'shape'],
  ['stray bits at its end', `${HEAD}.${BODY}.${SIGNATURE.slice(0, -1)}${SIGNATURE.endsWith('B') ? 'C' : 'B'}`, 'shape'],
  ['JSON serialisation', JSON.stringify({ protected: HEAD, payload: BODY, signature: SIGNATURE }), 'shape'],
  ['more than anybody needs', token(KEY, { more: 'x'.repeat(20_000) }), 'shape'],
  ['a header that is a list', `${b64([])}.${BODY}.${SIGNATURE}`, 'header'],
  ['a header that is no text', `${Buffer.from([0xff, 0xfe]).toString('base64url')}.${BODY}.${SIGNATURE}`, 'header'],
  ['no algorithm', token(KEY, {}, without('alg')), 'header: alg'],
  ['an algorithm that is a list', token(KEY, {}, { alg: ['ES256'] }), 'header: alg'],
  ['no signature', `${b64({ alg: 'none' })}.${BODY}.${SIGNATURE}`, 'algorithm'],
  ['no signature, in other letters', `${b64({ alg: 'nOnE' })}.${BODY}.${SIGNATURE}`, 'algorithm'],
  ['something critical', token(KEY, {}, { crit: ['exp'] }), 'header: crit'],
  ['nothing critical', token(KEY, {}, { crit: [] }), 'header: crit'],
  ['a key of its own', token(OTHER, {}, { jwk: OTHER.jwk }), 'header: jwk'],
  ['the address of its keys', token(OTHER, {}, { jku: 'https://evil.example/jwks' }), 'header: jku'],
  ['the address of its certificate', token(OTHER, {}, { x5u: 'https://evil.example/cert' }), 'header: x5u'],
  ['a certificate of its own', token(OTHER, {}, { x5c: ['MIIB'] }), 'header: x5c'],
  ['a payload that is not encoded', token(KEY, {}, { b64: false }), 'header: b64'],
  ['compression', token(KEY, {}, { zip: 'DEF' }), 'header: zip'],
  ['another type', token(KEY, {}, { typ: 'dpop+jwt' }), 'header: typ'],
  ['a name of key that is a number', token(KEY, {}, { kid: 1 }), 'header: kid'],
  ['a long name of key', token(KEY, {}, { kid: 'x'.repeat(600) }), 'header: kid'],
  ['a payload that is no JSON', `${HEAD}.${b64('foo')}.${SIGNATURE}`, 'payload'],
  ['a payload that is a list', `${HEAD}.${b64([CLAIMS])}.${SIGNATURE}`, 'payload'],
  ['nobody for an issuer', token(KEY, without('iss')), 'issuer'],
  ['another issuer', token(KEY, { iss: 'https://other.example' }), 'issuer'],
  ['nearly the issuer', token(KEY, { iss: `${ISS}/` }), 'issuer'],
  ['issuers', token(KEY, { iss: [ISS] }), 'issuer'],
  ['a name that every object has', token(KEY, { iss: 'constructor' }), 'issuer'],
  ['an algorithm that is not agreed', token(RSA, {}, {}, 'PS256'), 'algorithm'],
  ['a public key taken for a secret', sharedToken({}, JSON.stringify(KEY.jwk), { kid: 'one' }), 'algorithm'],
  ['a key that nobody knows', token(OTHER), 'key'],
  ['the key of another algorithm', token({ ...KEY, kid: 'rsa' }), 'key'],
  ['a stranger’s key under a known name', token({ ...OTHER, kid: 'one' }), 'signature'],
  ['another body', `${HEAD}.${b64({ ...CLAIMS, sub: '1' })}.${SIGNATURE}`, 'signature'],
  ['another header', `${b64({ alg: 'ES256', kid: 'one' })}.${BODY}.${SIGNATURE}`, 'signature'],
  ['a signature of zeros', `${HEAD}.${BODY}.${Buffer.alloc(64).toString('base64url')}`, 'signature'],
  ['a signature in DER', `${HEAD}.${BODY}.${Buffer.alloc(71, 0x30).toString('base64url')}`, 'signature'],
  ['nobody to read it', token(KEY, without('aud')), 'audience'],
  ['somebody else to read it', token(KEY, { aud: 'https://other.example' }), 'audience'],
  ['several others to read it', token(KEY, { aud: ['https://a.example', 'https://b.example'] }), 'audience'],
  ['part of our address', token(KEY, { aud: AUDIENCE.slice(0, -1) }), 'audience'],
  ['no end', token(KEY, without('exp')), 'life: exp'],
  ['an end in words', token(KEY, { exp: String(NOW + 300) }), 'life: exp'],
  ['no beginning', token(KEY, without('iat')), 'life: iat'],
  ['a beginning in words', token(KEY, { nbf: 'now' }), 'life: nbf'],
  ['a life of more than ten minutes', token(KEY, { exp: NOW + 601 }), 'life'],
  ['an end before its beginning', token(KEY, { exp: NOW - 1 }), 'life'],
  ['an end that is past', token(KEY, { iat: NOW - 330, exp: NOW - 30 }), 'expired'],
  ['a beginning to come', token(KEY, { iat: NOW + 60, exp: NOW + 120 }), 'not-yet'],
  ['a use to come', token(KEY, { nbf: NOW + 60 }), 'not-yet'],
  ['no name of its own', token(KEY, without('jti')), 'claim: jti'],
  ['an empty name of its own', token(KEY, { jti: '' }), 'claim: jti'],
  ['a name of its own that is a number', token(KEY, { jti: 7 }), 'claim: jti'],
  ['nobody', token(KEY, without('sub')), 'claim: sub'],
  ['an empty somebody', token(KEY, { sub: '' }), 'claim: sub'],
  ['a number for somebody', token(KEY, { sub: 42 }), 'claim: sub'],
  ['a long somebody', token(KEY, { sub: 'x'.repeat(256) }), 'claim: sub'],
  ['somebody who looks like another', token(KEY, { sub: '42\u0008' }), 'claim: sub'],
  ['somebody whom nothing can keep', token(KEY, { sub: '\u0000' }), 'claim: sub'],
  ['a long name', token(KEY, { name: 'x'.repeat(256) }), 'claim: name'],
  ['a mail that nothing can keep', token(KEY, { email: 'a\u0000b' }), 'claim: mail'],
];

describe('a token', () => {
  it('is believed when everything is right', async () => {
    const { person, expires } = await identities.known(token(KEY), 'support');
    assert.equal(person.id, 'moodle:42');
    assert.equal(person.name, 'Léa Moreau');
    assert.equal(expires, NOW + 300);
    assert.equal(await refusal(token(RSA, {}, {}, 'RS256')), undefined);
    assert.equal(await refusal(token(KEY, { aud: ['https://other.example', AUDIENCE] })), undefined);
    assert.equal(await refusal(token(KEY, { exp: NOW + 600 })), undefined, 'ten minutes');
    assert.equal(await refusal(token(KEY, { iat: NOW - 329, exp: NOW - 29 })), undefined, 'clocks differ a little');
    assert.equal(await refusal(token(KEY, {}, { typ: 'at+jwt' })), undefined);
  });

  for (const [what, text, why] of BAD)
    it(`with ${what} is refused: ${why}`, async () => {
      assert.equal(await refusal(text), why);
    });

  it('has a test for each reason to refuse it', () => {
    const tried = new Set(BAD.map(([, , why]) => why.split(':')[0]));
    assert.deepEqual(
      REFUSALS.filter((code) => !tried.has(code)),
      ['missing', 'desk'],
    );
  });

  it('is refused where its people have no business', async () => {
    const among = new Identities([believed(publicly(['ES256'], KEY), { desks: ['support'] })], clock);
    assert.equal(await refusal(token(KEY), among), undefined);
    assert.equal(await refusal(token(KEY), among, 'bugs'), 'desk');
  });

  it('is read from a request, and from nowhere else in it', () => {
    const asked = (headers: HeadersInit, address = 'https://tickets.example/') => tokenIn(new Request(address, { headers }));
    assert.equal(asked({ authorization: 'Bearer a.b.c' }), 'a.b.c');
    assert.equal(asked({ authorization: 'bearer a.b.c' }), 'a.b.c');
    const strangers: readonly HeadersInit[] = [
      {},
      { authorization: 'Basic abc' },
      { authorization: 'Bearer' },
      { authorization: 'Bearer a b' },
      { cookie: 'token=a.b.c' },
    ];
    for (const headers of strangers)
      assert.throws(() => asked(headers, 'https://tickets.example/?access_token=a.b.c'), new TokenRefused('missing'));
  });
});

describe('keys that rotate', () => {
  it('two secrets are valid at once, and no third', async () => {
    const [before, after, never] = [SECRET, SECRET.toUpperCase(), `${SECRET}?`];
    const among = new Identities([believed(secretly(before, after))], clock);
    assert.equal(await refusal(sharedToken({}, before), among), undefined);
    assert.equal(await refusal(sharedToken({}, after), among), undefined);
    assert.equal(await refusal(sharedToken({}, never), among), 'signature');
  });

  it('two public keys are valid at once, whether a token names its key or not', async () => {
    const among = new Identities([believed(publicly(['ES256'], KEY, OTHER))], clock);
    for (const each of [KEY, OTHER])
      for (const header of [{}, without('kid')]) assert.equal(await refusal(token(each, {}, header), among), undefined);
    assert.equal(await refusal(token(pair('x'), {}, without('kid')), among), 'signature');
  });

  it('two keys of one name are a name for neither', async () => {
    const among = new Identities([believed(publicly(['ES256'], KEY, { ...OTHER, jwk: { ...OTHER.jwk, kid: 'one' } }))], clock);
    assert.equal(await refusal(token(KEY), among), 'signature');
  });

  it('one secret that is too short lets nobody in', async () => {
    const among = new Identities([believed(secretly(SECRET, 'short'))], clock);
    await assert.rejects(among.known(sharedToken(), 'support'), { code: 'short-secret', kind: 'unavailable' });
  });
});

describe('keys that are not those of an algorithm', () => {
  it('sign nothing: each algorithm has its kind', async () => {
    const ed = pair('ed', 'ed25519');
    const among = new Identities([believed(publicly(['EdDSA', 'Ed25519', 'PS256'], ed, RSA))], clock);
    assert.equal(await refusal(token(ed, {}, {}, 'EdDSA'), among), undefined);
    assert.equal(await refusal(token(ed, {}, {}, 'Ed25519'), among), undefined);
    assert.equal(await refusal(token(RSA, {}, {}, 'PS256'), among), undefined);
    assert.equal(await refusal(token(RSA, {}, {}, 'RS256'), among), 'algorithm');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    const wide = `${b64({ alg: 'ES256', kid: 'one' })}.${BODY}`;
    assert.equal(await refusal(`${wide}.${signature(wide, 'ES256', privateKey).toString('base64url')}`), 'signature');
  });
});

describe('a set of keys', () => {
  /** An issuer whose set is what the test says at each reading, on a clock that the test moves. */
  const moving = () => {
    const seen = { now: 0, reads: 0, answer: (): unknown => setOf(KEY) };
    return seen;
  };
  const amongMoving = async (seen: ReturnType<typeof moving>) => {
    const { byKeySet } = await import('../../../src/server/identity/keys.ts');
    const read = () => {
      seen.reads += 1;
      return Promise.resolve().then(seen.answer);
    };
    return new Identities([believed(byKeySet(['ES256'], read, () => seen.now))], clock);
  };

  it('is read once, again after ten minutes, and when a token names a key that is not there', async () => {
    const seen = moving();
    const among = await amongMoving(seen);
    await Promise.all([refusal(token(KEY), among), refusal(token(KEY), among)]);
    assert.equal(seen.reads, 1, 'once for all who ask at the same time');
    seen.now += 600_001;
    assert.equal(await refusal(token(KEY), among), undefined);
    assert.equal(seen.reads, 2);
    seen.now += 10_000;
    seen.answer = () => setOf(OTHER);
    assert.equal(await refusal(token(OTHER), among), undefined, 'the new key');
    assert.equal(seen.reads, 3);
    assert.equal(await refusal(token(KEY), among), 'key', 'the old one is gone');
    assert.equal(seen.reads, 3, 'nobody makes the server ask again and again');
  });

  it('is still believed for an hour while it cannot be had, and then no more', async () => {
    const seen = moving();
    const among = await amongMoving(seen);
    assert.equal(await refusal(token(KEY), among), undefined);
    seen.answer = () => {
      throw new TypeError('fetch failed');
    };
    seen.now += 3_500_000;
    assert.equal(await refusal(token(KEY), among), undefined);
    seen.now += 200_000;
    await assert.rejects(among.known(token(KEY), 'support'), { code: 'unreachable', kind: 'unavailable' });
  });

  const wrong: readonly (readonly [what: string, set: unknown, code: string])[] = [
    ['nothing', null, 'no-keys'],
    ['no list', { keys: {} }, 'no-keys'],
    ['no key', { keys: [] }, 'no-keys'],
    ['too many keys', { keys: Array.from({ length: 51 }, () => KEY.jwk) }, 'no-keys'],
    ['a secret among its keys', { keys: [KEY.jwk, { kty: 'oct', k: b64(SECRET), kid: 's' }] }, 'secret-key'],
    ['a private key', { keys: [{ ...KEY.privateKey.export({ format: 'jwk' }), kid: 'one' }] }, 'private-key'],
    ['a short key alone', setOf(pair('short', 'rsa', 1024)), 'weak-key'],
    ['a key of a trivial exponent', { keys: [{ ...RSA.jwk, e: 'AQ' }] }, 'weak-key'],
  ];
  for (const [what, set, code] of wrong)
    it(`with ${what} lets nobody in: ${code}`, async () => {
      const seen = moving();
      seen.answer = () => set;
      await assert.rejects((await amongMoving(seen)).known(token(KEY), 'support'), { code, kind: 'unavailable' });
    });
});
