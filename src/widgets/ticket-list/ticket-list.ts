/** The tickets that a person reads, in views by involvement, filtered, sorted, searched. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, type Session } from '../../backends/backend.ts';
import { SortKey, where, type Involvement, type ListFilter, type Sort } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import { words } from '../../locales/index.ts';
import fr, { type ListWords } from '../../locales/fr/ticket-list.ts';
import type { Option } from '../shared/combobox.ts';
import { sheets } from '../shared/base.styles.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import { chipList, chipsOf, type Chip } from './list-chips.ts';
import { ListChoice } from './list-choice.ts';
import { ListCounts, type Counts } from './list-counts.ts';
import { emptyList, mayFile } from './list-empty.ts';
import { TicketNewEvent, TicketOpenEvent } from './list-events.ts';
import { filtersForm, type PersonKey } from './list-filters.ts';
import { LayoutController } from './list-layout.ts';
import type { Anchor } from './list-memory.ts';
import { peopleOf } from './list-people.ts';
import { ListPosition } from './list-position.ts';
import { EMPTY, ListSource, PAGE, type ListState } from './list-source.ts';
import { tableStyles } from './list-table.styles.ts';
import { listTable } from './list-table.ts';
import { filtersButton, freshBar, moreButton, searchBox, sortsFor, statusLine, viewsBar } from './list-toolbar.ts';
import { PHASES, VIEWS, fixedBy, keyTyped, sortNamed, viewFor, viewsFor, wordsIn } from './list-views.ts';
import { listStyles } from './ticket-list.styles.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-list.ts') });

/** Milliseconds after the last key before a search is asked. */
const TYPING = 180;

/**
 * The list of tickets: a table that becomes cards when narrow.
 *
 * @tag guichet-ticket-list
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-open - A ticket is to be opened; bubbles, cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 * @fires {CustomEvent} guichet-ticket-new - Somebody wants to file a ticket from an empty list; bubbles
 * @csspart toolbar - Search, filters' button
 * @csspart views - The views by involvement
 * @csspart filters - The form of filters
 * @csspart table - The table
 */
export class GuichetTicketList extends ConnectedElement<ListWords> {
  static override styles = [...sheets, listStyles, tableStyles];
  protected override readonly vocabulary = WORDS;

  /** Which tickets, by involvement: `mine`, `assigned`, `free`, `services`, `observed`, `all`; the person's first view by default. */
  @property() involvement: Involvement | '' = '';

  /** Which part of their life: `active`, `settled`, `closed`, `over` (settled and closed); absent, all. */
  @property() phase: ListFilter['phase'] | '' = '';

  /** Order: a column, and `:desc`; for example `changed:desc`. */
  @property() sort = '';

  /** Code of a service: only its tickets. */
  @property() service = '';

  /** More filters that the page fixes. */
  @property({ attribute: false }) filter: ListFilter = {};

  @state() private list: ListState = EMPTY;
  @state() private filtersOpen = false;
  @state() private counts: Counts = {};
  @state() private missing: string | undefined = undefined;

