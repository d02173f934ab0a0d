/** What is due by itself: recall, remind, expire, and the end of a question without answer, done as the application (domain §2, §7). */
import { due } from '../../domain/due.ts';
import { APPLICATION } from '../../domain/events.ts';
import { localised } from '../../domain/values.ts';
import { BackendError, Unavailable } from '../backend.ts';
import { runBatch } from './batch.ts';
import type { Surroundings } from './batch.ts';
import { rowFor } from './indexing.ts';
import type { Store } from './store.ts';

/** What stands on a question that the requester left without an answer. */
const UNANSWERED = {
  fr: 'Sans réponse à notre question, nous fermons cette demande. Vous pouvez la rouvrir à tout moment.',
  en: 'As our question was left without an answer, we are closing this request. You may reopen it at any time.',
};

/** Tickets looked at in one go. */
const ROUND = 50;

/** One ticket's due act, in a writing of its own. */
async function actOn(store: Store, around: Surroundings, id: string): Promise<void> {
  await store.write(async (tx) => {
    const record = await tx.desk(around.desk);
    const ticket = await tx.ticket(id);
    if (ticket === undefined) return;
    if (record === undefined) throw new Unavailable('evicted');
    const desk = around.inForce(record);
    const [command] = due(ticket, desk, around.clock(), localised(UNANSWERED, desk.languages[0] ?? 'fr'));
    if (command !== undefined && (await tx.command(desk.id, '#application', command.id)) === undefined) {
      await runBatch(tx, around, { actor: APPLICATION }, [command]);
      return;
    }
    // Nothing is due under the settings in force, or it was done: its row says when the next thing is.
    const [row] = await tx.rows([id]);
    const fresh = rowFor(ticket, desk, (person) => person);
    if (row === undefined) return;
    const { dueAt: _stale, ...rest } = row;
    const next = command === undefined ? fresh.dueAt : undefined;
    tx.put('rows', next === undefined ? rest : { ...rest, dueAt: next });
  });
}

/**
 * Does everything that is due on a desk. Several tabs doing it at once do each thing once: one of them goes, and the commands'
 * ids come from what is due.
 */
export async function doWhatIsDue(store: Store, around: Surroundings): Promise<void> {
  await store.alone(`due/${around.desk}`, async () => {
    const tried = new Set<string>();
    for (;;) {
      const ids = (await store.read((tx) => tx.due(around.desk, around.clock(), ROUND + tried.size))).filter(
        (id) => !tried.has(id),
      );
      if (ids.length === 0) return;
      for (const id of ids) {
        tried.add(id);
        try {
          await actOn(store, around, id);
        } catch (error) {
          // A rule said no after all, such as a ticket that changed meanwhile: the others go on.
          if (!(error instanceof BackendError) || error instanceof Unavailable) throw error;
        }
      }
    }
  });
}
