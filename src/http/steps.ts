/** Something long, told while it goes on, and stopped when whoever asked goes away (the server's end). */
import type { FileAnswer, Going } from './operation.ts';
import { STEPS_TYPE, type StepLine } from './wire.ts';

/** What of an operation's going on is told here. */
type Steps = Pick<Going, 'signal' | 'onProgress'>;

/**
 * Milliseconds that the first writing waits for a word to stop it: whoever is told that it begins, and gives up, is heard.
 * Nobody can be asked over a wire that may have broken.
 */
const A_WORD = 250;

type Settled = { readonly answer: unknown } | { readonly error: unknown };

/** Waits a while, or until it is stopped. */
function aWhile(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function isFile(answer: unknown): answer is FileAnswer {
  return answer instanceof Object && 'file' in answer && answer.file instanceof Blob;
}

/**
 * Does it and tells it in lines.
 * @param run the operation, with its input
 * @param problemOf an error as it is told
 * @param done called once it is over, whatever came of it
 * @throws what it fails with before it has told anything: an answer of its own, with its status
 */
export async function stepsOf(
  request: Request,
  run: (going: Steps) => Promise<unknown>,
  problemOf: (error: unknown) => Promise<unknown>,
  done: (error?: unknown) => void,
): Promise<Response> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new DOMException('given up', 'AbortError'));
  if (request.signal.aborted) stop();
  request.signal.addEventListener('abort', stop);
  const encoder = new TextEncoder();
  const lines = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    undefined,
    new CountQueuingStrategy({ highWaterMark: 1000 }),
  );
  const writer = lines.writable.getWriter();
  // Whoever reads went away: what it did is stopped.
  writer.closed.catch(stop);
  const say = (line: StepLine): Promise<void> => writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(stop);
  let isWriting = false;
  const begun = Promise.withResolvers<void>();
  const going: Steps = {
    signal: stopping.signal,
    onProgress(progress) {
      void say({ progress });
      begun.resolve();
      if (isWriting || !('step' in progress) || progress.step !== 'writing') return undefined;
      isWriting = true;
      return aWhile(A_WORD, stopping.signal);
    },
  };
  const settled: Promise<Settled> = run(going).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  const first = await Promise.race([settled, begun.promise.then(() => undefined)]);
  if (first !== undefined && 'error' in first) {
    request.signal.removeEventListener('abort', stop);
    throw first.error;
  }
  const tell = async (): Promise<void> => {
    const came = await settled;
    request.signal.removeEventListener('abort', stop);
    done('error' in came ? came.error : undefined);
    if ('error' in came) await say({ problem: await problemOf(came.error) });
    else if (isFile(came.answer)) {
      const { file, said } = came.answer;
      await say({ answer: said, bytes: file.size, type: file.type });
      await writer.write(new Uint8Array(await file.arrayBuffer()));
    } else await say({ answer: came.answer });
    await writer.close();
  };
  tell().catch(stop);
  return new Response(lines.readable, { headers: { 'content-type': STEPS_TYPE } });
}
