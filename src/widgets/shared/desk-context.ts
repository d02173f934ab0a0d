/**
 * How a widget gets the session of the desk around it: by the Web Components community's context protocol, so that what a page
 * writes itself may ask a desk in the same way.
 *
 *   this.#leave = askDesk(this, (desk) => { this.outer = desk; });
 *   readonly #give = giveDesk(this);   // this.#give({ connection, … }) at each change
 *
 * Source: https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md
 */
import type { Session } from '../../backends/backend.ts';

/** Where a connection stands. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly session: Session }
  | { readonly state: 'failed'; readonly error: unknown; retry(): void };

/** What a desk gives to the widgets inside it. */
export interface DeskContext {
  readonly connection: Connection;
  readonly fallbackMail: string | undefined;
  readonly density: 'comfortable' | 'compact';
  readonly theme: 'light' | 'dark' | null;
}

/** The context through which a desk gives its session. */
export const deskContext = Symbol.for('guichet-desk') as symbol & { readonly __context__: DeskContext };

/** @param desk undefined while the desk does not know it itself */
type Take = (desk: DeskContext | undefined, leave?: () => void) => void;

const ASKED = 'context-request';

/** A widget asks for its desk, and wants to hear of each change. */
class AskedEvent extends Event {
  readonly context = deskContext;
  readonly subscribe = true;
  readonly callback: Take;

  constructor(callback: Take) {
    super(ASKED, { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/**
 * Asks for the desk around a widget.
 * @param take told at once what the desk gives, and again when it gives something else; never where there is no desk
 * @returns what ends it
 */
export function askDesk(widget: HTMLElement, take: (desk: DeskContext | undefined) => void): () => void {
  let end: (() => void) | undefined;
  const asked = new AskedEvent((desk, leave) => {
    end = leave;
    take(desk);
  });
  widget.dispatchEvent(asked);
  return () => end?.();
}

/**
 * Answers to whoever asks inside a desk.
 * @returns gives them all something else
 */
export function giveDesk(desk: HTMLElement): (given: DeskContext) => void {
  const takers = new Map<Take, () => void>();
  let present: DeskContext | undefined;
  desk.addEventListener(ASKED, (event) => {
    const { context, subscribe, callback } = event as Event & Partial<AskedEvent>;
    if (context !== deskContext || callback === undefined) return;
    event.stopPropagation();
    const leave = (): void => void takers.delete(callback);
    if (subscribe === true) takers.set(callback, leave);
    callback(present, subscribe === true ? leave : undefined);
  });
  return (given) => {
    present = given;
    for (const [take, leave] of takers) take(given, leave);
  };
}
