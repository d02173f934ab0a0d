/** A notice: an icon, a word, what happened and what to do. Its colour is never alone to say what it is. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './first-icons.ts';
import type { Locale } from './locale.ts';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

export interface NoticeContent {
  /** The sentence in bold: what happened. */
  readonly what: unknown;
  /** Why, and what to do. */
  readonly more?: unknown;
  /** Buttons or links. */
  readonly actions?: unknown;
  /**
   * `status` is said politely when it appears, `alert` at once; absent, it is part of the page (the widget then announces
   * it, or moves the focus).
   */
  readonly role?: 'status' | 'alert';
}

/**
 * A notice.
 *   ${notice(this.locale, 'success', { what: this.words.filed(key) })}
 */
export function notice(locale: Locale, kind: NoticeKind, content: NoticeContent): TemplateResult {
  const { what, more, actions, role } = content;
  return html`<div class="notice ${kind}" part="notice" role=${role ?? nothing}>
    ${icon(kind)}
    <div>
      <p class="what"><span class="visually-hidden">${locale.words.notices[kind]} : </span>${what}</p>
      ${more === undefined ? nothing : html`<p class="more">${more}</p>`}${actions === undefined ? nothing : html`<div class="actions">${actions}</div>`}
    </div>
  </div>`;
}
