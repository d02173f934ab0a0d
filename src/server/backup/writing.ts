/** Writes a backup, entry by entry: whoever reads it sets the pace, and no more than an entry is held. */
import { createTarPacker } from 'modern-tar';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Digest, END } from './format.ts';

/** Where a backup goes. */
export interface Target {
  readonly stream: Writable;
  /** All of it is there for good. */
  keep(): Promise<void>;
  /** It was not made whole: nothing of it stays. */
  drop(): Promise<void>;
}

/**
 * A file that is there under its name once it is whole. Whoever else uses the machine does not read it.
 * @throws the system's own error, where it is there already or cannot be written
 */
export async function fileTarget(path: string): Promise<Target> {
  const draft = `${path}.part`;
  if (existsSync(path)) throw Object.assign(new Error('it is there already'), { code: 'EEXIST' });
  const handle = await open(draft, 'w', 0o600);
  return {
    stream: createWriteStream(draft, { fd: handle.fd, autoClose: false }),
    async keep() {
      await handle.sync();
      await handle.close();
      await rename(draft, path);
    },
    async drop() {
      await handle.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

export class BackupWriter {
  readonly #packer = createTarPacker();
  readonly #digest = new Digest();
  readonly #written: Promise<void>;

  /** @param signal stops it, where something fails or somebody says so */
  constructor(to: Writable, signal: AbortSignal) {
    const from = Readable.fromWeb(this.#packer.readable as Parameters<typeof Readable.fromWeb>[0]);
    this.#written = pipeline(from, createGzip(), to, { signal });
    // Heard at the end; until then whoever adds is told.
    this.#written.catch((error: unknown) => this.#packer.controller.error(error));
  }

  async add(name: string, text: string): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    await this.stream(name, bytes.byteLength, [bytes]);
  }

  /** @throws {RangeError} there is more or less of it than was said */
  async stream(name: string, size: number, parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    this.#digest.begin(name, size);
    const entry = this.#packer.controller.add({ name, size, mode: 0o600 }).getWriter();
    for await (const part of parts) {
      this.#digest.add(part);
      await entry.write(part);
    }
    await entry.close();
  }

  /** Writes the end, and waits until all of it has gone. */
  async end(): Promise<void> {
    const end = new TextEncoder().encode(JSON.stringify(this.#digest.end()));
    const entry = this.#packer.controller.add({ name: END, size: end.byteLength, mode: 0o600 }).getWriter();
    await entry.write(end);
    await entry.close();
    this.#packer.controller.finalize();
    await this.#written;
  }

  /** Gives up; what was written is not to be kept. */
  async fail(reason: unknown): Promise<void> {
    this.#packer.controller.error(reason);
    await this.#written.catch(() => undefined);
  }
}
