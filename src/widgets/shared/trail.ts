/**
 * The way along a list, from one ticket to the next: the list as it stood when one left it, so that a ticket that has just been
 * closed, or taken, does not lose one's place. Read a page at a time, as far as one goes.
 */
import type { Page, Session } from '../../backends/backend.ts';
import { LARGEST_PAGE, type TicketQuery } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';

/** Which tickets, in which order. */
export type Question = Pick<TicketQuery, 'where' | 'text' | 'sort'>;

export interface Step {
  readonly ticket: string;
  readonly key: string | null;
}

/** Pages that are read in search of a ticket, or of one not yet read. */
const MOST_PAGES = 20;

export class Trail {
  readonly #session: Session;
  readonly #question: Question;
  #rows: readonly TicketRow[] = [];
  /** Place of the first row held in the whole list. */
  #first = 0;
  #next: string | null | undefined;
  /** The ticket that the last step led to. */
  reached: string | undefined;

  /** @param place where one is in the list, when it is known: reading begins there where the backend can */
  constructor(session: Session, question: Question, place = 0) {
    this.#session = session;
    this.#question = question;
    this.#first = session.can.jumps ? Math.max(0, place - LARGEST_PAGE / 2) : 0;
  }

  /**
   * The ticket beside another, or the next that is not read; null at the end, or when the list no longer holds it.
   * @param ticket id or key of the present one
   * @throws whatever `Session.tickets` throws
   */
  async step(ticket: string, to: 'previous' | 'next' | 'unread'): Promise<Step | null> {
    const step = await this.#look(ticket, to);
    this.reached = step?.ticket;
    return step;
  }

  async #look(ticket: string, to: 'previous' | 'next' | 'unread'): Promise<Step | null> {
    if (to === 'unread') return this.#unread(ticket);
    const at = await this.#find(ticket);
    if (at < 0) return null;
    if (to === 'previous') {
      if (at === 0 && this.#first > 0) return (await this.#before()) ? this.#look(ticket, to) : null;
      return stepTo(this.#rows[at - 1]);
    }
    if (at === this.#rows.length - 1) await this.#more();
    return stepTo(this.#rows[at + 1]);
  }

  #at(ticket: string): number {
    return this.#rows.findIndex(({ id, key }) => id === ticket || key === ticket);
  }

  async #find(ticket: string): Promise<number> {
    for (let page = 0; page < MOST_PAGES && this.#at(ticket) < 0; page += 1) if (!(await this.#more())) break;
    return this.#at(ticket);
  }

  #ask(place: Pick<TicketQuery, 'after' | 'from'>, limit = LARGEST_PAGE): Promise<Page<TicketRow>> {
    return this.#session.tickets({ ...this.#question, ...place, limit });
  }

  async #more(): Promise<boolean> {
    if (this.#next === null) return false;
    const start = this.#first === 0 ? {} : { from: this.#first };
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
  async #unread(ticket: string): Promise<Step | null> {
    const here = this.#at(ticket);
    const known = new Set(this.#rows.slice(0, Math.max(0, here)).map(({ id }) => id));
    let first: TicketRow | undefined;
    let after: string | null | undefined;
    for (let page = 0; page < MOST_PAGES && after !== null; page += 1) {
      const { rows, next } = await this.#ask(after === undefined ? {} : { after });
      const unread = rows.filter((row) => row.unread && row.id !== ticket && row.key !== ticket);
      first ??= unread[0];
      const further = unread.find(({ id }) => !known.has(id));
      if (further !== undefined) return stepTo(further);
      after = next;
    }
    return stepTo(first);
  }
}

function stepTo(row: TicketRow | undefined): Step | null {
  return row === undefined ? null : { ticket: row.id, key: row.key };
}
