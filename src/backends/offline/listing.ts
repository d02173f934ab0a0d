/** Lists with what is on its way drawn over them: what was never sent stands first, and what waits on a ticket has changed its row. */
import type { Page } from '../backend.ts';
import type { Parcel } from '../on-its-way.ts';
import { matches, type Predicate } from '../../domain/predicate.ts';
import type { TicketQuery } from '../../domain/query.ts';
import type { TicketRow, TicketView } from '../../domain/view.ts';
import { rowOf } from '../../domain/viewing.ts';
import { peopleOf, type Foreseer } from './foreseeing.ts';
import { isUnanswered, type Remembering } from './reading.ts';

export interface ListingParts {
  readonly remembering: Remembering;
  /** What waits, in its turns. */
  readonly waiting: () => readonly Parcel[];
  readonly foreseer: () => Foreseer;
  /** A ticket as this device knows it, with what waits. */
  readonly shown: (ticket: string) => Promise<TicketView | undefined>;
  readonly ask: (query: TicketQuery) => Promise<Page<TicketRow>>;
}

/** A page of fewer rows answers no list. */
const A_LIST = 20;

function rowOfView(view: TicketView, foreseer: Foreseer): TicketRow {
  const viewer = { ...foreseer, people: peopleOf(view, foreseer), linked: {}, position: view.position, readAt: view.changedAt };
  return { ...rowOf(view.ticket, viewer), key: view.key };
}

/** The tickets that a list asks for by name; undefined where it asks otherwise. */
function named(where: Predicate | undefined): readonly string[] | undefined {
  if (where === undefined) return undefined;
  if ('and' in where) return where.and.map(named).find((ids) => ids !== undefined);
  return 'in' in where && where.in[0] === 'id' ? where.in[1].filter((id) => typeof id === 'string') : undefined;
}

function isAsked({ ticket, changedAt }: TicketView, { where, text }: TicketQuery): boolean {
  const said = `${ticket.summary} ${ticket.description}`.toLowerCase();
  const words = (text ?? '').toLowerCase().split(/\s+/u);
  return words.every((word) => said.includes(word)) && (where === undefined || matches(where, { ...ticket, changedAt }));
}

export class Listing {
  readonly #parts: ListingParts;

  constructor(parts: ListingParts) {
    this.#parts = parts;
  }

  async tickets(query: TicketQuery): Promise<Page<TicketRow>> {
    const unsent = await this.#unsent(query);
    const from = query.from ?? 0;
    const asked = from === 0 || unsent.length === 0 ? query : { ...query, from: Math.max(0, from - unsent.length) };
    const page = await this.#read(asked).catch((error: unknown) => {
      // A list that was never read here holds what was written here, and who knows what else.
      if (unsent.length === 0 || !isUnanswered(error)) throw error;
      return { rows: [], people: {}, next: null, total: 0, atLeast: true } satisfies Page<TicketRow>;
    });
    const known = new Set(page.rows.map(({ id }) => id));
    const first = query.after === undefined ? unsent.slice(from).filter(({ ticket }) => !known.has(ticket.id)) : [];
    const rows = await Promise.all(page.rows.map((row) => this.#overlaid(row)));
    if (first.length === 0) return { ...page, rows };
    const foreseer = this.#parts.foreseer();
    return {
      ...page,
      rows: [...first.map((view) => rowOfView(view, foreseer)), ...rows],
      people: { ...page.people, ...first.reduce((people, view) => ({ ...people, ...view.people }), {}) },
      ...(page.total === undefined ? {} : { total: page.total + unsent.length }),
    };
  }

  /** Tickets that were never sent and that a list asks for; the last that was written first. */
  async #unsent(query: TicketQuery): Promise<readonly TicketView[]> {
    const filed = this.#parts
      .waiting()
      .flatMap(({ batch }) => batch.flatMap((each) => (each.do === 'file' ? [each.ticket] : [])));
    const views = await Promise.all(filed.map((ticket) => this.#parts.shown(ticket)));
    return views.filter((view) => view?.key === null && isAsked(view, query)).reverse() as TicketView[];
  }

  /** What waits on a ticket is drawn in its row; where it stands in the list, and what is for staff to know, are the place's to say. */
  async #overlaid(row: TicketRow): Promise<TicketRow> {
    const { waiting, shown, foreseer } = this.#parts;
    if (!waiting().some(({ tickets }) => tickets.includes(row.id))) return row;
    const view = await shown(row.id);
    if (view === undefined) return row;
    return { ...row, ...rowOfView(view, foreseer()), key: row.key, position: row.position, changedAt: row.changedAt };
  }

  /** Where nobody answers, what the same list said last, however many rows of it were asked for; or the tickets it names, one by one. */
  async #read(query: TicketQuery): Promise<Page<TicketRow>> {
    const { remembering, ask, shown, foreseer } = this.#parts;
    const { limit, count: _total, ...asked } = query;
    const same = limit === undefined || limit >= A_LIST ? [`list ${JSON.stringify(asked)}`] : [];
    try {
      return await remembering.read(
        `tickets ${JSON.stringify(query)}`,
        () => ask(query),
        () => same,
        same,
      );
    } catch (error) {
      const ids = named(query.where);
      if (ids === undefined || !isUnanswered(error)) throw error;
      const views = await Promise.all(ids.map((id) => shown(id)));
      const found = views.filter((view) => view !== undefined && view.key !== null && isAsked(view, query)) as TicketView[];
      return { rows: found.map((view) => rowOfView(view, foreseer())), people: {}, next: null };
    }
  }
}
