/** The worker that holds a desk's list index: it reads the database by itself, so that no row crosses to the page. */
import { Keeper } from './keeper.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { inLongSlices } from './steps.ts';
import type { Desk } from '../../../domain/desk.ts';
import { IdbStore } from '../../indexeddb/store.ts';

let keeper: Keeper | undefined;
const documents = new Map<number, Desk>();

function say(word: FromWorker): void {
  postMessage(word);
}

async function answer(asked: Extract<ToWorker, { ask: number }>): Promise<void> {
  if (asked.desk !== undefined) documents.set(asked.document, asked.desk);
  const desk = documents.get(asked.document);
  let found: Awaited<ReturnType<Keeper['ask']>> = null;
  try {
    if (desk !== undefined && keeper !== undefined)
      found = await keeper.ask(asked.question, { person: asked.person, desk, knows: asked.knows }, asked.waits);
  } catch {
    // What cannot be read here the page reads itself, and says why it cannot.
  }
  say({ answer: asked.ask, found });
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('open' in data) {
    keeper = new Keeper({
      store: new IdbStore(data.open.database),
      desk: data.open.desk,
      pace: inLongSlices,
      onProgress: (progress) => {
        say({ progress });
      },
    });
    keeper.start();
  } else void answer(data);
});

say({ hello: true });
