/**
 * What a file is called here: another person's text, that ends up on somebody's disk. It is made plain first and checked afterwards:
 * a name checked before it was cleaned let `U+200B.htaccess` through elsewhere (CVE-2026-28289).
 */

/** Bytes of a name, at most: what every file system takes, with room for what a browser adds to a second one. */
const LONGEST = 150;

/** Names that Windows gives to devices, whatever follows their first dot (Naming Files, Paths, and Namespaces). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** Controls, what is not seen, what turns the direction of writing, and halves of a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** What stands for a place, or for something else, on a disk. */
const PLACES = /[/\\:*?"<>|]/gu;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The beginning of a text that fits in some bytes, no character of it cut. */
function fitting(text: string, bytes: number): string {
  let kept = '';
  let left = bytes;
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

/** A name as it is kept: composed (NFC), without what is not seen, no device, no place, of 150 bytes at most, its ending kept. */
export function plainFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(PLACES, '_')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/u, '');
  const named = RESERVED.test(plain) || plain === '' ? `_${plain}` : plain;
  if (bytesOf(named) <= LONGEST) return named;
  const ending = /\.[^.\s]{1,16}$/u.exec(named)?.[0] ?? '';
  return fitting(named.slice(0, named.length - ending.length), LONGEST - bytesOf(ending)).replace(/[. ]+$/u, '') + ending;
}
