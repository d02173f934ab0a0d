/** What was done last, above the rows: until it is closed or the next thing is done, with a way back where there is one. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';

export interface Done {
  readonly text: string;
  /** The button that takes it back. */
  readonly back?: { readonly label: string; readonly run: () => void } | undefined;
}

export function doneNote(locale: Locale, done: Done | undefined, close: () => void): TemplateResult | typeof nothing {
  if (done === undefined) return nothing;
  const { text, back } = done;
  return html`<p class="done no-print">
    ${icon('success')}<span>${text}</span>
    ${back === undefined ? nothing : html`<button type="button" class="button link" @click=${back.run}>${back.label}</button>`}
    <button type="button" class="button quiet icon-only" title=${locale.words.close} @click=${close}>${icon('close')}</button>
  </p>`;
}
