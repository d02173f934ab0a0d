/**
 * A field: label, hint, error and control tied together in one root. A required field says nothing, an optional one says so; say `requiredNote` before the form.
 *
 *   ${field(this.locale, {
 *     id: 'summary', label: this.words.summary, hint: this.words.summaryHint, error: this.errors.summary,
 *     control: (tie) => html`<input class="input" id=${tie.id} .value=${live(this.summary)} required
 *       aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} maxlength="255" @input=${…} />`,
 *   })}
 */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './first-icons.ts';
import type { Locale } from './locale.ts';
import { optionalMark } from './optional-mark.ts';

/** What a control must carry to be tied to its label, hint and error; bind each as it is. */
export interface Tie {
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  /** Said in both cases: a browser finds what is required and still empty invalid before anybody was there. */
  readonly invalid: 'true' | 'false';
}

export interface FieldOptions {
  /** Unique in the root. */
  readonly id: string;
  readonly label: unknown;
  readonly hint?: unknown;
  /** What is wrong and what to do; undefined when nothing is. */
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly control: (tie: Tie) => unknown;
  /** Longest text accepted; with `length`, the count is shown near the limit. */
  readonly max?: number | undefined;
  readonly length?: number | undefined;
}

function tieOf(options: FieldOptions): Tie {
  const { id, hint, error } = options;
  const described = [hint === undefined || hint === nothing ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((each) => each !== '')
    .join(' ');
  return { id, describedBy: described === '' ? nothing : described, invalid: error === undefined ? 'false' : 'true' };
}

function around(locale: Locale, options: FieldOptions): { hint: unknown; error: unknown; mark: unknown; count: unknown } {
  const { id, hint, error, optional, max, length } = options;
  const left = max === undefined || length === undefined ? undefined : max - length;
  const nearing = left !== undefined && max !== undefined && left < Math.min(100, max / 4);
  return {
    hint: hint === undefined || hint === nothing ? nothing : html`<span class="hint" id="${id}-hint">${hint}</span>`,
    error:
      error === undefined ? nothing : html`<span class="error" id="${id}-error">${icon('danger')}<span>${error}</span></span>`,
    mark: optional === true ? optionalMark(locale) : nothing,
    count: nearing
      ? html`<span class="count">${left < 0 ? locale.words.charactersOver(-left) : locale.words.charactersLeft(left)}</span>`
      : nothing,
  };
}

/** One control with its label. */
export function field(locale: Locale, options: FieldOptions): TemplateResult {
  const { hint, error, mark, count } = around(locale, options);
  return html`<div class=${options.error === undefined ? 'field' : 'field invalid'} part="field">
    <label class="label" for=${options.id}>${options.label}${mark}</label>
    ${hint}${error}${options.control(tieOf(options))}${count}
  </div>`;
}

/** Several controls under one legend: radios, checkboxes. Give the first control `tie.id`, so that the summary's link reaches it. */
export function fieldGroup(locale: Locale, options: FieldOptions): TemplateResult {
  const { hint, error, mark } = around(locale, options);
  const tie = tieOf(options);
  return html`<fieldset
    class=${options.error === undefined ? 'field' : 'field invalid'}
    part="field"
    aria-describedby=${tie.describedBy}
  >
    <legend class="label">${options.label}${mark}</legend>
    ${hint}${error}${options.control(tie)}
  </fieldset>`;
}
