/** CSV read by hand (RFC 4180), so that what is written is not judged by who wrote it. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/u, '');
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === ',') end();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && source[at + 1] === '\n') at += 1;
      end();
      rows.push([]);
    } else cell += letter;
  }
  end();
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

/** How a cell begins that a spreadsheet would compute. */
export const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;
