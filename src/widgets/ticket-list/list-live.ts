/**
 * What others change while one looks at a list. A list never jumps: what is shown keeps its place and its order, what others add
 * or move is counted and waits for a press. One's own acts are shown at once.
 */
import type { Page } from '../../backends/backend.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { LARGEST_PAGE, isFieldSort, sortedField, type Sort, type SortBy } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { Reading } from './list-source.ts';

const USUAL: readonly Sort[] = [{ by: 'changed', descending: true }];

/** What decides a row's place in an order. */
function placing(row: TicketRow, by: SortBy): unknown {
  if (isFieldSort(by)) return JSON.stringify(row.fields[sortedField(by) ?? '']);
  switch (by) {
    case 'rank':
      return row.position;
    case 'number':
      return row.key;
    case 'filed':
      return row.filedAt;
    case 'changed':
      return row.changedAt;
    case 'due':
      return row.deadline?.at;
    default:
      return row[by];
  }
}

/** Opened and read: that it was seen changes its place in some orders, and is nothing that whoever goes along the list did to it. */
function isOpened(before: TicketRow | undefined, after: TicketRow | undefined): boolean {
  if (before?.unread !== true || after?.unread !== false || before.assignee !== after.assignee) return false;
  return before.state === after.state || (before.state === 'posted' && after.state === 'open');
}

export class ListLive {
  readonly #list: Reading;
  /** Tickets told of and not looked at yet. */
  readonly #told = new Set<string>();
  /** Those of them that this person changed here. */
  readonly #mine = new Set<string>();
  /** Tickets that come or go at the next reading, and those that then stand elsewhere. */
  readonly #missed = new Set<string>();
  readonly #moved = new Set<string>();
  #settling = false;

  constructor(list: Reading) {
    this.#list = list;
  }

  /** How many tickets the rows do not show as they are. */
  get waiting(): number {
    return this.#missed.union(this.#moved).size;
  }

  /** How many may come at the next reading. */
  get coming(): number {
    return this.#missed.size;
  }

  /** Everything is being read again: what was told of is in the answer. */
  heard(): void {
    this.#told.clear();
  }

  /** The rows are the desk's present ones. */
  forget(): void {
    this.#told.clear();
    this.#missed.clear();
    this.#moved.clear();
  }

  /** Rows have come: whoever was missed among them is no more. */
  shown(rows: readonly TicketRow[]): void {
    for (const { id } of rows) this.#missed.delete(id);
  }

  /** Tickets that changed, each with whether this person did it, here: where those go now is shown at once, read or not. */
  hear(told: ReadonlyMap<string, boolean>): void {
    for (const [id, own] of told) {
      this.#told.add(id);
      if (own) this.#mine.add(id);
    }
    void this.settle();
  }

  /** What one may no longer read has left the screen: nothing of it is to come, and the others are counted. */
  leave(gone: readonly string[]): void {
    for (const id of gone) {
      this.#told.delete(id);
      this.#missed.delete(id);
      this.#moved.delete(id);
    }
    this.#list.change({ waiting: this.waiting });
    void this.#count(this.#list.turn());
  }

