/** What a person asks of a list: view, filter, order, words, columns. Kept for the tab, with how far they read; columns by the browser. */
import type { PersonCard } from '../../domain/people.ts';
import type { Involvement, ListFilter, Sort } from '../../domain/query.ts';
import type { Option } from '../shared/combobox.ts';
import { ColumnsMemory, ListMemory, type Anchor, type ListPlace } from './list-memory.ts';

/** Filters that hold somebody. */
export type PersonKey = 'assignee' | 'requester';

/** A filter without one of its parts. */
export function lacking(filter: ListFilter, ...keys: readonly (keyof ListFilter)[]): ListFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.includes(key as keyof ListFilter)));
}

/** What may be chosen at once, as by a list kept under a name. */
export type Change = Partial<Pick<ListChoice, 'view' | 'filter' | 'sort' | 'text' | 'columns'>>;

export class ListChoice {
  filter: ListFilter = {};
  view: Involvement | undefined = undefined;
  /** The first decides, each further one between equals. */
  sort: readonly Sort[] | undefined = undefined;
  text = '';
  /** Names of columns, in order; absent, those of the page, or the usual ones. */
  columns: readonly string[] | undefined = undefined;
  /** Names of the people in the filter: no row may name them. */
  #names: Readonly<Record<string, string>> = {};
  #memory: ListMemory | undefined;
  #columns: ColumnsMemory | undefined;

  /**
   * Takes up what was kept.
   * @param list what tells this list from others of the tab
   * @param person what tells this person at this desk from others
   * @returns where the person was, if anywhere
   */
  recall(list: string, person: string): ListPlace | undefined {
    this.#memory = new ListMemory(list);
    this.#columns = new ColumnsMemory(person);
    const kept = this.#memory.recall();
    this.filter = kept?.filter ?? {};
    this.view = kept?.view;
    this.sort = kept?.sort;
    this.text = kept?.text ?? '';
    this.columns = this.#columns.recall();
    this.#names = kept?.names ?? {};
    return kept;
  }

  /** @param rows how many are shown @param whole whether all are, as one scrolls */
  keep(rows: number, whole: boolean, anchor: Anchor | undefined): void {
    const { filter, view, sort, text } = this;
    this.#memory?.keep({ filter, view, sort, text, rows, whole, names: this.#names, anchor });
    this.#columns?.keep(this.columns);
  }

  /** How many filters are in force, each custom field for itself. */
  get filters(): number {
    return Object.keys(lacking(this.filter, 'fields')).length + Object.keys(this.filter.fields ?? {}).length;
  }

  /** Whether something typed or chosen leaves tickets out. */
  get narrows(): boolean {
    return this.filters > 0 || this.text.trim() !== '';
  }

  clear(): void {
    this.filter = {};
    this.text = '';
  }

  /** Puts somebody into the filter, or takes them out. */
  person(key: PersonKey, option: Option | null): void {
    const { [key]: _former, ...rest } = this.filter;
    if (option !== null) this.#names = { ...this.#names, [option.id]: option.label };
    this.filter = option === null ? rest : { ...rest, [key]: option.id };
  }

  nameOf(id: string, people: Readonly<Record<string, PersonCard>>): string | undefined {
    return this.#names[id] ?? people[id]?.name;
  }
}
