/** Tickets in the way of filing one more, shown under the summary: this person's own, and known problems; articles that answer stand before them. Nothing typed is touched. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { freshId, type ArticleLine, type Session } from '../../backends/backend.ts';
import type { TicketRow } from '../../domain/view.ts';
import { words } from '../../locales/index.ts';
import fr, { type SimilarWords } from '../../locales/fr/similar.ts';
import { BeforeChangeEvent, TicketChangedEvent } from '../shared/events.ts';
import { adopt } from '../shared/adopt.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { parts } from '../shared/parts.styles.ts';
import { problemNotice, isForeseen } from '../shared/problem.ts';
import { tellRefused } from '../shared/refused.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { moment } from '../shared/time.ts';
import type { Answers } from './answers.ts';
import { controlId, type Sheet } from './sheet.ts';
import { placeOf, type SimilarHost } from './similar-door.ts';
import { similarStyles } from './similar.styles.ts';

export const WORDS = words(fr, { en: () => import('../../locales/en/similar.ts') });

export class Similar {
  readonly #host: SimilarHost;
  #rows: readonly TicketRow[] = [];
  #open = false;
  #said = false;
  #followed = new Set<string>();
  #problem: { readonly ticket: string; readonly error: unknown } | undefined;
  #answer: TicketRow | undefined;
  #answers: Answers | undefined;
  /** The ticket that was not filed, as it was counted. */
  #counted: Parameters<Session['knowledge']['avoided']>[0] | undefined;
  /** The words drawn last: while those of another language are on their way, these stay. */
  #kept: SimilarWords = fr;

  constructor(host: SimilarHost) {
    this.#host = host;
    adopt(host.widget, [...parts, similarStyles]);
  }

  /** Shows what was found; that there is something is said once. */
  show(rows: readonly TicketRow[], articles: readonly ArticleLine[], sheet: Sheet): void {
    this.#rows = rows;
    this.#answers?.show(articles);
    const found = rows.length + articles.length;
    if (found === 0 || this.#said) return;
    this.#said = true;
    const said = this.words(sheet);
    this.#host.announce(articles.length === 0 ? said.said(found) : said.answersSaid(found));
  }

  /** What shows articles has come. */
  know(make: (similar: Similar) => Answers): void {
    this.#answers ??= make(this);
  }

  /** What was found is no longer shown. */
  hide(): void {
    this.#rows = [];
    this.#answers?.show([]);
  }

  /** Another person, or another ticket. */
  clear(): void {
    this.hide();
    this.#open = false;
    this.#said = false;
    this.#followed = new Set();
    this.#problem = undefined;
    this.#answer = undefined;
    this.#answers?.clear();
    this.#counted = undefined;
  }

  /** Counts that nothing is filed, or that something is after all: in silence, for nobody waits for it. */
  count(sheet: Sheet, by: { readonly type: 'article' | 'ticket'; readonly id: string } | null): void {
    const { can, knowledge } = sheet.session;
    if (can.knowledge !== true) return;
    const counted = by === null ? this.#counted : { id: freshId(), by, ...placeOf(sheet) };
    this.#counted = by === null ? undefined : counted;
    if (counted === undefined) return;
    knowledge.avoided(counted, by !== null).catch((error: unknown) => {
      if (!isForeseen(error)) console.error('guichet:', error);
    });
  }

  /** Its words, in the reader's language as soon as they are here. */
  words(sheet: Sheet): SimilarWords {
    const { language } = sheet.locale;
    const here = WORDS.peek(language);
    // The page changed its language meanwhile.
    if (here === undefined)
      WORDS.load(language).then(
        () => this.#host.requestUpdate(),
        () => undefined,
      );
    this.#kept = here ?? this.#kept;
    return this.#kept;
  }

  /** What was found, folded. */
  view(sheet: Sheet): TemplateResult | typeof nothing {
    const found = this.#rows.length + (this.#answers?.count ?? 0);
    if (found === 0) return nothing;
    const said = this.words(sheet);
    return html`<details
      class="folded"
      .open=${this.#open}
      @toggle=${(event: Event) => {
        this.#open = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary>${said.found(found)}</summary>
      <ul class="alike" role="list">
        ${this.#answers?.view(sheet)}
        ${repeat(
          this.#rows,
          (row) => row.id,
          (row) => this.#line(sheet, row),
        )}
      </ul>
    </details>`;
  }

  #line(sheet: Sheet, row: TicketRow): TemplateResult {
    const { locale, session } = sheet;
    const said = this.words(sheet);
    const key = row.key ?? '';
    const own = isOwn(row, session);
    const kind = own ? said.yours : said.known;
    const problem = this.#problem?.ticket === row.id ? this.#problem.error : undefined;
    return html`<li>
      <p class="small muted">${kind}${!own && (row.reported ?? 0) > 0 ? ` · ${said.reported(row.reported ?? 0)}` : ''}</p>
      <button class="button link" type="button" @click=${() => this.#host.open({ ticket: row.id, key: row.key })}>
        <bdi>${row.summary}</bdi>
      </button>
      <p class="row small">
        <span class="key">${key}</span> ${stateBadge(locale, row.state, row.waiting?.reason)} ${moment(locale, row.filedAt)}
      </p>
      ${this.#followed.has(row.id) ? html`<p class="small">${icon('check')} ${said.noted}</p>` : nothing}
      <p class="row">
        ${own ? html`<button class="button" type="button" @click=${() => this.#host.open({ ticket: row.id, key: row.key })}>${said.see(key)}</button>` : this.#followButton(sheet, row)}
        <button class="button" type="button" aria-label="${said.enough}, ${key}" @click=${() => this.#choose(sheet, row)}>
          ${said.enough}
        </button>
      </p>
      ${problem === undefined ? nothing : problemNotice(locale, problem, { retry: () => void this.#follow(sheet, row) })}
    </li>`;
  }

  #followButton(sheet: Sheet, row: TicketRow): TemplateResult | typeof nothing {
    if (row.allowed['me-too'] !== true || this.#followed.has(row.id)) return nothing;
    return html`<button class="button" type="button" @click=${() => void this.#follow(sheet, row)}>
      ${this.words(sheet).meToo(row.key ?? '')}
    </button>`;
  }

  async #follow(sheet: Sheet, row: TicketRow): Promise<void> {
    const { widget } = this.#host;
    const commands = [{ do: 'me-too', id: freshId(), ticket: row.id }] as const;
    if (!widget.dispatchEvent(new BeforeChangeEvent(row.id, commands))) return;
    this.#problem = undefined;
    try {
      await sheet.session.run(commands);
      this.#followed.add(row.id);
      this.#host.announce(this.words(sheet).noted);
      widget.dispatchEvent(new TicketChangedEvent({ ticket: row.id, key: row.key }, commands));
    } catch (error) {
      if (!isForeseen(error)) return this.#host.fail(error);
      this.#problem = { ticket: row.id, error };
      tellRefused(widget, sheet.locale, commands, error);
    } finally {
      this.#host.requestUpdate();
    }
  }

  #choose(sheet: Sheet, row: TicketRow): void {
    this.#answer = row;
    this.count(sheet, { type: 'ticket', id: row.id });
    this.#host.requestUpdate();
    sheet.focusOn('filed');
  }

  /** The ways on from an answer: back to what was written, or another ticket. */
  onward(sheet: Sheet, forget: () => void): TemplateResult {
    const said = this.words(sheet);
    const back = (): void => {
      forget();
      this.count(sheet, null);
      this.#host.requestUpdate();
      sheet.focusOn(controlId('summary'));
    };
    return html`<button class="button" type="button" @click=${back}>${said.resume}</button>
      <button class="button quiet" type="button" @click=${() => this.#host.restart()}>${said.other}</button>`;
  }

  /** What stands in the form's place once one of them is the answer. What was written stays, until the person starts anew. */
  instead(sheet: Sheet): TemplateResult | undefined {
    const row = this.#answer;
    if (row === undefined) return this.#answers?.instead(sheet);
    const said = this.words(sheet);
    const key = row.key ?? '';
    return html`<div class="filed" part="filed">
      ${icon('success')}
      <div class="stack">
        ${heading(sheet.level, said.avoided, { id: 'filed', focusable: true })}
        <p>${isOwn(row, sheet.session) ? said.avoidedYours(key) : said.avoidedKnown(key)}</p>
        <p class="row">
          <button class="button primary" type="button" @click=${() => this.#host.open({ ticket: row.id, key: row.key })}>
            ${said.see(key)}
          </button>
          ${this.onward(sheet, () => {
            this.#answer = undefined;
          })}
        </p>
      </div>
    </div>`;
  }
}

/** Whether it was asked by or for this person; the others are known problems. */
function isOwn(row: TicketRow, session: Session): boolean {
  return row.requester === session.me.id || row.kind !== 'problem';
}
