/** A browser as far as signing in asks for one: it keeps cookies of each host, and goes where it is sent, step by step. */
export class Walker {
  readonly #jar = new Map<string, Map<string, string>>();

  /** What it keeps of a host. */
  cookies(host: string): Map<string, string> {
    const found = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, found);
    return found;
  }

  /** One request, and what it sets is kept. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const cookies = this.cookies(url.host);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(each) ?? [];
      if (/max-age=0\b|expires=thu, 01 jan 1970/iu.test(each)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  /** Where an answer sends to. */
  static next(answer: Response, from: string): string {
    return new URL(answer.headers.get('location') ?? '', from).href;
  }

  /**
   * Goes from an address on until an answer sends nowhere, or `until` says so of the next address.
   * @returns the last address, and its answer where it was asked
   */
  async walk(from: string, until: (address: string) => boolean = () => false): Promise<{ address: string; answer?: Response }> {
    let address = from;
    for (let steps = 0; steps < 20; steps += 1) {
      if (until(address)) return { address };
      const answer = await this.ask(address);
      if (answer.status < 300 || answer.status >= 400) return { address, answer };
      address = Walker.next(answer, address);
    }
    throw new Error(`sent around: ${address}`);
  }
}
