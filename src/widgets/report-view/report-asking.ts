/** Asks for a report, goes on with the newest question alone, tells how far it is, and hears that tickets changed since. */
import type { Session } from '../../backends/backend.ts';
import type { ReportQuery } from '../../domain/report-query.ts';
import type { Report } from '../../domain/reports.ts';

/** What is quicker than this shows no progress (experience, rule 4). */
const PATIENCE = 400;

export interface ReportState {
  readonly report: Report | undefined;
  readonly busy: boolean;
  /** Tickets read, of how many; shown once it takes long. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly stopped: boolean;
  readonly error: unknown;
  /** Tickets changed since the report was made. */
  readonly stale: boolean;
}

export const EMPTY: ReportState = {
  report: undefined,
  busy: false,
  progress: undefined,
  stopped: false,
  error: undefined,
  stale: false,
};

export class ReportAsking {
  readonly #session: Session;
  readonly #changed: (state: ReportState) => void;
  #leave: () => void = () => undefined;
  #state = EMPTY;
  #asking: AbortController | undefined;

  constructor(session: Session, changed: (state: ReportState) => void) {
    this.#session = session;
    this.#changed = changed;
  }

  #put(state: Partial<ReportState>): void {
    this.#state = { ...this.#state, ...state };
    this.#changed(this.#state);
  }

  /** Hears of what is done after a state of the desk. */
  #watch(cursor: string): void {
    this.#leave();
    this.#leave = this.#session.watch(cursor, ({ type }) => {
      if (type === 'changed' || type === 'gone' || type === 'desk' || type === 'reset') this.#put({ stale: true });
    });
  }

  /** Asks; an earlier question is given up. @returns the report, or undefined where another question or a trouble came first */
  async ask(query: ReportQuery): Promise<Report | undefined> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const began = performance.now();
    // What is done while tickets are read may be in the report or not: that it changed is said from the first of them on.
    let cursor: string | undefined;
    this.#leave();
    this.#put({ busy: true, progress: undefined, stopped: false, error: undefined, stale: false });
    try {
      const report = await this.#session.report(query, {
        signal: asking.signal,
        onProgress: (done, total) => {
          cursor ??= this.#session.cursor;
          const isLong = performance.now() - began > PATIENCE;
          if (isLong && this.#asking === asking) this.#put({ progress: { done, total } });
        },
      });
      if (this.#asking !== asking) return undefined;
      this.#put({ report, busy: false, progress: undefined });
      this.#watch(cursor ?? this.#session.cursor);
      return report;
    } catch (error) {
      if (this.#asking !== asking) return undefined;
      this.#put({ busy: false, progress: undefined, error });
      return undefined;
    }
  }

  /** Gives up; the figures that were there stay. */
  stop(): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.abort();
    // Said at once: what is being read may take its time to hear of it.
    this.#put({ busy: false, progress: undefined, stopped: true });
  }

  close(): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.abort();
    this.#leave();
  }
}
