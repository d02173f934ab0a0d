/** What came of the last act, said where it was done, with the way to undo it; and what went wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { problemNotice } from '../shared/problem.ts';
import type { Acting } from './acting.ts';

/**
 * The sentence of what was done. It stays until the next act, and so does the button that undoes it: nobody is hurried.
 * @param where the head, or the answer box
 */
export function said(where: 'head' | 'answer', acting: Acting, words: TicketDetailWords): TemplateResult | typeof nothing {
  if (acting.said === '' || acting.saidAt !== where) return nothing;
  return html`<p class="said" part="said">
    ${icon('success')}<span>${acting.said}</span>
    ${
      acting.undoable === undefined
        ? nothing
        : html`<button class="button undo no-print" type="button" aria-keyshortcuts="z" @click=${acting.undo}>
            ${words.undo}
          </button>`
    }
  </p>`;
}

export interface Troubles {
  readonly missed: unknown;
  /** Tries again what was missed. */
  readonly again: () => void;
  /** What is shown may be old: it could not be read again, or nothing will be heard of it any more. */
  readonly lost: unknown;
  readonly isDeaf: boolean;
  readonly reconnect: () => void;
  /** A file that could not be opened. */
  readonly file: string;
}

/** What went wrong, under the head. */
export function troubles(locale: Locale, { missed, again, lost, isDeaf, reconnect, file }: Troubles): TemplateResult {
  return html`${missed === undefined ? nothing : problemNotice(locale, missed, { retry: again })}
  ${lost === undefined ? nothing : problemNotice(locale, lost, { retry: reconnect, reads: !isDeaf, role: 'status' })}
  ${file === '' ? nothing : notice(locale, 'danger', { what: file, role: 'alert' })}`;
}
