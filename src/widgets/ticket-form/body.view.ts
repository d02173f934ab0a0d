/** The words of a ticket: its summary, and a description with its preview. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../../domain/values.ts';
import { field } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import { forSeveral } from './filing.ts';
import { controlId, type Sheet } from './sheet.ts';

/** The summary. */
export function summaryView(sheet: Sheet): TemplateResult {
  const { locale, words, draft, errors } = sheet;
  return field(locale, {
    id: controlId('summary'),
    label: words.summary,
    hint: forSeveral(sheet.filler) ? words.summaryTasksHint : words.summaryHint,
    error: errors.get('summary'),
    max: LONGEST_SUMMARY,
    length: draft.summary.length,
    control: (tie) =>
      html`<input
        class="input"
        id=${tie.id}
        type="text"
        autocomplete="off"
        autocapitalize="sentences"
        required
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(draft.summary)}
        @input=${(event: Event) => sheet.change({ summary: (event.target as HTMLInputElement).value })}
      />`,
  });
}

function preview(sheet: Sheet): TemplateResult {
  const { words, draft, level } = sheet;
  return html`<div class="preview card" id="preview" role="region" aria-label=${words.previewTitle} tabindex="0">
    ${heading(level + 1, words.preview, { class: 'small' })}
    ${draft.description.trim() === '' ? html`<p class="muted">${words.previewEmpty}</p>` : html`<guichet-markdown .text=${draft.description} .headingLevel=${level + 2}></guichet-markdown>`}
  </div>`;
}

/** The description, and its preview on demand. */
export function descriptionView(sheet: Sheet, shown: boolean, toggle: () => void): TemplateResult {
  const { locale, words, draft, errors } = sheet;
  const hint = forSeveral(sheet.filler) ? words.descriptionTasksHint : words.descriptionHint;
  return field(locale, {
    id: controlId('description'),
    label: words.description,
    hint,
    error: errors.get('description'),
    optional: true,
    max: LONGEST_TEXT,
    length: draft.description.length,
    control: (tie) =>
      html`<textarea
          class="textarea"
          id=${tie.id}
          autocapitalize="sentences"
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          .value=${live(draft.description)}
          @input=${(event: Event) => sheet.change({ description: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <p class="row under">
          <button
            class="button"
            type="button"
            aria-expanded=${shown ? 'true' : 'false'}
            aria-controls=${shown ? 'preview' : nothing}
            @click=${toggle}
          >
            ${words.preview}
          </button>
          <span class="small muted">${words.markdown}</span>
        </p>
        ${shown ? preview(sheet) : nothing}`,
  });
}
