/** Tickets in the way of filing one more, shown under the summary: this person's own, and known problems. Nothing typed is touched. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { freshId, type Session } from '../../backends/backend.ts';
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
import { controlId, type Sheet } from './sheet.ts';
import type { SimilarHost } from './similar-door.ts';
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
  /** The words drawn last: while those of another language are on their way, these stay. */
  #kept: SimilarWords = fr;

  constructor(host: SimilarHost) {
    this.#host = host;
    adopt(host.widget, [...parts, similarStyles]);
  }

  /** Shows what was found; that there is something is said once. */
  show(rows: readonly TicketRow[], sheet: Sheet): void {
    this.#rows = rows;
    if (rows.length === 0 || this.#said) return;
    this.#said = true;
    this.#host.announce(this.#words(sheet).said(rows.length));
  }

  /** What was found is no longer shown. */
  hide(): void {
    this.#rows = [];
  }

  /** Another person, or another ticket. */
  clear(): void {
    this.hide();
    this.#open = false;
    this.#said = false;
    this.#followed = new Set();
    this.#problem = undefined;
    this.#answer = undefined;
  }

  #words(sheet: Sheet): SimilarWords {
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
    if (this.#rows.length === 0) return nothing;
    const said = this.#words(sheet);
    return html`<details
      class="folded"
      .open=${this.#open}
      @toggle=${(event: Event) => {
        this.#open = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary>${said.found(this.#rows.length)}</summary>
      <ul class="alike" role="list">
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
    const said = this.#words(sheet);
    const key = row.key ?? '';
    const own = isOwn(row, session);
    const kind = own ? said.yours : said.known;
    const problem = this.#problem?.ticket === row.id ? this.#problem.error : undefined;
    return html`<li>
      <p class="small muted">${kind}${!own && row.observers > 0 ? ` · ${said.followers(row.observers)}` : ''}</p>
      <button class="button link" type="button" @click=${() => this.#host.open({ ticket: row.id, key: row.key })}>
        <bdi>${row.summary}</bdi>
      </button>
      <p class="row small">
        <span class="key">${key}</span> ${stateBadge(locale, row.state, row.waiting?.reason)} ${moment(locale, row.filedAt)}
      </p>
      ${this.#followed.has(row.id) ? html`<p class="small">${icon('check')} ${said.follows(key)}</p>` : nothing}
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
    if (row.allowed.watch !== true || this.#followed.has(row.id)) return nothing;
    return html`<button class="button" type="button" @click=${() => void this.#follow(sheet, row)}>
      ${this.#words(sheet).follow(row.key ?? '')}
    </button>`;
  }

  async #follow(sheet: Sheet, row: TicketRow): Promise<void> {
    const { widget } = this.#host;
    const commands = [{ do: 'watch', id: freshId(), ticket: row.id }] as const;
    if (!widget.dispatchEvent(new BeforeChangeEvent(row.id, commands))) return;
    this.#problem = undefined;
    try {
      await sheet.session.run(commands);
      this.#followed.add(row.id);
      this.#host.announce(this.#words(sheet).follows(row.key ?? ''));
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
    this.#host.requestUpdate();
    sheet.focusOn('filed');
  }

  /** What stands in the form's place once one of them is the answer. What was written stays, until the person starts anew. */
  instead(sheet: Sheet): TemplateResult | undefined {
    const row = this.#answer;
    if (row === undefined) return undefined;
    const said = this.#words(sheet);
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
          <button
            class="button"
            type="button"
            @click=${() => {
              this.#answer = undefined;
              this.#host.requestUpdate();
              sheet.focusOn(controlId('summary'));
            }}
          >
            ${said.resume}
          </button>
          <button class="button quiet" type="button" @click=${() => this.#host.restart()}>${said.other}</button>
        </p>
      </div>
    </div>`;
  }
}

/** Whether it was asked by or for this person; the others are known problems. */
function isOwn(row: TicketRow, session: Session): boolean {
  return row.requester === session.me.id || row.kind !== 'problem';
}
