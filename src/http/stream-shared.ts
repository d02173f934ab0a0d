/**
 * One stream of changes for all tabs of a browser that show the same desk to the same person. A browser opens six connections to a
 * host that speaks HTTP/1.1: with a stream in each tab, the seventh tab would wait for an answer for ever. One tab leads (a lock of
 * the browser's says which), and the others hear from it over a channel. When it is closed, put to sleep or cannot reach the server,
 * another one goes on from where they all are. A tab that is alone has its own stream, and what it needs with
 * others is fetched when there is another.
 *
 * What is told was meant for one person with certain rights: the channel is named by who they are, as the server told it. Each tab asks
 * for everything else by itself, with its own token.
 */
import { door } from '../backends/door.ts';
import type { Line } from './line.ts';
import { Live, type Knowing } from './live-heard.ts';
import { Hearing, type Hearer, type Source } from './stream-heard.ts';
import type { Tab, Word } from './stream-tab.ts';

/** Of what tabs say to each other: those of another version have a channel of their own. */
const VERSION = 1;

const amongOthers = door(() => import('./stream-tab.ts'));

/** The stream that a tab shares with the others of its browser; its own, where it is alone or they cannot find each other. */
class Shared implements Source {
  readonly #line: Line;
  readonly #hearer: Hearer;
  readonly #who: () => unknown;
  readonly #own: Hearing;
  /** Whether its own stream is the one that it hears; for good where the browser refuses another. */
  #isOwn = false;
  #isRefused = false;
  #key = '';
  #tab: Tab | undefined;
  /** Ends what is asked of the browser, while somebody listens. */
  #stay: AbortController | undefined;
  /** Ends what is asked of the page. */
  #page: AbortController | undefined;

  constructor(line: Line, hearer: Hearer, who: () => unknown) {
    this.#line = line;
    this.#hearer = hearer;
    this.#who = who;
    this.#own = new Hearing(line, hearer);
  }

  again(): void {
    this.#page ??= this.#attend();
    if (this.#named() !== this.#key && !this.#isRefused) this.#sleep();
    this.#key = this.#named();
    this.#tab?.again();
    if (this.#isOwn) this.#own.again();
    else if (this.#stay === undefined) void this.#enter((this.#stay = new AbortController()));
  }

  rest(): void {
    this.#page?.abort();
    this.#page = undefined;
    this.#sleep();
  }

  renamed(): void {
    if (this.#named() !== this.#key) this.again();
  }

  haveRead(ticket: string): void {
    this.#tab?.haveRead(ticket);
  }

  /** Leads where nobody does; else, or once somebody comes, is one among others. */
  async #enter(stay: AbortController): Promise<void> {
    const { signal } = stay;
    try {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(this.#key));
      if (signal.aborted) return;
      // The name says nothing of who it is of, to whoever lists the locks of this page.
      const name = `guichet-stream-${VERSION} ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
      const channel = new BroadcastChannel(name);
      const join = (): void => {
        if (this.#stay === stay && this.#tab === undefined) void this.#join(name, channel, stay);
      };
      channel.addEventListener('message', join);
      signal.addEventListener('abort', () => channel.close());
      await navigator.locks
        .request(name, { ifAvailable: true }, (lock): Promise<void> | undefined => {
          if (lock === null) join();
          if (lock === null || signal.aborted) return undefined;
          this.#isOwn = true;
          this.#own.again();
          channel.postMessage({ alone: true } satisfies Word);
          return new Promise<void>((release) => {
            signal.addEventListener('abort', () => release());
          });
        })
        .catch((error: unknown) => {
          if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
          join();
        });
    } catch {
      if (!signal.aborted) this.#refuse();
    }
  }

  async #join(name: string, channel: BroadcastChannel, stay: AbortController): Promise<void> {
    try {
      const { Tab } = await amongOthers();
      if (stay.signal.aborted || this.#tab !== undefined) return;
      channel.close();
      this.#isOwn = false;
      this.#own.rest();
      this.#tab = new Tab({ line: this.#line, hearer: this.#hearer, name, refused: () => this.#refuse() });
      this.#tab.again();
      // The lock is let go: it is asked for among the others.
      this.#stay = new AbortController();
      stay.abort();
    } catch {
      // What could not be fetched is fetched for the next one who comes; until then each has its own stream.
      if (stay.signal.aborted || this.#isOwn) return;
      this.#isOwn = true;
      this.#own.again();
    }
  }

  /** The browser has no lock or no channel for this page. */
  #refuse(): void {
    this.#sleep();
    this.#isRefused = true;
    this.#isOwn = true;
    if (this.#page !== undefined) this.#own.again();
  }

  /** Asleep, a page neither leads nor waits to; looked at again, it makes sure that whoever leads is awake. */
  #attend(): AbortController {
    const attending = new AbortController();
    const on = (names: readonly string[], act: () => void): void => {
      const options = { capture: true, signal: attending.signal };
      // Elsewhere than in a page nothing is put to sleep.
      if ('document' in globalThis) for (const name of names) addEventListener(name, act, options);
    };
    on(['pagehide', 'freeze'], () => this.#sleep());
    on(['pageshow', 'resume'], () => {
      if (this.#stay === undefined) this.again();
    });
    on(['visibilitychange'], () => {
      if (document.visibilityState === 'visible') this.#tab?.doubt();
    });
    return attending;
  }

  #named(): string {
    return JSON.stringify([this.#line.base, this.#who()]);
  }

  #sleep(): void {
    this.#stay?.abort();
    this.#stay = undefined;
    this.#tab?.leave();
    this.#tab = undefined;
    this.#own.rest();
    this.#isOwn = this.#isRefused;
  }
}

/**
 * All who listen in a tab: by one stream for all tabs where that is asked for and the browser can say which of them leads.
 * @param session `who`: who is there, as the server told it; only tabs where it is equal share
 */
export function listen(line: Line, session: Knowing & { readonly who: () => unknown }): Live {
  return new Live(session, (hearer) =>
    line.isShared && 'locks' in navigator ? new Shared(line, hearer, session.who) : new Hearing(line, hearer),
  );
}
