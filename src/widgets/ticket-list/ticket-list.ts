/** The tickets that a person reads, in views by involvement, filtered, sorted, searched. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, type Session } from '../../backends/backend.ts';
import { prefixOf } from '../../domain/desk.ts';
import { SortKey, where, type Involvement, type ListFilter, type Sort } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { isStaff, servedServices } from '../../domain/visibility.ts';
import { words } from '../../locales/index.ts';
import fr, { type ListWords } from '../../locales/fr/ticket-list.ts';
import type { Option } from '../shared/combobox.ts';
import { sheets } from '../shared/base.styles.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { empty } from '../shared/empty.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import { chipList, chipsOf, type Chip } from './list-chips.ts';
import { ListCounts, type Counts } from './list-counts.ts';
import { filtersForm, type PersonKey } from './list-filters.ts';
import { LayoutController } from './list-layout.ts';
import { ListMemory, type Anchor } from './list-memory.ts';
import { ListPosition } from './list-position.ts';
import { EMPTY, ListSource, PAGE, type ListState } from './list-source.ts';
import { listTable } from './list-table.ts';
import { filtersButton, freshBar, moreButton, searchBox, sortsFor, statusLine, viewsBar } from './list-toolbar.ts';
import { listStyles } from './ticket-list.styles.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-list.ts') });

/** Milliseconds after the last key before a search is asked. */
const TYPING = 180;

/** In the order in which they are offered. */
const VIEWS: readonly Involvement[] = ['mine', 'assigned', 'free', 'services', 'observed', 'all'];
const PHASES = ['active', 'settled', 'closed', 'over'] as const;
const USUAL: Sort = { by: 'changed', descending: true };

