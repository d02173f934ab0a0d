/**
 * How a list goes on: the next page; or, where the whole list is wanted and the backend jumps, pages by their place around where
 * one looks, so that all of it can be scrolled.
 */
import type { Page } from '../../backends/backend.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListLive } from './list-live.ts';
import { missing, nearest, withRows } from './list-places.ts';
import { Rows } from './list-rows.ts';
import { idsOf, PAGE, type Answer, type Reading } from './list-source.ts';

/** Rows read at once while a whole list is scrolled. */
const STEP = 100;

/** Most places of a list that is spanned whole: higher than this, browsers cannot draw it. */
const MOST_PLACES = 100_000;

export class ListOnward {
  readonly #list: Reading;
  readonly #live: ListLive;
  /** Places wanted of a whole list. */
  #range = { from: 0, to: PAGE };
  #filling = false;
  /** Where the page after a row starts, by the row's ticket: what follows it is then read without gap or double. */
  #following = new Map<string, string>();

  constructor(list: Reading, live: ListLive) {
    this.#list = list;
    this.#live = live;
  }

  /** The place in the middle of what is seen. */
  get around(): number {
    return Math.floor((this.#range.from + this.#range.to) / 2);
  }

  /** The whole list, read where one looks. */
  async answer(place: number): Promise<Answer> {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, this.#range.to - this.#range.from));
    let from = Math.max(0, place - Math.floor(limit / 2));
    let page = await this.#list.page({ from, limit, count: true });
    const { total = from + page.rows.length } = page;
    if (page.rows.length === 0 && from > 0) {
      from = Math.max(0, total - limit);
      page = await this.#list.page({ from, limit });
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
    const { next, loading } = this.#list.state();
    if (next === null || loading !== null) return;
    const turn = this.#list.turn();
    this.#list.change({ loading: 'more', error: undefined, failed: null });
    try {
      const page = await this.#list.page({ after: next, limit: PAGE });
      if (turn !== this.#list.turn()) return;
      const known = idsOf(this.#list.state().rows.held);
      const rows = withRows(
        this.#list.state().rows,
        this.#list.state().rows.length,
        page.rows.filter(({ id }) => !known.has(id)),
      );
      this.#live.shown(page.rows);
      this.#list.change({
        rows,
        people: { ...this.#list.state().people, ...page.people },
        next: page.next,
        waiting: this.#live.waiting,
        loading: null,
      });
    } catch (error) {
      if (turn === this.#list.turn()) this.#list.change({ loading: null, error, failed: 'more' });
    }
    void this.#live.settle();
  }

  /** From here on the list goes on as one scrolls. */
  spread(): void {
    const { rows, total } = this.#list.state();
    const { jumps } = this.#list.session.can;
    this.#list.change({
      whole: true,
      ...(jumps
        ? { rows: withRows(rows, rows.length, [], Math.min(MOST_PLACES, Math.max(total, rows.length))), next: null }
        : {}),
    });
  }

  /** The places that are seen, or soon will be: what is missing there is read. */
  need(from: number, to: number): void {
    this.#range = { from, to };
    const { whole, rows, next, error } = this.#list.state();
    if (!whole || error !== undefined) return;
    if (this.#list.session.can.jumps) void this.#fill();
    else if (next !== null && to >= rows.length) void this.more();
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    const turn = this.#list.turn();
    try {
      while (turn === this.#list.turn()) {
        const { from, to } = this.#range;
        const { rows, atLeast } = this.#list.state();
        const wanted = missing(rows, from, to, STEP);
        if (wanted === undefined) break;
        const before = rows.at(wanted.from - 1);
        const after = before == null ? undefined : this.#following.get(before.id);
        const page = await this.#list.page({ ...(after === undefined ? { from: wanted.from } : { after }), limit: wanted.limit });
        if (turn !== this.#list.turn()) return;
        this.#follow(page);
        this.#live.shown(page.rows);
        const end = wanted.from + page.rows.length;
        const length = page.next === null ? end : atLeast ? Math.max(rows.length, end + STEP) : rows.length;
        this.#list.change({
          rows: nearest(
            withRows(this.#list.state().rows, wanted.from, page.rows, Math.min(MOST_PLACES, length)),
            (from + to) / 2,
          ),
          people: { ...this.#list.state().people, ...page.people },
          waiting: this.#live.waiting,
        });
      }
    } catch (error) {
      if (turn === this.#list.turn()) this.#list.change({ error, failed: 'more' });
    } finally {
      this.#filling = false;
      if (turn !== this.#list.turn() && this.#list.state().whole && this.#list.state().error === undefined) void this.#fill();
    }
  }

  /** Goes on where reading on failed. */
  async retry(): Promise<void> {
    this.#list.change({ error: undefined, failed: null });
    if (this.#list.state().whole && this.#list.session.can.jumps) await this.#fill();
    else await this.more();
  }

  #follow({ rows, next }: Page<TicketRow>): void {
    const last = rows.at(-1);
    if (last !== undefined && next !== null) this.#following.set(last.id, next);
  }
}
