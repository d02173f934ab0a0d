/** Files that were sent and that no ticket came to have. */
import type { Instant } from '../../domain/values.ts';
import type { Store } from './store.ts';

/** Files of one writing: others wait for it. */
const AT_ONCE = 50;

/**
 * Lets files go that were sent before an instant and are on no ticket: a draft that still has one sends it again.
 * @returns how many went
 */
export async function sweepSent(store: Store, desk: string, before: Instant): Promise<number> {
  for (let gone = 0; ;) {
    const some = await store.write(async (tx) => {
      // Whoever names one of them at this moment waits for the same desk.
      if ((await tx.desk(desk)) === undefined) return 0;
      const old = (await tx.sent(desk)).filter(({ at }) => at < before).slice(0, AT_ONCE);
      for (const { id } of old) {
        tx.forget('files', id);
        tx.forget('bytes', id);
      }
      return old.length;
    });
    gone += some;
    if (some < AT_ONCE) return gone;
  }
}
