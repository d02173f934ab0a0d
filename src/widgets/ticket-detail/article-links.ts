/**
 * Links to articles, in the box of whoever is staff: an article is found by a word and its link put at the caret; and what leads to an
 * article that not everybody who reads the answer may read is held up once, before it goes.
 */
import { html, type nothing, type TemplateResult } from 'lit';
import { NotFound, type ArticleLine } from '../../backends/backend.ts';
import { articleAddress, articlesLinked, markdownLink } from '../../domain/knowledge/links.ts';
import { readAlike } from '../../domain/knowledge/read-alike.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import fr, { type ArticleLinksWords } from '../../locales/fr/article-links.ts';
import { words, type Language } from '../../locales/index.ts';
import type { Option } from '../shared/combobox.ts';
import { notice } from '../shared/notice.ts';
import { isForeseen } from '../shared/problem.ts';
import { Inserter, type Inserted } from './inserter.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/article-links.ts') });

/** Most that are listed at once. */
const MOST = 20;

/** Brings their words. @throws the import's own error */
export function articleLinksWords(language: Language): Promise<unknown> {
  return WORDS.load(language);
}

export class ArticleLinks extends Inserter {
  protected override readonly id = 'article-links';
  protected override readonly icon = 'link';
  protected override readonly code = 'KeyK';
  readonly #known = new Map<string, ArticleLine>();
  /** What is held up: titles of articles, null for one that whoever writes does not read; and what sends it all the same. */
  #held: { readonly titles: readonly (string | null)[]; readonly send: () => void } | undefined;
  /** For which readers which articles were told of. */
  #told = '';

  protected override get words(): ArticleLinksWords {
    return WORDS.peek(this.stage.locale().language) ?? fr;
  }

  protected override async found(typed: string): Promise<Option[]> {
    try {
      const { rows } = await this.stage.session.knowledge.page({ text: typed.trim(), state: 'published' });
      this.trouble = undefined;
      for (const line of rows) this.#known.set(line.id, line);
      return rows.slice(0, MOST).map((line) => ({
        id: line.id,
        label: this.#titleOf(line),
        hint: this.#isRead(line) ? undefined : this.words.notForAll,
      }));
    } catch (error) {
      if (!isForeseen(error)) throw error;
      this.trouble = error;
      this.stage.changed();
      return [];
    }
  }

  protected override chosen({ id }: Option, selected: string): Promise<Inserted | undefined> {
    const line = this.#known.get(id);
    if (line === undefined) return Promise.resolve(undefined);
    const { session } = this.stage;
    const address = articleAddress(session.desk.home ?? location.href, id);
    const text = markdownLink(selected.trim() === '' ? this.#titleOf(line) : selected, address);
    const w = this.words;
    return Promise.resolve({ text, said: this.#isRead(line) ? w.put : w.putNotForAll });
  }

  /**
   * Whether what is written has to wait until whoever writes has seen that it leads where not all its readers may go.
   * @param send sends it all the same
   */
  async holds(text: string, send: () => void): Promise<boolean> {
    const ids = articlesLinked(text);
    const told = JSON.stringify([this.stage.scope(), ids]);
    if (ids.length === 0 || told === this.#told) {
      this.#held = undefined;
      return false;
    }
    const titles = (await Promise.all(ids.map((id) => this.#unread(id)))).filter((title) => title !== undefined);
    this.#held = titles.length === 0 ? undefined : { titles, send };
    if (this.#held !== undefined) this.#told = told;
    this.stage.changed();
    if (this.#held === undefined) return false;
    requestAnimationFrame(() => this.stage.root.querySelector<HTMLElement>('.held-up button')?.focus());
    return true;
  }

  /** What is said of what is held up. */
  override panel(): TemplateResult | typeof nothing {
    if (this.#held === undefined) return super.panel();
    const { titles, send } = this.#held;
    const w = this.words;
    const locale = this.stage.locale();
    const named = titles.filter((title) => title !== null);
    const back = (): void => {
      this.#held = undefined;
      this.#told = '';
      this.stage.changed();
      this.stage.area()?.focus();
    };
    return html`<div class="held-up">
      ${notice(locale, 'warning', {
        what: this.stage.scope() === 'staff' ? w.heldNote : w.held,
        more: [
          ...(named.length === 0 ? [] : [w.leadsTo(locale.list(named.map((title) => w.quoted(title))), named.length)]),
          ...(named.length < titles.length ? [w.unknown] : []),
        ].join(' '),
        role: 'alert',
        actions: html`<button class="button" type="button" @click=${back}>${w.back}</button>
          <button class="button" type="button" @click=${send}>${w.sendAnyway}</button>`,
      })}
    </div>`;
  }

  #titleOf({ title }: ArticleLine): string {
    return worded(title, this.stage.locale().language).text;
  }

  #isRead(line: ArticleLine): boolean {
    const { session, scope, view } = this.stage;
    const { ticket, people } = view();
    const { service, category, requester, observers } = ticket;
    const guests = [requester, ...observers].some((id) => people[id]?.guest === true);
    return readAlike(line, { scope: scope(), place: { service, category }, guests }, session.desk);
  }

  /** The title of an article that not all who read the answer may read; null where it is not known; undefined where they may. */
  async #unread(id: string): Promise<string | null | undefined> {
    try {
      const line = this.#known.get(id) ?? (await this.stage.session.knowledge.read(id));
      this.#known.set(id, line);
      return this.#isRead(line) ? undefined : this.#titleOf(line);
    } catch (error) {
      if (error instanceof NotFound) return null;
      if (!isForeseen(error)) throw error;
      // Nobody can say now: one may write without an answer all the same.
      return undefined;
    }
  }
}
