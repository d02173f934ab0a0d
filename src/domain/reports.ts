/**
 * Reports: a filter, a way of telling apart, and counts and nearest-rank percentiles over facts and spans (domain §6). Pure; a
 * backend hands in, one by one, the tickets that whoever asks may read, with what of them he may know.
 */
import { deadlineState, promises } from './deadline.ts';
import type { Desk } from './desk.ts';
import { wallTime } from './elapsing.ts';
import { isFinished } from './facts.ts';
import { openingTime } from './opening-hours.ts';
import type { PersonCard } from './people.ts';
import type { Dimension, ReportQuery } from './report-query.ts';
import type { AvoidedFigure } from './reports/avoided.ts';
import { isPerson, valueOf, type Counted } from './reports/counted.ts';
import { AGE_EDGES, Bands, MOST_NAMED, Tally, type Band, type Some } from './reports/figures.ts';
import { Gathered, PeriodCounter, type Counting, type PeriodFigures, type PeriodGroup } from './reports/period.ts';
import type { State } from './states.ts';
import type { Instant, PersonId } from './values.ts';
import { zoneOf } from './zone.ts';

/** Most values that are told apart; what the others come to is told together. */
export const MOST_GROUPS = 100;

/** What is told of one value of the dimension: now, in the period, and in the one compared. */
export interface Group {
  /** Null: tickets that have none. */
  readonly value: string | null;
  /** All tickets of the filter, whatever their state and date. */
  readonly tickets: number;
  readonly active: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
  readonly period: PeriodGroup;
  readonly compared?: PeriodGroup | undefined;
  /** Whose tickets they are, where no filter says it by itself: the requesters of a school. */
  readonly requesters?: readonly PersonId[] | undefined;
}

/** What somebody has to handle now; nobody: what is free. */
export interface Load {
  readonly assignee: PersonId | null;
  readonly active: number;
  readonly waiting: number;
  /** When the oldest of them was filed. */
  readonly oldest: Instant;
}

/** The answer to a report's query. */
export interface Report {
  readonly query: ReportQuery;
  /** The instant whose state of the desk it tells. */
  readonly asOf: Instant;
  /** All tickets of the filter. */
  readonly tickets: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
  readonly active: number;
  /** Active tickets that nobody has answered yet. */
  readonly unanswered: Some;
  /** Active tickets of which something that was promised is over now; absent where the desk promises nothing. */
  readonly late?: Some | undefined;
  /** Active tickets by how long ago they were filed. */
  readonly ageing: readonly Band[];
  /** The most loaded first. */
  readonly workload: readonly Load[];
  /** The largest first. */
  readonly groups: readonly Group[];
  /** How many values are told together, and what they come to; absent where all are told apart. */
  readonly others?: { readonly values: number; readonly group: Omit<Group, 'value'> } | undefined;
  readonly period: PeriodFigures;
  readonly compared?: PeriodFigures | undefined;
  /** Tickets not filed since their answer was found, in the period and in the one compared; absent where none are counted, or the filter says nothing of them. */
  readonly avoided?: AvoidedFigure | undefined;
  readonly comparedAvoided?: AvoidedFigure | undefined;
  /** Cards of the people that it names. */
  readonly people: Readonly<Record<PersonId, PersonCard>>;
}

/** The present of one value of the dimension. */
class Present {
  tickets = 0;
  active = 0;
  readonly states: Partial<Record<State, number>> = {};
  readonly requesters = new Set<PersonId>();

  add({ state, requester }: Counted): void {
    this.tickets += 1;
    if (!isFinished(state)) this.active += 1;
    this.states[state] = (this.states[state] ?? 0) + 1;
    if (this.requesters.size <= MOST_NAMED) this.requesters.add(requester);
  }

  absorb(other: Present): void {
    this.tickets += other.tickets;
    this.active += other.active;
    for (const [state, count] of Object.entries(other.states) as [State, number][])
      this.states[state] = (this.states[state] ?? 0) + count;
  }
}

interface Loaded {
  active: number;
  waiting: number;
  oldest: Instant;
}

/** The larger first; of equals, always in the same order, what has no value last. */
export function bySize([one, its]: readonly [string | null, number], [other, their]: readonly [string | null, number]): number {
  if (its !== their) return their - its;
  return one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;
}

/**
 * What the periods of a report are counted by.
 * @param desk whose zone days are those of, and whose calendar opening hours are
 * @param now the instant whose state of the desk is told
 */
export function countingOf(query: ReportQuery, desk: Desk, now: Instant): Counting {
  const zone = zoneOf(desk.zone);
  return {
    step: query.step,
    clock: query.clock,
    between: query.clock === 'opening' && desk.calendar !== undefined ? openingTime(desk.calendar, zone) : wallTime,
    zone,
    now: Date.parse(now),
    desk,
  };
}

