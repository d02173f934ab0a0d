/** What an open ticket tells the page, or asks of whoever is around it. */

/** Which ticket. */
export interface TicketNamed {
  readonly ticket: string;
  /** Null while it waits for its number. */
  readonly key: string | null;
}

/** Back to the list. */
export class BackEvent extends CustomEvent<null> {
  constructor() {
    super('guichet-back', { bubbles: true, composed: true });
  }
}

/** Something was done to the ticket here, or it was read. */
export class TicketChangedEvent extends CustomEvent<TicketNamed> {
  constructor(detail: TicketNamed) {
    super('guichet-ticket-changed', { bubbles: true, composed: true, detail });
  }
}

/** Another ticket is to be shown: whoever shows it elsewhere prevents it. */
export class LinkedTicketEvent extends CustomEvent<TicketNamed> {
  constructor(detail: TicketNamed) {
    super('guichet-ticket-open', { bubbles: true, composed: true, cancelable: true, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'guichet-back': CustomEvent;
    'guichet-ticket-changed': CustomEvent<TicketNamed>;
    'guichet-ticket-open': CustomEvent<TicketNamed>;
  }
}
