/** What whoever may write an article does with it: change, publish, withdraw, delete; and what was done with it before. */
import { html, nothing, type TemplateResult } from 'lit';
import { freshId, type ArticleChange, type ArticleView, type Knowledge } from '../../backends/backend.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import type { KnowledgeWritingWords } from '../../locales/fr/knowledge-writing.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { moment } from '../shared/time.ts';
import { confirmIn } from '../shared/dialog.ts';
import '../shared/define-dialog.ts';
import type { ArticlePage } from './article.ts';
import type { KnowledgeHost } from './knowledge-host.ts';
import { WRITING_WORDS } from './knowledge-words.ts';

type History = Awaited<ReturnType<Knowledge['history']>>;

/** Its tools, for one article on the screen. */
export class WritingTools {
  readonly #host: () => KnowledgeHost;
  readonly #page: ArticlePage;
  readonly #edit: () => void;
  #history: History | undefined;
  #of = 0;
  #error: unknown;

  constructor(host: () => KnowledgeHost, page: ArticlePage, edit: () => void) {
    this.#host = host;
    this.#page = page;
    this.#edit = edit;
  }

  view(article: ArticleView): TemplateResult | typeof nothing {
    const { locale } = this.#host();
    const w = WRITING_WORDS.peek(locale.language);
    if (w === undefined) return nothing;
    const draft = article.state === 'draft';
    const publishes = article.right === 'publish';
    const button = (name: string, act: () => unknown, look = ''): TemplateResult =>
      html`<button class="button ${look}" type="button" @click=${act}>${name}</button>`;
    return html`<div class="foot">
      <p class="row">
        ${draft && publishes ? button(w.publish, () => this.#run(article, 'publish', w.published), 'primary') : nothing}
        ${draft || publishes ? button(w.edit, this.#edit) : nothing}
        ${!draft && publishes ? button(w.withdraw, () => this.#run(article, 'withdraw', w.withdrawn)) : nothing}
        ${draft ? button(w.discard, () => this.#discard(article, w), 'danger') : nothing}
      </p>
      ${draft && !publishes ? html`<p class="hint">${w.mustBeModerator}</p>` : nothing}
      ${this.#error === undefined ? nothing : problemNotice(locale, this.#error)}
      <details class="folded" @toggle=${(event: Event) => void this.#unfold(event, article)}>
        <summary>${w.history}</summary>
        ${this.#history === undefined || this.#of !== article.version ? nothing : this.#changes(this.#history, w)}
      </details>
    </div>`;
  }

  async #run(article: ArticleView, act: 'publish' | 'withdraw' | 'discard', note: string): Promise<void> {
    const { session, update, fail, open } = this.#host();
    this.#error = undefined;
    try {
      const after = await session.knowledge.run({ id: freshId(), do: act, article: article.id, seen: article.version });
      if (after === null) open(null, note);
      else this.#page.put(after, note);
    } catch (error) {
      if (!isForeseen(error)) return fail(error);
      this.#error = error;
      update();
    }
  }

  async #discard(article: ArticleView, w: KnowledgeWritingWords): Promise<void> {
    const { root, locale } = this.#host();
    const title = worded(article.title, locale.language).text;
    const sure = await confirmIn(root, { heading: w.discardAsk(title), text: w.discardMeans, confirm: w.discard });
    if (sure) await this.#run(article, 'discard', w.discarded);
  }

  async #unfold(event: Event, article: ArticleView): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.#of === article.version) return;
    const { session, update, fail } = this.#host();
    try {
      this.#history = await session.knowledge.history(article.id);
      this.#of = article.version;
    } catch (error) {
      if (!isForeseen(error)) return fail(error);
      this.#error = error;
    }
    update();
  }

  #changes({ changes, people }: History, w: KnowledgeWritingWords): TemplateResult {
    return html`<ol class="changes" role="list">
      ${changes.map((change) => this.#change(change, people[change.by]?.name ?? change.by, w))}
    </ol>`;
  }

  #change({ at, act, set, was, version }: ArticleChange, name: string, w: KnowledgeWritingWords): TemplateResult {
    const { locale } = this.#host();
    const columns = (Object.keys(set) as (keyof KnowledgeWritingWords['columns'])[]).filter((column) => column !== 'state');
    const told =
      act === 'write' && version > 1 && columns.length > 0 ? ` : ${columns.map((column) => w.columns[column]).join(', ')}` : '';
    const texts =
      set.text !== undefined && was.text !== undefined
        ? html`<details class="folded">
            <summary>${w.before} / ${w.after}</summary>
            <strong>${w.before}</strong>
            <pre lang="fr">${was.text.fr}</pre>
            <strong>${w.after}</strong>
            <pre lang="fr">${set.text.fr}</pre>
          </details>`
        : nothing;
    return html`<li><bdi>${name}</bdi> ${w.acts[act]}${told}, ${moment(locale, at)}${texts}</li>`;
  }
}

/** Made once for each article on the screen. */
export function writingTools(host: () => KnowledgeHost, page: ArticlePage, edit: () => void): WritingTools {
  return new WritingTools(host, page, edit);
}
