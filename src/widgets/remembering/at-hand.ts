/**
 * What a page fetches ahead where a device goes on without a network: the parts of its widgets that come on demand, since nobody would
 * bring them then. After the first view, one after the other, so that whoever reads meanwhile waits for none of it.
 */
import type { Language } from '../../locales/index.ts';

type Fetch = () => Promise<unknown>;

/** Reading a ticket, a list; writing in them; what goes wrong with it. In the order in which somebody would come to need them. */
const PARTS: readonly Fetch[] = [
  () => import('../ticket-form/define.ts'),
  () => import('../ticket-list/define.ts'),
  () => import('../ticket-detail/define.ts'),
  () => import('../ticket-form/writing.ts'),
  () => import('../shared/drafts-store.ts'),
  () => import('../ticket-form/filed.view.ts'),
  () => import('../ticket-form/file-chips.view.ts'),
  () => import('../ticket-form/extras.view.ts'),
  () => import('../ticket-form/fields.view.ts'),
  () => import('../ticket-form/place-tree.view.ts'),
  () => import('../ticket-form/wrong.ts'),
  () => import('../../domain/field-checks.ts'),
  () => import('../shared/define-combobox.ts'),
  () => import('../shared/define-markdown.ts'),
  () => import('../shared/sanitise.ts'),
  () => import('../ticket-list/list-later.ts'),
  () => import('../ticket-list/list-filters.ts'),
  () => import('../../domain/predict-writing.ts'),
  () => import('../../domain/predict.ts'),
  () => import('../../domain/predict-edit.ts'),
  () => import('../ticket-detail/files.ts'),
  () => import('../ticket-detail/beside.ts'),
  () => import('../ticket-detail/expected.ts'),
  () => import('../ticket-detail/doing.ts'),
  () => import('../ticket-detail/panel.view.ts'),
  () => import('../ticket-detail/edited.ts'),
  () => import('../../domain/undo.ts'),
  () => import('./letters.ts'),
];

/** Their words, for whoever reads French; and for whoever reads English. */
const WORDS: Readonly<Record<Language, readonly Fetch[]>> = {
  fr: [
    () => import('../../locales/fr/problems.ts'),
    () => import('../../locales/fr/acts.ts'),
    () => import('../../locales/fr/commands.ts'),
    () => import('../../locales/fr/ticket-expected.ts'),
    () => import('../../locales/fr/ticket-acting.ts'),
    () => import('../../locales/fr/ticket-form-writing.ts'),
    () => import('../../locales/fr/ticket-form-wrong.ts'),
    () => import('../../locales/fr/ticket-form-files.ts'),
    () => import('../../locales/fr/ticket-form-options.ts'),
    () => import('../../locales/fr/list-filters.ts'),
    () => import('../../locales/fr/ticket-beside.ts'),
  ],
  en: [
    () => import('../../locales/en/problems.ts'),
    () => import('../../locales/en/acts.ts'),
    () => import('../../locales/en/commands.ts'),
    () => import('../../locales/en/ticket-expected.ts'),
    () => import('../../locales/en/ticket-acting.ts'),
    () => import('../../locales/en/ticket-form.ts'),
    () => import('../../locales/en/ticket-form-writing.ts'),
    () => import('../../locales/en/ticket-form-wrong.ts'),
    () => import('../../locales/en/ticket-form-files.ts'),
    () => import('../../locales/en/ticket-form-options.ts'),
    () => import('../../locales/en/ticket-list.ts'),
    () => import('../../locales/en/list-filters.ts'),
    () => import('../../locales/en/ticket-detail.ts'),
    () => import('../../locales/en/ticket-beside.ts'),
  ],
};

const coming = new Map<Language, Promise<boolean>>();

async function bring(language: Language): Promise<boolean> {
  try {
    for (const fetch of [...PARTS, ...WORDS[language]]) await fetch();
    return true;
  } catch {
    // What is missing is fetched when it is needed, as everywhere; the next widget that asks tries again.
    coming.delete(language);
    return false;
  }
}

/** Fetches them all, once a page. @returns whether all are here */
export function bringAtHand(language: Language): Promise<boolean> {
  const begun = coming.get(language) ?? bring(language);
  coming.set(language, begun);
  return begun;
}
