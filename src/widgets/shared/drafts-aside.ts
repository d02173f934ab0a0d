/**
 * What a page must know of a draft before what keeps it is there (`drafts.ts`, fetched once somebody writes): whether one may be
 * found in this browser, whether another tab writes it, and where its text waits should the page go at once.
 */
import { databasesKept } from '../../connect.ts';

/** Whose draft of what. */
export interface DraftKey {
  readonly backend: string;
  readonly desk: string;
  readonly person: string;
  /** A form, an answer to one ticket. */
  readonly slot: string;
}

/** A text, and when it was written, in epoch milliseconds. */
export interface Written {
  readonly value: unknown;
  readonly at: number;
}

/** What tabs tell each other of a draft. */
export interface DraftTold {
  readonly key: string;
  readonly what: 'saved' | 'cleared';
}

/** Name of the database, of the channel between tabs, and of what lies beside. */
export const DRAFTS = 'guichet-drafts';

/** The name of one draft. */
export function nameOf({ backend, desk, person, slot }: DraftKey): string {
  return JSON.stringify([backend, desk, person, slot]);
}

/** Where a text is put aside: a page that goes cannot wait for a database. */
export function asideOf(name: string): string {
  return `${DRAFTS} ${name}`;
}

/** Whether this browser keeps any draft, whoever's: can be asked before it is known whose is looked for. */
export async function keepsAny(): Promise<boolean> {
  try {
    return (await databasesKept()).has(DRAFTS);
  } catch {
    return true;
  }
}

/**
 * Whether a draft may be found in this browser: where nothing says so, nothing has to be fetched to look.
 * @param any what was asked before
 */
export async function mayHold(name: string, any = keepsAny()): Promise<boolean> {
  try {
    return localStorage.getItem(asideOf(name)) !== null || (await any);
  } catch {
    return true;
  }
}

/** Puts a text aside, at once; the next page finds it. */
export function putAside(name: string, written: Written): void {
  try {
    localStorage.setItem(asideOf(name), JSON.stringify(written));
  } catch {
    // No room or no storage: what else keeps it is what remains.
  }
}

/** Calls a listener when the page goes, or may go without another word. @returns what stops it */
export function whenLeaving(listener: () => void): () => void {
  const hidden = () => {
    if (document.hidden) listener();
  };
  addEventListener('pagehide', listener);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('pagehide', listener);
    document.removeEventListener('visibilitychange', hidden);
  };
}

/** A draft's tabs. */
export interface Tabs {
  tell(what: DraftTold['what']): void;
  close(): void;
}

/** Joins the tabs in which a draft is open, and listens. */
export function joinTabs(name: string, heard: (what: DraftTold['what']) => void): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(DRAFTS);
  channel?.addEventListener('message', ({ data }: MessageEvent<DraftTold>) => {
    if (data.key === name) heard(data.what);
  });
  return {
    tell: (what) => channel?.postMessage({ key: name, what } satisfies DraftTold),
    close: () => channel?.close(),
  };
}
