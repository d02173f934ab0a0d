/** What a browser keeps for this server, where no script reads it and no other site sends it. */
import { parse, serialize } from 'hono/utils/cookie';

/** Cookies of a server at an address: of its host alone, and over TLS alone where the address is (RFC 6265bis §4.1.3.2). */
export class Cookies {
  readonly #secure: boolean;

  /** @param url the server's, as pages know it */
  constructor(url: string) {
    this.#secure = url.startsWith('https:');
  }

  #name(name: string): string {
    return `${this.#secure ? '__Host-' : ''}guichet-${name}`;
  }

  read(request: Request, name: string): string | undefined {
    return parse(request.headers.get('cookie') ?? '', this.#name(name))[this.#name(name)];
  }

  /** The names that begin with something, of what a browser keeps. */
  named(request: Request, begin: string): readonly string[] {
    const whole = this.#name(begin);
    return Object.keys(parse(request.headers.get('cookie') ?? ''))
      .filter((name) => name.startsWith(whole))
      .map((name) => begin + name.slice(whole.length));
  }

  /** The header that keeps a value; without seconds, until the browser closes. */
  keep(name: string, value: string, seconds?: number): string {
    return serialize(this.#name(name), value, {
      path: '/',
      httpOnly: true,
      secure: this.#secure,
      sameSite: 'Lax',
      ...(seconds === undefined ? {} : { maxAge: seconds }),
    });
  }

  forget(name: string): string {
    return this.keep(name, '', 0);
  }
}
