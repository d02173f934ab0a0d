import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownScriptUrl } from '../../src/backends/own-script.ts';

test('where there is no page there is no worker to make', () => {
  assert.equal(ownScriptUrl('search-worker.js'), undefined);
});
