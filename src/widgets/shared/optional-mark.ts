import { html, type TemplateResult } from 'lit';
import type { Locale } from './locale.ts';

/** What follows the label of a field that may stay empty. Its space is inside: one between elements is lost in the name. */
export function optionalMark(locale: Locale): TemplateResult {
  return html`<span class="optional" part="optional">${` (${locale.words.optional})`}</span>`;
}
