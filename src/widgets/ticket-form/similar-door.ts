/** The way to tickets that resemble the one being written: what asks for them and shows them is fetched with the first letters. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketNamed } from '../shared/events.ts';
import { forSeveral } from './filler.ts';
import type { Sheet } from './sheet.ts';
import type { Similar } from './similar.ts';

/** What the search for similar tickets needs of its form. */
export interface SimilarHost {
  /** The form: the page is asked and told there. */
  readonly widget: HTMLElement;
  requestUpdate(): void;
  announce(text: string): void;
  fail(error: unknown): void;
  /** Shows a ticket. */
  open(ticket: TicketNamed): void;
  /** Takes what is in the form away, with a way back. */
  restart(): void;
}

/** Letters or digits under which nothing is asked. */
const FEWEST = 3;

export class SimilarDoor {
  readonly #host: SimilarHost;
  #similar: Similar | undefined;
  #coming = false;

  constructor(host: SimilarHost) {
    this.#host = host;
  }

  /** What stands in the form's place while the person has found an answer; undefined while the form is there. */
  instead(sheet: Sheet): TemplateResult | undefined {
    return this.#similar?.instead(sheet);
  }

  /**
   * The place under the summary. Its room is made with the third letter, while the summary is being typed: whoever has gone on to
   * the description sees nothing move when an answer comes.
   */
  view(sheet: Sheet): TemplateResult | typeof nothing {
    const letters = sheet.draft.summary.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (!sheet.session.can.similar || forSeveral(sheet.filler) || letters < FEWEST) {
      this.#similar?.quiet();
      return nothing;
    }
    if (this.#similar === undefined) this.#fetch();
    this.#similar?.ask(sheet);
    return html`<div class="similar">${this.#similar?.view(sheet)}</div>`;
  }

  /** Forgets everything: another session, or another ticket. */
  clear(): void {
    this.#similar?.clear();
  }

  /** A failure is silent: nobody waits for it, and the next letter tries again. */
  #fetch(): void {
    if (this.#coming) return;
    this.#coming = true;
    import('./similar.ts')
      .then(({ Similar }) => {
        this.#similar ??= new Similar(this.#host);
        this.#host.requestUpdate();
      })
      .catch(() => undefined)
      .finally(() => {
        this.#coming = false;
      });
  }
}
