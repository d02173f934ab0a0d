/**
 * What host pages sign in PHP, Node and Java is believed: tokens that were recorded, always; and made again, where the runtime is.
 *
 *   GUICHET_RECORD=1 node --test test/recipes/recipes.test.ts     records anew, where all three are
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Issuer } from '../../src/server/config-schema.ts';
import { byKeySet, bySecrets } from '../../src/server/identity/keys.ts';
import { Identities, trusted } from '../../src/server/identity/token.ts';

const here = import.meta.dirname;
const ISS = 'https://moodle.insa.example';
const AUD = 'https://tickets.insa.example';
const PERSON = { sub: '4217', name: 'Léa "Zoé" Moreau', email: 'lea.moreau@insa.example' };
const RUNTIMES = ['php', 'node', 'java'] as const;
type Runtime = (typeof RUNTIMES)[number];
type Algorithm = 'RS256' | 'HS256';

interface Recorded {
  /** Seconds since 1970: the present of the tokens. */
  readonly now: number;
  readonly jwk: object;
  readonly secret: string;
  readonly tokens: Readonly<Record<Runtime, Readonly<Record<Algorithm, string>>>>;
}

/** A token as a recipe makes it. @returns undefined where the runtime is not here */
function made(runtime: Runtime, alg: Algorithm, key: string, now: number): string | undefined {
  const asked = { person: PERSON, iss: ISS, aud: AUD, key, alg, kid: 'recipe', now };
  const pairs = Object.entries(PERSON).flat();
  const [command, args, input] = {
    php: ['php', [join(here, 'token.php')], JSON.stringify(asked)],
    node: [process.execPath, [join(here, 'token.mjs')], JSON.stringify(asked)],
    java: [
      'java',
      [
        '-Dfile.encoding=UTF-8',
        '-Dsun.jnu.encoding=UTF-8',
        join(here, 'Token.java'),
        ISS,
        AUD,
        alg,
        'recipe',
        String(now),
        ...pairs,
      ],
      key,
    ],
  }[runtime] as [string, string[], string];
  const run = spawnSync(command, args, { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') return undefined;
  assert.equal(run.status, 0, `${runtime}: ${run.stderr}`);
  return run.stdout;
}

const file = join(here, 'recorded.json');

if (process.env['GUICHET_RECORD'] !== undefined) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const now = Math.floor(Date.now() / 1000);
  const secret = 'a recorded secret of more than two hundred and fifty-six bits';
  const tokens = RUNTIMES.map((runtime) => [
    runtime,
    { RS256: made(runtime, 'RS256', pem, now), HS256: made(runtime, 'HS256', secret, now) },
  ]);
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'recipe' };
  writeFileSync(file, `${JSON.stringify({ now, jwk, secret, tokens: Object.fromEntries(tokens) as unknown }, null, 2)}\n`);
}

const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded;

/** A server that believes Moodle, by an algorithm and a key. */
function server(alg: Algorithm, key: object | string, now: number): Identities {
  const issuer = Issuer.parse({ code: 'moodle', iss: ISS, algorithms: ['RS256'], keys: { url: `${ISS}/jwks` } });
  const verifier =
    typeof key === 'string'
      ? bySecrets([alg], () => Promise.resolve([key]))
      : byKeySet([alg], () => Promise.resolve({ keys: [key] }));
  return new Identities([{ ...trusted(issuer, AUD), verifier }], () => now * 1000);
}

async function isBelieved(identities: Identities, token: string): Promise<void> {
  const { person, expires } = await identities.known(token, 'support');
  assert.deepEqual([person.id, person.name, person.mail], ['moodle:4217', PERSON.name, PERSON.email]);
  assert.ok(expires > 0);
}

for (const runtime of RUNTIMES)
  describe(`a host page in ${runtime}`, () => {
    for (const alg of ['RS256', 'HS256'] as const) {
      it(`${alg}, as it was recorded: believed, and no longer when it is past`, async () => {
        const token = recorded.tokens[runtime][alg];
        const key = alg === 'RS256' ? recorded.jwk : recorded.secret;
        await isBelieved(server(alg, key, recorded.now + 60), token);
        await assert.rejects(server(alg, key, recorded.now + 600).known(token, 'support'), { code: 'expired' });
      });

      const [now, secret] = [1_800_000_000, 'another secret, for tokens that are made now by a recipe'];
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      const again = made(runtime, alg, alg === 'RS256' ? pem : secret, now);
      // Where the runtime is not, what was recorded stands for it.
      if (again === undefined) continue;
      it(`${alg}, made again here`, async () => {
        const jwk = { ...createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' }), kid: 'recipe' };
        await isBelieved(server(alg, alg === 'RS256' ? jwk : secret, now), again);
      });
    }
  });
