/** Said in place to whoever is signed in no more, or after whom somebody else came: nothing else of the widget moves. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { wordsOnDemand, type Vocabulary } from '../../locales/index.ts';
import type { RenewalWords } from '../../locales/fr/renewal.ts';
import type { GuichetElement } from './element.ts';
import type { Presence } from './givers.ts';
import type { Locale } from './locale.ts';
import { notice } from './notice.ts';

export { whenBack } from './renewal.ts';

export const vocabulary: Vocabulary<RenewalWords> = wordsOnDemand({
  fr: () => import('../../locales/fr/renewal.ts'),
  en: () => import('../../locales/en/renewal.ts'),
});

/** It stays in sight, however far down whoever writes has come. */
const expiredStyles = css`
  .expired {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    margin-block-end: var(--_space-4);
    background: var(--_surface);
  }

  @media print {
    .expired {
      display: none;
    }
  }
`;

export const styles = [expiredStyles];

function wordsOf({ language }: Locale): RenewalWords {
  const found = vocabulary.peek(language);
  if (found === undefined) throw new ReferenceError('drawn before its words came');
  return found;
}

/** Says that a widget goes on, and keeps the focus from falling out of it with the notice that held it. */
export function welcomeBack(widget: GuichetElement, locale: Locale): void {
  widget.announce(wordsOf(locale).back);
  if (widget.shadowRoot?.activeElement?.closest('.expired')) void widget.updateComplete.then(() => widget.focus());
}

/** Where one signs in: a window that a page of ours closes by itself, beside this one, which stays as it is. */
function link(address: string, text: string, newWindow: string, pressed: () => void): TemplateResult {
  const open = (event: MouseEvent): void => {
    pressed();
    const url = new URL(address, document.baseURI);
    // Another site's page is told nothing of this one, and closes by hand.
    if (url.origin !== location.origin) return;
    if (window.open(url, 'guichet-sign-in', 'popup,width=600,height=720') !== null) event.preventDefault();
  };
  return html`<a
    class="button primary"
    href=${new URL(address, document.baseURI).href}
    target="_blank"
    rel="noopener"
    @click=${open}
    >${text}<span class="visually-hidden"> (${newWindow})</span></a
  >`;
}

/** A way in for whoever is not signed in yet. @param pressed they go there now */
export function signInLink(locale: Locale, address: string, pressed: () => void): TemplateResult {
  const { signIn, newWindow } = wordsOf(locale);
  return link(address, signIn, newWindow, pressed);
}

/** The notice. @param address where one signs in; empty where the page does not say */
export function expiredNotice(locale: Locale, presence: Presence, address: string): TemplateResult {
  const { gone, kept, elsewhere, signInAgain, newWindow, goOn, other, hidden, goOnAsOther } = wordsOf(locale);
  const isOther = presence.state === 'other';
  const way = address === '' ? nothing : link(address, signInAgain, newWindow, () => undefined);
  const on = isOther
    ? html`<button class="button" type="button" @click=${() => presence.accept()}>${goOnAsOther}</button>`
    : html`<button class="button" type="button" @click=${() => void presence.askAgain?.()}>${goOn}</button>`;
  return html`<div class="expired">
    ${notice(locale, 'warning', {
      what: isOther ? other : gone,
      more: isOther ? hidden : `${address === '' ? `${elsewhere} ` : ''}${kept}`,
      actions: html`${way}${on}`,
      role: 'alert',
    })}
  </div>`;
}
