/** A code made from a name, for whoever gives names and never sees codes. */

/** Longest code that is made; what distinguishes it from others is added. */
const LONGEST = 40;

/** A code that looks like a name and is not taken. */
export function codeFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, LONGEST);
  const base = plain === '' ? 'x' : plain;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(code)) return code;
  }
}
