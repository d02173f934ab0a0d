/** What the doctor is given to look at: a page, or a piece of one, in values. Who reads it from a document is `reading.ts`. */
import type { Issue } from '../../domain/fields.ts';
import type { Unreached } from '../../domain/reachability.ts';

/** How a widget is written: as itself, as what an editor leaves, or in a frame. */
export type Form = 'tag' | 'link' | 'division' | 'frame';

/** A widget that is written in the page. */
export interface Seen {
  readonly form: Form;
  /** The tag that is meant, known or not: `guichet-ticket-form`. */
  readonly tag: string;
  /** What it says, by the names of attributes: of a link, what its address asks; of a division, its `data-…`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where a link or a frame leads, absolute; '' for the others. */
  readonly href: string;
  /** Stands inside a `<guichet-desk>`. */
  readonly inDesk: boolean;
  /** Level of the last heading of the page before it; 0 where there is none. */
  readonly headingBefore: number;
}

/** A script of the page. */
export interface SeenScript {
  /** Absolute. */
  readonly src: string;
  readonly module: boolean;
  /** Which of ours it is, or another. */
  readonly does: 'library' | 'loader' | 'frame' | 'other';
  readonly nonce: boolean;
  /** Its `data-…`, without `data-`. */
  readonly data: ReadonlyMap<string, string>;
}

/** What was found at the address of a settings document. */
export type Reading =
  /** Nobody answers, or what answers is no JSON: why, in a word. */
  | { readonly state: 'unread'; readonly why: string }
  | { readonly state: 'wrong'; readonly issues: readonly Issue[] }
  /** The code that the document says, and what of it keeps tickets from reaching anybody. */
  | { readonly state: 'right'; readonly desk: string; readonly unreached: readonly Unreached[] };

/** Two colours of the page that are read one upon the other. */
export interface Pair {
  readonly what: 'text' | 'accent' | 'link';
  /** 1 to 21. */
  readonly ratio: number;
}

export interface Facts {
  /** Address of the page. */
  readonly address: string;
  /** It is written in an editor that drops what it does not know, as Moodle's TinyMCE does. */
  readonly throughEditor: boolean;
  /** The page is seen as it runs: what its widgets say by themselves need not be said again. */
  readonly live: boolean;
  readonly widgets: readonly Seen[];
  readonly scripts: readonly SeenScript[];
  /** The page's Content-Security-Policy; null where it has none, or it is not known. */
  readonly policy: string | null;
  /** Ids that stand more than once. */
  readonly sameIds: readonly string[];
  /** Documents of settings, by their absolute addresses. */
  readonly settings: ReadonlyMap<string, Reading>;
  readonly colours: readonly Pair[];
}
