/**
 * What is done to a screenshot before it is attached: areas hidden, arrows, a frame. Lengths are pixels of the picture. Nothing
 * here draws; each change can be undone, a drag or a run of the same key as one.
 */

/** An area hidden, an arrow from its corner to the opposite one, or the frame that is kept. */
export type MarkKind = 'mask' | 'arrow' | 'crop';

export interface Box {
  readonly x: number;
  readonly y: number;
  /** Of an arrow, negative when it points to the left, or up. */
  readonly width: number;
  readonly height: number;
}

export interface Mark extends Box {
  readonly id: number;
  readonly kind: MarkKind;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Smallest side of an area, so that it can be seen and taken hold of. */
const SMALLEST = 16;

function between(value: number, low: number, high: number): number {
  return Math.round(Math.min(Math.max(value, low), Math.max(low, high)));
}

/** A box within a picture: an area keeps a size, an arrow keeps both its ends inside. */
export function within(kind: MarkKind, box: Box, size: Size): Box {
  if (kind === 'arrow') {
    const x = between(box.x, 0, size.width);
    const y = between(box.y, 0, size.height);
    return {
      x,
      y,
      width: between(box.x + box.width, 0, size.width) - x,
      height: between(box.y + box.height, 0, size.height) - y,
    };
  }
  const width = between(box.width, SMALLEST, size.width);
  const height = between(box.height, SMALLEST, size.height);
  return { x: between(box.x, 0, size.width - width), y: between(box.y, 0, size.height - height), width, height };
}

/** A box moved, whole: at the edge it stops and does not shrink. */
function moved(kind: MarkKind, box: Box, dx: number, dy: number, size: Size): Box {
  if (kind !== 'arrow') return within(kind, { ...box, x: box.x + dx, y: box.y + dy }, size);
  const left = Math.min(box.x, box.x + box.width);
  const top = Math.min(box.y, box.y + box.height);
  return {
    ...box,
    x: box.x + between(left + dx, 0, size.width - Math.abs(box.width)) - left,
    y: box.y + between(top + dy, 0, size.height - Math.abs(box.height)) - top,
  };
}

/** Whether two boxes have a part in common. */
function meet(one: Box, other: Box): boolean {
  const apart = (start: number, length: number, from: number, size: number) =>
    Math.max(start, start + length) < Math.min(from, from + size) ||
    Math.min(start, start + length) > Math.max(from, from + size);
  return !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height);
}

export class Sketch {
  readonly size: Size;
  #marks: readonly Mark[] = [];
  #before: (readonly Mark[])[] = [];
  #gesture = '';
  #made = 0;

  constructor(size: Size) {
    this.size = size;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** What of the picture is kept: the frame, or all. */
  get kept(): Box {
    return this.#marks.find((mark) => mark.kind === 'crop') ?? { x: 0, y: 0, ...this.size };
  }

  mark(id: number): Mark | undefined {
    return this.#marks.find((each) => each.id === id);
  }

  /** Its place among those of its kind, 1 first. */
  rankOf(mark: Mark): number {
    return this.#marks.filter((each) => each.kind === mark.kind).indexOf(mark) + 1;
  }

  /** A box as near as may be to where it is wanted, clear of what is there, so that each mark can be taken hold of. */
  #clear(kind: MarkKind, wanted: Box): Box {
    const step = Math.abs(wanted.height) + this.size.height / 8;
    const others = this.#marks.filter((mark) => mark.kind !== 'crop');
    const places = [0, 1, -1, 2, -2, 3, -3].map((steps) => within(kind, { ...wanted, y: wanted.y + steps * step }, this.size));
    return places.find((place) => !others.some((other) => meet(place, other))) ?? wanted;
  }

  /** Adds a mark, near the middle of what is kept where no place is given; the one frame there may be is the former one's successor. */
  add(kind: MarkKind, box?: Box, gesture = ''): Mark {
    const { x, y, width, height } = this.kept;
    const middle =
      kind === 'crop'
        ? { x: x + width / 10, y: y + height / 10, width: width * 0.8, height: height * 0.8 }
        : { x: x + width * 0.375, y: y + height * 0.4, width: width / 4, height: height / (kind === 'arrow' ? 5 : 8) };
    this.#made += 1;
    const mark: Mark = {
      id: this.#made,
      kind,
      ...within(kind, box ?? (kind === 'crop' ? middle : this.#clear(kind, middle)), this.size),
    };
    const others = kind === 'crop' ? this.#marks.filter((each) => each.kind !== 'crop') : this.#marks;
    this.#put([...others, mark], gesture);
    return mark;
  }

  move(id: number, dx: number, dy: number, gesture = ''): void {
    const mark = this.mark(id);
    if (mark !== undefined) this.place(id, moved(mark.kind, mark, dx, dy, this.size), gesture);
  }

  /** Moves the far corner; an arrow's is what it points at. */
  resize(id: number, dx: number, dy: number, gesture = ''): void {
    const mark = this.mark(id);
    if (mark !== undefined) this.place(id, { ...mark, width: mark.width + dx, height: mark.height + dy }, gesture);
  }

  place(id: number, box: Box, gesture = ''): void {
    this.#put(
      this.#marks.map((mark) => (mark.id === id ? { ...mark, ...pick(within(mark.kind, box, this.size)) } : mark)),
      gesture,
    );
  }

  remove(id: number): void {
    this.#put(
      this.#marks.filter((mark) => mark.id !== id),
      '',
    );
  }

  undo(): void {
    this.#marks = this.#before.pop() ?? this.#marks;
    this.#gesture = '';
  }

  /** @param gesture what goes on under the same name is undone as one; the empty name is never the same */
  #put(marks: readonly Mark[], gesture: string): void {
    if (gesture === '' || gesture !== this.#gesture) this.#before.push(this.#marks);
    this.#gesture = gesture;
    this.#marks = marks;
  }
}

function pick({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
