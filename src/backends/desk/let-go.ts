/** Lets a timer not keep the process alive, in Node; a page needs nothing of the kind. */
export function letGo(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
}
