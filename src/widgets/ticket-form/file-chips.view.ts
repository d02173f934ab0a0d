/** The files that are in the form, each with how far it has come and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fileChip } from '../shared/file-chip.ts';
import { fileStyles } from '../shared/file.styles.ts';
import type { DraftFile } from './draft.ts';
import type { FileTray } from './file-tray.ts';
import type { Sheet } from './sheet.ts';
import { writingWords } from './writing-words.ts';

export const styles = [fileStyles];

function chip(sheet: Sheet, tray: FileTray, file: DraftFile, picker: string): TemplateResult {
  const { locale } = sheet;
  const state = tray.state(file.id);
  const thumb = tray.thumbnail(file);
  const remove = () => {
    tray.remove(file.id);
    sheet.announce(writingWords(locale).fileRemoved(file.name));
    sheet.focusOn(tray.removed === undefined ? picker : `${picker}-undo`);
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

/** The list of files. @param picker id of the control that adds one: the focus goes there when one is taken away */
export function chips(sheet: Sheet, tray: FileTray, files: readonly DraftFile[], picker: string): TemplateResult {
  return html`<ul class="files" role="list">
    ${repeat(
      files,
      (file) => file.id,
      (file) => chip(sheet, tray, file, picker),
    )}
  </ul>`;
}
