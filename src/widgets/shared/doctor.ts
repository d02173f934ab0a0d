/** What Guichet says to who builds the page: once in the console for a developer, and on the page for its editor. */

const said = new Set<string>();

/**
 * Warns a developer once per key, however many elements have the same trouble.
 * @param key what makes it the same trouble
 */
export function warnOnce(key: string, message: string, ...more: readonly unknown[]): void {
  if (said.has(key)) return;
  said.add(key);
  console.warn(`guichet: ${message}`, ...more);
}

/** One thing wrong with an attribute, for the editor of the page. */
export interface Finding {
  readonly attribute: string;
  /** What the attribute says. */
  readonly value: string;
  /** What would be understood, or why it has no effect. */
  readonly expected: string;
  /** The value is understood but changes nothing here. */
  readonly idle?: boolean;
  /** Said as it is, where it is not about a value: `attribute` then only names what it is about. */
  readonly sentence?: string;
}

/** Says a finding to the developer too. */
export function report(tag: string, finding: Finding): void {
  const { attribute, value, expected, idle, sentence } = finding;
  if (sentence !== undefined) return warnOnce(`${tag} ${attribute} ${sentence}`, `<${tag}>: ${sentence}`);
  const trouble = idle === true ? `has no effect: ${expected}` : `is not understood; expected ${expected}`;
  warnOnce(`${tag} ${attribute}=${value}`, `<${tag} ${attribute}="${value}">: ${attribute} ${trouble}`);
}
