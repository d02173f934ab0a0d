/** JSON that tests parsers, where a desk's archive is brought in: nothing of it comes in, and the desk goes on. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Invalid } from '../../src/backends/backend.ts';
import type { Session } from '../../src/backends/backend.ts';
import type { ImportedHistory } from '../../src/backends/desk/importing.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { corpus, corpusBytes, filesOf } from './corpora.ts';

function parsed(text: string): { readonly document: unknown } | null {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

describe('archives that are no archives', () => {
  const documents = filesOf('json-nst', '*.json').flatMap((file) => {
    const read = parsed(corpus(`json-nst/${file}`));
    return read === null ? [] : [{ file, ...read }];
  });

  it('are there', () => assert.ok(documents.length > 90, `${documents.length}`));

  for (const [shape, made] of [
    ['the archive itself', (document: unknown) => document],
    ['a history', (document: unknown) => [document]],
    ['the events of a history', (document: unknown) => [{ events: document }]],
    ['an event', (document: unknown) => [{ events: [document] }]],
  ] as const) {
    it(`as ${shape}: nothing comes in`, async () => {
      const backend = memoryBackend({ desk: { id: 'archives', name: 'Assistance', mode: 'bugs' } });
      const session = await backend.connect({ id: 'lea', name: 'Léa Moreau' });
      for (const { file, document } of documents) {
        await backend.importHistories(made(document) as readonly ImportedHistory[]).catch((error: unknown) => {
          assert.ok(error instanceof Error, `${file}: ${String(error)}`);
        });
        assert.equal((await session.tickets({ count: true })).total, 0, file);
      }
      await session.run([
        { do: 'file', id: crypto.randomUUID(), ticket: crypto.randomUUID(), summary: 'Après', description: '' },
      ]);
      assert.equal((await session.tickets({ count: true })).total, 1);
    });
  }

  /** A desk with one ticket, taken out. */
  async function taken(): Promise<{ session: Session; archive: Readonly<Record<string, unknown>>; text: string }> {
    const operator = { id: 'op', name: 'O. Pérateur', profile: 'technical-admin' } as const;
    const backend = memoryBackend({ desk: { id: 'archives', name: 'Assistance', mode: 'bugs' }, people: [operator] });
    const lea = await backend.connect({ id: 'lea', name: 'Léa Moreau' });
    await lea.run([{ do: 'file', id: crypto.randomUUID(), ticket: crypto.randomUUID(), summary: 'Avant', description: '' }]);
    await lea.close();
    const session = await backend.connect(operator);
    const text = await (await session.archive.export()).file.text();
    return { session, archive: JSON.parse(text) as Readonly<Record<string, unknown>>, text };
  }

  for (const [shape, made] of [
    ['the file', (_archive: object, document: unknown) => document],
    ['the desk', (archive: object, document: unknown) => ({ ...archive, desk: document })],
    ['the people', (archive: object, document: unknown) => ({ ...archive, people: document })],
    ['a person', (archive: object, document: unknown) => ({ ...archive, people: [document] })],
    ['a ticket', (archive: object, document: unknown) => ({ ...archive, tickets: [document] })],
    ['an event', (archive: object, document: unknown) => ({ ...archive, tickets: [{ events: [document] }] })],
    ['the counts', (archive: object, document: unknown) => ({ ...archive, counts: document })],
  ] as const) {
    it(`as ${shape} of a whole desk: refused by its place, and nothing changes`, async () => {
      const { session, archive, text } = await taken();
      for (const { file, document } of documents) {
        const hostile = new Blob([JSON.stringify(made(archive, document))]);
        const { issues, wrong } = await session.archive.check(hostile);
        assert.ok(wrong > 0 && issues.length > 0, file);
        await assert.rejects(session.archive.import(hostile, { replace: true }), Invalid, file);
      }
      assert.equal(bare(await (await session.archive.export()).file.text()), bare(text));
    });
  }

  it('as bytes that are no JSON, or no text at all: said so, and nothing changes', async () => {
    const { session, text } = await taken();
    for (const file of filesOf('json-nst', '*.json')) {
      const { contents, wrong } = await session.archive.check(new Blob([new Uint8Array(corpusBytes(`json-nst/${file}`))]));
      assert.equal(contents, null, file);
      assert.equal(wrong, 1, file);
    }
    assert.equal(bare(await (await session.archive.export()).file.text()), bare(text));
  });

  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    it(`with a key ${key} everywhere: nothing comes in by it, and no object has anything more`, async () => {
      const { session, text } = await taken();
      const hostile = text.replaceAll('{"', `{"${key}":{"polluted":true},"`);
      await assert.rejects(session.archive.import(new Blob([hostile]), { replace: true }), Invalid);
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });

  it('nested so deep that no reader goes there: refused', async () => {
    const { session, text } = await taken();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const hostile of [deep, text.replace('"people": [', `"people": [${deep},`)])
      assert.ok((await session.archive.check(new Blob([hostile]))).wrong > 0);
  });
});

/** What a file says, but when it was made. */
function bare(text: string): string {
  return text.replace(/"made":"[^"]*"/u, '');
}
