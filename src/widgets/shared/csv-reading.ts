/** Tables that others wrote as CSV: their encoding and separator found, every cell a text, in slices so that the page breathes. */
import { csv2json } from 'csv42';

/** How a text was written: what spreadsheets of these parts write. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** What separates cells, the likelier first. */
const SEPARATORS = [';', ',', '\t', '|'] as const;
export type CsvSeparator = (typeof SEPARATORS)[number];

export interface CsvTable {
  readonly encoding: Encoding;
  readonly separator: CsvSeparator;
  readonly header: readonly string[];
  /** As many cells in each as the header has, those that are missing empty. */
  readonly rows: readonly (readonly string[])[];
}

/** What cannot be read as a table: a code whose sentence is in the locales. */
export class NoTable extends Error {
  readonly code: 'csv-too-large' | 'csv-empty' | 'csv-unclosed';
  constructor(code: NoTable['code']) {
    super(code);
    this.code = code;
  }
}

/** Bytes of the largest table that is read in a page. */
const LARGEST = 100_000_000;

/** Letters read between two breaths. */
const SLICE = 200_000;

/** Text of bytes that say nothing of how they were written, or say it by a mark at their beginning. */
export function decoded(bytes: ArrayBuffer): { readonly text: string; readonly encoding: Encoding } {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Where the record ends that begins at a place: after its line, line breaks within quotes passed over; -1 for the last one. */
function endOf(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (letter === '\n' && !quoted) return at + 1;
  }
  return -1;
}

/** What occurs most in the header, outside of quotes. */
export function separatorIn(text: string): CsvSeparator {
  const end = endOf(text, 0);
  const bare = text.slice(0, end < 0 ? undefined : end).replaceAll(/"[^"]*"/gu, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}

function recordsOf(text: string, separator: CsvSeparator): string[][] {
  const fields = (names: readonly string[]) =>
    Array.from({ length: Math.max(names.length, 1000) }, (_, index) => ({
      index,
      setValue: (item: object, value: unknown) => void ((item as Record<number, string>)[index] = String(value)),
    }));
  try {
    const records = csv2json<Record<number, string>>(text, {
      header: false,
      delimiter: separator,
      fields,
      parseValue: (value) => value,
    });
    return records.map((record) => Array.from({ length: Object.keys(record).length, ...record }));
  } catch {
    throw new NoTable('csv-unclosed');
  }
}

/**
 * Reads a table.
 * @param separator absent: found in the header
 * @throws {NoTable} · the signal's reason
 */
export async function readCsv(
  file: Blob,
  options: {
    readonly separator?: CsvSeparator | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<CsvTable> {
  if (file.size > LARGEST) throw new NoTable('csv-too-large');
  const { text: read, encoding } = decoded(await file.arrayBuffer());
  const text = read.replaceAll(/\r\n?/gu, '\n');
  const separator = options.separator ?? separatorIn(text);
  const records: string[][] = [];
  for (let from = 0; from < text.length;) {
    options.signal?.throwIfAborted();
    let to = from;
    while (to >= 0 && to < text.length && to - from < SLICE) to = endOf(text, to);
    const end = to < 0 ? text.length : to;
    records.push(...recordsOf(text.slice(from, end), separator));
    options.onProgress?.(end, text.length);
    from = end;
    if (from < text.length) await new Promise((resume) => setTimeout(resume, 0));
  }
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''));
  const [header, ...rows] = filled;
  if (header === undefined) throw new NoTable('csv-empty');
  return { encoding, separator, header, rows: rows.map((row) => header.map((_, at) => row[at] ?? '')) };
}
