/**
 * What stands between a page and its server, for tests of what it may do to what passes: a real socket on both sides, which a test
 * tells request by request what becomes of it.
 */
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createWire, connect, type AddressInfo, type Server as WireServer, type Socket } from 'node:net';

/** What becomes of a request. Absent: it passes, and its answer too. */
export type Fate =
  /** The connection is cut before the server hears of it. */
  | { readonly do: 'cut' }
  /** The server does it and answers; the answer is lost. */
  | { readonly do: 'lose' }
  /** The server does it; nobody is answered, and the connection stays as if somebody were there. */
  | { readonly do: 'hang' }
  /** The server hears of it once this resolves. */
  | { readonly do: 'hold'; readonly until: Promise<unknown> }
  /** The server is given it so many times at once, and the last to answer is heard. */
  | { readonly do: 'repeat'; readonly times: number }
  /** Only so many bytes of the answer pass; then it ends, as if that were all of it, or is cut off. */
  | { readonly do: 'truncate'; readonly bytes: number; readonly as: 'end' | 'cut' }
  /** Somebody else answers. `after`: once the server has done it. */
  | {
      readonly do: 'replace';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
      readonly after?: boolean;
    }
  /** The answer passes so many bytes at a time. */
  | { readonly do: 'slow'; readonly bytes: number }
  /** Nothing of the answer passes before so many bytes of it are there, as where a proxy gathers it up. */
  | { readonly do: 'gather'; readonly bytes: number };

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly body: string;
}

type Rule = (asked: Asked) => Fate | undefined;

async function whole(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** A proxy that speaks HTTP. */
export class Proxy {
  readonly #server: Server;
  readonly #target: () => string;
  /** What is to become of what comes now. */
  rule: Rule = () => undefined;
  /** All that came. */
  readonly asked: Asked[] = [];

  private constructor(target: () => string) {
    this.#target = target;
    const listener: RequestListener = (incoming, outgoing) => {
      // Whoever cut the connection is gone.
      this.#pass(incoming, outgoing).catch(() => outgoing.destroy());
    };
    this.#server = createServer(listener);
  }

  /** @param target the address of the server at the moment; port 0: any */
  static async open(target: () => string, port = 0): Promise<Proxy> {
    const proxy = new Proxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests whose path holds a word. */
  count(word: string, method = 'POST'): number {
    return this.asked.filter((each) => each.method === method && each.path.includes(word)).length;
  }

  /** Cuts every connection that is open now. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await whole(incoming);
    const { method = 'GET', url: path = '/', headers } = incoming;
    const asked = { method, path, accept: headers.accept ?? '', body: body.toString() };
    this.asked.push(asked);
    const fate = this.rule(asked);
    if (fate?.do === 'cut') return void incoming.socket.destroy();
    if (fate?.do === 'hold') await fate.until;
    if (fate?.do === 'replace' && fate.after !== true) return this.#replace(outgoing, fate);
    const times = fate?.do === 'repeat' ? fate.times : 1;
    const answers = Array.from({ length: times }, () => this.#forward(incoming, body, outgoing));
    const answer = (await Promise.all(answers)).at(-1) as IncomingMessage;
    if (fate?.do === 'lose' || fate?.do === 'hang' || fate?.do === 'replace') {
      await whole(answer);
      if (fate.do === 'lose') incoming.socket.destroy();
      if (fate.do === 'replace') this.#replace(outgoing, fate);
      return;
    }
    await this.#answer(answer, outgoing, fate);
  }

  #forward(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Promise<IncomingMessage> {
    const { hostname, port } = new URL(this.#target());
    const { method, url: path, headers } = incoming;
    return new Promise((resolve, reject) => {
      const forwarded = ask({ hostname, port, method, path, headers, agent: false }, resolve).on('error', reject);
      // Who is gone here is gone there.
      outgoing.once('close', () => forwarded.destroy());
      forwarded.end(body);
    });
  }

  #replace(outgoing: ServerResponse, { status, headers = {}, body = '' }: Extract<Fate, { do: 'replace' }>): void {
    outgoing.writeHead(status, { 'access-control-allow-origin': '*', ...headers });
    outgoing.end(body);
  }

  async #answer(answer: IncomingMessage, outgoing: ServerResponse, fate: Fate | undefined): Promise<void> {
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, headers);
    outgoing.flushHeaders();
    const most = fate?.do === 'truncate' ? fate.bytes : Infinity;
    const least = fate?.do === 'gather' ? fate.bytes : 0;
    const step = fate?.do === 'slow' ? fate.bytes : Infinity;
    let [passed, held] = [0, Buffer.alloc(0)];
    for await (const piece of answer) {
      held = Buffer.concat([held, piece as Buffer]);
      if (passed + held.length < least) continue;
      while (held.length > 0) {
        const next = held.subarray(0, Math.min(step, most - passed));
        held = held.subarray(next.length);
        passed += next.length;
        await new Promise<void>((resolve, reject) => outgoing.write(next, (error) => (error ? reject(error) : resolve())));
        if (passed < most) continue;
        answer.destroy();
        return void (fate?.do === 'truncate' && fate.as === 'cut' ? outgoing.destroy() : outgoing.end());
      }
    }
    outgoing.end();
  }
}

/** A proxy that knows only bytes, for what is no HTTP: the way from a server to its PostgreSQL. */
export class Wire {
  readonly #server: WireServer;
  readonly #sockets = new Set<Socket>();
  /** Told what one connection sent since it last began a transaction; true loses the answer to it, and cuts the connection. */
  losesAnswerTo: (sent: string) => boolean = () => false;
  cuts = 0;

  /** @param path the socket of the far end */
  private constructor(path: string) {
    this.#server = createWire((near) => {
      const far = connect({ path });
      let [isLost, sent] = [false, ''];
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.on('data', (bytes) => {
        const text = bytes.toString('latin1');
        sent = text.includes('begin isolation') ? text : sent + text;
        isLost ||= this.losesAnswerTo(sent);
        far.write(bytes);
      });
      far.on('data', (bytes) => {
        if (!isLost) return void near.write(bytes);
        this.cuts += 1;
        near.destroy();
      });
    });
  }

  static async open(path: string): Promise<Wire> {
    const wire = new Wire(path);
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