/** Makes a report of the tickets that are handed in. */
export class Reporter {
  readonly #query: ReportQuery;
  readonly #now: Instant;
  readonly #whole = new Present();
  readonly #groups = new Map<string | null, Present>();
  readonly #unanswered = new Tally();
  readonly #late = new Tally();
  readonly #promises: boolean;
  readonly #ageing = new Bands(AGE_EDGES);
  readonly #workload = new Map<PersonId | null, Loaded>();
  readonly #period: PeriodCounter;
  readonly #compared: PeriodCounter | undefined;

  /**
   * @param desk whose zone days are those of, and whose calendar opening hours are
   * @param now the instant whose state of the desk the tickets are
   */
  constructor(query: ReportQuery, desk: Desk, now: Instant) {
    this.#query = query;
    this.#now = now;
    const counting = countingOf(query, desk, now);
    this.#promises = promises(desk);
    this.#period = new PeriodCounter(query.period, counting);
    this.#compared = query.compared === undefined ? undefined : new PeriodCounter(query.compared, counting);
  }

  /** Counts a ticket that passes the filter. */
  add(ticket: Counted): void {
    const value = valueOf(ticket, this.#query.by);
    const present = this.#groups.get(value) ?? new Present();
    this.#groups.set(value, present);
    present.add(ticket);
    this.#whole.add(ticket);
    if (!isFinished(ticket.state)) this.#load(ticket);
    this.#period.add(ticket, value);
    this.#compared?.add(ticket, value);
  }

  #load({ id, state, assignee, facts, deadline }: Counted): void {
    const { filedAt } = facts;
    if (deadline !== undefined && deadlineState(deadline, this.#now) === 'late') this.#late.add(id);
    if (facts.firstResponseAt === null) this.#unanswered.add(id);
    this.#ageing.add(Math.max(0, Date.parse(this.#now) - Date.parse(filedAt)), id);
    const load = this.#workload.get(assignee) ?? { active: 0, waiting: 0, oldest: filedAt };
    load.active += 1;
    if (state === 'waiting') load.waiting += 1;
    if (filedAt < load.oldest) load.oldest = filedAt;
    this.#workload.set(assignee, load);
  }

  /** What all of them come to. */
  get report(): Omit<Report, 'people'> {
    const { by } = this.#query;
    const order = [...this.#groups].map(([value, { tickets }]) => [value, tickets] as const).sort(bySize);
    const kept = order.slice(0, MOST_GROUPS).map(([value]) => value);
    const rest = order.slice(MOST_GROUPS).map(([value]) => value);
    const whole = this.#whole;
    return {
      query: this.#query,
      asOf: this.#now,
      tickets: whole.tickets,
      states: whole.states,
      active: whole.active,
      unanswered: this.#unanswered.some,
      ...(this.#promises ? { late: this.#late.some } : {}),
      ageing: this.#ageing.bands,
      workload: [...this.#workload]
        .sort(([one, its], [other, their]) => bySize([one, its.active], [other, their.active]))
        .map(([assignee, load]) => ({ assignee, ...load })),
      groups: kept.map((value) => {
        const { requesters } = this.#groups.get(value) ?? whole;
        const named = by === 'school' && requesters.size <= MOST_NAMED ? { requesters: [...requesters] } : {};
        return { value, ...this.#group([value]), ...named };
      }),
      ...(rest.length === 0 ? {} : { others: { values: rest.length, group: this.#group(rest) } }),
      period: this.#period.figures,
      ...(this.#compared === undefined ? {} : { compared: this.#compared.figures }),
    };
  }

  /** What some values come to together. */
  #group(values: readonly (string | null)[]): Omit<Group, 'value'> {
    const present = new Present();
    const [period, compared] = [new Gathered(), new Gathered()];
    for (const value of values) {
      present.absorb(this.#groups.get(value) ?? new Present());
      period.absorb(this.#period.groups.get(value) ?? new Gathered());
      compared.absorb(this.#compared?.groups.get(value) ?? new Gathered());
    }
    const { tickets, active, states } = present;
    return {
      tickets,
      active,
      states,
      period: period.group,
      ...(this.#compared === undefined ? {} : { compared: compared.group }),
    };
  }
}

/** Everybody whom a report names. */
export function namedIn({ groups, workload, period, compared }: Omit<Report, 'people'>, by: Dimension): PersonId[] {
  const values = isPerson(by) ? groups.map(({ value }) => value) : [];
  const workers = [period, compared].flatMap((each) => (each?.work ?? []).map(({ person }) => person));
  return [...new Set([...values, ...workload.map(({ assignee }) => assignee), ...workers])].filter((id) => id !== null);
}
