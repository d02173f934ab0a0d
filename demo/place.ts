/** Where a demonstration page keeps its tickets: on the server that serves it, if there is one, or in the page, asked for over HTTP or not. */
import type { DemoDesk } from './people.ts';

/**
 * `server` where `npm start` serves the page and its address does not say otherwise; `wire`: in the page, which asks for them as it would
 * ask a server.
 */
export type DemoPlace = 'page' | 'wire' | 'server';

/** The server's address; undefined where nothing but files serves the page. */
export function serverAddress(): string | undefined {
  const said = document.querySelector<HTMLMetaElement>('meta[name="guichet-server"]')?.content;
  return said === undefined ? undefined : new URL(said, location.href).href;
}

/** Where this page keeps its tickets. */
export function placeOfPage(): DemoPlace {
  const asked = new URLSearchParams(location.search).get('place');
  if (asked === 'wire' && canAnswer()) return 'wire';
  return serverAddress() === undefined || asked === 'page' ? 'page' : 'server';
}

/** Whether a page may answer itself: a browser has service workers for pages that nobody on the way can change. */
export function canAnswer(): boolean {
  return 'serviceWorker' in navigator;
}

/** Where a page asks that answers itself. */
export function wireAddress(): string {
  return new URL('./wire', location.href).href;
}

/** A host page's word for who is present: signed by nobody, for a handler in the same page. */
function wireIdentityOf(person: string): () => Promise<string> {
  return () => Promise.resolve(encodeURIComponent(person));
}

/** Whose word it is. */
export function readWireToken(header: string | null): string {
  return decodeURIComponent(header?.replace(/^Bearer /u, '') ?? '');
}

/** Milliseconds before its end that a token is asked for anew. */
const EARLY = 60_000;

/** When a token ends, in milliseconds since 1970. */
function endOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { readonly exp: number }).exp * 1000;
}

/** What a host page gives its widgets where somebody is asked over HTTP; undefined where nobody is. */
export function askingOf(
  person: string,
  desk: DemoDesk,
): { readonly address: string; readonly identity: () => Promise<string> } | undefined {
  const place = placeOfPage();
  if (place === 'wire') return { address: wireAddress(), identity: wireIdentityOf(person) };
  return place === 'server' ? { address: serverAddress() ?? '', identity: identityOf(person, desk) } : undefined;
}

/** A token of whoever is present, asked for when it is needed. */
function identityOf(person: string, desk: DemoDesk): () => Promise<string> {
  let held: string | undefined;
  return async () => {
    if (held !== undefined && endOf(held) - Date.now() > EARLY) return held;
    const answer = await fetch(`./token?${new URLSearchParams({ person, desk }).toString()}`, { method: 'POST' });
    held = await answer.text();
    return held;
  };
}
