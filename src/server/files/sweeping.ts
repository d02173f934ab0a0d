/** Files that nobody came to need go after a day: looked for when the server starts, and each hour. */
import type { DeskBackend } from '../../backends/desk/desks.ts';
import type { Place } from '../../backends/postgres/index.ts';

/** Milliseconds that a file waits for a ticket to have it, and one on its way for somebody to go on with it. */
export const A_DAY = 86_400_000;

const AN_HOUR = 3_600_000;

export interface SweepingOptions {
  readonly place: Pick<Place, 'sweep'>;
  readonly desks: () => readonly Pick<DeskBackend, 'sweep'>[];
  readonly clock?: (() => number) | undefined;
  /** Told how many of each went. */
  readonly onSwept: (swept: { readonly unnamed: number; readonly arrivals: number; readonly stowed: number }) => void;
  /** Told of what kept it from being done; it is tried again an hour later. */
  readonly onError: (error: unknown) => void;
}

/** Goes through everything once. @throws {Unavailable} */
export async function sweepOnce({ place, desks, onSwept, clock = Date.now }: SweepingOptions): Promise<void> {
  const before = clock() - A_DAY;
  let unnamed = 0;
  for (const desk of desks()) unnamed += await desk.sweep(new Date(before).toISOString());
  onSwept({ unnamed, ...(await place.sweep(before)) });
}

/** Sweeps now and then. @returns what ends it, once what is under way is done */
export function sweeping(options: SweepingOptions): () => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  const go = (): void => {
    current = current.then(() => sweepOnce(options)).catch(options.onError);
  };
  go();
  const timer = setInterval(go, AN_HOUR);
  timer.unref();
  return () => {
    clearInterval(timer);
    return current;
  };
}
