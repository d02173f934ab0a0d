/** Files: sent, whole or at length, known to who sent them, named by a command, opened by whoever reads the ticket. */
import { equal, fails, ok } from './assert.ts';
import { filing, id, play, text } from './world.ts';
import type { ConformanceCase } from './world.ts';

export const fileCases: readonly ConformanceCase[] = [
  play('files are sent, named by a command, and opened by whoever reads the ticket', async (stage) => {
    const lea = await stage.as('lea');
    if (lea.can.attachments === undefined) {
      await fails(() => lea.upload(new Blob(['x']), { id: id(), name: 'x' }), 'unsupported');
      return;
    }
    const told: number[] = [];
    const file = await lea.upload(new Blob(['bonjour'], { type: 'text/plain' }), {
      id: id(),
      name: 'capture.txt',
      onProgress: (sent) => told.push(sent),
    });
    equal([file.name, file.type, file.size, told.at(-1)], ['capture.txt', 'text/plain', 7, 7]);
    const ticket = await stage.filed('lea', { files: [file] });
    const opened = await (await stage.as('tech')).open(ticket, file.id);
    equal([await opened.text(), opened.type], ['bonjour', 'text/plain']);
    equal(
      (await stage.sees('tech', ticket)).timeline[0]?.files.map((each) => each.name),
      ['capture.txt'],
      'the thread shows it',
    );
  }),

  play('a file sent again is the same file', async (stage) => {
    const lea = await stage.as('lea');
    const options = { id: id(), name: 'capture.txt' };
    const file = await lea.upload(new Blob(['bonjour']), options);
    equal(await lea.upload(new Blob(['bonjour']), options), file);
    const sami = await stage.as('sami');
    await fails(() => sami.upload(new Blob(['bonjour']), options), 'conflict', 'somebody else’s id');
    await fails(() => lea.upload(new Blob(['autre chose']), options), 'conflict', 'another file');
  }),

  play('a file that was sent is known to who sent it, by the plain name that it is kept by', async (stage) => {
    const lea = await stage.as('lea');
    const given = { id: id(), name: ' notes\u200B\u202Efdp/../con.txt. ' };
    equal(await lea.uploaded(given.id), null);
    const file = await lea.upload(new Blob(['bonjour'], { type: 'text/plain' }), given);
    equal(file, { id: given.id, name: 'notesfdp_.._con.txt', type: 'text/plain', size: 7 });
    equal(await lea.uploaded(given.id), file);
    equal(await (await stage.as('sami')).uploaded(given.id), null, 'to nobody else');
    // A command names it by its id: what it says of its name and its type is nobody's word.
    const ticket = await stage.filed('lea', { files: [{ ...file, name: 'virus.exe', type: 'image/png' }] });
    const [kept] = (await stage.sees('tech', ticket)).ticket.files;
    equal([kept?.name, kept?.type], [file.name, file.type]);
  }),

  play('a picture may be shown, and nothing else is one', async (stage) => {
    const lea = await stage.as('lea');
    const picture = await lea.upload(new Blob(['GIF89a'], { type: 'image/gif' }), { id: id(), name: 'a.gif' });
    const drawing = await lea.upload(new Blob(['<svg/>'], { type: 'image/svg+xml' }), { id: id(), name: 'a.svg' });
    const ticket = await stage.filed('lea', { files: [picture, drawing], restricted: true });
    const shown = await lea.picture(ticket, picture.id);
    equal([await shown.text(), shown.type], ['GIF89a', 'image/gif']);
    await fails(() => lea.picture(ticket, drawing.id), 'not-found');
    await fails(
      async () => (await stage.as('sami')).picture(ticket, picture.id),
      'not-found',
      'of a ticket that one may not read',
    );
  }),

  play('a file that is too large, or given up, is not kept', async (stage) => {
    const lea = await stage.as('lea');
    const heavy = await fails(() => lea.upload(new Blob(['x'.repeat(1001)]), { id: id(), name: 'film.mp4' }), 'invalid');
    equal(
      heavy.issues.map(({ code }) => code),
      ['file-too-large'],
    );
    const stop = new AbortController();
    stop.abort();
    const given = { id: id(), name: 'a.txt', type: '', size: 1 };
    let aborted = false;
    await lea.upload(new Blob(['x']), { ...given, signal: stop.signal }).catch((error: unknown) => {
      aborted = (error as Error).name === 'AbortError';
    });
    ok(aborted, 'it says that it was given up');
    await fails(() => lea.run([filing({ files: [given] })]), 'invalid', 'and it is not there');
  }),

  play(
    'a file that takes long tells how far it is, and is forgotten where it is given up',
    async (stage) => {
      const lea = await stage.as('lea');
      const bytes = new Uint8Array(700_000).map((_, at) => at % 251);
      const file = new Blob([bytes], { type: 'text/plain' });
      const told: number[] = [];
      const given = { id: id(), name: 'journal.txt' };
      const kept = await lea.upload(file, { ...given, onProgress: (sent) => told.push(sent) });
      equal([kept.size, told[0], told.at(-1)], [bytes.length, 0, bytes.length]);
      ok(
        told.every((sent, at) => at === 0 || sent >= (told[at - 1] ?? 0)),
        'it never goes back',
      );
      equal(await lea.upload(file, given), kept, 'sent again it is the same file');
      await fails(() => lea.upload(file.slice(1), given), 'conflict', 'another file');
      const ticket = await stage.filed('lea', { files: [kept] });
      equal(new Uint8Array(await (await lea.open(ticket, kept.id)).arrayBuffer()), bytes);
      const [stop, other] = [new AbortController(), id()];
      const going = lea.upload(file, { id: other, name: 'autre.txt', signal: stop.signal, onProgress: () => stop.abort() });
      equal(await going.catch((error: unknown) => (error as Error).name), 'AbortError');
      equal(await lea.uploaded(other), null);
    },
    { files: { maxBytes: 1_000_000, maxCount: 3 } },
  ),

  play('only one’s own files, as they were sent', async (stage) => {
    const file = await stage.sends('lea');
    const sami = await stage.as('sami');
    const foreign = await fails(() => sami.run([filing({ files: [file] })]), 'invalid');
    equal(
      foreign.issues.map(({ path, code }) => [path, code]),
      [['files', 'unknown-file']],
    );
    await fails(async () => (await stage.as('lea')).run([filing({ files: [{ ...file, size: 1 }] })]), 'invalid', 'another size');
    const ticket = await stage.filed('lea', { files: [file] });
    const unknown = await stage.sends('lea', 'autre');
    await fails(() => sami.open(ticket, unknown.id), 'not-found', 'a file that is not on the ticket');
  }),

  play('files follow their scope', async (stage) => {
    const [forAll, forStaff] = [await stage.sends('tech', 'un'), await stage.sends('tech', 'deux')];
    const ticket = await stage.filed();
    await stage.does('tech', 'attach', ticket, { files: [forAll], scope: 'public' });
    await stage.does('tech', 'comment', ticket, { comment: text('Journal', 'staff', [forStaff]) });
    const lea = await stage.as('lea');
    equal(
      (await lea.ticket(ticket)).ticket.files.map((file) => file.id),
      [forAll.id],
    );
    equal(await (await lea.open(ticket, forAll.id)).text(), 'un');
    await fails(() => lea.open(ticket, forStaff.id), 'not-found');
    equal(await (await (await stage.as('mod')).open(ticket, forStaff.id)).text(), 'deux');
  }),
];
