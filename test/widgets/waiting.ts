/** Waiting for the page, with nothing but the page: the playground is built from the states, and carries no test library. */

const PAUSE = 20;

/**
 * Waits until something is so.
 * @param failure said when it does not come
 * @param options `timeout`: milliseconds to wait
 * @throws {Error} it was not so in that time
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  failure = 'what was waited for did not come',
  { timeout = 15_000 }: { readonly timeout?: number } = {},
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(failure);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Settles once what is there has been drawn: WebKit takes back a scroll that a script makes before. */
export async function drawn(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
