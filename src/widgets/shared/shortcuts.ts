/**
 * One key for each verb, only while the focus is inside the widget and not where one writes (WCAG 2.1.4), with a way to switch
 * them off: the attribute `no-shortcuts`, or the switch under `?`, kept for each person. Ctrl + K opens the palette of all verbs.
 */
import type { ReactiveController } from 'lit';
import { deepestFocus } from './focused.ts';
import type { LocalisedElement } from './localised.ts';
import { keyOf, offerVerbs, offering, verbsIn, type Verb } from './verbs.ts';

export interface ShortcutsOptions {
  readonly verbs: () => readonly Verb[];
  /** Whose choice of keys it is: an id; undefined while nobody is known. */
  readonly person: () => string | undefined;
}

/** Elements in which a letter is a letter. */
const WRITTEN =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="combobox"], [role="menu"], dialog';

function isWriting(event: KeyboardEvent): boolean {
  return event.composedPath().some((each) => each instanceof Element && each.matches(WRITTEN));
}

const OFF = 'off';

function storageName(person: string): string {
  return `guichet-keys:${person}`;
}

/** Whether a person wants single keys; a browser without storage gives them. */
export function wantsKeys(person: string | undefined): boolean {
  if (person === undefined) return true;
  try {
    return localStorage.getItem(storageName(person)) !== OFF;
  } catch {
    return true;
  }
}

/** Keeps whether a person wants single keys. */
export function chooseKeys(person: string | undefined, wanted: boolean): void {
  if (person === undefined) return;
  try {
    if (wanted) localStorage.removeItem(storageName(person));
    else localStorage.setItem(storageName(person), OFF);
  } catch {
    // Storage is shut: the choice holds nowhere, and the attribute remains.
  }
}

/** Whether the page has switched single keys off for a widget or anything around it. */
export function pageRefusesKeys(widgets: readonly HTMLElement[]): boolean {
  return widgets.some((each) => each.hasAttribute('no-shortcuts'));
}

/**
 * What is typed while a palette is on its way, on whichever widget the focus still is: it is for the palette, and must not do there
 * what single keys do.
 */
let ahead: { typed: string } | undefined;

function typeAhead(event: KeyboardEvent): void {
  event.preventDefault();
  if (ahead !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
    ahead.typed += event.key;
}

/** Keys and palette of one widget. */
export class Shortcuts implements ReactiveController {
  readonly #host: LocalisedElement;
  readonly #options: ShortcutsOptions;
  #withdraw: (() => void) | undefined;

  constructor(host: LocalisedElement, options: ShortcutsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#withdraw = offerVerbs(this.#host, this.#options.verbs);
    this.#host.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#withdraw?.();
    this.#withdraw = undefined;
    this.#host.removeEventListener('keydown', this.#press);
  }

  /** Whether single keys act here now: what menus ask before they show one. */
  get active(): boolean {
    return wantsKeys(this.#options.person()) && !pageRefusesKeys(offering(this.#host));
  }

  /** Opens the palette: every verb of the widget, and of the desk around it. */
  readonly openPalette = (): void => {
    ahead = { typed: '' };
    void this.#show('palette').finally(() => {
      ahead = undefined;
    });
  };

  /** Opens the list of keys. */
  readonly openKeys = (): void => {
    void this.#show('keys');
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (ahead !== undefined) {
      typeAhead(event);
      return;
    }
    const outermost = offering(this.#host).at(-1) === this.#host;
    if (outermost && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      // A desk that a dialog covers waits for its end.
      if (event.composedPath().some((each) => each instanceof HTMLDialogElement)) return;
      event.preventDefault();
      this.openPalette();
      return;
    }
    const key = keyOf(event);
    if (key === undefined || isWriting(event) || !this.active) return;
    if (key === '?' && outermost) {
      event.preventDefault();
      this.openKeys();
      return;
    }
    // What stands between two widgets belongs to the one around them, which then speaks for all that is seen.
    const verbs = outermost ? verbsIn(this.#host, deepestFocus() ?? this.#host) : this.#options.verbs();
    const verb = verbs.find((each) => each.key === key);
    if (verb === undefined) return;
    event.preventDefault();
    if (verb.blocked === undefined) verb.run();
  };

  async #show(which: 'palette' | 'keys'): Promise<void> {
    const scope = offering(this.#host).at(-1) ?? this.#host;
    const focus = deepestFocus();
    const from = focus !== undefined && offering(focus).includes(scope) ? focus : this.#host;
    const person = this.#options.person();
    // Why something cannot be done is said in words that are fetched when they are needed.
    const [{ openPalette, openKeys }] = await Promise.all([import('./palette.ts'), this.#host.locale.fetchProblems()]);
    const verbs = verbsIn(scope, from);
    if (which === 'keys') {
      await openKeys(scope, verbs, { person, refused: pageRefusesKeys([scope]) });
      return;
    }
    const palette = await openPalette(scope, verbs, this.openKeys);
    if (ahead !== undefined && ahead.typed !== '') palette?.look(ahead.typed);
  }
}
