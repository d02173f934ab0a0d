/** Letters to people without an account: what is owed survives a stop, a mailer that fails, and is sent once. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Unavailable, type Session } from '../../src/backends/backend.ts';
import { openDesks, type DeskBackend } from '../../src/backends/desk/desks.ts';
import { lettersIn } from '../../src/backends/desk/guest-letters.ts';
import { MemoryStore } from '../../src/backends/memory/store.ts';
import type { GuestLetter } from '../../src/domain/guest-letters.ts';
import { Letters } from '../../src/server/guests/letters.ts';
import { folder } from './process.ts';

const MINUTE = 60_000;

interface Told extends GuestLetter {
  readonly id: string;
}

describe('letters to people without an account', { timeout: 20_000 }, () => {
  let place: ReturnType<typeof folder>;
  let store: MemoryStore;
  let desk: DeskBackend;
  let [guest, staff]: Session[] = [];
  let letters: Letters | undefined;
  let told: Told[];
  let failure: Error | undefined;
  let now = 0;
  let errors: unknown[];
  const news = new EventTarget();

  /** Follows the desk; once what is owed was looked at. */
  const open = async (): Promise<void> => {
    const source = lettersIn(store, 'accueil');
    const looked = Promise.withResolvers<undefined>();
    const alone = async (work: () => Promise<void>): Promise<void> => {
      await source.alone(work);
      looked.resolve(undefined);
    };
    letters = new Letters({
      folder: place.path,
      desks: new Map([['accueil', { ...source, alone }]]),
      host: 'tickets.example',
      clock: () => now,
      onError: (error) => errors.push(error),
      tell: async (_desk, letter, id) => {
        told.push({ ...letter, id });
        news.dispatchEvent(new Event('told'));
        if (failure !== undefined) throw failure;
        return Promise.resolve(true);
      },
    });
    await looked.promise;
  };
  const close = async (): Promise<void> => {
    await letters?.close();
    letters = undefined;
  };
  /** The letters, once there are so many. */
  const letter = async (number: number): Promise<Told> => {
    while (told.length < number)
      await new Promise((resolve) => {
        news.addEventListener('told', resolve, { once: true });
      });
    return told[number - 1] ?? assert.fail();
  };
  const file = async (session = guest): Promise<string> => {
    const ticket = crypto.randomUUID();
    const texts = { summary: 'Je ne peux pas m’inscrire', description: 'Rien ne marche.' };
    await session?.run([{ do: 'file', id: crypto.randomUUID(), ticket, ...texts }]);
    return ticket;
  };
  const say = async (ticket: string, scope: 'public' | 'staff' = 'public', by = staff): Promise<void> => {
    const comment = { id: crypto.randomUUID(), text: 'Essayez celui-ci.', scope };
    await by?.run([{ do: 'comment', id: crypto.randomUUID(), ticket, comment }]);
  };
  const bookPath = (): string => join(place.path, 'guest-letters', 'accueil.json');

  beforeEach(async () => {
    [place, told, errors, failure, now] = [folder(), [], [], undefined, 0];
    store = new MemoryStore();
    const settings = { id: 'accueil', name: 'Accueil', mode: 'support', guests: true };
    desk = openDesks({ store, name: 'accueil', settings: () => Promise.resolve(settings) });
    guest = await desk.connect({ id: 'guest:lea', name: 'Léa', mail: 'lea@exemple.fr', guest: true });
    staff = await desk.connect({ id: 'sami', name: 'Sami', profile: 'technician' });
  });
  afterEach(async () => {
    await close();
    await guest?.close();
    await staff?.close();
    place.remove();
    assert.deepEqual(errors, []);
  });

  it('tells of what happened while nobody followed, and never twice of the same', async () => {
    await open();
    const ticket = await file();
    await say(ticket);
    assert.equal((await letter(1)).kind, 'answer');
    await close();
    await say(ticket, 'staff');
    await say(ticket, 'public', guest);
    const other = await file();
    await say(other);
    await open();
    const { guest: whose, ticket: of } = await letter(2);
    assert.deepEqual([whose, of], ['guest:lea', other]);
    await close();
    // With nothing to tell, a last stop and start tells nothing before what comes next.
    await open();
    await say(ticket);
    assert.equal((await letter(3)).ticket, ticket);
    assert.equal(new Set(told.map(({ id }) => id)).size, 3);
  });

  it('tells nobody who has an account, nor of what was said before anybody followed', async () => {
    const before = await file();
    await say(before);
    await open();
    const lea = await desk.connect({ id: 'moodle:lea', name: 'Léa' });
    const theirs = await file(lea);
    await say(theirs);
    await lea.close();
    const ticket = await file();
    await say(ticket);
    assert.equal((await letter(1)).ticket, ticket);
  });

  it('keeps what could not be sent, through a stop too, tries it again in time, and tells the last of several in one', async () => {
    await open();
    const ticket = await file();
    failure = new Unavailable('busy');
    await say(ticket);
    await letter(1);
    await close();
    const { owed } = JSON.parse(readFileSync(bookPath(), 'utf8')) as { owed: { tries: number; next: number }[] };
    assert.deepEqual([owed.length, owed[0]?.tries, owed[0]?.next], [1, 1, MINUTE]);
    failure = undefined;
    await staff?.run([
      {
        ...{ do: 'ask', id: crypto.randomUUID(), ticket },
        comment: { id: crypto.randomUUID(), text: 'Depuis quand ?', scope: 'public' },
      },
    ]);
    now = 2 * MINUTE;
    await open();
    assert.equal((await letter(2)).kind, 'question');
    const other = await file();
    await say(other);
    assert.equal((await letter(3)).ticket, other);
  });

  it('lets go of a letter that nobody took in three days', async () => {
    await open();
    failure = new Unavailable('busy');
    await say(await file());
    await letter(1);
    await close();
    now = 4 * 24 * 60 * MINUTE;
    await open();
    await letter(2);
    await close();
    assert.deepEqual((JSON.parse(readFileSync(bookPath(), 'utf8')) as { owed: unknown[] }).owed, []);
  });

  it('says the same Message-ID again where it stopped before it could cross a letter out', async () => {
    await open();
    await file();
    const ticket = await file();
    await close();
    const asItWas = readFileSync(bookPath(), 'utf8');
    await say(ticket);
    await open();
    const { id } = await letter(1);
    await close();
    writeFileSync(bookPath(), asItWas);
    await open();
    assert.equal((await letter(2)).id, id);
    assert.match(id, /^[\da-f]{32}@tickets\.example$/u);
  });

  it('follows a desk that came back from a backup: what was told is not told again, what comes is', async () => {
    await open();
    const ticket = await file();
    await say(ticket);
    await letter(1);
    await close();
    await store.write(async (tx) => {
      const record = (await tx.desk('accueil')) ?? assert.fail();
      tx.put('desks', { ...record, generation: 'another', lives: [record.generation] });
    });
    await guest?.close();
    await staff?.close();
    staff = await desk.connect({ id: 'sami', name: 'Sami', profile: 'technician' });
    guest = await desk.connect({ id: 'guest:lea', name: 'Léa', mail: 'lea@exemple.fr', guest: true });
    await open();
    await say(ticket);
    const { sequence } = await letter(2);
    assert.ok(sequence > (told[0]?.sequence ?? Number.POSITIVE_INFINITY));
  });
});
