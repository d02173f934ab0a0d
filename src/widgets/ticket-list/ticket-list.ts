/** The tickets that a person reads, in views by involvement, filtered, sorted, searched. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import type { Predicate } from '../../domain/predicate.ts';
import type { Involvement, ListFilter, Sort } from '../../domain/query.ts';
import type { TicketRow } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { Vocabulary } from '../../locales/index.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { TicketNewEvent, TicketOpenEvent } from '../shared/events.ts';
import { meeting } from '../shared/meeting.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import { act, itemsFor } from './list-acts.ts';
import { ListAsking } from './list-asking.ts';
import type { OtherList, Sought } from './list-beyond.ts';
import { columnsOf, type ColumnsContext } from './list-columns.ts';
import type { Counts } from './list-counts.ts';
import { emptyList, mayFile } from './list-empty.ts';
import type { ListExtension, ListHost } from './list-extension.ts';
import { listHead } from './list-head.ts';
import { hostOf, type Now } from './list-host.ts';
import { LayoutController } from './list-layout.ts';
import { LongList } from './list-long.ts';
import { ListPosition } from './list-position.ts';
import { EMPTY, PAGE, type Asked, type ListState } from './list-source.ts';
import { tableStyles } from './list-table.styles.ts';
import { listTable } from './list-table.ts';
import { afterRows, fieldSorts, freshBar, sortsFor, statusLine } from './list-toolbar.ts';
import { fixedBy, named, sortNamed, sortedBy, viewFor, viewsFor, worded } from './list-views.ts';
import { WORDS, wordsIn, wordsOfTasks } from './list-words.ts';
import { ListKeys } from './list-keys.ts';
import { listStyles } from './ticket-list.styles.ts';
import '../shared/shared-words.ts';

/**
 * The list of tickets: a table that becomes cards when narrow.
 *
 * @tag guichet-ticket-list
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened: `{ticket, key}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 * @fires {TicketNewEvent} guichet-ticket-new - Somebody wants to file a ticket from an empty list
 * @csspart toolbar - Search, filters' button
 * @csspart views - The views by involvement
 * @csspart filters - The form of filters
 * @csspart table - The table
 * @cssprop [--guichet-sticky-top] - Height of what the page keeps at the top of the screen: the header of the table stays below it; `0px` by default
 */
export class GuichetTicketList extends ConnectedElement<ListWords> {
  static override styles = [...sheets, listStyles, tableStyles];
  protected override readonly vocabulary = WORDS;

  /** Which tickets, by involvement: `mine`, `assigned`, `free`, `services`, `courses`, `observed`, `all`; the person's first view by default. */
  @property() involvement: Involvement | '' = '';

  /** Which part of their life: `active`, `settled`, `closed`, `over` (settled and closed); absent, all. */
  @property() phase: ListFilter['phase'] | '' = '';

  /** Order: a column, and `:desc`; for example `changed:desc`. `field:room` for a custom field. Up to three, the first deciding: `state changed:desc`. */
  @property() sort = '';

  /** Columns, in order, where there is room: `number summary state`, and `field:room` for a custom field; the usual ones by default. */
  @property() columns = '';

  /** Code of a service: only its tickets. */
  @property() service = '';

  /** More filters that the page fixes. */
  @property({ attribute: false }) filter: ListFilter = {};

  /** Narrows it further, by a filter that no person chose; its name tells this list from others of the page. */
  @property({ attribute: false }) within: { readonly name: string; readonly where: Predicate } | undefined = undefined;

  /** Number or id of the ticket that is open beside the list: its row is marked. */
  @property({ attribute: false }) beside: string | undefined = undefined;

  /** The other list of its desk, where what is searched here in vain may be. */
  @property({ attribute: false, hasChanged: (now?: OtherList, before?: OtherList) => now?.name !== before?.name })
  other: OtherList | undefined = undefined;

  @state() private list: ListState = EMPTY;
  @state() private filtersOpen = false;
  @state() private counts: Counts = {};
  @state() private missing: string | undefined = undefined;
  /** How often another part of a long list was drawn. */
  @state() private scrolls = 0;

