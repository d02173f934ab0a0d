/** The signed token of whoever is present, as an address of the host page gives it. */
import { Unauthorized, Unavailable } from '../../backends/backend.ts';

/** A token as it is, or in JSON under `token`. */
function tokenIn(said: string): unknown {
  return said.startsWith('{') ? (JSON.parse(said) as { readonly token?: unknown }).token : said;
}

/**
 * Asks for a token, with what the page's own site knows its visitors by (its cookies) where the address is the site's.
 * @param address relative to the page
 * @throws {Unavailable} nobody answers, or says something else · {Unauthorized} whoever answers knows nobody here
 */
export async function tokenFrom(address: string): Promise<string> {
  let token: unknown;
  try {
    const answer = await fetch(new URL(address, document.baseURI), { cache: 'no-store' });
    if (answer.status === 401 || answer.status === 403) throw new Unauthorized('token');
    if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}`);
    token = tokenIn((await answer.text()).trim());
  } catch (cause) {
    if (cause instanceof Unauthorized) throw cause;
    throw new Unavailable('network', { cause });
  }
  if (typeof token !== 'string' || token === '') throw new Unauthorized('token');
  return token;
}
