/** A ticket that one may no longer read: it says so, and gives back what one was writing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { partWords } from './part-words.ts';

export { PART_WORDS as vocabulary } from './part-words.ts';

export interface GoneContext {
  readonly locale: Locale;
  readonly session: Session;
  /** What the person had begun to write. */
  readonly text: string;
  readonly said: (text: string) => void;
  readonly guarded: (task: () => Promise<void>) => () => void;
}

/** What stands in the place of a ticket that went. */
export function gone({ locale, session, text, said, guarded }: GoneContext): TemplateResult {
  const words = partWords(session, locale.language);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    said(words.textCopied);
  };
  return html`${notice(locale, 'warning', { what: words.gone, more: words.goneMore, role: 'alert' })}
  ${
    text.trim() === ''
      ? nothing
      : html`<div class="field kept">
          <label class="label" for="kept">${words.goneText}</label>
          <textarea class="textarea" id="kept" readonly .value=${text}></textarea>
          <button class="button" type="button" @click=${guarded(copy)}>${icon('copy')}${words.copyText}</button>
        </div>`
  }`;
}
