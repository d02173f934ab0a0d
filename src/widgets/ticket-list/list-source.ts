/**
 * The rows of a list: pages by keyset, refreshed in place when others change them. A list never jumps: what is shown keeps
 * its place and its order, what others add or move is counted and waits for a press. One's own acts are shown at once.
 */
import { Unavailable, type Change, type Page, type Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { LARGEST_PAGE, type SortKey, type TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';

/** Rows of one page. */
export const PAGE = 50;

export interface ListState {
  readonly rows: readonly TicketRow[];
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly next: string | null;
  readonly total: number;
  readonly atLeast: boolean;
  /** Tickets that others added, moved or took away, and that the rows do not show yet. */
  readonly waiting: number;
  readonly loading: 'first' | 'more' | 'again' | null;
  readonly error: unknown;
  /** Which reading failed with it. */
  readonly failed: 'first' | 'more' | 'again' | null;
  /** The place cannot serve any more: only a new connection helps. */
  readonly lost: boolean;
}

export const EMPTY: ListState = {
  rows: [],
  people: {},
  next: null,
  total: 0,
  atLeast: false,
  waiting: 0,
  loading: 'first',
  error: undefined,
  failed: null,
  lost: false,
};

/** Which rows, in which order. */
export type Wanted = Pick<TicketQuery, 'where' | 'text' | 'sort'>;

/** What a source tells, and asks of, the widget that shows its rows. */
export interface Listener {
  /** The state is another. */
  readonly changed: (state: ListState) => void;
  /** Something was told of the desk's tickets: counts may be others. */
  readonly told: () => void;
  /** The desk's settings are others, or all is to be read again: the question itself may be another. */
  readonly reload: () => void;
  /** Whether somebody is looking: a list that nobody sees has no place to keep and is simply read again. */
  readonly isSeen: () => boolean;
}

/** What decides a row's place in an order. */
function placing(row: TicketRow, by: SortKey): unknown {
  switch (by) {
    case 'rank':
      return row.position;
    case 'number':
      return row.key;
    case 'filed':
      return row.filedAt;
    case 'changed':
      return row.changedAt;
    default:
      return row[by];
  }
}

function without<T extends { readonly id: string }>(rows: readonly T[], known: ReadonlySet<string>): T[] {
  return rows.filter((row) => !known.has(row.id));
}

function idsOf(rows: readonly TicketRow[]): Set<string> {
  return new Set(rows.map((row) => row.id));
}

/** Loads, extends and refreshes the rows of one list of one session. */
export class ListSource {
  readonly #session: Session;
  readonly #listener: Listener;
  readonly #stop: () => void;
  #wanted: Wanted = {};
  #state: ListState = EMPTY;
  /** Raised by each new question: answers to an older one are dropped. */
  #turn = 0;
  /** Tickets told of and not looked at yet. */
  readonly #told = new Set<string>();
  /** Tickets that come or go at the next reading, and those that then stand elsewhere. */
  readonly #missed = new Set<string>();
  readonly #moved = new Set<string>();
  #settling = false;

  constructor(session: Session, listener: Listener) {
    this.#session = session;
    this.#listener = listener;
    this.#stop = session.watch(session.cursor, (change) => this.#onChange(change));
  }

  close(): void {
    this.#turn += 1;
    this.#told.clear();
    this.#stop();
  }

  /**
   * Reads from the top.
   * @param rows how many at least, to come back to the same place after a reload
   * @returns the state it led to, or undefined when a newer question came meanwhile
   */
  async show(wanted: Wanted, rows = PAGE): Promise<ListState | undefined> {
    const same = JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    this.#wanted = wanted;
    this.#turn += 1;
    const turn = this.#turn;
    this.#told.clear();
    this.#set({ ...this.#state, loading: this.#state.rows.length === 0 ? 'first' : 'again', error: undefined, failed: null });
    try {
      const page = await this.#read(turn, rows);
      if (turn !== this.#turn) return undefined;
      this.#missed.clear();
      this.#moved.clear();
      this.#set({ ...page, waiting: 0, loading: null, error: undefined, failed: null, lost: false });
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      // Rows that answer another question must not stand under this one.
      this.#set({ ...(same ? this.#state : EMPTY), loading: null, error, failed: this.#state.loading });
    }
    void this.#settle();
    return this.#state;
  }

  async #read(turn: number, rows: number): Promise<Pick<ListState, 'rows' | 'people' | 'next' | 'total' | 'atLeast'>> {
    let page = await this.#page(null, Math.min(rows, LARGEST_PAGE), true);
    const { total, atLeast } = page;
    const all = [...page.rows];
    let people = page.people;
    while (all.length < rows && page.next !== null && turn === this.#turn) {
      page = await this.#page(page.next, Math.min(rows - all.length, LARGEST_PAGE), false);
      all.push(...without(page.rows, idsOf(all)));
      people = { ...people, ...page.people };
    }
    return {
      rows: all,
      people,
      next: page.next,
      total: total ?? all.length,
      atLeast: atLeast === true || (total === undefined && page.next !== null),
    };
  }

  /** The next page, after what is shown. */
  async more(): Promise<void> {
    const { next, loading } = this.#state;
    if (next === null || loading !== null) return;
    const turn = this.#turn;
    this.#set({ ...this.#state, loading: 'more', error: undefined, failed: null });
    try {
      const page = await this.#page(next, PAGE, false);
      if (turn !== this.#turn) return;
      const rows = [...this.#state.rows, ...without(page.rows, idsOf(this.#state.rows))];
      for (const { id } of page.rows) this.#missed.delete(id);
      this.#set({
        ...this.#state,
        rows,
        people: { ...this.#state.people, ...page.people },
        next: page.next,
        waiting: this.#waiting(),
        loading: null,
      });
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...this.#state, loading: null, error, failed: 'more' });
    }
    void this.#settle();
  }

  /** The same question again: as many rows as are shown, and room for those that come. */
  async again(): Promise<ListState | undefined> {
    return this.show(this.#wanted, Math.max(PAGE, this.#state.rows.length + this.#missed.size));
  }

  /** A ticket was opened: what was new in it is read. */
  opened(ticket: string): void {
    this.#set({ ...this.#state, rows: this.#state.rows.map((row) => (row.id === ticket ? { ...row, unread: false } : row)) });
  }

  /** Looks at tickets again, as if told that they changed. */
  refresh(tickets: readonly string[]): void {
    for (const id of tickets) this.#told.add(id);
    void this.#settle();
  }

  #page(after: string | null, limit: number, count: boolean): Promise<Page<TicketRow>> {
    return this.#session.tickets({ ...this.#wanted, ...(after === null ? {} : { after }), limit, count });
  }

  #waiting(): number {
    return this.#missed.union(this.#moved).size;
  }

  #set(state: ListState): void {
    this.#state = state;
    this.#listener.changed(state);
  }

  #onChange(change: Change): void {
    switch (change.type) {
      case 'changed':
        this.refresh(change.tickets);
        break;
      case 'gone':
        this.#leave(new Set(change.tickets));
        break;
      case 'desk':
      case 'reset':
        this.#listener.reload();
        break;
      case 'lost':
        this.#set({ ...this.#state, loading: null, error: new Unavailable(change.why), failed: 'again', lost: true });
        return;
      case 'tick':
        return;
    }
    this.#listener.told();
  }

  /** What one may no longer read leaves the screen at once. */
  #leave(gone: ReadonlySet<string>): void {
    for (const id of gone) {
      this.#told.delete(id);
      this.#missed.delete(id);
      this.#moved.delete(id);
    }
    const rows = without(this.#state.rows, gone);
    this.#set({ ...this.#state, rows, waiting: this.#waiting() });
    void this.#count(this.#turn);
  }

  /** Looks at what was told, a page at a time; while a question is being answered it waits, since the answer holds it. */
  async #settle(): Promise<void> {
    if (this.#settling) return;
    this.#settling = true;
    try {
      while (this.#told.size > 0 && (this.#state.loading === null || this.#state.loading === 'more')) {
        if (this.#listener.isSeen()) {
          const tickets = [...this.#told].slice(0, LARGEST_PAGE);
          for (const id of tickets) this.#told.delete(id);
          await this.#look(tickets);
        } else {
          await this.again();
        }
      }
    } finally {
      this.#settling = false;
    }
  }

  /** Shown rows are read again in place; what comes, goes or moves is counted, or shown at once where it is one's own act. */
  async #look(tickets: readonly string[]): Promise<void> {
    const turn = this.#turn;
    try {
      const { where, text } = this.#wanted;
      const asked: Predicate = { in: ['id', tickets] };
      const seen = await this.#session.tickets({ where: asked, limit: LARGEST_PAGE });
      const narrowed = where !== undefined || text !== undefined;
      const page = narrowed
        ? await this.#session.tickets({
            where: where === undefined ? asked : { and: [asked, where] },
            ...(text === undefined ? {} : { text }),
            limit: LARGEST_PAGE,
          })
        : seen;
      if (turn !== this.#turn) return;
      if (this.#compare(tickets, seen, idsOf(page.rows))) await this.again();
      else await this.#count(turn);
    } catch {
      // The rows stay as they are; a press on "refresh" reads them again, and then says what is wrong.
      if (turn !== this.#turn) return;
      for (const id of tickets) this.#missed.add(id);
      this.#set({ ...this.#state, waiting: this.#waiting() });
    }
  }

  /** @returns whether the list is to be read again now: with nothing on screen there is no place to keep, and one's own acts are expected */
  #compare(tickets: readonly string[], seen: Page<TicketRow>, belonging: ReadonlySet<string>): boolean {
    const fresh = new Map(seen.rows.map((row) => [row.id, row]));
    const shown = new Map(this.#state.rows.map((row, index) => [row.id, { row, index }]));
    let own = false;
    let shifted = false;
    for (const id of tickets) {
      const before = shown.get(id);
      const after = fresh.get(id);
      const comesOrGoes = (before !== undefined) !== belonging.has(id);
      const moves = before !== undefined && after !== undefined && this.#moves(before.row, after, before.index);
      if (comesOrGoes) this.#missed.add(id);
      else this.#missed.delete(id);
      if (moves) this.#moved.add(id);
      if ((comesOrGoes || moves) && after?.unread === false) own = true;
      if (after !== undefined && after.position !== (before?.row.position ?? null)) shifted = true;
    }
    if (own || (shown.size === 0 && belonging.size > 0)) return true;
    const rows = this.#state.rows.map((row) => fresh.get(row.id) ?? row);
    this.#set({ ...this.#state, rows, people: { ...this.#state.people, ...seen.people }, waiting: this.#waiting() });
    if (shifted) void this.#reposition();
    return false;
  }

  #moves(before: TicketRow, after: TicketRow, index: number): boolean {
    const [{ by, descending } = { by: 'changed', descending: true } as const] = this.#wanted.sort ?? [];
    if (placing(before, by) === placing(after, by)) return false;
    return !(by === 'changed' && descending === true && index === 0);
  }

  /** One ticket that takes another rank shifts all those below: their numbers are read again. */
  async #reposition(): Promise<void> {
    const turn = this.#turn;
    const ids = [...idsOf(this.#state.rows)];
    const positions = new Map<string, number | null>();
    try {
      for (let at = 0; at < ids.length; at += LARGEST_PAGE) {
        const { rows } = await this.#session.tickets({
          where: { in: ['id', ids.slice(at, at + LARGEST_PAGE)] },
          limit: LARGEST_PAGE,
        });
        for (const { id, position } of rows) positions.set(id, position);
      }
    } catch {
      // A rank a moment old is no trouble worth a message: whatever stops this stops the next act too, and is said there.
      return;
    }
    if (turn === this.#turn)
      this.#set({
        ...this.#state,
        rows: this.#state.rows.map((row) => ({ ...row, position: positions.get(row.id) ?? row.position })),
      });
  }

  /** How many there are now. */
  async #count(turn: number): Promise<void> {
    try {
      const { where, text } = this.#wanted;
      const { total, atLeast } = await this.#session.tickets({
        ...(where === undefined ? {} : { where }),
        ...(text === undefined ? {} : { text }),
        limit: 1,
        count: true,
      });
      if (turn === this.#turn && total !== undefined) this.#set({ ...this.#state, total, atLeast: atLeast === true });
    } catch {
      // The number stays a moment old; the next act says what is wrong.
    }
  }
}
