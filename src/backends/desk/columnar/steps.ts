/** Work cut into steps, so that a page can draw and answer between two of them. */

/** Work that may be put down at each `yield`, and is done when it returns. No step takes longer than a few milliseconds. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Values that one step goes through where each costs next to nothing. */
export const STRIDE = 16_384;

/** Runs work that is cut into steps. */
export type Pace = <Result>(steps: Steps<Result>) => Promise<Result>;

/** All at once: where nobody waits for the thread. */
export const atOnce: Pace = (steps) => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return Promise.resolve(step.value);
  }
};

/** How long the page's own thread may be kept, in milliseconds, the last step's overrun included: half a frame is 8. */
const ON_THE_PAGE = 5;

/** How long a worker's may: nothing waits there but questions, and letting go costs some milliseconds each time. */
const IN_A_WORKER = 25;

/** Lets whatever waits for the thread go first. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof window === 'undefined') {
      setTimeout(resolve, 0);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** In slices of some milliseconds, the thread let go between two. */
function slicesOf(milliseconds: number): Pace {
  return async (steps) => {
    for (;;) {
      const until = performance.now() + milliseconds;
      do {
        const step = steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() < until);
      await breath();
    }
  };
}

export const inSlices = slicesOf(ON_THE_PAGE);
export const inLongSlices = slicesOf(IN_A_WORKER);
