/** The summary of what is to correct above a form, with links (GOV.UK's way); it comes with what checks the form. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { heading } from './heading.ts';
import type { Locale } from './locale.ts';

export const errorSummaryStyles = css`
  .error-summary {
    padding: var(--_space-4);
    border: 3px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .error-summary a {
    color: var(--_danger);
    font-weight: 600;
  }

  .error-summary ul {
    margin-block-start: var(--_space-2);
    padding-inline-start: 1.25em;
  }

  .error-summary li {
    min-block-size: 24px;
  }
`;

/** One thing to correct, and where. */
export interface Correction {
  /** Id of the control in this root. */
  readonly id: string;
  readonly message: string;
}

/** Moves to the control of a correction. An inner element, such as a combobox, takes the focus itself. */
function goTo(event: Event, id: string): void {
  event.preventDefault();
  const root = (event.currentTarget as Element).getRootNode() as Document | ShadowRoot;
  root.getElementById(id)?.focus();
}

/**
 * The summary above a form; nothing when there is nothing to correct. Move to it with `focusSummary` after a refused submit. It
 * is told when it comes, and not again each time that something in it has been corrected.
 */
export function errorSummary(locale: Locale, corrections: readonly Correction[], level = 3): TemplateResult | typeof nothing {
  if (corrections.length === 0) return nothing;
  return html`<div
    class="error-summary"
    part="error-summary"
    role="alert"
    aria-atomic="false"
    aria-relevant="additions"
    tabindex="-1"
  >
    ${heading(level, locale.words.errorSummary(corrections.length))}
    <ul>
      ${corrections.map(({ id, message }) => html`<li><a href="#${id}" @click=${(event: Event) => goTo(event, id)}>${message}</a></li>`)}
    </ul>
  </div>`;
}

/** Moves the focus to the summary, so that its links are the next stop. Call it after `updateComplete`. */
export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>('.error-summary')?.focus();
}
