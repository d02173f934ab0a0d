/** What an archive holds, checked thing by thing: who reads it may have got it from anywhere. */
import { replayed } from '../../../domain/archive.ts';
import type { ArchiveFrame as Frame, ArchivedTicket as Archived } from '../../../domain/archive.ts';
import type { Issue } from '../../../domain/fields.ts';
import { prefixOf } from '../../../domain/desk.ts';
import type { DeskInput } from '../../../domain/desk.ts';
import {
  ArchiveFrame,
  ArchivedMark,
  ArchivedPerson,
  ArchivedPreferences,
  ArchivedTicket,
  ArchivedView,
} from '../../../domain/schemas/archive.ts';
import { issuesOf } from '../../../domain/settings.ts';
import type { Person } from '../../../domain/people.ts';
import type { SavedView } from '../../../domain/saved-view.ts';
import type { Ticket } from '../../../domain/ticket.ts';
import { localised } from '../../../domain/values.ts';
import { Invalid } from '../../backend.ts';
import type { ArchiveContents } from '../../archive.ts';
import type { Breath } from '../breath.ts';
import { seedFrom } from '../checking.ts';
import type { MarkRecord, PreferencesRecord } from '../store.ts';
import { bytesIn } from './base64.ts';

/** Bytes of the largest archive that is read: the longest text that every browser holds. */
const LARGEST = 400_000_000;

/** Issues that are told one by one. */
const MOST_TOLD = 100;

/** A ticket of an archive, and what its history makes of it. */
export interface ReadTicket {
  readonly archived: Archived;
  readonly ticket: Ticket;
}

/** An archive with nothing wrong in it. */
export interface ReadArchive {
  readonly frame: Frame;
  readonly document: DeskInput;
  readonly people: readonly Person[];
  readonly views: readonly SavedView[];
  readonly preferences: readonly Omit<PreferencesRecord, 'desk'>[];
  readonly marks: readonly Omit<MarkRecord, 'desk'>[];
  readonly tickets: readonly ReadTicket[];
}

export interface Reading {
  readonly contents: ArchiveContents | null;
  readonly issues: readonly Issue[];
  readonly wrong: number;
  /** Absent where something is wrong. */
  readonly archive?: ReadArchive | undefined;
}

/** What is wrong, as far as it is told. */
class Wrongs {
  readonly told: Issue[] = [];
  count = 0;

  add(issues: readonly Issue[], path = ''): void {
    this.count += issues.length;
    const under = (each: string): string => (path === '' ? each : each === '' ? path : `${path}.${each}`);
    for (const issue of issues) if (this.told.length < MOST_TOLD) this.told.push({ ...issue, path: under(issue.path) });
  }
}

function nothing(code: string, values?: Issue['values']): Reading {
  return { contents: null, issues: [{ path: '', code, ...(values === undefined ? {} : { values }) }], wrong: 1 };
}

/** The text of a file, or why there is none. */
async function parsedOf(file: Blob): Promise<{ readonly value: unknown } | { readonly why: string }> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { why: 'file-unreadable' };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { why: 'not-utf-8' };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { why: 'not-json' };
  }
}

function contentsOf(frame: Frame, name: string): ArchiveContents {
  const { desk, made, whole, files, counts } = frame;
  return { desk: desk.id, name, made, whole, withFiles: files, counts };
}

/** Values that a list holds twice. */
function twice(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, at) => (seen.size === seen.add(key).size ? [at] : []));
}

type Check<Value> = (entry: unknown) => { readonly value: Value } | { readonly issues: readonly Issue[] };

/** One list of the archive, entry by entry; each in time for the page to breathe. */
class Lists {
  readonly #wrongs: Wrongs;
  readonly #breath: Breath;
  readonly #total: number;
  #done = 0;

  constructor(wrongs: Wrongs, breath: Breath, total: number) {
    this.#wrongs = wrongs;
    this.#breath = breath;
    this.#total = total;
  }

  async of<Value>(
    name: string,
    entries: readonly unknown[],
    check: Check<Value>,
    keyOf: (value: Value) => string,
  ): Promise<Value[]> {
    const kept: Value[] = [];
    const keys: string[] = [];
    for (const [at, entry] of entries.entries()) {
      const checked = check(entry);
      if ('value' in checked) {
        kept.push(checked.value);
        keys.push(keyOf(checked.value));
      } else {
        this.#wrongs.add(checked.issues, `${name}.${at}`);
        keys.push(`?${at}`);
      }
      await this.#breath.on('checking', (this.#done += 1), this.#total);
    }
    this.#wrongs.add(twice(keys).map((at) => ({ path: `${name}.${at}`, code: 'twice' })));
    return kept;
  }
}

function bySchema<Value>(schema: {
  safeParse(entry: unknown): { success: true; data: Value } | { success: false; error: Parameters<typeof issuesOf>[0] };
}): Check<Value> {
  return (entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? { value: parsed.data } : { issues: issuesOf(parsed.error) };
  };
}

