/** What every part of the form reads and does: the form gives it, the parts draw from it. */
import type { Session } from '../../backends/backend.ts';
import type { PageContext } from '../../domain/fields.ts';
import type { TicketFormWords } from '../../locales/fr/ticket-form.ts';
import type { Locale } from '../shared/locale.ts';
import type { DrawPart } from '../shared/on-demand.ts';
import type { Draft } from './draft.ts';
import type { Filler } from './filing.ts';
import type { FileTray } from './file-tray.ts';

export interface Sheet {
  readonly locale: Locale;
  readonly words: TicketFormWords;
  readonly session: Session;
  readonly filler: Filler;
  readonly draft: Draft;
  readonly tray: FileTray;
  /** Level of the form's title. */
  readonly level: number;
  /** What is wrong, by path. */
  readonly errors: ReadonlyMap<string, string>;
  /** Puts something in the draft. */
  change(patch: Partial<Draft>): void;
  /** Says something politely; it must be on screen too. */
  announce(text: string): void;
  /** The page around, gathered now. */
  page(): PageContext;
  /**
   * Takes a screenshot for a file field, or for the ticket's own files, then gives the focus back to the control of an id; absent
   * where the page does not want any.
   */
  readonly capture: ((field: string | null, control: string) => void) | undefined;
  /** Draws a part that comes on demand. */
  readonly part: DrawPart;
  /** Moves the focus to a control once it is drawn. */
  focusOn(id: string): void;
}

/** Id, in the form's root, of the control that a path is about. */
export function controlId(path: string): string {
  return `f-${path}`;
}
