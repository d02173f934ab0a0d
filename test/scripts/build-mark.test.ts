/** What tells one build's files from another's: the same for the same sources, another for any other. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

interface Script {
  readonly buildMark: (root: string) => string;
}

// A script of the build's, without types.
const { buildMark } = (await import(new URL('../../scripts/build-mark.js', import.meta.url).href)) as Script;

describe('the mark of a build', () => {
  let root: string;
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'guichet-mark-'));
    for (const folder of ['src/domain', 'scripts']) mkdirSync(join(root, folder), { recursive: true });
    write('src/domain/rule.ts', 'export const most = 3;');
    write('scripts/layout.js', '');
    write('package-lock.json', '{}');
  });

  after(() => rmSync(root, { recursive: true }));

  it('is the same as long as nothing changes, and can stand in a name', () => {
    assert.equal(buildMark(root), buildMark(root));
    assert.match(buildMark(root), /^[\da-z]{8}$/u);
  });

  it('is another when a source, the way of building, a library or a name changes', () => {
    const marks = [buildMark(root)];
    const then = (name: string, text: string): void => {
      write(name, text);
      marks.push(buildMark(root));
    };
    then('src/domain/rule.ts', 'export const most = 4;');
    then('scripts/layout.js', '// otherwise');
    then('package-lock.json', '{"name":"x"}');
    then('src/domain/other.ts', '');
    assert.equal(new Set(marks).size, marks.length);
  });

  it('does not change with what no build is made of', () => {
    const mark = buildMark(root);
    write('README.md', '# Guichet');
    assert.equal(buildMark(root), mark);
  });
});
