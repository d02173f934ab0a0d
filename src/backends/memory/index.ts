/**
 * Desks kept in memory: what the tests and the states of the widgets run on, and the example of docs/backend.md. Everything
 * but the keeping is in `../desk/`.
 *
 *   const backend = memoryBackend({ desk: { id: 'demo', name: 'Assistance' } });
 *   const session = await backend.connect({ id: 'lea', name: 'Léa Moreau' });
 */
import type { DeskInput } from '../../domain/desk.ts';
import type { Channel } from '../../domain/monitoring.ts';
import type { PersonInput } from '../../domain/people.ts';
import type { Instant } from '../../domain/values.ts';
import { openDesks } from '../desk/desks.ts';
import type { DeskBackend } from '../desk/desks.ts';
import type { Before } from '../desk/operations.ts';
import { MemoryStore } from './store.ts';

export interface MemoryOptions {
  readonly desk: DeskInput;
  readonly people?: readonly PersonInput[] | undefined;
  /** Further desks in the same memory, such as sub-desks; `at(id)` connects to one. They know the same people. */
  readonly desks?: readonly DeskInput[] | undefined;
  readonly clock?: (() => Instant) | undefined;
  /** Called before each operation: throws to make it fail, waits to make it wait. */
  readonly before?: Before | undefined;
  /** Channels by which whoever makes it sends what people chose to hear; none by default. */
  readonly sends?: readonly Channel[] | undefined;
  /** Most tickets held for lists, as in any store: 0 makes every list walk. */
  readonly held?: number | undefined;
}

/** A backend that forgets everything with the page. A document or a person that is none is `Invalid` once somebody connects. */
export function memoryBackend(options: MemoryOptions): DeskBackend {
  const people = options.people ?? [];
  const [desk, ...others] = [options.desk, ...(options.desks ?? [])].map((each) => ({ desk: each, people }));
  return openDesks({
    store: new MemoryStore(),
    name: options.desk.id,
    onDevice: true,
    settings: () => Promise.resolve(desk),
    others,
    clock: options.clock,
    before: options.before,
    sends: options.sends,
    held: options.held,
  });
}
