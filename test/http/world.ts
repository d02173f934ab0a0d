/** The suite's worlds over HTTP: people say who they are by a token, and everything crosses the wire to a world that is elsewhere. */
import type { Backend, Session } from '../../src/backends/backend.ts';
import { handler, type Handler } from '../../src/http/handler.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import type { ConformanceCase, World } from '../conformance/world.ts';
import { ADDRESS, personIn, tokenOf } from './place.ts';

/**
 * A desk over HTTP for whoever says who they are: the host page signs it for them.
 * @param opened told of each session
 * @param shared whether sessions of one person hear one stream, as tabs of a browser do
 */
export function over(
  address: string,
  desk: string,
  fetch?: (request: Request) => Promise<Response>,
  opened: (session: Session) => void = () => undefined,
  shared = false,
): Backend {
  const backend = httpBackend({ address, desk, fetch, shared });
  return {
    async connect(who) {
      const session = await backend.connect(typeof who === 'function' ? who : () => Promise.resolve(tokenOf(who)));
      opened(session);
      return session;
    },
  };
}

/** Where a handler can be asked, and how. */
export interface Reached {
  readonly address: string;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Whether sessions of one person hear one stream, as tabs of a browser do. */
  readonly shared?: boolean;
}

export interface Wire {
  /** Makes a handler answer at an address; by itself it is called. */
  readonly reach?: (door: Handler) => Promise<Reached>;
  /** What the next handler's addresses begin with, before `/desks/`. */
  readonly baseOf?: () => string;
}

const called = (door: Handler): Promise<Reached> =>
  Promise.resolve({ address: ADDRESS, fetch: (request) => door.fetch(request) });

/** A world behind HTTP: each way into a place is another handler, as each node of a server has its own. */
export class WireWorld implements World {
  readonly clock: World['clock'];
  readonly #inner: World;
  readonly #wire: Wire;
  readonly #doors: Handler[] = [];
  readonly #sessions: Session[] = [];

  constructor(inner: World, wire: Wire = {}) {
    this.clock = inner.clock;
    this.#inner = inner;
    this.#wire = wire;
  }

  /** Lives a case, and closes behind it. */
  async live(each: ConformanceCase): Promise<void> {
    try {
      await each.run(this);
    } finally {
      await this.close();
    }
  }

  open: World['open'] = async (setup) => {
    const opened = await this.#inner.open(setup);
    const others = new Map((setup.desks ?? []).map(({ id }) => [id, opened.at(id)]));
    const own = setup.desk.id;
    const first = await this.#serve(own, opened.backend, others);
    return {
      backend: first(own),
      again: async () => (await this.#serve(own, await opened.again(), others))(own),
      at: first,
    };
  };

  /** Closes what was opened, whatever became of it: nothing asks its place for anything any more. */
  async close(): Promise<void> {
    for (const session of this.#sessions.splice(0)) await session.close();
    for (const door of this.#doors.splice(0)) await door.close();
  }

  async #serve(own: string, backend: Backend, others: ReadonlyMap<string, Backend>): Promise<(desk: string) => Backend> {
    const { reach = called, baseOf = () => '' } = this.#wire;
    const door = handler({
      backend: (desk) => (desk === own ? backend : others.get(desk)),
      authenticate: (request) => Promise.resolve(personIn(request)),
      base: baseOf(),
    });
    this.#doors.push(door);
    const { address, fetch, shared } = await reach(door);
    return (desk) => over(address, desk, fetch, (session) => this.#sessions.push(session), shared);
  }
}
