/** Files on their way, kept where the desks are: any node goes on with what another one began. */
import { sql } from 'kysely';
import { MOST_ARRIVALS, type Announced, type Arrival, type Arrivals, type Arriving } from '../arrivals.ts';
import { Conflict, NotFound, Unavailable } from '../backend.ts';
import type { Connected } from './connecting.ts';
import type { Connection } from './connection.ts';
import { isBroken, isWorthAgain, postgresError } from './errors.ts';
import { freshKey } from './file-store.ts';
import { transact } from './transacting.ts';
import { checkStorable } from './storable.ts';

interface Part {
  readonly bytes: Buffer | null;
  readonly stowed: string | null;
}

/** How often something is done again that others were in the way of. */
const TRIES = 3;

const of = ({ desk, owner, id }: Arriving) => sql`desk = ${desk} and owner = ${owner} and id = ${id}`;
const COLUMNS = sql`name, type, size, come "offset"`;

export class PostgresArrivals implements Arrivals {
  readonly #place: Connected;

  constructor(place: Connected) {
    this.#place = place;
  }

  async begin(which: Arriving, announced: Announced): Promise<Arrival> {
    const { desk, owner, id } = which;
    const { name, type, size } = announced;
    checkStorable({ ...which, ...announced });
    return this.#do('write', async (connection) => {
      await connection.run(sql`insert into arrivals (desk, owner, id, name, type, size, come)
        values (${desk}, ${owner}, ${id}, ${name}, ${type}, ${size}, 0) on conflict (desk, owner, id) do update set at = now()`);
      await connection.run(sql`delete from arrivals where desk = ${desk} and owner = ${owner} and id in (
        select id from arrivals where desk = ${desk} and owner = ${owner} order by at desc, id offset ${MOST_ARRIVALS})`);
      return existing(await found(connection, which));
    });
  }

  find(which: Arriving): Promise<Arrival | undefined> {
    return this.#do('read', (connection) => found(connection, which));
  }

  async append(which: Arriving, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const { files } = this.#place;
    const { desk, owner, id } = which;
    const stowed = files === undefined ? null : freshKey();
    if (files !== undefined && stowed !== null) await files.put(stowed, bytes);
    const inline = stowed === null ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
    const come = offset + bytes.byteLength;
    // Of two who send the same, one moves it on: the other finds it elsewhere.
    return this.#do('write', async (connection) => {
      const moved = await connection.run(
        sql`update arrivals set come = ${come}, at = now() where ${of(which)} and come = ${offset} and size >= ${come}`,
      );
      if (moved === 0) {
        existing(await found(connection, which));
        throw new Conflict('offset');
      }
      await connection.run(sql`insert into arrival_parts (desk, owner, id, start, bytes, stowed)
        values (${desk}, ${owner}, ${id}, ${offset}, ${inline}, ${stowed})`);
      return come;
    });
  }

  async read(which: Arriving): Promise<Blob> {
    const parts = await this.#do('read', async (connection) => {
      existing(await found(connection, which));
      return connection.all(sql<Part>`select bytes, stowed from arrival_parts where ${of(which)} order by start`);
    });
    const bytes: BlobPart[] = [];
    for (const part of parts) bytes.push(await this.#bytes(part));
    return new Blob(bytes);
  }

  async drop(which: Arriving): Promise<void> {
    const gone = await this.#do('write', async (connection) => {
      const parts = await connection.all(sql<Part>`select null bytes, stowed from arrival_parts where ${of(which)}`);
      await connection.run(sql`delete from arrivals where ${of(which)}`);
      return parts;
    });
    // What cannot be removed now is swept later.
    for (const { stowed } of gone) if (stowed !== null) await this.#place.files?.remove(stowed).catch(() => undefined);
  }

  announced(desk: string, owner: string): Promise<number> {
    return this.#do('read', async (connection) => {
      const [sum] = await connection.all(
        sql<{
          bytes: number;
        }>`select coalesce(sum(size), 0)::bigint bytes from arrivals where desk = ${desk} and owner = ${owner}`,
      );
      return sum?.bytes ?? 0;
    });
  }

  async #bytes({ bytes, stowed }: Part): Promise<BlobPart> {
    if (stowed === null) return new Uint8Array(bytes ?? []);
    const kept = await this.#place.files?.get(stowed);
    // Its parts lie where this node does not look: a folder that is not shared.
    if (kept === undefined) throw new Unavailable('busy', { cause: new Error(`no part ${stowed}`) });
    return kept;
  }

  async #do<Result>(mode: 'read' | 'write', work: (connection: Connection) => Promise<Result>): Promise<Result> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await transact(this.#place, mode, work);
      } catch (error) {
        if (left === 0 || !(isWorthAgain(error) || isBroken(error))) throw postgresError(error);
      }
    }
  }
}

async function found(connection: Connection, which: Arriving): Promise<Arrival | undefined> {
  const [arrival] = await connection.all(sql<Arrival>`select ${COLUMNS} from arrivals where ${of(which)}`);
  return arrival;
}

function existing(arrival: Arrival | undefined): Arrival {
  if (arrival === undefined) throw new NotFound('not-found');
  return arrival;
}
