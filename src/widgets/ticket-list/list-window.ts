/**
 * A long list in a page: only the rows near what is seen are drawn, between gaps as high as the others, so that the page
 * scrolls as if all were there. Which rows, where each stands, what they measure and what the scroll owes them is the library's;
 * here is what a table and a list that is read in pages ask besides: gaps between its rows, places that are being read, the row
 * with the focus, and a list that becomes another around what is seen.
 */
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TicketRow } from '../../domain/view.ts';
import { coming, space, type Item } from './list-gaps.ts';
import { scrollerOf } from './list-position.ts';
import type { Rows } from './list-rows.ts';
import { virtual, type ListOptions, type Virtual } from './list-virtual.ts';
import { Slots } from './list-slots.ts';
import { Widths } from './list-widths.ts';

export { styles } from './list-window.styles.ts';

/** Draws those rows of a list that are near what is seen. */
export interface Windowing {
  draw(rows: Rows, span: number, row: (row: TicketRow, place: number) => TemplateResult): unknown;
}

export interface WindowHost {
  readonly root: ShadowRoot;
  /** What a place that is being read says. */
  readonly loading: () => string;
  /** Places that are drawn, or soon will be. */
  readonly need: (from: number, to: number) => void;
  /** Draws the list again, because it was scrolled. */
  readonly redraw: () => void;
  /** Draws it before this returns. */
  readonly redrawNow: () => void;
}

/** A row before any was measured, in CSS pixels. */
const GUESS = 60;

/** Rows to measure before the others are taken for their mean. */
const ENOUGH = 5;

/** Most height that browsers draw: Firefox counts in pixels of the page (twice as many from 153 on), Chromium in those of the screen. */
const highest = (): number => Math.min(8_900_000, 33_000_000 / devicePixelRatio);

/** Of that, what is thought of rows that were not measured: those that are may be higher. */
const THOUGHT = 0.9;

/** Most and least of what is drawn beyond each end of what is seen, in CSS pixels. */
const BEYOND = [400, 1200] as const;

/** A row, by its ticket or else by its place, and how far from the top of the screen it stands, in CSS pixels. */
interface Held {
  readonly ticket: string | undefined;
  readonly place: number;
  readonly top: number;
}

export class RowWindow implements Windowing {
  readonly #host: WindowHost;
  readonly #widths: Widths;
  #rows: Rows | undefined;
  #virtual: Virtual | undefined;
  #keyOf: (place: number) => string | number = (place) => place;
  #estimate = GUESS;
  #isGuess = true;
  /** The places that are drawn, from the first to before the last; the row with the focus besides. */
  #from = 0;
  #to = 0;
  /** What the next drawing puts where it says. */
  #goal: Held | undefined;
  readonly #slots = new Slots();
  #paused = false;
  #room = 0;

