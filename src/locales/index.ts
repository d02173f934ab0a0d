/**
 * How words reach the screen. Each view has its own pair of files, `fr/<view>.ts` and `en/<view>.ts`, loaded with the view:
 * French, the source, comes in the view's own chunk; English is fetched by who reads English.
 *
 *   // locales/fr/list.ts     const list = { title: 'Tickets', found: (n: number) => … }; export default list;
 *   // locales/en/list.ts     const list = { … } satisfies typeof fr; export default list;
 *   // the view               const LIST_WORDS = words(fr, { en: () => import('../../locales/en/list.ts') });
 */

import { typeset } from './typography.ts';

/** The languages that every view speaks. French is the source of truth and what a reader of any other language gets. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of one view, in every language, as they become available. */
export interface Vocabulary<W extends object> {
  /** The words of a language if they are here already. French always is. */
  peek(language: Language): W | undefined;
  /** The words of a language. @throws the import's own error when its chunk cannot be fetched */
  load(language: Language): Promise<W>;
}

/** Where the other languages are fetched. */
export type Loaders<W extends object> = Readonly<Record<Exclude<Language, 'fr'>, () => Promise<{ readonly default: W }>>>;

/**
 * The vocabulary of a view.
 * @param fr the French words: their type is what every other language must satisfy
 * @param loaders how each other language is fetched; a failed fetch is tried again at the next demand
 */
export function words<W extends object>(fr: W, loaders: Loaders<W>): Vocabulary<W> {
  return vocabulary(new Map<Language, W>([['fr', typeset(fr)]]), { ...loaders, fr: () => Promise.resolve({ default: fr }) });
}

function vocabulary<W extends object>(
  here: Map<Language, W>,
  loaders: Readonly<Record<Language, () => Promise<{ readonly default: W }>>>,
): Vocabulary<W> {
  const coming = new Map<Language, Promise<W>>();
  return {
    peek: (language) => here.get(language),
    load(language) {
      const known = here.get(language);
      if (known !== undefined) return Promise.resolve(known);
      const already = coming.get(language);
      if (already !== undefined) return already;
      const loading = loaders[language]().then(
        (module) => {
          const said = language === 'fr' ? typeset(module.default) : module.default;
          here.set(language, said);
          return said;
        },
        (error: unknown) => {
          coming.delete(language);
          throw error;
        },
      );
      coming.set(language, loading);
      return loading;
    },
  };
}

/**
 * The vocabulary of a part that comes on demand, French included.
 * @param loaders how each language is fetched; a failed fetch is tried again at the next demand
 */
export function wordsOnDemand<W extends object>(
  loaders: Readonly<Record<Language, () => Promise<{ readonly default: W }>>>,
): Vocabulary<W> {
  return vocabulary(new Map(), loaders);
}

/**
 * The language that Guichet speaks for a tag, or undefined where it speaks none.
 * @param tag a BCP 47 tag, such as `fr-CA`
 */
export function spoken(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/u)[0];
  return LANGUAGES.find((language) => language === primary);
}
