/** Files of the ticket, or of a file field: what is permitted said before, picked, pasted or dropped, sent at once, removable. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/first-icons.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { DraftFile } from './draft.ts';
import { controlId, type Sheet } from './sheet.ts';

const CHIPS = onDemand(() => import('./file-chips.view.ts'));

export interface FilesOptions {
  /** Code of the file field; null for the ticket's own files. */
  readonly field: string | null;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional: boolean;
}

/** A file taken away: said where it was, with the way back. */
function goneLine(sheet: Sheet, file: DraftFile, picker: string): TemplateResult {
  const { words, tray } = sheet;
  const back = () => {
    tray.putBack();
    sheet.announce(words.fileAdded(file.name));
    sheet.focusOn(picker);
  };
  return html`<p class="row gone">
    <span>${words.fileRemoved(file.name)}</span>
    <button class="button" type="button" id="${picker}-undo" @click=${back}>${words.undo}</button>
  </p>`;
}

/** The picker, what is permitted, and what is there. */
export function filesView(sheet: Sheet, options: FilesOptions): TemplateResult | typeof nothing {
  const { locale, words, draft, tray } = sheet;
  const limits = tray.limits;
  if (limits === undefined) return nothing;
  const id = controlId(options.field === null ? 'files' : `fields.${options.field}`);
  const files = draft.files.filter((file) => file.field === options.field);
  const removed = tray.removed?.field === options.field ? tray.removed : undefined;
  const picked = (event: Event) => {
    const input = event.target as HTMLInputElement;
    tray.add([...(input.files ?? [])], options.field);
    input.value = '';
  };
  const refusal = tray.refusal?.field === options.field ? tray.refusal.sentence : undefined;
  const error = refusal ?? options.error;
  const permitted = words.filesLimit(limits.maxCount, locale.size(limits.maxBytes));
  const said = options.hint === undefined ? permitted : html`${options.hint}<br />${permitted}`;
  return html`<div
    class=${error === undefined ? 'field files-field' : 'field files-field invalid'}
    role="group"
    aria-labelledby="${id}-label"
    data-field=${options.field ?? nothing}
  >
    <p class="label" id="${id}-label">
      ${options.label}${options.optional ? html` <span class="optional">(${locale.words.optional})</span>` : nothing}
    </p>
    <span class="hint" id="${id}-hint">${said}</span>
    ${error === undefined ? nothing : html`<span class="error" id="${id}-error">${icon('danger')}<span>${error}</span></span>`}
    ${files.length === 0 ? nothing : sheet.part(CHIPS, ({ chips }) => chips(sheet, files, id))}
    ${removed === undefined ? nothing : goneLine(sheet, removed, id)}
    <div class="row">
      <span class="picker button">
        ${icon('paperclip')}
        <label for=${id}>${limits.maxCount === 1 ? words.addFile : words.addFiles}</label>
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
        sheet.capture === undefined
          ? nothing
          : html`<button
              class="button"
              type="button"
              id="${id}-capture"
              aria-describedby="${id}-label"
              @click=${() => sheet.capture?.(options.field, `${id}-capture`)}
            >
              ${icon('image')} ${words.capture}
            </button>`
      }
    </div>
  </div>`;
}
