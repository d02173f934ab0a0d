/** What people chose to hear, inside one reading or writing; what it means is in `domain/monitoring.ts` and `audience.ts`. */
import { digest } from '../../domain/digest.ts';
import { DEFAULT_PREFERENCES, reportFor } from '../../domain/monitoring.ts';
import type { Preferences, PreferencesChange as PreferencesChangeInput } from '../../domain/monitoring.ts';
import { OCCASIONS, STANDINGS } from '../../domain/occasions.ts';
import type { People, PersonCard } from '../../domain/people.ts';
import { changeIssues, maySetAvailability, preferred } from '../../domain/preferring.ts';
import { refuse } from '../../domain/refusal.ts';
import { PreferencesChange } from '../../domain/schemas/monitoring.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { PersonId } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { cardsOf } from '../../domain/viewing.ts';
import { whoHears } from '../../domain/who-hears.ts';
import type { Hearing, HearingQuestion, OwnPreferences, TodaysReport } from '../backend.ts';
import { Invalid, Refused } from '../backend.ts';
import { valid } from './checking.ts';
import type { Reading, Writing } from './store.ts';
import { identified, readable, viewRows } from './viewing.ts';
import type { Looking } from './viewing.ts';

/** Lines that one section of a report gives: more of them are in the list. */
const MOST_LINES = 100;

/** Rows of the stack read at once. */
const CHUNK = 500;

/** @throws {Invalid} */
export function changeOf(input: PreferencesChangeInput): PreferencesChange {
  return valid(PreferencesChange.safeParse(input));
}

/** @throws {Invalid} */
export function questionOf(input: HearingQuestion): HearingQuestion {
  const { occasion, standing = 'none' } = input;
  if (!OCCASIONS.includes(occasion)) throw new Invalid([{ path: 'occasion', code: 'unknown-option' }]);
  if (!STANDINGS.includes(standing)) throw new Invalid([{ path: 'standing', code: 'unknown-option' }]);
  return input;
}

/** What was kept before a choice existed has its default. */
function completed(kept: Partial<Preferences> | undefined): Preferences {
  return { ...DEFAULT_PREFERENCES, ...kept };
}

/** What this person chose. */
export async function preferencesFor(tx: Reading, { person, desk }: Looking): Promise<OwnPreferences> {
  const [record, known] = await Promise.all([tx.preferences(desk.id, person.id), tx.person(desk.id, person.id)]);
  return { ...completed(record?.preferences), available: (known?.person ?? person).available };
}

/** Changes some of it. @throws {Refused} {Invalid} */
export async function changePreferences(tx: Writing, change: PreferencesChange, looking: Looking): Promise<OwnPreferences> {
  const { person, desk } = looking;
  const { available: was, ...before } = await preferencesFor(tx, looking);
  const { available = was } = change;
  if (available !== was && !maySetAvailability(person, desk)) throw new Refused(refuse('not-allowed'));
  const preferences = preferred(before, change);
  const issues = changeIssues(change, preferences, desk);
  if (issues.length > 0) throw new Invalid(issues);
  tx.put('preferences', { desk: desk.id, person: person.id, preferences });
  const known = await tx.person(desk.id, person.id);
  if (available !== was)
    tx.put('people', { ...known, desk: desk.id, id: person.id, person: { ...(known?.person ?? person), available } });
  return { ...preferences, available };
}

/** Whoever may have to be told: the staff, whoever the ticket names, and who asks. */
async function audienceOf(tx: Reading, ticket: Ticket | undefined, { person, desk }: Looking): Promise<People> {
  const named = new Set([
    ticket?.requester,
    ticket?.assignee,
    ...(ticket?.observers ?? []),
    ...(ticket?.watchers ?? []),
    person.id,
  ]);
  const people = (await tx.people(desk.id)).map((record) => record.person);
  return Object.fromEntries(people.filter((each) => named.has(each.id) || isStaff(each, desk)).map((each) => [each.id, each]));
}

/** Who would hear of something, as far as this person may know. @throws {NotFound} */
export async function hearingOf(tx: Reading, question: HearingQuestion, looking: Looking): Promise<Hearing> {
  const { person, desk, now } = looking;
  const { occasion, service = null, category = null, standing = 'none' } = question;
  const ticket =
    question.ticket === undefined ? undefined : await readable(tx, await identified(tx, question.ticket, desk), looking);
  const people = await audienceOf(tx, ticket, looking);
  const chosen: Record<PersonId, Preferences> = {};
  for (const record of await tx.allPreferences(desk.id)) chosen[record.person] = completed(record.preferences);
  const supposition = { occasion, ticket, place: { service, category }, standing };
  const hearers = whoHears(supposition, person, desk, people, chosen, now);
  const cards: Readonly<Record<string, PersonCard>> = cardsOf(
    hearers.map((each) => each.person),
    people,
    false,
  );
  return { hearers, people: cards };
}

/** The daily report of a service as it would be sent now. */
export async function reportOf(tx: Reading, service: string | null, looking: Looking): Promise<TodaysReport | null> {
  const { person, desk, now } = looking;
  const { sections } = reportFor(await preferencesFor(tx, looking), service, desk);
  const stack = await tx.stack(desk.id);
  const rows = new Map<string, Awaited<ReturnType<Reading['rows']>>[number]>();
  for (let at = 0; at < stack.length; at += CHUNK)
    for (const row of await tx.rows(stack.slice(at, at + CHUNK))) if (row.ticket.service === service) rows.set(row.id, row);
  const tickets = [...rows.values()].map((row) => row.ticket);
  const report = digest(tickets, service, sections, person, desk, now);
  if (report === null) return null;
  const shown = report.parts.map((part) => ({ ...part, count: part.lines.length, lines: part.lines.slice(0, MOST_LINES) }));
  const listed = shown.flatMap(({ lines }) => lines.flatMap(({ ticket }) => rows.get(ticket.id) ?? []));
  const page = await viewRows(tx, listed, looking, {});
  const lineOf = new Map(page.rows.map((row) => [row.id, row]));
  return {
    total: report.total,
    people: page.people,
    parts: shown.map(({ section, count, lines }) => ({
      section,
      count,
      lines: lines.flatMap(({ ticket, idle, urgency }) => {
        const row = lineOf.get(ticket.id);
        return row === undefined ? [] : [{ row, idle, urgency }];
      }),
    })),
  };
}
