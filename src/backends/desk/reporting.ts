/**
 * Reports of a desk, over as many tickets as it holds: rows are read chunk by chunk, each in a reading of its own, so that no
 * writer waits and the page breathes; whoever waits sees how far it is, and may stop.
 */
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { reportIssues, type ReportQuery } from '../../domain/report-query.ts';
import { mayReport } from '../../domain/report-rights.ts';
import { Reporter, namedIn, type Report } from '../../domain/reports.ts';
import { avoidedIn } from '../../domain/reports/avoided.ts';
import type { Counted } from '../../domain/reports/counted.ts';
import { refuse } from '../../domain/refusal.ts';
import { ReportQuery as Query } from '../../domain/schemas/report.ts';
import { issuesOf } from '../../domain/settings.ts';
import { cardsOf, keyOf } from '../../domain/viewing.ts';
import { readableScopes, visibility } from '../../domain/visibility.ts';
import { Invalid, Refused, type ReportOptions } from '../backend.ts';
import type { Door } from './lists.ts';
import { standing, testFor } from './seeing.ts';
import { staysOf } from './stays.ts';
import type { AvoidedRecord, Place, Reading, Row } from './store.ts';
import type { Looking } from './viewing.ts';

/** A report without the cards of the people that it names. */
export type Counts = Omit<Report, 'people'>;

/** Counts the tickets of a desk by a way of the store's own; null where it cannot now, so that they are gone through. */
export type Counter = (query: ReportQuery, door: Door, options: ReportOptions) => Promise<Counts | null>;

/** What came of one chunk. */
interface Chunk {
  readonly looking: Looking;
  readonly tickets: readonly Counted[];
  readonly read: number;
  readonly next: Place | null;
}

/** The first chunk of a walk. */
async function firstOf(chunks: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  for await (const chunk of chunks) return chunk;
  return [];
}

/** People of a desk by their ids. */
type Known = ReadonlyMap<string, Person>;

async function known(tx: Reading, desk: string, ids: readonly string[]): Promise<Known> {
  const records = await tx.persons(desk, [...new Set(ids)]);
  return new Map(records.map(({ id, person }) => [id, person]));
}

/**
 * A row as this person may have it counted: what the ticket's page would not show is not counted either.
 * @param schoolOf the school of a person, where it is known
 */
export function countedOf(row: Row, looking: Looking, schoolOf: (person: string) => string | null): Counted {
  const relations = standing(row, looking);
  const { ticket } = row;
  const hearsResponses = readableScopes(relations).includes('requester');
  const { facts } = ticket;
  return {
    ...ticket,
    key: keyOf(ticket, looking.desk),
    school: schoolOf(ticket.requester),
    promised: relations.staff,
    deadline: relations.staff ? row.deadline : undefined,
    spent: relations.staff ? ticket.spent : 0,
    work: relations.staff ? (ticket.work ?? []) : [],
    rating: relations.staff || relations.requester ? ticket.rating : null,
    facts: { ...facts, firstResponseAt: hearsResponses ? facts.firstResponseAt : null, spans: staysOf(row) },
  };
}

/** @throws {Refused} reports are for moderators and above · {Invalid} */
export function checkReport(query: ReportQuery, { person, desk }: Looking): void {
  if (!mayReport(person, desk)) throw new Refused(refuse('not-allowed'));
  const issues = reportIssues(query, desk);
  if (issues.length > 0) throw new Invalid(issues);
}

async function chunkOf(tx: Reading, looking: Looking, query: ReportQuery, after: Place | null): Promise<Chunk> {
  const { desk } = looking;
  checkReport(query, looking);
  const rows = await firstOf(tx.walk(desk.id, 'number', false, after));
  const wanted = rows.filter(testFor(looking, query.where));
  const people = await known(
    tx,
    desk.id,
    wanted.map(({ ticket }) => ticket.requester),
  );
  const last = rows.at(-1);
  return {
    looking,
    tickets: wanted.map((row) => countedOf(row, looking, (person) => people.get(person)?.school ?? null)),
    read: rows.length,
    next: last === undefined ? null : [last.keys.number, last.id],
  };
}

/** Goes through the whole desk. Undefined where its settings changed meanwhile. */
async function wholeOf(query: ReportQuery, door: Door, options: ReportOptions): Promise<Counts | undefined> {
  let reporter: Reporter | undefined;
  let document: Desk | undefined;
  let done = 0;
  for (let after: Place | null = null; ;) {
    options.signal?.throwIfAborted();
    const chunk: Chunk = await door.read((tx, looking) => chunkOf(tx, looking, query, after));
    options.signal?.throwIfAborted();
    const { desk, now, record } = chunk.looking;
    if (reporter === undefined) {
      reporter = new Reporter(query, desk, now);
      document = desk;
    } else if (document !== desk) return undefined;
    for (const ticket of chunk.tickets) reporter.add(ticket);
    if (chunk.next === null) return reporter.report;
    after = chunk.next;
    done += chunk.read;
    options.onProgress?.(done, Math.max(done, record.number));
  }
}

/**
 * A report for whoever is at the door.
 * @param count a way of the store's own to count, where it has one
 * @throws {Invalid} {Refused} reports are for moderators and above · the signal's reason, once given up
 */
export async function reportBy(input: ReportQuery, door: Door, options: ReportOptions, count?: Counter): Promise<Report> {
  const parsed = Query.safeParse(input);
  if (!parsed.success) throw new Invalid(issuesOf(parsed.error));
  const query = parsed.data;
  let report = await count?.(query, door, options);
  // What is told is of one document: where its settings changed meanwhile it begins again.
  while (report == null) report = await wholeOf(query, door, options);
  const ids = namedIn(report, query.by);
  const made = report;
  return door.read(async (tx, looking) => ({
    ...made,
    ...avoidedOf(made, await tx.avoided(looking.desk.id), looking),
    people: cardsOf(ids, Object.fromEntries(await known(tx, looking.desk.id, ids)), false),
  }));
}

/** What was not filed, in the periods of a report. */
function avoidedOf(
  { query, period, compared }: Counts,
  records: readonly AvoidedRecord[],
  { person, desk }: Looking,
): Pick<Report, 'avoided' | 'comparedAvoided'> {
  const sight = visibility(person, desk);
  const avoided = avoidedIn(records, period, query.where, sight);
  const before = compared === undefined ? null : avoidedIn(records, compared, query.where, sight);
  return { ...(avoided === null ? {} : { avoided }), ...(before === null ? {} : { comparedAvoided: before }) };
}
