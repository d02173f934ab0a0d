/**
 * A frame of the library in a page that is not to run it: the tickets' site shows one widget at its own origin, and the two talk
 * by the messages of `messages.ts`.
 *
 *   <guichet-frame src="https://tickets.example/guichet/frame.html?desk=moodle&widget=ticket-form"></guichet-frame>
 */
import {
  BackEvent,
  ReadyEvent,
  RefusedEvent,
  TicketChangedEvent,
  TicketFiledEvent,
  TicketNewEvent,
  TicketOpenedEvent,
} from '../widgets/shared/events.ts';
import { ownTitle } from '../widgets/shared/own-title.ts';
import { courseAround, publicAddress } from '../widgets/ticket-form/page-context.ts';
import type { Prefill } from '../widgets/ticket-form/prefill.ts';
import { lookAt } from './look.ts';
import {
  dropper,
  HELLO,
  isHash,
  readByHost,
  type AroundPage,
  type ToFrame,
  type ToHost,
  type Told,
  type Who,
} from './messages.ts';

/** What the frame may do: run, keep tickets at its own origin, send forms, hand out files, open links beside. Never lead the page away. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox';
const ALLOW = 'clipboard-write';

/** CSS pixels that a frame may take before it scrolls by itself. */
const MOST = 4000;

/** Milliseconds in which a frame that has loaded says something. */
const ANSWERS = 10_000;

/** What of the page may change how it looks. */
const LOOKING = ['class', 'style', 'lang', 'dir', 'data-bs-theme', 'data-theme'];

const sheet = `
  :host { display: block; inline-size: 100%; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 24em; border: 0; color-scheme: inherit; }
`;

type Detail<T extends { readonly detail: unknown }> = T['detail'];

/** The event that a frame tells of, as any widget of the page dispatches it. */
function eventOf({ name, detail }: Told): Event {
  switch (name) {
    case 'guichet-ticket-opened':
      return new TicketOpenedEvent(detail as Detail<TicketOpenedEvent>);
    case 'guichet-ticket-filed':
      return new TicketFiledEvent(detail as Detail<TicketFiledEvent>);
    case 'guichet-ticket-changed': {
      const { commands, ...ticket } = detail as Detail<TicketChangedEvent>;
      return new TicketChangedEvent(ticket, commands);
    }
    case 'guichet-refused':
      return new RefusedEvent(detail as Detail<RefusedEvent>);
    case 'guichet-ticket-new':
      return new TicketNewEvent();
    case 'guichet-back':
      return new BackEvent();
    default:
      return new ReadyEvent();
  }
}

/** The person that an attribute says: an id, or somebody as JSON; null where it says nobody. */
function personIn(said: string | object | null): { id: string } | null {
  if (said === null || said === '') return null;
  if (typeof said === 'object') return said as { id: string };
  if (!said.trimStart().startsWith('{')) return { id: said, name: said } as { id: string };
  try {
    return JSON.parse(said) as { id: string };
  } catch {
    console.warn('guichet: the person of a frame cannot be read', said);
    return null;
  }
}

/** Whether a frame has not come to its address yet: only then may the page look into one that is at another origin. */
function isBlank({ location }: Window): boolean {
  try {
    return location.href === 'about:blank';
  } catch {
    return false;
  }
}

// Where there is no page, importing this must do no harm.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * One widget of the tickets' site, at that site's own origin. Tells the page the same events as a widget in the page, but those
 * that must be answered at once.
 *
 * @fires {TicketFiledEvent} guichet-ticket-filed - A ticket was filed: `{ticket, key}`
 * @fires {TicketOpenedEvent} guichet-ticket-opened - A ticket is on screen: `{ticket, key}`
 * @fires {TicketChangedEvent} guichet-ticket-changed - Something was done to a ticket, or it was read: `{ticket, key, commands}`
 * @fires {RefusedEvent} guichet-refused - Something was not done: `{commands, code, sentence}`
 * @fires {TicketNewEvent} guichet-ticket-new - Somebody wants to file a ticket
 * @fires {BackEvent} guichet-back - Back to the list
 * @fires {ReadyEvent} guichet-ready - The frame's widget has its desk; does not bubble
 */
export class GuichetFrame extends Base {
  static readonly observedAttributes = ['src', 'title'];

  /** Gives a signed token each time one is needed; wins over `person`. */
  identity: (() => Promise<string>) | undefined;

  #person: string | object | null = null;
  #iframe: HTMLIFrameElement | undefined;
  #port: MessagePort | undefined;
  #look = '';
  #waiting: ToFrame[] = [];
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #drop = dropper('a frame');
  readonly #changes = new MutationObserver(() => this.#sendLook());

  /**
   * Address of `frame.html`, which says the desk, the widget and what is shown of it: `…/frame.html?desk=support&widget=ticket-form`.
   * @attr
   */
  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(value: string) {
    this.setAttribute('src', value);
  }

  /**
   * Profile of the person on this desk; wins over the one inside `person`.
   * @attr
   */
  get profile(): string | null {
    return this.getAttribute('profile');
  }

  set profile(value: string | null) {
    if (value === null) this.removeAttribute('profile');
    else this.setAttribute('profile', value);
  }

  /**
   * Height in CSS pixels past which the frame scrolls by itself; 4000 by default.
   * @attr max-height
   */
  get maxHeight(): number {
    return Number(this.getAttribute('max-height')) || MOST;
  }

  set maxHeight(value: number) {
    this.setAttribute('max-height', String(value));
  }

  /**
   * Who is present: an id, or a person; its attribute is an id or a person as JSON. Believed by the embedded backend alone.
   * @attr
   */
  get person(): string | object | null {
    return this.#person ?? this.getAttribute('person');
  }

  set person(value: string | object | null) {
    this.#person = value;
  }

