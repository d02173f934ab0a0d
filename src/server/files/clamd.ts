/** Asks a clamd whether a file is infected, by its own protocol (clamd(8), INSTREAM): no more of it is needed than these few lines. */
import { connect, type Socket } from 'node:net';

/** Milliseconds without a word after which nobody is there. */
const PATIENCE = 20_000;

/** Bytes of one chunk. */
const CHUNK = 64 * 1024;

/** What it said of a file: nothing found, or under what name. */
export type Verdict = { readonly found: string | null };

/** Nobody answered, or nothing that was understood. */
export class NoVerdict extends Error {}

/** Where it listens: `host:port`, or the path of a socket. */
function opened(place: string): Socket {
  if (place.startsWith('/')) return connect({ path: place });
  const at = place.lastIndexOf(':');
  return connect({ host: place.slice(0, at).replaceAll(/[[\]]/gu, ''), port: Number(place.slice(at + 1)) });
}

/** One command and its answer. @param send writes what follows the command @throws {NoVerdict} */
async function asked(place: string, command: string, send: (socket: Socket) => Promise<void>): Promise<string> {
  const socket = opened(place);
  socket.setTimeout(PATIENCE, () => socket.destroy(new NoVerdict('it says nothing')));
  const answer = new Promise<string>((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      // An answer ends with the same byte as its command.
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new NoVerdict('it closed without an answer')));
  });
  try {
    socket.write(`z${command}\0`);
    // It may answer, and close, before all was sent: that a file is too large for it, for one.
    return await Promise.race([answer, send(socket).then(() => answer)]);
  } catch (cause) {
    throw cause instanceof NoVerdict ? cause : new NoVerdict('it cannot be asked', { cause });
  } finally {
    socket.destroy();
  }
}

/** Waits until a socket takes more. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go);
      socket.off('close', go);
      resolve();
    };
    socket.on('drain', go);
    socket.on('close', go);
  });
}

async function stream(socket: Socket, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length && !socket.destroyed; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, part.length);
    socket.write(new Uint8Array(length.buffer));
    if (!socket.write(part)) await drained(socket);
  }
  if (!socket.destroyed) socket.write(new Uint8Array(4));
}

/** @throws {NoVerdict} */
export async function scan(place: string, bytes: Uint8Array): Promise<Verdict> {
  const said = await asked(place, 'INSTREAM', (socket) => stream(socket, bytes));
  if (/^stream: OK$/u.test(said)) return { found: null };
  const found = /^stream: (.+) FOUND$/u.exec(said)?.[1];
  if (found === undefined) throw new NoVerdict(said);
  return { found };
}

/** Whether it is there. @throws {NoVerdict} */
export async function ping(place: string): Promise<void> {
  const said = await asked(place, 'PING', () => Promise.resolve());
  if (said !== 'PONG') throw new NoVerdict(said);
}
