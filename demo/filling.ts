/** Fills a desk of the demonstration with generated tickets, and empties it: loaded when somebody presses the button. */
import { readSettings } from '../src/domain/settings.ts';
import { DAY, later } from '../src/domain/values.ts';
import { writeArticles } from './articles.ts';
import { generate } from './generator.ts';
import { backendOf, settingsFile } from './kept.ts';
import { TOLD, repeat } from './repeating.ts';
import type { Told } from './repeating.ts';
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
  /** Told how many of a large fill are ready, before any is in. */
  readonly onPrepared?: ((done: number, total: number) => void) | undefined;
}

/** Tickets of one writing of a large fill. */
const LARGE_CHUNK = 100;

/** Days after which whoever comes here every day has read what was said. */
const READ_AFTER = 2;

/** Whoever handles tickets, and those whose own it is. */
function readersOf({ events }: Told): string[] {
  return PLAYERS.filter(
    ({ person }) =>
      (person.profile ?? 'requester') !== 'requester' ||
      events.some(({ actor, filed }) => (actor.type === 'person' && actor.id === person.id) || filed?.requester === person.id),
  ).map(({ person }) => person.id);
}

/** To the people whom a visitor can become, only the last days are news. */
async function* withReaders(histories: AsyncIterable<Told>, signal: AbortSignal) {
  const recent = later(new Date().toISOString(), -READ_AFTER * DAY);
  for await (const history of histories) {
    if (signal.aborted) return;
    const isNews = (history.events.at(-1)?.at ?? '') > recent;
    yield { ...history, readBy: isNews ? [] : readersOf(history) };
  }
}

/**
 * Adds tickets after those that are there.
 * @returns how many came in, fewer when it was stopped
 * @throws {Unavailable} the browser keeps nothing, or has no room left
 */
export async function fillDesk(desk: DemoDesk, { count, signal, onProgress, onPrepared }: FillOptions): Promise<number> {
  const settings = readSettings(await settingsFile(desk));
  if (!('document' in settings))
    throw new Error(`desk-${desk}.json: ${settings.map((issue) => `${issue.path} ${issue.code}`).join(', ')}`);
  const backend = backendOf(desk);
  const after = await backend.state();
  const school = { count, seed: SEED + after.number, now: new Date().toISOString(), after };
  const histories =
    count > TOLD
      ? repeat(settings.desk, settings.people, school, { signal, onTold: (done) => onPrepared?.(done, TOLD) })
      : generate(settings.desk, settings.people, school);
  let added = 0;
  await backend.importHistories(withReaders(histories, signal), {
    signal,
    ...(count > TOLD ? { chunk: LARGE_CHUNK } : {}),
    onProgress(done) {
      added = done;
      onProgress(done);
    },
  });
  if (desk === 'support') await writeHelp(backend);
  return added;
}

/** The help of the support desk, as its administrator has written it. */
async function writeHelp(backend: ReturnType<typeof backendOf>): Promise<void> {
  const writer = PLAYERS.find(({ person }) => person.profile === 'functional-admin');
  if (writer === undefined) return;
  const session = await backend.connect(writer.person);
  await writeArticles(session);
  await session.close();
}

/** Erases every ticket of a desk from this browser. @throws {Unavailable} the browser keeps nothing */
export async function emptyDesk(desk: DemoDesk): Promise<void> {
  await backendOf(desk).empty();
}
