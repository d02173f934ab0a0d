/** Tables that others wrote, as CSV: what is exported is read back by a reader of its own as it was, or made harmless. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCsv as readTable } from '../../src/widgets/shared/csv-reading.ts';
import { writeCsv } from '../../src/widgets/shared/csv.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { proposedColumns, ticketOf } from '../../src/domain/foreign/table.ts';
import { corpus, filesOf, hostileTexts } from './corpora.ts';
import { FORMULA, readCsv } from './reading-csv.ts';

/** A text after the apostrophe that keeps spreadsheets from computing it, if it has one. */
const bare = (text: string): string => text.replace(/^'(?=[\s=+\-@\t\r＝＋－＠])/u, '');

type Cells = Readonly<Record<string, string>>;

/** What the authors of a file meant by it; ends of lines as their file has them. */
function recordsOf(file: string): readonly Cells[] {
  const meant = JSON.parse(corpus(`csv-spectrum/json/${file.replace('.csv', '.json')}`)) as Cells | readonly Cells[];
  return [meant]
    .flat()
    .map((record) => Object.fromEntries(Object.entries(record).map(([name, text]) => [name, unixLines(text)])));
}

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n');

describe('csv-spectrum', () => {
  for (const file of filesOf('csv-spectrum/csvs', '*.csv')) {
    it(`${file}: exported and read back, cell by cell`, () => {
      const records = recordsOf(file);
      const header = Object.keys(records[0] ?? {});
      const rows = records.map((record) => header.map((name) => record[name] ?? ''));
      const written = writeCsv(header, rows);
      assert.ok(written.startsWith('\uFEFF'), 'says that it is UTF-8');
      assert.deepEqual(readCsv(written), [header, ...rows]);
    });

    // Its two files say different telephone numbers.
    if (file === 'location_coordinates.csv') continue;

    it(`${file}: brought in, it says what its authors meant`, async () => {
      const records = recordsOf(file);
      const { header, rows } = await readTable(new Blob([corpus(`csv-spectrum/csvs/${file}`)]));
      assert.deepEqual(
        rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? '']))),
        records.map((record) => ({ ...record })),
      );
    });

    it(`${file}: read as it stands, it says what its authors meant`, () => {
      const records = recordsOf(file);
      const [header = [], ...rows] = readCsv(unixLines(corpus(`csv-spectrum/csvs/${file}`)));
      assert.deepEqual(
        rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? '']))),
        records.map((record) => ({ ...record })),
      );
    });
  }
});

describe('naughty strings and script vectors as tickets of a table', () => {
  it('come in as the texts that they are, or are refused by their cell', async () => {
    const texts = hostileTexts();
    const written = `summary,description\n${texts.map((text) => `"Un souci","${text.replaceAll('"', '""')}"`).join('\n')}\n`;
    const { header, rows } = await readTable(new Blob([written]), { separator: ',' });
    assert.equal(rows.length, texts.length);
    const operator = { id: 'op', name: 'O. Pérateur', profile: 'functional-admin' } as const;
    const session = await memoryBackend({ desk: { id: 'table', name: 'Assistance', mode: 'bugs' }, people: [operator] }).connect(
      operator,
    );
    const mapping = {
      columns: proposedColumns(header, session.desk),
      values: {},
      service: null,
      category: null,
      requester: 'op',
    };
    const context = {
      desk: session.desk,
      people: [],
      words: { state: {}, priority: {}, kind: {} },
      now: '2026-11-24T08:00:00.000Z',
    };
    const made = rows.map((row, at) => ticketOf(row, at, mapping, context));
    const tickets = made.flatMap((each, at) => ('ticket' in each ? [{ ...each.ticket, name: String(at) }] : []));
    for (const [at, each] of made.entries())
      assert.ok('ticket' in each || /\0/u.test(texts[at] ?? '') || !(texts[at] ?? '').isWellFormed(), JSON.stringify(texts[at]));
    const { fresh } = await session.bringing.bring({ source: 'csv', tickets, people: [], fields: [], files: [] });
    assert.equal(fresh, tickets.length);
    const { rows: kept } = await session.tickets({ limit: 1, sort: [{ by: 'number', descending: false }], count: true });
    const first = await session.ticket(kept[0]?.id ?? '');
    assert.equal(first.ticket.description, tickets[0]?.description);
    await session.close();
  });
});

describe('naughty strings and script vectors as cells', () => {
  it('come back whole, and none begins as a formula', () => {
    const texts = hostileTexts();
    const rows = readCsv(
      writeCsv(
        ['texte', 'suite'],
        texts.map((text) => [text, 'x']),
      ),
    );
    assert.equal(rows.length, texts.length + 1);
    for (const [place, text] of texts.entries()) {
      const cell = rows[place + 1]?.[0] ?? '';
      assert.ok(cell === text || bare(cell) === text, JSON.stringify(text));
      assert.doesNotMatch(cell, FORMULA, JSON.stringify(text));
    }
  });
});
