/** How many notices of a session are unread, kept up to date; and whoever asked for it is told by the browser while the page is hidden. */
import type { Session } from '../../backends/backend.ts';
import { isForeseen } from '../shared/problem.ts';
import type { BrowserTelling } from './browser-telling.ts';

/** Milliseconds after something happened: a ticket that is on screen is read meanwhile, and rings no bell. */
const REST = 200;

export interface CountingHost {
  /** @param unread undefined: it cannot be known now */
  counted(unread: number | undefined): void;
  fail(error: unknown): void;
  /** What shows the browser's own notices. */
  browser(): Promise<BrowserTelling>;
}

function browserTells(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted';
}

export class Counting {
  readonly session: Session;
  readonly #host: CountingHost;
  readonly #leave: () => void;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #counting = false;
  #again = false;
  #closed = false;

  constructor(session: Session, host: CountingHost) {
    this.session = session;
    this.#host = host;
    this.#leave = session.notices.watch(() => {
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => this.count(), REST);
    });
    document.addEventListener('visibilitychange', this.#turned);
    this.#turned();
  }

  /** Counts; what happens meanwhile is counted once more. */
  count(): void {
    if (this.#counting) {
      this.#again = true;
      return;
    }
    this.#counting = true;
    void this.#work();
  }

  close(): void {
    this.#closed = true;
    this.#leave();
    clearTimeout(this.#resting);
    document.removeEventListener('visibilitychange', this.#turned);
  }

  async #work(): Promise<void> {
    do {
      this.#again = false;
      try {
        const unread = await this.session.notices.unread();
        if (!this.#closed) this.#host.counted(unread);
        await this.#tell();
      } catch (error) {
        if (!this.#closed) this.#host.counted(undefined);
        if (!isForeseen(error) && !this.#closed) this.#host.fail(error);
      }
    } while (this.#again && !this.#closed);
    this.#counting = false;
  }

  async #tell(): Promise<void> {
    if (this.#closed || !document.hidden || !browserTells()) return;
    await (await this.#host.browser()).tell(this.session);
  }

  /** From the moment the page is hidden on, what comes is news; what was there before is not. */
  readonly #turned = (): void => {
    if (!document.hidden || !browserTells()) return;
    void this.#host.browser().then(
      (browser) => browser.begin(this.session),
      (error: unknown) => console.warn('guichet:', error),
    );
  };
}
