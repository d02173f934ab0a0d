/** The desk: it opens the session, and lays out the activity or gives its session to what the page puts inside. */
import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import { prefixOf } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { words } from '../../locales/index.ts';
import fr from '../../locales/fr/desk.ts';
import { deskContext } from '../shared/connection.ts';
import type { TicketOpenedEvent, TicketOpenEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import type { SelectEvent } from '../shared/menu.ts';
import { Shortcuts } from '../shared/shortcuts.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { Trail } from '../shared/trail.ts';
import type { ThreadPlace } from '../ticket-detail/placed-element.ts';
import type { Prefill } from '../ticket-form/prefill.ts';
import { deskStyles } from './desk.styles.ts';
import { activity, offeredTabs, tabLabel } from './activity.view.ts';
import { AskedArticle } from './asked-article.ts';
import { FixedElement } from './fixed-element.ts';
import { Bell } from './bell.ts';
import { arrive, comeBack, type Whence } from './whence.ts';
import { Following } from './following.ts';
import { openingNotice } from './opening.ts';
import { PageAsks } from './page-asks.ts';
import { listOf, searchOn } from './lists.ts';
import { AddressWriter, isList, PlaceMemory, TABS, ticketInHash, type TabId } from './place.ts';
import { Split } from './split.ts';
import { Tallies, type Tally } from './tallies.ts';
import { deskTools, emptyPane, ticketPane } from './tools.view.ts';
import { trailFrom } from './walking.ts';
import { deskVerbs } from './verbs.ts';
import { Views, type ViewName } from './views.ts';
import '../shared/shared-words.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/desk.ts') });

/**
 * A desk: session and settings for a page. Empty, it lays out the whole activity in tabs: new ticket, tickets, resolved, my settings,
 * reports for moderators, administration for whoever may, help; with elements inside, it only gives them its session.
 *
 * @tag guichet-desk
 * @slot - Widgets that use the desk's session; when there are any, the desk draws nothing itself
 * @fires {BeforeFileEvent} guichet-before-file - A ticket is about to be filed: `{command}`; cancelable: prevented, nothing is filed and what was typed stays
 * @fires {TicketFiledEvent} guichet-ticket-filed - A ticket was filed: `{ticket, key}`
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened: `{ticket, key}`; cancelable: prevented while it is captured, the desk leaves it to the page
 * @fires {TicketOpenedEvent} guichet-ticket-opened - A ticket is on screen: `{ticket, key}`
 * @fires {BeforeChangeEvent} guichet-before-change - Something is about to be done to a ticket: `{ticket, commands}`; cancelable: prevented, nothing is done and what was typed stays
 * @fires {TicketChangedEvent} guichet-ticket-changed - Something was done to a ticket, or it was read: `{ticket, key, commands}`
 * @fires {RefusedEvent} guichet-refused - Something was not done: `{commands, code, sentence}`
 * @csspart heading - The desk's name
 * @csspart description - Its description
 * @csspart tabs - The tabs
 */
export class GuichetDesk extends FixedElement {
  static override styles = [...FixedElement.styles, deskStyles];
  protected override readonly vocabulary = WORDS;

  /** Code of the service that new tickets are for. */
  @property() service = '';

  /** Code of the category, inside the service, that new tickets are for. */
  @property() category = '';

  /** Writes the ticket that is open in the page's address (`#TRK2_9`). Such an address is read always. */
  @property({ type: Boolean, attribute: 'deep-links' }) deepLinks = false;

  /** Whether list and ticket stand side by side where there is room: `on`, `off`; for staff by default, until they choose. */
  @property() split: string | undefined = undefined;

  /** Switches off the keys that stand for verbs; the palette of verbs remains. */
  @property({ type: Boolean, attribute: 'no-shortcuts', reflect: true }) noShortcuts = false;

  /** Leaves the title of the page as it is: without it, the notices that are unread are counted there. */
  @property({ type: Boolean, attribute: 'no-title' }) noTitle = false;

  @state() private tab: TabId | undefined = undefined;
  @state() private ticket: string | null = null;
  /** The number of the ticket that is open, once it is on screen. */
  @state() private shown: string | undefined = undefined;
  @state() private trail: Trail | undefined = undefined;
  @state() private tally: Tally | null = null;
  /** Where in the ticket something happened. */
  @state() private place: ThreadPlace | undefined = undefined;

