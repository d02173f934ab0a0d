/** A pointer on the picture: what is empty is hidden by drawing on it, what is there is moved, its handle sizes it. */
import type { Sketch } from './sketch.ts';

export interface DraggingHost {
  sketch(): Sketch;
  stage(): HTMLElement | null;
  chosen(): number | undefined;
  choose(id: number): void;
  changed(): void;
}

/** Pixels of the screen that a pointer must go before what it does is a drag. */
const SLACK = 4;

interface Drag {
  readonly pointer: number;
  /** The mark that is moved or sized; undefined while an area is not drawn yet. */
  mark: number | undefined;
  readonly how: 'move' | 'size' | 'draw';
  /** Where it was last, in pixels of the picture. */
  x: number;
  y: number;
  /** What is undone as one. */
  readonly gesture: string;
}

export class Dragging {
  readonly #host: DraggingHost;
  #drag: Drag | undefined;
  #count = 0;

  constructor(host: DraggingHost) {
    this.#host = host;
  }

  #scale(): { readonly left: number; readonly top: number; readonly by: number } {
    const box = this.#host.stage()?.querySelector('canvas')?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return { left: 0, top: 0, by: 1 };
    return { left: box.left, top: box.top, by: this.#host.sketch().size.width / box.width };
  }

  #at({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { left, top, by } = this.#scale();
    return { x: (clientX - left) * by, y: (clientY - top) * by };
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const id = target.dataset['mark'];
    const how = target.classList.contains('handle') ? 'size' : id === undefined ? 'draw' : 'move';
    this.#count += 1;
    if (id !== undefined) this.#host.choose(Number(id));
    this.#drag = {
      pointer: event.pointerId,
      mark: how === 'size' ? this.#host.chosen() : id === undefined ? undefined : Number(id),
      how,
      ...this.#at(event),
      gesture: `drag ${this.#count}`,
    };
    if (event.isTrusted) this.#host.stage()?.setPointerCapture(event.pointerId);
    if (how !== 'move') event.preventDefault();
  };

  readonly move = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag === undefined || event.pointerId !== drag.pointer) return;
    const { x, y } = this.#at(event);
    const [dx, dy] = [x - drag.x, y - drag.y];
    const sketch = this.#host.sketch();
    if (drag.how === 'draw') {
      if (Math.hypot(dx, dy) < SLACK * this.#scale().by && drag.mark === undefined) return;
      const box = { x: Math.min(x, drag.x), y: Math.min(y, drag.y), width: Math.abs(dx), height: Math.abs(dy) };
      if (drag.mark === undefined) {
        drag.mark = sketch.add('mask', box, drag.gesture).id;
        this.#host.choose(drag.mark);
      } else sketch.place(drag.mark, box, drag.gesture);
    } else if (drag.mark !== undefined) {
      const by = [Math.round(dx), Math.round(dy)] as const;
      if (drag.how === 'move') sketch.move(drag.mark, ...by, drag.gesture);
      else sketch.resize(drag.mark, ...by, drag.gesture);
      drag.x += by[0];
      drag.y += by[1];
    }
    this.#host.changed();
  };

  readonly up = (event: PointerEvent): void => {
    if (this.#drag?.pointer === event.pointerId) this.#drag = undefined;
  };
}
