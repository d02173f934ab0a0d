/** The menu "Vues" of a list: applies a kept view, keeps the present list as one, changes and deletes it, and lets that be undone. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SavedView } from '../../domain/saved-view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { GuichetMenu, SelectEvent } from '../shared/menu.ts';
import { nameOf } from '../shared/person.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { doneNote } from './list-done.ts';
import type { ListHost } from './list-extension.ts';
import { isSame, SavedViews, viewItems, type Kept } from './list-saved.ts';

export class ViewsMenu {
  readonly #host: ListHost;
  readonly #words: () => ListStaffWords;
  readonly #saved: SavedViews;
  #trouble: unknown = undefined;
  #said: { readonly text: string; readonly restore?: SavedView } | undefined;

  constructor(host: ListHost, words: () => ListStaffWords) {
    this.#host = host;
    this.#words = words;
    const { session } = host;
    const where = [session.desk.id, session.me.id, JSON.stringify(host.fixed)].join('|');
    this.#saved = new SavedViews(session, where, () => host.update());
    void this.#try(() => this.#saved.read());
  }

  /** The list as it asks now. */
  get #now(): Kept {
    const { choice, view } = this.#host;
    const text = choice.text.trim();
    return {
      filter: { ...choice.filter, involvement: view },
      ...(text === '' ? {} : { text }),
      ...(choice.sort === undefined ? {} : { sort: [...choice.sort] }),
      ...(choice.columns === undefined ? {} : { columns: [...choice.columns] }),
    };
  }

  /** The menu's button. */
  button(): TemplateResult {
    const { locale, list, session } = this.#host;
    const { views: w } = this.#words();
    const { present } = this.#saved;
    const label = present === undefined ? w.button : w.present(present.name, !isSame(present, this.#now));
    const items = viewItems(this.#saved, this.#now, {
      words: this.#words(),
      locale,
      nameOf: (person) => nameOf(locale, person, list.people, session.me.id),
    });
    const select = (event: Event): void => this.choose((event as SelectEvent).detail.id);
    return html`<guichet-menu
      class="views-menu no-print"
      show-label
      look="plain"
      .label=${label}
      .items=${items}
      @pointerdown=${this.#fresh}
      @guichet-select=${select}
    ></guichet-menu>`;
  }

  /** What was done last, with a way back where there is one; and what went wrong. */
  note(): TemplateResult | typeof nothing {
    const { locale } = this.#host;
    const said = this.#said;
    const leave = (): void => {
      this.#said = undefined;
      this.#host.update();
    };
    const restore = said?.restore;
    const back = restore && { label: this.#words().views.restore, run: () => void this.#restore(restore) };
    return html`${this.#trouble === undefined ? nothing : problemNotice(locale, this.#trouble, { retry: () => void this.#try(() => this.#saved.read()) })}
    ${doneNote(locale, said && { text: said.text, back }, leave)}`;
  }

  /** Opens the menu. */
  open(): void {
    this.#host.root.querySelector<GuichetMenu>('.views-menu')?.show();
  }

  /** Others share views meanwhile. */
  readonly #fresh = (): void => {
    void this.#try(() => this.#saved.read());
  };

  choose(id: string): void {
    const { present } = this.#saved;
    const { views: w } = this.#words();
    this.#said = undefined;
    if (id.startsWith('view ')) {
      const view = this.#saved.views.find((each) => each.id === id.slice('view '.length));
      if (view !== undefined) void this.#apply(view);
    } else if (id === 'usual') {
      this.#saved.use(undefined);
      void this.#host.ask({ filter: {}, view: undefined, sort: undefined, text: '', columns: undefined });
    } else if (id === 'save') {
      void this.#name(undefined);
    } else if (present === undefined) {
      return;
    } else if (id === 'back') {
      void this.#apply(present);
    } else if (id === 'rename') {
      void this.#name(present);
    } else if (id === 'overwrite') {
      const { id: same, name, owner, scope } = present;
      void this.#keep({ id: same, name, owner, scope, ...this.#now }, w.saved(name));
    } else if (id === 'share') {
      void this.#keep({ ...present, scope: 'staff' }, w.sharedNow(present.name));
    } else if (id === 'unshare') {
      void this.#keep({ ...present, scope: 'own' }, w.unsharedNow(present.name));
    } else if (id === 'forget') {
      void this.#forget(present);
    }
  }

  async #apply(view: SavedView): Promise<void> {
    const { involvement, ...filter } = view.filter;
    this.#saved.use(view.id);
    await this.#host.ask({
      filter,
      view: involvement,
      sort: view.sort,
      text: view.text ?? '',
      columns: view.columns,
    });
    this.#host.announce(this.#words().views.applied(view.name));
  }

  /** Asks for a name: of the present list as a new view, or another one for a view. */
  async #name(view: SavedView | undefined): Promise<void> {
    const { root, locale } = this.#host;
    const words = this.#words();
    const inside = root.querySelector<HTMLElement>('.base') ?? root;
    await this.#try(async () => {
      const { nameView } = await import('./list-view-dialog.ts');
      await nameView({
        root: inside,
        locale,
        words,
        name: view?.name ?? '',
        scope: view === undefined ? 'own' : undefined,
        save: async (name, scope) => {
          const kept = await this.#saved.save(view === undefined ? this.#saved.made(name, scope, this.#now) : { ...view, name });
          this.#saved.use(kept.id);
          this.#say(view === undefined ? words.views.saved(kept.name) : words.views.renamed(kept.name));
        },
      });
    });
  }

  async #keep(view: SavedView, said: string): Promise<void> {
    await this.#try(async () => {
      await this.#saved.save(view);
      this.#say(said);
    });
  }

  async #forget(view: SavedView): Promise<void> {
    await this.#try(async () => {
      await this.#saved.forget(view);
      this.#say(this.#words().views.forgotten(view.name), view);
    });
  }

  async #restore(view: SavedView): Promise<void> {
    await this.#try(async () => {
      const kept = await this.#saved.save(view);
      this.#saved.use(kept.id);
      this.#say(this.#words().views.saved(kept.name));
    });
    this.#host.root.querySelector<GuichetMenu>('.views-menu')?.focus();
  }

  #say(text: string, restore?: SavedView): void {
    this.#said = restore === undefined ? { text } : { text, restore };
    this.#host.announce(text);
    this.#host.update();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.#trouble = undefined;
    try {
      await act();
    } catch (error) {
      if (!isForeseen(error)) return this.#host.fail(error);
      this.#trouble = error;
      this.#host.update();
    }
  }
}
