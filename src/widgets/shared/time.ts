/** A moment: relative for the eye, exact in its title, in `datetime`, and on paper. */
import { html, type TemplateResult } from 'lit';
import type { Locale } from './locale.ts';
import './shared-words.ts';

/**
 * A `<time>` element.
 *   ${moment(this.locale, row.changedAt)}
 * @param options.focusable lets a keyboard show the exact moment; leave it out in tables, where it would be one stop a row
 */
export function moment(locale: Locale, instant: string, options: { readonly focusable?: boolean } = {}): TemplateResult {
  const exact = locale.exact(instant);
  const inside = html`<span class="relative">${locale.relative(instant)}</span><span class="exact"> (${exact})</span>`;
  return options.focusable === true
    ? html`<time datetime=${instant} title=${exact} tabindex="0">${inside}</time>`
    : html`<time datetime=${instant} title=${exact}>${inside}</time>`;
}
