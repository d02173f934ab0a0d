import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { coverage, coveragePage, leftOut, SECTIONS } from '../../scripts/coverage.ts';
import { root } from '../../scripts/elements.ts';

const COLUMNS = ['id', 'source', 'feature', 'where', 'test'] as const;

const isFile = (file: string): boolean => existsSync(join(root, file)) && statSync(join(root, file)).isFile();

test('every line of the table of coverage is whole, and none has another’s name', () => {
  const all = coverage();
  assert.ok(all.length > 300, `the two systems have more than ${all.length} features`);
  for (const each of all) {
    assert.deepEqual(Object.keys(each), [...COLUMNS], each.id);
    for (const column of COLUMNS) assert.ok(each[column].trim() !== '', `${each.id}: ${column} is empty`);
    const [, system = '', section = ''] = /^(mod_tracker|esup-helpdesk) § ([\d.]+), line \d+$/u.exec(each.source) ?? [];
    assert.ok(
      SECTIONS[system]?.some(([number]) => number === section) === true,
      `${each.id}: “${each.source}” is in no section of the page`,
    );
  }
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test('what is here is in a file that is here, and tested by one that is', () => {
  for (const each of coverage().filter((one) => leftOut(one) === undefined)) {
    assert.match(each.where, /^src\/.*\.ts$/u, each.id);
    assert.ok(isFile(each.where), `${each.id}: ${each.where} is missing`);
    assert.match(each.test, /^test\/(?:.*\.(?:test|browser|journey)\.ts|conformance\/[\w-]+\.ts)$/u, each.id);
    assert.ok(isFile(each.test), `${each.id}: ${each.test} is missing`);
  }
});

test('what is left out says why', () => {
  for (const each of coverage()) {
    const why = leftOut(each);
    if (why === undefined) continue;
    assert.ok(why.split(' ').length > 4, `${each.id}: “${why}” is no reason`);
    assert.equal(each.test, '—', each.id);
  }
});

test('each line stands in the page once, and its links lead somewhere', () => {
  const page = coveragePage();
  assert.equal(page.split('\n').filter((line) => /^\| (?!what it offers|---)/u.test(line)).length, coverage().length);
  const links = [...page.matchAll(/\]\(\.\.\/([^)]+)\)/gu)].map(([, file = '']) => file);
  assert.deepEqual(
    links.filter((file) => !isFile(file)),
    [],
  );
});
