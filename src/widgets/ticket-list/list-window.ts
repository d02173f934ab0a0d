/**
 * A long list in a page: only the rows near what is seen are drawn, between gaps as high as the others, so that the page
 * scrolls as if all were there. It reads where things stand from the page itself, and asks nothing of what it scrolls in: the
 * page, or any box around the list. While it scrolls, what turns out higher or lower than was guessed goes into the gap above, so
 * that nothing jumps and no movement under way is stopped; the page's scroll is set right once it rests.
 */
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TicketRow } from '../../domain/view.ts';
import { ABOVE, coming, space, type Gap, type Item } from './list-gaps.ts';
import { Heights } from './list-heights.ts';
import { scrollerOf } from './list-position.ts';
import type { Rows } from './list-rows.ts';

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

/** Most of what is drawn beyond each end of what is seen, in CSS pixels. */
const BEYOND = 1200;

/** Milliseconds without scrolling after which the page's scroll is set right. */
const STILL = 150;

/** A row in sight, known by its ticket and, where that is being read, by its place; and how far it is from the top of the screen. */
interface Held {
  readonly ticket: string | undefined;
  readonly place: string | undefined;
  readonly top: number;
  readonly scrollTop: number;
}

export class RowWindow implements Windowing {
  readonly #host: WindowHost;
  #heights = new Heights(0, GUESS);
  /** The places that are drawn, from the first to before the last; the row with the focus besides. */
  #from = 0;
  #to = 0;
  /** What the gap above is higher than what it stands for. */
  #drift = 0;
  /** What must not move at the next drawing. */
  #anchor: Held | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;
  /** Rows may grow by themselves: a sheet, a font, a part of them comes later. */
  readonly #observer = new ResizeObserver(() => {
    if (this.#paused || this.#body()?.getBoundingClientRect().width === 0) return;
    this.#measure();
    this.#hold();
  });
  #observed: Element | undefined;
  #scroller: Element | null = null;
  /** What the widths of the columns were taken for. */
  #columns = '';
  #guessed = true;
  #paused = false;
  #room = 0;

  constructor(host: WindowHost) {
    this.#host = host;
    document.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
    window.addEventListener('resize', this.#resized);
    window.addEventListener('beforeprint', this.#toPaper);
    window.addEventListener('afterprint', this.#toScreen);
  }

  /** On paper every row that is held is drawn. */
  get isPaused(): boolean {
    return this.#paused;
  }

  close(): void {
    document.removeEventListener('scroll', this.#scrolled, { capture: true });
    window.removeEventListener('resize', this.#resized);
    window.removeEventListener('beforeprint', this.#toPaper);
    window.removeEventListener('afterprint', this.#toScreen);
    clearTimeout(this.#still);
    this.#observer.disconnect();
    this.#release();
  }

  draw(rows: Rows, span: number, row: (row: TicketRow, place: number) => TemplateResult): unknown {
    this.#heights = this.#heights.like(rows.length);
    if (this.#guessed) this.#measure();
    this.#anchor = this.#seen();
    this.#align();
    this.#aim();
    const places = new Set<number>();
    for (let place = this.#from; place < this.#to; place += 1) places.add(place);
    const focused = this.#focused();
    if (focused !== undefined && focused < rows.length) places.add(focused);
    const items: Item[] = [];
    let end = 0;
    for (const place of [...places].sort((one, other) => one - other)) {
      if (place > end) items.push(this.#gap(end, place));
      end = place + 1;
      const held = rows.at(place);
      if (held === null) this.#heights.set(place, 0);
      else items.push({ key: held?.id ?? `${place}`, place, row: held });
    }
    if (end < rows.length) items.push(this.#gap(end, rows.length));
    this.#host.need(this.#from, this.#to);
    return repeat(
      items,
      ({ key }) => key,
      (item) =>
        'gap' in item
          ? space(item, span)
          : item.row === undefined
            ? coming(item.place, this.#heights.of(item.place), this.#host.loading(), span)
            : row(item.row, item.place),
    );
  }

  /** What is seen stands where it stands, whatever is now known of the heights above it. */
  #align(): void {
    const body = this.#body();
    if (body === null || this.#anchor?.place === undefined) return;
    this.#drift = this.#anchor.top - body.getBoundingClientRect().top - this.#heights.above(Number(this.#anchor.place));
  }

  #gap(from: number, to: number): Gap {
    const height = this.#heights.above(to) - this.#heights.above(from);
    // A row with the focus may stand far above or below: it parts a gap in two.
    if (to === this.#from) return { key: ABOVE, gap: Math.max(0, height + this.#drift) };
    return { key: from === 0 ? 'top' : to === this.#heights.length ? 'end' : 'between', gap: height };
  }

  /**
   * After each drawing: measures what was drawn, and puts what is seen back where it was.
   * @param room of the list: with another, rows have other heights
   */
  drawn(room: number): void {
    if (room !== this.#room) {
      if (this.#room !== 0) this.#reset();
      this.#room = room;
    }
    this.#freeze();
    this.#measure();
    this.#hold();
    const table = this.#host.root.querySelector('table');
    if (table !== null && table !== this.#observed) {
      this.#observer.disconnect();
      this.#observer.observe(table);
      this.#observed = table;
    }
    this.#later();
    if (this.#aims()) this.#host.redraw();
  }

  /** Scrolls so that a place stands so far from the top of the screen, in CSS pixels. */
  bring(place: number, top: number): void {
    const body = this.#body();
    if (body === null) return;
    this.#anchor = undefined;
    this.#drift = 0;
    this.#scroll(body.getBoundingClientRect().top + this.#heights.above(place) - top);
    this.#aim();
    this.#host.redraw();
  }

  /** Scrolls back to the first row, where it was scrolled away. */
  rise(): void {
    const [top] = this.#view();
    if ((this.#body()?.getBoundingClientRect().top ?? top) < top) this.bring(0, top + innerHeight / 4);
  }

  /** Heights are others: the list is wider, or its text is. */
  #reset(): void {
    const { length, mean } = this.#heights;
    this.#heights = new Heights(length, mean ?? GUESS);
    this.#guessed = true;
    this.#columns = '';
    this.#scroller = null;
  }

  #body(): HTMLElement | null {
    return this.#host.root.querySelector('tbody');
  }

  #rows(): HTMLElement[] {
    return [...this.#host.root.querySelectorAll<HTMLElement>('tbody > [data-place]')];
  }

  #focused(): number | undefined {
    const place = this.#host.root.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset['place'];
    return place === undefined ? undefined : Number(place);
  }

  /** What is seen of what scrolls, from and to, in CSS pixels of the screen. */
  #view(): readonly [from: number, to: number] {
    const body = this.#body();
    if (this.#scroller?.isConnected !== true && body !== null) this.#scroller = scrollerOf(body);
    if (this.#scroller === null || this.#scroller === document.scrollingElement) return [0, innerHeight];
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    return [Math.max(0, top), Math.min(innerHeight, bottom)];
  }

  /** The places that should be drawn, with so much beyond each end. */
  #wanted(beyond: (seen: number) => number): readonly [from: number, to: number] | undefined {
    const body = this.#body();
    const [top, bottom] = this.#view();
    if (body === null || body.getBoundingClientRect().width === 0) return undefined;
    const start = top - body.getBoundingClientRect().top - this.#drift;
    const seen = Math.max(0, bottom - top);
    const more = beyond(seen);
    return [this.#heights.at(start - more), Math.min(this.#heights.length, this.#heights.at(start + seen + more) + 1)];
  }

  /** Chooses what is drawn. */
  #aim(): void {
    const wanted = this.#wanted((seen) => Math.min(BEYOND, Math.max(400, seen)));
    if (wanted === undefined) {
      this.#to = Math.min(this.#heights.length, Math.max(this.#to, this.#from + 20));
      this.#from = Math.min(this.#from, this.#to);
      return;
    }
    // After a leap nothing that was drawn is left to hold in its place.
    if (wanted[0] > this.#to || wanted[1] < this.#from) this.#drift = 0;
    [this.#from, this.#to] = wanted;
  }

  /** Whether what is seen comes near an end of what is drawn. */
  #aims(): boolean {
    const wanted = this.#wanted((seen) => Math.min(BEYOND, Math.max(400, seen)) / 3);
    return wanted !== undefined && (wanted[0] < this.#from || wanted[1] > this.#to);
  }

  /** The first row in sight. */
  #seen(): Held | undefined {
    const [from, to] = this.#view();
    for (const row of this.#rows()) {
      const { top, bottom } = row.getBoundingClientRect();
      const { ticket, place } = row.dataset;
      if (bottom > from && top < to) return { ticket, place, top, scrollTop: this.#scrollTop };
    }
    return undefined;
  }

  #measure(): void {
    for (const row of this.#rows()) {
      // A place that is being read is as high as it was guessed: that is no measure.
      if (row.dataset['ticket'] !== undefined)
        this.#heights.set(Number(row.dataset['place']), row.getBoundingClientRect().height);
    }
    const { mean, length } = this.#heights;
    if (!this.#guessed || mean === undefined) return;
    this.#guessed = false;
    this.#heights = this.#heights.like(length, mean);
  }

  /** Puts back where it stood what must not move, and remembers what is seen now. */
  #hold(): void {
    const anchor = this.#anchor;
    if (anchor !== undefined) {
      const rows = this.#rows();
      const row =
        rows.find((each) => anchor.ticket !== undefined && each.dataset['ticket'] === anchor.ticket) ??
        rows.find((each) => each.dataset['place'] === anchor.place);
      // What was scrolled meanwhile, and not told yet, has not moved by itself.
      if (row !== undefined) this.#shift(row.getBoundingClientRect().top - anchor.top + this.#scrollTop - anchor.scrollTop);
    }
    this.#anchor = this.#seen();
  }

  get #above(): HTMLElement | null {
    return this.#host.root.querySelector<HTMLElement>(`tbody > [data-gap='${ABOVE}']`);
  }

  /** What is seen has moved by so much: the gap above takes it back, as far as it can. */
  #shift(by: number): void {
    if (Math.abs(by) < 0.5) return;
    const gap = this.#above;
    const height = gap === null ? 0 : gap.getBoundingClientRect().height;
    const taken = Math.min(by, height);
    if (gap !== null && height > 0) {
      this.#drift -= taken;
      gap.style.setProperty('block-size', `${height - taken}px`);
    }
    if (by !== taken || height === 0) this.#scroll(height === 0 ? by : by - taken);
  }

  get #scrollTop(): number {
    return (this.#scroller ?? document.scrollingElement)?.scrollTop ?? 0;
  }

  #scroll(by: number): void {
    const [from] = this.#view();
    const scroller = this.#scroller ?? document.scrollingElement;
    if (scroller !== null && Number.isFinite(from)) scroller.scrollBy({ top: by, behavior: 'instant' });
  }

  readonly #scrolled = (): void => {
    this.#anchor = this.#seen();
    this.#later();
    if (this.#aims()) this.#host.redraw();
  };

  readonly #toPaper = (): void => {
    this.#paused = true;
    this.#release();
    this.#host.redrawNow();
  };

  readonly #toScreen = (): void => {
    this.#paused = false;
    this.#columns = '';
    this.#host.redrawNow();
  };

  readonly #resized = (): void => {
    this.#scroller = null;
    this.#host.redraw();
  };

  #later(): void {
    clearTimeout(this.#still);
    this.#still = setTimeout(() => this.#rest(), STILL);
  }

  /** At rest: the gap above becomes what it stands for, and the scroll moves with it. */
  #rest(): void {
    const drift = this.#drift;
    const gap = this.#above;
    if (Math.abs(drift) < 0.5 || gap === null) return;
    this.#drift = 0;
    gap.style.setProperty('block-size', `${Math.max(0, gap.getBoundingClientRect().height - drift)}px`);
    this.#scroll(-drift);
    this.#anchor = this.#seen();
  }

  /** Columns keep the width that they have now, whichever rows come: it is taken once for each choice of columns. */
  #freeze(): void {
    const table = this.#host.root.querySelector('table');
    if (table === null) return;
    const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
    const columns = `${table.className} ${heads.map((head) => head.className).join(' ')}`;
    if (columns === this.#columns || this.#rows().every((row) => row.dataset['ticket'] === undefined)) return;
    this.#release();
    const width = table.getBoundingClientRect().width;
    if (width === 0) return;
    this.#columns = columns;
    if (table.classList.contains('cards')) return;
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    for (const [index, head] of heads.entries())
      head.style.setProperty('inline-size', `${((widths[index] ?? 0) / width) * 100}%`);
    table.style.setProperty('table-layout', 'fixed');
  }

  #release(): void {
    const table = this.#host.root.querySelector('table');
    table?.style.removeProperty('table-layout');
    for (const head of table?.querySelectorAll<HTMLElement>('thead th') ?? []) head.style.removeProperty('inline-size');
  }
}
