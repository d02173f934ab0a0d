/** Where a stream's bytes go out: no more is held for whoever reads slowly than is said here. */

/** Bytes that may wait for one reader. Those who are told the same share them, so that this bounds how far behind one may be. */
const MOST_WAITING = 256_000;
/** Pieces handed on before the reader asks. */
const AHEAD = 4;

export interface OutletCare {
  /** Nobody reads any more. */
  gone(): void;
  /** Too much waits: the stream ends, and whoever reads goes on from where they are. */
  slow(): void;
}

export class Outlet {
  readonly body: ReadableStream<Uint8Array>;
  readonly #care: OutletCare;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #isEnding = false;
  #isOver = false;

  constructor(care: OutletCare) {
    this.#care = care;
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#pass(),
        cancel: () => {
          this.#isOver = true;
          this.#waiting = [];
          care.gone();
        },
      },
      new CountQueuingStrategy({ highWaterMark: AHEAD }),
    );
  }

  /** Whether something waits to be read. */
  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  say(bytes: Uint8Array): void {
    if (this.#isEnding || this.#isOver) return;
    this.#waiting.push(bytes);
    this.#bytes += bytes.byteLength;
    this.#pass();
    if (this.#bytes > MOST_WAITING) this.#giveUp();
  }

  /** Ends once all is read. */
  end(): void {
    this.#isEnding = true;
    this.#pass();
  }

  #giveUp(): void {
    this.#waiting = [];
    this.#bytes = 0;
    this.end();
    this.#care.slow();
  }

  #pass(): void {
    const controller = this.#controller;
    if (controller === undefined || this.#isOver) return;
    while (this.#waiting.length > 0 && (controller.desiredSize ?? 0) > 0) {
      const next = this.#waiting.shift() as Uint8Array;
      this.#bytes -= next.byteLength;
      controller.enqueue(next);
    }
    if (!this.#isEnding || this.#waiting.length > 0) return;
    this.#isOver = true;
    controller.close();
  }
}
