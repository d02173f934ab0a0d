/** The words of a ticket: its summary, and a description with its preview. */
import { html, nothing, type TemplateResult } from 'lit';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../../domain/texts.ts';
import { field } from '../shared/field.ts';
import { forSeveral } from './filler.ts';
import { onward } from './onward.ts';
import { overLimit } from './over-limit.ts';
import { controlId, WRITING, type Sheet } from './sheet.ts';

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
        enterkeyhint="next"
        spellcheck="true"
        required
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${draft.summary}
        @keydown=${(event: KeyboardEvent) => onward(event)}
        @input=${(event: Event) => {
          const summary = (event.target as HTMLInputElement).value;
          overLimit(sheet, LONGEST_SUMMARY, draft.summary, summary);
          sheet.change({ summary });
        }}
      />`,
  });
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
          enterkeyhint="enter"
          spellcheck="true"
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          .value=${draft.description}
          @input=${(event: Event) => {
            const description = (event.target as HTMLTextAreaElement).value;
            overLimit(sheet, LONGEST_TEXT, draft.description, description);
            sheet.change({ description });
          }}
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
        ${shown ? sheet.part(WRITING, ({ previewView }) => previewView(sheet)) : nothing}`,
  });
}
