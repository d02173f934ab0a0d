/**
 * The files that are in the form, each with how far it has come and what can be done with it; with the tray that holds and sends
 * them, they come with the first one.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fileChip } from '../shared/file-chip.ts';
import { fileStyles } from '../shared/file.styles.ts';
import type { DraftFile } from './draft.ts';
import { fileWords } from './file-words.ts';
import type { FileTray } from './file-tray.ts';
import type { Sheet } from './sheet.ts';
import { writingWords } from './writing-words.ts';

export { FILE_WORDS as vocabulary } from './file-words.ts';
export { FileTray } from './file-tray.ts';
export const styles = [fileStyles];

function chip(sheet: Sheet, tray: FileTray, file: DraftFile, picker: string): TemplateResult {
  const { locale } = sheet;
  const state = tray.state(file.id);
  const thumb = tray.thumbnail(file);
  const remove = () => {
    tray.remove(file.id);
    sheet.announce(fileWords(locale).fileRemoved(file.name));
    sheet.focusOn(tray.removed === undefined ? picker : `${picker}-undo`);
  };
  return html`<li class=${thumb === undefined ? 'attached' : 'attached with-thumb'}>
    ${thumb === undefined ? nothing : html`<img class="thumb" src=${thumb} alt="" />`}
    ${fileChip(locale, {
      name: file.name,
      size: file.size,
      type: file.type,
      sent: state.step === 'sending' ? state.sent : undefined,
      paused: state.step === 'sending' && state.paused === true,
      error: state.step === 'failed' ? state.error : undefined,
      stop: state.step === 'sending' ? remove : undefined,
      retry: state.step === 'failed' ? () => tray.retry(file.id) : undefined,
      remove: state.step === 'sending' ? undefined : remove,
    })}
  </li>`;
}

/** The list of files. @param picker id of the control that adds one: the focus goes there when one is taken away */
function chips(sheet: Sheet, tray: FileTray, files: readonly DraftFile[], picker: string): TemplateResult {
  return html`<ul class="files" role="list">
    ${repeat(
      files,
      (file) => file.id,
      (file) => chip(sheet, tray, file, picker),
    )}
  </ul>`;
}

/** A file taken away: said where it was, with the way back. */
function goneLine(sheet: Sheet, tray: FileTray, file: DraftFile, picker: string): TemplateResult {
  const words = fileWords(sheet.locale);
  const back = () => {
    tray.putBack();
    sheet.announce(words.fileAdded(file.name));
    sheet.focusOn(picker);
  };
  return html`<p class="row gone">
    <span>${words.fileRemoved(file.name)}</span>
    <button class="button" type="button" id="${picker}-undo" @click=${back}>${writingWords(sheet.locale).undo}</button>
  </p>`;
}

/** The files that are there, and the one that was taken away last. @param field code of the file field; null for the ticket's own files */
export function heldFiles(sheet: Sheet, tray: FileTray, field: string | null, picker: string): unknown {
  const files = sheet.draft.files.filter((file) => file.field === field);
  const { removed } = tray;
  return html`${files.length === 0 ? nothing : chips(sheet, tray, files, picker)}
  ${removed?.field === field ? goneLine(sheet, tray, removed, picker) : nothing}`;
}
