/**
 * A mod_tracker's tickets, from its tables: numbers as former keys, comments, the history of states and assignees, watchers,
 * dependencies, elements as custom fields, files; and what could not be kept, by kind (mod_tracker §1, §2.4, §8).
 */
import type { BroughtAct, BroughtTicket } from '../bringing.ts';
import { derivedId } from '../due.ts';
import type { FieldDefinition, FieldValue } from '../fields.ts';
import type { Desk } from '../desk.ts';
import type { PersonCard } from '../people.ts';
import { fold, uniform } from '../folding.ts';
import type { State } from '../states.ts';
import type { Attachment } from '../ticket.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT, isStorable } from '../values.ts';
import type { Instant } from '../values.ts';
import { textOfHtml } from './html-text.ts';
import { own } from './own.ts';
import type { TrackerRow, TrackerTables } from './tracker-tables.ts';

/** The tracker's states by their numbers (mod_tracker §1.1). */
const STATES: readonly State[] = [
  'posted',
  'open',
  'resolving',
  'waiting',
  'resolved',
  'abandoned',
  'transferred',
  'testing',
  'published',
  'validated',
];

/** What each type of element is here; a captcha holds nothing. */
const TYPES: Readonly<Record<string, FieldDefinition['type']>> = {
  text: 'text',
  textarea: 'long-text',
  file: 'file',
  dropdown: 'choice',
  radio: 'choice',
  radiohoriz: 'choice',
  checkbox: 'choices',
  checkboxhoriz: 'choices',
  autourl: 'url',
  constant: 'text',
};

/** What a tracker has that this desk has no place for. */
export type Unkept = 'queries' | 'preferences' | 'elements' | 'files' | 'texts' | 'upper';

/** A file of a backup whose bytes are at hand. */
export interface TrackerFile {
  readonly attachment: Attachment;
  /** Where Moodle keeps its bytes. */
  readonly hash: string;
}

export interface FromTracker {
  readonly source: string;
  readonly tickets: readonly BroughtTicket[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly mail?: string | undefined }[];
  readonly fields: readonly FieldDefinition[];
  readonly files: readonly TrackerFile[];
  readonly unkept: Readonly<Partial<Record<Unkept, number>>>;
}

export interface TrackerContext {
  readonly desk: Desk;
  readonly people: readonly PersonCard[];
  /** Where they go. */
  readonly service: string | null;
  readonly category: string | null;
  readonly now: Instant;
  /** Whether a file's bytes are at hand. */
  readonly has: (hash: string) => boolean;
}

/** The trackers of some tables, to choose one of: one that only tickets name has no name. */
export function trackersIn({
  tracker,
  issue,
}: TrackerTables): { readonly id: string; readonly name: string; readonly tickets: number }[] {
  const ids = [...new Set([...tracker.map((row) => row['id'] ?? ''), ...issue.map((row) => row['trackerid'] ?? '')])];
  return ids.map((id) => ({
    id,
    name: tracker.find((row) => row['id'] === id)?.['name'] ?? '',
    tickets: issue.filter((row) => (row['trackerid'] ?? '') === id).length,
  }));
}

function instantOf(seconds: string | undefined, otherwise: Instant): Instant {
  const said = Number(seconds);
  return Number.isFinite(said) && said > 0 && said < 8.64e12 ? new Date(said * 1000).toISOString() : otherwise;
}

/** Rows by the value of a column. */
function grouped(rows: readonly TrackerRow[], column: string): ReadonlyMap<string, readonly TrackerRow[]> {
  return Map.groupBy(rows, (row) => row[column] ?? '');
}

/** One tracker on its way here. */
class Journey {
  readonly #tables: TrackerTables;
  readonly #tracker: string;
  readonly #context: TrackerContext;
  readonly #users: ReadonlyMap<string, TrackerRow>;
  readonly #named = new Map<string, { readonly id: string; readonly name: string; readonly mail?: string | undefined }>();
  readonly #files = new Map<string, TrackerFile>();
  readonly #unkept = new Map<Unkept, number>();
  readonly #codes = new Map<string, FieldDefinition>();

