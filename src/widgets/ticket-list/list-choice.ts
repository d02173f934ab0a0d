/** What a person asks of a list: view, filter, order, words. Kept for the tab, with how far they read. */
import type { PersonCard } from '../../domain/people.ts';
import type { Involvement, ListFilter, Sort } from '../../domain/query.ts';
import type { Option } from '../shared/combobox.ts';
import type { PersonKey } from './list-filters.ts';
import { ListMemory, type Anchor, type ListPlace } from './list-memory.ts';

export class ListChoice {
  filter: ListFilter = {};
  view: Involvement | undefined = undefined;
  sort: Sort | undefined = undefined;
  text = '';
  /** Names of the people in the filter: no row may name them. */
  #names: Readonly<Record<string, string>> = {};
  #memory: ListMemory | undefined;

  /** Takes up what was kept under a name. @returns where the person was, if anywhere */
  recall(name: string): ListPlace | undefined {
    this.#memory = new ListMemory(name);
    const kept = this.#memory.recall();
    this.filter = kept?.filter ?? {};
    this.view = kept?.view;
    this.sort = kept?.sort;
    this.text = kept?.text ?? '';
    this.#names = kept?.names ?? {};
    return kept;
  }

  /** @param rows how many are shown */
  keep(rows: number, anchor: Anchor | undefined): void {
    const { filter, view, sort, text } = this;
    this.#memory?.keep({ filter, view, sort, text, rows, names: this.#names, anchor });
  }

  /** Whether something typed or chosen leaves tickets out. */
  get narrows(): boolean {
    return Object.keys(this.filter).length > 0 || this.text.trim() !== '';
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
