/**
 * Verbs: everything that may be done where the focus is, by a button, by a key, or found by its words in the palette.
 *
 * A widget lists its verbs to a `Shortcuts` (see `shortcuts.ts`), which offers them here; a desk around it shows them with its
 * own. A widget that stands alone is its own desk.
 *
 *   readonly #keys = new Shortcuts(this, { verbs: () => this.#verbs(), person: () => this.session?.me.id });
 */

/** What a verb acts on: the order in which the palette and the list of keys show them. */
export const VERB_GROUPS = ['ticket', 'list', 'go', 'desk'] as const;
export type VerbGroup = (typeof VERB_GROUPS)[number];

export interface Verb {
  /** Unique within its widget, and stable. */
  readonly id: string;
  /** What its button says: a verb, in the person's language. */
  readonly label: string;
  readonly group: VerbGroup;
  /**
   * As `KeyboardEvent.key` names it, so that it depends on no layout: `j`, `?`, `Escape`, `A` (with Shift); or with Alt and an
   * arrow, `Alt+ArrowUp`. Nothing else goes with a modifier: those are the browser's.
   */
  readonly key?: string | undefined;
  /** Why it cannot be done now, in a sentence; it is then shown and does nothing. */
  readonly blocked?: string | undefined;
  run(): void;
}

/** Widgets on the page and how each lists its verbs. */
const offers = new Map<HTMLElement, () => readonly Verb[]>();

/** Offers a widget's verbs until the returned function is called. */
export function offerVerbs(host: HTMLElement, verbs: () => readonly Verb[]): () => void {
  offers.set(host, verbs);
  return () => {
    if (offers.get(host) === verbs) offers.delete(host);
  };
}

/** The element around another, through shadow roots. */
export function around(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** The widgets that offer verbs around an element, itself included, the nearest first. */
export function offering(from: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let element: Element | null = from; element !== null; element = around(element))
    if (element instanceof HTMLElement && offers.has(element)) found.push(element);
  return found;
}

/**
 * Every verb of a desk, or of a widget that stands alone: those of the widget with the focus first, then the others that are seen.
 * A verb of a nearer widget hides those further away with its id or its key.
 * @param scope the outermost widget
 * @param from where the focus is
 */
export function verbsIn(scope: HTMLElement, from: Element): Verb[] {
  const near = offering(from);
  const far = [...offers.keys()]
    .filter((host) => !near.includes(host) && offering(host).at(-1) === scope && host.getClientRects().length > 0)
    // The focus may be on what is around a widget: that one is meant then.
    .sort((one, other) => Number(from.contains(other)) - Number(from.contains(one)));
  const verbs: Verb[] = [];
  const taken = new Set<string>();
  for (const host of [...near, ...far]) {
    for (const verb of offers.get(host)?.() ?? []) {
      if (verbs.some(({ id }) => id === verb.id)) continue;
      const free = verb.key !== undefined && !taken.has(verb.key);
      if (verb.key !== undefined) taken.add(verb.key);
      verbs.push(free || verb.key === undefined ? verb : { ...verb, key: undefined });
    }
  }
  return verbs;
}

/** The name of a key press, as a verb gives it; undefined where it belongs to the browser. */
export function keyOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.isComposing) return undefined;
  if (!event.altKey) return event.key;
  return event.key.startsWith('Arrow') ? `Alt+${event.key}` : undefined;
}
