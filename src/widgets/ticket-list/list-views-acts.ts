/** What is done with lists kept under a name: one is applied, kept, renamed, shared, deleted, and put back. */
import { freshId } from '../../backends/backend.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { GuichetMenu } from '../shared/menu.ts';
import type { ListHost } from './list-extension.ts';
import type { Kept, SavedViews } from './list-saved.ts';

export interface ViewsHost {
  readonly host: ListHost;
  readonly words: () => ListStaffWords;
  readonly saved: SavedViews;
  /** The list as it asks now. */
  readonly now: () => Kept;
  /** Says what was done. @param restore what puts it back */
  readonly say: (text: string, restore?: SavedView) => void;
}

/** All of it throws what the backend answers. */
export class ViewsActs {
  readonly #views: ViewsHost;

  constructor(views: ViewsHost) {
    this.#views = views;
  }

  /** Does what an entry of the menu says: see `viewItems`. */
  async choose(id: string): Promise<void> {
    const { host, saved, words, now } = this.#views;
    const { present } = saved;
    const { views: w } = words();
    if (id.startsWith('view ')) {
      const view = saved.views.find((each) => each.id === id.slice('view '.length));
      if (view !== undefined) await this.#apply(view);
    } else if (id === 'usual') {
      saved.use(undefined);
      await host.ask({ filter: {}, view: undefined, sort: undefined, text: '', columns: undefined });
    } else if (id === 'save') {
      await this.#name(undefined);
    } else if (present === undefined) {
      return;
    } else if (id === 'back') {
      await this.#apply(present);
    } else if (id === 'rename') {
      await this.#name(present);
    } else if (id === 'overwrite') {
      const { id: same, name, owner, scope } = present;
      await this.#keep({ id: same, name, owner, scope, ...now() }, w.saved(name));
    } else if (id === 'share') {
      await this.#keep({ ...present, scope: 'staff' }, w.sharedNow(present.name));
    } else if (id === 'unshare') {
      await this.#keep({ ...present, scope: 'own' }, w.unsharedNow(present.name));
    } else if (id === 'forget') {
      await this.#forget(present);
    }
  }

  /** Puts back a view that was deleted. */
  async restore(view: SavedView): Promise<void> {
    const { host, saved, words, say } = this.#views;
    try {
      const kept = await this.#save(view);
      saved.use(kept.id);
      say(words().views.saved(kept.name));
    } finally {
      host.root.querySelector<GuichetMenu>('.views-menu')?.focus();
    }
  }

  async #apply(view: SavedView): Promise<void> {
    const { host, saved, words } = this.#views;
    const { involvement, ...filter } = view.filter;
    saved.use(view.id);
    await host.ask({
      filter,
      view: involvement,
      sort: view.sort,
      text: view.text ?? '',
      columns: view.columns,
    });
    host.announce(words().views.applied(view.name));
  }

  /** Asks for a name: of the present list as a new view, or another one for a view. */
  async #name(view: SavedView | undefined): Promise<void> {
    const { host, saved, words, now, say } = this.#views;
    const { root, locale, session } = host;
    const { nameView } = await import('./list-view-dialog.ts');
    await nameView({
      root: root.querySelector<HTMLElement>('.base') ?? root,
      locale,
      words: words(),
      name: view?.name ?? '',
      scope: view === undefined ? 'own' : undefined,
      save: async (name, scope) => {
        const kept = await this.#save(
          view === undefined ? { id: freshId(), name, scope, owner: session.me.id, ...now() } : { ...view, name },
        );
        saved.use(kept.id);
        const { views: w } = words();
        say(view === undefined ? w.saved(kept.name) : w.renamed(kept.name));
      },
    });
  }

  async #keep(view: SavedView, said: string): Promise<void> {
    await this.#save(view);
    this.#views.say(said);
  }

  async #save(view: SavedView): Promise<SavedView> {
    const { host, saved } = this.#views;
    const kept = await host.session.saveView(view);
    const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    const others = saved.views.filter(({ id }) => id !== kept.id);
    saved.put([...others, kept].sort((one, other) => compare(one.name, other.name)));
    return kept;
  }

  async #forget(view: SavedView): Promise<void> {
    const { host, saved, words, say } = this.#views;
    await host.session.forgetView(view.id);
    const wasPresent = saved.present?.id === view.id;
    saved.put(saved.views.filter(({ id }) => id !== view.id));
    if (wasPresent) saved.use(undefined);
    say(words().views.forgotten(view.name), view);
  }
}
