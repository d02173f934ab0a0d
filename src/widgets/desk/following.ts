/** Side by side, the ticket follows whoever moves along the list by its keys, once they rest on a row. */
import { deepestFocus } from '../shared/focused.ts';

/** Milliseconds on a row before its ticket is shown: whoever runs past it has not read it. */
const REST = 250;

const MOVES: ReadonlySet<string> = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

export class Following {
  readonly #show: (ticket: string) => void;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param show shows a ticket by its id */
  constructor(show: (ticket: string) => void) {
    this.#show = show;
  }

  /** A key was pressed in the list. */
  readonly press = (event: KeyboardEvent): void => {
    if (!MOVES.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const ticket = deepestFocus()?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket'];
      if (ticket !== undefined) this.#show(ticket);
    }, REST);
  };

  stop(): void {
    clearTimeout(this.#rest);
  }
}
