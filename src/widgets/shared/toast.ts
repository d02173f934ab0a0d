/**
 * A toast repeats what is already said elsewhere, with perhaps a button to undo. It stays until the person closes it or does
 * the next thing; it never holds the only copy of anything, and never an error.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Locale } from './locale.ts';
import './shared-words.ts';

export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/**
 * A toast, or nothing. Announce its text with `announce()` when it appears.
 *   ${toast(this.locale, this.said, () => { this.said = undefined; })}
 */
export function toast(locale: Locale, shown: Toast | undefined, close: () => void): TemplateResult | typeof nothing {
  if (shown === undefined) return nothing;
  const { text, action } = shown;
  return html`<div class="toast" part="toast">
    ${icon('success')}<span>${text}</span>
    ${action === undefined ? nothing : html`<button class="button" type="button" @click=${action.run}>${action.label}</button>`}
    <button class="button quiet icon-only" type="button" title=${locale.words.close} @click=${close}>${icon('close')}</button>
  </div>`;
}
