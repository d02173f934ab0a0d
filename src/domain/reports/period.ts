/** What happened in one period, counted ticket by ticket (domain §6). */
import { promises } from '../deadline.ts';
import type { Desk } from '../desk.ts';
import type { Elapsing } from '../elapsing.ts';
import { timeToOwn, timeToResolve, timeToRespond } from '../facts.ts';
import { pointsOf, type Period, type ReportClock, type Step } from '../report-query.ts';
import { deadlinesOf } from '../service-levels.ts';
import type { Closing, Facts } from '../ticket.ts';
import type { Instant, PersonId } from '../values.ts';
import { dayNumber, type Zone } from '../zone.ts';
import type { Counted } from './counted.ts';
import { Bands, DELAY_EDGES, Longest, OPENING_EDGES, Tally, spreadOf } from './figures.ts';
import type { Band, Share, Slow, Some, Spread } from './figures.ts';
import { DELAYS, type DelayName } from './names.ts';
import { answeredAt, movesOf, weightOf, type Move, type MoveKind } from './moves.ts';

/** Tickets shown of those that took longest. */
export const MOST_SLOW = 10;

/** How many moves of each kind. */
export type Flow = Readonly<Record<MoveKind, Some>>;

/** One point of the trend: a day, a week, a month, or the part of one that the period holds. */
export interface Point {
  readonly from: Instant;
  /** Without it. */
  readonly until: Instant;
  readonly moves: Flow;
  /** The stock of active tickets at its end. */
  readonly active: number;
}

/** One delay: what it comes to, how it is spread, and whom it concerned most. */
export interface Delay extends Spread {
  readonly bands: readonly Band[];
  readonly slowest: readonly Slow[];
}

/** What is told of one value of the dimension. */
export interface PeriodGroup {
  readonly moves: Readonly<Record<MoveKind, number>>;
  readonly delays: Readonly<Record<DelayName, Spread>>;
  /** Minutes of work on the tickets settled. */
  readonly spent: number;
}

/** Of what was promised and is done, what came in time and what did not. */
export type Promised = Readonly<Record<DelayName, { readonly met: Some; readonly missed: Some }>>;

/** The figures of one period. */
export interface PeriodFigures {
  readonly from: Instant;
  /** Without it: the end of the last day, or now. */
  readonly until: Instant;
  readonly points: readonly Point[];
  readonly moves: Flow;
  /** The stock of active tickets when the period begins, and when it ends. */
  readonly activeBefore: number;
  readonly active: number;
  readonly delays: Readonly<Record<DelayName, Delay>>;
  /** Absent where the desk promises nothing. */
  readonly promised?: Promised | undefined;
  /** How requesters answered a solution. */
  readonly closings: Readonly<Record<Closing, Some>>;
  /** Of the solutions given in the period, those that were reopened since. */
  readonly reopened: Share;
  /** At the end of the period, of all tickets filed by then and not abandoned, those that have their solution (taux de résolution). */
  readonly resolution: Share;
  /** How many gave each mark, the lowest first, to tickets settled in the period. */
  readonly marks: readonly number[];
  readonly spent: number;
  /** Minutes of work done in the period, by whoever did it; the most first. */
  readonly work: readonly Worked[];
}

/** Minutes of work of one person. */
export interface Worked {
  readonly person: PersonId;
  readonly minutes: number;
}

class Delays {
  readonly #values: number[] = [];
  readonly #bands: Bands;
  readonly #longest = new Longest(MOST_SLOW);

  constructor(clock: ReportClock) {
    this.#bands = new Bands(clock === 'wall' ? DELAY_EDGES : OPENING_EDGES);
  }

  add(value: number, { id, key, summary }: Counted): void {
    this.#values.push(value);
    this.#bands.add(value, id);
    this.#longest.add({ ticket: id, key, summary, value });
  }

