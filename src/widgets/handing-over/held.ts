/** What somebody handles, read whole, and each of it handed over by its own commands. */
import { freshId, Refused, type Outcome, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import { handedFirst, handing, handledBy, type Handing, type HandTo } from '../../domain/handing-over.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { PersonId } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import { Bulk, type BulkListener, type Task } from '../ticket-list/list-bulk.ts';

/** All that somebody has still to handle, of what the session's person reads. */
export async function heldBy(session: Session, person: PersonId): Promise<TicketRow[]> {
  const rows: TicketRow[] = [];
  let after: string | undefined;
  do {
    const page = await session.tickets({
      where: handledBy(person, session.desk),
      limit: LARGEST_PAGE,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

/** Why each of some tickets cannot be handed over, among those that cannot. */
export function unableAmong(
  rows: readonly TicketRow[],
  to: HandTo,
): { readonly row: TicketRow; readonly why: Exclude<TicketRow['allowed'][keyof TicketRow['allowed']], true> }[] {
  return rows.flatMap((row) => {
    const why = row.allowed[handedFirst(row, to)];
    return why === true ? [] : [{ row, why }];
  });
}

/** Tickets that are handed over, one by one, with which of them became free. */
export class Handed {
  readonly bulk: Bulk;
  readonly freed = new Set<string>();
  readonly #ways: ReadonlyMap<string, Handing>;
  readonly #session: Session;
  readonly #isFree: boolean;

  constructor(session: Session, rows: readonly TicketRow[], to: HandTo, listener: BulkListener) {
    this.#session = session;
    this.#isFree = to.how === 'free';
    const ways = new Map<string, Handing>();
    const tasks = rows.flatMap((row): Task[] => {
      const way = handing(row, to, freshId);
      const [command] = way.first;
      if (command === undefined) return [];
      ways.set(command.id, way);
      return [{ row, command }];
    });
    this.#ways = ways;
    this.bulk = new Bulk({ run: (batch) => this.#run(batch) }, tasks, listener);
  }

  /** What the algorithm gives to nobody becomes free. */
  async #run(batch: readonly Command[]): Promise<Outcome> {
    const [command] = batch;
    const { first = batch, otherwise = null } = (command === undefined ? undefined : this.#ways.get(command.id)) ?? {};
    try {
      const outcome = await this.#session.run(first);
      if (this.#isFree && command !== undefined) this.freed.add(command.ticket);
      return outcome;
    } catch (error) {
      if (otherwise === null || !(error instanceof Refused) || error.refusal.code !== 'nobody-else') throw error;
      const outcome = await this.#session.run(otherwise);
      if (command !== undefined) this.freed.add(command.ticket);
      return outcome;
    }
  }
}
