/** What a person does with the rows of a list: goes on, reads what changed, looks a number up. */
import { NotFound, type Session } from '../../backends/backend.ts';
import { prefixOf, type Desk } from '../../domain/desk.ts';
import { isForeseen } from '../shared/problem.ts';
import type { AskingHost, ListAsking } from './list-asking.ts';
import type { ListPosition } from './list-position.ts';

/** The key of the ticket whose number somebody typed, with or without `#` and prefix; undefined for anything else. */
export function keyTyped(text: string, desk: Desk): string | undefined {
  const prefix = prefixOf(desk);
  const asked = text.trim().replace(/^#/u, '');
  const digits = asked.toLowerCase().startsWith(prefix.toLowerCase()) ? asked.slice(prefix.length) : asked;
  return /^\d{1,15}$/u.test(digits) ? `${prefix}${digits}` : undefined;
}

export class ListMoves {
  readonly #asking: ListAsking;
  readonly #host: AskingHost;
  readonly #position: ListPosition;

  constructor(asking: ListAsking, host: AskingHost, position: ListPosition) {
    this.#asking = asking;
    this.#host = host;
    this.#position = position;
  }

  /** A number opens its ticket at once; anything else is searched. */
  async find(session: Session | undefined): Promise<void> {
    if (session === undefined) return;
    const key = keyTyped(this.#asking.choice.text, session.desk);
    if (key === undefined) return this.#asking.ask();
    try {
      const view = await session.ticket(key);
      if (this.#host.open(view.ticket.id, view.key)) location.hash = `#${view.key ?? view.ticket.id}`;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      if (error instanceof NotFound) this.#host.missing(key);
      // Whatever stopped it, the same words searched find the ticket, or say what is wrong.
      await this.#asking.ask();
    }
  }

  /** What others changed is shown, from the top. */
  async refresh(): Promise<void> {
    const shown = await this.#asking.source?.again(true);
    this.#host.rise();
    await this.#host.drawn();
    this.#position.focusFirst(0);
    const words = this.#host.words();
    if (shown !== undefined && shown.error === undefined)
      this.#host.announce(words.refreshed(words.found(shown.total, shown.atLeast)));
  }

  /** The next rows; the focus goes to the first of them, where reading goes on. */
  async more(): Promise<void> {
    const before = this.#host.list().rows.length;
    if (this.#host.list().failed === 'more') await this.#asking.source?.retry();
    else await this.#asking.source?.more();
    const { rows, total, atLeast } = this.#host.list();
    if (rows.length === before) return;
    this.#asking.keep();
    await this.#host.drawn();
    this.#position.focusFirst(before);
    this.#host.announce(this.#host.words().shown(rows.length, total, atLeast));
  }

  /** The whole list, as one scrolls; reading goes on after the rows that were there. */
  async spread(): Promise<void> {
    const before = this.#host.list().rows.length;
    await this.#asking.source?.spread();
    this.#asking.keep();
    await this.#host.drawn();
    this.#position.focusFirst(before - 1);
    const { total, atLeast } = this.#host.list();
    this.#host.announce(this.#host.words().found(total, atLeast));
  }
}