  constructor(tables: TrackerTables, tracker: string, context: TrackerContext) {
    this.#tables = tables;
    this.#tracker = tracker;
    this.#context = context;
    this.#users = new Map(tables.user.map((row) => [row['id'] ?? '', row]));
  }

  #lose(what: Unkept, count = 1): void {
    if (count > 0) this.#unkept.set(what, (this.#unkept.get(what) ?? 0) + count);
  }

  /** A user as a person: one whom the desk knows by mail or by name of account, else one to be known. */
  #person(user: string | undefined): string | null {
    if (user === undefined || user === '' || user === '0') return null;
    const known = this.#named.get(user);
    if (known !== undefined) return known.id;
    const row = this.#users.get(user);
    const [account, mail] = [row?.['username'] ?? '', row?.['email'] ?? ''];
    const { people } = this.#context;
    const here = people.find(
      (each) =>
        (mail !== '' && each.mail !== undefined && fold(each.mail) === fold(mail)) || (account !== '' && each.id === account),
    );
    const name = [row?.['firstname'], row?.['lastname']]
      .filter((part) => part !== undefined && part !== '')
      .join(' ')
      .slice(0, 255);
    const id = here?.id ?? (account === '' ? `moodle-${user}` : account);
    this.#named.set(user, { id, name: here?.name ?? (name === '' ? id : name), ...(mail === '' ? {} : { mail }) });
    return id;
  }

  /** A text of an editor, as it may be kept. */
  #text(text: string | undefined, format: string | undefined): string {
    const written = text ?? '';
    const said = format === '2' || format === '4' ? written.trim() : textOfHtml(written);
    const storable = isStorable(said) ? said : said.replaceAll('\0', '').toWellFormed();
    if (storable.length > LONGEST_TEXT) this.#lose('texts');
    return storable.slice(0, LONGEST_TEXT);
  }

  /** Files of one of Moodle's areas that belong to a row. */
  #filesOf(area: string, item: string | undefined): Attachment[] {
    const rows = this.#tables.file.filter(
      (row) => row['filearea'] === area && row['itemid'] === item && (row['filename'] ?? '.') !== '.',
    );
    return rows.flatMap((row) => {
      const hash = row['contenthash'] ?? '';
      if (!this.#context.has(hash)) {
        this.#lose('files');
        return [];
      }
      const id = derivedId(`${this.#tracker}/${area}/${item ?? ''}/${row['filename'] ?? ''}/${hash}`);
      const type = (row['mimetype'] ?? '').slice(0, 255);
      const attachment = { id, name: (row['filename'] ?? '').slice(0, 255), type, size: Number(row['filesize'] ?? 0) };
      this.#files.set(id, { attachment, hash });
      return [attachment];
    });
  }

  /** The tracker's elements as fields, in its order. */
  #fields(): FieldDefinition[] {
    const { element, elementused, elementitem } = this.#tables;
    const used = elementused.filter((row) => (row['trackerid'] ?? this.#tracker) === this.#tracker);
    const items = grouped(elementitem, 'elementid');
    const taken = new Set<string>();
    const order = (row: TrackerRow): number => Number(used.find((each) => each['elementid'] === row['id'])?.['sortorder'] ?? 0);
    for (const row of [...element].sort((one, other) => order(one) - order(other))) {
      const use = used.find((each) => each['elementid'] === row['id']);
      if (used.length > 0 && use === undefined) continue;
      const type = own(TYPES, row['type'] ?? '');
      if (type === undefined) {
        this.#lose('elements');
        continue;
      }
      const options = (items.get(row['id'] ?? '') ?? []).map((item) => ({
        code: codeOf(item['name'] ?? '', `o${item['id'] ?? ''}`),
        label: item['description'] === undefined || item['description'] === '' ? (item['name'] ?? '') : item['description'],
        ...(item['active'] === '0' ? { closed: true } : {}),
      }));
      const hasOptions = type === 'choice' || type === 'choices';
      const definition: FieldDefinition = {
        code: this.#codeFor(codeOf(row['name'] ?? '', `e${row['id'] ?? ''}`), type, taken),
        type,
        label: row['description'] === undefined || row['description'] === '' ? (row['name'] ?? '') : row['description'],
        ...(use?.['mandatory'] === '1' ? { required: true } : {}),
        ...(use?.['private'] === '1' ? { private: true } : {}),
        ...(use?.['listable'] === '1' ? { listable: true } : {}),
        ...(hasOptions ? { options, filterable: true } : {}),
        ...((row['type'] ?? '').startsWith('radio') ? { display: 'radio' as const } : {}),
      };
      taken.add(definition.code);
      this.#codes.set(row['id'] ?? '', definition);
    }
    return [...this.#codes.values()];
  }

  /** A code that no other element has, and no field of another type here. */
  #codeFor(code: string, type: FieldDefinition['type'], taken: ReadonlySet<string>): string {
    const isFree = (each: string): boolean =>
      !taken.has(each) && this.#context.desk.fields.every((field) => field.code !== each || field.type === type);
    if (isFree(code)) return code;
    for (let more = 2; ; more += 1) if (isFree(`${code}-${more}`)) return `${code}-${more}`;
  }

  #value(row: TrackerRow, definition: FieldDefinition): FieldValue | null {
    const text = row['elementitemid'] ?? '';
    if (definition.type === 'file') {
      const files = this.#filesOf('issueattribute', row['id']).map(({ id }) => id);
      return files.length === 0 ? null : files;
    }
    if (text === '') return null;
    if (definition.type !== 'choice' && definition.type !== 'choices') return text;
    const items = this.#tables.elementitem.filter((item) => item['elementid'] === row['elementid']);
    const codes = text.split(',').flatMap((id) => {
      const at = items.findIndex((item) => item['id'] === id.trim());
      return definition.options?.[at]?.code ?? [];
    });
    return definition.type === 'choices' ? codes : (codes[0] ?? null);
  }

  #acts(issue: TrackerRow, filedAt: Instant, rows: Related): BroughtAct[] {
    const id = issue['id'] ?? '';
    const acts: BroughtAct[] = [];
    for (const row of rows.comments.get(id) ?? []) {
      const text = this.#text(row['comment'], row['commentformat']);
      const files = this.#filesOf('issuecomment', row['id']);
      const told = { at: instantOf(row['datecreated'], filedAt), by: this.#person(row['userid']), scope: 'public' as const };
      if (text !== '') acts.push({ do: 'comment', ...told, text, ...(files.length === 0 ? {} : { files }) });
      else if (files.length > 0) acts.push({ do: 'attach', ...told, files });
    }
    for (const row of rows.states.get(id) ?? []) {
      const state = STATES[Number(row['statusto'])];
      // The row of its creation goes from posted to posted.
      if (state === undefined || row['statusfrom'] === row['statusto']) continue;
      acts.push({ do: 'state', at: instantOf(row['timechange'], filedAt), by: this.#person(row['userid']), state });
    }
    for (const row of rows.owners.get(id) ?? [])
      acts.push({
        do: 'assign',
        at: instantOf(row['timeassigned'], filedAt),
        by: this.#person(row['bywhomid']),
        to: this.#person(row['userid']),
      });
    const solution = this.#text(issue['resolution'], issue['resolutionformat']);
    const solved = acts.filter((act) => act.do === 'state' && (act.state === 'resolved' || act.state === 'published')).at(-1);
    const at = solved?.at ?? instantOf(issue['timemodified'], filedAt);
    const by = solved?.by ?? this.#person(issue['assignedto']);
    if (solution !== '') acts.push({ do: 'solution', at, by, text: solution });
    const proofs = this.#filesOf('issueresolution', id);
    if (proofs.length > 0) acts.push({ do: 'attach', at, by, files: proofs, scope: 'public' });
    return acts;
  }

  #ticket(issue: TrackerRow, prefix: string, rows: Related): BroughtTicket {
    const id = issue['id'] ?? '';
    const { now, service, category } = this.#context;
    const filedAt = instantOf(issue['datereported'] === '0' ? issue['timecreated'] : issue['datereported'], now);
    const fields: Record<string, FieldValue> = {};
    const attached: Attachment[] = this.#filesOf('issuedescription', id);
    for (const row of rows.attributes.get(id) ?? []) {
      const definition = this.#codes.get(row['elementid'] ?? '');
      const value = definition === undefined ? null : this.#value(row, definition);
      if (definition === undefined || value === null) continue;
      fields[definition.code] = value;
      if (definition.type === 'file')
        attached.push(...(value as string[]).flatMap((file) => this.#files.get(file)?.attachment ?? []));
    }
    const summary = uniform(issue['summary'] ?? '')
      .trim()
      .replaceAll(/\s+/gu, ' ')
      .slice(0, LONGEST_SUMMARY);
    const watchers = (rows.watchers.get(id) ?? []).map((row) => this.#person(row['userid']));
    const links = (rows.parents.get(id) ?? []).map((row) => ({ type: 'depends-on' as const, to: row['parentid'] ?? '' }));
    const standing = Number(issue['resolutionpriority'] ?? 0);
    if ((issue['uplink'] ?? '') !== '' || (issue['downlink'] ?? '') !== '') this.#lose('upper');
    return {
      name: id,
      key: `${prefix}${id}`,
      summary: summary === '' ? `${prefix}${id}` : summary,
      description: this.#text(issue['description'], issue['descriptionformat']),
      ...(service === null || category === null ? {} : { service, category }),
      requester: this.#person(issue['reportedby']) ?? this.#person('nobody') ?? '',
      filedAt,
      state: STATES[Number(issue['status'])] ?? 'posted',
      assignee: this.#person(issue['assignedto']),
      fields,
      ...(standing > 0 ? { standing } : {}),
      ...(attached.length === 0 ? {} : { files: attached }),
      watchers: watchers.filter((person) => person !== null),
      acts: this.#acts(issue, filedAt, rows),
      links,
    };
  }

  end(): FromTracker {
    const {
      issue,
      issuecomment,
      issueattribute,
      issuecc,
      issuedependancy,
      issueownership,
      state_change,
      query,
      preferences,
      tracker,
    } = this.#tables;
    const named = tracker.find((row) => row['id'] === this.#tracker);
    const prefix =
      named?.['ticketprefix'] === undefined || named['ticketprefix'] === '' ? `TRK${this.#tracker}_` : named['ticketprefix'];
    const fields = this.#fields();
    const rows: Related = {
      comments: grouped(issuecomment, 'issueid'),
      attributes: grouped(issueattribute, 'issueid'),
      watchers: grouped(issuecc, 'issueid'),
      parents: grouped(issuedependancy, 'childid'),
      owners: grouped(issueownership, 'issueid'),
      states: grouped(state_change, 'issueid'),
    };
    const isOwn = (row: TrackerRow): boolean => (row['trackerid'] ?? '') === this.#tracker;
    const issues = issue.filter(isOwn).sort((one, other) => Number(one['id']) - Number(other['id']));
    const tickets = issues.map((each) => this.#ticket(each, prefix, rows));
    this.#lose('queries', query.filter(isOwn).length);
    this.#lose('preferences', preferences.filter(isOwn).length);
    return {
      source: `mod_tracker/${this.#tracker}`,
      tickets,
      people: [...this.#named.values()],
      fields,
      files: [...this.#files.values()],
      unkept: Object.fromEntries(this.#unkept),
    };
  }
}

/** Rows that belong to tickets, by the ticket. */
type Related = Readonly<
  Record<'comments' | 'attributes' | 'watchers' | 'parents' | 'owners' | 'states', ReadonlyMap<string, readonly TrackerRow[]>>
>;

/** A short name given by an editor, as codes are written here. */
function codeOf(name: string, otherwise: string): string {
  const code = fold(name)
    .replaceAll(/[^a-z0-9_.-]+/gu, '-')
    .replaceAll(/^[^a-z0-9]+|-+$/gu, '')
    .slice(0, 60);
  return code === '' ? otherwise : code;
}

/** One tracker's tickets, and all that they name. */
export function fromTracker(tables: TrackerTables, tracker: string, context: TrackerContext): FromTracker {
  return new Journey(tables, tracker, context).end();
}
