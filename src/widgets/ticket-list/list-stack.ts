/** Rows dragged into another order, in a list that is sorted as the stack: a menu and keys do the same for whoever has no pointer. */
import type { TicketRow } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { scrollerOf } from './list-position.ts';

/** Where a ticket goes: a place in the stack is counted from 1, at the top. */
export type Destination = 'top' | 'up' | 'down' | 'bottom' | number;

export interface StackHost {
  readonly words: () => ListStaffWords;
  /** The list's root, where its rows are. */
  readonly root: () => HTMLElement | DocumentFragment;
  readonly rowOf: (ticket: string) => TicketRow | undefined;
  readonly move: (row: TicketRow, to: Destination) => void;
  readonly announce: (text: string) => void;
}

/** Pixels from an edge of the window at which it scrolls by itself, and most pixels a frame. */
const EDGE = 56;
const FASTEST = 18;

/** Pixels that a press moves before it is a drag. */
const SLACK = 4;

/** The place that a ticket takes when it is dropped beside another. */
export function placeBeside(own: number, target: number, side: 'before' | 'after'): number {
  const shift = own < target ? -1 : 0;
  return target + (side === 'after' ? 1 : 0) + shift;
}

interface Carrying {
  readonly ticket: string;
  readonly handle: HTMLElement;
  readonly pointer: number;
  readonly from: number;
  moved: boolean;
  y: number;
  x: number;
  over: { readonly ticket: string; readonly side: 'before' | 'after' } | undefined;
  said: number;
}

/** Dragging of one row at a time. */
export class Stack {
  readonly #host: StackHost;
  #carrying: Carrying | undefined;
  #frame = 0;

  constructor(host: StackHost) {
    this.#host = host;
  }

  /** Nothing is carried any more. */
  close(): void {
    this.#end();
  }

  /** A handle was pressed. @throws {DOMException} where the pointer has left since */
  begin(handle: HTMLElement, event: PointerEvent, row: TicketRow): void {
    if (row.position === null || this.#carrying !== undefined) return;
    handle.setPointerCapture(event.pointerId);
    this.#carrying = {
      ticket: row.id,
      handle,
      pointer: event.pointerId,
      from: event.clientY,
      moved: false,
      x: event.clientX,
      y: event.clientY,
      over: undefined,
      said: 0,
    };
    handle.addEventListener('pointermove', this.#move);
    handle.addEventListener('pointerup', this.#drop);
    handle.addEventListener('pointercancel', this.#cancel);
    window.addEventListener('keydown', this.#key, { capture: true });
  }

  readonly #move = (event: PointerEvent): void => {
    const carrying = this.#carrying;
    if (carrying === undefined || event.pointerId !== carrying.pointer) return;
    carrying.x = event.clientX;
    carrying.y = event.clientY;
    if (!carrying.moved && Math.abs(event.clientY - carrying.from) < SLACK) return;
    if (!carrying.moved) {
      carrying.moved = true;
      this.#rowElement(carrying.ticket)?.setAttribute('data-carried', '');
      this.#frame = requestAnimationFrame(this.#scroll);
    }
    this.#look(carrying);
  };

  /** Looks at what is under the pointer, and shows where the row would go. */
  #look(carrying: Carrying): void {
    const root = this.#host.root();
    const under = root instanceof ShadowRoot ? root.elementFromPoint(carrying.x, carrying.y) : null;
    const element = under?.closest<HTMLElement>('[data-ticket]') ?? this.#beside(carrying.y);
    const ticket = element?.dataset['ticket'];
    this.#unmark();
    carrying.over = undefined;
    if (element == null || ticket === undefined || ticket === carrying.ticket) return;
    const own = this.#host.rowOf(carrying.ticket)?.position;
    const target = this.#host.rowOf(ticket)?.position;
    if (own == null || target == null) return;
    const { top, height } = element.getBoundingClientRect();
    const side = carrying.y < top + height / 2 ? 'before' : 'after';
    carrying.over = { ticket, side };
    element.setAttribute('data-drop', side);
    const place = placeBeside(own, target, side);
    if (place === carrying.said) return;
    carrying.said = place;
    this.#host.announce(this.#host.words().stack.carried(this.#keyOf(carrying.ticket), place));
  }

  /** The first row, above all of them; the last, below. */
  #beside(y: number): HTMLElement | undefined {
    const rows = [...this.#host.root().querySelectorAll<HTMLElement>('[data-ticket]')];
    const [first] = rows;
    const last = rows.at(-1);
    if (first !== undefined && y < first.getBoundingClientRect().top) return first;
    return last !== undefined && y > last.getBoundingClientRect().bottom ? last : undefined;
  }

  readonly #scroll = (): void => {
    const carrying = this.#carrying;
    if (carrying === undefined) return;
    const up = EDGE - carrying.y;
    const down = carrying.y - (innerHeight - EDGE);
    const far = up > 0 ? -up : down > 0 ? down : 0;
    if (far !== 0) {
      const step = Math.sign(far) * Math.min(FASTEST, Math.ceil((Math.abs(far) / EDGE) * FASTEST));
      scrollerOf(carrying.handle)?.scrollBy(0, step);
      this.#look(carrying);
    }
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  readonly #drop = (): void => {
    const carrying = this.#carrying;
    this.#end();
    if (carrying?.over === undefined) return;
    // Others may have moved either meanwhile: what counts is where both stand now.
    const row = this.#host.rowOf(carrying.ticket);
    const target = this.#host.rowOf(carrying.over.ticket)?.position;
    if (row?.position == null || target == null) return;
    const to = placeBeside(row.position, target, carrying.over.side);
    if (to === row.position) this.#host.announce(this.#host.words().stack.stays(this.#keyOf(row.id)));
    else this.#host.move(row, to);
  };

  readonly #cancel = (): void => {
    const carrying = this.#carrying;
    this.#end();
    if (carrying?.moved === true) this.#host.announce(this.#host.words().stack.stays(this.#keyOf(carrying.ticket)));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  #end(): void {
    const carrying = this.#carrying;
    this.#carrying = undefined;
    cancelAnimationFrame(this.#frame);
    window.removeEventListener('keydown', this.#key, { capture: true });
    this.#unmark();
    if (carrying === undefined) return;
    carrying.handle.removeEventListener('pointermove', this.#move);
    carrying.handle.removeEventListener('pointerup', this.#drop);
    carrying.handle.removeEventListener('pointercancel', this.#cancel);
    this.#rowElement(carrying.ticket)?.removeAttribute('data-carried');
  }

  #unmark(): void {
    for (const row of this.#host.root().querySelectorAll('[data-drop]')) row.removeAttribute('data-drop');
  }

  #rowElement(ticket: string): HTMLElement | undefined {
    return [...this.#host.root().querySelectorAll<HTMLElement>('[data-ticket]')].find((row) => row.dataset['ticket'] === ticket);
  }

  #keyOf(ticket: string): string {
    return this.#host.rowOf(ticket)?.key ?? '';
  }
}
