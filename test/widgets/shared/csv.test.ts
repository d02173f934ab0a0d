/** What we write, a reader that is not ours reads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Papa from 'papaparse';
import { writeCsv } from '../../../src/widgets/shared/csv.ts';

const NAUGHTY = [
  '',
  ' ',
  '"',
  '""',
  'a"b',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  'deux\nlignes',
  '=1+1',
  '+33 3 88 14 47 00',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\n\n=1',
  '＝1＋1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "l'heure",
  "'cité'",
  '=HYPERLINK("http://x.example";"ici")',
  'é €  😀 \u2028',
  '\uFEFFmarque',
];

/** What a spreadsheet reads as a formula. */
const COMPUTED = /^\s*[=+\-@＝＋－＠]/u;

describe('CSV', () => {
  for (const separator of [',', ';', '\t'] as const) {
    it(`is read by another reader as it was, every formula being a text, with ${JSON.stringify(separator)}`, () => {
      const rows = NAUGHTY.map((text, index) => [String(index), text, NAUGHTY.at(index - 1) ?? '']);
      const written = writeCsv(['a', 'b', 'c'], rows, { separator });
      const { data, errors } = Papa.parse<string[]>(written, { delimiter: separator, newline: '\r\n', skipEmptyLines: true });
      assert.deepEqual(errors, []);
      const [header, ...read] = data;
      assert.deepEqual(header, ['a', 'b', 'c']);
      assert.equal(read.length, rows.length);
      for (const [place, cells] of read.entries()) {
        for (const [at, text] of cells.entries()) {
          const was = rows[place]?.[at] ?? '';
          assert.doesNotMatch(text, COMPUTED);
          assert.ok(text === was || text === `'${was}`, JSON.stringify([was, text]));
        }
      }
    });
  }

  it('says UTF-8, ends lines with CR LF and quotes every cell', () => {
    assert.equal(writeCsv(['État'], [['Clos'], ['']]), '\uFEFF"État"\r\n"Clos"\r\n""\r\n');
  });
});
