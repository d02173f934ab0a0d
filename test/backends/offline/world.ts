/** The suite's world with a device between the page and the place: people keep what they write, and it is sent. */
import { offlineBackend, type OfflineOptions } from '../../../src/backends/offline/index.ts';
import type { Device, Keep, Tabs } from '../../../src/backends/offline/keep.ts';
import type { Told } from '../../../src/backends/offline/outbox.ts';
import { EMPTY, type Shelf } from '../../../src/backends/offline/shelf.ts';
import type { Backend } from '../../../src/backends/backend.ts';
import type { World } from '../../conformance/world.ts';

/** A person's part of a device, in memory: transactions one after the other, values copied as a database copies them. */
class MemoryKeep implements Keep {
  shelf: Shelf = EMPTY;
  readonly #read = new Map<string, unknown>();
  readonly #files = new Map<string, Blob>();
  #last: Promise<unknown> = Promise.resolve();

  transact<Answer>(work: (shelf: Shelf) => { readonly shelf: Shelf; readonly answer: Answer }): Promise<Answer> {
    const done = this.#last.then(() => {
      const { shelf, answer } = work(this.shelf);
      this.shelf = structuredClone(shelf);
      return structuredClone(answer);
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  read(name: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#read.get(name)));
  }

  keep(name: string, value: unknown): Promise<void> {
    this.#read.set(name, structuredClone(value));
    return Promise.resolve();
  }

  keepFile(id: string, file: Blob): Promise<void> {
    this.#files.set(id, file);
    return Promise.resolve();
  }

  file(id: string): Promise<Blob | undefined> {
    return Promise.resolve(this.#files.get(id));
  }

  dropFile(id: string): Promise<void> {
    this.#files.delete(id);
    return Promise.resolve();
  }

  forget(what: 'read' | 'all'): Promise<void> {
    this.#read.clear();
    if (what === 'all') this.#files.clear();
    return Promise.resolve();
  }
}

export interface MemoryDevice extends Device {
  of(person: string): MemoryKeep;
}

export function memoryDevice(): MemoryDevice {
  const keeps = new Map<string, MemoryKeep>();
  let whose: string | undefined;
  return {
    whose: () => Promise.resolve(whose),
    belongsTo: (person) => {
      whose = person;
      return Promise.resolve();
    },
    of: (person) => {
      const keep = keeps.get(person) ?? new MemoryKeep();
      keeps.set(person, keep);
      return keep;
    },
  };
}

/** Tabs of one page that hear each other. */
function memoryTabs(): OfflineOptions['tabs'] {
  const open = new Map<string, Set<(told: Told) => void>>();
  return (person, heard): Tabs => {
    const ears = open.get(person) ?? new Set();
    open.set(person, ears.add(heard));
    return {
      tell: (told) => {
        for (const ear of ears) if (ear !== heard) queueMicrotask(() => ear(structuredClone(told)));
      },
      whenFree: () => undefined,
      alone: (act) => act(),
      close: () => ears.delete(heard),
    };
  };
}

export function memoryOptions(owner: string, more: Partial<OfflineOptions> = {}): OfflineOptions {
  return {
    owner,
    device: memoryDevice(),
    tabs: memoryTabs(),
    clock: () => new Date().toISOString(),
    isOnline: () => true,
    wait: () => Promise.resolve(),
    ...more,
  };
}

/** Puts a device before every backend of a world: each person has one of their own. */
export function offlineWorld(world: World, optionsOf: (desk: string, who: string) => OfflineOptions): World {
  return {
    clock: world.clock,
    async open(setup) {
      const opened = await world.open(setup);
      const devices = new Map<string, OfflineOptions>();
      const around = (desk: string, inner: Backend): Backend => ({
        connect: (identity) => {
          const who = typeof identity === 'function' ? 'somebody' : identity.id;
          const key = `${desk} ${who}`;
          const options = devices.get(key) ?? optionsOf(desk, who);
          devices.set(key, options);
          return offlineBackend(inner, { ...options, clock: world.clock.now }).connect(identity);
        },
      });
      return {
        backend: around(setup.desk.id, opened.backend),
        again: async () => around(setup.desk.id, await opened.again()),
        at: (desk) => around(desk, opened.at(desk)),
      };
    },
  };
}
