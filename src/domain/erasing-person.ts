/**
 * Somebody taken out of what is kept (domain §3, erase; architecture, "Privacy shapes the log"): what they wrote is blanked in place,
 * what names them names nobody, and the shape of history stays. Pure: a backend feeds it what it keeps.
 *
 * A ticket's own text is its requester's, whoever typed it; a comment, a solution, a thing to do and a file are their writer's.
 */
import type { ScopedText } from './commands.ts';
import type { DeskChange, PersonChange, StoredDeskEvent } from './desk-events.ts';
import type { Desk, DeskInput } from './desk.ts';
import type { Actor, Patch, StoredEvent } from './events.ts';
import type { FieldValues } from './fields.ts';
import { ERASED_SUMMARY } from './decisions/filing.ts';
import type { Article } from './knowledge/article.ts';
import type { ArticleEvent } from './knowledge/decide.ts';
import type { Person } from './people.ts';
import type { SavedView } from './saved-view.ts';
import type { ChecklistItem, Ticket, TicketFile } from './ticket.ts';
import type { PersonId } from './values.ts';

/** Who goes, and what stands for them from now on. */
export interface Erased {
  readonly id: PersonId;
  readonly as: PersonId;
  /** Finds what names them in a text that somebody else wrote. */
  readonly naming: RegExp | null;
}

/** What they wrote and sent, found in all histories before any is blanked: some of it came along to other tickets. */
export interface Theirs {
  readonly files: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

/** Whether a word can be somebody's alone: a first name, or an id like one, is also others', and stays in what others wrote. */
function isDistinctive(word: string): boolean {
  return /[^\p{L}\p{M}]/u.test(word.trim());
}

/** A word as a pattern that finds it whatever its case, its accents and its spaces. */
function patternOf(word: string): string {
  return [...word.trim().normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => (/\s/u.test(letter) ? ' ' : `${letter.replace(/[$()*+./?[\\\]^{|}]/u, String.raw`\$&`)}\\p{M}*`))
    .join('')
    .replace(/ +/gu, String.raw`\s+`)
    .replace(/['’]/gu, "['’]");
}

/** Somebody to be erased. @param as what stands for them (`pseudonymOf`) */
export function erasedBy({ id, name, mail }: Pick<Person, 'id' | 'name' | 'mail'>, as: PersonId): Erased {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const words = [mail ?? '', name, `${rest.join(' ')} ${first}`, id].filter(isDistinctive).map(patternOf);
  const edge = String.raw`[\p{L}\p{M}\p{N}]`;
  return { id, as, naming: words.length === 0 ? null : new RegExp(`(?<!${edge})(?:${words.join('|')})(?!${edge})`, 'giu') };
}

/** A text of somebody else's, without what names them; the same text where it does not. */
export function unnamed(text: string, { naming }: Erased): string {
  if (naming === null || text === '') return text;
  const plain = text.normalize('NFD');
  const left = plain.replace(naming, ERASED_SUMMARY);
  return left === plain ? text : left.normalize('NFC');
}

/** Keys under which a document, an article or a page says something in words; what stands elsewhere is a code or an id. */
const WORDED: ReadonlySet<string> = new Set([
  'name',
  'description',
  'label',
  'help',
  'feedback',
  'responsible',
  'template',
  'title',
  'text',
  'value',
  'fr',
  'en',
  'url',
  'course',
  'browser',
]);

/** Any value without what names them in its words: a document, what an article holds, a page. */
export function unnamedIn<Value>(value: Value, erased: Erased): Value {
  const walk = (each: unknown, isText: boolean): unknown => {
    if (typeof each === 'string') return isText ? unnamed(each, erased) : each;
    if (Array.isArray(each)) return each.map((inner) => walk(inner, isText));
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner, isText || WORDED.has(key))]));
  };
  return walk(value, false) as Value;
}

/** Whether something that is kept could hold anything of them: quick, and too often yes rather than too seldom. */
export function mayConcern(kept: unknown, { id, naming }: Erased): boolean {
  const json = JSON.stringify(kept);
  if (json.includes(JSON.stringify(id))) return true;
  return (
    naming !== null &&
    json
      .replace(/\\[bfnrt]/gu, ' ')
      .normalize('NFD')
      .search(naming) >= 0
  );
}

