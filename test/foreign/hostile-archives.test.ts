/** JSON that tests parsers, where a desk's archive is brought in: nothing of it comes in, and the desk goes on. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportedHistory } from '../../src/backends/desk/importing.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { corpus, filesOf } from './corpora.ts';

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
});
