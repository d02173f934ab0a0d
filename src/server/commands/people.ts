/** `guichet about`, `erase-person` and `retention`: what is kept about somebody handed out, somebody erased, what is old let go. */
import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refused, type Session } from '../../backends/backend.ts';
import type { RetentionPlan } from '../../backends/retention.ts';
import type { DirectoryEntry } from '../../backends/administration.ts';
import type { Place } from '../../backends/postgres/index.ts';
import { forgetGuest } from '../guests/guests.ts';
import { Keeping } from '../guests/keeping.ts';
import { Stopped, type Asked, type Command } from './command.ts';
import { deskIn, operating, withPlace } from './operating.ts';
import { stoppable, ToldToStop } from './stopping.ts';

/** Whoever a word names: by their id, or by their address. @throws {Stopped} nobody, or several */
async function named({ said, words, say }: Asked, session: Session): Promise<DirectoryEntry> {
  const { operating: told } = words;
  const [who] = said.named;
  if (who === undefined) throw new Stopped(words.needs(told.aPerson));
  const wanted = who.toLowerCase();
  const { people } = await session.administration.directory(who);
  const found = people.filter(({ id, mail }) => id === who || mail?.toLowerCase() === wanted);
  const [one] = found.some(({ id }) => id === who) ? found.filter(({ id }) => id === who) : found;
  if (one === undefined) throw new Stopped(told.nobody(who));
  if (found.length > 1 && one.id !== who) {
    for (const { name, id, mail } of found) say(told.person(name, id, mail));
    throw new Stopped(told.several(who));
  }
  return one;
}

/** Something for a desk and whoever is named, by whoever operates it; it may be stopped. */
function withSomebody(
  asked: Asked,
  work: (parts: {
    readonly place: Place;
    readonly session: Session;
    readonly person: DirectoryEntry;
    readonly signal: AbortSignal;
  }) => Promise<number>,
): Promise<number> {
  const desk = deskIn(asked);
  const { operating: told } = asked.words;
  return stoppable((signal) =>
    withPlace(asked, (place) =>
      operating(asked, place, desk, async (session) => work({ place, session, person: await named(asked, session), signal })),
    ),
  ).catch((error: unknown) => {
    if (error instanceof ToldToStop) throw new Stopped(told.stopped);
    if (error instanceof Refused && error.refusal.code === 'still-in-charge')
      throw new Stopped(told.stillInCharge(Number(error.refusal.values?.['tickets'] ?? 0)));
    throw error;
  });
}

export const about: Command = (asked) =>
  withSomebody(asked, async ({ place, person, signal }) => {
    const { said, words, say } = asked;
    const { out } = said;
    if (out === undefined) throw new Stopped(words.needs('--out'));
    const handle = await open(resolve(out), 'wx', 0o600).catch(() => {
      throw new Stopped(words.cannotWrite(out));
    });
    try {
      // As they themselves take it out: nothing that they may not read is in it.
      const theirs = await place.desk(deskIn(asked)).connect({ id: person.id, name: person.name });
      try {
        const { file, counts, beyond } = await theirs.about.exportMine({ signal });
        await handle.writeFile(file.stream());
        say(words.operating.about(counts.requested, out));
        if (beyond > 0) say(words.operating.beyond(beyond));
      } finally {
        await theirs.close();
      }
    } catch (error) {
      await rm(resolve(out));
      throw error;
    } finally {
      await handle.close();
    }
    return 0;
  });

export const erasePerson: Command = (asked) =>
  withSomebody(asked, async ({ session, person, signal }) => {
    const { said, words, say } = asked;
    const { erasing, operating: told } = words;
    say(told.person(person.name, person.id, person.mail));
    const counts = said.yes
      ? await session.about.erase(person.id, { signal })
      : await session.about.foreseeErasing(person.id, { signal });
    if (said.yes) await forgetGuest(new Keeping(asked.config.folder), person.id);
    else say(erasing.what);
    for (const line of erasing.gone(counts)) say(`  ${line}`);
    say(said.yes ? erasing.done(person.name) : `${erasing.forGood} ${told.sure}`);
    return said.yes ? 0 : 1;
  });

/** What would go, or went. */
function tell({ words: { retention }, say }: Asked, { texts, files, drafts }: RetentionPlan): void {
  say(`  ${retention.rows.texts}: ${retention.tickets(texts.tickets)}`);
  say(`  ${retention.rows.files}: ${retention.tickets(files.tickets)}`);
  say(`  ${retention.rows.drafts}: ${retention.files(drafts.files, `${drafts.bytes} B`)}`);
}

export const retention: Command = async (asked) => {
  const { said, words, say } = asked;
  const desk = deskIn(asked);
  try {
    return await stoppable((signal) =>
      withPlace(asked, (place) =>
        operating(asked, place, desk, async (session) => {
          const plan = said.dry
            ? await session.retention.plan(undefined, { signal })
            : await session.retention.apply(undefined, { signal });
          const { texts, files, drafts } = plan;
          const isNothing = texts.tickets + files.tickets + drafts.files === 0;
          if (isNothing) say(words.retention.nothing);
          else if (said.dry) {
            say(words.retention.wouldGo);
            tell(asked, plan);
          } else say(words.retention.applied(texts.tickets, files.tickets, drafts.files));
          return 0;
        }),
      ),
    );
  } catch (error) {
    if (error instanceof ToldToStop) throw new Stopped(words.operating.stoppedPart);
    throw error;
  }
};
