/**
 * The way along a list, from one ticket to the next: the list as it stood when one left it, so that a ticket that has just been
 * closed, or taken, does not lose one's place. Read a page at a time, as far as one goes.
 */
import type { Page, Session } from '../../backends/backend.ts';
import { LARGEST_PAGE, type TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';

/** Which tickets, in which order. */
export type Question = Pick<TicketQuery, 'where' | 'text' | 'sort'>;

/** Rows of a list as they are shown, one after the other. */
export interface Around {
  /** Where one is in the whole list, and where the first of the rows stands. */
  readonly place: number;
  readonly from: number;
  readonly rows: readonly TicketRow[];
}

export interface Step {
  readonly ticket: string;
  readonly key: string | null;
}

/** Pages that are read at once in search of a ticket, or of one not yet read. */
const MOST_PAGES = 20;

/** A search for what is not read, which may be gone on with. */
interface Search {
  readonly ticket: string;
  /** Place in the list from which it reads; then it goes on from the top. */
  readonly start: number;
  /** Tickets that stand before the present one. */
  readonly before: ReadonlySet<string>;
  after: string | undefined;
  /** Rows looked through. */
  looked: number;
  /** Rows looked through from the top, once the end was reached; undefined before. */
  fromTop: number | undefined;
  first: TicketRow | undefined;
}

export class Trail {
  readonly #session: Session;
  readonly #question: Question;
  readonly #place: number;
  #rows: readonly TicketRow[] = [];
  /** Place of the first row held in the whole list. */
  #first = 0;
  #next: string | null | undefined;
  #search: Search | undefined;
  /** The ticket that the last step led to. */
  reached: string | undefined;

  /** @param around the rows that are shown where one leaves the list: they are gone along as they stand */
  constructor(session: Session, question: Question, { place, from, rows }: Around = { place: 0, from: 0, rows: [] }) {
    this.#session = session;
    this.#question = question;
    this.#place = place;
    this.#first = from;
    this.#rows = rows;
  }

  /**
   * The ticket beside another, or the next that is not read; null at the end; a number where so many rows were looked through
   * without finding one, and more are left: the same step goes on from there.
   * @param ticket id or key of the present one
   * @throws whatever `Session.tickets` throws
   */
  async step(ticket: string, to: 'previous' | 'next' | 'unread'): Promise<Step | number | null> {
    const step = await this.#look(ticket, to);
    if (typeof step !== 'number') this.reached = step?.ticket;
    return step;
  }

  async #look(ticket: string, to: 'previous' | 'next' | 'unread'): Promise<Step | number | null> {
    const at = await this.#find(ticket);
    if (to === 'unread') return this.#unread(ticket, at);
    // It has left the list: what stands in its place now comes next.
    const gone = Math.min(Math.max(0, this.#place - this.#first), this.#rows.length);
    if (to === 'previous') {
      const before = (at < 0 ? gone : at) - 1;
      if (before < 0 && this.#first > 0) return (await this.#before()) ? this.#look(ticket, to) : null;
      return stepTo(this.#rows[before]);
    }
    const next = at < 0 ? gone : at + 1;
    if (next >= this.#rows.length) await this.#more();
    return stepTo(this.#rows[next]);
  }

  #at(ticket: string): number {
    return this.#rows.findIndex(({ id, key }) => id === ticket || key === ticket);
  }

  /** Its place among the rows that are held, which are read as far as a page past where it was; -1 when it is not there. */
  async #find(ticket: string): Promise<number> {
    const enough = this.#place - this.#first + LARGEST_PAGE;
    while (this.#at(ticket) < 0 && this.#rows.length < enough) if (!(await this.#more())) break;
    return this.#at(ticket);
  }

  #ask(place: Pick<TicketQuery, 'after' | 'from'>, limit = LARGEST_PAGE): Promise<Page<TicketRow>> {
    return this.#session.tickets({ ...this.#question, ...place, limit });
  }

  async #more(): Promise<boolean> {
    if (this.#next === null) return false;
    const place = this.#session.can.jumps ? this.#first + this.#rows.length : 0;
    const start = place === 0 ? {} : { from: place };
    const { rows, next } = await this.#ask(this.#next === undefined ? start : { after: this.#next });
    const held = new Set(this.#rows.map(({ id }) => id));
    this.#rows = [...this.#rows, ...rows.filter(({ id }) => !held.has(id))];
    this.#next = next;
    return rows.length > 0;
  }

  async #before(): Promise<boolean> {
    const from = Math.max(0, this.#first - LARGEST_PAGE);
    const { rows } = await this.#ask(from === 0 ? {} : { from }, Math.min(LARGEST_PAGE, this.#first));
    const held = new Set(this.#rows.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => !held.has(id));
    this.#rows = [...fresh, ...this.#rows];
    this.#first = from;
    return fresh.length > 0;
  }

  /** What is read changes under one's hand, so the list is asked again: on from here, then from its top. */
  async #unread(ticket: string, at: number): Promise<Step | number | null> {
    const search = this.#search?.ticket === ticket ? this.#search : this.#searchFrom(ticket, Math.max(0, at));
    this.#search = undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const place = search.start > 0 && search.fromTop === undefined ? { from: search.start } : {};
      const { rows, next } = await this.#ask(search.after === undefined ? place : { after: search.after });
      search.looked += rows.length;
      const unread = rows.filter((row) => row.unread && row.id !== ticket && row.key !== ticket);
      const further = unread.find(({ id }) => !search.before.has(id));
      if (further !== undefined) return stepTo(further);
      search.first ??= unread[0];
      if (search.fromTop !== undefined) search.fromTop += rows.length;
      if (search.fromTop !== undefined && search.fromTop >= search.start) return stepTo(search.first);
      if (next === null && (search.start === 0 || search.fromTop !== undefined)) return stepTo(search.first);
      if (next === null) search.fromTop = 0;
      search.after = next ?? undefined;
    }
    if (search.first !== undefined) return stepTo(search.first);
    this.#search = search;
    return search.looked;
  }

  #searchFrom(ticket: string, at: number): Search {
    const start = this.#session.can.jumps ? this.#first + at : 0;
    const before = start > 0 ? [] : this.#rows.slice(0, at);
    return {
      ticket,
      start,
      before: new Set(before.map(({ id }) => id)),
      after: undefined,
      looked: 0,
      fromTop: undefined,
      first: undefined,
    };
  }
}

function stepTo(row: TicketRow | undefined): Step | null {
  return row === undefined ? null : { ticket: row.id, key: row.key };
}