class Taking {
  readonly #erased: Erased;
  readonly #theirs: Theirs;
  readonly #desk: Desk;
  /** Columns of the ticket that hold what they wrote, as its history goes on. */
  readonly #columns = new Set<keyof Patch>();
  #requester: PersonId | undefined;

  constructor(erased: Erased, theirs: Theirs, desk: Desk) {
    this.#erased = erased;
    this.#theirs = theirs;
    this.#desk = desk;
  }

  #one<Id extends PersonId | null | undefined>(id: Id): Id {
    return id === this.#erased.id ? (this.#erased.as as Id) : id;
  }

  #all(ids: readonly PersonId[]): PersonId[] {
    return ids.map((id) => this.#one(id));
  }

  #text(text: string): string {
    return unnamed(text, this.#erased);
  }

  #files(files: readonly TicketFile[]): TicketFile[] {
    return files
      .filter(({ id }) => !this.#theirs.files.has(id))
      .map((file) => ({ ...file, by: this.#one(file.by), name: this.#text(file.name) }));
  }

  #items(items: readonly ChecklistItem[]): ChecklistItem[] {
    return items.map((item) => ({
      ...item,
      text: this.#theirs.items.has(item.id) ? '' : this.#text(item.text),
      done: item.done === null ? null : { ...item.done, by: this.#one(item.done.by) },
    }));
  }

  /** Values of custom fields: whom they name by id, the files that are theirs, and what somebody else wrote. */
  #fields(fields: FieldValues): FieldValues {
    const types = new Map(this.#desk.fields.map(({ code, type }) => [code, type]));
    const one = (code: string, value: string): string =>
      value === this.#erased.id && types.get(code) !== 'choice' && types.get(code) !== 'choices'
        ? this.#erased.as
        : this.#text(value);
    return Object.fromEntries(
      Object.entries(fields).map(([code, value]) => {
        if (typeof value === 'number') return [code, value];
        if (typeof value === 'string') return [code, one(code, value)];
        return [code, value.filter((each) => !this.#theirs.files.has(each)).map((each) => one(code, each))];
      }),
    );
  }

  /** Columns of a ticket, those that hold what they wrote blanked. */
  #columnsOf(patch: Patch): Patch {
    const is = (column: keyof Patch): boolean => this.#columns.has(column);
    const { approval, places, merged, absorbed, work, checklist } = patch;
    const told: Record<string, unknown> = { ...patch };
    for (const column of ['requester', 'filer', 'assignee'] as const)
      if (patch[column] !== undefined) told[column] = this.#one(patch[column]);
    for (const column of ['observers', 'watchers', 'affected', 'glass'] as const) {
      const ids = patch[column];
      if (ids !== undefined) told[column] = this.#all(ids);
    }
    if (approval != null) told['approval'] = { ...approval, approvers: this.#all(approval.approvers) };
    if (places !== undefined) told['places'] = places.map((place) => ({ ...place, by: this.#one(place.by) }));
    if (merged != null) told['merged'] = { ...merged, assignee: this.#one(merged.assignee) };
    if (absorbed !== undefined) told['absorbed'] = absorbed.map((each) => ({ ...each, observers: this.#all(each.observers) }));
    if (work !== undefined) told['work'] = work.map((each) => ({ ...each, by: this.#one(each.by) }));
    if (checklist !== undefined) told['checklist'] = this.#items(checklist);
    if (patch.summary !== undefined) told['summary'] = is('summary') ? ERASED_SUMMARY : this.#text(patch.summary);
    if (patch.description !== undefined) told['description'] = is('description') ? '' : this.#text(patch.description);
    if (patch.fields !== undefined) told['fields'] = is('fields') ? {} : this.#fields(patch.fields);
    if (patch.page != null) told['page'] = is('page') ? null : unnamedIn(patch.page, this.#erased);
    if (patch.course != null && is('course')) told['course'] = null;
    return told as Patch;
  }

  #scoped(text: ScopedText, isTheirs: boolean): ScopedText {
    const { files, mentions, ...kept } = text;
    if (isTheirs) return { ...kept, text: '' };
    const left = files?.filter(({ id }) => !this.#theirs.files.has(id)).map((file) => ({ ...file, name: this.#text(file.name) }));
    return {
      ...kept,
      text: this.#text(text.text),
      ...(left === undefined ? {} : { files: left }),
      ...(mentions === undefined ? {} : { mentions: this.#all(mentions) }),
    };
  }

  /** Which columns hold what they wrote, after an event: those that were set while the ticket was theirs. */
  #noteColumns(set: Patch): void {
    const isTheirs = this.#requester === this.#erased.id;
    for (const column of ['summary', 'description', 'fields', 'page', 'course'] as const) {
      if (set[column] === undefined) continue;
      if (isTheirs) this.#columns.add(column);
      // Fields are set all together: what somebody else adds to theirs goes with them.
      else if (column !== 'fields') this.#columns.delete(column);
    }
    this.#requester = set.requester ?? this.#requester;
  }

  event(event: StoredEvent): StoredEvent {
    const { actor, about, comment, solution, files, filed, set } = event;
    const isTheirs = actor.type === 'person' && actor.id === this.#erased.id;
    const was = this.#columnsOf(event.was);
    if (filed !== undefined) this.#requester = filed.requester;
    this.#noteColumns(filed ?? set);
    return {
      ...event,
      actor: withActor(actor, this.#erased),
      set: this.#columnsOf(set),
      was,
      ...(comment === undefined ? {} : { comment: this.#scoped(comment, isTheirs) }),
      ...(solution === undefined ? {} : { solution: this.#scoped(solution, isTheirs) }),
      ...(files === undefined ? {} : { files: this.#files(files) }),
      ...(about === undefined
        ? {}
        : { about: about.person === undefined ? about : { ...about, person: this.#one(about.person) } }),
      ...(filed === undefined ? {} : { filed: this.#filed(filed) }),
    };
  }

  #filed(filed: Ticket): Ticket {
    return {
      ...filed,
      ...this.#columnsOf(filed),
      comments: filed.comments.map((mark) => ({ ...mark, author: this.#one(mark.author) })),
      files: this.#files(filed.files),
    };
  }
}

function withActor(actor: Actor, { id, as }: Erased): Actor {
  return actor.type === 'person' && actor.id === id ? { ...actor, id: as } : actor;
}

/** What they wrote and sent in a history. */
export function theirsIn(history: readonly StoredEvent[], { id }: Erased): Theirs {
  const files = new Set<string>();
  const items = new Set<string>();
  for (const { actor, set, was, filed, files: added = [], comment, solution } of history) {
    const isTheirs = actor.type === 'person' && actor.id === id;
    for (const file of [...added, ...(filed?.files ?? [])]) if (file.by === id) files.add(file.id);
    if (!isTheirs) continue;
    for (const file of [...(comment?.files ?? []), ...(solution?.files ?? [])]) files.add(file.id);
    const known = new Set((was.checklist ?? []).map((item) => item.id));
    for (const item of set.checklist ?? []) if (!known.has(item.id)) items.add(item.id);
  }
  return { files, items };
}

/** A ticket's history without them. @param desk that of the ticket, whose fields say what their values are */
export function historyWithout(history: readonly StoredEvent[], erased: Erased, theirs: Theirs, desk: Desk): StoredEvent[] {
  const taking = new Taking(erased, theirs, desk);
  return history.map((event) => taking.event(event));
}

function personChange({ person, ...change }: PersonChange, { id, as }: Erased): PersonChange {
  return { ...change, person: person === id ? as : person };
}

/** The places of a document that name people. */
const NAMING_PLACES: ReadonlySet<string> = new Set([
  'person',
  'observers',
  'members',
  'approvers',
  'defaultAssignees',
  'managers',
]);

/** A value of a document, or a part of one, with another id wherever it names them; and no word that does. */
function documentPart(value: unknown, under: string, erased: Erased): unknown {
  if (typeof value === 'string') {
    if (NAMING_PLACES.has(under)) return value === erased.id ? erased.as : value;
    return WORDED.has(under) ? unnamed(value, erased) : value;
  }
  if (Array.isArray(value)) return value.map((each) => documentPart(each, under, erased));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, documentPart(each, key, erased)]));
}

function deskChange({ path, was, now, ...rest }: DeskChange, erased: Erased): DeskChange {
  const at = path.indexOf('managers');
  const last = path.findLast((step) => NAMING_PLACES.has(step)) ?? path.at(-1) ?? '';
  return {
    ...rest,
    path: path.map((step, place) => (at >= 0 && place === at + 1 && step === erased.id ? erased.as : step)),
    ...(was === undefined ? {} : { was: documentPart(was, last, erased) }),
    ...(now === undefined ? {} : { now: documentPart(now, last, erased) }),
  };
}

/** Something that happened to the desk, without them. */
export function deskEventWithout(event: StoredDeskEvent, erased: Erased): StoredDeskEvent {
  const { by, about, changes, people } = event;
  return {
    ...event,
    by: by === erased.id ? erased.as : by,
    about: about.person === erased.id ? { ...about, person: erased.as } : about,
    changes: changes.map((change) => deskChange(change, erased)),
    people: people.map((change) => personChange(change, erased)),
  };
}

/**
 * The desk's document without them. They leave every list; the last of a category's members or approvers stays there as nobody, so
 * that what was theirs alone is not opened to others by it.
 */
export function documentWithout(document: DeskInput, erased: Erased): DeskInput {
  const { id, as } = erased;
  const left = (ids: readonly PersonId[]): PersonId[] => ids.filter((each) => each !== id);
  const leftOrNobody = (ids: readonly PersonId[]): PersonId[] => {
    const others = left(ids);
    return others.length === 0 && ids.length > 0 ? [as] : others;
  };
  const { services, defaultAssignees } = document;
  const next: DeskInput = {
    ...document,
    ...(defaultAssignees === undefined ? {} : { defaultAssignees: left(defaultAssignees) }),
    ...(services === undefined
      ? {}
      : {
          services: services.map((service) => ({
            ...service,
            ...(service.managers === undefined ? {} : { managers: service.managers.filter(({ person }) => person !== id) }),
            ...(service.observers === undefined ? {} : { observers: left(service.observers) }),
            categories: service.categories.map((category) => ({
              ...category,
              ...(category.members === undefined ? {} : { members: leftOrNobody(category.members) }),
              ...(category.approval?.approvers === undefined
                ? {}
                : { approval: { ...category.approval, approvers: leftOrNobody(category.approval.approvers) } }),
            })),
          })),
        }),
  };
  return unnamedIn(next, erased);
}

/** A list that somebody else keeps, without them. */
export function viewWithout<View extends SavedView>(view: View, erased: Erased): View {
  const { filter, name, text } = view;
  const one = (id: PersonId): PersonId => (id === erased.id ? erased.as : id);
  return {
    ...view,
    name: unnamed(name, erased),
    filter: {
      ...filter,
      ...(filter.assignee === undefined ? {} : { assignee: one(filter.assignee) }),
      ...(filter.requester === undefined ? {} : { requester: one(filter.requester) }),
      ...(filter.fields === undefined
        ? {}
        : {
            fields: Object.fromEntries(Object.entries(filter.fields).map(([code, value]) => [code, unnamed(one(value), erased)])),
          }),
    },
    ...(text === undefined ? {} : { text: unnamed(text, erased) }),
  };
}

/** An article without them: it is the desk's, so its words stay, but for those that name them. */
export function articleWithout<Kept extends Article>(article: Kept, erased: Erased): Kept {
  const { author, changedBy, title, text } = article;
  return {
    ...article,
    author: author === erased.id ? erased.as : author,
    changedBy: changedBy === erased.id ? erased.as : changedBy,
    title: unnamedIn(title, erased),
    text: unnamedIn(text, erased),
  };
}

/** Something that happened to an article, without them. */
export function articleEventWithout(event: ArticleEvent, erased: Erased): ArticleEvent {
  return {
    ...event,
    by: event.by === erased.id ? erased.as : event.by,
    set: unnamedIn(event.set, erased),
    was: unnamedIn(event.was, erased),
  };
}
