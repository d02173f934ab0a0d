/** The host page in French or in English: `?lang=en` swaps every text that carries its English beside it. */

export type HostLanguage = 'fr' | 'en';

/** Where an element keeps the English of one of its attributes. */
const ATTRIBUTES = { 'data-en-label': 'aria-label', 'data-en-placeholder': 'placeholder' } as const;

/** This page's address with one parameter set or, with null, taken away; the hash stays. */
export function addressWith(name: string, value: string | null): string {
  const url = new URL(location.href);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url.href;
}

/** Puts the page in the language its address asks for, and points its language link at the other one. */
export function applyLanguage(): HostLanguage {
  const language: HostLanguage = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fr';
  if (language === 'en') translate();
  pointAtTheOther(language);
  return language;
}

function translate(): void {
  document.documentElement.lang = 'en';
  for (const element of document.querySelectorAll<HTMLElement>('[data-en]')) element.textContent = element.dataset['en'] ?? '';
  for (const [kept, shown] of Object.entries(ATTRIBUTES)) {
    for (const element of document.querySelectorAll(`[${kept}]`)) element.setAttribute(shown, element.getAttribute(kept) ?? '');
  }
}

/** The link is followed at the last moment with whoever is present by then, so its address is made when it is used. */
function pointAtTheOther(language: HostLanguage): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-language-link]');
  if (link === null) return;
  const other = language === 'en' ? 'fr' : 'en';
  link.textContent = other === 'en' ? 'English' : 'Français';
  link.lang = other;
  link.hreflang = other;
  const aim = () => {
    link.href = addressWith('lang', other === 'en' ? 'en' : null);
  };
  aim();
  for (const moment of ['focus', 'pointerenter', 'click']) link.addEventListener(moment, aim);
}
