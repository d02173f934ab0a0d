/** The bell: how many notices are unread, here and in the title of the page; and the list that it opens. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { NoticePage, NoticeView, Session } from '../../backends/backend.ts';
import type { BellWords } from '../../locales/fr/notice-bell.ts';
import fr from '../../locales/fr/notice-bell.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { TicketOpenEvent, type TicketOpenedEvent } from '../shared/events.ts';
import { deepestFocus } from '../shared/focused.ts';
import { icon } from '../shared/icons.ts';
import { onDemand } from '../shared/on-demand.ts';
import { place } from '../shared/place.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { Shortcuts } from '../shared/shortcuts.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { Verb } from '../shared/verbs.ts';
import { ACTS, laterWords, taskWords } from '../ticket-detail/task-words.ts';
import { articleAddress } from '../../domain/knowledge/links.ts';
import type { BrowserTelling } from './browser-telling.ts';
import { Counting } from './counting.ts';
import type { Describing } from './describing.ts';
import type { NoticeList } from './list.ts';
import { bellStyles } from './notice-bell.styles.ts';
import { countInTitle } from './page-title.ts';
import '../shared/shared-words.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/notice-bell.ts') });

const LIST = onDemand(() => import('./list.ts'));

/** The largest number that fits on a bell. */
const MOST = 99;

/**
 * The bell: what happened to this person's tickets and to those that they follow or work on, told by the desk's own rules. Its number is
 * that of the notices not yet read, which the title of the page counts too.
 *
 * @tag guichet-notice-bell
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened where something happened: `{ticket, key, entry}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 * @csspart button - The bell
 * @csspart panel - The list that it opens
 */
export class GuichetNoticeBell extends ConnectedElement<BellWords> {
  static override styles = [...sheets, bellStyles];
  protected override readonly vocabulary = WORDS;

  /** Leaves the title of the page as it is. */
  @property({ type: Boolean, attribute: 'no-title' }) noTitle = false;

  /** Switches off the keys that stand for verbs; the palette of verbs remains. */
  @property({ type: Boolean, attribute: 'no-shortcuts', reflect: true }) noShortcuts = false;

  /** Undefined while it is not known. */
  @state() private unread: number | undefined = undefined;
  @state() private opened = false;

  #counting: Counting | undefined;
  #list: NoticeList | undefined;
  #browser: BrowserTelling | undefined;
  /** Where the person was when it opened. */
  #from: HTMLElement | undefined;

