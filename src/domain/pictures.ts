/** Files that a page shows as pictures. */

/** Pictures that every browser of the targets draws, and that hold no script: no SVG. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Whether a file of a type is one that a page may show. */
export function isPicture(type: string): boolean {
  return PICTURES.has(type);
}
