/** The tickets that a person reads, in views by involvement, filtered, sorted, searched. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import { NotFound } from '../../backends/backend.ts';
import type { Involvement, ListFilter, Sort, SortKey } from '../../domain/query.ts';
import { SortKey as SortKeys, where } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { isStaff, servedServices } from '../../domain/visibility.ts';
import { words } from '../../locales/index.ts';
import fr, { type ListWords } from '../../locales/fr/ticket-list.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { emptyState } from '../shared/empty.ts';
import { icon } from '../shared/icons.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { activeFilters, filtersForm } from './list-filters.ts';
import { ListMemory } from './list-memory.ts';
import { EMPTY, ListSource, PAGE } from './list-source.ts';
import { listTable } from './list-table.ts';
import { listStyles } from './ticket-list.styles.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-list.ts') });

/** Milliseconds after the last key before a search is asked. */
const TYPING = 180;

const VIEWS: readonly Involvement[] = ['mine', 'assigned', 'free', 'services', 'observed', 'all'];

/** A ticket is to be opened. Prevent it to open the ticket in your own way. */
export type TicketOpenEvent = CustomEvent<{ readonly ticket: string; readonly key: string | null }>;

/**
 * The list of tickets: a table that becomes cards when narrow.
 *
 * @tag guichet-ticket-list
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-open - A ticket is to be opened; bubbles, cancelable: prevented, the link is not followed
 * @fires {CustomEvent} guichet-ticket-new - Somebody wants to file a ticket from an empty list; bubbles
 * @csspart table - The table
 * @csspart toolbar - Views, search, filters
 */
export class GuichetTicketList extends ConnectedElement<ListWords> {
  static override styles = [...ConnectedElement.styles, listStyles];
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

  @state() private list = EMPTY;
  @state() private chosen: ListFilter = {};
  @state() private chosenView: Involvement | undefined = undefined;
  @state() private chosenSort: Sort | undefined = undefined;
  @state() private text = '';
  @state() private filtersOpen = false;
  @state() private counts: Readonly<Record<string, number>> = {};
  @state() private missing: string | undefined = undefined;

  #source: ListSource | undefined;
  #memory: ListMemory | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #unwatch: (() => void) | undefined;

  protected override sessionChanged(session: Session | undefined): void {
    this.#source?.close();
    this.#unwatch?.();
    this.#source = undefined;
    this.list = EMPTY;
    if (session === undefined) return;
    this.#source = new ListSource(
      session,
      (list) => {
        this.list = list;
      },
      () => this.checkVisibility(),
    );
    this.#memory = new ListMemory([this.backend, session.desk.id, session.me.id, this.phase ?? '', this.involvement, this.service].join('|'));
    const kept = this.#memory.recall();
    this.chosen = kept?.filter ?? {};
    this.chosenView = kept?.view ?? undefined;
    this.chosenSort = kept?.sort ?? undefined;
    this.text = kept?.text ?? '';
    this.#unwatch = session.watch(session.cursor, () => void this.#count());
    void this.#show(kept?.rows ?? PAGE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const asked = ['involvement', 'phase', 'sort', 'service', 'filter'].some((name) => changed.has(name));
    if (asked && this.#source !== undefined && this.hasUpdated) void this.#show();
  }

