/** One article: read, said to have helped, and of a known problem that one has it too. */
import { html, nothing, type TemplateResult } from 'lit';
import { NotFound, type ArticleView, type KnownProblem } from '../../backends/backend.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import { isStaff } from '../../domain/visibility.ts';
import { TicketNewEvent, TicketOpenEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { moment } from '../shared/time.ts';
import type { KnowledgeHost } from './knowledge-host.ts';
import '../shared/define-markdown.ts';

export class ArticlePage {
  readonly id: string;
  readonly #host: () => KnowledgeHost;
  #article: ArticleView | undefined;
  #error: unknown;
  /** What was just done, said where one looks. */
  #note: string | undefined;
  #failed: unknown;

  constructor(id: string, host: () => KnowledgeHost, note?: string) {
    this.id = id;
    this.#host = host;
    this.#note = note;
  }

  get article(): ArticleView | undefined {
    return this.#article;
  }

  async read(): Promise<void> {
    const { session, update, fail } = this.#host();
    try {
      this.#article = await session.knowledge.read(this.id);
      this.#error = undefined;
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#error = error;
    }
    update();
  }

  /** It was changed here: drawn as it is now, with what is said of it. */
  put(article: ArticleView, note: string): void {
    this.#article = article;
    this.say(note);
  }

  say(note: string): void {
    this.#note = note;
    this.#failed = undefined;
    const { announce, update } = this.#host();
    announce(note);
    update();
  }

  async #do(task: () => Promise<string>): Promise<void> {
    const { fail, update } = this.#host();
    try {
      this.say(await task());
    } catch (error) {
      if (!isForeseen(error)) return fail(error);
      this.#note = undefined;
      this.#failed = error;
      update();
    }
  }

  /** @param tools what those who may write it have besides */
  view(tools: (article: ArticleView) => unknown): TemplateResult {
    const { words: w, locale, open } = this.#host();
    const back = html`<button class="button quiet" type="button" @click=${() => open(null)}>
      ${icon('chevron-back')} ${w.back}
    </button>`;
    const article = this.#article;
    if (this.#error instanceof NotFound)
      return html`<div class="article">${back}${notice(locale, 'warning', { what: w.gone })}</div>`;
    if (this.#error !== undefined)
      return html`<div class="article">
        ${back}${problemNotice(locale, this.#error, { retry: () => void this.read(), reads: true })}
      </div>`;
    if (article === undefined) return skeleton(locale, ['control', 'line', 'line', 'line']);
    return html`<article class="article" aria-labelledby="article-title">
      ${back}${this.#whole(article)}${tools(article)}
    </article>`;
  }

  #whole(article: ArticleView): TemplateResult {
    const { words: w, locale, level, session, element } = this.#host();
    const title = worded(article.title, locale.language);
    const text = worded(article.text, locale.language);
    const staff = isStaff(session.me, session.desk);
    const author = article.changedBy === null ? undefined : article.people[article.changedBy]?.name;
    return html`${heading(level, html`<bdi lang=${title.language}>${title.text}</bdi>`, { id: 'article-title', focusable: true, class: 'title' })}
      <p class="meta">
        ${article.state === 'draft' ? html`<span class="tag">${w.states.draft}</span>` : nothing}
        <span>${w.kinds[article.kind]}</span>
        ${staff ? html`<span>${w.scopes[article.scope]}</span>` : nothing}
        <span
          >${w.changed}
          ${moment(locale, article.changedAt, { focusable: true })}${author === undefined ? '' : ` ${w.by(author)}`}</span
        >
        ${staff && article.helped > 0 ? html`<span>${w.helpedCount(article.helped)}</span>` : nothing}
      </p>
      ${article.problem === null ? nothing : this.#problem(article, article.problem)}
      <guichet-markdown .text=${text.text} .language=${text.language} .headingLevel=${level + 1}></guichet-markdown>
      ${this.#note === undefined ? nothing : notice(locale, 'success', { what: this.#note })}
      ${this.#failed === undefined ? nothing : problemNotice(locale, this.#failed)}
      <div class="foot">
        ${
          article.state === 'draft'
            ? nothing
            : html`<p class="row">
                <button
                  class="button"
                  type="button"
                  aria-pressed=${article.helpedMe ? 'true' : 'false'}
                  @click=${() => void this.#help(!article.helpedMe)}
                >
                  ${article.helpedMe ? icon('check') : nothing} ${w.helped}
                </button>
              </p>`
        }
        <p class="row">
          <span>${w.notEnough}</span>
          <button class="button link" type="button" @click=${() => element.dispatchEvent(new TicketNewEvent())}>${w.file}</button>
        </p>
      </div>`;
  }

  #problem(article: ArticleView, problem: KnownProblem): TemplateResult {
    const { words: w, locale } = this.#host();
    const { reported, mine, open, overAt, ticket } = problem;
    const button =
      (open && article.state === 'published') || mine
        ? html`<button class="button" type="button" @click=${() => void this.#meToo(!mine)}>${mine ? w.notMe : w.meToo}</button>`
        : nothing;
    const key = ticket === null ? undefined : (ticket.key ?? locale.words.key.pending);
    const link =
      ticket === null || key === undefined
        ? nothing
        : html`<a
            class="button link"
            href="#${encodeURIComponent(key)}"
            @click=${(event: Event) => this.#openTicket(event, ticket)}
            >${w.ticket(key)}</a
          >`;
    return notice(locale, overAt === null ? 'info' : 'success', {
      what: overAt === null ? `${w.kinds['known-problem']} · ${w.ongoing}` : html`${w.over} · ${moment(locale, overAt)}`,
      more: html`${reported > 0 ? w.reported(reported) : ''}${mine && overAt === null ? html`<br />${w.noted}` : nothing}`,
      actions: html`${button}${link}`,
    });
  }

  #openTicket(event: Event, ticket: { readonly id: string; readonly key: string | null }): void {
    const { element } = this.#host();
    if (!element.dispatchEvent(new TicketOpenEvent({ ticket: ticket.id, key: ticket.key }))) event.preventDefault();
  }

  async #meToo(on: boolean): Promise<void> {
    const { session, words: w } = this.#host();
    await this.#do(async () => {
      const problem = await session.knowledge.meToo({ article: this.id }, on);
      if (this.#article !== undefined) this.#article = { ...this.#article, problem };
      return on ? w.noted : w.takenBack;
    });
  }

  async #help(on: boolean): Promise<void> {
    const { session, words: w } = this.#host();
    await this.#do(async () => {
      this.#article = await session.knowledge.helped(this.id, on);
      return on ? w.thanks : w.uncounted;
    });
  }
}