/** A ticket is to be opened: prevent it, and the link to the ticket's key is not followed. */
export type TicketOpenEvent = CustomEvent<{ readonly ticket: string; readonly key: string | null }>;

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
  static override styles = [...sheets, listStyles];
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
  @state() private chosen: ListFilter = {};
  @state() private chosenView: Involvement | undefined = undefined;
  @state() private chosenSort: Sort | undefined = undefined;
  @state() private text = '';
  @state() private filtersOpen = false;
  @state() private counts: Counts = {};
  @state() private missing: string | undefined = undefined;

  readonly #layout = new LayoutController(this);
  readonly #position = new ListPosition(this, {
    kept: (anchor) => this.#keep(anchor),
    shownAgain: (ticket) => this.#source?.refresh([ticket]),
  });
  #names: Readonly<Record<string, string>> = {};
  #source: ListSource | undefined;
  #counting: ListCounts | undefined;
  #memory: ListMemory | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Brings the focus to a ticket's row, now or as soon as the rows are there: for whoever comes back from the ticket. */
  focusTicket(ticket: string): void {
    this.#position.focusOn(ticket);
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
    this.#memory = new ListMemory([this.backend, session.desk.id, session.me.id, this.phase ?? '', this.involvement, this.service].join('|'));
    const kept = this.#memory.recall();
    this.chosen = kept?.filter ?? {};
    this.chosenView = kept?.view;
    this.chosenSort = kept?.sort;
    this.text = kept?.text ?? '';
    this.#names = kept?.names ?? {};
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

  /** The views offered to this person: only those that may hold something for them. */
  get #views(): Involvement[] {
    const { session } = this;
    if (session === undefined) return [];
    const { me, desk } = session;
    const staff = this.#staff;
    return VIEWS.filter((view) => {
      if (view === 'free') return staff;
      if (view === 'services') return staff && servedServices(me, desk).length < desk.services.length;
      if (view === 'assigned') return staff || desk.assignable === 'everyone';
      if (view === 'all') return staff || desk.read === 'all';
      return true;
    });
  }

  get #view(): Involvement {
    const views = this.#views;
    const asked = VIEWS.find((view) => view === this.involvement);
    if (this.chosenView !== undefined && views.includes(this.chosenView)) return this.chosenView;
    if (asked !== undefined) return asked;
    if (views.includes('all')) return 'all';
    return this.session?.desk.read === 'assigned' ? 'assigned' : 'mine';
  }

  get #sort(): Sort {
    if (this.chosenSort !== undefined) return this.chosenSort;
    const [by, direction] = this.sort.split(':');
    const asked = SortKey.options.find((key) => key === by);
    return asked === undefined ? USUAL : { by: asked, descending: direction === 'desc' };
  }

  get #staff(): boolean {
    const { session } = this;
    return session !== undefined && isStaff(session.me, session.desk);
  }

  /** What the page fixes, above what the person chooses. */
  get #fixed(): ListFilter {
    const phase = PHASES.find((each) => each === this.phase);
    return { ...this.filter, ...(phase === undefined ? {} : { phase }), ...(this.service === '' ? {} : { service: this.service }) };
  }

  #changed(list: ListState): void {
    const { waiting } = this.list;
    this.list = list;
    if (waiting === 0 && list.waiting > 0) this.announce(this.words.changed(list.waiting));
  }

  #keep(anchor?: Anchor): void {
    const { chosen, chosenView, chosenSort, text } = this;
    const rows = Math.max(PAGE, this.list.rows.length);
    this.#memory?.keep({ filter: chosen, view: chosenView, sort: chosenSort, text, rows, names: this.#names, anchor });
  }

  /** Reads the list again. @returns whether it is this question's answer that is shown now */
  async #show(rows = PAGE): Promise<boolean> {
    const { session } = this;
    if (session === undefined || this.#source === undefined) return false;
    const tree = where({ ...this.chosen, ...this.#fixed, involvement: this.#view }, session.me, session.desk);
    const text = this.text.trim();
    void this.#count();
    const shown = await this.#source.show({ where: tree, ...(text === '' ? {} : { text }), sort: this.#sort }, Math.max(rows, PAGE));
    return shown !== undefined && shown.error === undefined;
  }

  /** Another question, by the person: the answer's size is said. */
  async #ask(): Promise<void> {
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
    await this.#counting?.ask(Object.fromEntries(this.#views.map((view) => [view, where({ ...this.#fixed, involvement: view }, me, desk)])));
  }

  #type(text: string): void {
    this.text = text;
    this.missing = undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#ask(), TYPING);
  }

  /** A number opens its ticket at once; anything else is searched. */
  async #find(): Promise<void> {
    clearTimeout(this.#typing);
    const { session } = this;
    const text = this.text.trim().replace(/^#/u, '');
    if (session === undefined) return;
    const prefix = prefixOf(session.desk);
    const digits = text.toLowerCase().startsWith(prefix.toLowerCase()) ? text.slice(prefix.length) : text;
    if (!/^\d{1,15}$/u.test(digits)) return this.#ask();
    const key = `${prefix}${digits}`;
    try {
      const view = await session.ticket(key);
      if (this.#open(view.ticket.id, view.key)) location.hash = `#${view.key ?? view.ticket.id}`;
    } catch (error) {
      if (error instanceof NotFound) this.missing = key;
      await this.#ask();
    }
  }

  /** @returns whether nobody opened it */
  #open(ticket: string, key: string | null): boolean {
    this.#position.leaveTo(ticket);
    this.#source?.opened(ticket);
    return this.dispatchEvent(new CustomEvent('guichet-ticket-open', { bubbles: true, composed: true, cancelable: true, detail: { ticket, key } }));
  }

  /** With a key held the click is the browser's; a plain one is whoever's opens tickets here, and the browser's if nobody does. */
  #follow(row: TicketRow, event: MouseEvent): void {
    if (isBrowserClick(event)) return;
    if (!this.#open(row.id, row.key)) event.preventDefault();
  }

  #sortBy(by: SortKey): void {
    const present = this.#sort;
    const first = by === 'changed' || by === 'filed';
    this.#order({ by, descending: present.by === by ? present.descending !== true : first });
  }

  #order(sort: Sort): void {
    this.chosenSort = sort;
    void this.#ask();
  }

  #choose(view: Involvement): void {
    this.chosenView = view;
    void this.#ask();
  }

  #filter(filter: ListFilter): void {
    this.chosen = filter;
    void this.#ask();
  }

  #choosePerson(key: PersonKey, option: Option | null): void {
    const { [key]: _former, ...rest } = this.chosen;
    if (option !== null) this.#names = { ...this.#names, [option.id]: option.label };
    this.#filter(option === null ? rest : { ...rest, [key]: option.id });
  }

  #nameOf(id: string): string {
    return this.#names[id] ?? this.list.people[id]?.name ?? this.locale.words.unknownPerson;
  }

  #people(session: Session, key: PersonKey): { source: (text: string) => Promise<Option[]>; value: Option | null } {
    const id = this.chosen[key];
    const { service } = { ...this.chosen, ...this.#fixed };
    const source = async (text: string): Promise<Option[]> => {
      const found = await session.people({ text, purpose: key === 'assignee' ? 'assignee' : 'reader', service: service ?? null });
      return found.map(({ id: each, name, school }) => ({ id: each, label: name, hint: school }));
    };
    return { source, value: id === undefined ? null : { id, label: this.#nameOf(id) } };
  }

  async #removeChip(chip: Chip, at: number): Promise<void> {
    this.#filter(chip.rest);
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.chip button');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.#filtersButton)?.focus();
  }

  async #clear(): Promise<void> {
    this.text = '';
    this.missing = undefined;
    this.#filter({});
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
    if (shown !== undefined && shown.error === undefined) this.announce(this.words.refreshed(this.words.found(shown.total, shown.atLeast)));
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
    const { words: w, locale, text, counts } = this;
    const toggle = (): void => {
      this.filtersOpen = !this.filtersOpen;
    };
    return html`<div class="bar no-print">
        ${viewsBar({ locale, words: w, views: this.#views, view: this.#view, counts, choose: (view) => this.#choose(view) })}
        <div class="toolbar" part="toolbar">
        ${searchBox({ words: w, text, type: (typed) => this.#type(typed), find: this.guarded(() => this.#find()) })}
        ${filtersButton(w, chips.length, this.filtersOpen, toggle)}
        </div>
      </div>
      ${this.filtersOpen
        ? filtersForm({
            locale,
            words: w,
            desk: session.desk,
            can: session.can,
            filter: this.chosen,
            staff: this.#staff,
            fixed: this.#fixed,
            people: (key) => this.#people(session, key),
            choosePerson: (key, option) => this.#choosePerson(key, option),
            change: (filter) => this.#filter(filter),
          })
        : nothing}
      ${chipList(w, chips, (chip, at) => void this.#removeChip(chip, at), () => void this.#clear())}`;
  }

  #rows(session: Session): TemplateResult | typeof nothing {
    const { words: w, list, locale } = this;
    if (list.rows.length === 0 && list.error !== undefined) return nothing;
    if (list.rows.length === 0 && list.loading !== null) return skeleton(locale, ['line', 'line', 'line', 'line', 'line', 'line']);
    if (list.rows.length === 0) return this.#empty(session);
    const staff = this.#staff;
    const view = w.involvements[this.#view];
    return html`${statusLine({ words: w, list, sort: this.#sort, sorts: sortsFor(session.can.sorts, w, staff), choose: (sort) => this.#order(sort) })}
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
      caption: w.caption(view, w.found(list.total, list.atLeast)),
      showsRequester: this.#view !== 'mine',
      busy: list.loading !== null,
      fields: session.desk.fields.filter((field) => field.listable === true && (staff || field.private !== true)),
      sortBy: (by) => this.#sortBy(by),
      open: (row, event) => this.#follow(row, event),
    })}
    ${moreButton(w, list, PAGE, () => void this.#more())}`;
  }

  #empty(session: Session): TemplateResult {
    const { empty: w } = this.words;
    const filtered = Object.keys(this.chosen).length > 0 || this.text.trim() !== '';
    if (filtered) {
      return empty({ icon: 'search', text: w.filtered, action: html`<button type="button" class="button" @click=${() => void this.#clear()}>${w.clear}</button>` });
    }
    const over = this.#fixed.phase !== undefined && this.#fixed.phase !== 'active';
    const mayFile = !over && (session.desk.file === 'everyone' || this.#staff) && session.can.commands.has('file');
    const file = (): boolean => this.dispatchEvent(new CustomEvent('guichet-ticket-new', { bubbles: true, composed: true }));
    const action = mayFile ? html`<button type="button" class="button primary" @click=${file}>${w.file}</button>` : nothing;
    return empty({ icon: over ? 'resolved' : 'posted', text: over ? w.over : w[this.#view], action });
  }

  protected override view(): TemplateResult {
    const { session, list, locale } = this;
    if (session === undefined) return this.connectionView(skeleton(locale, ['control', 'line', 'line', 'line', 'line']));
    const chips = chipsOf({ locale, words: this.words, desk: session.desk, filter: this.chosen, service: this.#fixed.service, nameOf: (id) => this.#nameOf(id) });
    const retry = (): void => (list.lost ? this.reconnect() : void this.#show(list.rows.length));
    return html`<span class="ruler" aria-hidden="true"></span>${this.#toolbar(session, chips)}
      ${this.missing === undefined ? nothing : html`<p class="missing">${this.words.notFound(this.missing)}</p>`}
      ${list.error === undefined ? nothing : problemNotice(locale, list.error, { retry })} ${this.#rows(session)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-list': GuichetTicketList;
  }
  interface HTMLElementEventMap {
    'guichet-ticket-open': TicketOpenEvent;
    'guichet-ticket-new': CustomEvent;
  }
}
