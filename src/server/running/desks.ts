/** The desks that a server serves: those of its configuration, and those that its database keeps; no address makes another. */
import { readFile } from 'node:fs/promises';
import type { DeskBackend, DeskBackendOptions } from '../../backends/desk/desks.ts';
import { readSettings } from '../../domain/settings.ts';
import type { Place } from '../../backends/postgres/index.ts';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';

type Served = Config['desks'][number];

/** What sets a desk up that nothing was said of. */
function plain(code: string, name: string): unknown {
  return { desk: { id: code, name, mode: 'support' } };
}

/** The document of a desk. @throws {ConfigError} it cannot be read, or sets up no desk */
export async function settingsIn(desk: Served, at: number): Promise<unknown> {
  const path = desk.settings ?? '';
  const wrong = (code: string): ConfigError =>
    new ConfigError([{ key: `desks.${at}.settings`, code, source: { kind: 'file', path }, example: './support.json' }]);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw wrong('no-file');
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw wrong('not-json');
  }
  const read = readSettings(document);
  if ('document' in read && read.desk.id === desk.code) return document;
  throw wrong('not-settings');
}

/** The desks of one server. */
export class Desks {
  readonly #desks: ReadonlyMap<string, DeskBackend>;

  private constructor(desks: ReadonlyMap<string, DeskBackend>) {
    this.#desks = desks;
  }

  /**
   * Opens the desks, and makes those that are not there yet.
   * @param name what a desk is called that nothing was said of
   * @param onTold told when all who listen on a desk were told of a change
   * @returns them, and the codes of those that were made now
   * @throws {ConfigError} · {Invalid} · {Unavailable}
   */
  static async open(
    place: Place,
    config: Pick<Config, 'desks' | 'files'>,
    name: string,
    onTold?: DeskBackendOptions['onTold'],
  ): Promise<{ desks: Desks; made: readonly string[] }> {
    const more = { onTold, quota: config.files.quota };
    const kept = new Set(await place.desks());
    const open = new Map<string, DeskBackend>();
    for (const [at, desk] of config.desks.entries()) {
      const document = desk.settings === undefined ? undefined : await settingsIn(desk, at);
      const seed = document ?? (kept.has(desk.code) ? undefined : plain(desk.code, name));
      const backend = place.desk(desk.code, seed === undefined ? undefined : () => Promise.resolve(seed), more);
      // Asked for the number of its next ticket, a desk that is not kept is made.
      await backend.state();
      open.set(desk.code, backend);
    }
    for (const code of kept) if (!open.has(code)) open.set(code, place.desk(code, undefined, more));
    return { desks: new Desks(open), made: config.desks.map(({ code }) => code).filter((code) => !kept.has(code)) };
  }

  get codes(): readonly string[] {
    return [...this.#desks.keys()];
  }

  get(code: string): DeskBackend | undefined {
    return this.#desks.get(code);
  }
}
