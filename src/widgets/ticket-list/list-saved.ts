/** Lists kept under a name: which are there, which is in force, and what may be done to them. */
import type { Session } from '../../backends/backend.ts';
import { mayChangeView } from '../../domain/saved-view-rights.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { MenuItem } from '../shared/menu.ts';
import type { Locale } from '../shared/locale.ts';

/** What a view keeps of a list: the question, its order, its columns. */
export type Kept = Pick<SavedView, 'filter' | 'text' | 'sort' | 'columns'>;

/** The same whatever the order of its keys, and whether a key is absent or holds nothing. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== '' && each !== false);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, canonical(each)]),
  );
}

/** Whether two lists ask the same. */
export function isSame(one: Kept, other: Kept): boolean {
  const { filter, text, sort, columns } = one;
  const said = JSON.stringify(canonical({ filter, text, sort, columns }));
  return said === JSON.stringify(canonical({ filter: other.filter, text: other.text, sort: other.sort, columns: other.columns }));
}

/** The view that a person has in force: kept for the tab, as the list's own question is. */
class Present {
  readonly #name: string;
  constructor(name: string) {
    this.#name = `guichet-view:${name}`;
  }

  get(): string | undefined {
    try {
      return sessionStorage.getItem(this.#name) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set(id: string | undefined): void {
    try {
      if (id === undefined) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, id);
    } catch {
      // Storage is shut: after a reload the list asks the same, without a name.
    }
  }
}

export class SavedViews {
  views: readonly SavedView[] = [];
  readonly #session: Session;
  readonly #changed: () => void;
  readonly #memory: Present;
  #present: string | undefined;

  /**
   * @param place tells this list from others of the same desk and person
   * @param changed told when there is something to draw
   */
  constructor(session: Session, place: string, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
    this.#memory = new Present(place);
    this.#present = this.#memory.get();
  }

  /** The view in force, if any. */
  get present(): SavedView | undefined {
    return this.views.find(({ id }) => id === this.#present);
  }

  /** Reads them again. @throws what the backend answers */
  async read(): Promise<void> {
    this.put(await this.#session.views());
  }

  /** Another view is in force, or none. */
  use(id: string | undefined): void {
    this.#present = id;
    this.#memory.set(id);
    this.#changed();
  }

  isMine(view: SavedView): boolean {
    return view.owner === this.#session.me.id;
  }

  /** Whether this person may rename, change or delete it: its owner, and for shared ones who administers the desk. */
  mayChange(view: SavedView): boolean {
    return mayChangeView(view, this.#session.me, this.#session.desk);
  }

  /** There are others. */
  put(views: readonly SavedView[]): void {
    this.views = views;
    this.#changed();
  }
}

/** The menu of views: those there are, then what may be done to the one in force. */
export function viewItems(
  saved: SavedViews,
  now: Kept,
  { words, nameOf }: { readonly words: ListStaffWords; readonly locale: Locale; readonly nameOf: (person: string) => string },
): MenuItem[] {
  const { views: w } = words;
  const { present } = saved;
  const own = saved.views.filter((view) => saved.isMine(view));
  const shared = saved.views.filter((view) => !saved.isMine(view));
  const changed = present !== undefined && !isSame(present, now);
  const one = (view: SavedView): MenuItem => ({
    id: `view ${view.id}`,
    label: view.name,
    hint: !saved.isMine(view) ? w.sharedBy(nameOf(view.owner)) : view.scope === 'staff' ? w.shared : undefined,
    checked: view.id === present?.id,
  });
  const items: MenuItem[] = [
    { id: 'usual', label: w.usual, checked: present === undefined },
    ...own.map(one),
    ...shared.map((view, index) => ({ ...one(view), separated: index === 0 })),
    { id: 'save', label: w.save, icon: 'plus', separated: true },
  ];
  if (present === undefined) return items;
  if (changed) items.push({ id: 'back', label: w.back(present.name) });
  if (!saved.mayChange(present)) return items;
  if (changed) items.push({ id: 'overwrite', label: w.overwrite(present.name) });
  items.push({ id: 'rename', label: w.rename, icon: 'pencil' });
  if (saved.isMine(present) || present.scope === 'staff')
    items.push(present.scope === 'own' ? { id: 'share', label: w.share, icon: 'users' } : { id: 'unshare', label: w.unshare });
  items.push({ id: 'forget', label: w.forget, icon: 'trash' });
  return items;
}
