/**
 * Tables as CSV (RFC 4180), written for people who open them in a spreadsheet: every cell quoted, lines ended by CR LF, a mark that
 * says UTF-8, and no cell that a spreadsheet would take for a formula (OWASP, CSV injection).
 */
import { stringify } from 'csv-stringify/browser/esm/sync';

/** What a spreadsheet passes over before it looks for a formula; the library looks at the first letter alone. */
const LED = /^\n+(?=[\s=+\-@＝＋－＠])/u;

export type Separator = ',' | ';' | '\t';

export interface CsvOptions {
  /** Between cells; a comma by default. A spreadsheet whose decimals have a comma expects a semicolon. */
  readonly separator?: Separator | undefined;
}

/**
 * A table as CSV. A text that a spreadsheet would compute is preceded by an apostrophe.
 * @param header names of the columns
 * @param rows their texts, in the order of the header
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  { separator = ',' }: CsvOptions = {},
): string {
  const harmless = [header, ...rows].map((row) => row.map((text) => (LED.test(text) ? `'${text}` : text)));
  return stringify(harmless, {
    bom: true,
    delimiter: separator,
    escape_formulas: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  });
}