  readonly #keys = new Shortcuts(this, { verbs: () => this.#verbs(), person: () => this.session?.me.id });

  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('.bell');
  }

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, ...(this.opened ? [ACTS, ...taskWords(this.session)] : [])];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('guichet-ticket-opened', this.#ticketOpened);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#escape, { capture: true });
    document.removeEventListener('guichet-ticket-opened', this.#ticketOpened);
    this.#leave();
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#leave();
    this.requestUpdate();
    if (session?.can.notices === undefined) return;
    this.#counting = new Counting(session, {
      counted: (unread) => this.#counted(unread),
      fail: (error) => this.fail(error),
      browser: () => this.#browserTelling(session),
    });
    this.#counting.count();
  }

  #leave(): void {
    this.#counting?.close();
    this.#counting = undefined;
    this.#list = undefined;
    this.#browser = undefined;
    this.unread = undefined;
    countInTitle(this, this, 0);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { session } = this;
    if (session !== undefined) countInTitle(this, session, this.noTitle ? 0 : (this.unread ?? 0));
  }

  #counted(unread: number | undefined): void {
    const before = this.unread;
    this.unread = unread;
    if (this.opened) void this.#list?.read();
    if (before === undefined || unread === undefined || unread <= before) return;
    this.announce(`${this.words.arrived(unread - before)} ${this.#said}`);
  }

  /** `Avis : 3 non lus`. */
  get #said(): string {
    const { label, named, unread } = this.words;
    return this.unread === undefined ? label : named(label, unread(this.unread));
  }

  #verbs(): readonly Verb[] {
    if (this.#counting === undefined) return [];
    return [{ id: 'notices', label: this.words.open, group: 'desk', key: 'b', run: () => this.open() }];
  }

  get #panel(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.panel');
  }

  /** Opens the list of notices, and moves the focus there. */
  open(): void {
    const panel = this.#panel;
    if (panel === null || panel.matches(':popover-open')) return;
    this.#from = deepestFocus();
    panel.showPopover();
  }

  readonly #toggled = (event: ToggleEvent): void => {
    this.opened = event.newState === 'open';
    if (this.opened) {
      window.addEventListener('keydown', this.#escape, { capture: true });
      void this.#show();
    } else {
      window.removeEventListener('keydown', this.#escape, { capture: true });
      this.#from = undefined;
    }
  };

  /** Escape closes it wherever the focus still is: until the list is read that is where it was, and Escape means another thing there. */
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  /** Fetches, reads and shows the list. */
  async #show(): Promise<void> {
    this.#place();
    await this.updateComplete;
    const list = this.#list;
    if (list === undefined) return;
    await list.read();
    await this.updateComplete;
    if (!this.opened) return;
    this.#place();
    const active = deepestFocus();
    // Whoever went on meanwhile is left where they are.
    if (active === undefined || active === this.focusTarget || active === this.#from || active === document.body) list.focus();
  }

  #place(): void {
    const { focusTarget } = this;
    if (this.#panel !== null && focusTarget !== null) place(this.#panel, focusTarget);
  }

  /** Closes it; the focus goes back where it was, if it was inside. */
  readonly #close = (): void => {
    const panel = this.#panel;
    if (panel?.matches(':popover-open') !== true) return;
    const isInside = panel.contains((this.renderRoot as ShadowRoot).activeElement);
    panel.hidePopover();
    const from = this.#from?.isConnected === true ? this.#from : this.focusTarget;
    this.#from = undefined;
    if (isInside) from?.focus();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    this.#list?.press(event);
  };

  /** Whoever leaves it by Tab has done with it. */
  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    const panel = this.#panel;
    if (relatedTarget === null || panel === null || !(relatedTarget instanceof Node)) return;
    if (!panel.contains(relatedTarget) && relatedTarget !== this.focusTarget && panel.matches(':popover-open'))
      panel.hidePopover();
  };

  /** Opens a ticket where something happened. @returns whether somebody shows it */
  #openNotice(notice: NoticeView): boolean {
    // Closed first: whoever opens the ticket gives the focus back to the bell, and not to a line that is no longer shown.
    this.#from = undefined;
    this.#panel?.hidePopover();
    this.focusTarget?.focus({ preventScroll: true });
    void this.#markRead([notice.id]);
    if (notice.ticket === null) return false;
    const { ticket, entry } = notice;
    return !this.dispatchEvent(new TicketOpenEvent({ ticket: ticket.id, key: ticket.key }, entry.id));
  }

  async #markRead(which: readonly string[] | { readonly ticket: string }): Promise<void> {
    try {
      this.unread = await this.session?.notices.mark(which, true);
    } catch {
      // It stays unread, and is read at the next opening.
    }
  }

  /** A ticket is on screen: what it rang for is read. */
  readonly #ticketOpened = ({ detail }: TicketOpenedEvent): void => {
    if ((this.unread ?? 0) > 0 && !document.hidden) void this.#markRead({ ticket: detail.ticket });
  };

  async #browserTelling(session: Session): Promise<BrowserTelling> {
    const { BrowserTelling: Made } = await import('./browser-telling.ts');
    this.#browser ??= new Made({
      describing: (page) => this.#describing(session, page),
      open: (notice) => {
        if (this.#openNotice(notice)) return;
        if (notice.ticket?.key != null) location.hash = notice.ticket.key;
        if (notice.ticket === null && notice.article !== null) location.hash = articleAddress('', notice.article.id);
      },
    });
    return this.#browser;
  }

  async #describing(session: Session, { people, linked }: NoticePage): Promise<Describing> {
    const { locale } = this;
    const { language } = locale;
    const [{ vocabulary }] = await Promise.all([
      LIST.load(),
      ACTS.load(language),
      ...taskWords(session).map((each) => each.load(language)),
    ]);
    const acts = laterWords(session, ACTS, language);
    return { locale, words: await vocabulary.load(language), acts, desk: session.desk, people, linked };
  }

  #listOf(session: Session, { NoticeList: List, vocabulary }: NonNullable<ReturnType<typeof LIST.peek>>): NoticeList {
    this.#list ??= new List({
      session,
      locale: () => this.locale,
      words: () => {
        const said = vocabulary.peek(this.locale.language);
        if (said === undefined) throw new ReferenceError('words that have not come');
        return said;
      },
      acts: () => laterWords(session, ACTS, this.locale.language),
      level: () => this.headingLevel,
      root: () => this.renderRoot,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      counted: (unread) => {
        this.unread = unread;
      },
      open: (notice) => this.#openNotice(notice),
      close: this.#close,
    });
    return this.#list;
  }

  #button(): TemplateResult {
    const { unread = 0, words: w, opened } = this;
    return html`<button
      class="button quiet icon-only bell"
      part="button"
      type="button"
      title=${w.label}
      aria-haspopup="dialog"
      aria-expanded=${opened ? 'true' : 'false'}
      aria-keyshortcuts=${this.#keys.active ? 'b' : nothing}
      popovertarget="panel"
    >
      ${icon('bell')}<span class="visually-hidden">${this.#said}</span>
      ${unread === 0 ? nothing : html`<span class="badge" aria-hidden="true">${unread > MOST ? w.many : unread}</span>`}
    </button>`;
  }

  protected override view(): unknown {
    const { session, opened } = this;
    // Alone in a page, a desk that cannot be had is said; inside a desk, that one says it.
    if (session === undefined) return this.connectionView(html``);
    if (session.can.notices === undefined) return nothing;
    return html`${this.#button()}
      <div
        class="panel"
        part="panel"
        id="panel"
        role="dialog"
        aria-label=${this.words.label}
        popover="auto"
        tabindex="-1"
        @toggle=${this.#toggled}
        @keydown=${this.#pressed}
        @focusout=${this.#left}
      >
        ${opened ? this.drawPart(LIST, (part) => this.#listOf(session, part).view(), skeleton(this.locale, ['line', 'line', 'line'])) : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-notice-bell': GuichetNoticeBell;
  }
}
