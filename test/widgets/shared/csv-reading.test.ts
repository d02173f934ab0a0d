/** Tables as others write them: the encoding, the separator, and what is no table. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NoTable, readCsv } from '../../../src/widgets/shared/csv-reading.ts';

const bytes = (...parts: (string | number[])[]): Blob =>
  new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))));

describe('a table that somebody wrote', () => {
  for (const [what, file, encoding, separator] of [
    ['UTF-8 with its mark', bytes('\uFEFFÉtat;Né\r\n"a;b";c\r\n'), 'utf-8', ';'],
    ['UTF-8 without', bytes('État,Né\n"a;b",c'), 'utf-8', ','],
    ['Windows-1252', bytes([0xc9], 'tat;N', [0xe9], '\n"a;b";c\n'), 'windows-1252', ';'],
    [
      'tabs in UTF-16',
      bytes(
        [0xff, 0xfe],
        [...'État\tNé\n"a;b"\tc\n'].flatMap((letter) => [(letter.codePointAt(0) ?? 0) & 255, (letter.codePointAt(0) ?? 0) >> 8]),
      ),
      'utf-16le',
      '\t',
    ],
    ['bars, and the line ends of old machines', bytes('État|Né\r"a;b"|c\r'), 'utf-8', '|'],
  ] as const)
    it(what, async () => {
      assert.deepEqual(await readCsv(file), { encoding, separator, header: ['État', 'Né'], rows: [['a;b', 'c']] });
    });

  it('cells of several lines, doubled quotes, empty lines, rows too short and too long', async () => {
    const { rows } = await readCsv(bytes('a,b\n"un\ndeux","il dit ""oui"""\n\n,\nseul\n1,2,3\n'));
    assert.deepEqual(rows, [
      ['un\ndeux', 'il dit "oui"'],
      ['seul', ''],
      ['1', '2'],
    ]);
  });

  it('a large one is read in slices, and says how far it is', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at},"ligne\n${at}"`);
    const told: number[] = [];
    const { rows } = await readCsv(bytes(`n,texte\n${lines.join('\n')}`), {
      onProgress: (done, total) => told.push(done / total),
    });
    assert.equal(rows.length, 40_000);
    assert.deepEqual(rows[39_999], ['39999', 'ligne\n39999']);
    assert.ok(told.length > 2 && told.at(-1) === 1, String(told));
    const stop = new AbortController();
    stop.abort(new Error('assez'));
    await assert.rejects(readCsv(bytes('a\n1'), { signal: stop.signal }), /assez/u);
  });

  for (const [code, file] of [
    ['csv-empty', bytes('\n \n')],
    ['csv-unclosed', bytes('a,b\n"sans fin')],
  ] as const)
    it(code, async () => {
      await assert.rejects(readCsv(file), (error) => error instanceof NoTable && error.code === code);
    });
});
