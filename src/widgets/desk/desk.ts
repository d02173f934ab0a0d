/** The desk: it opens the session, and lays out the activity or gives its session to what the page puts inside. */
import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import { filingGate } from '../../domain/filing-gate.ts';
import { prefixOf, type DeskInput } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { words } from '../../locales/index.ts';
import fr, { type DeskWords } from '../../locales/fr/desk.ts';
import { ConnectedElement, deskContext } from '../shared/connection.ts';
import { heading } from '../shared/heading.ts';
import type { SelectEvent } from '../shared/menu.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { Tab } from '../shared/tabs.ts';
import { deskStyles } from './desk.styles.ts';
import { FIXED_ATTRIBUTES, fixedBy, type Fixed } from './fixed.ts';
import { openingNotice } from './opening.ts';
import { AddressWriter, PlaceMemory, TABS, ticketInHash, type TabId } from './place.ts';
import { Views, type ViewName } from './views.ts';
import { firstInvolvement, Tallies, type Tally } from './tallies.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/desk.ts') });

/** A ticket to open, as lists and forms say it. */
type OpenEvent = CustomEvent<{ readonly ticket: string; readonly key: string | null }>;

/**
 * A desk: session and settings for a page. Empty, it lays out the whole activity in tabs: new ticket, tickets, resolved;
 * with elements inside, it only gives them its session.
 *
 * @tag guichet-desk
 * @slot - Widgets that use the desk's session; when there are any, the desk draws nothing itself
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-filed - A ticket was filed; bubbles, composed
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-open - A ticket is opened; bubbles, composed, cancelable: prevented while it is captured, the desk leaves it to the page
 * @csspart heading - The desk's name
 * @csspart description - Its description
 * @csspart tabs - The tabs
 */
export class GuichetDesk extends ConnectedElement<DeskWords> {
  static override styles = [...ConnectedElement.styles, deskStyles];
  protected override readonly vocabulary = WORDS;

  /** What the desk is for: `bugs`, `support` (default), `tasks`, `custom`; presets what its document does not say. */
  @property() mode: string | undefined = undefined;

  /** What the numbers of tickets begin with, 16 characters at most; `TRK<desk>_` by default. */
  @property({ attribute: 'prefix' }) keyPrefix: string | undefined = undefined;

  /** States in use, separated by spaces, besides the four that always are. */
  @property() states: string | undefined = undefined;

  /** Binds the moves of a ticket to its assignee. */
  @property({ type: Boolean }) strict = false;

  /** `on` (default) or `off`: whether readers may comment. */
  @property() comments: string | undefined = undefined;

  /** Ids of who a new ticket is given to, in order: the first who is available. */
  @property({ attribute: 'default-assignees' }) defaultAssignees: string | undefined = undefined;

  /** Desks that tickets may be sent down to: `reseau=Réseau, video`. */
  @property({ attribute: 'sub-desks' }) subDesks: string | undefined = undefined;

  /** Said after filing. */
  @property() feedback: string | undefined = undefined;

  /** Name of the desk. */
  @property() name: string | undefined = undefined;

  /** Said under the name. */
  @property() description: string | undefined = undefined;

  /** `none` (default), `separate` or `visible`. */
  @property() groups: string | undefined = undefined;

  /** Day or moment from which tickets are taken: `2026-09-01`, `2026-09-01T08:00`. */
  @property({ attribute: 'available-from' }) availableFrom: string | undefined = undefined;

  /** Day or moment before which tickets are taken. */
  @property({ attribute: 'available-until' }) availableUntil: string | undefined = undefined;

  /** Code of the service that new tickets are for. */
  @property() service = '';

  /** Code of the category, inside the service, that new tickets are for. */
  @property() category = '';

  /** Writes the ticket that is open in the page's address (`#TRK2_9`). Such an address is read always. */
  @property({ type: Boolean, attribute: 'deep-links' }) deepLinks = false;

  @state() private tab: TabId | undefined = undefined;
  @state() private ticket: string | null = null;
  @state() private tally: Tally | null = null;

  readonly #provider = new ContextProvider(this, { context: deskContext });
  readonly #address = new AddressWriter();
  readonly #views = new Views(() => this.requestUpdate());
  readonly #shown = new Set<TabId>();
  readonly #children = new MutationObserver(() => this.requestUpdate());
  #tallies: Tallies | undefined;
  #memory: PlaceMemory | undefined;
  /** Where the person was on the page when the ticket was opened. */
  #from: { readonly scroll: number; readonly focus: HTMLElement | undefined } | undefined;

  protected override get standsAlone(): boolean {
    return true;
  }

