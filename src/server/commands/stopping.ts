/** Something long that whoever runs it may stop, and that says how far it is. */
import { once } from 'node:events';

/** Milliseconds between two words of how far it is. */
const A_WHILE = 5_000;

/** Whoever runs the process told it to stop. */
export class ToldToStop extends Error {}

/**
 * Does something until it is done or the process is told to stop (SIGTERM, SIGINT).
 * @param work is given the signal that it is told to stop by, and ends then by throwing its reason
 */
export async function stoppable<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const heard = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'])
    once(process, name, { signal: heard.signal }).then(
      () => stop.abort(new ToldToStop()),
      () => undefined,
    );
  try {
    return await work(stop.signal);
  } finally {
    heard.abort();
  }
}

/** Says something at most once in a while. */
export function nowAndThen(say: (line: string) => void): (line: () => string) => void {
  let last = performance.now();
  return (line) => {
    if (performance.now() - last < A_WHILE) return;
    last = performance.now();
    say(line());
  };
}
