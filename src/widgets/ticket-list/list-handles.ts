/** Handles by which rows are dragged, in a list that is sorted by rank; what follows the pointer is fetched once one is drawn. */
import { html, type TemplateResult } from 'lit';
import type { TicketRow } from '../../domain/view.ts';
import { icon } from '../shared/icons.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { Stack, StackHost } from './list-stack.ts';

const STACK = onDemand(() => import('./list-stack.ts'));

export class Handles {
  readonly #host: StackHost;
  #stack: Stack | undefined;

  constructor(host: StackHost) {
    this.#host = host;
  }

  /** The handle of a row. It is for pointers alone: the menu beside it does the same. */
  handle(row: TicketRow): TemplateResult {
    void STACK.load().catch((error: unknown) => console.warn('guichet:', error));
    return html`<span
      class="grip"
      aria-hidden="true"
      title=${this.#host.words().stack.grip}
      @pointerdown=${(event: PointerEvent) => void this.#carry(event, row)}
      >${icon('sort')}</span
    >`;
  }

  /** Nothing is carried any more. */
  close(): void {
    this.#stack?.close();
  }

  async #carry(event: PointerEvent, row: TicketRow): Promise<void> {
    const handle = event.currentTarget as HTMLElement;
    if (event.button !== 0) return;
    event.preventDefault();
    try {
      const { Stack: Carrier } = STACK.peek() ?? (await STACK.load());
      this.#stack ??= new Carrier(this.#host);
      this.#stack.begin(handle, event, row);
    } catch (error) {
      // The pointer has left since, or what follows it cannot be fetched: the menu remains.
      console.warn('guichet:', error);
    }
  }
}
