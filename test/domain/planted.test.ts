/** Each mistake of the list, planted alone in a copy of the rules, turns a test red: the tests would see it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MISTAKES } from './planted.list.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('a planted mistake', () => {
  let copy = '';

  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'guichet-planted-'));
    for (const part of ['package.json', 'src/domain', 'test/domain'])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });

  after(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  /** Runs one test file of the copy by itself, as if nothing else was running. */
  function run(test: string): { red: boolean; said: string } {
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('test/domain', test)], {
      cwd: copy,
      env,
      encoding: 'utf8',
    });
    return { red: status !== 0, said: `${stdout}${stderr}` };
  }

  it('is needed: without one these tests are green', () => {
    for (const test of ['rules.test.ts', 'endings.test.ts', 'moves.test.ts']) {
      const { red, said } = run(test);
      assert.equal(red, false, said);
    }
  });

  it('is one of at least ten, in as many different rules', () => {
    assert.ok(new Set(MISTAKES.map(({ file, original }) => `${file}/${original}`)).size >= 10);
  });

  for (const { breaks, file, original, mistaken, test } of MISTAKES) {
    it(`is seen: ${breaks}`, () => {
      const place = join(copy, 'src/domain', file);
      const right = readFileSync(place, 'utf8');
      assert.ok(
        right.includes(original),
        `${file} no longer says ${JSON.stringify(original)}: write this mistake anew in planted.list.ts`,
      );
      writeFileSync(place, right.replace(original, mistaken));
      try {
        const { red, said } = run(test);
        assert.ok(red, `${test} stays green though ${breaks}`);
        assert.match(said, /AssertionError|ERR_ASSERTION/, `${test} did not fail by a rule: ${said.slice(0, 2000)}`);
      } finally {
        writeFileSync(place, right);
      }
    });
  }
});
