/** What a form gives to each of its parts while it is drawn: the parts draw from it. */
import type { Session } from '../../backends/backend.ts';
import type { TicketFormWords } from '../../locales/fr/ticket-form.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import type { Draft } from './draft.ts';
import type { Filler } from './filler.ts';
import type { Writing } from './writing.ts';

/** What keeps, checks and sends what is written: fetched as soon as somebody is about to write. */
export const WRITING = onDemand(() => import('./writing.ts'));

type Views = typeof import('./writing.ts');

export interface Sheet {
  readonly locale: Locale;
  readonly words: TicketFormWords;
  readonly session: Session;
  readonly filler: Filler;
  readonly draft: Draft;
  /** Undefined until somebody writes. */
  readonly writing: Writing | undefined;
  /** Level of the form's title. */
  readonly level: number;
  /** What is wrong, by path. */
  readonly errors: ReadonlyMap<string, string>;
  /** Whether the page wants screenshots. */
  readonly capture: boolean;
  /** Puts something in the draft. */
  change(patch: Partial<Draft>): void;
  /** Does something with what keeps and sends, now or as soon as it is here. */
  write(task: (writing: Writing) => unknown): void;
  /** Says something politely; it must be on screen too. */
  announce(text: string): void;
  /** Draws a part that comes on demand. */
  readonly part: DrawPart;
  /** Draws what comes with writing, once it is here. @param otherwise what stands there until then */
  late(draw: (views: Views, writing: Writing) => unknown, otherwise?: unknown): unknown;
  /** Moves the focus to a control once it is drawn. */
  focusOn(id: string): void;
}

/** Id, in the form's root, of the control that a path is about. */
export function controlId(path: string): string {
  return `f-${path}`;
}

/** Id of the control that shows the page around, or attaches it. */
export const PAGE_CONTROL = 'page-context';