  /** The views offered to this person: only those that may hold something for them. */
  get #views(): Involvement[] {
    const { session } = this;
    if (session === undefined) return [];
    const { me, desk } = session;
    const staff = isStaff(me, desk);
    return VIEWS.filter((view) => {
      if (view === 'free') return staff;
      if (view === 'services') return staff && desk.services.length > 0 && servedServices(me, desk).length < desk.services.length;
      if (view === 'assigned') return staff || desk.assignable === 'everyone';
      if (view === 'all') return staff || desk.read === 'all';
      return true;
    });
  }

  get #view(): Involvement {
    const views = this.#views;
    const asked = this.chosenView ?? (this.involvement === '' ? undefined : this.involvement);
    if (asked !== undefined && (views.includes(asked) || asked === this.involvement)) return asked;
    const { session } = this;
    if (session !== undefined && views.includes('all') && isStaff(session.me, session.desk)) return 'all';
    if (session?.desk.read === 'assigned') return 'assigned';
    return session?.desk.read === 'all' ? 'all' : 'mine';
  }

  get #sort(): Sort {
    if (this.chosenSort !== undefined) return this.chosenSort;
    const [by = '', direction = ''] = this.sort.split(':');
    const asked = SortKeys.options.find((key) => key === by);
    if (this.sort !== '') this.oneOf('sort', by, SortKeys.options, 'changed');
    if (asked !== undefined) return { by: asked, descending: direction === 'desc' };
    return { by: 'changed', descending: true };
  }

  /** What the page fixes, above what the person chooses. */
  get #fixed(): ListFilter {
    return {
      ...this.filter,
      ...(this.phase === '' || this.phase === undefined ? {} : { phase: this.phase }),
      ...(this.service === '' ? {} : { service: this.service }),
    };
  }

  async #show(rows = PAGE): Promise<void> {
    const { session } = this;
    if (session === undefined || this.#source === undefined) return;
    const { me, desk } = session;
    const wanted = where({ ...this.chosen, ...this.#fixed, involvement: this.#view }, me, desk);
    this.#memory?.keep({ filter: this.chosen, view: this.chosenView, sort: this.chosenSort, text: this.text, rows });
    void this.#count();
    await this.#source.show({ where: wanted, ...(this.text.trim() === '' ? {} : { text: this.text }), sort: this.#sort }, rows);
    this.announce(this.words.found(this.list.total, this.list.atLeast));
  }

  /** How many tickets each view holds, within what the page fixes: the same trees as the lists. */
  async #count(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const { me, desk } = session;
    const trees = Object.fromEntries(this.#views.map((view) => [view, where({ ...this.#fixed, involvement: view }, me, desk)]));
    try {
      this.counts = await session.counts(trees);
    } catch {
      // The list itself says what is wrong; a view without its number stays usable.
      this.counts = {};
    }
  }

  readonly #type = (event: InputEvent): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.missing = undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#show(), TYPING);
  };

  /** A number opens its ticket at once; anything else is searched. */
  readonly #find = async (event: Event): Promise<void> => {
    event.preventDefault();
    clearTimeout(this.#typing);
    const { session } = this;
    const text = this.text.trim().replace(/^#/u, '');
    if (session === undefined || text === '') return;
    if (!/^\S*\d+$/u.test(text)) return this.#show();
    const key = /^\d+$/u.test(text) ? `${session.desk.prefix ?? `TRK${session.desk.id}_`}${text}` : text;
    try {
      const view = await session.ticket(key);
      this.#open(view.ticket.id, view.key);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      this.missing = key;
      await this.#show();
    }
  };

  #open(ticket: string, key: string | null): boolean {
    return this.dispatchEvent(new CustomEvent('guichet-ticket-open', { bubbles: true, composed: true, cancelable: true, detail: { ticket, key } }));
  }

  readonly #sortBy = (by: SortKey): void => {
    const present = this.#sort;
    const first = by === 'changed' || by === 'filed' || by === 'priority';
    this.chosenSort = { by, descending: present.by === by ? present.descending !== true : first };
    void this.#show();
  };

  #toolbar(): TemplateResult {
    const { words: w } = this;
    const views = this.#views;
    const active = activeFilters(this.chosen);
    return html`<div class="toolbar" part="toolbar">
      ${views.length < 2
        ? nothing
        : html`<ul class="views" role="list" aria-label=${w.involvementLabel}>
            ${views.map(
              (view) =>
                html`<li>
                  <button type="button" class="button quiet" aria-pressed=${view === this.#view ? 'true' : 'false'} @click=${() => this.#choose(view)}>
                    ${w.involvements[view]}${this.counts[view] === undefined || this.counts[view] === 0 ? nothing : html`<span class="badge">${this.locale.number(this.counts[view])}</span>`}
                  </button>
                </li>`,
            )}
          </ul>`}
      <form class="find" role="search" @submit=${this.guarded(this.#find)}>
        <label class="visually-hidden" for="search">${w.search}</label>
        ${icon('search')}
        <input id="search" class="input" type="search" autocomplete="off" enterkeyhint="search" placeholder=${w.search} .value=${live(this.text)} @input=${this.#type} />
      </form>
      <button
        type="button"
        class="button"
        aria-expanded=${this.filtersOpen ? 'true' : 'false'}
        aria-controls="filters"
        @click=${() => {
          this.filtersOpen = !this.filtersOpen;
        }}
      >
        ${icon('filter')}${w.filtersActive(active)}
      </button>
      ${active === 0 ? nothing : html`<button type="button" class="button quiet" @click=${() => this.#filter({})}>${w.clear}</button>`}
    </div>`;
  }

  #choose(view: Involvement): void {
    this.chosenView = view;
    void this.#show();
  }

  #filter(filter: ListFilter): void {
    this.chosen = filter;
    void this.#show();
  }

  #status(): TemplateResult {
    const { words: w, list } = this;
    const total = w.found(list.total, list.atLeast);
    const { by, descending } = this.#sort;
    const sorts = SortKeys.options.filter((key) => this.session?.can.sorts.has(key) === true && (key !== 'rank' || this.#staff));
    return html`<div class="status">
      <span>${list.loading === 'first' ? nothing : list.rows.length < list.total ? w.shown(list.rows.length, list.total) : total}</span>
      <span class="sorting">
        <label for="sorting">${w.sort}</label>
        <select
          id="sorting"
          class="select"
          @change=${(event: Event) => {
            const [key, direction] = (event.target as HTMLSelectElement).value.split(':');
            this.chosenSort = { by: SortKeys.options.find((each) => each === key) ?? 'changed', descending: direction === 'desc' };
            void this.#show();
          }}
        >
          ${sorts.flatMap((key) =>
            [false, true].map((down) => html`<option value=${`${key}:${down ? 'desc' : 'asc'}`} ?selected=${key === by && down === (descending === true)}>${w.sorts[key]}, ${(down ? w.descending : w.ascending).toLocaleLowerCase(this.locale.tag)}</option>`),
          )}
        </select>
      </span>
    </div>`;
  }

  get #staff(): boolean {
    const { session } = this;
    return session !== undefined && isStaff(session.me, session.desk);
  }

  #rows(session: Session): TemplateResult {
    const { words: w, list, locale } = this;
    if (list.rows.length === 0 && list.loading !== null) return skeleton(locale, ['line', 'line', 'line', 'line', 'line', 'line']);
    if (list.rows.length === 0) return list.error === undefined ? this.#empty(session) : html``;
    const staff = this.#staff;
    return html`${listTable({
      locale,
      words: w,
      desk: session.desk,
      rows: list.rows,
      people: list.people,
      me: session.me.id,
      sort: this.#sort,
      sorts: session.can.sorts,
      caption: w.caption(w.involvements[this.#view], w.found(list.total, list.atLeast)),
      showsRequester: staff || this.#view !== 'mine',
      busy: list.loading !== null,
      fields: session.desk.fields.filter((field) => field.listable === true && (staff || field.private !== true)),
      sortBy: this.#sortBy,
      open: (row, event) => this.#follow(row, event),
      linkTo: (row) => (row.key === null ? '#' : `#${row.key}`),
    })}
    ${list.next === null
      ? nothing
      : html`<div class="after">
          <button type="button" class="button" aria-disabled=${list.loading === 'more' ? 'true' : 'false'} @click=${() => void this.#more()}>
            ${list.loading === 'more' ? w.loadingMore : w.more(Math.min(PAGE, Math.max(1, list.total - list.rows.length)))}
          </button>
        </div>`}`;
  }

  /** The next rows; the focus goes to the first of them, where reading goes on. */
  async #more(): Promise<void> {
    const before = this.list.rows.length;
    await this.#source?.more();
    this.#memory?.keep({ filter: this.chosen, view: this.chosenView, sort: this.chosenSort, text: this.text, rows: this.list.rows.length });
    await this.updateComplete;
    const first = this.list.rows[before];
    if (first !== undefined) this.renderRoot.querySelector<HTMLElement>(`[data-ticket="${first.id}"] a`)?.focus();
    this.announce(this.words.shown(this.list.rows.length, this.list.total));
  }

  /** A plain click opens the ticket here; with a key held, or prevented by nobody, the link is the browser's. */
  #follow(row: TicketRow, event: Event): void {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.#open(row.id, row.key);
  }

  #empty(session: Session): TemplateResult {
    const { words: w } = this;
    const filtered = activeFilters(this.chosen) > 0 || this.text.trim() !== '';
    const text = filtered ? w.empty.filtered : this.phase === 'over' ? w.empty.over : w.empty[this.#view];
    const mayFile = session.desk.file === 'everyone' || this.#staff;
    const button = filtered
      ? html`<button type="button" class="button" @click=${() => this.#clearAll()}>${w.clear}</button>`
      : mayFile && this.phase !== 'over'
        ? html`<button type="button" class="button primary" @click=${() => this.dispatchEvent(new CustomEvent('guichet-ticket-new', { bubbles: true, composed: true }))}>${w.empty.file}</button>`
        : nothing;
    return emptyState(text, button);
  }

  #clearAll(): void {
    this.text = '';
    this.missing = undefined;
    this.#filter({});
  }

  protected override view(): TemplateResult {
    const { session, list, words: w } = this;
    if (session === undefined) return this.connectionView(skeleton(this.locale, ['control', 'line', 'line', 'line', 'line']));
    return html`${this.#toolbar()}
    ${this.filtersOpen
      ? filtersForm({
          locale: this.locale,
          words: w,
          desk: session.desk,
          filter: this.chosen,
          staff: this.#staff,
          fixed: this.#fixed,
          people: nothing,
          change: (filter) => this.#filter(filter),
        })
      : nothing}
    ${this.missing === undefined ? nothing : html`<p class="muted" role="status">${w.notFound(this.missing)}</p>`}
    ${list.error === undefined ? nothing : problemNotice(this.locale, list.error, { retry: () => void this.#source?.again() })}
    ${list.rows.length === 0 ? nothing : this.#status()}
    ${list.waiting === 0
      ? nothing
      : html`<div class="fresh" role="status">
          <span>${w.changed(list.waiting)}</span><button type="button" class="button link" @click=${() => void this.#source?.again()}>${w.refresh}</button>
        </div>`}
    ${this.#rows(session)}`;
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
