/** The list for whoever works with it: rows are chosen, acted on, put in order; lists are kept under a name and downloaded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Command, CommandName } from '../../domain/commands.ts';
import { LARGEST_PAGE } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import fr, { type ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { words } from '../../locales/index.ts';
import { define } from '../shared/define.ts';
import { BeforeChangeEvent, TicketChangedEvent } from '../shared/events.ts';
import { isForeseen } from '../shared/problem.ts';
import { tellRefused } from '../shared/refused.ts';
import type { Verb } from '../shared/verbs.ts';
import type { GuichetListAct } from './list-act.ts';
import type { Asked } from './list-act-form.ts';
import { allBox, chosenBar, rowBox } from './list-bar.ts';
import type { Bulk } from './list-bulk.ts';
import type { Export } from './list-export.ts';
import type { LeadingColumn, ListExtension, ListHost } from './list-extension.ts';
import { Inline } from './list-inline.ts';
import { barButtons, barItems, labelOf, may } from './list-offers.ts';
import { focusedRow, isFocusLost } from './list-row-keys.ts';
import { readAll } from './list-reading.ts';
import { MOST_CHOSEN, Selection } from './list-selection.ts';
import { staffStyles } from './list-staff.styles.ts';
import { staffVerbs } from './list-verbs.ts';
import { ViewsMenu } from './list-views-menu.ts';

const WORDS = words<ListStaffWords>(fr, { en: () => import('../../locales/en/ticket-list-staff.ts') });

class Work implements ListExtension {
  readonly vocabulary = WORDS;
  readonly #host: ListHost;
  /** The words drawn last: while those of another language are on their way, these stay. */
  #said: ListStaffWords;
  readonly #selection: Selection;
  readonly #inline: Inline;
  #export: Export | undefined;
  readonly #views: ViewsMenu | undefined;
  #act: GuichetListAct | undefined;
  /** Where a range begins: the row whose box was pressed last. */
  #anchor: string | undefined;
  /** The row that had the focus last: the palette takes the focus away before a verb is run. */
  #row: string | undefined;
  /** What has the focus in the bar, or in what was said last. */
  #pressed: Element | undefined;
  #choosing: AbortController | undefined;
  #closed = false;
  /** Of the bar, in pixels. */
  #height = 0;

  constructor(host: ListHost, said: ListStaffWords) {
    this.#host = host;
    this.#said = said;
    this.#selection = new Selection(() => this.#chosen());
    const say = (): ListStaffWords => this.#words;
    this.#inline = new Inline({
      host,
      words: say,
      ask: (asked) => void this.#begin(asked),
      before: (ticket, command) => this.#before(ticket, command),
      done: (row, command) => this.#done(row, command),
      refused: (command, error) => tellRefused(this.#element, host.locale, [command], error),
    });
    this.#views = host.session.can.savedViews ? new ViewsMenu(host, say) : undefined;
    const { styleSheet } = staffStyles;
    const { root } = host;
    if (root instanceof ShadowRoot && styleSheet !== undefined && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets.push(styleSheet);
    root.addEventListener('focusin', this.#focused);
  }

  close(): void {
    this.#closed = true;
    this.#host.root.removeEventListener('focusin', this.#focused);
    this.#choosing?.abort();
    this.#inline.close();
    this.#export?.close();
  }

  get #words(): ListStaffWords {
    const said = WORDS.peek(this.#host.locale.language) ?? this.#said;
    this.#said = said;
    if (this.#host.session.desk.mode !== 'tasks') return said;
    const { act, csvDone } = said.ofTasks;
    return { ...said, act: { ...said.act, ...act }, csv: { ...said.csv, done: csvDone } };
  }

  /** The list's element: what the page hears comes from it. */
  get #element(): HTMLElement {
    const { root } = this.#host;
    return root instanceof ShadowRoot ? (root.host as HTMLElement) : (root as HTMLElement);
  }

  readonly #focused = ({ target }: Event): void => {
    this.#row = focusedRow(this.#host.root)?.dataset['ticket'] ?? this.#row;
    this.#pressed = target instanceof Element && target.closest('.chosen-bar, .done') !== null ? target : undefined;
  };

  /** What was pressed may be gone with what it said or offered: the focus stays near. */
  #keepFocus(): void {
    if (this.#pressed?.isConnected !== false || !isFocusLost()) return;
    this.#pressed = undefined;
    const bar = this.#host.root.querySelector<HTMLElement>('.chosen-bar .button');
    if (bar === null) this.#focusRow();
    else bar.focus();
  }

  changed(): void {
    this.#selection.learn(this.#host.list.rows.held);
  }

  /** The header stands under the bar: how high that is, nobody else knows. */
  drawn(): void {
    this.#keepFocus();
    const { root } = this.#host;
    const height = root.querySelector<HTMLElement>('.chosen-bar')?.offsetHeight ?? 0;
    if (height === this.#height) return;
    this.#height = height;
    root.querySelector<HTMLElement>('.base')?.style.setProperty('--_bar', `${height}px`);
  }

  #chosen(): void {
    this.#host.announce(this.#words.chosen(this.#selection.size));
    this.#host.update();
  }

  lead(): LeadingColumn {
    const { list, layout } = this.#host;
    const w = this.#words;
    const { held } = list.rows;
    const all = (): TemplateResult =>
      allBox(w, this.#shownCount, this.#selection.among(held), (chosen) => this.#chooseShown(chosen));
    return {
      name: 'choose',
      header: layout === 'cards' ? html`${w.choose}` : all(),
      cell: (row) => rowBox(w, row, this.#selection.has(row.id), (chosen, extend) => void this.#press(row, chosen, extend)),
    };
  }

  cell(column: string, row: TicketRow, usual: unknown): unknown {
    return this.#inline.cell(column, row, usual);
  }

  #choose(rows: readonly TicketRow[], chosen: boolean): void {
    if (!this.#selection.set(rows, chosen)) this.#host.announce(this.#words.most(MOST_CHOSEN));
  }

  /** How many rows "those shown" are: a list that is spanned whole shows all it has. */
  get #shownCount(): number {
    const { list } = this.#host;
    return list.whole ? Math.min(list.total, MOST_CHOSEN) : list.rows.held.length;
  }

  #chooseShown(chosen: boolean): void {
    const { list } = this.#host;
    if (chosen && list.whole) void this.#chooseAll();
    else this.#choose(list.rows.held, chosen);
  }

  /** A box was pressed; with Shift, everything between it and the one before. */
  async #press(row: TicketRow, chosen: boolean, extend: boolean): Promise<void> {
    const { rows } = this.#host.list;
    const from = extend && this.#anchor !== undefined ? rows.placeOf(this.#anchor) : undefined;
    const to = rows.placeOf(row.id);
    this.#anchor = row.id;
    if (from === undefined || to === undefined) this.#choose([row], chosen);
    else this.#choose(await this.#between(Math.min(from, to), Math.max(from, to)), chosen);
  }

  /** The rows of some places; those that are not held are read. */
  async #between(first: number, last: number): Promise<TicketRow[]> {
    const { session, wanted, list } = this.#host;
    const end = Math.min(last, first + MOST_CHOSEN - 1);
    const found = new Map<number, TicketRow>();
    for (let at = first; at <= end; at += 1) {
      const held = list.rows.at(at);
      if (held === undefined && session.can.jumps && !found.has(at)) {
        const page = await session.tickets({ ...wanted, from: at, limit: Math.min(LARGEST_PAGE, end - at + 1) });
        for (const [index, row] of page.rows.entries()) found.set(at + index, row);
      }
      if (held != null) found.set(at, held);
    }
    return [...found.values()];
  }

  async #chooseAll(): Promise<void> {
    if (this.#choosing !== undefined) return;
    const { session, wanted } = this.#host;
    const choosing = new AbortController();
    this.#choosing = choosing;
    this.#host.update();
    try {
      const { rows } = await readAll(session, wanted, () => undefined, choosing.signal, MOST_CHOSEN);
      this.#choose(rows, true);
    } catch (error) {
      if (!choosing.signal.aborted && !isForeseen(error)) this.#host.fail(error);
    }
    this.#choosing = undefined;
    this.#host.update();
  }

  #unchoose(): void {
    this.#selection.clear();
    this.#focusRow();
  }

  /** What was pressed is gone: the focus goes to the row where one was. */
  #focusRow(): void {
    if (this.#row !== undefined) this.#host.focus(this.#row);
  }

  bar(): TemplateResult {
    const { list, session, layout } = this.#host;
    const rows = this.#selection.rows;
    const buttons = barButtons(rows, session, layout === 'cards');
    return html`${chosenBar({
      words: this.#words,
      chosen: rows.length,
      shown: this.#shownCount,
      chosenShown: this.#selection.among(list.rows.held),
      total: list.total,
      buttons,
      items: barItems(rows, session, this.#words, buttons),
      choosing: this.#choosing !== undefined,
      labelOf: (name) => labelOf(this.#words, name),
      act: (name) => void this.#begin({ name, rows }),
      chooseShown: () => this.#chooseShown(true),
      chooseAll: () => void this.#chooseAll(),
      unchoose: () => this.#unchoose(),
    })}
    ${this.#act ?? nothing}${this.#views?.note() ?? nothing}${this.#export?.note() ?? nothing}${this.#inline.menu.element}`;
  }

  tools(): TemplateResult | typeof nothing {
    return this.#views?.button() ?? nothing;
  }

  foot(): TemplateResult | typeof nothing {
    return this.#inline.note();
  }

  items(): ReturnType<NonNullable<ListExtension['items']>> {
    return [{ id: 'csv', label: this.#words.csv.item, icon: 'download', separated: true }];
  }

  choose(id: string): void {
    if (id === 'csv') void this.#download();
  }

  async #download(): Promise<void> {
    try {
      const { Export } = await import('./list-export.ts');
      this.#export ??= new Export(this.#host, () => this.#words);
      await this.#export.run();
    } catch (error) {
      this.#host.fail(error);
    }
  }

  /** Begins an act: its dialog, if it has one, comes from a module of its own. */
  async #begin(asked: Asked): Promise<void> {
    try {
      const act = await this.#acting();
      await act.begin(asked);
    } catch (error) {
      this.#host.fail(error);
    }
  }

  async #acting(): Promise<GuichetListAct> {
    if (this.#act !== undefined) return this.#act;
    const { GuichetListAct: Act } = await import('./list-act.ts');
    define('guichet-list-act', Act);
    const element = document.createElement('guichet-list-act');
    const { session, locale } = this.#host;
    element.clock = locale.now;
    element.zone = locale.zone;
    const said = (): ListStaffWords => this.#words;
    element.actor = {
      session,
      get words() {
        return said();
      },
      before: ({ row, command }) => this.#before(row.id, command),
      done: ({ row, command }) => this.#done(row, command),
      refused: ({ command }, error) => tellRefused(this.#element, locale, [command], error),
      open: (row) => this.#host.open(row),
      announce: (text) => this.#host.announce(text),
      ended: (bulk) => this.#ended(bulk),
      left: () => this.#focusRow(),
      fail: (error) => this.#host.fail(error),
    };
    this.#act = element;
    this.#host.update();
    await this.#drawn(element);
    return element;
  }

  /** The element is in the page once the list has been drawn. */
  async #drawn(element: Element): Promise<void> {
    while (!element.isConnected && !this.#closed) await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  #before(ticket: string, command: Command): boolean {
    return this.#element.dispatchEvent(new BeforeChangeEvent(ticket, [command]));
  }

  #done({ id, key }: TicketRow, command: Command): void {
    this.#element.dispatchEvent(new TicketChangedEvent({ ticket: id, key }, [command]));
  }

  /** Those that are done are no longer chosen: what is left is what may be tried again. */
  #ended(bulk: Bulk): void {
    const done = bulk.of('done').map(({ row }) => row);
    this.#host.refresh(done.map(({ id }) => id));
    this.#selection.set(done, false);
  }

  /** The row that verbs act on. */
  get #current(): TicketRow | undefined {
    return this.#host.list.rows.held.find(({ id }) => id === this.#row);
  }

  #targets(row: TicketRow | undefined): readonly TicketRow[] {
    return this.#selection.size > 0 ? this.#selection.rows : row === undefined ? [] : [row];
  }

  verbs(): readonly Verb[] {
    const { session } = this.#host;
    const row = this.#current;
    const w = this.#words;
    const give = (name: CommandName): void => {
      if (this.#selection.size === 0 && row !== undefined) this.#inline.give(name, row);
      else void this.#begin({ name, rows: this.#selection.rows });
    };
    return staffVerbs({
      words: w,
      row,
      chosen: this.#selection.size,
      sortedByRank: this.#inline.sortedByRank,
      can: { views: this.#views !== undefined },
      labelOf: (name) => labelOf(w, name),
      blocked: (name) => {
        const targets = this.#targets(row);
        if (targets.length === 0) return w.verbs.noRow;
        return targets.some((each) => may(each, session, name)) ? undefined : w.verbs.notHere;
      },
      act: give,
      choose: () => {
        if (row !== undefined) void this.#press(row, !this.#selection.has(row.id), false);
      },
      chooseShown: () => this.#chooseShown(true),
      unchoose: () => this.#unchoose(),
      changes: (column) => row !== undefined && this.#inline.changes(column, row),
      change: (column) => {
        if (row !== undefined) this.#inline.open(column, row);
      },
      move: (to) => {
        if (row !== undefined) void this.#inline.move(row, to);
      },
      undo: this.#inline.undo,
      views: () => this.#views?.open(),
      csv: () => void this.#download(),
    });
  }
}

/** What a list shows to staff besides; it comes with its words, in French where the reader's cannot be had. */
export default async function work(host: ListHost): Promise<ListExtension> {
  return new Work(host, await WORDS.load(host.locale.language).catch(() => WORDS.load('fr')));
}
