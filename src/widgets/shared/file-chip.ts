/** A file: name, size, what is happening to it, and what one may do with it. The name is another person's text. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Locale } from './locale.ts';
import { progress } from './progress.ts';
import './shared-words.ts';

export interface FileChip {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Media type; only chooses the icon. */
  readonly type?: string | undefined;
  /** Being sent: bytes gone. */
  readonly sent?: number | undefined;
  /** Nobody answers: it goes on by itself. */
  readonly paused?: boolean | undefined;
  /** Why it could not be sent: what and what to do. */
  readonly error?: string | undefined;
  readonly stop?: (() => void) | undefined;
  readonly retry?: (() => void) | undefined;
  readonly remove?: (() => void) | undefined;
  /** Downloads it; the name is then a button. */
  readonly open?: (() => void) | undefined;
}

/**
 * One file; put several in `<ul class="files" role="list"><li>…`.
 *   ${fileChip(this.locale, { name, size, sent, stop: () => controller.abort() })}
 */
export function fileChip(locale: Locale, file: FileChip): TemplateResult {
  const words = locale.words.file;
  const { name, error, sent, stop, retry, remove, open, paused = false } = file;
  const size = locale.size(file.size);
  const shape = icon(file.type?.startsWith('image/') === true ? 'image' : 'file');
  return html`<div class=${error === undefined ? 'file' : 'file failed'} part="file">
    ${shape}
    <span class="name">
      ${open === undefined ? html`<bdi>${name}</bdi>` : html`<button class="button link" type="button" aria-label=${words.download(name, size)} @click=${open}><bdi>${name}</bdi></button>`}
      <span class="size">${size}</span>
    </span>
    <span class="row">
      ${retry === undefined ? nothing : html`<button class="button quiet" type="button" aria-label=${words.retry(name)} @click=${retry}>${locale.words.retry}</button>`}
      ${remove === undefined ? nothing : html`<button class="button quiet icon-only" type="button" title=${words.remove(name)} @click=${remove}>${icon('close')}</button>`}
    </span>
    ${sent === undefined ? nothing : progress(locale, { label: words.sending(name), done: sent, total: file.size, stop: stop === undefined ? undefined : { label: words.stop(name), run: stop } })}
    ${paused && sent !== undefined ? html`<p class="hint" role="status">${words.paused}</p>` : nothing}
    ${error === undefined ? nothing : html`<p class="error">${icon('danger')}<span>${error}</span></p>`}
  </div>`;
}
