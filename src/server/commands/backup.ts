/** `guichet backup` and `guichet restore`: all that a server keeps in one file, and a server made what such a file says. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NotRestored } from '../../backends/postgres/index.ts';
import { besideOf } from '../backup/folder.ts';
import { NAMED } from '../backup/format.ts';
import { backedUp } from '../backup/last.ts';
import { makeBackup, ticketsIn } from '../backup/making.ts';
import { BadBackup } from '../backup/reading.ts';
import { BadRegister, registerPath } from '../backup/register.ts';
import { restoreBackup } from '../backup/restoring.ts';
import { fileTarget, type Target } from '../backup/writing.ts';
import { installedVersion } from '../running/install.ts';
import { Stopped, type Asked, type Command } from './command.ts';
import { operatorOf, withPlace } from './operating.ts';
import { nowAndThen, stoppable, ToldToStop } from './stopping.ts';

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Where a backup goes, and the folder that it is one of several in, if it is. */
interface Where {
  readonly path: string;
  readonly among: string | undefined;
}

async function whereTo({ said, words }: Asked): Promise<Where> {
  const { out, keep } = said;
  if (out === undefined) throw new Stopped(words.needs('--out'));
  const isOne = out !== '-' && (/[/\\]$/u.test(out) || (await isFolder(resolve(out))));
  if (!isOne && keep !== undefined) throw new Stopped(words.operating.keepNeedsFolder);
  if (!isOne) return { path: out, among: undefined };
  const folder = resolve(out);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Stopped(words.cannotWrite(out));
  });
  return { path: join(folder, `guichet-${new Date().toISOString().replaceAll(':', '-')}.tar.gz`), among: folder };
}

/** The standard output: whoever reads it keeps it, or not. */
function outputTarget(): Target {
  return { stream: process.stdout, keep: () => Promise.resolve(), drop: () => Promise.resolve() };
}

async function targetAt(path: string, asked: Asked): Promise<Target> {
  if (path === '-') return outputTarget();
  try {
    return await fileTarget(resolve(path));
  } catch {
    throw new Stopped(asked.words.cannotWrite(path));
  }
}

/** Lets the oldest backups of a folder go. @returns how many went */
async function letGo(folder: string, keep: number): Promise<number> {
  const old = (await readdir(folder))
    .filter((name) => NAMED.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of old) await rm(join(folder, name));
  return old.length;
}

function keptCount({ said, words }: Asked): number | undefined {
  const { keep } = said;
  if (keep === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/u.test(keep)) throw new Stopped(words.operating.notANumber);
  return Number(keep);
}

/** Says why something long was not done, in words. */
async function inWords(asked: Asked, path: string, work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const { operating } = asked.words;
  try {
    return await stoppable(work);
  } catch (error) {
    if (error instanceof ToldToStop) throw new Stopped(operating.stopped);
    if (error instanceof BadBackup) throw new Stopped(operating.file[error.code](path));
    if (error instanceof NotRestored) throw new Stopped(operating.place[error.code](error.detail));
    if (error instanceof BadRegister) throw new Stopped(operating.badRegister(error.line));
    throw error;
  }
}

export const backup: Command = async (asked) => {
  const { config, said, words, say } = asked;
  const { operating } = words;
  const keep = keptCount(asked);
  const { path, among } = await whereTo(asked);
  const progress = nowAndThen(say);
  return inWords(asked, path, (signal) =>
    withPlace(asked, async (place) => {
      const target = await targetAt(path, asked);
      const { head } = await makeBackup(place, target, {
        ...{ beside: besideOf(config), register: registerPath(config), keys: said.keys, by: installedVersion(), signal },
        onRows: (table, rows, of) => progress(() => operating.rows(table, rows, of)),
      });
      await backedUp(config.folder, head.made);
      say(operating.backedUp(head.desks.length, ticketsIn(head), path));
      say(said.keys ? operating.withKeys : operating.withoutKeys);
      const gone = among === undefined || keep === undefined ? 0 : await letGo(among, keep);
      if (gone > 0) say(operating.removed(gone));
      return 0;
    }),
  );
};

export const restore: Command = async (asked) => {
  const { config, said, words, say } = asked;
  const { operating } = words;
  const [path] = said.named;
  if (path === undefined) throw new Stopped(words.needs(operating.aBackup));
  const others = said.erasures.map((each) => resolve(each));
  for (const [at, each] of others.entries())
    await stat(each).catch(() => {
      throw new Stopped(operating.noRegister(said.erasures[at] ?? each));
    });
  const progress = nowAndThen(say);
  return inWords(asked, path, (signal) =>
    withPlace(asked, async (place) => {
      const restored = await restoreBackup(place, resolve(path), {
        ...{ beside: besideOf(config), registers: [registerPath(config), ...others], replace: said.replace, signal },
        operator: operatorOf(asked),
        onChecked: (head) => say(operating.checked(head.made, head.desks.length, ticketsIn(head))),
        onRows: (table, rows, of) => progress(() => operating.rows(table, rows, of)),
      });
      say(operating.restored(restored.desks, restored.tickets));
      if (restored.people + restored.ticketsAgain > 0) say(operating.erasedAgain(restored.people, restored.ticketsAgain));
      if (restored.waiting > 0) say(operating.waiting(restored.waiting));
      return 0;
    }),
  );
};
