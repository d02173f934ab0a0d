/** The menu "Vues" of a list: which views there are, which one is in force, and what was done last. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SavedView } from '../../domain/saved-view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { GuichetMenu, SelectEvent } from '../shared/menu.ts';
import { nameOf } from '../shared/person.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { doneNote } from './list-done.ts';
import type { ListHost } from './list-extension.ts';
import { isSame, SavedViews, viewItems, type Kept } from './list-saved.ts';
import type { ViewsActs } from './list-views-acts.ts';

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
    const back = restore && { label: this.#words().views.restore, run: () => void this.#act((acts) => acts.restore(restore)) };
    return html`${this.#trouble === undefined ? nothing : problemNotice(locale, this.#trouble, { retry: () => void this.#try(() => this.#saved.read()), reads: true })}
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
    this.#said = undefined;
    void this.#act((acts) => acts.choose(id));
  }

  /** What is done with views is fetched when somebody does it. */
  async #act(how: (acts: ViewsActs) => Promise<void>): Promise<void> {
    await this.#try(async () => {
      const { ViewsActs } = await import('./list-views-acts.ts');
      const acts = new ViewsActs({
        host: this.#host,
        words: this.#words,
        saved: this.#saved,
        now: () => this.#now,
        say: (text, restore) => this.#say(text, restore),
      });
      await how(acts);
    });
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
