/** Files of the ticket, or of a file field: what is permitted said before, picked, pasted or dropped, sent at once, removable. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/first-icons.ts';
import { optionalMark } from '../shared/optional-mark.ts';
import { fileLimits } from './file-limits.ts';
import { controlId, type Sheet } from './sheet.ts';

export interface FilesOptions {
  /** Code of the file field; null for the ticket's own files. */
  readonly field: string | null;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional: boolean;
  /** What follows the words of its buttons: a form may have several of them. */
  readonly of?: TemplateResult | undefined;
}

/** The picker, what is permitted, and what is there. */
export function filesView(sheet: Sheet, options: FilesOptions): TemplateResult | typeof nothing {
  const { locale, words } = sheet;
  const { field } = options;
  const limits = fileLimits(sheet.session);
  if (limits === undefined) return nothing;
  const id = controlId(field === null ? 'files' : `fields.${field}`);
  const picked = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    sheet.write(({ draft }) => draft.tray.add(files, field));
  };
  const refusal = sheet.writing?.draft.tray.refusal;
  const error = refusal?.field === field ? refusal.sentence : options.error;
  const permitted = words.filesLimit(limits.maxCount, locale.size(limits.maxBytes));
  const said = options.hint === undefined ? permitted : html`${options.hint}<br />${permitted}`;
  return html`<div
    class=${error === undefined ? 'field files-field' : 'field files-field invalid'}
    role="group"
    aria-labelledby="${id}-label"
    data-field=${field ?? nothing}
  >
    <p class="label" id="${id}-label">${options.label}${options.optional ? optionalMark(locale) : nothing}</p>
    <span class="hint" id="${id}-hint">${said}</span>
    ${error === undefined ? nothing : html`<span class="error" id="${id}-error">${icon('danger')}<span>${error}</span></span>`}
    ${sheet.late(({ heldView }, writing) => heldView(sheet, writing, field, id))}
    <div class="row">
      <span class="picker button">
        ${icon('paperclip')}
        <label for=${id}>${limits.maxCount === 1 ? words.addFile : words.addFiles}${options.of}</label>
        <input
          id=${id}
          type="file"
          ?multiple=${limits.maxCount > 1}
          aria-describedby="${id}-hint${error === undefined ? '' : ` ${id}-error`}"
          aria-invalid=${error === undefined ? nothing : 'true'}
          @change=${picked}
        />
      </span>
      ${
        sheet.capture
          ? html`<button
              class="button"
              type="button"
              id="${id}-capture"
              @click=${() => sheet.write((writing) => writing.capture(field, `${id}-capture`))}
            >
              ${icon('image')} ${words.capture}${options.of}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