  protected override get fixed(): Partial<DeskInput> | undefined {
    return this.#fixed().fixed;
  }

  #fixed(): Fixed {
    return fixedBy({
      mode: this.mode,
      prefix: this.keyPrefix,
      states: this.states,
      strict: this.strict,
      comments: this.comments,
      'default-assignees': this.defaultAssignees,
      'sub-desks': this.subDesks,
      feedback: this.feedback,
      name: this.name,
      description: this.description,
      groups: this.groups,
      'available-from': this.availableFrom,
      'available-until': this.availableUntil,
    });
  }

  /** Moves the focus into the desk: to its tabs, or to the ticket that is open. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(this.ticket === null ? 'guichet-tabs' : '.ticket')?.focus(options);
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
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#tallies?.close();
    this.#tallies = undefined;
    if (session === undefined) return;
    this.tally = null;
    this.tab = undefined;
    this.#shown.clear();
    this.#memory = new PlaceMemory([this.backend, session.desk.id, session.me.id]);
    const kept = this.#memory.recall();
    this.ticket = ticketInHash(location.hash, prefixOf(session.desk)) ?? (this.deepLinks ? null : (kept?.ticket ?? null));
    if (kept !== undefined && this.#tabs(session).includes(kept.tab)) this.#show(kept.tab);
    this.#tallies = new Tallies(session, {
      tallied: (tally) => this.#tallied(session, tally),
      changed: () => this.requestUpdate(),
      fail: (error) => this.fail(error),
    });
    this.#tallies.count();
  }

  /** The first numbers also say where to begin: staff with the tickets, others with the form unless they have tickets already. */
  #tallied(session: Session, tally: Tally | null): void {
    this.tally = tally ?? this.tally;
    if (this.tab !== undefined) return;
    const [first = 'active'] = this.#tabs(session);
    const has = tally !== null && tally.active + tally.over > 0;
    this.#show(first === 'new' && (isStaff(session.me, session.desk) || has) ? 'active' : first);
  }

  #tabs({ me, desk, can }: Session): TabId[] {
    const refused = can.commands.has('file')
      ? filingGate({ actor: { type: 'person', id: me.id }, person: me, desk, now: new Date(this.clock()).toISOString() })
      : 'not-allowed';
    // A desk that is closed for now keeps its form, which says until when; one where this person never files has none.
    return TABS.filter((tab) => tab !== 'new' || refused !== 'not-allowed');
  }

  #show(tab: TabId): void {
    this.tab = tab;
    this.#keepPlace();
  }

  #keepPlace(): void {
    if (this.tab !== undefined) this.#memory?.keep({ tab: this.tab, ticket: this.ticket });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { wrong } = this.#fixed();
    for (const attribute of FIXED_ATTRIBUTES) if (!wrong.some((each) => each.attribute === attribute)) this.forget(attribute);
    for (const finding of wrong) this.find(finding);
    const density = this.density === 'compact' ? 'compact' : 'comfortable';
    this.#provider.setValue({ connection: this.connection, fallbackMail: this.fallbackMail, density, theme: this.theme });
    if (this.session === undefined || this.childElementCount > 0) return;
    if (this.tab !== undefined && this.ticket === null) this.#shown.add(this.tab);
    if (this.#shown.has('new')) this.#views.need('form');
    if (this.#shown.has('active') || this.#shown.has('over')) this.#views.need('list');
    if (this.ticket !== null) this.#views.need('detail');
  }

  readonly #hash = (): void => {
    const { session } = this;
    if (session === undefined) return;
    const named = ticketInHash(location.hash, prefixOf(session.desk));
    if (named === this.ticket) return;
    this.#address.forget();
    if (named !== null) this.#goTo(named, undefined);
    else if (this.deepLinks) this.#leave();
  };

  #goTo(ticket: string, focus: HTMLElement | undefined): void {
    if (this.ticket === null) this.#from = { scroll: scrollY, focus };
    this.ticket = ticket;
    this.#keepPlace();
    void this.updateComplete.then(() => {
      const place = this.renderRoot.querySelector<HTMLElement>('.ticket');
      place?.focus({ preventScroll: true });
      // The top of the ticket, not the middle of it, when the list was scrolled down.
      if (place !== null && place.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
    });
  }

  /** Back to the same list, at the same place. */
  #leave(): void {
    const from = this.#from;
    this.#from = undefined;
    this.ticket = null;
    this.#keepPlace();
    void this.updateComplete.then(() => {
      if (from?.focus?.isConnected === true) from.focus.focus({ preventScroll: true });
      else this.renderRoot.querySelector('guichet-tabs')?.focus({ preventScroll: true });
      if (from !== undefined) scrollTo({ top: from.scroll, behavior: 'instant' });
    });
  }

  readonly #opened = (event: OpenEvent): void => {
    // The page opens it in its own way.
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { key, ticket } = event.detail;
    const [origin] = event.composedPath();
    const active = origin instanceof HTMLElement ? (origin.shadowRoot?.activeElement ?? origin) : undefined;
    if (this.deepLinks && key !== null) this.#address.open(key);
    this.#goTo(key ?? ticket, active instanceof HTMLElement ? active : undefined);
  };

  readonly #back = (): void => {
    const { session } = this;
    const written = session !== undefined && ticketInHash(location.hash, prefixOf(session.desk)) !== null;
    this.#leave();
    if (written) this.#address.close();
  };

  readonly #chosen = (event: SelectEvent): void => {
    const tab = TABS.find((each) => each === event.detail.id);
    if (tab === undefined || event.target !== event.currentTarget) return;
    this.#show(tab);
  };

  readonly #asksNew = (): void => {
    const { session } = this;
    if (session === undefined || !this.#tabs(session).includes('new')) return;
    this.#show('new');
    void this.updateComplete.then(() => this.renderRoot.querySelector('guichet-tabs')?.focus());
  };

  protected override view(): unknown {
    if (this.childElementCount > 0) return html`<slot></slot>`;
    const { session } = this;
    if (session === undefined) return this.connectionView(skeleton(this.locale, ['line', 'control', 'line', 'line', 'line']));
    const { me, desk } = session;
    const { language } = this.locale;
    const name = localised(desk.name, language);
    const description = localised(desk.description, language);
    const now = new Date(this.clock()).toISOString();
    return html`<div
      class="desk"
      @guichet-ticket-open=${this.#opened}
      @guichet-back=${this.#back}
      @guichet-ticket-new=${this.#asksNew}
    >
      ${name.trim() === '' ? nothing : heading(this.headingLevel, name, { class: 'title' })}
      <div class="desk" ?hidden=${this.ticket !== null}>
        ${description === '' ? nothing : html`<p class="description" part="description">${description}</p>`}
        ${this.tab === 'new' && !isStaff(me, desk) ? nothing : openingNotice(me, desk, now, this.locale, this.words)}
        ${this.#activity(session, name.trim() === '' ? this.headingLevel : this.headingLevel + 1)}
      </div>
      ${
        this.ticket === null
          ? nothing
          : html`<div
              class="ticket"
              role="region"
              aria-label=${desk.mode === 'tasks' ? this.words.task(this.ticket) : this.words.ticket(this.ticket)}
              tabindex="-1"
            >
              ${this.#when('detail', html`<guichet-ticket-detail ticket=${this.ticket} .clock=${this.clock} .zone=${this.zone} heading-level=${this.headingLevel + (name.trim() === '' ? 0 : 1)}></guichet-ticket-detail>`)}
            </div>`
      }
    </div>`;
  }

  #label(tab: TabId, desk: Session['desk']): string {
    const { tabs } = this.words;
    if (desk.mode !== 'tasks') return tabs[tab];
    return { new: tabs.newTask, active: tabs.tasks, over: tabs.overTasks }[tab];
  }

  #activity(session: Session, level: number): TemplateResult {
    if (this.tab === undefined) return skeleton(this.locale, ['control', 'line', 'line', 'line']);
    const { tally } = this;
    const offered = this.#tabs(session);
    const tabs = offered.map((id): Tab => ({
      id,
      label: this.#label(id, session.desk),
      ...(id === 'new' || tally === null ? {} : { count: tally[id] }),
    }));
    const involvement = firstInvolvement(session.me, session.desk);
    const list = (phase: 'active' | 'over') =>
      this.#shown.has(phase)
        ? html`<div slot=${phase}>
            ${this.#when('list', html`<guichet-ticket-list .clock=${this.clock} .zone=${this.zone} phase=${phase} involvement=${involvement} heading-level=${level}></guichet-ticket-list>`)}
          </div>`
        : nothing;
    const form = html`<guichet-ticket-form
      .clock=${this.clock}
      .zone=${this.zone}
      service=${this.service}
      category=${this.category}
      heading-level=${level}
    ></guichet-ticket-form>`;
    return html`<guichet-tabs
      part="tabs"
      label=${this.words.label}
      .tabs=${tabs}
      selected=${this.tab}
      @guichet-select=${this.#chosen}
    >
      ${this.#shown.has('new') ? html`<div slot="new">${this.#when('form', form)}</div>` : nothing} ${list('active')}
      ${list('over')}
    </guichet-tabs>`;
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
