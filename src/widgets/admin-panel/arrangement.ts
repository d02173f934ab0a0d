/** Lines of administration put in order: carried by a pointer, or moved by two buttons each, which a single press or a key is enough for. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons.ts';
import { dragAlong, moved } from '../shared/ordering.ts';
import type { AdminHost } from './admin-host.ts';
import { iconButton } from './controls.view.ts';

interface Line {
  readonly id: string;
}

/** What is said of moving a line. */
export interface ArrangementWords {
  readonly grip: string;
  readonly up: (name: string) => string;
  readonly down: (name: string) => string;
  /** It is in another place, counted from 1. */
  readonly moved: (name: string, place: number, among: number) => string;
  /** It was let go where it was. */
  readonly stays: (name: string) => string;
}

export interface Arranged<Item extends Line> {
  readonly items: readonly Item[];
  readonly words: ArrangementWords;
  nameOf(item: Item): string;
  /**
   * Puts a line before another, or last.
   * @param said what was done
   * @returns whether it was
   */
  place(item: Item, before: string | null, said: string): Promise<boolean>;
  /** A line: a fold, whose name stands between what moves it. */
  line(item: Item): unknown;
}

export interface Look {
  readonly class?: string;
  /** Whether lines may be put in another order by whoever is here. */
  readonly movable?: boolean;
}

export class Arrangement<Item extends Line> {
  readonly #host: () => AdminHost;
  /** The order under a pointer, which is kept once it lets go. */
  #carried: { readonly id: string; readonly order: readonly string[] } | undefined;

  constructor(host: () => AdminHost) {
    this.#host = host;
  }

  /** The lines, in the order that a pointer may be changing. */
  view(arranged: Arranged<Item>, { class: look = 'lines', movable = true }: Look = {}): TemplateResult {
    const order = this.#order(arranged.items);
    return html`<ul class=${look} role="list">
      ${repeat(
        order,
        ({ id }) => id,
        (item, at) =>
          html`<li class=${this.#carried?.id === item.id ? 'movable held' : movable ? 'movable' : ''}>
            ${movable ? this.#grip(arranged, item) : nothing} ${arranged.line(item)}
            ${movable ? this.#buttons(arranged, item, at, order.length - 1) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #order(items: readonly Item[]): readonly Item[] {
    const order = this.#carried?.order;
    if (order === undefined || !items.some(({ id }) => id === this.#carried?.id)) return items;
    const rank = ({ id }: Item): number => (order.includes(id) ? order.indexOf(id) : order.length);
    return items.toSorted((one, other) => rank(one) - rank(other));
  }

  /** It is for pointers alone: the buttons do the same. */
  #grip(arranged: Arranged<Item>, item: Item): TemplateResult {
    const carry = (event: PointerEvent): void => this.#carry(event, arranged, item);
    return html`<span class="grip" aria-hidden="true" title=${arranged.words.grip} @pointerdown=${carry}>${icon('sort')}</span>`;
  }

  #buttons(arranged: Arranged<Item>, item: Item, at: number, last: number): TemplateResult {
    const { words, nameOf } = arranged;
    const name = nameOf(item);
    const move = (by: number) => (button: HTMLElement) => void this.#press(arranged, item, at + by, button);
    return html`<span class="moves">
      ${iconButton('arrow-up', words.up(name), move(-1), at === 0)}
      ${iconButton('arrow-down', words.down(name), move(1), at === last)}
    </span>`;
  }

  /** @returns whether the line is in that place */
  #put({ items, words, nameOf, place }: Arranged<Item>, item: Item, to: number): Promise<boolean> {
    const after = moved(items, item, to)[to + 1];
    return place(item, after?.id ?? null, words.moved(nameOf(item), to + 1, items.length));
  }

  async #press(arranged: Arranged<Item>, item: Item, to: number, button: HTMLElement): Promise<void> {
    await this.#put(arranged, item, to);
    // Moved in the page, a button loses the focus.
    await this.#host().drawn();
    button.focus();
  }

  #carry(event: PointerEvent, arranged: Arranged<Item>, item: Item): void {
    const { items, words, nameOf } = arranged;
    const from = items.indexOf(item);
    let to = from;
    dragAlong(event, {
      over: (place) => {
        if (place === to) return;
        to = place;
        this.#carried = { id: item.id, order: moved(items, item, to).map(({ id }) => id) };
        this.#host().update();
      },
      end: (isKept) => void this.#drop(arranged, item, isKept && to !== from ? to : undefined, words.stays(nameOf(item))),
    });
  }

  /** @param to where it was let go; undefined where that is where it was */
  async #drop(arranged: Arranged<Item>, item: Item, to: number | undefined, stays: string): Promise<void> {
    const { announce, update } = this.#host();
    if (to === undefined) announce(stays);
    // It stays where it was let go until that is kept, or is not to be.
    else await this.#put(arranged, item, to);
    this.#carried = undefined;
    update();
  }
}
