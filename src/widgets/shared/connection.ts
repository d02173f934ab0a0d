/**
 * The connection of a widget to its desk: the session of the `<guichet-desk>` around it when there is one, else its own,
 * shared with every widget of the page that asks for the same.
 *
 *   export class GuichetTicketList extends ConnectedElement<ListWords> {
 *     protected override view() {
 *       const { session } = this;
 *       if (session === undefined) return this.connectionView();   // skeleton, or what went wrong and a button
 *       …
 *     }
 *     protected override sessionChanged(session: Session | undefined) { … load, watch … }
 *   }
 */
import { createContext, ContextConsumer } from '@lit/context';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Unauthorized, type Identity, type Session } from '../../backends/backend.ts';
import { foresee, isAddress, settingsAt, UnknownAddress, type Place } from '../../connect.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import { PROFILES, type PersonInput } from '../../domain/people.ts';
import { ExpiringElement } from './expiring-element.ts';
import { tokensAt, tokensOf } from './givers.ts';
import { onDemand } from './on-demand.ts';
import { problemNotice } from './problem.ts';
import { ReadyEvent } from './ready-event.ts';
import { ownerHere } from './remembered.ts';
import { personIn } from './said-person.ts';
import { drop, hold, sessionKey, type Hold } from './sessions.ts';
import { skeleton, unseen } from './skeleton.ts';

/** Where a connection stands. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly session: Session }
  | { readonly state: 'failed'; readonly error: unknown; retry(): void };

/** What a desk gives to the widgets inside it. */
export interface DeskContext {
  readonly connection: Connection;
  readonly fallbackMail: string | undefined;
  readonly density: 'comfortable' | 'compact';
  readonly theme: 'light' | 'dark' | null;
  /** Where the desk is of which this device may keep something, and who says so: the desk, or each widget that the page lays out in it. */
  readonly remember?: { readonly backend: string; readonly says: 'desk' | 'each' } | undefined;
}

/** The context through which a desk gives its session. */
export const deskContext = createContext<DeskContext>(Symbol.for('guichet-desk'));

const GUEST_ENTRY = onDemand(() => import('../guest/entry.ts'));

/** Milliseconds in the page during which what comes is drawn at once, and its shape never: on a slow machine that costs as much. */
const A_MOMENT = 100;

/** Attributes whose change opens another session. */
const CONNECTING = ['backend', 'desk', 'settings', 'person', 'profile', 'identity', 'identityUrl'] as const;

/**
 * A widget with a session.
 *
 * @fires {ReadyEvent} guichet-ready - The widget has its desk, again after each reconnection; does not bubble
 */
export abstract class ConnectedElement<W extends object = object> extends ExpiringElement<W> {
  /** Where tickets live: `indexeddb:` (default), or an address that `registerBackend` knows. */
  @property() backend = 'indexeddb:';

  /** Code of the desk. */
  @property() desk = '';

  /** Address of the document that seeds the desk (relative to the page), or the document itself. */
  @property() settings: string | DeskInput | undefined = undefined;

  /** Who is present: an id, a person, or in the attribute a person as JSON. Believed by the embedded backend alone. */
  @property() person: string | PersonInput | undefined = undefined;

  /** Profile of the person on this desk; wins over the one inside `person`. */
  @property() profile: string | undefined = undefined;

  /**
   * Address that gives a signed token of whoever is present, each time one is needed: the token as it is, or `{"token": "…"}`; asked
   * with the site's own cookies. Wins over `person`.
   */
  @property({ attribute: 'identity-url' }) identityUrl = '';

  /** Gives a signed token each time one is needed; wins over `identity-url` and `person`. */
  @property({ attribute: false }) identity: (() => Promise<string>) | undefined = undefined;

  /** Lets people without an account file, where the server and its desk take them: who nobody identifies is asked for a name and a mail address. */
  @property({ type: Boolean }) guests = false;

  /** An address shown where the desk cannot answer. */
  @property({ attribute: 'fallback-mail' }) fallbackMail: string | undefined = undefined;

  @state() private own: Connection = { state: 'connecting' };
  @state() private outer: DeskContext | undefined = undefined;

  /** When it came into the page, and whether its last drawing held the place of something. */
  #since = 0;
  #awaits = false;
  #hold: Hold | undefined;
  #key = '';
  #given: Session | undefined;
  #waitsForOuter = false;
  #consumer: ContextConsumer<typeof deskContext, this> | undefined;

  /** Where the connection stands, the desk's if there is one around. */
  get connection(): Connection {
    return this.outer?.connection ?? this.own;
  }

