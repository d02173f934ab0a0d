/** A place whose people are said by tokens that their page gives, as a server's are: who is signed in there changes at will. */
import { Unauthorized, type Backend } from '../../src/backends/backend.ts';
import { registerBackend } from '../../src/connect.ts';
import type { PersonInput } from '../../src/domain/people.ts';

const places = new Map<string, Signed>();

/** A token of somebody, as far as a page reads one. */
export function pageToken(person: PersonInput): string {
  return `e30.${btoa(JSON.stringify({ iss: 'https://page.example', sub: person.id }))}.x`;
}

export class Signed {
  readonly address = `signed:${crypto.randomUUID()}`;
  readonly #backend: Backend;
  /** Who is signed in on the page; undefined: nobody. */
  who: PersonInput | undefined;
  /** How often that was asked. */
  asked = 0;
  /** What the backend itself was given to ask. */
  #ask: (() => Promise<string>) | undefined;

  constructor(backend: Backend, who: PersonInput | undefined) {
    this.#backend = backend;
    this.who = who;
    places.set(this.address, this);
  }

  /** The page's callback. */
  readonly identity = (): Promise<string> => {
    this.asked += 1;
    return this.who === undefined ? Promise.reject(new Unauthorized('token')) : Promise.resolve(pageToken(this.who));
  };

  /** Asks as a backend does whose token is no longer accepted. */
  ask(): Promise<string> {
    return this.#ask?.() ?? Promise.reject(new ReferenceError('nobody has connected'));
  }

  async connect(identity: () => Promise<string>) {
    this.#ask = identity;
    const token = await identity();
    const { who } = this;
    if (who === undefined || token !== pageToken(who)) throw new Unauthorized('token');
    return this.#backend.connect(who);
  }
}

registerBackend('signed:', ({ backend }): Backend => ({
  connect(identity) {
    const place = places.get(backend);
    if (place === undefined || typeof identity !== 'function') throw new ReferenceError(`nobody signs at ${backend}`);
    return place.connect(identity);
  },
}));
