/** Private custom properties under short names: the same everywhere, and never two under one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

interface Script {
  readonly shortNames: (texts: readonly string[]) => Map<string, string>;
  readonly shortProperties: (folder: string) => { readonly renderChunk: (code: string) => { readonly code: string } | null };
}

// A script of the build's, without types.
const { shortNames, shortProperties } = (await import(new URL('../../scripts/short-names.js', import.meta.url).href)) as Script;

describe('short names of private properties', () => {
  it('gives the shortest to those that are used most, and no two the same', () => {
    const many = Array.from({ length: 800 }, (_, at) => `--_n${at}`);
    const names = shortNames(['var(--_often) var(--_often) var(--_often)', many.join(' ')]);
    assert.equal(names.get('--_often'), '--_a');
    assert.equal(new Set(names.values()).size, many.length + 1);
  });

  it('tells a name from a longer one, and leaves public ones', () => {
    const folder = mkdtempSync(join(tmpdir(), 'names-'));
    try {
      writeFileSync(join(folder, 'a.ts'), 'css`--_note:1;--_note:2;--_note-tint:3`');
      const { renderChunk } = shortProperties(folder);
      const { code } = renderChunk('x`--_note:var(--_note-tint,var(--guichet-note))`') ?? { code: '' };
      assert.equal(code, 'x`--_a:var(--_b,var(--guichet-note))`');
      assert.throws(() => renderChunk('--_other'), /--_other stands in no source/u);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
