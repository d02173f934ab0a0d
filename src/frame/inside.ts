/**
 * The frame's own side: it shows one widget, to the pages that its tag names and to no other.
 *
 *   <script type="module" src="./framed.js" data-hosts="https://moodle.school.example" data-settings="./{desk}.json"></script>
 *
 * Its address says what to show, as a division does (`loader/address.ts`): `?desk=moodle&widget=ticket-form&service=devoirs`.
 */
import en from '../locales/en/frame.ts';
import fr from '../locales/fr/frame.ts';
import { fromDivision, type Wanted } from '../loader/address.ts';
import { putOn } from './look.ts';
import {
  dropper,
  isHash,
  isHello,
  readByFrame,
  TOLD,
  type AroundPage,
  type Look,
  type ToFrame,
  type ToHost,
  type Who,
} from './messages.ts';

const sheet = `
  html { overflow-y: hidden; background: transparent; color: CanvasText; font-family: var(--guichet-font, sans-serif); }
  html.long, html.alone { overflow-y: auto; }
  body { display: flow-root; margin: 0; min-block-size: 24em; }
  html.alone body { padding: 1.5em; }
  p { margin: 1em; }
`;

/** What a page may call, of the widgets that have it. */
interface Widget extends HTMLElement {
  session?: { readonly desk: { readonly name: string | Readonly<Record<string, string>> } };
  person?: object;
  identity?: () => Promise<string>;
  open?(key: unknown): void;
  prefill?(values: unknown): void;
}

function origins(said: string): Set<string> {
  const given = said.split(/\s+/u).filter((each) => URL.canParse(each));
  return new Set([location.origin, ...given.map((each) => new URL(each).origin)]);
}

