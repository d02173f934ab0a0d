/** A quiet shape of what is coming; screen readers hear "loading" once. A widget's own comes after a moment only (`awaited` of `connection.ts`). */
import { html, type TemplateResult } from 'lit';
import type { Locale } from './locale.ts';

/** What stands in its place at first: it says the same, and costs nothing to draw. */
export const unseen = html`<div class="skeleton" aria-busy="true"></div>`;

export type Bone = 'line' | 'control' | 'block';

/**
 * A skeleton of the true shape.
 *   ${skeleton(this.locale, ['line', 'control', 'line', 'block'])}
 */
export function skeleton(locale: Locale, bones: readonly Bone[] = ['line', 'line', 'line']): TemplateResult {
  return html`<div class="skeleton" part="skeleton" aria-busy="true">
    <span class="visually-hidden">${locale.words.loading}</span>
    ${bones.map((bone) => html`<span class=${bone === 'line' ? 'bone' : `bone ${bone}`} aria-hidden="true"></span>`)}
  </div>`;
}
