/** Wycheproof's signed tokens: every invalid one is refused where a host page's tokens are read, and the valid ones are let through. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PAIRED } from '../../src/server/config-schema.ts';
import { byKeySet, bySecrets, KeysUnavailable, type Verifier } from '../../src/server/identity/keys.ts';
import { TokenRefused } from '../../src/server/identity/refusing.ts';
import { shapeOf } from '../../src/server/identity/shape.ts';
import { corpus } from './corpora.ts';

interface Jwk {
  readonly kty: string;
  readonly alg?: string;
  readonly k?: string;
  readonly kid?: string;
}
interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid';
  readonly jws?: string | object;
  readonly jwe?: string | object;
}
interface Group {
  readonly comment: string;
  readonly private: Jwk | { readonly keys: readonly Jwk[] };
  readonly public?: Jwk | { readonly keys: readonly Jwk[] };
  readonly tests: readonly Case[];
}

/** An issuer configured with the keys of a group: the secrets of one, or the public keys of another. */
function verifierOf(group: Group): Verifier {
  const given = group.public ?? group.private;
  const keys = 'keys' in given ? given.keys : [given];
  if (keys.every(({ kty }) => kty === 'oct')) {
    const algorithms = [...new Set(keys.flatMap(({ alg }) => alg ?? []))];
    return bySecrets(algorithms, () => Promise.resolve(keys.map(({ k }) => new Uint8Array(Buffer.from(k ?? '', 'base64url')))));
  }
  return byKeySet(PAIRED, () => Promise.resolve({ keys }));
}

async function isBelieved(group: Group, { jws, jwe }: Case): Promise<boolean> {
  try {
    // A request carries text: other serialisations come as the text of their JSON.
    const token = jws ?? jwe ?? '';
    await verifierOf(group).verify(shapeOf(typeof token === 'string' ? token : JSON.stringify(token)));
    return true;
  } catch (error) {
    if (error instanceof TokenRefused || error instanceof KeysUnavailable) return false;
    throw error;
  }
}

/** Valid tokens that are refused here on purpose. */
const STRICTER: Readonly<Record<string, readonly number[]>> = {
  'an empty payload says nobody': [259, 264, 268, 272, 320, 325],
  'its key says that it is for another algorithm': [346, 347, 350, 351],
  '"?" is no letter of base64url': [372, 373],
};

const named = ({ group, test }: { readonly group: Group; readonly test: Case }) =>
  `${group.comment} ${test.tcId} ${test.comment}`;

/** A configuration gives secrets no names, so that two of one name cannot be said: for public keys, token.test.ts says what comes of it. */
function hasTwoSecretsOfOneName({ private: given }: Group): boolean {
  const secrets = 'keys' in given ? given.keys.filter(({ kty }) => kty === 'oct') : [];
  return new Set(secrets.map(({ kid }) => kid)).size < secrets.length;
}

describe('Wycheproof', () => {
  const valid: { readonly group: Group; readonly test: Case }[] = [];
  for (const [file, least] of [
    ['json_web_signature_test', 353],
    ['json_web_crypto_test', 77],
    ['json_web_key_test', 20],
    ['json_web_encryption_test', 74],
  ] as const) {
    const { testGroups } = JSON.parse(corpus(`jwt-wycheproof/${file}.json`)) as { readonly testGroups: readonly Group[] };
    const cases = testGroups.flatMap((group) => group.tests.map((test) => ({ group, test })));
    const good = cases.filter(({ test }) => test.result === 'valid');
    valid.push(...good.filter(({ test }) => test.jws !== undefined));

    /** Two vectors say nothing: letter for letter, with the same key, they are another that is valid. */
    const isAlsoValid = ({ group, test }: (typeof cases)[number]) =>
      good.some((each) => each.group === group && each.test.jws !== undefined && each.test.jws === test.jws);

    it(`${file}: every invalid token is refused`, async () => {
      const invalid = cases.filter(
        (each) => each.test.result === 'invalid' && !isAlsoValid(each) && !hasTwoSecretsOfOneName(each.group),
      );
      assert.equal(invalid.length, least);
      const believed: string[] = [];
      for (const each of invalid) if (await isBelieved(each.group, each.test)) believed.push(named(each));
      assert.deepEqual(believed, []);
    });

    const encrypted = good.filter(({ test }) => test.jwe !== undefined);
    if (encrypted.length === 0) continue;
    it(`${file}: what is encrypted is refused, whatever it holds`, async () => {
      for (const each of encrypted) assert.equal(await isBelieved(each.group, each.test), false, named(each));
    });
  }

  it('valid signatures are believed, but for what is stricter here: the control', async () => {
    assert.equal(valid.length, 55);
    const refused: number[] = [];
    for (const { group, test } of valid) if (!(await isBelieved(group, test))) refused.push(test.tcId);
    assert.deepEqual(
      refused.sort((one, other) => one - other),
      Object.values(STRICTER)
        .flat()
        .sort((one, other) => one - other),
    );
  });
});
