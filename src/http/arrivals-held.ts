/** Files on their way, held in memory: for a handler alone, such as a page's own, which forgets them when it goes. */
import { MOST_ARRIVALS, type Announced, type Arrival, type Arrivals, type Arriving } from '../backends/arrivals.ts';
import { Conflict, NotFound } from '../backends/backend.ts';

interface Held extends Announced {
  readonly whose: string;
  readonly parts: Uint8Array<ArrayBuffer>[];
  offset: number;
}

const whoseOf = ({ desk, owner }: Pick<Arriving, 'desk' | 'owner'>): string => JSON.stringify([desk, owner]);
const keyOf = (which: Arriving): string => JSON.stringify([which.desk, which.owner, which.id]);

export class HeldArrivals implements Arrivals {
  /** The one gone on with last comes last. */
  readonly #held = new Map<string, Held>();

  begin(which: Arriving, announced: Announced): Promise<Arrival> {
    const known = this.#held.get(keyOf(which));
    const held = known ?? { ...announced, whose: whoseOf(which), parts: [], offset: 0 };
    this.#touch(which, held);
    const theirs = [...this.#held].filter(([, { whose }]) => whose === held.whose);
    for (const [key] of theirs.slice(0, Math.max(0, theirs.length - MOST_ARRIVALS))) this.#held.delete(key);
    return Promise.resolve(said(held));
  }

  find(which: Arriving): Promise<Arrival | undefined> {
    const held = this.#held.get(keyOf(which));
    return Promise.resolve(held === undefined ? undefined : said(held));
  }

  append(which: Arriving, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    const held = this.#held.get(keyOf(which));
    if (held === undefined) return Promise.reject(new NotFound('not-found'));
    if (held.offset !== offset || offset + bytes.byteLength > held.size) return Promise.reject(new Conflict('offset'));
    held.parts.push(bytes);
    held.offset += bytes.byteLength;
    this.#touch(which, held);
    return Promise.resolve(held.offset);
  }

  read(which: Arriving): Promise<Blob> {
    const held = this.#held.get(keyOf(which));
    return held === undefined ? Promise.reject(new NotFound('not-found')) : Promise.resolve(new Blob(held.parts));
  }

  drop(which: Arriving): Promise<void> {
    this.#held.delete(keyOf(which));
    return Promise.resolve();
  }

  announced(desk: string, owner: string): Promise<number> {
    const whose = whoseOf({ desk, owner });
    const theirs = [...this.#held.values()].filter((held) => held.whose === whose);
    return Promise.resolve(theirs.reduce((sum, { size }) => sum + size, 0));
  }

  #touch(which: Arriving, held: Held): void {
    this.#held.delete(keyOf(which));
    this.#held.set(keyOf(which), held);
  }
}

function said({ name, type, size, offset }: Held): Arrival {
  return { name, type, size, offset };
}
