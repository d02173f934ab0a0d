/** All that one may read: searched, narrowed to a service, opened. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ArticleLine } from '../../backends/backend.ts';
import type { ArticleQuery } from '../../domain/knowledge/article.ts';
import { mayWriteSomewhere } from '../../domain/knowledge/rights.ts';
import { worded } from '../../domain/knowledge/worded.ts';
import { empty } from '../shared/empty.ts';
import { TicketNewEvent } from '../shared/events.ts';
import { field } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { moment } from '../shared/time.ts';
import { localised } from '../../domain/texts.ts';
import type { KnowledgeHost } from './knowledge-host.ts';

/** Milliseconds without a letter after which it is asked. */
const PAUSE = 250;

export class Listing {
  readonly #host: () => KnowledgeHost;
  #query: ArticleQuery = {};
  #rows: readonly ArticleLine[] | undefined;
  #mine: readonly ArticleLine[] = [];
  #error: unknown;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: () => KnowledgeHost) {
    this.#host = host;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /** Reads what is asked, and the problems that this person has; a later question drops an earlier answer. */
  async read(saying = false): Promise<void> {
    const { session, update, announce, words, fail } = this.#host();
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const [{ rows }, mine] = await Promise.all([session.knowledge.page(this.#query), session.knowledge.mine()]);
      if (turn !== this.#turn) return;
      [this.#rows, this.#mine, this.#error] = [rows, mine.rows, undefined];
      if (saying) announce(rows.length === 0 ? words.noneFound : words.found(rows.length));
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!isForeseen(error)) fail(error);
      this.#error = error;
    }
    update();
  }

  #ask(query: Partial<ArticleQuery>, pause = 0): void {
    this.#query = { ...this.#query, ...query };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(true), pause);
    this.#host().update();
  }

  view(write: () => void): TemplateResult {
    const { words: w, level, session } = this.#host();
    const writes = mayWriteSomewhere(session.me, session.desk);
    return html`<div class="head">
        ${heading(level, w.title, { class: 'title' })}
        ${writes ? html`<button class="button primary" type="button" @click=${write}>${w.write}</button>` : nothing}
      </div>
      ${this.#asking(writes)} ${this.#body(writes)}`;
  }

  #asking(writes: boolean): TemplateResult {
    const { words: w, locale, session } = this.#host();
    const { services } = session.desk;
    const { text = '', service = '', state = '' } = this.#query;
    const select = (
      id: string,
      label: string,
      value: string,
      choices: readonly (readonly [string, string])[],
      choose: (value: string) => void,
    ) =>
      field(locale, {
        id,
        label,
        control: (tie) =>
          html`<select class="select" id=${tie.id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
            ${choices.map(([each, name]) => html`<option value=${each} .selected=${each === value}>${name}</option>`)}
          </select>`,
      });
    return html`<div class="asking" role="search" aria-label=${w.search}>
      ${field(locale, {
        id: 'search',
        label: w.search,
        control: (tie) =>
          html`<input
            class="input"
            type="search"
            id=${tie.id}
            .value=${text}
            @input=${(event: Event) => this.#ask({ text: (event.target as HTMLInputElement).value }, PAUSE)}
          />`,
      })}
      ${
        services.length < 2
          ? nothing
          : select(
              'service',
              w.service,
              service,
              [['', w.allServices], ...services.map(({ id, label }) => [id, localised(label, locale.language)] as const)],
              (value) => this.#ask({ service: value === '' ? undefined : value }),
            )
      }
      ${
        writes
          ? select(
              'state',
              w.state,
              state,
              [
                ['', w.allStates],
                ['draft', w.states.draft],
                ['published', w.states.published],
              ],
              (value) => this.#ask({ state: value === '' ? undefined : (value as 'draft' | 'published') }),
            )
          : nothing
      }
    </div>`;
  }

  #body(writes: boolean): TemplateResult {
    const { words: w, locale, level, element } = this.#host();
    if (this.#error !== undefined) return problemNotice(locale, this.#error, { retry: () => void this.read(), reads: true });
    if (this.#rows === undefined) return skeleton(locale, ['line', 'line', 'line']);
    const file = html`<button class="button" type="button" @click=${() => element.dispatchEvent(new TicketNewEvent())}>
      ${w.file}
    </button>`;
    const narrowed = Object.values(this.#query).some((each) => each !== undefined && each !== '');
    const all = html`<button
      class="button"
      type="button"
      @click=${() => this.#ask({ text: '', service: undefined, state: undefined })}
    >
      ${w.clear}
    </button>`;
    const mine = narrowed ? [] : this.#mine;
    return html`${mine.length === 0 ? nothing : html`${heading(level + 1, w.followed)}${this.#list(mine)}`}
    ${
      this.#rows.length === 0
        ? empty({
            icon: 'info',
            text: narrowed ? w.noneFound : writes ? w.noneWritten : w.none,
            action: html`<span class="row">${narrowed ? all : nothing}${file}</span>`,
          })
        : html`${mine.length === 0 ? nothing : heading(level + 1, w.list)}${this.#list(this.#rows)}`
    }`;
  }

  #list(rows: readonly ArticleLine[]): TemplateResult {
    return html`<ul class="articles" role="list">
      ${repeat(
        rows,
        ({ id }) => id,
        (row) => this.#line(row),
      )}
    </ul>`;
  }

  #line({ id, title, kind, state, problem, changedAt }: ArticleLine): TemplateResult {
    const { words: w, locale, open } = this.#host();
    const { text, language } = worded(title, locale.language);
    const reported = problem === null || problem.reported === 0 ? nothing : html`<span>${w.reported(problem.reported)}</span>`;
    return html`<li>
      <button class="button link" type="button" @click=${() => open(id)}><bdi lang=${language}>${text}</bdi></button>
      <p class="meta">
        ${state === 'draft' ? html`<span class="tag">${w.states.draft}</span>` : nothing} <span>${w.kinds[kind]}</span>
        ${problem?.overAt == null ? nothing : html`<span>${w.over}</span>`} ${reported}
        <span>${w.changed} ${moment(locale, changedAt)}</span>
      </p>
    </li>`;
  }
}