  /** Opens a ticket by its number; nothing where the frame shows no desk. */
  open(key: string): void {
    this.#send({ say: 'call', name: 'open', given: key });
  }

  /** Gives a form words and choices to begin with. */
  prefill(values: Prefill): void {
    this.#send({ say: 'call', name: 'prefill', given: values });
  }

  /** Moves the focus into the frame's widget. */
  override focus(): void {
    this.#iframe?.focus();
    this.#send({ say: 'call', name: 'focus' });
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected || this.#iframe === undefined) return;
    if (name === 'src') this.#load();
    else this.#iframe.title = this.title;
  }

  connectedCallback(): void {
    const iframe = (this.#iframe ??= this.#make());
    this.#load();
    if (!iframe.isConnected) this.shadowRoot?.append(iframe);
    const watched = { attributes: true, attributeFilter: LOOKING };
    for (const each of [document.documentElement, document.body]) this.#changes.observe(each, watched);
    addEventListener('hashchange', this.#hash);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.#sendLook);
  }

  disconnectedCallback(): void {
    this.#port?.close();
    this.#port = undefined;
    clearTimeout(this.#silence);
    this.#changes.disconnect();
    removeEventListener('hashchange', this.#hash);
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.#sendLook);
  }

  #make(): HTMLIFrameElement {
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    root.adoptedStyleSheets = [style];
    const iframe = document.createElement('iframe');
    iframe.title = this.title || 'Guichet';
    iframe.setAttribute('sandbox', SANDBOX);
    iframe.allow = ALLOW;
    iframe.referrerPolicy = 'origin';
    iframe.addEventListener('load', () => this.#greet());
    return iframe;
  }

  /** The frame's address; undefined where it is no page of the web. */
  get #address(): URL | undefined {
    const { src } = this;
    if (src === '' || !URL.canParse(src, document.baseURI)) return undefined;
    const address = new URL(src, document.baseURI);
    return /^https?:$/u.test(address.protocol) ? address : undefined;
  }

  #load(): void {
    const address = this.#address;
    if (address === undefined || this.#iframe === undefined) {
      console.warn('guichet: a frame needs the address of a page of the web in `src`', this);
      return;
    }
    const named = location.hash !== '' && isHash(location.hash);
    if (named) address.hash = location.hash;
    this.#iframe.loading = named ? 'eager' : 'lazy';
    if (this.#iframe.src !== address.href) this.#iframe.src = address.href;
  }

  #greet(): void {
    const address = this.#address;
    const other = this.#iframe?.contentWindow;
    if (address === undefined || other == null || isBlank(other)) return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => this.#hear(data));
    port1.start();
    this.#port = port1;
    other.postMessage(HELLO, address.origin, [port2]);
    if (/^https?:$/u.test(location.protocol)) this.#send({ say: 'page', page: this.#page });
    this.#look = '';
    this.#sendLook();
    for (const message of this.#waiting.splice(0)) port1.postMessage(message);
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      console.warn(`guichet: ${address.href} does not answer: does its data-hosts name ${location.origin}?`, this);
    }, ANSWERS);
  }

  get #page(): AroundPage {
    const course = courseAround(this);
    const page = { url: publicAddress(location.href), title: ownTitle().slice(0, 512) };
    return course === undefined ? page : { ...page, course };
  }

  #send(message: ToFrame): void {
    if (this.#port === undefined) this.#waiting.push(message);
    else this.#port.postMessage(message);
  }

  readonly #sendLook = (): void => {
    if (this.#port === undefined) return;
    const look = lookAt(this, this.maxHeight);
    const said = JSON.stringify(look);
    if (said === this.#look) return;
    this.#look = said;
    this.#send({ say: 'look', look });
  };

  readonly #hash = (): void => {
    if (location.hash !== '' && isHash(location.hash)) this.#send({ say: 'address', hash: location.hash });
  };

  #hear(data: unknown): void {
    const message = readByHost(data);
    if (message === undefined) return this.#drop(data);
    clearTimeout(this.#silence);
    this.#heed(message);
  }

  #heed(message: ToHost): void {
    const iframe = this.#iframe;
    if (iframe === undefined) return;
    switch (message.say) {
      case 'who':
        void this.#answer(message.asked);
        break;
      case 'height':
        iframe.style.blockSize = `${message.height}px`;
        this.#keepInSight();
        break;
      case 'title':
        iframe.title = this.title || message.title;
        break;
      case 'address':
        this.#write(message.hash);
        break;
      case 'told':
        this.dispatchEvent(eventOf(message));
        break;
    }
  }

  async #answer(asked: number): Promise<void> {
    const port = this.#port;
    let who: Who = null;
    try {
      if (this.identity !== undefined) who = { token: await this.identity() };
      else {
        const person = personIn(this.person);
        const { profile } = this;
        who = person === null || profile === null ? person : { ...person, profile };
      }
    } catch (error) {
      console.warn('guichet: the page could not say who is present', error);
    }
    port?.postMessage({ say: 'who', asked, who } satisfies ToFrame);
  }

  /** A frame that became short under somebody who read its end leaves them somewhere in the page: they are brought back to it. */
  #keepInSight(): void {
    const { top, bottom } = this.getBoundingClientRect();
    if (top < 0 && bottom < innerHeight / 4) this.scrollIntoView({ block: 'start' });
  }

  /** Writes the ticket that is open in the page's address, where the frame's own address asks for that. */
  #write(hash: string): void {
    const asked = this.#address?.searchParams.get('deep-links') ?? 'false';
    if (asked === 'false' || hash === location.hash || (hash === '' && !isHash(location.hash))) return;
    history.replaceState(history.state, '', hash === '' ? `${location.pathname}${location.search}` : hash);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-frame': GuichetFrame;
  }
}
