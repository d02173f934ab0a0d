/** The suite's world over HTTP: people say who they are by a token, and everything crosses the wire. */
import type { DeskBackend } from '../../src/backends/desk/desks.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { handler, type Handler } from '../../src/http/handler.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import type { Setup, World } from '../conformance/world.ts';
import { ADDRESS, personIn, tokenOf } from './place.ts';

/** A desk over HTTP for whoever says who they are: the host page signs it for them. */
export function over(address: string, desk: string, fetch?: (request: Request) => Promise<Response>): Backend {
  const backend = httpBackend({ address, desk, fetch });
  return {
    connect: (who) => backend.connect(typeof who === 'function' ? who : () => Promise.resolve(tokenOf(who))),
  };
}

/** Where a handler can be asked, and how. */
export interface Reached {
  readonly address: string;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * @param make the desks of one case, with the clock that they go by
 * @param reach makes a handler answer at an address
 * @param baseOf what the next address begins with, before `/desks/`
 */
export function httpWorld(
  make: (setup: Setup, clock: () => string) => DeskBackend,
  reach: (door: Handler) => Promise<Reached> = (door) =>
    Promise.resolve({ address: ADDRESS, fetch: (request) => door.fetch(request) }),
  baseOf: () => string = () => '',
): World {
  let now = Date.parse('2026-11-24T08:00:00.000Z');
  const clock = {
    now: () => new Date(now).toISOString(),
    advance(milliseconds: number) {
      now += milliseconds;
    },
  };
  return {
    clock,
    async open(setup) {
      const own = make(setup, clock.now);
      const others = new Map((setup.desks ?? []).map(({ id }) => [id, own.at(id)]));
      const door = handler({
        backend: (desk) => (desk === setup.desk.id ? own : others.get(desk)),
        authenticate: (request) => Promise.resolve(personIn(request)),
        base: baseOf(),
      });
      const { address, fetch } = await reach(door);
      const at = (desk: string): Backend => over(address, desk, fetch);
      return { backend: at(setup.desk.id), again: () => Promise.resolve(at(setup.desk.id)), at };
    },
  };
}
