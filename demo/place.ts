/** Where a demonstration page keeps its tickets: on the server that serves it, if there is one, or in the page alone. */
import type { DemoDesk } from './people.ts';

/** `server` where `npm start` serves the page and its address does not say `place=page`. */
export type DemoPlace = 'page' | 'server';

/** The server's address; undefined where nothing but files serves the page. */
export function serverAddress(): string | undefined {
  const said = document.querySelector<HTMLMetaElement>('meta[name="guichet-server"]')?.content;
  return said === undefined ? undefined : new URL(said, location.href).href;
}

/** Where this page keeps its tickets. */
export function placeOfPage(): DemoPlace {
  const asked = new URLSearchParams(location.search).get('place');
  return serverAddress() === undefined || asked === 'page' ? 'page' : 'server';
}

/** Milliseconds before its end that a token is asked for anew. */
const EARLY = 60_000;

/** When a token ends, in milliseconds since 1970. */
function endOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { readonly exp: number }).exp * 1000;
}

/** What a host page gives its widgets: a token of whoever is present, asked for when it is needed. */
export function identityOf(person: string, desk: DemoDesk): () => Promise<string> {
  let held: string | undefined;
  return async () => {
    if (held !== undefined && endOf(held) - Date.now() > EARLY) return held;
    const answer = await fetch(`./token?${new URLSearchParams({ person, desk }).toString()}`, { method: 'POST' });
    held = await answer.text();
    return held;
  };
}
