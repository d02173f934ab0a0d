/**
 * Tickets that resemble the one being written, asked for while its summary is typed. What shows them is fetched with the first
 * that are found. Asking fails in silence, and an older answer never replaces a newer one.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ArticleLine, Session } from '../../backends/backend.ts';
import type { Place } from '../../domain/visibility.ts';
import type { TicketNamed } from '../shared/events.ts';
import { isForeseen } from '../shared/problem.ts';
import { forSeveral } from './filler.ts';
import { destination } from './places.ts';
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

/** Milliseconds without a letter after which it is asked. */
const PAUSE = 350;

/** Where the ticket being written would go, as far as that is chosen. */
export function placeOf({ draft, filler }: Sheet): Place {
  return destination(filler.desk, draft) ?? { service: draft.service, category: null };
}

/** Whether there is anything to be asked for while somebody types. */
function asks({ can, knowledge }: Session): boolean {
  return can.similar || (can.knowledge === true && knowledge.offered);
}

/** Articles that answer; a desk without any is asked for none. */
function articlesOf({ can, knowledge }: Session, text: string, place: Place): Promise<readonly ArticleLine[]> {
  return can.knowledge === true && knowledge.offered ? knowledge.search(text, place) : Promise.resolve([]);
}

export class SimilarDoor {
  readonly #host: SimilarHost;
  #similar: Similar | undefined;
  #asked = '';
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    if (!asks(sheet.session) || forSeveral(sheet.filler) || letters < FEWEST) {
      this.#quiet();
      return nothing;
    }
    this.#ask(sheet);
    return html`<div class="similar">${this.#similar?.view(sheet)}</div>`;
  }

  /** Forgets everything: another session, or another ticket. */
  clear(): void {
    this.#quiet();
    this.#similar?.clear();
  }

  /** Asks once the person pauses, if what is asked has changed. */
  #ask(sheet: Sheet): void {
    const text = sheet.draft.summary.trim();
    const place = placeOf(sheet);
    const asked = JSON.stringify([text, place]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#turn += 1;
    const turn = this.#turn;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(sheet, text, place, turn), PAUSE);
  }

  async #look(sheet: Sheet, text: string, place: Place, turn: number): Promise<void> {
    // Whoever filed within the pause would be shown the very ticket that was filed.
    if (sheet.writing?.isOpen !== true) return;
    try {
      const { session } = sheet;
      const [{ rows }, articles] = await Promise.all([
        session.can.similar ? session.similar(text, place) : { rows: [] },
        articlesOf(session, text, place),
      ]);
      if (rows.length + articles.length > 0) await this.#bring(sheet, articles.length > 0);
      if (turn !== this.#turn) return;
      this.#similar?.show(rows, articles, sheet);
      this.#host.requestUpdate();
    } catch (error) {
      // The next letter tries again.
      if (turn === this.#turn) this.#quiet();
      if (!isForeseen(error)) console.error('guichet:', error);
    }
  }

  /** Fetches what shows them, and its words. */
  async #bring({ locale }: Sheet, articles: boolean): Promise<void> {
    const [{ Similar, WORDS }, answers] = await Promise.all([
      import('./similar.ts'),
      articles ? import('./answers.ts') : undefined,
    ]);
    await WORDS.load(locale.language);
    this.#similar ??= new Similar(this.#host);
    if (answers !== undefined) this.#similar.know((similar) => new answers.Answers(this.#host, similar));
  }

  /** Nothing is to be compared any more; an answer on its way is dropped. */
  #quiet(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#asked = '';
    this.#similar?.hide();
  }
}
