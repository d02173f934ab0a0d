/** Files of the ticket, or of a file field: what is permitted said before, picked, pasted or dropped, sent at once, removable. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fileChip } from '../shared/file-chip.ts';
import { icon } from '../shared/icons.ts';
import type { DraftFile } from './draft.ts';
import { controlId, type Sheet } from './sheet.ts';

export interface FilesOptions {
  /** Code of the file field; null for the ticket's own files. */
  readonly field: string | null;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional: boolean;
}

function chip(sheet: Sheet, file: DraftFile, picker: string): TemplateResult {
  const { tray, locale } = sheet;
  const state = tray.state(file.id);
  const thumb = tray.thumbnail(file);
  const remove = () => {
    tray.remove(file.id);
    sheet.announce(sheet.words.fileRemoved(file.name));
    sheet.focusOn(picker);
  };
  return html`<li class=${thumb === undefined ? 'attached' : 'attached with-thumb'}>
    ${thumb === undefined ? nothing : html`<img class="thumb" src=${thumb} alt="" />`}
    ${fileChip(locale, {
      name: file.name,
      size: file.size,
      type: file.type,
      sent: state.step === 'sending' ? state.sent : undefined,
      error: state.step === 'failed' ? state.error : undefined,
      stop: state.step === 'sending' ? remove : undefined,
      retry: state.step === 'failed' ? () => tray.retry(file.id) : undefined,
      remove: state.step === 'sending' ? undefined : remove,
    })}
  </li>`;
}

/** The picker, what is permitted, and what is there. */
export function filesView(sheet: Sheet, options: FilesOptions): TemplateResult | typeof nothing {
  const { locale, words, draft, tray } = sheet;
  const limits = tray.limits;
  if (limits === undefined) return nothing;
  const id = controlId(options.field === null ? 'files' : `fields.${options.field}`);
  const files = draft.files.filter((file) => file.field === options.field);
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
    ${
      files.length === 0
        ? nothing
        : html`<ul class="files" role="list">
            ${repeat(
              files,
              (file) => file.id,
              (file) => chip(sheet, file, id),
            )}
          </ul>`
    }
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
  </div>`;
}
