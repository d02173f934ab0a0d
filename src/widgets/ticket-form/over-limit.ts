/** Texts that are never cut. */
import type { Sheet } from './sheet.ts';

/** Says once, when a text outgrows its limit, by how much: what was pasted or dictated stays whole and is shortened by hand. */
export function overLimit(
  { locale, announce }: Pick<Sheet, 'locale' | 'announce'>,
  max: number | undefined,
  before: string,
  now: string,
): void {
  if (max !== undefined && now.length > max && before.length <= max) announce(locale.words.charactersOver(now.length - max));
}
