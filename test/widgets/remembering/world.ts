/** Desks of a page that offers to keep something on this device: what the states and tests of that stand on. */
import { Unavailable, type Session } from '../../../src/backends/backend.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import { offlineBackend } from '../../../src/backends/offline/index.ts';
import { EMPTY } from '../../../src/backends/offline/shelf.ts';
import type { Parcel, Trouble } from '../../../src/backends/on-its-way.ts';
import { registerBackend } from '../../../src/connect.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { memoryDevice, memoryOptions, type MemoryDevice } from '../../backends/offline/world.ts';
import { ownerKey } from '../../../src/widgets/shared/remembered.ts';
import { NOW, SUPPORT, until, world, type World } from '../ticket-form/world.ts';

/** A desk at a place that can be cut off, and what a device keeps of it. */
export interface KeptWorld extends World {
  readonly device: MemoryDevice;
  cut(): void;
  mend(): void;
  /** Says, as this person did once, that the device is theirs. */
  isOf(person: string): void;
  /** What came back to somebody. */
  cameBack(person: string, letters: readonly { readonly batch: readonly Command[]; readonly trouble: Trouble }[]): Promise<void>;
  /** Something waits, of somebody who is not here. */
  waits(person: string, batch: readonly Command[]): Promise<void>;
}

const places = new Map<string, { readonly backend: DeskBackend; readonly device: MemoryDevice }>();
registerBackend(
  'kept:',
  ({ backend: address, remember }) => {
    const place = places.get(address);
    if (place === undefined) throw new ReferenceError(`no desk at ${address}`);
    if (remember === undefined) return place.backend;
    const clock = (): string => new Date(NOW).toISOString();
    return offlineBackend(
      place.backend,
      memoryOptions(remember, { device: place.device, clock, wait: () => new Promise(() => undefined) }),
    );
  },
  { remembers: true },
);

const ticketsOf = (batch: readonly Command[]): readonly string[] => [...new Set(batch.map(({ ticket }) => ticket))];

export function keptWorld(desk: DeskInput = SUPPORT): KeptWorld {
  const made = world(desk);
  const address = `kept:${crypto.randomUUID()}`;
  const device = memoryDevice();
  places.set(address, { backend: made.backend, device });
  const put = (person: string, parcels: readonly (readonly [readonly Command[], Trouble | null])[], at: number): Promise<void> =>
    device.of(person).transact(() => ({
      shelf: {
        ...EMPTY,
        generation: 'before',
        last: parcels.length,
        parcels: parcels.map(([batch, trouble], turn): Parcel => ({
          id: batch[0]?.id ?? '',
          batch,
          tickets: ticketsOf(batch),
          turn,
          at,
          trouble,
        })),
      },
      answer: undefined,
    }));
  return {
    ...made,
    address,
    device,
    cut: () => {
      made.backend.before = () => {
        throw new Unavailable('network');
      };
    },
    mend: () => {
      made.backend.before = undefined;
    },
    isOf: (person) => localStorage.setItem(ownerKey(address, desk.id ?? ''), person),
    cameBack: (person, letters) =>
      put(
        person,
        letters.map(({ batch, trouble }) => [batch, trouble]),
        NOW - 3_600_000,
      ),
    waits: async (person, batch) => {
      await device.belongsTo(person);
      await put(person, [[batch, null]], Date.now());
    },
  };
}

export const id = (): string => crypto.randomUUID();

/** Files a ticket. */
export const filing = (
  summary: string,
  more: Partial<Extract<Command, { do: 'file' }>> = {},
): Extract<Command, { do: 'file' }> => ({
  do: 'file',
  id: id(),
  ticket: id(),
  summary,
  description: 'Depuis ce matin, la page reste blanche.',
  service: 'moodle',
  category: 'accounts',
  ...more,
});

export const commenting = (ticket: string, said: string): Command => ({
  do: 'comment',
  id: id(),
  ticket,
  comment: { id: id(), text: said, scope: 'public' },
});

/** What the line says, spaces as they are typed. */
export function lineOf(element: Element): string {
  return (element.shadowRoot?.querySelector('.way')?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** Waits until the line says something. */
export function says(element: Element, pattern: RegExp): Promise<void> {
  return until(() => pattern.test(lineOf(element)), `the line says ${pattern}; it says "${lineOf(element)}"`);
}

/** The session of a widget that has one. */
export function sessionOf(element: Element & { readonly session: Session | undefined }): Session {
  if (element.session === undefined) throw new ReferenceError('no session yet');
  return element.session;
}
