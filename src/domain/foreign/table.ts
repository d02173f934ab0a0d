/**
 * Tickets from a table that somebody made elsewhere: what each column and each of its values is here, proposed by their names and
 * changed by hand; and what is wrong, by row and column.
 */
import type { BroughtAct, BroughtTicket } from '../bringing.ts';
import { openPlaces } from '../placing.ts';
import { categoryOf, serviceOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { derivedId } from '../due.ts';
import type { FieldDefinition, FieldValue } from '../fields.ts';
import { checkFields } from '../field-checks.ts';
import { fold } from '../folding.ts';
import type { PersonCard } from '../people.ts';
import { STATES } from '../states.ts';
import { KINDS, LONGEST_SUMMARY, LONGEST_TEXT, PRIORITIES, isStorable, localised } from '../values.ts';
import type { Instant } from '../values.ts';
import { instantIn } from './dates.ts';
import { own } from './own.ts';

/** What a column may be, in the order in which it is offered. */
export const TARGETS = [
  'key',
  'summary',
  'description',
  'state',
  'priority',
  'kind',
  'service',
  'category',
  'requester',
  'assignee',
  'filed',
  'comment',
  'solution',
] as const;
export type Target = (typeof TARGETS)[number] | `field:${string}`;

/** Columns whose values are of a closed set here. */
export const VALUED = ['state', 'priority', 'kind', 'service', 'category', 'requester', 'assignee'] as const;
export type Valued = (typeof VALUED)[number];

/** The value by which somebody whom the desk does not know becomes known. */
export const NEWCOMER = '+';

export interface TableMapping {
  /** What each column is, null: nothing. */
  readonly columns: readonly (Target | null)[];
  /** What a text is here, where its name does not say so: a code, a person's id, or `NEWCOMER`. */
  readonly values: Readonly<Partial<Record<Valued, Readonly<Record<string, string>>>>>;
  /** Where tickets go whose row names no place; and whose they are where it names nobody. */
  readonly service: string | null;
  readonly category: string | null;
  readonly requester: string | null;
}

/** Words by which people of each language call the values of a closed set. */
export type Words = Readonly<Record<'state' | 'priority' | 'kind', Readonly<Record<string, readonly string[]>>>>;

export interface TableContext {
  readonly desk: Desk;
  readonly people: readonly PersonCard[];
  readonly words: Words;
  readonly now: Instant;
}

/** What is wrong with a cell: its row from 0, its column (null: one that is missing), and what it holds. */
export interface CellIssue {
  readonly row: number;
  readonly column: number | null;
  readonly code: string;
  readonly value: string;
}

/** Names that columns have here, in the tracker and elsewhere, in French and English, folded. */
const NAMES: Readonly<Record<(typeof TARGETS)[number], readonly string[]>> = {
  key: ['numero', 'n°', 'no', 'number', 'key', 'cle', 'id', 'ticket', 'ticket id', 'issue', 'reference', 'ref'],
  summary: ['resume', 'summary', 'titre', 'title', 'objet', 'subject', 'sujet', 'intitule'],
  description: ['description', 'texte', 'text', 'message', 'detail', 'details', 'contenu', 'body'],
  state: ['etat', 'statut', 'state', 'status'],
  priority: ['priorite', 'priority', 'urgence', 'resolutionpriority'],
  kind: ['type', 'nature', 'kind', 'genre', 'tracker'],
  service: ['service', 'application', 'produit', 'product'],
  category: ['categorie', 'category', 'rubrique', 'composant', 'component'],
  requester: [
    'demandeur',
    'demande par',
    'requester',
    'reporter',
    'reportedby',
    'reported by',
    'auteur',
    'author',
    'rapporteur',
    'depose par',
    'personne qui demande',
    'mail',
    'email',
    'courriel',
  ],
  assignee: ['assigne', 'assigne a', 'assignee', 'assigned to', 'assignedto', 'en charge', 'technicien', 'responsable', 'owner'],
  filed: [
    'depose le',
    'date de depot',
    'datereported',
    'report date',
    'filed',
    'created',
    'created at',
    'date',
    'cree le',
    'date de creation',
    'ouvert le',
    'opened',
  ],
  comment: ['commentaire', 'commentaires', 'comment', 'comments', 'note', 'notes'],
  solution: ['solution', 'resolution', 'reponse', 'answer'],
};

/** What every column probably is; each target once, but for comments. */
export function proposedColumns(header: readonly string[], desk: Desk): (Target | null)[] {
  const taken = new Set<Target>();
  return header.map((name) => {
    const said = fold(name).trim();
    const field = desk.fields.find(({ code, label }) =>
      [code, localised(label, 'fr'), localised(label, 'en')].some((each) => fold(each) === said),
    );
    const target =
      TARGETS.find((each) => NAMES[each].includes(said)) ?? (field === undefined ? null : (`field:${field.code}` as const));
    if (target === null || (taken.has(target) && target !== 'comment')) return null;
    taken.add(target);
    return target;
  });
}

/** The tracker's own numbers and names of states (mod_tracker §1.1), and what other systems call theirs. */
const TOLD_STATES: Readonly<Record<string, (typeof STATES)[number]>> = {
  '0': 'posted',
  '1': 'open',
  '2': 'resolving',
  '3': 'waiting',
  '4': 'resolved',
  '5': 'abandoned',
  '6': 'transferred',
  '7': 'testing',
  '8': 'published',
  '9': 'validated',
  new: 'posted',
  nouveau: 'posted',
  closed: 'validated',
  clos: 'validated',
  ferme: 'validated',
  'en cours': 'resolving',
  'in progress': 'resolving',
  'en attente': 'waiting',
  pending: 'waiting',
  abandonned: 'abandoned',
  transfered: 'transferred',
};

function among(text: string, codes: readonly string[], words: Readonly<Record<string, readonly string[]>>): string | null {
  const said = fold(text).trim();
  return codes.find((code) => fold(code) === said || (words[code] ?? []).some((word) => fold(word) === said)) ?? null;
}

/** A person by id, mail or name; nobody where two have that name. */
function personOf(text: string, people: readonly PersonCard[]): string | null {
  const said = fold(text).trim();
  const exact = people.find(({ id, mail }) => id === text.trim() || (mail !== undefined && fold(mail) === said));
  if (exact !== undefined) return exact.id;
  const named = people.filter(({ name }) => fold(name) === said);
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** What a text is by its name, in a column of a closed set; null where nothing says so. */
function byName(column: Valued, text: string, { desk, people, words }: TableContext): string | null {
  switch (column) {
    case 'state':
      return among(text, STATES, words.state) ?? own(TOLD_STATES, fold(text).trim()) ?? null;
    case 'priority':
      return among(text, PRIORITIES, words.priority);
    case 'kind':
      return among(text, KINDS, words.kind);
    case 'service':
      return (
        desk.services.find(
          ({ id, label }) => among(text, [id], { [id]: [localised(label, 'fr'), localised(label, 'en')] }) !== null,
        )?.id ?? null
      );
    case 'category':
      return (
        desk.services
          .flatMap(({ categories }) => categories)
          .find(({ id, label }) => among(text, [id], { [id]: [localised(label, 'fr'), localised(label, 'en')] }) !== null)?.id ??
        null
      );
    case 'requester':
    case 'assignee':
      return personOf(text, people);
  }
}

/** The id of somebody who becomes known by a table: his mail, else his name. */
function newcomerId(text: string): string {
  return text.trim();
}

function valueOf(column: Valued, text: string, mapping: TableMapping, context: TableContext): string | null {
  const said = own(mapping.values[column], text);
  if (said === NEWCOMER) return newcomerId(text);
  return said ?? byName(column, text, context);
}

/** The texts of each column of a closed set that say nothing here yet, each once, in the order of the table. */
export function unknownValues(
  rows: readonly (readonly string[])[],
  mapping: TableMapping,
  context: TableContext,
): Partial<Record<Valued, string[]>> {
  const unknown: Partial<Record<Valued, string[]>> = {};
  for (const column of VALUED) {
    const at = mapping.columns.indexOf(column);
    if (at < 0) continue;
    const texts = new Set(rows.map((row) => row[at] ?? '').filter((text) => text.trim() !== ''));
    const left = [...texts].filter(
      (text) => own(mapping.values[column], text) !== undefined || byName(column, text, context) === null,
    );
    if (left.length > 0) unknown[column] = left;
  }
  return unknown;
}

/** Somebody who becomes known by a table. */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly mail?: string | undefined;
}

/** Everybody who becomes known by it. */
export function newcomersOf({ values }: TableMapping): Newcomer[] {
  const texts = (['requester', 'assignee'] as const).flatMap((column) =>
    Object.entries(values[column] ?? {})
      .filter(([, is]) => is === NEWCOMER)
      .map(([text]) => text.trim()),
  );
  return [...new Set(texts)].map((text) => ({ id: newcomerId(text), name: text, ...(text.includes('@') ? { mail: text } : {}) }));
}

/** A field's value as a cell tells it; what is wrong with it is found by the field's own rules. */
function fieldValue(definition: FieldDefinition, text: string, { desk, people }: TableContext): FieldValue {
  const options = definition.options ?? [];
  const code = (each: string): string =>
    options.find(
      (option) =>
        among(each, [option.code], { [option.code]: [localised(option.label, 'fr'), localised(option.label, 'en')] }) !== null,
    )?.code ?? each;
  switch (definition.type) {
    case 'number':
      return Number(text.trim().replace(/\s/gu, '').replace(',', '.'));
    case 'choice':
      return code(text);
    case 'choices':
      return text
        .split(/[,;|\n]/u)
        .map((each) => code(each.trim()))
        .filter((each) => each !== '');
    case 'date':
      return dayIn(text, desk.zone);
    case 'person':
      return personOf(text, people) ?? text;
    default:
      return text;
  }
}

function dayIn(text: string, zone: string): string {
  const at = instantIn(text, zone);
  return at === null ? text : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}

/** A row as a ticket, or what is wrong with it. */
export function ticketOf(
  row: readonly string[],
  at: number,
  mapping: TableMapping,
  context: TableContext,
): { readonly ticket: BroughtTicket } | { readonly issues: readonly CellIssue[] } {
  const { columns } = mapping;
  const { desk, now } = context;
  const issues: CellIssue[] = [];
  const cell = (target: Target): string => (row[columns.indexOf(target)] ?? '').trim();
  const wrong = (target: Target, code: string): void => {
    const column = columns.indexOf(target);
    issues.push({ row: at, column: column < 0 ? null : column, code, value: cell(target) });
  };
  const valued = (column: Valued): string | undefined => {
    const text = row[columns.indexOf(column)] ?? '';
    if (text.trim() === '') return undefined;
    const value = valueOf(column, text, mapping, context);
    if (value === null) wrong(column, `unknown-${column}`);
    return value ?? undefined;
  };
  const summary = cell('summary');
  if (summary === '') wrong('summary', 'required');
  if (summary.length > LONGEST_SUMMARY) wrong('summary', 'too-long');
  for (const target of ['summary', 'description', 'comment', 'solution'] as const) {
    if (!isStorable(cell(target))) wrong(target, 'unstorable-text');
    if (cell(target).length > LONGEST_TEXT) wrong(target, 'too-long');
  }
  const filed = cell('filed');
  const filedAt = filed === '' ? now : instantIn(filed, desk.zone);
  if (filedAt === null) wrong('filed', 'not-a-date');
  const [state, priority, kind] = [valued('state'), valued('priority'), valued('kind')];
  const category = valued('category') ?? mapping.category ?? undefined;
  const service = valued('service') ?? serviceFor(desk, category) ?? mapping.service ?? undefined;
  if (
    desk.services.length > 0 &&
    categoryOf(desk, serviceOf(desk, service ?? null)?.id ?? null, category ?? null) === undefined &&
    issues.every(({ code }) => code !== 'unknown-category' && code !== 'unknown-service')
  )
    wrong('category', 'unknown-category');
  const requester = valued('requester') ?? mapping.requester ?? undefined;
  if (requester === undefined && issues.every(({ code }) => code !== 'unknown-requester')) wrong('requester', 'required');
  const assignee = valued('assignee');
  const fields: Record<string, FieldValue> = {};
  for (const definition of desk.fields) {
    const target = `field:${definition.code}` as const;
    const text = columns.includes(target) ? cell(target) : '';
    if (text === '') continue;
    const value = fieldValue(definition, text, context);
    const [issue] = checkFields([{ ...definition, showIf: undefined }], { [definition.code]: value }, { staff: true }, []);
    if (issue !== undefined) wrong(target, issue.code);
    fields[definition.code] = value;
  }
  if (issues.length > 0 || filedAt === null || requester === undefined) return { issues };
  const acts: BroughtAct[] = [];
  for (const [place, target] of columns.entries()) {
    const text = (row[place] ?? '').trim();
    if (target === 'comment' && text !== '') acts.push({ do: 'comment', at: filedAt, by: null, text, scope: 'public' });
  }
  if (cell('solution') !== '') acts.push({ do: 'solution', at: filedAt, by: assignee ?? null, text: cell('solution') });
  const key = cell('key');
  const ticket = {
    name: key === '' ? derivedId(row.join('\u001F')) : key,
    ...(key === '' ? {} : { key }),
    summary,
    description: cell('description'),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(desk.services.length === 0 ? {} : { service, category }),
    requester,
    filedAt,
    ...(state === undefined ? {} : { state }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(acts.length === 0 ? {} : { acts }),
  };
  return { ticket: ticket as BroughtTicket };
}

/** The one service that has a category of this code. */
function serviceFor(desk: Desk, category: string | undefined): string | undefined {
  const having = desk.services.filter(({ categories }) => categories.some(({ id }) => id === category));
  return having.length === 1 ? having[0]?.id : undefined;
}

/** Where tickets go whose rows name no place, before anybody says so: the first that takes some. */
export function firstPlace(desk: Desk): Pick<TableMapping, 'service' | 'category'> {
  return openPlaces(desk)[0] ?? { service: null, category: null };
}
