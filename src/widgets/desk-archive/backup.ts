/**
 * Files of a tracker, opened: its tables as CSV, the XML of a Moodle backup, or the whole backup (`.mbz`: a tar in gzip, or a zip),
 * in which nothing but this is read.
 */
import { parseXml, XmlError, type XmlElement } from '@rgrove/parse-xml';
import { unzip, type Unzipped } from 'fflate';
import { parseTar } from 'nanotar';
import { addRows, noTables, rowsUnder, tableNamed } from '../../domain/foreign/tracker-tables.ts';
import type { TrackerTables, XmlNode } from '../../domain/foreign/tracker-tables.ts';
import { readCsv } from '../shared/csv-reading.ts';

/** What is in the files that a person picked. */
export interface OpenedBackup {
  readonly tables: TrackerTables;
  /** Bytes of files by what Moodle calls them. */
  readonly contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** A file that is no part of a tracker: a code whose sentence is in the locales. */
export class NoBackup extends Error {
  readonly code: 'not-xml' | 'not-a-backup' | 'no-tracker' | 'too-large';
  readonly file: string;
  constructor(code: NoBackup['code'], file: string) {
    super(code);
    this.code = code;
    this.file = file;
  }
}

/** Bytes of everything that a backup may hold, unpacked: more does not fit into a page. */
const LARGEST = 500_000_000;

type Entries = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** XML that says something of a tracker, and the bytes of files. */
const WANTED = /(?:^|\/)(?:activities\/tracker_\d+\/tracker\.xml|users\.xml|files\.xml|files\/[0-9a-f]{2}\/[0-9a-f]+)$/u;

async function inflated(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LARGEST) throw new RangeError('too large');
    parts.push(part.value as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function unzipped(bytes: Uint8Array): Promise<Unzipped> {
  let size = 0;
  return new Promise((resolve, reject) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
      if (!WANTED.test(name)) return false;
      size += originalSize;
      if (size > LARGEST) throw new RangeError('too large');
      return true;
    };
    unzip(bytes, { filter }, (error, files) => (error === null ? resolve(files) : reject(error)));
  });
}

/** What is packed in a backup, by its paths. @throws {NoBackup} */
async function unpacked(file: File): Promise<Entries> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  try {
    if (first === 0x50 && second === 0x4b)
      return new Map(
        Object.entries(await unzipped(new Uint8Array(await file.arrayBuffer()))) as [string, Uint8Array<ArrayBuffer>][],
      );
    const tar = parseTar(await inflated(file), { filter: ({ name }) => WANTED.test(name) });
    return new Map(
      tar.flatMap(({ name, data }) => (data === undefined ? [] : [[name, data as Uint8Array<ArrayBuffer>] as const])),
    );
  } catch (error) {
    throw new NoBackup(error instanceof RangeError ? 'too-large' : 'not-a-backup', file.name);
  }
}

function nodeOf(element: XmlElement): XmlNode {
  const children = element.children.filter((child): child is XmlElement => child.type === 'element');
  return {
    name: element.name,
    attributes: { ...element.attributes },
    children: children.map(nodeOf),
    text: children.length > 0 ? '' : element.text,
  };
}

/** @throws {NoBackup} */
function xmlOf(text: string, file: string): XmlNode {
  try {
    const { root } = parseXml(text);
    if (root === null) throw new NoBackup('not-xml', file);
    return nodeOf(root);
  } catch (error) {
    // Nested so deep that no stack holds it, or no XML at all.
    if (error instanceof XmlError || error instanceof RangeError) throw new NoBackup('not-xml', file);
    throw error;
  }
}

/** Opens what a person picked. @throws {NoBackup} · {NoTable} · the signal's reason */
export async function openBackup(files: readonly File[], signal: AbortSignal): Promise<OpenedBackup> {
  const tables = noTables();
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of files) {
    signal.throwIfAborted();
    if (file.size > LARGEST) throw new NoBackup('too-large', file.name);
    const name = file.name.toLowerCase();
    if (name.endsWith('.csv')) {
      const table = tableNamed(file.name);
      if (table === null) continue;
      const { header, rows } = await readCsv(file, { signal });
      tables[table].push(...rowsUnder(header, rows));
    } else if (name.endsWith('.xml')) addRows(tables, xmlOf(await file.text(), file.name));
    else {
      for (const [path, bytes] of await unpacked(file)) {
        if (path.endsWith('.xml')) addRows(tables, xmlOf(new TextDecoder().decode(bytes), path));
        else contents.set(path.replace(/^.*\//u, ''), bytes);
        signal.throwIfAborted();
      }
    }
  }
  if (tables.issue.length === 0) throw new NoBackup('no-tracker', files[0]?.name ?? '');
  return { tables, contents };
}
