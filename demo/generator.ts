/**
 * A school's tickets, as many as one likes, the same ones for the same seed. Nothing is made up behind the back of the
 * rules: each ticket is filed, handled and closed by commands that `decide` accepted, at the time it says.
 *
 * Their shape is that of 40,702 public issues: half have five comments or more, one in twenty 26; half are over in nine
 * days, one in twenty lasts more than two years and a half.
 */
import type { Desk } from '../src/domain/desk.ts';
import type { TicketEvent } from '../src/domain/events.ts';
import type { People, Person } from '../src/domain/people.ts';
import type { Ticket } from '../src/domain/ticket.ts';
import { DAY } from '../src/domain/values.ts';
import { phase } from '../src/domain/states.ts';
import { isStaff } from '../src/domain/visibility.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import { serviceTale } from './tale.ts';
import type { Tale } from './tale.ts';
import { taskTale } from './tale-tasks.ts';
import { Teller } from './teller.ts';
import type { MadeFile, World } from './teller.ts';
import { BUGS, TASK_LIST } from './texts-other.ts';
import { SUPPORT } from './texts-support.ts';
import type { Problem } from './problem.ts';

/** One ticket from its filing to now: its events in order, the ticket they make, and its files. */
export interface History {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly files: readonly MadeFile[];
}

export interface GenerateOptions {
  readonly count: number;
  /** Another seed, another school. */
  readonly seed: number;
  /** The present: nothing happens after it. */
  readonly now: string;
  /** The number of the first ticket, and the ends of the stack, on a desk that has tickets already. */
  readonly after?: { readonly number: number; readonly top: string | null; readonly bottom: string | null } | undefined;
}

/** How far back the oldest ticket goes, and how much more crowded the recent past is. */
export const REACH = 2200 * DAY;
const RECENCY = 1.5;
/** Nights, week-ends and first answers add to the short lives, the present cuts the long ones: what is drawn allows for it. */
const MEDIAN_LIFE = 5 * DAY;
const P95_LIFE = 1800 * DAY;
const MEDIAN_COMMENTS = 5;
const P95_COMMENTS = 26;
const MOST_COMMENTS = 189;
/** Acts besides the comments, over which a life is spread too. */
const OTHER_ACTS = 0.5;
/** Tickets made between two breaths of the page. */
const BREATH = 10;

/** The problems that a desk hears of. */
function problemsOf(desk: Desk): readonly Problem[] {
  const known = desk.mode === 'bugs' ? BUGS : desk.mode === 'tasks' ? TASK_LIST : SUPPORT;
  return known.filter((problem) => desk.services.length === 0 || desk.services.some((service) => service.id === problem.service));
}

/** Instants of filing, oldest first. */
function filings(draw: Random, count: number, now: number): number[] {
  return Array.from({ length: count }, () => Math.round(now - REACH * draw.next() ** RECENCY)).sort((one, other) => one - other);
}

/** Who has a problem: learners and teachers, and more often than others the people that a visitor can become. */
function someone(draw: Random, people: readonly Person[]): Person {
  const known = people.filter((person) => person.id === 'lea' || person.id === 'sami' || person.id === 'dubois');
  return known.length > 0 && draw.chance(0.08) ? draw.pick(known) : draw.pick(people);
}

/** What will happen to the ticket that a teller tells of. */
function taleOf(teller: Teller, everyone: readonly Person[], problem: Problem, comments: number): Tale {
  const { random: draw, desk } = teller.world;
  const staff = everyone.filter((person) => isStaff(person, desk));
  const others = everyone.filter((person) => !isStaff(person, desk));
  if (desk.mode === 'tasks') {
    const learners = others.filter((person) => person.affiliation === 'student');
    return taskTale(teller, {
      problem,
      teacher: draw.chance(0.4) ? teacherOf(staff, draw) : draw.pick(staff),
      learner: someone(draw, learners),
      comments,
    });
  }
  // In a confidential place only its members could file for somebody, so that there everyone writes for themselves.
  const service = desk.services.find((each) => each.id === problem.service);
  const confidential = service?.categories.find((each) => each.id === problem.category)?.confidential === true;
  return serviceTale(teller, {
    problem,
    requester: someone(draw, others),
    filer: !confidential && draw.chance(0.06) ? draw.pick(staff) : undefined,
    comments,
  });
}

/** Mme Dubois gives many of the tasks, so that her page is worth a visit. */
function teacherOf(staff: readonly Person[], draw: Random): Person {
  return staff.find((person) => person.id === 'dubois') ?? draw.pick(staff);
}

/** Tells one ticket's tale until its end or the present. */
function tell(teller: Teller, everyone: readonly Person[], problem: Problem): History {
  const { random: draw } = teller.world;
  const comments = Math.min(MOST_COMMENTS, Math.round(draw.skewed(MEDIAN_COMMENTS, P95_COMMENTS)));
  teller.pace = draw.skewed(MEDIAN_LIFE, P95_LIFE) / (comments + OTHER_ACTS);
  for (const pause of taleOf(teller, everyone, problem, comments)) {
    teller.advance(pause);
    if (teller.over) break;
  }
  const kept = new Set(teller.ticket.files.map((file) => file.id));
  return { ticket: teller.ticket, events: teller.events, files: teller.files.filter((file) => kept.has(file.id)) };
}

/**
 * Histories of tickets, oldest filing first, each number one more than the last. The page can breathe between them.
 * @param people everyone a ticket may name, with the profile they hold on this desk
 * @throws {Error} a tale that the rules refuse: a fault of this generator
 */
export async function* generate(
  desk: Desk,
  people: readonly Person[],
  options: GenerateOptions,
): AsyncGenerator<History, void, undefined> {
  const draw = random(options.seed);
  const end = Date.parse(options.now);
  const byId: People = Object.fromEntries(people.map((person) => [person.id, person]));
  const problems = problemsOf(desk);
  let { number, top, bottom } = options.after ?? { number: 1, top: null, bottom: null };
  const load: Record<string, number> = {};
  for (const [index, filedAt] of filings(draw, options.count, end).entries()) {
    const world: World = {
      desk,
      people: byId,
      random: draw,
      end,
      number,
      around: { top, bottom, load: { ...load }, turns: {}, reachable: [] },
    };
    const history = tell(new Teller(world, filedAt), people, draw.pick(problems));
    const { assignee, rank, state } = history.ticket;
    if (rank !== null && (top === null || rank < top)) top = rank;
    if (rank !== null && (bottom === null || rank > bottom)) bottom = rank;
    if (assignee !== null && phase(state, desk) === 'active') load[assignee] = (load[assignee] ?? 0) + 1;
    number += 1;
    yield history;
    if (index % BREATH === BREATH - 1) await new Promise((resume) => setTimeout(resume, 0));
  }
}
