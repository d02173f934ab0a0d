/** The ends of the form: what the draft says of itself above, what went wrong and the one main button below. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketView } from '../../domain/view.ts';
import type { DraftProblem } from '../shared/drafts.ts';
import { notice } from '../shared/notice.ts';
import { problemNotice } from '../shared/problem.ts';
import { forSeveral } from './filing.ts';
import type { DraftNews } from './form-draft.ts';
import type { Sheet } from './sheet.ts';

/** That the draft came back, changed elsewhere, or was thrown away. */
export function newsView(sheet: Sheet, news: DraftNews, bringBack: () => void): TemplateResult | typeof nothing {
  const { words, locale } = sheet;
  if (news === undefined) return nothing;
  if (news === 'discarded') {
    return notice(locale, 'info', {
      what: words.draftDiscarded,
      actions: html`<button class="button" type="button" id="undo" @click=${bringBack}>${words.undo}</button>`,
    });
  }
  return notice(locale, 'info', { what: news === 'restored' ? words.draftRestored : words.draftOther, role: 'status' });
}

export interface TroubleOptions {
  readonly problem: unknown;
  /** What the same sending had filed already, with another text. */
  readonly already: TicketView | undefined;
  retry(): void;
  open(view: TicketView): void;
  asNew(): void;
}

/** What went wrong, beside the button that was pressed. */
export function troubleView(sheet: Sheet, options: TroubleOptions): TemplateResult | typeof nothing {
  const { words, locale } = sheet;
  const { already, problem } = options;
  if (already !== undefined) {
    const key = already.key ?? '';
    return notice(locale, 'warning', {
      what: words.alreadyFiled(key),
      more: words.alreadyFiledMore,
      role: 'alert',
      actions: html`<button class="button" type="button" @click=${() => options.open(already)}>${words.see(key)}</button>
        <button class="button" type="button" @click=${() => options.asNew()}>${words.asNew}</button>`,
    });
  }
  return problem === undefined ? nothing : problemNotice(locale, problem, { retry: () => options.retry() });
}

export interface FootOptions {
  readonly sending: boolean;
  /** Files still on their way. */
  readonly pending: number;
  readonly unkept: DraftProblem | undefined;
  readonly isBlank: boolean;
  discard(): void;
}

/** The button, and whether what is typed is kept. */
export function footView(sheet: Sheet, options: FootOptions): TemplateResult {
  const { words, draft, filler } = sheet;
  const { sending, pending, unkept, isBlank } = options;
  const label = forSeveral(filler) ? words.submitTasks(draft.assignees.length) : words.submit;
  const kept = unkept === undefined ? words.draftKept : unkept === 'full' ? words.draftFull : words.draftAbsent;
  return html`<div class="foot">
    <button class="button primary submit" type="submit" aria-disabled=${sending ? 'true' : nothing}>
      ${sending ? words.submitting : label}
    </button>
    ${sending && pending > 0 ? html`<p class="small">${words.waitingFiles(pending)}</p>` : html`<p class="small muted keys">${words.shortcut}</p>`}
    ${
      isBlank
        ? nothing
        : html`<p class="row spread small">
            <span class=${unkept === undefined ? 'muted' : 'unkept'}>${kept}</span>
            <button class="button link" type="button" @click=${() => options.discard()}>${words.draftDiscard}</button>
          </p>`
    }
  </div>`;
}
