/** What a form says of what is written in it: the draft, what is to correct, files, the page around, a preview, what went wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PageContext } from '../../domain/fields.ts';
import { icon } from '../shared/icons.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { problemNotice } from '../shared/problem.ts';
import { WRONG } from './sending.ts';
import { PAGE_CONTROL, type Sheet } from './sheet.ts';
import { FILES } from './tray-door.ts';
import type { Writing } from './writing.ts';
import { writingWords } from './writing-words.ts';

const MARKDOWN = onDemand(() => import('../shared/define-markdown.ts'));

/** That the draft came back, changed elsewhere, or was thrown away. */
function newsView({ locale }: Sheet, writing: Writing): TemplateResult | typeof nothing {
  const { news } = writing.draft;
  const words = writingWords(locale);
  if (news === undefined) return nothing;
  if (news === 'discarded') {
    return notice(locale, 'info', {
      what: words.draftDiscarded,
      actions: html`<button class="button" type="button" id="undo" @click=${() => writing.bringBack()}>${words.undo}</button>`,
    });
  }
  return notice(locale, 'info', { what: news === 'restored' ? words.draftRestored : words.draftOther, role: 'status' });
}

/** Under the title: the news of the draft, and what is to correct. */
export function headView(sheet: Sheet, writing: Writing): unknown {
  return html`${newsView(sheet, writing)}
  ${sheet.errors.size === 0 ? nothing : sheet.part(WRONG, ({ correctionsView }) => correctionsView(sheet))}`;
}

/** The description as it will be read. */
export function previewView(sheet: Sheet): TemplateResult {
  const { draft, level, locale } = sheet;
  const words = writingWords(locale);
  return html`<div class="preview card" id="preview" role="region" aria-label=${words.previewTitle} tabindex="0">
    ${heading(level + 1, sheet.words.preview, { class: 'small' })}
    ${
      draft.description.trim() === ''
        ? html`<p class="muted">${words.previewEmpty}</p>`
        : sheet.part(
            MARKDOWN,
            () => html`<guichet-markdown .text=${draft.description} .headingLevel=${level + 2}></guichet-markdown>`,
          )
    }
  </div>`;
}

/** The files that are there, or were until they were taken away. @param field code of the file field; null for the ticket's own files */
export function heldView(sheet: Sheet, writing: Writing, field: string | null, picker: string): unknown {
  const { held, removed } = writing.draft.tray;
  const some = removed?.field === field || sheet.draft.files.some((file) => file.field === field);
  return some && held !== undefined ? sheet.part(FILES, ({ heldFiles }) => heldFiles(sheet, held, field, picker)) : nothing;
}

/** Swaps the page in or out, keeping the focus on what took the other's place. */
function swap(sheet: Sheet, page: PageContext | null): void {
  const words = writingWords(sheet.locale);
  sheet.change({ page });
  sheet.announce(page === null ? words.pageRemoved : words.pageAdded);
  sheet.focusOn(PAGE_CONTROL);
}

/** The button that attaches the page again. */
export function pageAway(sheet: Sheet): TemplateResult {
  return html`<div class="field">
    <button
      class="button quiet"
      type="button"
      id=${PAGE_CONTROL}
      @click=${() => sheet.write((writing) => swap(sheet, writing.page()))}
    >
      ${icon('link')} ${writingWords(sheet.locale).pageAdd}
    </button>
  </div>`;
}

/** What is known of the page, and the button that takes it away. */
export function pageLines(sheet: Sheet, page: PageContext, hint?: string): TemplateResult {
  const words = writingWords(sheet.locale);
  const lines = [
    [words.pageTitle, page.title],
    [words.pageUrl, page.url],
    [words.pageCourse, page.course],
    [words.pageBrowser, page.browser],
    [words.pageScreen, page.screen],
  ].filter(([, value]) => value !== undefined);
  return html`<p class="hint">${hint ?? words.pageHint}</p>
    <dl class="page-lines">
      ${lines.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <button class="button" type="button" @click=${() => swap(sheet, null)}>${icon('close')} ${words.pageRemove}</button>`;
}

/** What went wrong, beside the button that was pressed. */
export function troubleView({ locale }: Sheet, writing: Writing): TemplateResult | typeof nothing {
  const words = writingWords(locale);
  const { already, problem } = writing;
  if (already !== undefined) {
    const key = already.key ?? '';
    return notice(locale, 'warning', {
      what: words.alreadyFiled(key),
      more: words.alreadyFiledMore,
      role: 'alert',
      actions: html`<button
          class="button"
          type="button"
          @click=${() => writing.open({ ticket: already.ticket.id, key: already.key })}
        >
          ${words.see(key)}
        </button>
        <button class="button" type="button" @click=${() => writing.asNew()}>${words.asNew}</button>`,
    });
  }
  return problem === undefined ? nothing : problemNotice(locale, problem, { retry: () => writing.submit() });
}

/** Under the button: what is waited for, in the place of `hint`, and whether what is typed is kept. */
export function keptView({ locale }: Sheet, writing: Writing, hint: TemplateResult): unknown {
  const words = writingWords(locale);
  const { unkept, isBlank, tray } = writing.draft;
  const kept = unkept === undefined ? words.draftKept : unkept === 'full' ? words.draftFull : words.draftAbsent;
  return html`${writing.sending && tray.pending > 0 ? html`<p class="small">${words.waitingFiles(tray.pending)}</p>` : hint}
  ${
    isBlank
      ? nothing
      : html`<p class="row spread small">
          <span class=${unkept === undefined ? 'muted' : 'unkept'}>${kept}</span>
          <button class="button link" type="button" @click=${() => writing.discard()}>${words.draftDiscard}</button>
        </p>`
  }`;
}
