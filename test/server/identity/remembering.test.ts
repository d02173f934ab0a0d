/** Tokens that come again within a moment: checked once, and what was refused each time. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { BELIEVED, remembering } from '../../../src/server/identity/remembering.ts';
import { shapeOf } from '../../../src/server/identity/shape.ts';
import { bySecrets } from '../../../src/server/identity/keys.ts';
import { SECRET, sharedToken } from './signing.ts';

const NEXT = `${SECRET}, and the one after`;

/** A verifier whose secret and present a test moves on. */
function changing() {
  const now = { secret: SECRET, at: 0, read: 0 };
  const verifier = remembering(
    bySecrets(['HS256'], () => {
      now.read += 1;
      return Promise.resolve([now.secret]);
    }),
    () => now.at,
  );
  return { now, verifier };
}

it('a signature is checked once in ten seconds, and then with the keys of that moment', async () => {
  const { now, verifier } = changing();
  const token = shapeOf(sharedToken());
  await verifier.verify(token);
  now.secret = NEXT;
  now.at = BELIEVED - 1;
  await verifier.verify(token);
  assert.equal(now.read, 1);
  now.at = BELIEVED;
  await assert.rejects(verifier.verify(token), { code: 'signature' });
});

it('what was refused is looked at again, and another token of the same claims is another token', async () => {
  const { now, verifier } = changing();
  now.secret = NEXT;
  await assert.rejects(verifier.verify(shapeOf(sharedToken())), { code: 'signature' });
  now.secret = SECRET;
  await verifier.verify(shapeOf(sharedToken()));
  const [head = '', body = '', signature = ''] = sharedToken().split('.');
  const forged = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  await assert.rejects(verifier.verify(shapeOf(forged)), { code: 'signature' });
});