  readonly #provider = new ContextProvider(this, { context: deskContext });
  readonly #address = new AddressWriter();
  readonly #asks = new PageAsks();
  readonly #views = new Views(() => this.requestUpdate());
  readonly #shown = new Set<TabId>();
  readonly #children = new MutationObserver(() => this.requestUpdate());
  readonly #split = new Split(this, () => this.session?.me.id);
  readonly #following = new Following((ticket) => this.#follow(ticket));
  readonly #bell = new Bell(this);
  readonly #keys = new Shortcuts(this, { verbs: () => this.#verbs(), person: () => this.session?.me.id });
  readonly #article = new AskedArticle(this, () => this.session && this.#goToTab('knowledge'));
  #tallies: Tallies | undefined;
  #memory: PlaceMemory | undefined;
  /** Where the person was on the page when the ticket was opened. */
  #from: Whence | undefined;
  /** The ticket that was left last: the way along its list is kept, since the browser's "forward" leads back to it. */
  #left: string | undefined;

  /** Its tabs, or the ticket that is open. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector(this.ticket === null ? 'guichet-tabs' : '.ticket');
  }

  /**
   * Opens a ticket by its number, as soon as the desk is there. Nothing happens where the page lays the desk out itself.
   * @param key number, former number or id
   */
  open(key: string): void {
    const { session } = this;
    if (key === '' || key === this.ticket) return;
    if (session === undefined) return this.#asks.open(key);
    if (this.deepLinks && ticketInHash(key, prefixOf(session.desk)) !== null) this.#address.open(key);
    this.#goTo(key, undefined);
  }

  /** Shows the form and gives it words and choices to begin with, as its own `prefill` does; nothing for whoever may not file here. */
  prefill(values: Prefill): void {
    this.#asks.fill(values);
    if (this.session !== undefined) this.#showForm(this.session);
  }

  #showForm(session: Session): void {
    if (!this.#tabs(session).includes('new')) return;
    if (this.ticket !== null) this.#leave();
    this.#show('new');
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#asks.giveTo(() => this.renderRoot.querySelector('guichet-ticket-form'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true });
    addEventListener('hashchange', this.#hash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
    removeEventListener('hashchange', this.#hash);
    this.#following.stop();
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#tallies?.close();
    this.#tallies = undefined;
    if (session === undefined) return;
    this.#left = undefined;
    this.tally = null;
    this.tab = undefined;
    this.#shown.clear();
    this.#memory = new PlaceMemory([this.backend, session.desk.id, session.me.id]);
    const kept = this.#memory.recall();
    const hash = ticketInHash(location.hash, prefixOf(session.desk));
    this.ticket = this.#asks.takeTicket() ?? hash ?? (this.deepLinks ? null : (kept?.ticket ?? null));
    if (kept !== undefined && this.#tabs(session).includes(kept.tab)) this.#show(kept.tab);
    if (this.#asks.fills) this.#showForm(session);
    this.#tallies = new Tallies(session, {
      tallied: (tally) => this.#tallied(session, tally),
      changed: () => this.requestUpdate(),
      fail: (error) => this.fail(error),
    });
    this.#tallies.count();
  }

  /** The first numbers also say where to begin: staff with the tickets, others with the form unless they have tickets already, or are offered some. */
  #tallied(session: Session, tally: Tally | null): void {
    this.tally = tally ?? this.tally;
    if (this.tab !== undefined) return;
    const [first = 'active'] = this.#tabs(session);
    const has = session.can.claims === true || (tally !== null && tally.active + tally.over > 0);
    this.#show(first === 'new' && (isStaff(session.me, session.desk) || has) ? 'active' : first);
  }

  #tabs(session: Session): TabId[] {
    return offeredTabs(session, this.clock());
  }

