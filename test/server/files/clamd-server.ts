/** A clamd on a port, for tests: it speaks the protocol of clamd(8), and finds the EICAR test file and nothing else. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The EICAR test file, in two halves: whole, this file itself would be taken away by what looks for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface ClamdServer {
  readonly place: string;
  /** Bytes of the streams that came. */
  readonly streams: number[];
  /** What it answers instead, or `closes`: nothing. */
  answers: string | undefined;
  close(): Promise<void>;
}

/** @param most bytes of a stream that it takes */
export async function clamdServer(most = 1_000_000): Promise<ClamdServer> {
  const sockets = new Set<Socket>();
  const clamd = { streams: [] as number[], answers: undefined as string | undefined };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let held = Buffer.alloc(0);
    const end = (said: string): void => {
      if (clamd.answers === 'closes') socket.destroy();
      else socket.end(`${clamd.answers ?? said}\0`);
    };
    socket.on('data', (data: Buffer) => {
      held = Buffer.concat([held, data]);
      const commandEnd = held.indexOf(0);
      const command = commandEnd < 0 ? '' : held.subarray(0, commandEnd).toString();
      if (command === 'zPING') return end('PONG');
      if (command !== 'zINSTREAM') return commandEnd < 0 ? undefined : end('UNKNOWN COMMAND');
      const parts: Buffer[] = [];
      let size = 0;
      for (let at = commandEnd + 1; at + 4 <= held.length;) {
        const length = held.readUInt32BE(at);
        if (length === 0) {
          clamd.streams.push(size);
          const isInfected = Buffer.concat(parts).includes(EICAR);
          return end(isInfected ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
        }
        size += length;
        if (size > most) return end('INSTREAM size limit exceeded. ERROR');
        parts.push(held.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
      return undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(clamd, {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}