  readonly #layout = new LayoutController(this);
  readonly #position = new ListPosition(this, {
    kept: (anchor) => this.#asking.keep(anchor),
    shownAgain: (ticket) => this.#asking.source?.refresh([ticket]),
    bring: (ticket, place, top) => this.#long.bring(ticket, place, top),
  });
  readonly #long = new LongList(this, {
    list: () => this.list,
    loading: () => this.locale.words.loading,
    need: (from, to) => this.#asking.source?.need(from, to),
    redraw: () => {
      this.scrolls += 1;
    },
    redrawNow: () => {
      this.requestUpdate();
      this.performUpdate();
    },
    fail: (error) => this.fail(error),
  });
  readonly #asking = new ListAsking(
    {
      element: this,
      question: (session) => ({
        fixed: this.#fixed,
        within: this.within?.where,
        view: this.#view(session),
        views: this.#views,
        sort: this.#sort,
        other: this.other,
      }),
      list: () => this.list,
      words: () => this.words,
      changed: (list) => this.#changed(list),
      counted: (counts) => {
        this.counts = counts;
      },
      isSeen: () => this.checkVisibility(),
      missing: (key) => {
        this.missing = key;
      },
      open: (ticket, key) => this.#open(ticket, key),
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      renew: () => {
        this.#stamp = {};
      },
      rise: () => this.#long.rise(),
      drawn: () => this.updateComplete,
      root: () => this.renderRoot,
      unknown: () => this.locale.words.unknownPerson,
      now: () => this.locale.now(),
    },
    this.#position,
  );
  #host: ListHost | undefined;
  #extension: ListExtension = {};
  protected readonly keys = new ListKeys(
    this,
    () => this.#host,
    () => this.#extension,
  );
  /** Another as soon as rows that are the same may look otherwise. */
  #stamp: object = {};

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    const { vocabulary } = this.#extension;
    const more = vocabulary === undefined ? [] : [vocabulary];
    return [...super.vocabularies, ...wordsOfTasks(this.session?.desk), ...more];
  }

  /** Its search. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('input[type="search"]');
  }

  /** Brings the focus to a ticket's row, now or as soon as the rows are there: for whoever comes back from the ticket. */
  focusTicket(ticket: string): void {
    this.#position.focusOn(ticket);
  }

  /** Asks what another list was asked in vain. */
  seek(sought: Sought): void {
    this.#asking.seek(sought);
  }

  /** What is asked of the desk, and where a ticket stands in the answer: for whoever goes on to the next one. */
  questionAt(ticket: string): Asked | undefined {
    const { wanted } = this.#asking.source ?? {};
    return wanted === undefined ? undefined : { question: wanted, around: this.list.rows.around(ticket) };
  }

  protected override get words(): ListWords {
    return wordsIn(super.words, this.session?.desk, this.locale.language);
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#asking.end();
    this.#extension.close?.();
    this.#extension = {};
    this.#host = undefined;
    this.list = EMPTY;
    this.counts = {};
    if (session === undefined) return;
    this.#host = hostOf(session, this.#asking, () => this.#now(session), {
      update: () => {
        this.#stamp = {};
        this.requestUpdate();
      },
      announce: (text) => this.announce(text),
      open: (row) => {
        if (this.#open(row.id, row.key)) location.hash = `#${row.key ?? row.id}`;
      },
      focus: (ticket) => this.focusTicket(ticket),
      fail: (error) => this.fail(error),
    });
    if (this.#staff) void this.#work(this.#host).catch((error: unknown) => this.fail(error));
    const person = [this.backend, session.desk.id, session.me.id].join('|');
    const list = [person, this.phase ?? '', this.involvement, this.service, this.within?.name ?? ''].join('|');
    this.#asking.begin(session, list, person);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = this.#asking.source;
    super.willUpdate(changed);
    for (const [name, value, known, usual] of worded(this)) if (changed.has(name)) this.oneOf(name, value, known, usual);
    const asked = ['involvement', 'phase', 'sort', 'service', 'filter', 'within'].some((name) => changed.has(name));
    if (asked && before !== undefined && before === this.#asking.source) void this.#asking.show();
    const onlyRows = changed.size > 0 && [...changed.keys()].every((name) => name === 'scrolls' || name === 'list');
    if (!onlyRows) this.#stamp = {};
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#long.windowing?.drawn(this.#layout.room);
    this.#position.settle(this.list.loading === null && this.#long.isReady);
    this.#extension.drawn?.();
  }

  async #work(host: ListHost): Promise<void> {
    const { default: work } = await import('./list-staff.ts');
    const extension = await work(host);
    if (this.#host !== host) return extension.close?.();
    this.#extension = extension;
    this.requestUpdate();
  }

  get #views(): Involvement[] {
    const { session } = this;
    return session === undefined ? [] : viewsFor(session.me, session.desk);
  }

  #view({ desk }: Session): Involvement {
    return viewFor(this.#views, desk, this.#asking.choice.view, this.involvement);
  }

  get #sort(): readonly Sort[] {
    const most = this.session?.can.sortsAtOnce ?? 1;
    return (this.#asking.choice.sort ?? sortNamed(this.sort)).slice(0, Math.max(1, most));
  }

  get #columns(): readonly string[] | undefined {
    return this.#asking.choice.columns ?? (this.columns === '' ? undefined : named(this.columns));
  }

  #context({ desk, me }: Session): ColumnsContext {
    return {
      locale: this.locale,
      words: this.words,
      desk,
      people: this.list.people,
      me: me.id,
      layout: this.#layout.layout,
      staff: this.#staff,
      meet: meeting(this, this.session),
      showsRequester: this.session !== undefined && this.#view(this.session) !== 'mine',
    };
  }

  #now(session: Session): Now {
    return {
      locale: this.locale,
      words: this.words,
      list: this.list,
      layout: this.#layout.layout,
      room: this.#layout.room,
      root: this.renderRoot,
      fixed: this.#fixed,
      view: this.#view(session),
      context: this.#context(session),
      names: this.#columns,
      columnsOfPage: this.columns === '' ? undefined : named(this.columns),
      sort: this.#sort,
    };
  }

  get #staff(): boolean {
    return this.session !== undefined && isStaff(this.session.me, this.session.desk);
  }

  /** What the page fixes, above what the person chooses. */
  get #fixed(): ListFilter {
    return fixedBy(this.filter, this.phase, this.service);
  }

  #changed(list: ListState): void {
    const { waiting } = this.list;
    this.list = list;
    if (waiting === 0 && list.waiting > 0) this.announce(this.words.changed(list.waiting));
    this.#extension.changed?.();
  }

  /** @returns whether nobody opened it */
  #open(ticket: string, key: string | null): boolean {
    this.#position.leaveTo(ticket);
    this.#asking.source?.opened(ticket);
    return this.dispatchEvent(new TicketOpenEvent({ ticket, key }));
  }

  /** With a key held the click is the browser's; a plain one is whoever's opens tickets here, and the browser's if nobody does. */
  #follow(row: TicketRow, event: MouseEvent): void {
    if (!isBrowserClick(event) && !this.#open(row.id, row.key)) event.preventDefault();
  }

  #rows(session: Session): TemplateResult | typeof nothing {
    const { words: w, list, locale } = this;
    if (list.rows.length === 0 && list.error !== undefined) return nothing;
    if (list.rows.length === 0 && list.loading !== null) return this.awaited(skeleton(locale, Array<'line'>(6).fill('line')));
    if (list.rows.length === 0) return this.#empty(session);
    const view = this.#view(session);
    const context = this.#context(session);
    return html`${statusLine({
      ...context,
      list,
      view,
      sort: this.#sort,
      sorts: sortsFor(session.can, w, context),
      choose: (sort) => void this.#asking.ask({ sort }),
      items: itemsFor(this.#host, this.#extension),
      act: this.guarded((id: string) => act(id, this.#host, this.#extension)),
    })}
    ${freshBar(w, list.waiting, () => void this.#asking.refresh())}
    ${listTable({
      ...context,
      columns: columnsOf(context, this.#columns, this.#layout.room),
      rows: list.rows,
      total: list.atLeast ? undefined : list.total,
      sort: this.#sort,
      sorts: new Set([...session.can.sorts, ...fieldSorts(session.can, context)]),
      sortsAtOnce: session.can.sortsAtOnce,
      caption: w.caption(w.involvements[view], w.found(list.total, list.atLeast)),
      busy: list.loading !== null || this.#long.shown.first !== undefined,
      beside: this.beside,
      extension: this.#extension,
      ...this.#long.shown,
      stamp: this.#stamp,
      sortBy: (by, further) => void this.#asking.ask({ sort: sortedBy(this.#sort, by, further, session.can.sortsAtOnce) }),
      open: (row, event) => this.#follow(row, event),
    })}
    ${afterRows(w, list, PAGE, locale, this.#asking)}`;
  }

  #empty(session: Session): TemplateResult {
    return emptyList({
      words: this.words,
      view: this.#view(session),
      asking: this.#asking,
      other: this.other,
      over: (this.#fixed.phase ?? 'active') !== 'active',
      mayFile: mayFile(session, this.clock()),
      file: () => this.dispatchEvent(new TicketNewEvent()),
    });
  }

  #head(session: Session): TemplateResult {
    return listHead({
      locale: this.locale,
      words: this.words,
      session,
      views: this.#views,
      view: this.#view(session),
      counts: this.counts,
      asking: this.#asking,
      fixed: this.#fixed,
      staff: this.#staff,
      open: this.filtersOpen,
      preparing: this.#asking.isSlow(this.#sort) ? this.list.preparing : null,
      drawPart: this.drawPart,
      tools: this.#extension.tools?.() ?? nothing,
      toggle: () => {
        this.filtersOpen = !this.filtersOpen;
      },
      guarded: (task) => this.guarded(task),
    });
  }

  protected override view(): TemplateResult {
    const { session, list, locale } = this;
    if (session === undefined) return this.connectionView(skeleton(locale, ['control', 'line', 'line', 'line', 'line']));
    return html`<span class="ruler" aria-hidden="true"></span>${this.#head(session)}
      ${this.missing === undefined ? nothing : html`<p class="missing">${this.words.notFound(this.missing, list.rows.length > 0)}</p>`}
      ${list.error === undefined || list.failed === 'more' ? nothing : problemNotice(locale, list.error, { retry: () => (list.lost ? this.reconnect() : void this.#asking.reload()), reads: !list.lost })}
      ${this.#extension.bar?.() ?? nothing} ${this.#rows(session)} ${this.#extension.foot?.() ?? nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-list': GuichetTicketList;
  }
}
