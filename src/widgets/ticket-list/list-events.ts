/** What a list asks of whoever is around it. */

/** A ticket is to be opened: whoever opens it prevents it, else the link to its key is followed. */
export class TicketOpenEvent extends CustomEvent<{ readonly ticket: string; readonly key: string | null }> {
  constructor(detail: { readonly ticket: string; readonly key: string | null }) {
    super('guichet-ticket-open', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/** Somebody wants to file a ticket. */
export class TicketNewEvent extends CustomEvent<null> {
  constructor() {
    super('guichet-ticket-new', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'guichet-ticket-open': CustomEvent<{ readonly ticket: string; readonly key: string | null }>;
    'guichet-ticket-new': CustomEvent;
  }
}
