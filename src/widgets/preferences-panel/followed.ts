/** The tickets that a person follows: read page by page, followed no more and again, and read anew when something happens to them. */
import type { Session } from '../../backends/backend.ts';
import { freshId } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketRow } from '../../domain/view.ts';
import { BeforeChangeEvent, TicketChangedEvent } from '../shared/events.ts';
import { isForeseen } from '../shared/problem.ts';

/** Tickets of one page. */
const PAGE = 25;

export interface FollowedHost {
  readonly element: HTMLElement;
  changed(): void;
  fail(error: unknown): void;
}

export class Followed {
  readonly #session: Session;
  readonly #host: FollowedHost;
  readonly #leave: () => void;
  #shown = PAGE;
  #reading = false;
  #again = false;
  /** Undefined until they are read. */
  rows: readonly TicketRow[] | undefined;
  total = 0;
  /** Followed no more since the panel is open: they keep their line, which offers to follow them again. */
  readonly left = new Map<string, TicketRow>();
  /** What went wrong, with the whole or with one ticket. */
  trouble: { readonly ticket: string | null; readonly error: unknown } | undefined;

  constructor(session: Session, host: FollowedHost) {
    this.#session = session;
    this.#host = host;
    this.#leave = session.watch(session.cursor, ({ type }) => {
      if (type === 'changed' || type === 'gone' || type === 'reset') void this.read();
    });
  }

  get hasMore(): boolean {
    return this.total > (this.rows ?? []).filter(({ id }) => !this.left.has(id)).length;
  }

  /** The rows that were read, with those that were left where they stood. */
  #withLeft(read: readonly TicketRow[]): TicketRow[] {
    const rows = [...read];
    for (const [place, row] of (this.rows ?? []).entries())
      if (this.left.has(row.id)) rows.splice(Math.min(place, rows.length), 0, row);
    return rows;
  }

  /** Reads what is shown of them. Asked while it reads, it reads once more. */
  async read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      const { me } = this.#session;
      const rows: TicketRow[] = [];
      let after: string | undefined;
      do {
        const page = await this.#session.tickets({
          where: { has: ['watchers', me.id] },
          sort: [{ by: 'changed', descending: true }],
          limit: PAGE,
          count: true,
          ...(after === undefined ? {} : { after }),
        });
        rows.push(...page.rows);
        this.total = page.total ?? rows.length;
        after = page.next ?? undefined;
      } while (after !== undefined && rows.length < this.#shown);
      for (const { id } of rows) this.left.delete(id);
      this.rows = this.#withLeft(rows);
      if (this.trouble?.ticket === null) this.trouble = undefined;
    } catch (error) {
      this.#failed(null, error);
    } finally {
      this.#reading = false;
    }
    this.#host.changed();
    if (!this.#again) return;
    this.#again = false;
    await this.read();
  }

  async more(): Promise<void> {
    this.#shown += PAGE;
    await this.read();
  }

  /** Follows a ticket no more, or again. @returns whether it was done */
  async follow(row: TicketRow, on: boolean): Promise<boolean> {
    const command = { id: freshId(), ticket: row.id, do: on ? 'watch' : 'unwatch' } as Command;
    if (!this.#host.element.dispatchEvent(new BeforeChangeEvent(row.id, [command]))) return false;
    this.trouble = undefined;
    try {
      await this.#session.run([command]);
      if (on) this.left.delete(row.id);
      else this.left.set(row.id, row);
      this.#host.element.dispatchEvent(new TicketChangedEvent({ ticket: row.id, key: row.key }, [command]));
      return true;
    } catch (error) {
      this.#failed(row.id, error);
      return false;
    } finally {
      this.#host.changed();
    }
  }

  #failed(ticket: string | null, error: unknown): void {
    if (!isForeseen(error)) this.#host.fail(error);
    this.trouble = { ticket, error };
  }

  close(): void {
    this.#leave();
  }
}
