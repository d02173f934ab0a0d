/** Progress with its number and a way to stop (experience, rule 4). */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Locale } from './locale.ts';

export interface ProgressOptions {
  /** What is under way: the bar's accessible name. */
  readonly label: string;
  /** Done and to do, in the same unit; `total` unknown makes it indeterminate. */
  readonly done: number;
  readonly total?: number | undefined;
  /** The name of the button, and what it does. */
  readonly stop?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A progress bar. */
export function progress(locale: Locale, options: ProgressOptions): TemplateResult {
  const { label, done, total, stop } = options;
  const share = total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
  return html`<div class="progress" part="progress">
    ${share === undefined ? html`<progress aria-label=${label}></progress>` : html`<progress aria-label=${label} max="100" .value=${Math.round(share * 100)}></progress><span class="numeric small">${locale.percent(share)}</span>`}
    ${stop === undefined ? nothing : html`<button class="button quiet icon-only" type="button" title=${stop.label} @click=${stop.run}>${icon('close')}</button>`}
  </div>`;
}
