/**
 * What widgets tell the page around them. Every event but `guichet-ready` bubbles and is composed: one listener on the element, on its desk or on
 * the document hears it, whatever shadow root it comes from; `event.target` is then the outermost widget.
 *
 *   before   asked before anything is done, cancelable: prevented, nothing is done and nothing typed is lost
 *   after    told once it is done; it cannot be undone by preventing it
 *
 * A listener must answer at once: what it awaits comes after the widget has gone on.
 *
 *   document.addEventListener('guichet-ticket-filed', ({ detail }) => console.log(detail.key));
 */
import type { Command, FileCommand } from '../../domain/commands.ts';
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import type { ReadyEvent } from './ready-event.ts';

export { ReadyEvent } from './ready-event.ts';

/** Which ticket. */
export interface TicketNamed {
  /** Its id. */
  readonly ticket: string;
  /** Its number as people read it, `TRK2_9`; null while it waits for one. */
  readonly key: string | null;
}

/** What was done to a ticket. */
export interface TicketChange extends TicketNamed {
  /** In order; none when the ticket was only marked as read. */
  readonly commands: readonly Command[];
}

/** What is about to be done to a ticket that is there. */
export interface ChangeAsked {
  /** Its id. */
  readonly ticket: string;
  /** In order. Done all or none, where the backend can. */
  readonly commands: readonly Command[];
}

/** What was not done. */
export interface Refusing {
  readonly commands: readonly Command[];
  /**
   * The rules' reason where they said no (`not-allowed`, `category-closed` …), else what kind of trouble it was: `invalid`,
   * `conflict`, `not-found`, `unauthorized`, `unavailable`, `unsupported`, `partial`.
   */
  readonly code: string;
  /** What the person is told, in the language of the widget. */
  readonly sentence: string;
}

const SAID = { bubbles: true, composed: true } as const;
const ASKED = { ...SAID, cancelable: true } as const;

/** Before a ticket is filed, once for each. Prevented for one, none of them is filed and the form keeps what it holds. */
export class BeforeFileEvent extends CustomEvent<{ readonly command: FileCommand }> {
  constructor(command: FileCommand) {
    super('guichet-before-file', { ...ASKED, detail: { command } });
  }
}

/** Before something is done to a ticket. Prevented, its form or its answer box stays as it is. */
export class BeforeChangeEvent extends CustomEvent<ChangeAsked> {
  constructor(ticket: string, commands: readonly Command[]) {
    super('guichet-before-change', { ...ASKED, detail: { ticket, commands } });
  }
}

/** Which ticket is to be shown, and where. */
export interface TicketAsked extends TicketNamed {
  /** Where in its thread something happened: what the `place` of a `<guichet-ticket-detail>` takes. */
  readonly entry?: string;
}

/** Before a ticket is shown. Whoever shows it prevents it: a desk does, or the page, in its own way. */
export class TicketOpenEvent extends CustomEvent<TicketAsked> {
  constructor({ ticket, key }: TicketNamed, entry?: string) {
    super('guichet-ticket-open', { ...ASKED, detail: { ticket, key, ...(entry === undefined ? {} : { entry }) } });
  }
}

/** A ticket is on screen. */
export class TicketOpenedEvent extends CustomEvent<TicketNamed> {
  constructor({ ticket, key }: TicketNamed) {
    super('guichet-ticket-opened', { ...SAID, detail: { ticket, key } });
  }
}

/** A ticket was filed, once for each. */
export class TicketFiledEvent extends CustomEvent<TicketNamed> {
  constructor({ ticket, key }: TicketNamed) {
    super('guichet-ticket-filed', { ...SAID, detail: { ticket, key } });
  }
}

/** Something was done to a ticket here, or it was read. */
export class TicketChangedEvent extends CustomEvent<TicketChange> {
  constructor({ ticket, key }: TicketNamed, commands: readonly Command[]) {
    super('guichet-ticket-changed', { ...SAID, detail: { ticket, key, commands } });
  }
}

/** What somebody asked for was not done; the widget says so too, beside its cause. */
export class RefusedEvent extends CustomEvent<Refusing> {
  constructor(detail: Refusing) {
    super('guichet-refused', { ...SAID, detail });
  }
}

/**
 * Before the loader puts a widget where a link or a division is, dispatched there. The page may give the widget what no
 * attribute can carry (`identity`, a settings document); prevented, the link stays a link.
 */
export class BeforeUpgradeEvent extends CustomEvent<{ readonly widget: HTMLElement }> {
  constructor(widget: HTMLElement) {
    super('guichet-before-upgrade', { ...ASKED, detail: { widget } });
  }
}

/** Somebody wants to file a ticket. */
export class TicketNewEvent extends CustomEvent<null> {
  constructor() {
    super('guichet-ticket-new', SAID);
  }
}

/** A ticket is to become an article: its draft, without what is personal. Whoever shows where it is written prevents it. */
export class ArticleNewEvent extends CustomEvent<ArticleFromTicket> {
  constructor(draft: ArticleFromTicket) {
    super('guichet-article-new', { ...ASKED, detail: draft });
  }
}

/** Back to the list. */
export class BackEvent extends CustomEvent<null> {
  constructor() {
    super('guichet-back', SAID);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'guichet-before-file': BeforeFileEvent;
    'guichet-before-change': BeforeChangeEvent;
    'guichet-ticket-open': TicketOpenEvent;
    'guichet-ticket-opened': TicketOpenedEvent;
    'guichet-ticket-filed': TicketFiledEvent;
    'guichet-ticket-changed': TicketChangedEvent;
    'guichet-refused': RefusedEvent;
    'guichet-ticket-new': TicketNewEvent;
    'guichet-article-new': ArticleNewEvent;
    'guichet-back': BackEvent;
    'guichet-ready': ReadyEvent;
    'guichet-before-upgrade': BeforeUpgradeEvent;
  }
}
