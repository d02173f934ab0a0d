/**
 * The rows of a list: pages by keyset from the top; or, where the whole list is wanted and the backend jumps, pages by their
 * place around where one looks, so that all of it can be scrolled. What others change meanwhile is in `list-live.ts`.
 */
import { Unavailable, type Change, type Page, type Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import { LARGEST_PAGE, type TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { ListLive } from './list-live.ts';
import { Rows, type Around } from './list-rows.ts';

/** Rows of one page. */
export const PAGE = 50;

/** Rows read at once while a whole list is scrolled. */
const STEP = 100;

/** Most places of a list that is spanned whole: higher than this, browsers cannot draw it. */
export const MOST_PLACES = 100_000;

/** What a list asks, and its rows around one of them: for whoever goes on from there. */
export interface Asked {
  readonly question: Wanted;
  readonly around: Around;
}

export interface ListState {
  readonly rows: Rows;
  readonly people: Readonly<Record<string, PersonCard>>;
  readonly next: string | null;
  readonly total: number;
  readonly atLeast: boolean;
  /** The list goes on as one scrolls. */
  readonly whole: boolean;
  /** Tickets that others added, moved or took away, and that the rows do not show yet. */
  readonly waiting: number;
  readonly loading: 'first' | 'more' | 'again' | null;
  readonly error: unknown;
  /** Which reading failed with it. */
  readonly failed: 'first' | 'more' | 'again' | null;
  /** The place cannot serve any more: only a new connection helps. */
  readonly lost: boolean;
  /** How much of what lists and search read is prepared, from 0 to 1; null where all of it is. */
  readonly preparing: number | null;
}

export const EMPTY: ListState = {
  rows: Rows.of([]),
  people: {},
  next: null,
  total: 0,
  atLeast: false,
  whole: false,
  waiting: 0,
  loading: 'first',
  error: undefined,
  failed: null,
  lost: false,
  preparing: null,
};

/** Which rows, in which order. */
export type Wanted = Pick<TicketQuery, 'where' | 'text' | 'sort'>;

/** How much of them is shown. */
export interface Extent {
  /** How many at least, to come back to the same place after a reload. */
  readonly rows: number;
  readonly whole?: boolean | undefined;
  /** The place in the middle of what is seen, in a whole list. */
  readonly around?: number | undefined;
}

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

type Answer = Pick<ListState, 'rows' | 'people' | 'next' | 'total' | 'atLeast' | 'whole'>;

function idsOf(rows: readonly TicketRow[]): Set<string> {
  return new Set(rows.map((row) => row.id));
}

/** Loads, extends and refreshes the rows of one list of one session. */
export class ListSource {
  readonly #session: Session;
  readonly #listener: Listener;
  readonly #live: ListLive;
  readonly #stop: () => void;
  #wanted: Wanted = {};
  #state: ListState = EMPTY;
  /** Raised by each new question: answers to an older one are dropped. */
  #turn = 0;
  /** Places wanted of a whole list. */
  #range = { from: 0, to: PAGE };
  #filling = false;
  /** Where the page after a row starts, by the row's ticket: what follows it is then read without gap or double. */
  #following = new Map<string, string>();
  /** What is expected of tickets until the backend has said it. */
  readonly #patches = new Map<string, Partial<TicketRow>>();

  constructor(session: Session, listener: Listener) {
    this.#session = session;
    this.#listener = listener;
    this.#live = new ListLive(session, {
      wanted: () => this.#wanted,
      state: () => this.#state,
      turn: () => this.#turn,
      change: (change) => this.#set({ ...this.#state, ...change }),
      again: () => this.again(),
      isSeen: () => listener.isSeen(),
    });
    this.#stop = session.watch(session.cursor, (change) => this.#onChange(change));
  }

  close(): void {
    this.#turn += 1;
    this.#live.forget();
    this.#stop();
  }

  /** The place in the middle of what is seen. */
  get around(): number {
    return Math.floor((this.#range.from + this.#range.to) / 2);
  }

  get wanted(): Wanted {
    return this.#wanted;
  }

  /**
   * Asks, and shows the answer.
   * @returns the state it led to, or undefined when a newer question came meanwhile
   */
  async show(wanted: Wanted, extent: Extent = { rows: PAGE }): Promise<ListState | undefined> {
    const same = JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    this.#wanted = wanted;
    this.#turn += 1;
    const turn = this.#turn;
    this.#live.heard();
    this.#set({
      ...this.#state,
      loading: this.#state.rows.length === 0 ? 'first' : 'again',
      error: undefined,
      failed: null,
    });
    try {
      const jumps = extent.whole === true && this.#session.can.jumps;
      const answer = await (jumps ? this.#around(extent.around ?? 0) : this.#fromTop(turn, extent));
      if (turn !== this.#turn) return undefined;
      this.#live.forget();
      const { preparing } = this.#state;
      this.#set({ ...answer, waiting: 0, loading: null, error: undefined, failed: null, lost: false, preparing });
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      const { loading, preparing } = this.#state;
      // Rows that answer another question must not stand under this one.
      this.#set({ ...(same ? this.#state : EMPTY), loading: null, error, failed: loading, preparing });
    }
    void this.#live.settle();
    return this.#state;
  }

  async #fromTop(turn: number, { rows, whole }: Extent): Promise<Answer> {
    let page = await this.#page({ limit: Math.min(rows, LARGEST_PAGE), count: true });
    const { total, atLeast } = page;
    const all = [...page.rows];
    let people = page.people;
    while (all.length < rows && page.next !== null && turn === this.#turn) {
      page = await this.#page({ after: page.next, limit: Math.min(rows - all.length, LARGEST_PAGE) });
      const known = idsOf(all);
      all.push(...page.rows.filter(({ id }) => !known.has(id)));
      people = { ...people, ...page.people };
    }
    return {
      rows: Rows.of(all),
      people,
      next: page.next,
      total: total ?? all.length,
      atLeast: atLeast === true || (total === undefined && page.next !== null),
      whole: whole === true && page.next !== null,
    };
  }

  /** The whole list, read where one looks. */
  async #around(place: number): Promise<Answer> {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, this.#range.to - this.#range.from));
    let from = Math.max(0, place - Math.floor(limit / 2));
    let page = await this.#page({ from, limit, count: true });
    const { total = from + page.rows.length } = page;
    if (page.rows.length === 0 && from > 0) {
      from = Math.max(0, total - limit);
      page = await this.#page({ from, limit });
    }
    this.#following = new Map();
    this.#range = { from, to: from + limit };
    const length = Math.min(MOST_PLACES, Math.max(total, from + page.rows.length));
    this.#follow(page);
    return {
      rows: Rows.of(page.rows, from, length),
      people: page.people,
      next: null,
      total,
      atLeast: page.atLeast === true,
      whole: true,
    };
  }

  /** The next page, after what is shown. */
  async more(): Promise<void> {
    const { next, loading } = this.#state;
    if (next === null || loading !== null) return;
    const turn = this.#turn;
    this.#set({ ...this.#state, loading: 'more', error: undefined, failed: null });
    try {
      const page = await this.#page({ after: next, limit: PAGE });
      if (turn !== this.#turn) return;
      const known = idsOf(this.#state.rows.held);
      const rows = this.#state.rows.with(
        this.#state.rows.length,
        page.rows.filter(({ id }) => !known.has(id)),
      );
      this.#live.shown(page.rows);
      this.#set({
        ...this.#state,
        rows,
        people: { ...this.#state.people, ...page.people },
        next: page.next,
        waiting: this.#live.waiting,
        loading: null,
      });
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...this.#state, loading: null, error, failed: 'more' });
    }
    void this.#live.settle();
  }

  /** From here on the list goes on as one scrolls. */
  spread(): void {
    const { rows, total } = this.#state;
    const { jumps } = this.#session.can;
    this.#set({
      ...this.#state,
      whole: true,
      ...(jumps ? { rows: rows.spanning(Math.min(MOST_PLACES, Math.max(total, rows.length))), next: null } : {}),
    });
  }

  /** The places that are seen, or soon will be: what is missing there is read. */
  need(from: number, to: number): void {
    this.#range = { from, to };
    const { whole, rows, next, error } = this.#state;
    if (!whole || error !== undefined) return;
    if (this.#session.can.jumps) void this.#fill();
    else if (next !== null && to >= rows.length) void this.more();
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    const turn = this.#turn;
    try {
      while (turn === this.#turn) {
        const { from, to } = this.#range;
        const { rows, atLeast } = this.#state;
        const missing = rows.missing(from, to, STEP);
        if (missing === undefined) break;
        const before = rows.at(missing.from - 1);
        const after = before == null ? undefined : this.#following.get(before.id);
        const page = await this.#page({ ...(after === undefined ? { from: missing.from } : { after }), limit: missing.limit });
        if (turn !== this.#turn) return;
        this.#follow(page);
        this.#live.shown(page.rows);
        const end = missing.from + page.rows.length;
        const length = page.next === null ? end : atLeast ? Math.max(rows.length, end + STEP) : rows.length;
        this.#set({
          ...this.#state,
          rows: this.#state.rows.with(missing.from, page.rows, Math.min(MOST_PLACES, length)).near((from + to) / 2),
          people: { ...this.#state.people, ...page.people },
          waiting: this.#live.waiting,
        });
      }
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...this.#state, error, failed: 'more' });
    } finally {
      this.#filling = false;
      if (turn !== this.#turn && this.#state.whole && this.#state.error === undefined) void this.#fill();
    }
  }

  /** Goes on where reading on failed. */
  async retry(): Promise<void> {
    this.#set({ ...this.#state, error: undefined, failed: null });
    if (this.#state.whole && this.#session.can.jumps) await this.#fill();
    else await this.more();
  }

  /** The same question again: as many rows as are shown, and room for those that come; or those around where one looks. */
  async again(fromTop = false): Promise<ListState | undefined> {
    const { rows, whole } = this.#state;
    return this.show(this.#wanted, {
      rows: Math.max(PAGE, rows.length + this.#live.coming),
      whole,
      around: fromTop ? 0 : this.around,
    });
  }

  /** A ticket was opened: what was new in it is read. */
  opened(ticket: string): void {
    this.#set({
      ...this.#state,
      rows: this.#state.rows.map((row) => (row.id === ticket ? { ...row, unread: false } : row)),
    });
  }

  /** Looks at tickets again, as if told that they changed. */
  refresh(tickets: readonly string[], own = false): void {
    this.#live.hear(tickets, own);
  }

  /** Shows what is expected of a ticket before the backend has said it. @param change null: the ticket as the backend has it */
  patch(ticket: string, change: Partial<TicketRow> | null): void {
    if (change === null) this.#patches.delete(ticket);
    else this.#patches.set(ticket, { ...this.#patches.get(ticket), ...change });
    this.#set(this.#state);
  }

  #page(part: Partial<TicketQuery>): Promise<Page<TicketRow>> {
    return this.#session.tickets({ ...this.#wanted, ...part });
  }

  #follow({ rows, next }: Page<TicketRow>): void {
    const last = rows.at(-1);
    if (last !== undefined && next !== null) this.#following.set(last.id, next);
  }

  #set(state: ListState): void {
    this.#state = state;
    const patches = this.#patches;
    this.#listener.changed(
      patches.size === 0
        ? state
        : {
            ...state,
            rows: state.rows.map((row) => {
              const patch = patches.get(row.id);
              return patch === undefined ? row : { ...row, ...patch };
            }),
          },
    );
  }

  /** What is prepared reaches further than the walk that served meanwhile: places down the stack, totals, all that a search finds. */
  #prepared(progress: Extract<Change, { type: 'indexing' }>['progress']): void {
    const preparing = progress && Math.floor((100 * progress.done) / Math.max(1, progress.total)) / 100;
    if (preparing !== this.#state.preparing) this.#set({ ...this.#state, preparing });
    if (progress === null && (this.#state.loading === null || this.#state.atLeast)) this.#listener.reload();
  }

  #onChange(change: Change): void {
    switch (change.type) {
      case 'changed':
        this.refresh(change.tickets);
        break;
      case 'gone':
        this.#live.leave(new Set(change.tickets));
        break;
      case 'desk':
      case 'reset':
        this.#listener.reload();
        break;
      case 'lost':
        this.#set({ ...this.#state, loading: null, error: new Unavailable(change.why), failed: 'again', lost: true });
        return;
      case 'indexing':
        this.#prepared(change.progress);
        return;
      case 'tick':
      case 'present':
        return;
    }
    this.#listener.told();
  }
}
