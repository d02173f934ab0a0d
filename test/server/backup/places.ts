/** Places that are backed up and restored, with a folder beside each as a server has one. */
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres, type Place, type Restored } from '../../../src/backends/postgres/index.ts';
import { Config } from '../../../src/server/config-schema.ts';
import { besideOf } from '../../../src/server/backup/folder.ts';
import { makeBackup, type Made } from '../../../src/server/backup/making.ts';
import { registerIn } from '../../../src/server/backup/register.ts';
import { restoreBackup, type RestoringOptions } from '../../../src/server/backup/restoring.ts';
import { fileTarget } from '../../../src/server/backup/writing.ts';
import type { PersonInput } from '../../../src/domain/people.ts';

export const OPERATOR = { id: 'own:operator', name: 'Exploitation', profile: 'technical-admin' } as const satisfies PersonInput;

/** A server's database and folder. */
export class Kept {
  readonly place: Place;
  readonly folder: string;
  readonly register: string;

  /** @param register the server’s register of erasures */
  constructor(place: Place, folder: string, register: string) {
    this.place = place;
    this.folder = folder;
    this.register = register;
  }

  /** @param where the database; in memory unless said @param inside the folder that all is in */
  static async open(inside: string, where: { readonly url?: string; readonly schema?: string } = {}): Promise<Kept> {
    const folder = await mkdtemp(join(inside, 'server-'));
    const register = join(folder, 'erasures.ndjson');
    return new Kept(await openPostgres({ ...where, register: registerIn(register) }), folder, register);
  }

  get beside() {
    return besideOf({ folder: this.folder, files: Config.parse({}).files });
  }

  async backup(to: string, signal: AbortSignal = new AbortController().signal, keys = true): Promise<Made> {
    const { register } = this;
    return makeBackup(this.place, await fileTarget(to), { beside: this.beside, register, keys, by: '1.2.3', signal });
  }

  restore(from: string, more: Partial<RestoringOptions> = {}): Promise<Restored> {
    const common = { beside: this.beside, registers: [this.register] as const, replace: true, operator: OPERATOR };
    return restoreBackup(this.place, from, { ...common, signal: new AbortController().signal, ...more });
  }

  /** Every row of every table, as a copy tells them; of desks without their lives, which a restore begins anew. */
  everything(): Promise<Readonly<Record<string, readonly string[]>>> {
    return this.place.copied(async ({ tables, rows }) => {
      const all: Record<string, string[]> = {};
      for (const { name } of tables) {
        all[name] = [];
        for await (const lines of rows(name)) all[name].push(...lines.map((line) => (name === 'desks' ? lifeless(line) : line)));
        all[name].sort();
      }
      return all;
    });
  }

  /** What an operator takes out of a desk, but when it was made. */
  async exported(desk: string): Promise<unknown> {
    const session = await this.place.desk(desk).connect(OPERATOR);
    const { made: _made, ...rest } = JSON.parse(await (await session.archive.export()).file.text()) as Record<string, unknown>;
    await session.close();
    return rest;
  }
}

function lifeless(line: string): string {
  const { written: _written, body, ...row } = JSON.parse(line) as { written: number; body: Record<string, unknown> };
  const { generation: _generation, lives: _lives, derived: _derived, ...kept } = body;
  return JSON.stringify({ ...row, body: kept });
}

/** A folder for a suite. */
export async function workshop(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'guichet-backup-'));
  await mkdir(path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
