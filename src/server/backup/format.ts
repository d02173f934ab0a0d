/**
 * A backup: one file, a tar under gzip, so that any machine can look into it. `guichet.json` comes first and says what it is;
 * `tables/NAME/NUMBER.ndjson` hold rows, one a line of JSON; `folder/…` what is kept beside the database; `erasures.ndjson` what was
 * erased until then. `end.json` comes last, with the digest of all before it: without it, or with another one, it is no backup.
 */
import { createHash, type Hash } from 'node:crypto';
import * as z from 'zod/mini';

export const FORMAT = 'guichet-backup';

/** Of this way of writing one. */
export const FORMAT_VERSION = 1;

export const HEAD = 'guichet.json';
export const END = 'end.json';
export const ERASURES = 'erasures.ndjson';
export const FOLDER = 'folder/';

/** How a backup of a server's is called in a folder of them. */
export const NAMED = /^guichet-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d{3})?Z\.tar\.gz$/u;

const Count = z.int().check(z.gte(0));
const Name = z.string().check(z.regex(/^[a-z_][a-z0-9_]{0,62}$/u));

/** What a backup says of itself. */
export const Head = z.object({
  format: z.literal(FORMAT),
  version: Count,
  made: z.iso.datetime(),
  /** The version of the server that made it. */
  by: z.string(),
  /** The schema of its rows. */
  schema: Count,
  desks: z.array(z.string()),
  tables: z.array(z.object({ name: Name, rows: Count })),
});
export type Head = z.infer<typeof Head>;

export const End = z.object({ entries: Count, sha256: z.string() });

/** Where the rows of a table are. */
export const rowsEntry = (table: string, number: number): string => `tables/${table}/${String(number).padStart(6, '0')}.ndjson`;

/** The table whose rows an entry holds. */
export const tableOf = (entry: string): string | undefined => /^tables\/([a-z0-9_]+)\/\d+\.ndjson$/u.exec(entry)?.[1];

/** The digest of entries, each with its name and its length. */
export class Digest {
  readonly #hash: Hash = createHash('sha256');
  entries = 0;

  begin(name: string, size: number): void {
    this.entries += 1;
    this.#hash.update(`${name}\n${size}\n`);
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  end(): z.infer<typeof End> {
    return { entries: this.entries, sha256: this.#hash.digest('hex') };
  }
}
