/** Nothing here yet: an invitation with its button (experience, rule 6). */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';

export interface EmptyContent {
  readonly icon?: IconName;
  /** The sentence: what there is not, and what one may do. */
  readonly text: unknown;
  /** The button. */
  readonly action?: unknown;
}

/** An empty state. */
export function empty(content: EmptyContent): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icon(content.icon ?? 'posted')}
    <p>${content.text}</p>
    ${content.action ?? nothing}
  </div>`;
}
