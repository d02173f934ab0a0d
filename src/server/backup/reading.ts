/** Reads a backup from its beginning to its end; one that is cut, changed or something else is refused. */
import { createTarDecoder } from 'modern-tar';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Digest, End, END, ERASURES, FORMAT_VERSION, Head, HEAD } from './format.ts';
import { erasuresIn } from './register.ts';
import type { Erasure } from '../../backends/desk/erasures.ts';

/** Why a file is not read as a backup. */
export type BackupTrouble =
  /** It cannot be opened. */
  | 'no-file'
  /** It is none. */
  | 'not-a-backup'
  /** Part of it is missing, or is not as it was written. */
  | 'damaged'
  /** A later version wrote it in another way. */
  | 'newer';

export class BadBackup extends Error {
  readonly code: BackupTrouble;
  constructor(code: BackupTrouble, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** One entry; its bytes must be read before the next. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** All the bytes of an entry as a text. */
export async function textOf({ bytes }: Entry): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const part of bytes) text += decoder.decode(part, { stream: true });
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadBackup('damaged', error);
  }
}

/** What an entry says of the whole. @throws {BadBackup} */
function headIn(text: string): Head {
  const said = parsed(text);
  const { format, version } = (said ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format === 'guichet-backup' && typeof version === 'number' && version > FORMAT_VERSION) throw new BadBackup('newer');
  const head = Head.safeParse(said);
  if (!head.success) throw new BadBackup('not-a-backup');
  return head.data;
}

/** The codes and words of an error and of what caused it. */
function* reasonsOf(error: unknown): Iterable<{ readonly code: string; readonly message: string }> {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { readonly code?: unknown };
    yield { code: typeof code === 'string' ? code : '', message: at.message };
  }
}

/** What an error of reading says of the file. @param isBegun whether something of a backup was read already */
function troubleOf(error: unknown, isBegun: boolean): BackupTrouble {
  const reasons = [...reasonsOf(error)];
  if (reasons.some(({ code }) => ['ENOENT', 'EACCES', 'EISDIR'].includes(code))) return 'no-file';
  // What is packed was packed whole: where it does not come out, it has changed since.
  const isPacked = reasons.every(({ message }) => message !== 'incorrect header check');
  return isBegun || (isPacked && reasons.some(({ code }) => code.startsWith('Z_'))) ? 'damaged' : 'not-a-backup';
}

/** Told apart from what is wrong with the file: whoever reads stops for reasons of his own. */
async function* raw(path: string, signal: AbortSignal): AsyncIterable<Entry> {
  const file = createReadStream(path, { signal });
  const unzipped = createGunzip();
  // What the file cannot give is heard of where it is unpacked.
  file.on('error', (error) => unzipped.destroy(error));
  const decoder = createTarDecoder({ strict: true });
  const entries = (Readable.toWeb(file.pipe(unzipped)) as ReadableStream<Uint8Array>).pipeThrough(decoder);
  try {
    for await (const { header, body } of entries) yield { name: header.name, size: header.size, bytes: body };
  } finally {
    file.destroy();
    unzipped.destroy();
  }
}

/**
 * The entries of a backup but for its end, which is checked where they end.
 * @throws {BadBackup} · the signal's reason
 */
export async function* entriesOf(path: string, signal: AbortSignal): AsyncIterable<Entry> {
  const digest = new Digest();
  let isEnded = false;
  const source = raw(path, signal)[Symbol.asyncIterator]();
  /** What reading the file throws, in words of ours. */
  const read = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof BadBackup) throw error;
      throw new BadBackup(troubleOf(error, digest.entries > 0), error);
    }
  };
  async function* bytesOf(entry: Entry): AsyncIterable<Uint8Array> {
    const parts = entry.bytes[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await read(() => parts.next());
      if (done === true) return;
      digest.add(value);
      yield value;
    }
  }
  try {
    for (;;) {
      const { done, value: entry } = await read(() => source.next());
      if (done === true) break;
      if (isEnded) throw new BadBackup('damaged');
      if (entry.name === END) {
        const end = End.safeParse(parsed(await read(() => textOf(entry))));
        const made = digest.end();
        if (!end.success || end.data.sha256 !== made.sha256 || end.data.entries !== made.entries) throw new BadBackup('damaged');
        isEnded = true;
        continue;
      }
      if (digest.entries === 0 && entry.name !== HEAD) throw new BadBackup('not-a-backup');
      digest.begin(entry.name, entry.size);
      yield { ...entry, bytes: bytesOf(entry) };
    }
    if (!isEnded) throw new BadBackup(digest.entries === 0 ? 'not-a-backup' : 'damaged');
  } finally {
    await source.return?.();
  }
}

/** What a whole backup says of itself, and what was erased until it was made. */
export interface Checked {
  readonly head: Head;
  readonly erasures: readonly Erasure[];
}

/** Reads a backup from its beginning to its end, and keeps nothing of it. @throws {BadBackup} · the signal's reason */
export async function checkBackup(path: string, signal: AbortSignal): Promise<Checked> {
  let head: Head | undefined;
  let erasures: readonly Erasure[] = [];
  for await (const entry of entriesOf(path, signal)) {
    if (entry.name === HEAD) head = headIn(await textOf(entry));
    else if (entry.name === ERASURES) erasures = erasuresIn(await textOf(entry));
    else for await (const part of entry.bytes) void part;
  }
  if (head === undefined) throw new BadBackup('not-a-backup');
  return { head, erasures };
}
