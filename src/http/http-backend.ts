/**
 * The page's end of the wire: a backend that is elsewhere.
 *
 *   const backend = httpBackend({ address: 'https://tickets.example', desk: 'support' });
 *   const session = await backend.connect(() => tokenFromTheHost());
 *
 * Who is present is said by a token that the host page has signed; it is kept in memory, and asked for again when it is no longer
 * accepted, and then the same command is sent again with the same identity. No schema is needed here: what a server answers is
 * taken as it is.
 */
import { Unauthorized, type Backend, type Identity, type Session } from '../backends/backend.ts';
import { HttpSession } from './http-session.ts';
import { Line, type LineOptions } from './line.ts';
import type { SessionSaid } from './wire.ts';

export type HttpOptions = LineOptions;

class HttpBackend implements Backend {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async connect(identity: Identity): Promise<Session> {
    // A server believes no page's word for who is there.
    if (typeof identity !== 'function') throw new Unauthorized('token');
    const line = new Line(this.#options, identity);
    return new HttpSession(line, (await line.json('session')) as SessionSaid);
  }
}

/** A desk behind HTTP. */
export function httpBackend(options: HttpOptions): Backend {
  return new HttpBackend(options);
}