  get delay(): Delay {
    return { ...spreadOf(this.#values), bands: this.#bands.bands, slowest: this.#longest.slowest };
  }
}

/** What one value of the dimension gathers. */
export class Gathered {
  readonly moves: Record<MoveKind, number> = { filed: 0, settled: 0, abandoned: 0, reopened: 0 };
  readonly delays: Record<DelayName, number[]> = { response: [], take: [], resolution: [] };
  spent = 0;

  /** Takes in what another one gathered. */
  absorb(other: Gathered): void {
    for (const kind of Object.keys(this.moves) as MoveKind[]) this.moves[kind] += other.moves[kind];
    for (const name of DELAYS) for (const value of other.delays[name]) this.delays[name].push(value);
    this.spent += other.spent;
  }

  get group(): PeriodGroup {
    const { response, take, resolution } = this.delays;
    return {
      moves: { ...this.moves },
      delays: { response: spreadOf(response), take: spreadOf(take), resolution: spreadOf(resolution) },
      spent: this.spent,
    };
  }
}

const tallies = (): Record<MoveKind, Tally> => ({
  filed: new Tally(),
  settled: new Tally(),
  abandoned: new Tally(),
  reopened: new Tally(),
});

function flowOf(of: Readonly<Record<MoveKind, Tally>>): Flow {
  return {
    // A filter says which were filed.
    filed: { count: of.filed.some.count },
    settled: of.settled.some,
    abandoned: of.abandoned.some,
    reopened: of.reopened.some,
  };
}

/** What a period is counted by. */
export interface Counting {
  readonly step: Step;
  readonly clock: ReportClock;
  readonly between: Elapsing;
  readonly zone: Zone;
  readonly now: number;
  /** What it promises. */
  readonly desk: Desk;
}

function delaysOf(facts: Facts, between: Elapsing): Record<DelayName, { readonly at: string | null; value(): number | null }> {
  return {
    response: { at: facts.firstResponseAt, value: () => timeToRespond(facts, between) },
    take: { at: facts.takenAt, value: () => timeToOwn(facts, between) },
    resolution: { at: facts.settledAt, value: () => timeToResolve(facts, facts.filedAt, between) },
  };
}

/** The instants at which the parts of a period begin, and the one by which it is over. */
export interface Bounds {
  readonly starts: readonly number[];
  readonly end: number;
}

/** What is still to come has no figures; a period that has not begun has one part, which is empty. */
export function boundsOf(period: Period, { zone, now, step }: Pick<Counting, 'zone' | 'now' | 'step'>): Bounds {
  const begins = pointsOf(period, step).map((day) => zone.instantOf(dayNumber(day)));
  const starts = begins.filter((at, index) => index === 0 || at <= now);
  return { starts, end: Math.max(Math.min(zone.instantOf(dayNumber(period.until) + 1), now + 1), starts[0] ?? 0) };
}

/** Counts one period. */
export class PeriodCounter {
  readonly #counting: Counting;
  readonly #starts: readonly number[];
  readonly #end: number;
  readonly #all = tallies();
  readonly #points: readonly Record<MoveKind, Tally>[];
  readonly #change: number[];
  readonly #delays: Readonly<Record<DelayName, Delays>>;
  readonly #closings: Readonly<Record<Closing, Tally>>;
  readonly #promised: Record<DelayName, { met: Tally; missed: Tally }> = {
    response: { met: new Tally(), missed: new Tally() },
    take: { met: new Tally(), missed: new Tally() },
    resolution: { met: new Tally(), missed: new Tally() },
  };
  readonly #groups = new Map<string | null, Gathered>();
  readonly #marks = [0, 0, 0, 0];
  #activeBefore = 0;
  #spent = 0;
  readonly #work = new Map<PersonId, number>();
  readonly #reopened = { count: 0, of: 0 };
  readonly #resolution = { count: 0, of: 0 };

  constructor(period: Period, counting: Counting) {
    this.#counting = counting;
    const { clock } = counting;
    const { starts, end } = boundsOf(period, counting);
    this.#starts = starts;
    this.#end = end;
    this.#points = this.#starts.map(tallies);
    this.#change = this.#starts.map(() => 0);
    this.#delays = { response: new Delays(clock), take: new Delays(clock), resolution: new Delays(clock) };
    this.#closings = { approved: new Tally(), settled: new Tally(), expired: new Tally(), refused: new Tally() };
  }

  /** Counts one ticket. @param value what it is told apart by */
  add(ticket: Counted, value: string | null): void {
    const moves = movesOf(ticket.facts);
    const group = this.#groups.get(value) ?? new Gathered();
    this.#groups.set(value, group);
    for (const [at, move] of moves.entries()) this.#move(ticket, move, moves[at + 1], group);
    this.#measure(ticket, group);
    if (ticket.promised === true) this.#hold(ticket);
    this.#close(ticket, moves);
    this.#elucidate(moves);
    for (const { by, at, minutes } of ticket.work ?? [])
      if (this.#holds(Date.parse(at))) this.#work.set(by, (this.#work.get(by) ?? 0) + minutes);
  }

  #holds(at: number): boolean {
    return at >= (this.#starts[0] ?? 0) && at < this.#end;
  }

  #pointAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #move(ticket: Counted, { kind, at }: Move, next: Move | undefined, group: Gathered): void {
    if (at < (this.#starts[0] ?? 0)) this.#activeBefore += weightOf(kind);
    if (!this.#holds(at)) return;
    const point = this.#pointAt(at);
    this.#all[kind].add(ticket.id);
    this.#points[point]?.[kind].add(ticket.id);
    this.#change[point] = (this.#change[point] ?? 0) + weightOf(kind);
    group.moves[kind] += 1;
    if (kind !== 'settled') return;
    this.#reopened.of += 1;
    if (next?.kind === 'reopened') this.#reopened.count += 1;
  }

  #measure(ticket: Counted, group: Gathered): void {
    const delays = delaysOf(ticket.facts, this.#counting.between);
    for (const name of DELAYS) {
      const { at, value } = delays[name];
      if (at === null || !this.#holds(Date.parse(at))) continue;
      const taken = value();
      if (taken === null) continue;
      this.#delays[name].add(taken, ticket);
      group.delays[name].push(taken);
    }
    const { settledAt } = ticket.facts;
    if (settledAt === null || !this.#holds(Date.parse(settledAt))) return;
    this.#spent += ticket.spent;
    group.spent += ticket.spent;
    if (ticket.rating !== null) this.#marks[ticket.rating - 1] = (this.#marks[ticket.rating - 1] ?? 0) + 1;
  }

  /** What was done in the period is held to what is promised of it, by the desk's own hours whatever the report's clock. */
  #hold(ticket: Counted): void {
    const { desk, between } = this.#counting;
    const delays = delaysOf(ticket.facts, between);
    for (const { measure, spent, target } of deadlinesOf(ticket, desk)) {
      const { at } = delays[measure];
      if (spent === null || at === null || !this.#holds(Date.parse(at))) continue;
      this.#promised[measure][spent <= target ? 'met' : 'missed'].add(ticket.id);
    }
  }

  #close({ id, facts }: Counted, moves: readonly Move[]): void {
    const at = answeredAt(facts, moves);
    if (facts.closing !== null && at !== null && this.#holds(at)) this.#closings[facts.closing].add(id);
  }

  #elucidate(moves: readonly Move[]): void {
    const last = moves.findLast(({ at }) => at < this.#end);
    if (last === undefined || last.kind === 'abandoned') return;
    this.#resolution.of += 1;
    if (last.kind === 'settled') this.#resolution.count += 1;
  }

  /** What was gathered for each value. */
  get groups(): ReadonlyMap<string | null, Gathered> {
    return this.#groups;
  }

  get #kept(): Promised {
    const of = (name: DelayName) => ({ met: this.#promised[name].met.some, missed: this.#promised[name].missed.some });
    return { response: of('response'), take: of('take'), resolution: of('resolution') };
  }

  get figures(): PeriodFigures {
    const instant = (at: number): Instant => new Date(at).toISOString();
    let active = this.#activeBefore;
    const points = this.#starts.map((from, at): Point => {
      active += this.#change[at] ?? 0;
      return {
        from: instant(from),
        until: instant(this.#starts[at + 1] ?? this.#end),
        moves: flowOf(this.#points[at] ?? tallies()),
        active,
      };
    });
    const { response, take, resolution } = this.#delays;
    const { approved, settled, expired, refused } = this.#closings;
    return {
      from: instant(this.#starts[0] ?? 0),
      until: instant(this.#end),
      points,
      moves: flowOf(this.#all),
      activeBefore: this.#activeBefore,
      active,
      delays: { response: response.delay, take: take.delay, resolution: resolution.delay },
      ...(promises(this.#counting.desk) ? { promised: this.#kept } : {}),
      closings: { approved: approved.some, settled: settled.some, expired: expired.some, refused: refused.some },
      reopened: { ...this.#reopened },
      resolution: { ...this.#resolution },
      marks: [...this.#marks],
      spent: this.#spent,
      work: [...this.#work]
        .map(([person, minutes]) => ({ person, minutes }))
        .sort((one, other) => other.minutes - one.minutes || (one.person < other.person ? -1 : 1)),
    };
  }
}
