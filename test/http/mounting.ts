/** Answers in a page without a server, at an address of the page's own. */
import { http } from 'msw';
import { setupWorker } from 'msw/browser';

export interface Mounting {
  start(): Promise<void>;
  stop(): Promise<void>;
}

type Answer = (request: Request) => Promise<Response>;

/** Whether this browser hands a stream to a worker; WebKit does not, and msw then answers with what has come once all of it has. */
function handsStreams(): boolean {
  const { port1 } = new MessageChannel();
  const stream = new ReadableStream();
  try {
    port1.postMessage(stream, [stream]);
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
  }
}

function byWorker(address: string, answer: Answer): Mounting {
  const worker = setupWorker(http.all(`${address}/*`, ({ request }) => answer(request)));
  return {
    start: async () => void (await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })),
    stop: async () => worker.stop(),
  };
}

/** In the place of the page's own `fetch`: a stream passes as it comes, and whoever gives up is heard. */
function byFetch(address: string, answer: Answer): Mounting {
  const own = window.fetch;
  return {
    start: () => {
      window.fetch = async (input, init) => {
        const request = new Request(input, init);
        const { signal, url } = request;
        if (!url.startsWith(`${address}/`)) return own(request);
        const gone = new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
        signal.throwIfAborted();
        const answered = await Promise.race([answer(request), gone]);
        return new Response(answered.body?.pipeThrough(new TransformStream(), { signal }) ?? null, answered);
      };
      return Promise.resolve();
    },
    stop: () => {
      window.fetch = own;
      return Promise.resolve();
    },
  };
}

/** Mounts what answers at an address and beneath: by msw's worker, or where that passes on no stream, in the page itself. */
export function mounting(address: string, answer: Answer): Mounting {
  return handsStreams() ? byWorker(address, answer) : byFetch(address, answer);
}
