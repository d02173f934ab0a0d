/** A company's incident log (UCI, dataset 498) as it was written: each incident with the states that it was in, and when. */
import { inflateRawSync } from 'node:zlib';
import { corpusBytes } from './corpora.ts';

/** One line of the log that changed the state. */
export interface Line {
  readonly state: string;
  /** Milliseconds; the log tells no zone, and is read as universal time. */
  readonly at: number;
}

export interface Incident {
  readonly number: string;
  readonly opened: number;
  readonly caller: string;
  readonly group: string;
  readonly priority: string;
  readonly lines: readonly Line[];
}

/** The only file of an archive that ends so (APPNOTE.TXT 4.3: the central directory is at the end). */
function unzipped(archive: Buffer, ending: string): string {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? archive.readUInt32LE(at + offset) : archive.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    const local = archive.readUInt32LE(at + 42);
    if (path.endsWith(ending) && !path.includes('__MACOSX')) {
      const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(begin, begin + size)).toString('utf8');
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`nothing ends with ${ending}`);
}

/** `29/2/2016 01:16`, in milliseconds. */
function instantOf(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  const [date = 1, month = 1, year = 1970] = day.split('/').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Date.UTC(year, month - 1, date, hour, minute);
}

/** Every incident, in the order of the log. What has no state (`-100`: missing) says nothing; clocks never go back. */
export function incidents(): Incident[] {
  const [, ...rows] = unzipped(corpusBytes('tickets-uci-incident/incident_event_log.zip'), '.csv').trim().split(/\r?\n/u);
  const known = new Map<string, Incident & { lines: Line[] }>();
  for (const row of rows) {
    const cells = row.split(',');
    if (cells.length !== 36) throw new Error(`a line of ${String(cells.length)} cells: ${row}`);
    const number = cells[0] ?? '';
    const incident = known.get(number) ?? {
      number,
      opened: instantOf(cells[9] ?? ''),
      caller: cells[7] ?? '',
      group: cells[23] ?? '',
      priority: cells[22] ?? '',
      lines: [],
    };
    known.set(number, incident);
    const state = cells[1] ?? '';
    const last = incident.lines.at(-1);
    if (state === '-100' || state === last?.state) continue;
    incident.lines.push({ state, at: Math.max(instantOf(cells[13] ?? ''), last?.at ?? incident.opened) });
  }
  return [...known.values()];
}
