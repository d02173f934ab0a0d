/** A ticket's number: whole, selectable at one click, copied by a button, a link where there is somewhere to go. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Locale } from './locale.ts';
import './shared-words.ts';

export interface KeyOptions {
  /** Address of the ticket; without it the number is text. */
  readonly href?: string | undefined;
  /** What a plain click on the link does instead of following it; with a modifier key the browser has its way. */
  readonly follow?: (() => void) | undefined;
  /** Offers to copy the number, and is told when it has been: announce it. */
  readonly copied?: ((said: string) => void) | undefined;
}

/** Whether a click asks the browser for something of its own: a new tab, a window, a download. */
export function isBrowserClick(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/**
 * The key of a ticket, or "waiting to be sent" while it has none.
 *   ${ticketKey(this.locale, row.key, { href: `#${row.key}`, follow: () => this.open(row), copied: (said) => this.announce(said) })}
 */
export function ticketKey(locale: Locale, key: string | null, options: KeyOptions = {}): TemplateResult {
  const words = locale.words.key;
  if (key === null) return html`<span class="key muted">${words.pending}</span>`;
  const { href, follow, copied } = options;
  const clicked = (event: MouseEvent) => {
    if (follow === undefined || isBrowserClick(event)) return;
    event.preventDefault();
    follow();
  };
  const text =
    href === undefined ? html`<span class="key">${key}</span>` : html`<a class="key" href=${href} @click=${clicked}>${key}</a>`;
  if (copied === undefined) return text;
  const copy = async () => {
    await navigator.clipboard.writeText(key);
    copied(words.copied(key));
  };
  return html`<span class="key-group"
    >${text}${navigator.clipboard === undefined ? nothing : html`<button class="copy" type="button" title=${words.copy(key)} @click=${copy}>${icon('copy')}</button>`}</span
  >`;
}
