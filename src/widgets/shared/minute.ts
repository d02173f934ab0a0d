/** One timer for every relative time on the page, stopped when nobody listens and while the tab is hidden. */

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  if (document.hidden) return;
  for (const listener of [...listeners]) listener();
}

function update(): void {
  const wanted = listeners.size > 0;
  if (wanted === (timer !== undefined)) return;
  if (wanted) {
    timer = setInterval(tick, 60_000);
    document.addEventListener('visibilitychange', tick);
  } else {
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  }
}

/**
 * Calls a listener each minute, and when the tab is shown again.
 * @returns what stops it
 */
export function everyMinute(listener: () => void): () => void {
  listeners.add(listener);
  update();
  return () => {
    listeners.delete(listener);
    update();
  };
}