/** Says something where the widget would be, in the language of the page or, before it is known, in both. */
function say(text: (words: typeof fr) => string, lang = ''): void {
  const languages = lang === '' ? [fr, en] : [lang.startsWith('en') ? en : fr];
  const paragraphs = languages.map((words) => {
    const paragraph = document.createElement('p');
    paragraph.lang = words.lang;
    paragraph.textContent = text(words);
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
}

/** Has the widget's form tell of the page around, and not of the frame. */
function sayWhere({ url, title, course }: AroundPage): void {
  document.title = title;
  for (const [name, content] of [
    ['guichet-page', url],
    ['guichet-course', course],
  ] as const) {
    if (content === undefined) continue;
    const meta = document.createElement('meta');
    meta.name = name;
    meta.content = content;
    document.head.append(meta);
  }
}

/** Shows the widget, and tells the page around what becomes of it. */
class Shown {
  readonly #wanted: Wanted;
  readonly #script: string;
  readonly #port: MessagePort;
  readonly #drop = dropper('in a frame');
  readonly #answers = new Map<number, (who: Who) => void>();
  #asked = 0;
  #look: Look | undefined;
  #hash = location.hash;
  #widget: Widget | undefined;
  /** What was called before there was a widget. */
  readonly #calls: Extract<ToFrame, { say: 'call' }>[] = [];

  constructor(wanted: Wanted, script: string, port: MessagePort) {
    this.#wanted = wanted;
    this.#script = script;
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#hear(data));
    port.start();
  }

  #tell(message: ToHost): void {
    this.#port.postMessage(message);
  }

  #hear(data: unknown): void {
    const message = readByFrame(data);
    if (message === undefined) return this.#drop(data);
    switch (message.say) {
      case 'who':
        this.#answers.get(message.asked)?.(message.who);
        this.#answers.delete(message.asked);
        break;
      case 'page':
        sayWhere(message.page);
        break;
      case 'look':
        this.#dress(message.look);
        break;
      case 'address':
        if (message.hash !== location.hash && message.hash !== '') location.replace(message.hash);
        break;
      case 'call':
        if (this.#widget === undefined) this.#calls.push(message);
        else this.#call(message);
        break;
    }
  }

  #dress(look: Look): void {
    const first = this.#look === undefined;
    this.#look = look;
    putOn(look);
    if (first) void this.#begin(look);
    this.#measure();
  }

  #who(): Promise<Who> {
    const asked = ++this.#asked;
    return new Promise((resolve) => {
      this.#answers.set(asked, resolve);
      this.#tell({ say: 'who', asked });
    });
  }

  async #begin({ lang }: Look): Promise<void> {
    const { tag, attributes } = this.#wanted;
    const widget: Widget = document.createElement(tag);
    for (const [name, value] of attributes) widget.setAttribute(name, value);
    new ResizeObserver(() => this.#measure()).observe(document.body);
    try {
      if (!attributes.has('person')) await this.#introduce(widget);
      await import(new URL('guichet.js', this.#script).href);
    } catch (error) {
      console.error('guichet: the library could not be fetched', error);
      say((words) => words.cut, lang);
      return;
    }
    this.#listen(widget);
    document.body.replaceChildren(widget);
    await customElements.whenDefined(tag);
    this.#widget = widget;
    for (const call of this.#calls.splice(0)) this.#call(call);
  }

  async #introduce(widget: Widget): Promise<void> {
    const who = await this.#who();
    if (who === null) return;
    if (typeof who['token'] !== 'string') {
      widget.person = who;
      return;
    }
    let first: Who | undefined = who;
    widget.identity = async () => {
      const present = first ?? (await this.#who());
      first = undefined;
      if (present === null || typeof present['token'] !== 'string') throw new Error('the page around says nobody');
      return present['token'];
    };
  }

  #listen(widget: Widget): void {
    const tell = (event: Event): void => {
      const detail: unknown = (event as CustomEvent<unknown>).detail;
      this.#tell({ say: 'told', name: event.type, detail });
      this.#followAddress();
    };
    for (const name of Object.keys(TOLD)) widget.addEventListener(name, tell);
    for (const name of ['hashchange', 'popstate']) addEventListener(name, this.#followAddress);
    widget.addEventListener('guichet-ready', () => {
      const name = widget.session?.desk.name ?? '';
      const { lang } = document.documentElement;
      const title = typeof name === 'string' ? name : (name[lang.slice(0, 2)] ?? Object.values(name)[0] ?? '');
      if (title !== '') this.#tell({ say: 'title', title: title.slice(0, 200) });
    });
  }

  readonly #followAddress = (): void => {
    const { hash } = location;
    if (hash === this.#hash || !isHash(hash)) return;
    this.#hash = hash;
    this.#tell({ say: 'address', hash });
  };

  #call({ name, given }: Extract<ToFrame, { say: 'call' }>): void {
    if (name === 'focus') this.#widget?.focus();
    else this.#widget?.[name]?.(given);
  }

  #height = -1;

  #measure(): void {
    const most = this.#look?.most ?? 0;
    const whole = Math.ceil(document.body.getBoundingClientRect().height);
    document.documentElement.classList.toggle('long', whole > most);
    const height = Math.min(whole, most);
    this.#followAddress();
    if (height === this.#height) return;
    this.#height = height;
    this.#tell({ say: 'height', height });
  }
}

/** A frame that somebody follows a link to is a page: it shows what its own tag says, to whom its own tag says. */
async function standAlone({ tag, attributes }: Wanted, script: string): Promise<void> {
  document.documentElement.classList.add('alone');
  const widget = document.createElement(tag);
  for (const [name, value] of attributes) widget.setAttribute(name, value);
  try {
    await import(new URL('guichet.js', script).href);
    document.body.replaceChildren(widget);
  } catch (error) {
    console.error('guichet: the library could not be fetched', error);
    say((words) => words.cut);
  }
}

/**
 * Begins.
 * @param script the address of the script that runs: the library is beside it
 */
export function showInside(script: string): void {
  const style = new CSSStyleSheet();
  style.replaceSync(sheet);
  document.adoptedStyleSheets = [style];
  const tag = [...document.scripts].find(({ src }) => src === script);
  const hosts = origins(tag?.dataset['hosts'] ?? '');
  const wanted = fromDivision(new Map(new URLSearchParams(location.search)), {
    places: [],
    given: (name) => tag?.getAttribute(`data-${name}`) ?? null,
  });
  if (typeof wanted === 'string') {
    console.warn(`guichet: ${wanted}`);
    return say((words) => words.wrong);
  }
  if (wanted.wrong.length > 0) console.warn(`guichet: ${wanted.wrong.join(', ')}: nothing that an address may set`);
  if (parent === window) return void standAlone(wanted, script);

  const drop = dropper('in a frame');
  let shown: Shown | undefined;
  addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== parent || !isHello(event.data) || port === undefined || shown !== undefined) return drop(event.origin);
    if (!hosts.has(event.origin)) {
      console.warn(`guichet: ${event.origin} is not among the data-hosts of this frame`);
      return say((words) => words.stranger(event.origin));
    }
    shown = new Shown(wanted, script, port);
  });
}
