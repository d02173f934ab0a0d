/** Where a person is in a desk: the tab, the ticket open; kept for the tab of the browser, and read from the page's address. */
import { isText, oneOf, orNull, shaped } from '../shared/shape.ts';

export const TABS = ['new', 'active', 'over', 'settings', 'reports', 'admin', 'knowledge'] as const;
export type TabId = (typeof TABS)[number];

/** Whether a tab holds a list of tickets, which a ticket can stand beside. */
export function isList(tab: TabId | undefined): boolean {
  return tab === 'active' || tab === 'over';
}

export interface DeskPlace {
  readonly tab: TabId;
  readonly ticket: string | null;
}

const isPlace = shaped<DeskPlace>({ tab: oneOf(TABS), ticket: orNull(isText) });

/** The memory of one desk for one person; a browser without session storage simply forgets. */
export class PlaceMemory {
  readonly #name: string;

  constructor(key: readonly string[]) {
    this.#name = `guichet-desk:${key.join('|')}`;
  }

  recall(): DeskPlace | undefined {
    try {
      const kept = sessionStorage.getItem(this.#name);
      const place: unknown = kept === null ? undefined : JSON.parse(kept);
      return isPlace(place) ? place : undefined;
    } catch {
      return undefined;
    }
  }

  keep(place: DeskPlace): void {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify(place));
    } catch {
      // Storage is full or shut: the place is only kept while the page lives.
    }
  }
}

/**
 * The ticket that an address names for a desk: `#TRK2_9`, its prefix and a number; null for any other fragment.
 * @param hash as `location.hash` gives it
 */
export function ticketInHash(hash: string, prefix: string): string | null {
  let fragment: string;
  try {
    fragment = decodeURIComponent(hash.replace(/^#/u, ''));
  } catch {
    return null;
  }
  return fragment.startsWith(prefix) && /^\d{1,12}$/u.test(fragment.slice(prefix.length)) ? fragment : null;
}

/** Writes the ticket open, or none, in the page's address, so that it can be sent, kept, and left with "back". */
export class AddressWriter {
  /** Whether the last entry of the history is ours to go back from. */
  #pushed = false;

  /** @param instead of the one that is written: going along a list makes no step to go back by */
  open(key: string, instead = false): void {
    if (location.hash === `#${encodeURIComponent(key)}` || location.hash === `#${key}`) return;
    if (instead && location.hash.length > 1) {
      history.replaceState(history.state, '', `#${encodeURIComponent(key)}`);
      return;
    }
    history.pushState(history.state, '', `#${encodeURIComponent(key)}`);
    this.#pushed = true;
  }

  /** Leaves the ticket: back where it was opened from, else the same address without it. */
  close(): void {
    if (this.#pushed) {
      this.#pushed = false;
      history.back();
      return;
    }
    history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  }

  /** The person went back by himself. */
  forget(): void {
    this.#pushed = false;
  }
}
