/** What is typed in administration and not saved: said where it is, and asked about before the page is left. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AdminHost } from './admin-host.ts';

/** The mark of what holds something that is not saved; nothing where it holds none. */
export function unsavedMark({ words }: Pick<AdminHost, 'words'>, isUnsaved = false): TemplateResult | typeof nothing {
  return isUnsaved ? html`<span class="mark">${words.unsaved}</span>` : nothing;
}

/** Has the browser ask before the page is left, for as long as it is held. */
export class LeavingGuard {
  readonly #ask = (event: BeforeUnloadEvent): void => event.preventDefault();

  /** @param isHeld whether leaving now would lose something */
  hold(isHeld: boolean): void {
    if (isHeld) addEventListener('beforeunload', this.#ask);
    else removeEventListener('beforeunload', this.#ask);
  }
}
