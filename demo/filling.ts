/** Fills a desk of the demonstration with generated tickets, and empties it: loaded when somebody presses the button. */
import { indexedDbBackend } from '../src/backends/indexeddb/index.ts';
import { readSettings } from '../src/domain/settings.ts';
import { DAY, later } from '../src/domain/values.ts';
import { generate } from './generator.ts';
import type { History } from './generator.ts';
import type { DemoDesk } from './people.ts';
import { PLAYERS } from './people.ts';

/** The first school; a desk that is filled twice gets another one. */
const SEED = 1957;

export interface FillOptions {
  readonly count: number;
  /** Stops between two tickets; those that are in stay. */
  readonly signal: AbortSignal;
  /** Told how many tickets are in. */
  readonly onProgress: (done: number) => void;
}

async function settingsFile(desk: DemoDesk): Promise<unknown> {
  const response = await fetch(new URL(`./desk-${desk}.json`, import.meta.url));
  if (!response.ok) throw new Error(`desk-${desk}.json: ${String(response.status)}`);
  return response.json();
}

function backendOf(desk: DemoDesk) {
  return indexedDbBackend({ desk, settings: () => settingsFile(desk) });
}

/** Days after which whoever comes here every day has read what was said. */
const READ_AFTER = 2;

/** To the people whom a visitor can become, only the last days are news. */
async function* withReaders(histories: AsyncIterable<History>) {
  const recent = later(new Date().toISOString(), -READ_AFTER * DAY);
  const readers = PLAYERS.map((player) => player.person.id);
  for await (const history of histories) {
    const isNews = (history.events.at(-1)?.at ?? '') > recent;
    yield { ...history, readBy: isNews ? [] : readers };
  }
}

/**
 * Adds tickets after those that are there.
 * @returns how many came in, fewer when it was stopped
 * @throws {Unavailable} the browser keeps nothing, or has no room left
 */
export async function fillDesk(desk: DemoDesk, { count, signal, onProgress }: FillOptions): Promise<number> {
  const settings = readSettings(await settingsFile(desk));
  if (!('document' in settings))
    throw new Error(`desk-${desk}.json: ${settings.map((issue) => `${issue.path} ${issue.code}`).join(', ')}`);
  const backend = backendOf(desk);
  const after = await backend.state();
  const histories = generate(settings.desk, settings.people, {
    count,
    seed: SEED + after.number,
    now: new Date().toISOString(),
    after,
  });
  let added = 0;
  await backend.importHistories(withReaders(histories), {
    signal,
    onProgress(done) {
      added = done;
      onProgress(done);
    },
  });
  return added;
}

/** Erases every ticket of a desk from this browser. @throws {Unavailable} the browser keeps nothing */
export async function emptyDesk(desk: DemoDesk): Promise<void> {
  await backendOf(desk).empty();
}
