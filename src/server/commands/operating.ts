/** `guichet link`, `migrate`, `export` and `import`: what is done to a server by whoever operates it. */
import { openAsBlob } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Session } from '../../backends/backend.ts';
import type { Place } from '../../backends/postgres/index.ts';
import type { PersonInput } from '../../domain/people.ts';
import { OWN } from '../config-schema.ts';
import { administratorLink } from '../own/entry.ts';
import { Links, LINK_HOURS } from '../own/links.ts';
import { openPlace } from '../serve.ts';
import { Stopped, type Asked, type Command } from './command.ts';

/** Does something with the place of a configuration, and closes it whatever happens. */
export async function withPlace(asked: Asked, work: (place: Place) => Promise<number>): Promise<number> {
  const place = await openPlace(asked.config);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}

/** The desk that is named, or the only one. @throws {Stopped} none is named, and there are several */
export function deskIn({ said, words, config }: Asked): string {
  const [only] = config.desks;
  const code = said.desk ?? (config.desks.length === 1 ? only?.code : undefined);
  if (code === undefined) throw new Stopped(words.needs('--desk CODE'));
  return code;
}

/** Whoever runs a command, as desks know them. */
export function operatorOf({ words }: Asked): PersonInput {
  return { id: `${OWN}:operator`, name: words.operator, profile: 'technical-admin' };
}

/** Somebody who operates a desk and reads none of its tickets, for as long as the work takes. @throws {Stopped} there is no such desk */
export async function operating(
  asked: Asked,
  place: Place,
  desk: string,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  const codes = await place.desks();
  if (!codes.includes(desk)) throw new Stopped(asked.words.noDesk(desk, codes.join(', ') || '–'));
  const session = await place.desk(desk).connect(operatorOf(asked));
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

export const link: Command = async (asked) => {
  const { config, words, say } = asked;
  const url = config.url?.replace(/\/+$/u, '') ?? `http://localhost:${config.port}`;
  say(words.link(await administratorLink(new Links(config.folder), url, deskIn(asked), words.administrator), LINK_HOURS));
  return 0;
};

export const migrate: Command = (asked) =>
  withPlace(asked, async (place) => {
    const steps = await place.migrate();
    for (const step of steps) asked.say(`  ${step}`);
    asked.say(asked.words.migrated(steps.length));
    return 0;
  });

export const exportDesk: Command = async (asked) => {
  const { said, words, say } = asked;
  const { out } = said;
  if (out === undefined) throw new Stopped(words.needs('--out'));
  const desk = deskIn(asked);
  let handle: FileHandle;
  try {
    // Nothing that is there is written over, and whoever else uses the machine does not read it.
    handle = await open(resolve(out), 'wx', 0o600);
  } catch {
    throw new Stopped(words.cannotWrite(out));
  }
  const exporting = withPlace(asked, (place) =>
    operating(asked, place, desk, async (session) => {
      const exported = await session.archive.export({ files: said.files });
      await handle.writeFile(exported.file.stream());
      say(words.exported(exported.counts.tickets, out));
      return 0;
    }),
  );
  try {
    return await exporting;
  } catch (error) {
    // Half a file would look like a whole one.
    await rm(resolve(out));
    throw error;
  } finally {
    await handle.close();
  }
};

export const importDesk: Command = async (asked) => {
  const { said, words, say } = asked;
  const [path] = said.named;
  if (path === undefined) throw new Stopped(words.needs(words.aFile));
  const desk = deskIn(asked);
  let file: Blob;
  try {
    file = await openAsBlob(resolve(path));
  } catch {
    throw new Stopped(words.noFile(path));
  }
  return withPlace(asked, async (place) => {
    await place.migrate();
    // A desk that is brought to another server may not be there yet.
    if (!(await place.desks()).includes(desk))
      await place.desk(desk, () => Promise.resolve({ desk: { id: desk, name: words.deskName, mode: 'support' } })).state();
    return operating(asked, place, desk, async ({ archive }) => {
      const { contents, issues, wrong, replaces } = await archive.check(file);
      for (const issue of issues) say(`  ${issue.path}: ${issue.code}`);
      if (contents === null || wrong > 0) throw new Stopped(words.badArchive(Math.max(wrong, 1)));
      const isEmpty = replaces.tickets + replaces.views + replaces.preferences === 0;
      if (!isEmpty && !said.replace) throw new Stopped(words.notEmpty(replaces.tickets));
      const imported = await archive.import(file, { replace: said.replace });
      say(words.imported(imported.counts.tickets, desk));
      return 0;
    });
  });
};
