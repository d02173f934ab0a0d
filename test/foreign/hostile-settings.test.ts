/** JSON that tests parsers, as a desk's settings: a document, or a clear no. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Invalid } from '../../src/backends/backend.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { readSettings } from '../../src/domain/settings.ts';
import { corpus, filesOf } from './corpora.ts';

describe('settings that are no settings', () => {
  for (const file of filesOf('json-nst', '*.json')) {
    it(file, () => {
      const text = corpus(`json-nst/${file}`);
      let document: unknown;
      try {
        document = JSON.parse(text);
      } catch {
        // A page's fetch says so (see connect.test.ts); a file that must be read never comes here.
        assert.ok(!file.startsWith('y_'), file);
        return;
      }
      assert.ok(!file.startsWith('n_'), file);
      const read = readSettings(document);
      // None of them is a desk: each is refused, naming what is wrong.
      assert.ok(Array.isArray(read) && read.length > 0, file);
    });
  }

  it('open nothing', async () => {
    const backend = memoryBackend({ desk: JSON.parse('{"__proto__": {"id": "x"}}') as never });
    await assert.rejects(backend.connect({ id: 'lea', name: 'Léa' }), Invalid);
  });
});
