/** Brings the window over a long list when a list is long, and takes it away when it is not: short ones never load it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adopt } from '../shared/adopt.ts';
import { FirstRows } from './list-first.ts';
import type { ListState } from './list-source.ts';
import type { RowWindow, WindowHost } from './list-window.ts';

/** Rows above which only those near what is seen are drawn. */
const WINDOWED = 150;

export interface LongHost extends Omit<WindowHost, 'root'> {
  readonly list: () => ListState;
  readonly fail: (error: unknown) => void;
}

export class LongList implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #long: LongHost;
  readonly #first: FirstRows;
  #window: RowWindow | undefined;
  #opening = false;

  constructor(host: ReactiveControllerHost & HTMLElement, long: LongHost) {
    this.#host = host;
    this.#long = long;
    this.#first = new FirstRows(host, long.list);
    host.addController(this);
  }

  /** What draws the rows; absent, all of them are drawn. */
  get windowing(): RowWindow | undefined {
    return this.#window?.isPaused === false ? this.#window : undefined;
  }

  /** What draws the rows, and of all of them how many to begin with. */
  get shown(): { readonly windowing: RowWindow | undefined; readonly first: number | undefined } {
    return { windowing: this.windowing, first: this.#first.many };
  }

  /** Whether rows are drawn as they will be. */
  get isReady(): boolean {
    return this.#isLong ? this.#window !== undefined : this.#first.many === undefined;
  }

  get #isLong(): boolean {
    const { whole, rows } = this.#long.list();
    return whole || rows.length > WINDOWED;
  }

  hostDisconnected(): void {
    this.#close();
  }

  hostUpdate(): void {
    if (!this.#isLong) this.#close();
    else if (this.#window === undefined) void this.#open().catch((error: unknown) => this.#long.fail(error));
  }

  /** See `PositionListener`. */
  bring(ticket: string, place: number | undefined, top: number): boolean {
    const { rows } = this.#long.list();
    const at = rows.placeOf(ticket) ?? place;
    if (this.#window === undefined || at === undefined || at >= rows.length) return false;
    this.#window.bring(at, top);
    const row = rows.at(at);
    return row === undefined || row?.id === ticket;
  }

  /** Shows the first row again. */
  rise(): void {
    this.#window?.rise();
  }

  #close(): void {
    this.#window?.close();
    this.#window = undefined;
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    try {
      const { RowWindow, styles } = await import('./list-window.ts');
      adopt(this.#host, styles);
      const root = this.#host.shadowRoot;
      if (root === null || !this.#isLong || !this.#host.isConnected) return;
      this.#window = new RowWindow({ ...this.#long, root });
      this.#host.requestUpdate();
    } finally {
      this.#opening = false;
    }
  }
}
