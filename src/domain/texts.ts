/** Texts: how long they may be, and an editor's in the reader's language. Apart from `values.ts`: a form as it opens needs no more. */
import type { Localised } from './schemas/values.ts';

/** Longest text a person may write in one place, in UTF-16 code units; a longer one is offered as a file (domain §3). */
export const LONGEST_TEXT = 65_536;
/** Longest summary, the tracker's own limit (mod_tracker §2.3). */
export const LONGEST_SUMMARY = 255;

/**
 * The words of an editor's text for a reader.
 * @param text what the editor wrote; undefined reads as empty
 * @param language the reader's language, `fr` or `en` (with or without a region)
 */
export function localised(text: Localised | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return language.toLowerCase().startsWith('en') ? (text.en ?? text.fr) : text.fr;
}
