/** A server that stands from the first test of a suite to its last, on a folder of its own. */
import { after, before } from 'node:test';
import { folder, ServerProcess } from './process.ts';

/** What a suite has of it. */
export interface Standing {
  /** The process of this moment: another one after `again`. */
  readonly server: ServerProcess;
  /** Ends it by a signal and starts the next on the same folder and port. @returns the code that it ended with */
  again(signal: NodeJS.Signals): Promise<number | null>;
}

/** Called in a suite, before its tests: the server starts before the first of them, and nothing of it is left after the last. */
export function standing(): Standing {
  const place = folder();
  let server: ServerProcess | undefined;
  const running = (): ServerProcess => {
    if (server === undefined) throw new Error('the suite has not begun');
    return server;
  };
  before(async () => {
    server = await ServerProcess.start(place.path);
  });
  after(async () => {
    await server?.end('SIGKILL');
    place.remove();
  });
  return {
    get server() {
      return running();
    },
    async again(signal) {
      const { port } = new URL(running().url);
      const code = await running().end(signal);
      server = await ServerProcess.start(place.path, { GUICHET_PORT: port });
      return code;
    },
  };
}
