/** What the page asked of a desk before there was something to do it. */
import type { Prefill } from '../ticket-form/prefill.ts';

/** What takes what the page gives to a form. */
interface Fillable extends Element {
  prefill(values: Prefill): void;
}

export class PageAsks {
  #ticket: string | undefined;
  #values: Prefill | undefined;

  open(ticket: string): void {
    this.#ticket = ticket;
  }

  fill(values: Prefill): void {
    this.#values = values;
  }

  get fills(): boolean {
    return this.#values !== undefined;
  }

  /** The ticket to open, once. */
  takeTicket(): string | undefined {
    const ticket = this.#ticket;
    this.#ticket = undefined;
    return ticket;
  }

  /** Gives the values to the form, once, as soon as there is one. */
  giveTo(form: () => Fillable | null): void {
    if (this.#values === undefined) return;
    const found = form();
    if (found === null) return;
    found.prefill(this.#values);
    this.#values = undefined;
  }
}