  /** Looks at what was told, a page at a time; while a question is being answered it waits, since the answer holds it. */
  async settle(): Promise<void> {
    if (this.#settling) return;
    this.#settling = true;
    try {
      while (this.#told.size > 0 && (this.#list.state().loading === null || this.#list.state().loading === 'more')) {
        if (this.#list.isSeen()) {
          const tickets = [...this.#told].slice(0, LARGEST_PAGE);
          for (const id of tickets) this.#told.delete(id);
          await this.#look(tickets);
        } else {
          await this.#list.again();
        }
      }
    } finally {
      this.#settling = false;
    }
  }

  /** Shown rows are read again in place; what comes, goes or moves is counted, or shown at once where it is one's own act. */
  async #look(tickets: readonly string[]): Promise<void> {
    const turn = this.#list.turn();
    try {
      const { where, text } = this.#list.wanted();
      const asked: Predicate = { in: ['id', tickets] };
      const seen = await this.#list.session.tickets({ where: asked, limit: LARGEST_PAGE });
      const narrowed = where !== undefined || text !== undefined;
      const page = narrowed
        ? await this.#list.session.tickets({
            where: where === undefined ? asked : { and: [asked, where] },
            ...(text === undefined ? {} : { text }),
            limit: LARGEST_PAGE,
          })
        : seen;
      if (turn !== this.#list.turn()) return;
      if (this.#compare(tickets, seen, new Set(page.rows.map(({ id }) => id)))) await this.#list.again();
      else await this.#count(turn);
    } catch {
      // The rows stay as they are; a press on "refresh" reads them again, and then says what is wrong.
      if (turn !== this.#list.turn()) return;
      for (const id of tickets) this.#missed.add(id);
      this.#list.change({ waiting: this.waiting });
    }
  }

  /**
   * @returns whether the list is to be read again now: with nothing on screen there is no place to keep, and one's own acts are
   * expected
   */
  #compare(tickets: readonly string[], seen: Page<TicketRow>, belonging: ReadonlySet<string>): boolean {
    const fresh = new Map(seen.rows.map((row) => [row.id, row]));
    const { rows, whole, people } = this.#list.state();
    let own = false;
    let shifted = false;
    for (const id of tickets) {
      const place = rows.placeOf(id);
      const before = place === undefined ? undefined : (rows.at(place) ?? undefined);
      const after = fresh.get(id);
      // Of a list that is spanned whole most rows are not held: such a ticket may be anywhere in it, and may have moved.
      const comesOrGoes = (before !== undefined) !== belonging.has(id) && !(whole && before === undefined && !this.#isNew(after));
      const opened = !this.#mine.has(id) && isOpened(before, after);
      const moves = before !== undefined && after !== undefined && !opened && this.#moves(before, after, place ?? 0);
      if (comesOrGoes) this.#missed.add(id);
      else this.#missed.delete(id);
      if (moves) this.#moved.add(id);
      else if (opened) this.#moved.delete(id);
      // What was told before one's own act was answered has already been counted as somebody's.
      const counted = this.#missed.has(id) || this.#moved.has(id);
      if ((comesOrGoes || moves) && after?.unread === false) own = true;
      if (this.#mine.delete(id) && counted) own = true;
      if (after !== undefined && after.position !== (before?.position ?? null)) shifted = true;
    }
    if (own || (rows.held.length === 0 && belonging.size > 0)) return true;
    this.#list.change({
      rows: rows.map((row) => fresh.get(row.id) ?? row),
      people: { ...people, ...seen.people },
      waiting: this.waiting,
    });
    if (shifted) void this.#reposition();
    return false;
  }

  /** Whether a ticket was never changed since it was filed. */
  #isNew(row: TicketRow | undefined): boolean {
    return row === undefined || row.filedAt === row.changedAt;
  }

  #moves(before: TicketRow, after: TicketRow, place: number): boolean {
    const sort = this.#list.wanted().sort ?? USUAL;
    if (sort.every(({ by }) => placing(before, by) === placing(after, by))) return false;
    const [first] = sort;
    return !(first?.by === 'changed' && first.descending === true && place === 0);
  }

  /** One ticket that takes another rank shifts all those below: their numbers are read again. */
  async #reposition(): Promise<void> {
    const turn = this.#list.turn();
    const ids = this.#list.state().rows.held.map(({ id }) => id);
    const positions = new Map<string, number | null>();
    try {
      for (let at = 0; at < ids.length; at += LARGEST_PAGE) {
        const { rows } = await this.#list.session.tickets({
          where: { in: ['id', ids.slice(at, at + LARGEST_PAGE)] },
          limit: LARGEST_PAGE,
        });
        for (const { id, position } of rows) positions.set(id, position);
      }
    } catch {
      // A rank a moment old is no trouble worth a message: whatever stops this stops the next act too, and is said there.
      return;
    }
    if (turn === this.#list.turn())
      this.#list.change({
        rows: this.#list.state().rows.map((row) => {
          const position = positions.get(row.id);
          return position === undefined || position === row.position ? row : { ...row, position };
        }),
      });
  }

  /** How many there are now. */
  async #count(turn: number): Promise<void> {
    try {
      const { where, text } = this.#list.wanted();
      const { total, atLeast } = await this.#list.session.tickets({
        ...(where === undefined ? {} : { where }),
        ...(text === undefined ? {} : { text }),
        limit: 1,
        count: true,
      });
      if (turn === this.#list.turn() && total !== undefined) this.#list.change({ total, atLeast: atLeast === true });
    } catch {
      // The number stays a moment old; the next act says what is wrong.
    }
  }
}
