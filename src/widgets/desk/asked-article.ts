/** The article that is asked for from elsewhere: by a link to it, or written of a solved ticket. Both are shown where articles are. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import { articleInHash } from '../../domain/knowledge/links.ts';
import type { ArticleNewEvent } from '../shared/events.ts';

export class AskedArticle implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #show: () => boolean | undefined;
  /** The one that the page's address named, until it is shown. */
  #linked: string | null = null;
  #isShown = false;
  /** What its writer begins with. */
  draft: ArticleFromTicket | null = null;

  /** @param show shows where articles are. @returns whether there is such a place here; undefined while that is not known */
  constructor(host: ReactiveElement, show: () => boolean | undefined) {
    this.#host = host;
    this.#show = show;
    host.addController(this);
  }

  readonly hear = (event: ArticleNewEvent): void => {
    this.draft = event.detail;
    if (this.#show() === true) event.preventDefault();
  };

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  readonly #read = (): void => {
    this.#linked = articleInHash(location.hash);
    this.#isShown = false;
    if (this.#linked !== null) this.#host.requestUpdate();
  };

  /** What it shows draws the desk again: not while it is being drawn. */
  hostUpdated(): void {
    if (this.#linked !== null) queueMicrotask(this.#lead);
  }

  /** Goes to where articles are, and gives them theirs as soon as they are there. */
  readonly #lead = (): void => {
    if (this.#linked === null) return;
    if (!this.#isShown) {
      const isThere = this.#show();
      if (isThere === undefined) return;
      this.#isShown = true;
      if (!isThere) this.#linked = null;
    }
    const help = this.#host.renderRoot.querySelector('guichet-knowledge');
    if (help === null) return;
    help.article = this.#linked ?? '';
    this.#linked = null;
  };
}
