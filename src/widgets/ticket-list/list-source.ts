/**
 * The rows of a list: pages by keyset from the top. How it goes on is in `list-onward.ts`, what others change meanwhile in
 * `list-live.ts`: both are fetched when there is more to read, or something was told.
 */
import { Unavailable, type Change, type Page, type Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import { LARGEST_PAGE, type TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { ListLive } from './list-live.ts';
import type { ListOnward } from './list-onward.ts';
import { Rows, type Around } from './list-rows.ts';

/** Rows of one page. */
export const PAGE = 50;

/** What comes after a list's first rows. */
export const LATER = onDemand(() => import('./list-later.ts'));

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

/** What answers a question. */
export type Answer = Pick<ListState, 'rows' | 'people' | 'next' | 'total' | 'atLeast' | 'whole'>;

/** What a source shows of itself to what reads on, and to what looks at changes. */
export interface Reading {
  readonly session: Session;
  readonly wanted: () => Wanted;
  readonly state: () => ListState;
  /** Another number once another question is asked: answers to an older one are dropped. */
  readonly turn: () => number;
  readonly change: (change: Partial<ListState>) => void;
  /** Reads the list again. */
  readonly again: () => Promise<unknown>;
  readonly isSeen: () => boolean;
  /** Some rows of the question. */
  readonly page: (part: Partial<TicketQuery>) => Promise<Page<TicketRow>>;
}

/** The ids of rows: each ticket is shown once. */
export function idsOf(rows: readonly TicketRow[]): Set<string> {
  return new Set(rows.map((row) => row.id));
}

interface Later {
  readonly live: ListLive;
  readonly onward: ListOnward;
}

/** Loads, extends and refreshes the rows of one list of one session. */
export class ListSource {
  readonly #session: Session;
  readonly #listener: Listener;
  readonly #reading: Reading;
  readonly #stop: () => void;
  /** What reads on, and what others change: fetched when a list goes on, or hears of a change. */
  #later: Later | undefined;
  /** Tickets told of, each with whether this person changed it here, while nothing looks at them yet. */
  readonly #told = new Map<string, boolean>();
  /** Tickets told of that could not be looked at, since what looks could not be fetched. */
  readonly #unseen = new Set<string>();
  #wanted: Wanted = {};
  #state: ListState = EMPTY;
  /** Raised by each new question: answers to an older one are dropped. */
  #turn = 0;
  #closed = false;
  /** What is expected of tickets until the backend has said it. */
  readonly #patches = new Map<string, Partial<TicketRow>>();

  constructor(session: Session, listener: Listener) {
    this.#session = session;
    this.#listener = listener;
    this.#reading = {
      session,
      wanted: () => this.#wanted,
      state: () => this.#state,
      turn: () => this.#turn,
      change: (change) => this.#set({ ...this.#state, ...change }),
      again: () => this.again(),
      isSeen: () => listener.isSeen(),
      page: (part) => this.#page(part),
    };
    this.#stop = session.watch(session.cursor, (change) => this.#onChange(change));
  }

  close(): void {
    this.#turn += 1;
    this.#later?.live.forget();
    this.#stop();
    this.#closed = true;
  }

  async #fetch(): Promise<Later> {
    const { ListLive, ListOnward } = await LATER.load();
    if (this.#later === undefined) {
      const live = new ListLive(this.#reading);
      this.#later = { live, onward: new ListOnward(this.#reading, live) };
    }
    return this.#later;
  }

  /** Reads on; what cannot be fetched for it is said as what cannot be read is. */
  async #onward(task: (onward: ListOnward) => unknown): Promise<void> {
    try {
      await task((this.#later ?? (await this.#fetch())).onward);
    } catch (error) {
      this.#set({ ...this.#state, loading: null, error, failed: 'more' });
    }
  }

  /** Looks at what was told; while a question is being answered it waits, since the answer holds it. */
  async #look(): Promise<void> {
    const { loading } = this.#state;
    if (this.#told.size === 0 || loading === 'first' || loading === 'again') return;
    const told = new Map(this.#told);
    this.#told.clear();
    if (!this.#listener.isSeen()) {
      await this.again();
      return;
    }
    try {
      const { live } = await this.#fetch();
      if (!this.#closed) live.hear(told);
    } catch {
      // The rows stay as they are; a press on "refresh" reads them again, and then says what is wrong.
      for (const id of told.keys()) this.#unseen.add(id);
      this.#set({ ...this.#state, waiting: this.#unseen.size });
    }
  }

  /** What one may no longer read leaves the screen at once. */
  #leave(gone: readonly string[]): void {
    for (const id of gone) this.#told.delete(id);
    this.#set({ ...this.#state, rows: this.#state.rows.without(new Set(gone)) });
    void this.#fetch().then(
      ({ live }) => {
        if (!this.#closed) live.leave(gone);
      },
      () => undefined,
    );
  }

  #settle(): void {
    if (this.#told.size > 0) void this.#look();
    else void this.#later?.live.settle();
  }

  /** The next page, after what is shown. */
  more(): Promise<void> {
    return this.#onward((onward) => onward.more());
  }

  /** From here on the list goes on as one scrolls. */
  spread(): Promise<void> {
    return this.#onward((onward) => onward.spread());
  }

  /** Goes on where reading on failed. */
  retry(): Promise<void> {
    return this.#onward((onward) => onward.retry());
  }

  /** The places that are seen, or soon will be: what is missing there of a whole list is read. */
  need(from: number, to: number): void {
    const { whole, error } = this.#state;
    if (this.#later !== undefined) this.#later.onward.need(from, to);
    else if (whole && error === undefined) void this.#onward((onward) => onward.need(from, to));
  }

  /** The place in the middle of what is seen of a whole list. */
  get around(): number {
    return this.#later?.onward.around ?? 0;
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
    this.#later?.live.heard();
    this.#told.clear();
    this.#unseen.clear();
    this.#set({
      ...this.#state,
      loading: this.#state.rows.length === 0 ? 'first' : 'again',
      error: undefined,
      failed: null,
    });
    try {
      const jumps = extent.whole === true && this.#session.can.jumps;
      const answer = await (jumps ? (await this.#fetch()).onward.answer(extent.around ?? 0) : this.#fromTop(turn, extent));
      if (turn !== this.#turn) return undefined;
      this.#later?.live.forget();
      this.#told.clear();
      const { preparing } = this.#state;
      this.#set({ ...answer, waiting: 0, loading: null, error: undefined, failed: null, lost: false, preparing });
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      const { loading, preparing } = this.#state;
      // Rows that answer another question must not stand under this one.
      this.#set({ ...(same ? this.#state : EMPTY), loading: null, error, failed: loading, preparing });
    }
    this.#settle();
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

  /** The same question again: as many rows as are shown, and room for those that come; or those around where one looks. */
  async again(fromTop = false): Promise<ListState | undefined> {
    const { rows, whole } = this.#state;
    return this.show(this.#wanted, {
      rows: Math.max(PAGE, rows.length + (this.#later?.live.coming ?? this.#unseen.size)),
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

  /** Looks at tickets again, as if told that they changed. @param own by this person, here: where they go now is shown at once */
  refresh(tickets: readonly string[], own = false): void {
    const told = new Map(tickets.map((id) => [id, own]));
    if (this.#later !== undefined) this.#later.live.hear(told);
    else for (const [id, mine] of told) this.#told.set(id, mine || this.#told.get(id) === true);
    this.#settle();
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
        this.#leave(change.tickets);
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
      case 'knowledge':
        return;
    }
    this.#listener.told();
  }
}
