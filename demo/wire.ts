/**
 * The demonstration as over HTTP, without a server: a service worker of msw hands what a page asks for back to the page, where the handler
 * that a server has answers, over the desks of this browser. Loaded where an address says `place=wire`.
 */
import { http } from 'msw/http';
import { setupWorker } from 'msw/browser';
import type { Backend } from '../src/backends/backend.ts';
import { handler } from '../src/http/handler.ts';
import { backendOf } from './kept.ts';
import { PLAYERS, profileOn, type DemoDesk } from './people.ts';
import { readWireToken, wireAddress } from './place.ts';

const DESKS: readonly string[] = ['support', 'bugs', 'tasks'] satisfies DemoDesk[];

const kept = new Map<string, Backend>();

function keptAt(desk: string): Backend | undefined {
  if (!DESKS.includes(desk)) return undefined;
  const backend = kept.get(desk) ?? backendOf(desk as DemoDesk);
  kept.set(desk, backend);
  return backend;
}

const base = new URL(wireAddress()).pathname;

const door = handler({
  backend: keptAt,
  authenticate(request, desk) {
    const player = PLAYERS.find(({ person }) => person.id === readWireToken(request.headers.get('authorization')));
    return Promise.resolve(player === undefined ? null : { ...player.person, profile: profileOn(player, desk as DemoDesk) });
  },
  base,
  onError: (error) => console.error(error),
});

/** Begins to answer. @throws {Error} the worker cannot be fetched */
export async function answer(): Promise<void> {
  const worker = setupWorker(http.all(`${wireAddress()}/*`, ({ request }) => door.fetch(request)));
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('./mockServiceWorker.js', location.href).href },
  });
}
