/** Keys of a list, and the verbs of whoever reads it; those of whoever works with it are in `list-verbs.ts`. */
import { Shortcuts } from '../shared/shortcuts.ts';
import type { LocalisedElement } from '../shared/localised.ts';
import type { Verb } from '../shared/verbs.ts';
import type { ListExtension, ListHost } from './list-extension.ts';
import { focusedRow, rowKey, stepRow } from './list-row-keys.ts';

/** Verbs for whoever reads a list. */
function rowVerbs({ root, list, words: { verbs: words }, open }: ListHost): Verb[] {
  const focused = focusedRow(root)?.dataset['ticket'];
  const row = list.rows.held.find(({ id }) => id === focused);
  const press = (selector: string): void => root.querySelector<HTMLElement>(selector)?.click();
  return [
    { id: 'list-next', label: words.next, group: 'go', key: 'j', run: () => void stepRow(root, 1) },
    { id: 'list-previous', label: words.previous, group: 'go', key: 'k', run: () => void stepRow(root, -1) },
    ...(row === undefined ? [] : [{ id: 'list-open', label: words.open, group: 'go' as const, key: 'o', run: () => open(row) }]),
    {
      id: 'list-search',
      label: words.search,
      group: 'list',
      key: '/',
      run: () => root.querySelector<HTMLElement>('input[type="search"]')?.focus(),
    },
    { id: 'list-filters', label: words.filters, group: 'list', key: 'f', run: () => press('.filters-button') },
  ];
}

/** Keys of a list: those of its verbs, and the arrows in its rows. */
export class ListKeys extends Shortcuts {
  readonly #list: LocalisedElement;

  /**
   * @param host what the list shows of itself, while it has a desk
   * @param extension what it is worked with
   */
  constructor(list: LocalisedElement, host: () => ListHost | undefined, extension: () => ListExtension) {
    const verbs = (): readonly Verb[] => {
      const here = host();
      return here === undefined ? [] : [...rowVerbs(here), ...(extension().verbs?.() ?? [])];
    };
    super(list, { verbs, person: () => host()?.session.me.id });
    this.#list = list;
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#list.addEventListener('keydown', this.#arrow);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#list.removeEventListener('keydown', this.#arrow);
  }

  readonly #arrow = (event: KeyboardEvent): void => rowKey(this.#list.renderRoot, event);
}
