/**
 * The rows that are in sight come first, and the others of their page a frame later: a machine that takes its time for fifty rows shows
 * what somebody looks at while it draws what they cannot see yet. Until all are there the table says that it is busy.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListState } from './list-source.ts';

/** No row is lower, in CSS pixels. */
const LOWEST = 40;

/** Milliseconds until the others are drawn: what is in sight has been painted by then. A frame is not asked for: a hidden page has none. */
const A_FRAME = 20;

export class FirstRows implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: () => ListState;
  /** Rows of the last drawing. */
  #had = 0;
  #many: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, list: () => ListState) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** How many rows are to be drawn; undefined: all. */
  get many(): number | undefined {
    return this.#many;
  }

  hostUpdate(): void {
    const { rows, whole } = this.#list();
    const inSight = Math.ceil(innerHeight / LOWEST);
    if (this.#had === 0 && rows.length > inSight && !whole) this.#many = inSight;
    this.#had = rows.length;
  }

  hostUpdated(): void {
    if (this.#many === undefined) return;
    this.#timer ??= setTimeout(() => {
      this.hostDisconnected();
      this.#host.requestUpdate();
    }, A_FRAME);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#many = undefined;
  }
}
