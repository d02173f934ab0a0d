/** What the dialogs of a list share: their words, and a dialog in the list's own root that is drawn as its content changes. */
import { render, type TemplateResult } from 'lit';
import { wordsOnDemand } from '../../locales/index.ts';
import type { ListOptionsWords } from '../../locales/fr/list-options.ts';
import '../shared/define-dialog.ts';
import type { GuichetDialog } from '../shared/dialog.ts';
import type { ListHost } from './list-extension.ts';

const WORDS = wordsOnDemand<ListOptionsWords>({
  fr: () => import('../../locales/fr/list-options.ts'),
  en: () => import('../../locales/en/list-options.ts'),
});

export function optionsWords({ locale }: ListHost): Promise<ListOptionsWords> {
  return WORDS.load(locale.language);
}

/**
 * Shows a dialog until it closes.
 * @param content draws what is in it, again each time it is told to
 * @param sheet of that content
 * @returns whether it was confirmed
 */
export async function dialogIn(
  { root, locale }: ListHost,
  heading: string,
  content: (dialog: GuichetDialog, draw: () => void) => TemplateResult,
  sheet?: CSSStyleSheet,
): Promise<boolean> {
  const dialog = document.createElement('guichet-dialog');
  dialog.heading = heading;
  dialog.lang = locale.tag;
  if (root instanceof ShadowRoot && sheet !== undefined && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets.push(sheet);
  const draw = (): void => {
    render(content(dialog, draw), dialog);
  };
  draw();
  (root.querySelector('.base') ?? root).append(dialog);
  const closed = new Promise<boolean>((resolve) => {
    dialog.addEventListener(
      'guichet-close',
      (event) => resolve((event as CustomEvent<{ confirmed: boolean }>).detail.confirmed),
      {
        once: true,
      },
    );
  });
  await dialog.show();
  const confirmed = await closed;
  dialog.remove();
  return confirmed;
}
