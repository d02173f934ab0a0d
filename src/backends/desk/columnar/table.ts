/**
 * Every ticket of a desk by columns, for lists, counts and search over a hundred thousand of them. A ticket has a slot; what
 * changed takes a new one, and its old slot is void. It holds no text that anyone reads but the words that tickets are found by.
 */
import type { SetColumn, SingleColumn } from '../../../domain/predicate.ts';
import type { Scalar } from '../../../domain/predicate.ts';
import type { FieldValue } from '../../../domain/fields.ts';
import { SCOPES } from '../../../domain/values.ts';
import { LAST } from '../indexing.ts';
import { SORT_COLUMNS } from '../store.ts';
import type { Row, SortColumn, TermsRecord } from '../store.ts';
import { Column, Slots, SortedColumn, WrittenColumn } from './column.ts';
import { OrderedDictionary } from './dictionary.ts';
import { Postings } from './postings.ts';

const SINGLES: readonly Exclude<SingleColumn, 'id'>[] = [
  'state',
  'service',
  'category',
  'group',
  'kind',
  'priority',
  'requester',
  'filer',
  'assignee',
  'restricted',
  'course',
];
const SETS: readonly SetColumn[] = ['observers', 'watchers', 'approvers', 'glass'];
const ENDS = ['settledAt', 'closedAt'] as const;

const CHANGES: readonly SortColumn[] = ['changedPublic', 'changedRequester', 'changedStaff'];

function each<Name extends string, Made>(names: readonly Name[], make: (name: Name) => Made): Record<Name, Made> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Made>;
}

/** Number of what comes last in an order by a custom field: slots where nothing was put have it. */
export const UNHELD = 0;

function fieldColumn(): SortedColumn {
  const order = new OrderedDictionary<string | number>();
  order.code(LAST);
  return new SortedColumn(order);
}

export class Table {
  readonly ids = new OrderedDictionary<string>();
  readonly idCodes = new Slots();
  readonly singles = each(SINGLES, () => new Column<Scalar>());
  readonly sets = each(SETS, () => new WrittenColumn<readonly string[]>([]));
  /** When it was settled and closed; `filedAt` is the sorted column `filed`. */
  readonly ends = each(ENDS, () => new Column<string | null>());
  readonly sorts: Readonly<Record<SortColumn, SortedColumn>>;
  readonly fields = new Map<string, WrittenColumn<FieldValue | undefined>>();
  /** By the custom fields that lists show; what holds nothing there comes last. */
  readonly #fieldSorts = new Map<string, SortedColumn>();
  readonly #unheld = fieldColumn();
  readonly postings = new Postings();
  /** Number of the rank that tickets without one have. */
  readonly noRank: number;
  /** The same of when something is due. */
  readonly nothingDue: number;
  /** 1 where a slot holds a ticket as it is now. */
  alive = new Uint8Array(1024);
  /** Slots in use, void ones too. */
  size = 0;
  /** Tickets. */
  live = 0;
  /** Another one after every change. */
  version = 0;
  /** By the number of an id, its slot and one. */
  readonly #slotOf = new Slots();
  readonly #worded = new Slots();

  constructor() {
    const changes = new OrderedDictionary<string | number>();
    this.sorts = each(
      SORT_COLUMNS,
      (name) => new SortedColumn(CHANGES.includes(name) ? changes : new OrderedDictionary<string | number>()),
    );
    this.noRank = this.sorts.rank.order.code(LAST);
    this.nothingDue = this.sorts.due.order.code(LAST);
  }

  /** The slot of a ticket, if it is there. */
  slotOf(id: string): number | undefined {
    const code = this.ids.find(id);
    const slot = code === undefined ? 0 : (this.#slotOf.numbers[code] ?? 0);
    return slot === 0 ? undefined : slot - 1;
  }

  idAt(slot: number): string {
    return this.ids.values[this.idCodes.numbers[slot] ?? 0] ?? '';
  }

  /** Puts a ticket as it is now, without the words it is found by. */
  put(row: Row): void {
    this.forget(row.id);
    const slot = this.size;
    this.size += 1;
    this.live += 1;
    if (slot >= this.alive.length) {
      const wider = new Uint8Array(2 * this.alive.length);
      wider.set(this.alive);
      this.alive = wider;
    }
    this.alive[slot] = 1;
    const code = this.ids.code(row.id);
    this.idCodes.set(slot, code);
    this.#slotOf.set(code, slot + 1);
    const { ticket, keys } = row;
    for (const name of SINGLES) this.singles[name].put(slot, ticket[name] ?? null);
    for (const name of SETS) {
      const list = name === 'approvers' ? ticket.approval?.approvers : ticket[name];
      if (list !== undefined && list.length > 0) this.sets[name].write(slot, list);
    }
    for (const name of ENDS) this.ends[name].put(slot, ticket.facts[name]);
    for (const name of SORT_COLUMNS) this.sorts[name].put(slot, keys[name]);
    for (const [name, value] of Object.entries(ticket.fields)) this.#field(name).write(slot, value);
    for (const [name, key] of Object.entries(row.fieldKeys ?? {})) this.#fieldSort(name).put(slot, key);
  }

  /** What an order by a custom field goes by. */
  fieldSort(code: string): SortedColumn {
    return this.#fieldSorts.get(code) ?? this.#unheld;
  }

  /** Puts the words that a ticket is found by, once after each `put`. */
  putTerms(record: TermsRecord): void {
    const slot = this.slotOf(record.id);
    if (slot === undefined) return;
    this.version += 1;
    this.#worded.set(slot, 1);
    for (const [scope, name] of SCOPES.entries()) this.postings.add(record[name], slot, scope);
  }

  /** Whether `putTerms` was called since the ticket was last put. */
  hasTerms(id: string): boolean {
    const slot = this.slotOf(id);
    return slot !== undefined && this.#worded.numbers[slot] === 1;
  }

  forget(id: string): void {
    this.version += 1;
    const slot = this.slotOf(id);
    if (slot === undefined) return;
    this.alive[slot] = 0;
    this.live -= 1;
    this.#slotOf.set(this.ids.code(id), 0);
  }

  #fieldSort(name: string): SortedColumn {
    const known = this.#fieldSorts.get(name);
    if (known !== undefined) return known;
    const made = fieldColumn();
    this.#fieldSorts.set(name, made);
    return made;
  }

  #field(name: string): WrittenColumn<FieldValue | undefined> {
    const known = this.fields.get(name);
    if (known !== undefined) return known;
    const made = new WrittenColumn<FieldValue | undefined>(undefined);
    this.fields.set(name, made);
    return made;
  }
}
