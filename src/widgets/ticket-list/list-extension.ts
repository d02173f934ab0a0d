/**
 * What a list that is worked with adds to one that is read: boxes to choose rows, cells that change their ticket, a bar of acts.
 * It is loaded where the reader is staff, and drawn by the list in the places that this file names.
 */
import type { TemplateResult, nothing } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Involvement, ListFilter, Sort } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import type { Vocabulary } from '../../locales/index.ts';
import type { MenuItem } from '../shared/menu.ts';
import type { Locale } from '../shared/locale.ts';
import type { Verb } from '../shared/verbs.ts';
import type { Change, ListChoice } from './list-choice.ts';
import type { Column, ColumnsContext } from './list-columns.ts';
import type { Layout } from './list-layout.ts';
import type { ListState, Wanted } from './list-source.ts';

type Drawn = TemplateResult | typeof nothing;

/** What a list shows of itself to its extension: always the present state, so nothing of it needs to be kept. */
export interface ListHost {
  readonly session: Session;
  readonly locale: Locale;
  readonly words: ListWords;
  /** Rows held, people, total, what others changed. */
  readonly list: ListState;
  /** The question in force, as the seam takes it. */
  readonly wanted: Wanted;
  /** What the person chose of it. */
  readonly choice: ListChoice;
  /** What the page fixes of it. */
  readonly fixed: ListFilter;
  readonly view: Involvement;
  /** The same in words. */
  readonly caption: string;
  /** The orders in force. */
  readonly sort: readonly Sort[];
  /** What columns are made of: see `offered` in `list-columns.ts`. */
  readonly context: ColumnsContext;
  /** As drawn, in order; in a narrow list, those that have no place of their own are left out. */
  readonly columns: readonly Column[];
  /** Those that the page names. */
  readonly columnsOfPage: readonly string[] | undefined;
  readonly layout: Layout;
  /** Where dialogs and menus of the extension are put and its rows are found: `[data-ticket]`. */
  readonly root: HTMLElement | DocumentFragment;
  /** What somebody is called. @param id of a person in a row or a filter */
  nameOf(id: string): string;
  /** Draws the list again. */
  update(): void;
  /** Says something to screen readers, once; it must also be on the screen. */
  announce(text: string): void;
  /** Asks another question: what was chosen is another. */
  ask(change: Change): Promise<void>;
  /** Looks at tickets again after one's own acts on them. */
  refresh(tickets: readonly string[]): void;
  /** Shows what is expected of a ticket before the backend has said it. @param change null: the ticket as the backend has it */
  patch(ticket: string, change: Partial<TicketRow> | null): void;
  /** Opens a ticket as a press on its row does. */
  open(ticket: TicketRow): void;
  /** Brings the focus to a row. */
  focus(ticket: string): void;
  /** Shows what went wrong unforeseen, and goes on. */
  fail(error: unknown): void;
}

/** A cell before all others. */
export interface LeadingColumn {
  readonly name: string;
  readonly header: TemplateResult;
  cell(row: TicketRow): Drawn;
}

export interface ListExtension {
  /** Its words: the list is not drawn before they are there in the reader's language. */
  readonly vocabulary?: Vocabulary<object>;
  /** A first cell in every row, in cards too. */
  lead?(): LeadingColumn | undefined;
  /** What a cell shows in place of what it usually shows; undefined where it is the usual. */
  cell?(column: string, row: TicketRow, usual: unknown): unknown;
  /** Between the line that says how many there are and the rows. */
  bar?(): Drawn;
  /** Under the rows; what is sticky stays in sight at the end of the screen. */
  foot?(): Drawn;
  /** At the end of the toolbar. */
  tools?(): Drawn;
  /** In the list's own menu, after what everyone has there. */
  items?(): readonly MenuItem[];
  choose?(id: string): void;
  /** What may be done by keys, and is found in the palette. */
  verbs?(): readonly Verb[];
  /** The rows are others, or the question is. */
  changed?(): void;
  /** The list has been drawn. */
  drawn?(): void;
  /** The list leaves the page, or its session ends. */
  close?(): void;
}
