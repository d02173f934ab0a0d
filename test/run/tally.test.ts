import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sum } from './sum.ts';
import { collect, judge, named, type Tally } from './tally.ts';
import { outcomeOf } from './web-reporter.ts';

const reporter = fileURLToPath(new URL('node-reporter.ts', import.meta.url));

describe('what a run says in the end', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-tally-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function nodeRun(name: string, source: string): Promise<Partial<Tally> | undefined> {
    const file = join(folder, `${name}.test.ts`);
    const place = join(folder, `${name}.json`);
    await writeFile(file, source);
    // Without NODE_TEST_CONTEXT the inner run is one of its own, and not a part of this one.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    spawnSync(process.execPath, ['--test', `--test-reporter=${reporter}`, file], { env: { ...env, GUICHET_TALLY: place } });
    return collect(place);
  }

  test('Node: passed and failed tests are counted one by one, a suite is not', async () => {
    const source = `import { describe, test } from 'node:test';
      describe('a', () => { test('yes', () => {}); test('no', () => { throw new Error('no'); }); });`;
    const { failures, ...counts } = (await nodeRun('both', source)) ?? {};
    assert.deepEqual(counts, { passed: 1, failed: 1 });
    assert.match(String(failures), /^no  .*both\.test\.ts:\d+$/);
  });

  test('Node: a test that is skipped was seen by nobody, and has failed', async () => {
    assert.deepEqual(await nodeRun('skipped', `import { test } from 'node:test'; test('a', { skip: true }, () => {});`), {
      passed: 0,
      failed: 1,
      failures: ['a is skipped'],
    });
  });

  test('Node: a file that does not import has failed once, under its name', async () => {
    const { failures, ...counts } = (await nodeRun('broken', `import './nowhere.ts';`)) ?? {};
    assert.deepEqual(counts, { passed: 0, failed: 1 });
    assert.match(String(failures), /broken\.test\.ts/);
  });

  test('Node: a file without a test has failed once, under its name', async () => {
    const { failures, ...counts } = (await nodeRun('empty', 'export {};')) ?? {};
    assert.deepEqual(counts, { passed: 0, failed: 1 });
    assert.match(String(failures), /empty\.test\.ts holds no test/);
  });

  test('browser: tests are counted in suites at every depth', () => {
    const leaf = (name: string, passed: boolean) => ({ name, passed, skipped: false });
    const inner = { name: 'inner', suites: [], tests: [leaf('b', true), leaf('c', false)] };
    const session = { errors: [], logs: [], testResults: { name: '', suites: [inner], tests: [leaf('a', true)] } };
    assert.deepEqual(outcomeOf(session).tally, { passed: 2, failed: 1 });
    assert.match(outcomeOf(session).troubles.join('\n'), /inner › c/);
    assert.deepEqual(outcomeOf(session).failures, ['inner › c']);
  });

  test('browser: a file that does not import, or holds no test, has failed once', () => {
    assert.deepEqual(outcomeOf({ errors: [{ message: 'Could not import' }], logs: [] }).tally, { passed: 0, failed: 1 });
    assert.deepEqual(outcomeOf({ errors: [], logs: [], testResults: { name: '', suites: [], tests: [] } }).tally, {
      passed: 0,
      failed: 1,
    });
  });

  test('a runner that died without counting, or ended badly without a failure, has failed once', () => {
    assert.deepEqual(judge(undefined, 0), { passed: 0, failed: 1 });
    assert.deepEqual(judge({ passed: 3, failed: 0 }, 1), { passed: 3, failed: 1 });
    assert.deepEqual(judge({ passed: 3, failed: 0 }, null), { passed: 3, failed: 1 });
    assert.deepEqual(judge({ passed: 3, failed: 2 }, 1), { passed: 3, failed: 2 });
    assert.deepEqual(judge({ passed: 3, failed: 0 }, 0), { passed: 3, failed: 0 });
  });

  test('steps are added up, and one that broke without counting a failure counts as one', async () => {
    const steps = await mkdtemp(join(folder, 'steps-'));
    await writeFile(join(steps, 'everyday'), JSON.stringify({ passed: 5, failed: 1, failures: ['it adds  sum.test.ts:3'] }));
    await writeFile(join(steps, 'browsers'), JSON.stringify({ passed: 4, failed: 0 }));
    const total = await sum(steps, []);
    assert.deepEqual(total, { passed: 9, failed: 1, failures: ['it adds  sum.test.ts:3'] });
    assert.equal(named(total), '✖ it adds  sum.test.ts:3\n');
    assert.equal((await sum(steps, ['everyday', 'lint', 'browsers'])).failed, 3);
  });
});