  readonly #choice = new ListChoice();
  readonly #layout = new LayoutController(this);
  readonly #position = new ListPosition(this, {
    kept: (anchor) => this.#keep(anchor),
    shownAgain: (ticket) => this.#source?.refresh([ticket]),
  });
  #source: ListSource | undefined;
  #counting: ListCounts | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Brings the focus to a ticket's row, now or as soon as the rows are there: for whoever comes back from the ticket. */
  focusTicket(ticket: string): void {
    this.#position.focusOn(ticket);
  }

  protected override get words(): ListWords {
    return wordsIn(super.words, this.session?.desk);
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#source?.close();
    this.#counting?.close();
    this.#source = undefined;
    this.list = EMPTY;
    this.counts = {};
    if (session === undefined) return;
    this.#source = new ListSource(session, {
      changed: (list) => this.#changed(list),
      told: () => void this.#count(),
      reload: () => void this.#show(this.list.rows.length),
      isSeen: () => this.checkVisibility(),
    });
    this.#counting = new ListCounts(session, (counts) => {
      this.counts = counts;
    });
    const kept = this.#choice.recall(
      [this.backend, session.desk.id, session.me.id, this.phase ?? '', this.involvement, this.service].join('|'),
    );
    this.#position.expect(kept?.anchor);
    void this.#show(kept?.rows ?? PAGE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = this.#source;
    super.willUpdate(changed);
    if (changed.has('involvement')) this.oneOf('involvement', this.involvement, VIEWS, 'all');
    if (changed.has('phase')) this.oneOf('phase', this.phase, PHASES, 'active');
    if (changed.has('sort')) this.oneOf('sort', this.sort.split(':')[0], SortKey.options, 'changed');
    const asked = ['involvement', 'phase', 'sort', 'service', 'filter'].some((name) => changed.has(name));
    if (asked && before !== undefined && before === this.#source) void this.#show();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#position.settle(this.list.loading === null);
  }

  get #views(): Involvement[] {
    const { session } = this;
    return session === undefined ? [] : viewsFor(session.me, session.desk);
  }

  #view({ desk }: Session): Involvement {
    return viewFor(this.#views, desk, this.#choice.view, this.involvement);
  }

  get #sort(): Sort {
    return this.#choice.sort ?? sortNamed(this.sort);
  }

  get #staff(): boolean {
    const { session } = this;
    return session !== undefined && isStaff(session.me, session.desk);
  }

  /** What the page fixes, above what the person chooses. */
  get #fixed(): ListFilter {
    return fixedBy(this.filter, this.phase, this.service);
  }

  #changed(list: ListState): void {
    const { waiting } = this.list;
    this.list = list;
    if (waiting === 0 && list.waiting > 0) this.announce(this.words.changed(list.waiting));
  }

  #keep(anchor?: Anchor): void {
    this.#choice.keep(Math.max(PAGE, this.list.rows.length), anchor);
  }

  /** Reads the list again. @returns whether it is this question's answer that is shown now */
  async #show(rows = PAGE): Promise<boolean> {
    const { session } = this;
    if (session === undefined || this.#source === undefined) return false;
    const tree = where({ ...this.#choice.filter, ...this.#fixed, involvement: this.#view(session) }, session.me, session.desk);
    const text = this.#choice.text.trim();
    void this.#count();
    const shown = await this.#source.show(
      { where: tree, ...(text === '' ? {} : { text }), sort: [this.#sort] },
      Math.max(rows, PAGE),
    );
    return shown !== undefined && shown.error === undefined;
  }

  /** Another question, by the person: the answer's size is said. */
  async #ask(change: Partial<Pick<ListChoice, 'view' | 'filter' | 'sort'>> = {}): Promise<void> {
    Object.assign(this.#choice, change);
    this.#position.forget();
    const answered = await this.#show();
    this.#keep();
    if (answered) this.announce(this.words.found(this.list.total, this.list.atLeast));
  }

  /** How many tickets each view holds, within what the page fixes: the same trees as the lists. */
  async #count(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const { me, desk } = session;
    await this.#counting?.ask(
      Object.fromEntries(this.#views.map((view) => [view, where({ ...this.#fixed, involvement: view }, me, desk)])),
    );
  }

  #type(text: string): void {
    this.#choice.text = text;
    this.missing = undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#ask(), TYPING);
  }

  /** A number opens its ticket at once; anything else is searched. */
  async #find(): Promise<void> {
    clearTimeout(this.#typing);
    const { session } = this;
    if (session === undefined) return;
    const key = keyTyped(this.#choice.text, session.desk);
    if (key === undefined) return this.#ask();
    try {
      const view = await session.ticket(key);
      if (this.#open(view.ticket.id, view.key)) location.hash = `#${view.key ?? view.ticket.id}`;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      if (error instanceof NotFound) this.missing = key;
      // Whatever stopped it, the same words searched find the ticket, or say what is wrong.
      await this.#ask();
    }
  }

  /** @returns whether nobody opened it */
  #open(ticket: string, key: string | null): boolean {
    this.#position.leaveTo(ticket);
    this.#source?.opened(ticket);
    return this.dispatchEvent(new TicketOpenEvent({ ticket, key }));
  }

  /** With a key held the click is the browser's; a plain one is whoever's opens tickets here, and the browser's if nobody does. */
  #follow(row: TicketRow, event: MouseEvent): void {
    if (isBrowserClick(event)) return;
    if (!this.#open(row.id, row.key)) event.preventDefault();
  }

  #sortBy(by: SortKey): void {
    const present = this.#sort;
    const first = by === 'changed' || by === 'filed';
    void this.#ask({ sort: { by, descending: present.by === by ? present.descending !== true : first } });
  }

  #nameOf(id: string): string {
    return this.#choice.nameOf(id, this.list.people) ?? this.locale.words.unknownPerson;
  }

  #person(key: PersonKey): Option | null {
    const id = this.#choice.filter[key];
    return id === undefined ? null : { id, label: this.#nameOf(id) };
  }

  async #removeChip(chip: Chip, at: number): Promise<void> {
    void this.#ask({ filter: chip.rest });
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.chip button');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.#filtersButton)?.focus();
  }

  async #clear(): Promise<void> {
    this.missing = undefined;
    this.#choice.clear();
    void this.#ask();
    await this.updateComplete;
    this.#filtersButton?.focus();
  }

  get #filtersButton(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.filters-button');
  }

  async #refresh(): Promise<void> {
    const shown = await this.#source?.again();
    await this.updateComplete;
    this.#position.focusFirst(0);
    if (shown !== undefined && shown.error === undefined)
      this.announce(this.words.refreshed(this.words.found(shown.total, shown.atLeast)));
  }

  /** The next rows; the focus goes to the first of them, where reading goes on. */
  async #more(): Promise<void> {
    const before = this.list.rows.length;
    await this.#source?.more();
    const { rows, total, atLeast } = this.list;
    if (rows.length === before) return;
    this.#keep();
    await this.updateComplete;
    this.#position.focusFirst(before);
    this.announce(this.words.shown(rows.length, total, atLeast));
  }

  #toolbar(session: Session, chips: readonly Chip[]): TemplateResult {
    const { words: w, locale, counts } = this;
    const toggle = (): void => {
      this.filtersOpen = !this.filtersOpen;
    };
    return html`<div class="bar no-print">
        ${viewsBar({ locale, words: w, views: this.#views, view: this.#view(session), counts, choose: (view) => void this.#ask({ view }) })}
        <div class="toolbar" part="toolbar">
          ${searchBox({ words: w, text: this.#choice.text, type: (typed) => this.#type(typed), find: this.guarded(() => this.#find()) })}
          ${filtersButton(w, chips.length, this.filtersOpen, toggle)}
        </div>
      </div>
      ${
        this.filtersOpen
          ? filtersForm({
              locale,
              words: w,
              desk: session.desk,
              can: session.can,
              filter: this.#choice.filter,
              staff: this.#staff,
              fixed: this.#fixed,
              people: (key) => ({
                source: peopleOf(session, key, this.#fixed.service ?? this.#choice.filter.service),
                value: this.#person(key),
              }),
              choosePerson: (key, option) => {
                this.#choice.person(key, option);
                void this.#ask();
              },
              change: (filter) => void this.#ask({ filter }),
            })
          : nothing
      }
      ${chipList(
        w,
        chips,
        (chip, at) => void this.#removeChip(chip, at),
        () => void this.#clear(),
      )}`;
  }

  #rows(session: Session): TemplateResult | typeof nothing {
    const { words: w, list, locale } = this;
    if (list.rows.length === 0 && list.error !== undefined) return nothing;
    if (list.rows.length === 0 && list.loading !== null)
      return skeleton(locale, ['line', 'line', 'line', 'line', 'line', 'line']);
    if (list.rows.length === 0) return this.#empty(session);
    const staff = this.#staff;
    const view = this.#view(session);
    return html`${statusLine({ words: w, list, view, sort: this.#sort, sorts: sortsFor(session.can.sorts, w, staff), choose: (sort) => void this.#ask({ sort }) })}
    ${freshBar(w, list.waiting, () => void this.#refresh())}
    ${listTable({
      locale,
      words: w,
      layout: this.#layout.layout,
      desk: session.desk,
      rows: list.rows,
      people: list.people,
      me: session.me.id,
      sort: this.#sort,
      sorts: session.can.sorts,
      caption: w.caption(w.involvements[view], w.found(list.total, list.atLeast)),
      showsRequester: view !== 'mine',
      busy: list.loading !== null,
      fields: session.desk.fields.filter((field) => field.listable === true && (staff || field.private !== true)),
      sortBy: (by) => this.#sortBy(by),
      open: (row, event) => this.#follow(row, event),
    })}
    ${list.failed === 'more' ? problemNotice(locale, list.error, { retry: () => void this.#more() }) : moreButton(w, list, PAGE, () => void this.#more())}`;
  }

  #empty(session: Session): TemplateResult {
    return emptyList({
      words: this.words,
      view: this.#view(session),
      narrowed: this.#choice.narrows,
      over: (this.#fixed.phase ?? 'active') !== 'active',
      mayFile: mayFile(session, this.clock()),
      clear: () => void this.#clear(),
      file: () => this.dispatchEvent(new TicketNewEvent()),
    });
  }

  protected override view(): TemplateResult {
    const { session, list, locale } = this;
    if (session === undefined) return this.connectionView(skeleton(locale, ['control', 'line', 'line', 'line', 'line']));
    const chips = chipsOf({
      locale,
      words: this.words,
      desk: session.desk,
      filter: this.#choice.filter,
      service: this.#fixed.service,
      nameOf: (id) => this.#nameOf(id),
    });
    const retry = (): void => (list.lost ? this.reconnect() : void this.#show(list.rows.length));
    return html`<span class="ruler" aria-hidden="true"></span>${this.#toolbar(session, chips)}
      ${this.missing === undefined ? nothing : html`<p class="missing">${this.words.notFound(this.missing, list.rows.length > 0)}</p>`}
      ${list.error === undefined || list.failed === 'more' ? nothing : problemNotice(locale, list.error, { retry })}
      ${this.#rows(session)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-list': GuichetTicketList;
  }
}