function ticketCheck(code: string): Check<ReadTicket> {
  const shape = bySchema<Archived>(ArchivedTicket);
  return (entry) => {
    const checked = shape(entry);
    if ('issues' in checked) return checked;
    const archived = checked.value;
    const { ticket, issues } = replayed(archived, code);
    const damaged = (archived.files ?? []).flatMap((file, at): Issue[] => {
      const bytes = file.bytes === undefined ? undefined : bytesIn(file.bytes);
      const isWhole = bytes === undefined || (bytes !== null && bytes.length === file.size);
      return isWhole ? [] : [{ path: `files.${at}.bytes`, code: 'file-damaged', values: { name: file.name } }];
    });
    const all = [...issues, ...damaged];
    return ticket === null || all.length > 0 ? { issues: all } : { value: { archived, ticket } };
  };
}

/** The desk's document as it would be kept. */
function documentOf(desk: unknown, wrongs: Wrongs): DeskInput | null {
  try {
    const { document } = seedFrom({ desk }, null, {});
    return document;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    wrongs.add(error.issues, 'desk');
    return null;
  }
}

/** Whether what an archive says of how much it holds is so. */
function countIssues(frame: Frame, tickets: readonly ReadTicket[]): Issue[] {
  const found = {
    people: frame.people.length,
    views: frame.views.length,
    preferences: frame.preferences.length,
    marks: frame.marks.length,
    tickets: frame.tickets.length,
    events: tickets.reduce((sum, { archived }) => sum + archived.events.length, 0),
    files: tickets.reduce((sum, { archived }) => sum + (archived.files ?? []).length, 0),
  };
  const names = Object.keys(found) as (keyof typeof found)[];
  const wrong = names.filter((name) => frame.counts[name] !== found[name]);
  const highest = tickets.reduce((most, { ticket }) => Math.max(most, ticket.number ?? 0), 0);
  return [
    ...wrong.map((name) => ({
      path: `counts.${name}`,
      code: 'miscounted',
      values: { said: frame.counts[name], found: found[name] },
    })),
    ...(highest > frame.number ? [{ path: 'number', code: 'miscounted', values: { said: frame.number, found: highest } }] : []),
  ];
}

/** Reads an archive whole; what is wrong with it is told, and changes nothing. @throws the signal's reason */
export async function readArchive(file: Blob, breath: Breath): Promise<Reading> {
  if (file.size > LARGEST) return nothing('archive-too-large', { limit: LARGEST });
  breath.tell('reading', 0, file.size);
  const parsed = await parsedOf(file);
  if ('why' in parsed) return nothing(parsed.why);
  breath.tell('reading', file.size, file.size);
  const framed = ArchiveFrame.safeParse(parsed.value);
  if (!framed.success) {
    const issues = issuesOf(framed.error);
    const foreign = issues.find(({ path, code }) => code === 'another-version' || path === '' || path === 'format');
    if (foreign !== undefined) return nothing(foreign.code === 'another-version' ? 'another-version' : 'not-an-archive');
    return { contents: null, issues: issues.slice(0, MOST_TOLD), wrong: issues.length };
  }
  const frame = framed.data;
  const wrongs = new Wrongs();
  const document = documentOf(frame.desk, wrongs);
  const total = frame.people.length + frame.views.length + frame.preferences.length + frame.tickets.length + frame.marks.length;
  const lists = new Lists(wrongs, breath, total);
  const people = await lists.of('people', frame.people, bySchema<Person>(ArchivedPerson), ({ id }) => id);
  const views = await lists.of('views', frame.views, bySchema<SavedView>(ArchivedView), ({ owner, id }) => `${owner}\n${id}`);
  const preferences = await lists.of(
    'preferences',
    frame.preferences,
    bySchema<Omit<PreferencesRecord, 'desk'>>(ArchivedPreferences),
    ({ person }) => person,
  );
  const tickets = await lists.of('tickets', frame.tickets, ticketCheck(frame.desk.id), ({ ticket }) => ticket.id);
  const marks = await lists.of(
    'marks',
    frame.marks,
    bySchema<Omit<MarkRecord, 'desk'>>(ArchivedMark),
    ({ person, ticket }) => `${person}\n${ticket}`,
  );
  wrongs.add(
    twice(tickets.map(({ ticket }) => String(ticket.number))).map((at) => ({ path: `tickets.${at}`, code: 'number-twice' })),
  );
  const known = new Set(tickets.map(({ ticket }) => ticket.id));
  // What is wrong with a ticket is told once, and not again of what counts or names it.
  if (wrongs.count === 0) {
    wrongs.add(
      marks.flatMap(({ ticket }, at) => (known.has(ticket) ? [] : [{ path: `marks.${at}.ticket`, code: 'unknown-ticket' }])),
    );
    wrongs.add(countIssues(frame, tickets));
  }
  breath.tell('checking', total, total);
  const contents = contentsOf(frame, document === null ? frame.desk.id : localised(document.name, 'fr'));
  if (wrongs.count > 0 || document === null) return { contents, issues: wrongs.told, wrong: wrongs.count };
  return { contents, issues: [], wrong: 0, archive: { frame, document, people, views, preferences, marks, tickets } };
}

/** The document as the desk of another code keeps it: under the keys that people know its tickets by. */
export function documentFor(document: DeskInput, code: string): DeskInput {
  if (document.id === code) return document;
  return { ...document, id: code, prefix: prefixOf(document) };
}