  /** The session once ready. */
  get session(): Session | undefined {
    const { connection } = this;
    return connection.state === 'ready' ? connection.session : undefined;
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.session?.desk;
  }

  /** Whether this element opens its own session although a desk may be around it: a desk does. */
  protected get standsAlone(): boolean {
    return false;
  }

  /** Settings that explicit attributes put above the desk document; a desk gives its own. */
  protected get fixed(): Partial<DeskInput> | undefined {
    return undefined;
  }

  /** Called when the session comes, changes or goes: load and watch again. The former watch is the subclass's to end. */
  protected sessionChanged(_session: Session | undefined): void {
    this.requestUpdate();
  }

  /** Opens the connection again after it failed, or after the backend said that it was lost. */
  readonly reconnect = (): void => {
    if (this.outer !== undefined) {
      const { connection } = this.outer;
      if (connection.state === 'failed') connection.retry();
      return;
    }
    // One that did not open is forgotten already: what a neighbour has begun since is not to be opened again.
    if (this.session !== undefined) drop(this.#key);
    this.#close();
    this.#open();
  };

  /** What could not be read is asked for again as soon as the browser finds its network. */
  readonly #readAgain = (): void => {
    for (const button of this.renderRoot.querySelectorAll<HTMLElement>('[data-reads]')) button.click();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#readAgain);
    this.#since = performance.now();
    // Not after the first drawing: the code that answers comes while it is made.
    if (this.desk !== '') foresee(this.backend);
    if (this.standsAlone) {
      this.requestUpdate('backend');
      return;
    }
    this.#consumer ??= new ContextConsumer(this, {
      context: deskContext,
      subscribe: true,
      callback: (value) => {
        this.outer = value;
      },
    });
    this.#awaitOuter();
    this.requestUpdate('backend');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#readAgain);
    this.outer = undefined;
    this.#close();
    this.#tell(undefined);
  }

  /** What a desk gives to the widgets inside it. */
  protected get contextGiven(): DeskContext {
    const { connection, fallbackMail, density, theme, backend } = this;
    const says = this.childElementCount > 0 ? 'each' : 'desk';
    const remember = this.remember ? ({ backend, says } as const) : undefined;
    return { connection, fallbackMail, density: density === 'compact' ? density : 'comfortable', theme, remember };
  }

  protected override get remembered(): ExpiringElement['remembered'] {
    const { backend, desk, session, outer } = this;
    // A desk that the page lays out draws nothing itself.
    const says = outer === undefined ? !this.standsAlone || this.childElementCount === 0 : outer.remember?.says === 'each';
    return { backend: outer?.remember?.backend ?? backend, desk: session?.desk.id ?? desk, says };
  }

  /** A desk around us may be defined later than we are: its session is then to come, and one of our own would be thrown away. */
  #awaitOuter(): void {
    this.#waitsForOuter = this.closest('guichet-desk:not(:defined)') !== null;
    if (!this.#waitsForOuter) return;
    void customElements.whenDefined('guichet-desk').then(() => {
      if (!this.isConnected) return;
      this.#waitsForOuter = false;
      this.#consumer?.hostDisconnected();
      this.#consumer?.hostConnected();
      this.requestUpdate('backend');
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#awaits = false;
    if (!this.isConnected) return;
    if (this.outer !== undefined) {
      this.#close();
      this.still.follow(undefined);
      for (const attribute of CONNECTING) this.forget(attribute);
      this.density = this.outer.density;
      this.theme = this.outer.theme;
      this.remember = this.outer.remember !== undefined;
    } else if (
      !this.#waitsForOuter &&
      !this.still.isOther(this.#who()) &&
      (this.#hold === undefined || CONNECTING.some((name) => changed.has(name)) || this.#key !== this.#wanted()?.key)
    ) {
      this.#open();
    }
    this.zone = this.session?.me.zone ?? this.zone;
    this.#tell(this.session);
  }

  #tell(session: Session | undefined): void {
    if (session !== undefined) this.arrived();
    if (session === this.#given) return;
    this.#given = session;
    this.sessionChanged(session);
    if (session === undefined) return;
    this.dispatchEvent(new ReadyEvent());
    if (session.me.profile.endsWith('-admin') || location.search.includes('guichet-doctor')) void this.#examine();
  }

  /** Whoever edits the page is told what of it is wrong; not to know it breaks nothing. */
  async #examine(): Promise<void> {
    try {
      const { examine } = await import('../doctor/examine.ts');
      await this.updateComplete;
      for (const finding of await examine(this, this.locale)) this.find(finding);
    } catch (error) {
      console.warn('guichet: the page could not be examined', error);
    }
  }

  protected override get isAlone(): boolean {
    return this.outer === undefined;
  }

  protected override bar(error: unknown, retry: () => void): void {
    drop(this.#key);
    this.#close();
    this.own = { state: 'failed', error, retry };
  }

  #close(): void {
    this.#hold?.release();
    this.#hold = undefined;
    this.#key = '';
    if (this.own.state !== 'connecting') this.own = { state: 'connecting' };
  }

  #wanted(): { key: string; place: Place; identity: Identity } | undefined {
    const identity = this.#who();
    if (identity === undefined || this.desk === '' || !isAddress(this.backend)) return undefined;
    const { settings, fixed } = this;
    const place: Place = {
      backend: this.backend,
      desk: this.desk,
      settings:
        settings === undefined || settings === ''
          ? undefined
          : typeof settings === 'string'
            ? settingsAt(settings, document.baseURI)
            : () => Promise.resolve(settings),
      fixed,
      remember: this.remember ? ownerHere(this.backend, this.desk) : undefined,
    };
    return { key: sessionKey(place, settings, identity), place, identity };
  }

  #open(): void {
    this.#check();
    const wanted = this.#wanted();
    this.still.follow(wanted?.identity);
    if (wanted === undefined) {
      this.#close();
      const lost = this.desk === '' || !isAddress(this.backend);
      this.own = { state: 'failed', error: lost ? new UnknownAddress(this.backend) : new Unauthorized(), retry: this.reconnect };
      return;
    }
    if (wanted.key === this.#key && this.#hold !== undefined) return;
    this.#close();
    this.#key = wanted.key;
    const taken = hold(wanted.key, wanted.place, wanted.identity);
    this.#hold = taken;
    taken.session.then(
      (session) => {
        if (this.#hold === taken) this.own = { state: 'ready', session };
      },
      (error: unknown) => {
        if (this.#hold === taken) this.own = { state: 'failed', error, retry: this.reconnect };
      },
    );
  }

  /** Says to the editor what of the connection is missing or wrong. */
  #check(): void {
    if (this.desk === '') this.find({ attribute: 'desk', value: '', expected: this.locale.words.aCode });
    else this.forget('desk');
    if (isAddress(this.backend)) this.forget('backend');
    else this.find({ attribute: 'backend', value: this.backend, expected: 'indexeddb:' });
    this.oneOf('profile', this.profile, PROFILES, 'requester');
  }

  /** The identity that the attributes say, or undefined when they say none. */
  #who(): Identity | undefined {
    if (this.identity !== undefined) return tokensOf(this.identity);
    if (this.identityUrl !== '') return tokensAt(this.identityUrl);
    const person = this.#person();
    if (person === undefined) return undefined;
    const profile = PROFILES.find((each) => each === this.profile);
    return profile === undefined ? person : { ...person, profile };
  }

  #person(): PersonInput | undefined {
    const { person } = this;
    const found = personIn(person);
    if (found !== undefined || typeof person !== 'string' || person === '') this.forget('person');
    else this.find({ attribute: 'person', value: person, expected: '{"id": "…", "name": "…"}' });
    return found;
  }

  /** The shape of what is awaited; not in the first moment of the widget. */
  protected awaited(shape: TemplateResult): TemplateResult {
    const left = this.#since + A_MOMENT - performance.now();
    if (left <= 0) return shape;
    this.#awaits = true;
    setTimeout(() => {
      if (this.#awaits) this.requestUpdate();
    }, left);
    return unseen;
  }

  /** What stands in the widget's place while there is no session: its skeleton, or what went wrong and what to do. */
  protected connectionView(waiting: TemplateResult = skeleton(this.locale)): TemplateResult {
    const { connection } = this;
    if (connection.state !== 'failed') return this.awaited(waiting);
    // An address is for a server; what this page keeps believes the page.
    if (
      this.guests &&
      this.#who() === undefined &&
      connection.error instanceof Unauthorized &&
      !this.backend.startsWith('indexeddb:')
    )
      return html`${this.drawPart(GUEST_ENTRY, ({ entryIn }) => entryIn(this, this.locale), waiting)}`;
    const mail = this.fallbackMail ?? this.outer?.fallbackMail;
    // Said above by itself.
    if (this.isAlone && this.still.state === 'other') return html``;
    const { fallbackMail } = this.locale.words;
    const left = this.leftView(connection.error);
    if (left !== undefined) return html`${left}`;
    const actions = this.wayIn(connection.error);
    return html`${problemNotice(this.locale, connection.error, { retry: connection.retry, reads: true, actions })}
    ${mail === undefined || mail === '' ? '' : html`<p class="fallback">${fallbackMail} <a href="mailto:${mail}">${mail}</a>.</p>`}`;
  }
}
