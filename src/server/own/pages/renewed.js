/** Whoever stands before a page of the server's own: the token of this moment, changed for the next before it ends. */

/** Milliseconds before its end that a token is changed for the next. */
const EARLY = 60_000;

/** When a token ends, in milliseconds since 1970. */
function endOf(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)).exp * 1000;
}

/**
 * What a desk asks who is present. Whoever asks while the token is being changed waits for the same one.
 * @param held what the server gave, with its `token`
 * @param change brings what the server gives next
 */
export function renewed(held, change) {
  let changing;
  return async () => {
    if (endOf(held.token) - Date.now() < EARLY) held = await (changing ??= change().finally(() => (changing = undefined)));
    return held.token;
  };
}
