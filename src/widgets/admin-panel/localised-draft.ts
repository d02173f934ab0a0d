/** Words of an editor while they are typed: in French, and in English where it is given. */
import type { Localised } from '../../domain/values.ts';

export interface Words {
  readonly fr: string;
  readonly en: string;
}

export const NO_WORDS: Words = { fr: '', en: '' };

/** The words of a text; one that is the same in all languages has no English of its own. */
export function wordsIn(text: Localised | undefined): Words {
  if (text === undefined) return NO_WORDS;
  return typeof text === 'string' ? { fr: text, en: '' } : { fr: text.fr, en: text.en ?? '' };
}

/** The text of some words; undefined where there are none. */
export function textOf({ fr, en }: Words): Localised | undefined {
  const [french, english] = [fr.trim(), en.trim()];
  if (english !== '') return { fr: french, en: english };
  return french === '' ? undefined : french;
}