  constructor(host: WindowHost) {
    this.#host = host;
    this.#widths = new Widths(host.root);
    window.addEventListener('beforeprint', this.#toPaper);
    window.addEventListener('afterprint', this.#toScreen);
    host.root.addEventListener('keyup', this.#show);
  }

  /** On paper every row that is held is drawn. */
  get isPaused(): boolean {
    return this.#paused;
  }

  close(): void {
    window.removeEventListener('beforeprint', this.#toPaper);
    window.removeEventListener('afterprint', this.#toScreen);
    this.#host.root.removeEventListener('keyup', this.#show);
    this.#leave();
    this.#widths.release();
  }

  draw(rows: Rows, span: number, row: (row: TicketRow, place: number) => TemplateResult): unknown {
    if (rows !== this.#rows) this.#become(rows);
    const { rows: library } = this.#set(rows);
    if (this.#goal !== undefined) {
      const [offset] = library.getOffsetForIndex(this.#goal.place, 'start') ?? [];
      if (offset !== undefined) library.scrollOffset = Math.max(0, offset + this.#view[0] - this.#goal.top);
    }
    const drawn = library.getVirtualItems();
    const margin = library.options.scrollMargin;
    const items: Item[] = [];
    let end = margin;
    for (const { index, start, end: to } of drawn) {
      const held = rows.at(index);
      if (start - end > 0.1) items.push({ key: `before ${items.length === 0 ? 'all' : 'more'}`, gap: start - end });
      end = to;
      if (held !== null) items.push({ key: held?.id ?? `${index}`, place: index, row: held });
    }
    const tickets = items.flatMap((item) => ('gap' in item || item.row === undefined ? [] : [item.key]));
    const slots = this.#slots.give(tickets, this.#held);
    // What the library knows of a row is not about the ticket that it shows next.
    for (const ticket of this.#slots.gone) library.elementsCache.delete(ticket);
    const left = library.getTotalSize() + margin - end;
    if (left > 0.1) items.push({ key: 'after', gap: left });
    this.#host.need(this.#from, this.#to);
    return repeat(
      items,
      ({ key }) => slots.get(key) ?? key,
      (item) =>
        'gap' in item
          ? space(item, span)
          : item.row === undefined
            ? coming(item.place, this.#estimate, this.#host.loading(), span)
            : row(item.row, item.place),
    );
  }

  /**
   * After each drawing: has what was drawn measured, and puts what is seen where it has to be.
   * @param room of the list: with another, rows have other heights
   */
  drawn(room: number): void {
    this.#widths.keep();
    const library = this.#virtual?.rows;
    if (library === undefined || this.#isHidden) return;
    library._willUpdate();
    this.#measure(library);
    this.#reach();
    if (room !== this.#room && this.#room !== 0) this.#reset();
    else if (this.#isGuess || library.getTotalSize() > highest()) this.#learn();
    this.#room = room;
    if (Math.abs(this.#margin - library.options.scrollMargin) >= 1 || this.#isShort || this.#scroller !== this.#virtual?.box)
      this.#host.redraw();
  }

  /** Scrolls so that a place stands so far from the top of the screen, in CSS pixels. */
  bring(place: number, top: number): void {
    this.#goal = { ticket: undefined, place, top };
    this.#host.redraw();
  }

  /** Scrolls back to the first row, where it was scrolled away. */
  rise(): void {
    const [top] = this.#view;
    if ((this.#body?.getBoundingClientRect().top ?? top) < top) this.bring(0, top + innerHeight / 4);
  }

  /** Other rows: what is seen stays where it is, whatever came, went or was forgotten above it. */
  #become(rows: Rows): void {
    this.#rows = rows;
    this.#keyOf = (place) => rows.at(place)?.id ?? place;
    const seen = this.#goal ?? this.#seen();
    if (seen === undefined) return;
    const place = seen.ticket === undefined ? undefined : rows.placeOf(seen.ticket);
    this.#goal = { ...seen, place: Math.min(place ?? seen.place, rows.length - 1) };
  }

  #set(rows: Rows): Virtual {
    const seen = this.#view[1] - this.#view[0];
    const [least, most] = BEYOND;
    const options: ListOptions = {
      count: rows.length,
      getItemKey: this.#keyOf,
      // Where nobody is, nothing stands.
      estimateSize: (place) => (this.#rows?.at(place) === null ? 0 : this.#estimate),
      overscan: Math.ceil(Math.min(most, Math.max(least, seen)) / this.#estimate),
      scrollMargin: this.#margin,
      rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
        this.#from = Math.max(0, startIndex - overscan);
        this.#to = Math.min(count, endIndex + overscan + 1);
        const places = new Set(Array.from({ length: this.#to - this.#from }, (_, at) => this.#from + at));
        const focused = this.#focused;
        if (focused !== undefined && focused < count) places.add(focused);
        return [...places].sort((one, other) => one - other);
      },
      onChange: () => {
        if (this.#isShort) this.#host.redraw();
      },
    };
    const scroller = this.#scroller;
    if (this.#virtual === undefined || this.#virtual.box !== scroller) {
      this.#leave();
      this.#virtual = virtual(scroller, options);
      this.#virtual.rows._willUpdate();
    } else this.#virtual.set(options);
    return this.#virtual;
  }

  #leave(): void {
    this.#virtual?.rows._didMount()();
    this.#virtual = undefined;
  }

  /** Whether what is seen comes near an end of what is drawn. */
  get #isShort(): boolean {
    const library = this.#virtual?.rows;
    const range = library?.calculateRange();
    if (library === undefined || range == null) return false;
    const { count, overscan } = library.options;
    const near = Math.ceil(overscan / 3);
    return Math.max(0, range.startIndex - near) < this.#from || Math.min(count, range.endIndex + 1 + near) > this.#to;
  }

  /**
   * Heights are known at once, which the library leaves for later while one scrolls: rows stand one after the other, and a higher
   * one has moved the next already. Where a scroll is not told yet, a correction would take it back: these are left for later.
   */
  #measure(library: Virtual['rows']): void {
    library.measureElement(null);
    const scrolled = this.#virtual?.box?.scrollTop ?? scrollY;
    const isTold = this.#goal !== undefined || Math.abs((library.scrollOffset ?? scrolled) - scrolled) < 1.5;
    for (const row of this.#host.root.querySelectorAll<HTMLElement>('tbody > [data-ticket]')) {
      library.measureElement(row);
      if (!isTold) continue;
      const { height } = row.getBoundingClientRect();
      if (height > 0) library.resizeItem(Number(row.dataset['place']), height);
    }
  }

  /** Heights are others: the list is wider, or its text is. */
  #reset(): void {
    this.#widths.forget();
    this.#isGuess = true;
    this.#goal = this.#seen();
    this.#virtual?.rows.measure();
    this.#host.redraw();
  }

  /** Rows that were not seen are taken for the mean of those that were, or for less where all together would be too high. */
  #learn(): void {
    const sizes = [...(this.#virtual?.rows.itemSizeCache.values() ?? [])];
    if (sizes.length < ENOUGH) return;
    this.#isGuess = false;
    // Rows of a table are whole pixels high: a gap of any other height would be rounded, and move what is seen.
    const mean = Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
    const most = Math.floor((THOUGHT * highest()) / Math.max(1, this.#rows?.length ?? 0));
    this.#estimate = Math.max(1, Math.min(mean, most));
    this.#goal = this.#seen();
    this.#virtual?.rows.measure();
    this.#host.redraw();
  }

  /** Puts what must be somewhere there. */
  #reach(): void {
    const goal = this.#goal;
    this.#goal = undefined;
    if (goal === undefined) return;
    const rows = this.#drawn;
    const row =
      rows.find((each) => goal.ticket !== undefined && each.dataset['ticket'] === goal.ticket) ??
      rows.find((each) => each.dataset['place'] === String(goal.place));
    const by = row === undefined ? 0 : row.getBoundingClientRect().top - goal.top;
    if (Math.abs(by) < 0.5) return;
    const scroller = this.#virtual?.box ?? document.scrollingElement;
    scroller?.scrollBy({ top: by, behavior: 'instant' });
    // Browsers tell of a scroll later: a row measured before that would have the library take it back.
    if (this.#virtual !== undefined && scroller !== null) this.#virtual.rows.scrollOffset = scroller.scrollTop;
  }

  get #body(): HTMLElement | null {
    return this.#host.root.querySelector('tbody');
  }

  get #drawn(): HTMLElement[] {
    return [...this.#host.root.querySelectorAll<HTMLElement>('tbody > [data-place]')];
  }

  get #isHidden(): boolean {
    return this.#body?.getBoundingClientRect().width === 0;
  }

  get #focused(): number | undefined {
    const place = this.#host.root.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset['place'];
    return place === undefined ? undefined : Number(place);
  }

  /** The ticket whose menu is open, or that is carried to another place. */
  get #held(): string | undefined {
    const held = this.#host.root.querySelector('tbody :is([aria-expanded="true"], [data-carried])');
    return held?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket'];
  }

  /** The box that scrolls the list; null for the page. */
  get #scroller(): Element | null {
    if (this.#virtual?.box?.isConnected === true) return this.#virtual.box;
    const scroller = this.#body === null ? null : scrollerOf(this.#body);
    return scroller === document.scrollingElement ? null : scroller;
  }

  /** How far the first row is from the top of what scrolls, in CSS pixels. */
  get #margin(): number {
    const body = this.#body;
    const known = this.#virtual?.rows.options.scrollMargin ?? 0;
    if (body === null || this.#isHidden) return known;
    const { top } = body.getBoundingClientRect();
    const box = this.#scroller;
    const margin = box === null ? top + scrollY : top - box.getBoundingClientRect().top - box.clientTop + box.scrollTop;
    return Math.abs(margin - known) < 1 ? known : Math.round(margin);
  }

  /** What is seen of what scrolls, from and to, in CSS pixels of the screen. */
  get #view(): readonly [from: number, to: number] {
    const box = this.#scroller;
    if (box === null) return [0, innerHeight];
    const { top, bottom } = box.getBoundingClientRect();
    return [Math.max(0, top), Math.min(innerHeight, bottom)];
  }

  /** The first row in sight. */
  #seen(): Held | undefined {
    const [from, to] = this.#view;
    for (const row of this.#drawn) {
      const { top, bottom } = row.getBoundingClientRect();
      const { ticket, place } = row.dataset;
      if (bottom > from && top < to) return { ticket, place: Number(place), top };
    }
    return undefined;
  }

  /** Firefox leaves what Tab reaches where it is once a part of it is in sight. */
  readonly #show = (event: Event): void => {
    const { key, target } = event as KeyboardEvent;
    if (key === 'Tab' && target instanceof Element) target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };

  readonly #toPaper = (): void => {
    this.#paused = true;
    this.#widths.release();
    this.#host.redrawNow();
  };

  readonly #toScreen = (): void => {
    this.#paused = false;
    this.#widths.forget();
    this.#host.redrawNow();
  };
}