  #show(tab: TabId): void {
    this.tab = tab;
    this.#keepPlace();
  }

  /** Shows a tab, if it is one of theirs; the ticket that would stand before it is left. */
  #goToTab(tab: TabId): boolean {
    const { session } = this;
    if (session === undefined || !this.#tabs(session).includes(tab)) return false;
    if (this.ticket !== null && !(this.#isSplit && isList(tab))) this.#close(!isList(tab));
    this.#show(tab);
    void this.updateComplete.then(() => this.renderRoot.querySelector('guichet-tabs')?.focus());
    return true;
  }

  #keepPlace(): void {
    if (this.tab !== undefined) this.#memory?.keep({ tab: this.tab, ticket: this.ticket });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#provider.setValue(this.contextGiven);
    if (this.session === undefined || this.childElementCount > 0) return;
    if (this.tab !== undefined && (this.ticket === null || this.#isSplit)) this.#shown.add(this.tab);
    this.#views.needFor(this.#shown);
    if (this.ticket !== null) this.#views.need('detail');
  }

  readonly #hash = (): void => {
    const named = this.session && ticketInHash(location.hash, prefixOf(this.session.desk));
    if (named === undefined || named === this.ticket) return;
    this.#address.forget();
    if (named !== null) this.#goTo(named, undefined);
    else if (this.deepLinks) this.#leave();
  };

  /** Whether list and ticket can stand side by side here. */
  get #splits(): boolean {
    const { session } = this;
    const mayWish = session !== undefined && (isStaff(session.me, session.desk) || this.split === 'on');
    return mayWish && this.#split.possible && isList(this.tab);
  }

  get #isSplit(): boolean {
    return this.#splits && this.#split.wanted(this.split !== 'off');
  }

  readonly #turn = (): void => this.#split.choose(!this.#isSplit);

  #verbs(): ReturnType<typeof deskVerbs> {
    const { session, words: w } = this;
    if (session === undefined || this.childElementCount > 0) return [];
    const tabs = this.#tabs(session).map((id) => ({ id, label: tabLabel(id, session, w) }));
    return deskVerbs({
      words: w,
      tabs,
      go: (tab) => void this.#goToTab(tab),
      split: this.#splits ? this.#isSplit : undefined,
      turn: this.#turn,
    });
  }

  /** @param stays the focus stays where it is: the ticket is shown beside it */
  #goTo(ticket: string, focus: HTMLElement | undefined, stays = false): void {
    if (this.ticket === null || this.#isSplit) this.#from = { scroll: scrollY, focus };
    if (this.ticket === null && ticket !== this.#left) this.trail = undefined;
    if (ticket !== this.ticket) this.shown = undefined;
    this.ticket = ticket;
    this.place = undefined;
    this.#keepPlace();
    if (stays) return;
    void this.updateComplete.then(() => arrive(this, this.renderRoot, this.place, this.shown));
  }

  /** Shows beside the list the ticket on which somebody rests there. */
  #follow(ticket: string): void {
    if (!this.#isSplit || ticket === this.ticket) return;
    this.#goTo(ticket, undefined, true);
    void this.#walkFrom(ticket);
  }

  /** The ways on from a ticket of the list that is shown. */
  async #walkFrom(ticket: string): Promise<void> {
    this.trail = (await trailFrom(this.session, listOf(this.renderRoot, this.tab), ticket)) ?? this.trail;
  }

  readonly #shownNow = ({ detail }: TicketOpenedEvent): void => {
    this.shown = detail.key ?? undefined;
    if (this.#isSplit && this.deepLinks && detail.key !== null) this.#address.open(detail.key, true);
    if (this.#isSplit && detail.key !== null) this.announce(this.words.beside(detail.key));
  };

  /** Back to the same list, at the same place; side by side, the ticket stays. */
  #leave(stays = false): void {
    const from = this.#from;
    this.#from = undefined;
    if (!stays) {
      this.#left = this.shown ?? this.ticket ?? undefined;
      this.ticket = null;
      this.shown = undefined;
    }
    this.#keepPlace();
    void this.updateComplete.then(() => comeBack(this.renderRoot, from, stays));
  }

  readonly #opened = (event: TicketOpenEvent): void => {
    // The page opens it in its own way.
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { key, ticket, entry } = event.detail;
    const [origin] = event.composedPath();
    const active = origin instanceof HTMLElement ? (origin.shadowRoot?.activeElement ?? origin) : undefined;
    const inTicket = origin instanceof Element && origin.closest('.ticket') !== null;
    if (!inTicket) void this.#walkFrom(ticket);
    const again = this.ticket === ticket || (key !== null && (this.ticket === key || this.shown === key));
    const walks = inTicket && this.trail?.reached === ticket;
    if (this.deepLinks && key !== null) this.#address.open(key, walks || (this.#isSplit && this.ticket !== null));
    // From the list to the ticket beside it: the first time it is shown, the second time one goes there.
    const stays = this.#isSplit && !inTicket && !again;
    this.#goTo(
      again ? (this.ticket ?? ticket) : (key ?? ticket),
      active instanceof HTMLElement && !inTicket ? active : this.#from?.focus,
      stays,
    );
    if (entry !== undefined) this.place = { entry };
  };

  readonly #back = (): void => (this.#isSplit ? this.#leave(true) : this.#close());

  /** Leaves the ticket, and the address that names it. @param onward to another tab, not back to the list */
  #close(onward = false): void {
    const written = this.session !== undefined && ticketInHash(location.hash, prefixOf(this.session.desk)) !== null;
    if (onward) this.#from = undefined;
    this.#leave();
    if (written) this.#address.close();
  }

  readonly #chosen = (event: SelectEvent): void => {
    const tab = TABS.find((each) => each === event.detail.id);
    if (tab === undefined || event.target !== event.currentTarget) return;
    if (this.ticket !== null && !isList(tab)) this.#close(true);
    this.#show(tab);
  };

  protected override view(): unknown {
    if (this.childElementCount > 0) return html`<slot></slot>`;
    const { session } = this;
    if (session === undefined) return this.connectionView(skeleton(this.locale, ['line', 'control', 'line', 'line', 'line']));
    const { me, desk } = session;
    const { language } = this.locale;
    const name = localised(desk.name, language);
    const description = localised(desk.description, language);
    const named = name.trim() !== '';
    const split = this.#isSplit;
    return html`<div
      class="desk"
      @guichet-ticket-open=${this.#opened}
      @guichet-ticket-opened=${this.#shownNow}
      @guichet-back=${this.#back}
      @guichet-ticket-new=${() => this.#goToTab('new')}
      @guichet-article-new=${this.#article.hear}
    >
      <div class="top">
        ${named ? heading(this.headingLevel, name, { class: 'title' }) : nothing}
        ${deskTools({ words: this.words, staff: isStaff(me, desk), split: this.#splits ? split : undefined, turn: this.#turn, palette: this.#keys.openPalette, bell: this.#bell.view(session, this.drawPart, this) })}
      </div>
      <div class=${split ? 'panes split' : 'panes'}>
        <div class="desk" ?hidden=${this.ticket !== null && !split} @keydown=${split ? this.#following.press : nothing}>
          ${description === '' ? nothing : html`<p class="description" part="description">${description}</p>`}
          ${this.tab === 'new' && !isStaff(me, desk) ? nothing : openingNotice(me, desk, new Date(this.clock()).toISOString(), this.locale, this.words)}
          ${this.#activity(session, named ? this.headingLevel + 1 : this.headingLevel)}
        </div>
        ${this.ticket === null ? (split ? emptyPane(this.words, desk.mode === 'tasks') : nothing) : ticketPane(this.words, desk.mode === 'tasks', this.shown ?? this.ticket, this.#when('detail', html`<guichet-ticket-detail ticket=${this.ticket} .trail=${this.trail} .place=${this.place} .clock=${this.clock} .zone=${this.zone} ?no-back=${split} heading-level=${this.headingLevel + (named ? 1 : 0)}></guichet-ticket-detail>`))}
      </div>
    </div>`;
  }

  #activity(session: Session, level: number): TemplateResult {
    const { tab, tally, words: spoken, clock, zone, service, category } = this;
    if (tab === undefined) return skeleton(this.locale, ['control', 'line', 'line', 'line']);
    return activity({
      words: spoken,
      session,
      offered: this.#tabs(session),
      tab,
      tally,
      shown: this.#shown,
      level,
      beside: this.#isSplit ? (this.shown ?? this.ticket ?? undefined) : undefined,
      clock,
      zone,
      service,
      category,
      article: this.#article.draft,
      seek: (tab, sought) => void (this.#goToTab(tab) && searchOn(this, this.renderRoot, tab, sought)),
      when: (view, content) => this.#when(view, content),
      chosen: this.#chosen,
    });
  }

  #when(view: ViewName, content: TemplateResult): TemplateResult {
    return this.#views.show(view, content, this.locale, this.words);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-desk': GuichetDesk;
  }
}
