/**
 * The rows of a list: pages by keyset, refreshed in place when others change them. A list never jumps: what is shown keeps
 * its place and its order, what is new is counted and waits for a press.
 */
import type { Change, Page, Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Predicate } from '../../domain/predicate.ts';
import type { TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';

/** Rows of one page. */
export const PAGE = 50;

export interface ListState {
  readonly rows: readonly TicketRow[];
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly next: string | null;
  readonly total: number;
  readonly atLeast: boolean;
  /** Changes seen since that are not in the rows: new tickets, or rows that would have moved. */
  readonly waiting: number;
  readonly loading: 'first' | 'more' | 'again' | null;
  readonly error: unknown;
}

export const EMPTY: ListState = { rows: [], people: {}, next: null, total: 0, atLeast: false, waiting: 0, loading: 'first', error: undefined };

type Wanted = Pick<TicketQuery, 'where' | 'text' | 'sort'>;

/** Loads, extends and refreshes the rows of one list of one session. */
export class ListSource {
  readonly #session: Session;
  readonly #changed: (state: ListState) => void;
  readonly #isSeen: () => boolean;
  readonly #stop: () => void;
  #wanted: Wanted = {};
  #state: ListState = EMPTY;
  /** Raised by each new query: answers of an older one are dropped. */
  #turn = 0;
  readonly #missed = new Set<string>();

  /**
   * @param changed called with each new state
   * @param isSeen whether somebody is looking: a list that nobody sees has no place to keep and is simply read again
   */
  constructor(session: Session, changed: (state: ListState) => void, isSeen: () => boolean) {
    this.#session = session;
    this.#changed = changed;
    this.#isSeen = isSeen;
    this.#stop = session.watch(session.cursor, (change) => void this.#onChange(change));
  }

  close(): void {
    this.#turn += 1;
    this.#stop();
  }

  /** Starts again from the top. @param rows how many at least, to come back to the same place after a reload */
  async show(wanted: Wanted, rows = PAGE): Promise<void> {
    this.#wanted = wanted;
    const turn = this.#begin(this.#state.rows.length === 0 ? 'first' : 'again');
    try {
      let page = await this.#page(null, Math.min(rows, 200), true);
      const { total, atLeast } = page;
      const all = [...page.rows];
      let people = page.people;
      while (all.length < rows && page.next !== null && turn === this.#turn) {
        page = await this.#page(page.next, Math.min(rows - all.length, 200), false);
        all.push(...page.rows);
        people = { ...people, ...page.people };
      }
      if (turn !== this.#turn) return;
      this.#missed.clear();
      this.#set({ rows: all, people, next: page.next, total: total ?? all.length, atLeast: atLeast === true, waiting: 0, loading: null, error: undefined });
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...this.#state, loading: null, error });
    }
  }

  /** The next page, after what is shown. */
  async more(): Promise<void> {
    const { next, loading } = this.#state;
    if (next === null || loading !== null) return;
    const turn = this.#begin('more');
    try {
      const page = await this.#page(next, PAGE, false);
      if (turn !== this.#turn) return;
      const known = new Set(this.#state.rows.map((row) => row.id));
      const rows = [...this.#state.rows, ...page.rows.filter((row) => !known.has(row.id))];
      this.#set({ ...this.#state, rows, people: { ...this.#state.people, ...page.people }, next: page.next, loading: null });
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...this.#state, loading: null, error });
    }
  }

  /** The same query again, as many rows as are shown. */
  async again(): Promise<void> {
    await this.show(this.#wanted, Math.max(PAGE, this.#state.rows.length));
  }

  #page(after: string | null, limit: number, count: boolean): Promise<Page<TicketRow>> {
    return this.#session.tickets({ ...this.#wanted, ...(after === null ? {} : { after }), limit, count });
  }

  #begin(loading: NonNullable<ListState['loading']>): number {
    this.#turn += 1;
    this.#set({ ...this.#state, loading, error: undefined });
    return this.#turn;
  }

  #set(state: ListState): void {
    this.#state = state;
    this.#changed(state);
  }

  async #onChange(change: Change): Promise<void> {
    if (change.type === 'reset' || change.type === 'desk') return this.again();
    if (change.type === 'tick') return;
    // What one may no longer read leaves the screen at once.
    if (change.type === 'gone') {
      const gone = new Set(change.tickets);
      const rows = this.#state.rows.filter((row) => !gone.has(row.id));
      if (rows.length !== this.#state.rows.length) this.#set({ ...this.#state, rows, total: Math.max(0, this.#state.total - (this.#state.rows.length - rows.length)) });
      return;
    }
    await (this.#isSeen() ? this.#refresh(change.tickets) : this.again());
  }

  /** Shown rows are read again in place; the others are counted. */
  async #refresh(tickets: readonly string[]): Promise<void> {
    const shown = new Set(this.#state.rows.map((row) => row.id));
    const here = tickets.filter((id) => shown.has(id));
    const turn = this.#turn;
    try {
      const fresh = here.length === 0 ? [] : await this.#read({ in: ['id', here] });
      const { where, text } = this.#wanted;
      const belonging = new Set((await this.#read({ and: [{ in: ['id', tickets] }, ...(where === undefined ? [] : [where])] }, text)).map((row) => row.id));
      if (turn !== this.#turn) return;
      const byId = new Map(fresh.map((row) => [row.id, row]));
      // Shown and no longer of this list, or of this list and not shown: both wait for a press.
      for (const id of tickets) {
        if (shown.has(id) === belonging.has(id)) this.#missed.delete(id);
        else this.#missed.add(id);
      }
      // With nothing on screen there is no place to keep: what comes is shown.
      if (this.#state.rows.length === 0 && belonging.size > 0) return await this.again();
      this.#set({ ...this.#state, rows: this.#state.rows.map((row) => byId.get(row.id) ?? row), waiting: this.#missed.size });
    } catch {
      // The rows stay as they are; the next change, or a press on "refresh", reads them again.
      if (turn === this.#turn) this.#set({ ...this.#state, waiting: this.#state.waiting + 1 });
    }
  }

  async #read(where: Predicate, text?: string): Promise<readonly TicketRow[]> {
    const page = await this.#session.tickets({ where, ...(text === undefined ? {} : { text }), limit: 200 });
    this.#state = { ...this.#state, people: { ...this.#state.people, ...page.people } };
    return page.rows;
  }
}
