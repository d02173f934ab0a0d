/** Worlds in PostgreSQL: for each place a schema of its own, which the next case uses again, emptied. */
import { alikeOn } from '../../../src/backends/desk/alike.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { DeskBackend, DeskBackendOptions } from '../../../src/backends/desk/desks.ts';
import type { Connected } from '../../../src/backends/postgres/connecting.ts';
import { PostgresLists } from '../../../src/backends/postgres/lists.ts';
import { migrate } from '../../../src/backends/postgres/migrating.ts';
import { MIGRATIONS } from '../../../src/backends/postgres/migrations/index.ts';
import { PostgresStore } from '../../../src/backends/postgres/store.ts';
import type { Setup, World } from '../../conformance/world.ts';

/** A clock that is told the time. */
export function stillClock(start = '2026-11-24T08:00:00.000Z'): World['clock'] {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** A backend on a store, as one process has it. */
export function nodeOn(
  store: PostgresStore,
  { desk, people, desks = [] }: Setup,
  clock: () => string,
  more: Partial<DeskBackendOptions> = {},
): DeskBackend {
  return openDesks({
    store,
    name: desk.id,
    settings: () => Promise.resolve({ desk, people }),
    others: desks.map((other) => ({ desk: other, people })),
    clock,
    lists: () => new PostgresLists(),
    alike: alikeOn,
    ...more,
  });
}

/** Schemas of one database, each lent to one place at a time. */
export class Schemas {
  readonly #database: Connected;
  readonly #free: Connected[] = [];
  readonly #lent: Connected[] = [];
  #made = 0;

  constructor(database: Connected) {
    this.#database = database;
  }

  /** An empty place. */
  async lend(): Promise<Connected> {
    const place = this.#free.pop() ?? (await this.#make());
    this.#lent.push(place);
    return place;
  }

  /** Takes back every place that was lent, and empties them. */
  async takeBack(): Promise<void> {
    for (const place of this.#lent.splice(0)) {
      const { rows } = await place.pool.query<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) name from pg_tables where schemaname = $1 and tablename <> 'migrations'`,
        [place.schema],
      );
      // Few rows are deleted sooner than their files are made anew.
      await place.pool.query(rows.map(({ name }) => `delete from ${name}`).join(';'));
      this.#free.push(place);
    }
  }

  async #make(): Promise<Connected> {
    this.#made += 1;
    const place = { ...this.#database, schema: `world_${this.#made}` };
    await migrate(place, MIGRATIONS);
    return place;
  }
}

/** The world of one case. */
export function postgresWorld(schemas: Schemas, more: Partial<DeskBackendOptions> = {}): World {
  const clock = stillClock();
  return {
    clock,
    async open(setup) {
      const place = await schemas.lend();
      const store = new PostgresStore(place);
      const backend = nodeOn(store, setup, clock.now, more);
      return {
        backend,
        // PGlite belongs to one process; a server has several.
        again: () => Promise.resolve(nodeOn(place.url === null ? store : new PostgresStore(place), setup, clock.now, more)),
        at: (code: string) => backend.at(code),
      };
    },
  };
}
