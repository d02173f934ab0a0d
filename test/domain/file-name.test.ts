/** Names of files, made plain: what is kept is what was looked at. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { plainFileName } from '../../src/domain/file-name.ts';

const CASES: readonly (readonly [said: string, kept: string])[] = [
  ['capture.png', 'capture.png'],
  ['Relevé de notes (2).pdf', 'Relevé de notes (2).pdf'],
  ['Releve\u0301.pdf', 'Relevé.pdf'],
  ['\u200B.htaccess', '.htaccess'],
  ['facture\u202Efdp.exe', 'facturefdp.exe'],
  ['a\u0000b\u001Fc\u007F.txt', 'abc.txt'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['C:\\Windows\\notes.txt', 'C__Windows_notes.txt'],
  ['  deux   espaces .txt  ', 'deux espaces .txt'],
  ['points...', 'points'],
  ['CON', '_CON'],
  ['nul.tar.gz', '_nul.tar.gz'],
  ['com¹.txt', '_com¹.txt'],
  ['console.log', 'console.log'],
  ['con\u200B', '_con'],
  ['con.. .', '_con'],
  ['\u200B\u2060', '_'],
  ['', '_'],
  ['\uD83D.png', '\uFFFD.png'],
  [`${'é'.repeat(200)}.docx`, `${'é'.repeat(72)}.docx`],
  ['👩‍💻.md', '👩💻.md'],
];

describe('the name of a file', () => {
  for (const [said, kept] of CASES)
    it(`${JSON.stringify(said).slice(0, 40)} is kept as ${JSON.stringify(kept).slice(0, 40)}`, () => {
      assert.equal(plainFileName(said), kept);
    });

  it('is plain once and for all: not empty, short, seen, no place, no device', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('c', 'o', 'n', '.', ' ', '\u200B', '/') })),
        (said) => {
          const kept = plainFileName(said);
          assert.equal(plainFileName(kept), kept);
          assert.ok(kept !== '' && new TextEncoder().encode(kept).length <= 150);
          assert.ok(!/[\p{Cc}\p{Cf}\p{Cs}/\\]|[. ]$/u.test(kept) && !/^(?:con|nul)(?:\.|$)/iu.test(kept));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
