/**
 * Whether what several people saw could have been seen of one list, on which each act took place at an instant between its
 * beginning and its end: linearizability, searched for as Wing and Gong did (1993) with Lowe's memory of what was tried (2017).
 */

/** What somebody did, from when to when. */
export interface Done<Act> {
  readonly act: Act;
  readonly from: number;
  /** Infinity: nobody heard of its end, and it may have had no effect. */
  readonly to: number;
}

/** What an act makes of a state: the state after it, or undefined where it cannot have gone so. States are compared as texts. */
export interface Model<State, Act> {
  readonly start: State;
  step(state: State, act: Act): State | undefined;
}

/** Whether some order of the acts explains them all. Times are all different, but for the infinite. */
export function isLinearizable<State, Act>({ start, step }: Model<State, Act>, history: readonly Done<Act>[]): boolean {
  const acts = [...history].sort((one, other) => one.from - other.from);
  const isDone = acts.map(() => false);
  let left = acts.filter(({ to }) => to !== Infinity).length;
  let done = 0n;
  const tried = new Set<string>();
  const trail: { readonly n: number; readonly before: State }[] = [];
  let state = start;
  let n = 0;
  while (left > 0) {
    // What begins after something else has ended comes after it: of what is not done, what ends first bounds what may be next.
    let bound = Infinity;
    for (let each = n; each < acts.length; each += 1)
      if (isDone[each] === false) bound = Math.min(bound, acts[each]?.to ?? bound);
    for (let each = 0; each < n; each += 1) if (isDone[each] === false) bound = Math.min(bound, acts[each]?.to ?? bound);
    let isFound = false;
    for (; n < acts.length && (acts[n]?.from ?? Infinity) < bound; n += 1) {
      const next = acts[n];
      if (next === undefined || isDone[n] === true) continue;
      const after = step(state, next.act);
      if (after === undefined) continue;
      const key = `${(done | (1n << BigInt(n))).toString(36)} ${JSON.stringify(after)}`;
      if (tried.has(key)) continue;
      tried.add(key);
      trail.push({ n, before: state });
      isDone[n] = true;
      done |= 1n << BigInt(n);
      if (next.to !== Infinity) left -= 1;
      state = after;
      isFound = true;
      break;
    }
    if (isFound) {
      n = 0;
      continue;
    }
    const back = trail.pop();
    if (back === undefined) return false;
    isDone[back.n] = false;
    done &= ~(1n << BigInt(back.n));
    if (acts[back.n]?.to !== Infinity) left += 1;
    state = back.before;
    n = back.n + 1;
  }
  return true;
}
