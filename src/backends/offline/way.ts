/** What a widget shows of what is on its way, and may do about it: the seam's part, over one tab's hand on the shelf. */
import type { Command } from '../../domain/commands.ts';
import type { OnItsWay, OnItsWayState } from '../on-its-way.ts';
import type { Keep } from './keep.ts';
import type { Outbox } from './outbox.ts';
import { filesOf } from './shelf.ts';
import { errorOf } from './trouble.ts';

export interface WayParts {
  readonly outbox: Outbox;
  readonly keep: Keep;
  readonly state: () => OnItsWayState;
  /** Whoever listens to another state. */
  readonly ears: Set<(state: OnItsWayState) => void>;
}

export function wayOf({ outbox, keep, state, ears }: WayParts): OnItsWay {
  return {
    get state() {
      return state();
    },
    errorOf,
    listen(listener) {
      ears.add(listener);
      return () => ears.delete(listener);
    },
    retry: (id) => outbox.retry(id),
    rewrite: (id: string, batch: readonly Command[]) => outbox.rewrite(id, batch),
    async discard(id) {
      const files = outbox.state.returned.flatMap((parcel) => (parcel.id === id ? filesOf(parcel.batch) : []));
      await outbox.discard(id);
      for (const file of files) await keep.dropFile(file.id).catch(() => undefined);
    },
    async wipe() {
      await outbox.wipe();
      await keep.forget('all');
    },
    wake: () => outbox.wake(),
  };
}
