/**
 * Tables as CSV (RFC 4180), written for people who open them in a spreadsheet: every cell quoted, lines ended by CR LF, a mark that
 * says UTF-8, and no cell that a spreadsheet would take for a formula (OWASP, CSV injection).
 */
import { json2csv } from 'csv42';

/** How a formula begins, in letters of any width; a spreadsheet passes over line breaks before it looks. */
const FORMULA = /^(?:[=+\-@＝＋－＠\t\r]|\n+[\s=+\-@＝＋－＠])/u;

/** The byte order mark, by which a spreadsheet knows UTF-8. */
const MARK = '\uFEFF';

export type Separator = ',' | ';' | '\t';

export interface CsvOptions {
  /** Between cells; a comma by default. A spreadsheet whose decimals have a comma expects a semicolon. */
  readonly separator?: Separator | undefined;
}

/** Every cell is quoted, since a spreadsheet may be set to another separator than the one written. */
function cell(text: unknown): string {
  const said = String(text);
  return `"${FORMULA.test(said) ? "'" : ''}${said.replaceAll('"', '""')}"`;
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
  const fields = header.map((name, at) => ({ name, getValue: (row: readonly string[]) => row[at] ?? '' }));
  return MARK + json2csv([...rows], { fields, delimiter: separator, eol: '\r\n', formatValue: cell });
}
