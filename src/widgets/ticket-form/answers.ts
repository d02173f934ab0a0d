/**
 * Articles and known problems that answer what is being typed, before the tickets like it: read in place, without leaving the form
 * or anything that is written. Fetched with the first that are found.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ArticleLine, ArticleView, KnownProblem } from '../../backends/backend.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import type { Sheet } from './sheet.ts';
import type { SimilarHost } from './similar-door.ts';
import type { Similar } from './similar.ts';
import '../shared/define-markdown.ts';

/** What is being done about one of them. */
interface Reading {
  readonly article?: ArticleView | undefined;
  readonly error?: unknown;
}

export class Answers {
  readonly #host: SimilarHost;
  readonly #similar: Similar;
  #lines: readonly ArticleLine[] = [];
  /** Those that are open, with what is read of them. */
  #open = new Map<string, Reading>();
  /** What was said of problems since they were found. */
  #problems = new Map<string, KnownProblem>();
  #failed: { readonly id: string; readonly error: unknown } | undefined;
  #answer: ArticleLine | undefined;

  constructor(host: SimilarHost, similar: Similar) {
    this.#host = host;
    this.#similar = similar;
  }

  get count(): number {
    return this.#lines.length;
  }

  /** Shows what was found; what is open stays so. */
  show(lines: readonly ArticleLine[]): void {
    this.#lines = lines;
  }

  /** Another person, or another ticket. */
  clear(): void {
    this.#lines = [];
    this.#open = new Map();
    this.#problems = new Map();
    this.#failed = undefined;
    this.#answer = undefined;
  }

  /** Their lines in the list of what may answer. */
  view(sheet: Sheet): unknown {
    return repeat(
      this.#lines,
      ({ id }) => id,
      (line) => this.#line(sheet, line),
    );
  }

  #line(sheet: Sheet, line: ArticleLine): TemplateResult {
    const said = this.#similar.words(sheet);
    const problem = this.#problems.get(line.id) ?? line.problem;
    const title = worded(line.title, sheet.locale.language);
    const reading = this.#open.get(line.id);
    const name = `answer-${line.id}`;
    return html`<li>
      <p class="small muted">
        ${line.kind === 'article' ? said.article : said.known}${problem !== null && problem.reported > 0 ? ` · ${said.reported(problem.reported)}` : ''}
      </p>
      <button
        class="button link"
        type="button"
        aria-expanded=${reading === undefined ? 'false' : 'true'}
        aria-controls=${name}
        @click=${() => void this.#turn(sheet, line)}
      >
        <bdi lang=${title.language}>${title.text}</bdi>
      </button>
      <div id=${name} ?hidden=${reading === undefined}>${reading === undefined ? nothing : this.#read(sheet, line, reading)}</div>
      ${problem?.mine === true ? html`<p class="small">${icon('check')} ${said.noted}</p>` : nothing}
      <p class="row">
        ${this.#meToo(sheet, line, problem)}
        <button
          class="button"
          type="button"
          aria-label="${said.answersMe}, ${title.text}"
          @click=${() => this.#choose(sheet, line)}
        >
          ${said.answersMe}
        </button>
      </p>
      ${this.#failed?.id === line.id ? problemNotice(sheet.locale, this.#failed.error, {}) : nothing}
    </li>`;
  }

  #read(sheet: Sheet, line: ArticleLine, { article, error }: Reading): TemplateResult | typeof nothing {
    if (error !== undefined) return problemNotice(sheet.locale, error, { retry: () => void this.#fetch(sheet, line) });
    if (article === undefined) return nothing;
    const { text, language } = worded(article.text, sheet.locale.language);
    return html`<guichet-markdown .text=${text} .language=${language} .headingLevel=${sheet.level + 1}></guichet-markdown>`;
  }

  #meToo(sheet: Sheet, line: ArticleLine, problem: KnownProblem | null): TemplateResult | typeof nothing {
    if (problem === null || (!problem.open && !problem.mine)) return nothing;
    const said = this.#similar.words(sheet);
    const title = worded(line.title, sheet.locale.language).text;
    const word = problem.mine ? said.notMe : said.meTooHere;
    return html`<button
      class="button"
      type="button"
      aria-label="${word}, ${title}"
      @click=${() => void this.#sayMeToo(sheet, line, !problem.mine)}
    >
      ${word}
    </button>`;
  }

  /** Opens or folds one of them. */
  async #turn(sheet: Sheet, line: ArticleLine): Promise<void> {
    if (this.#open.delete(line.id)) {
      this.#host.requestUpdate();
      return;
    }
    await this.#fetch(sheet, line);
  }

  async #fetch(sheet: Sheet, { id }: ArticleLine): Promise<void> {
    this.#put(id, {});
    try {
      this.#put(id, { article: await sheet.session.knowledge.read(id) });
    } catch (error) {
      if (!isForeseen(error)) return this.#host.fail(error);
      this.#put(id, { error });
    }
  }

  #put(id: string, reading: Reading): void {
    this.#open.set(id, reading);
    this.#host.requestUpdate();
  }

  async #sayMeToo(sheet: Sheet, { id }: ArticleLine, on: boolean): Promise<void> {
    this.#failed = undefined;
    try {
      this.#problems.set(id, await sheet.session.knowledge.meToo({ article: id }, on));
      if (on) this.#host.announce(this.#similar.words(sheet).noted);
    } catch (error) {
      if (!isForeseen(error)) return this.#host.fail(error);
      this.#failed = { id, error };
    } finally {
      this.#host.requestUpdate();
    }
  }

  #choose(sheet: Sheet, line: ArticleLine): void {
    this.#answer = line;
    this.#similar.count(sheet, { type: 'article', id: line.id });
    this.#host.requestUpdate();
    sheet.focusOn('filed');
  }

  /** What stands in the form's place once one of them is the answer. */
  instead(sheet: Sheet): TemplateResult | undefined {
    const line = this.#answer;
    if (line === undefined) return undefined;
    const said = this.#similar.words(sheet);
    const title = worded(line.title, sheet.locale.language);
    const reading = this.#open.get(line.id);
    return html`<div class="filed" part="filed">
      ${icon('success')}
      <div class="stack">
        ${heading(sheet.level, said.avoided, { id: 'filed', focusable: true })}
        <p lang=${title.language}>${said.avoidedArticle(title.text)}</p>
        <div id="answer-again" ?hidden=${reading === undefined}>
          ${reading === undefined ? nothing : this.#read(sheet, line, reading)}
        </div>
        <p class="row">
          <button
            class="button"
            type="button"
            aria-expanded=${reading === undefined ? 'false' : 'true'}
            aria-controls="answer-again"
            @click=${() => void this.#turn(sheet, line)}
          >
            ${said.readAgain}
          </button>
          ${this.#similar.onward(sheet, () => {
            this.#answer = undefined;
          })}
        </p>
      </div>
    </div>`;
  }
}
