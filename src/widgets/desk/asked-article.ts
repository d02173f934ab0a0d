/** The article that a solved ticket is to become: its draft, shown where articles are written. */
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import type { ArticleNewEvent } from '../shared/events.ts';

export class AskedArticle {
  readonly #show: () => boolean;
  /** What its writer begins with. */
  draft: ArticleFromTicket | null = null;

  /** @param show shows where articles are written. @returns whether there is such a place here */
  constructor(show: () => boolean) {
    this.#show = show;
  }

  readonly hear = (event: ArticleNewEvent): void => {
    this.draft = event.detail;
    if (this.#show()) event.preventDefault();
  };
}
