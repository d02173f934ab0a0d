/** Which file of `dist/` a module is put in, so that no view brings another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

interface Script {
  readonly layout: () => (id: string, modules: Modules) => string | null;
}

// A script of the build's, without types.
const { layout } = (await import(new URL('../../scripts/layout.js', import.meta.url).href)) as Script;

const at = (path: string): string => fileURLToPath(new URL(`../../src/${path}.ts`, import.meta.url));

/** Where modules go in a library whose modules import nothing but what is said here. */
function placed(imports: Readonly<Record<string, readonly string[]>>): (path: string) => string | null {
  const graph = new Map(Object.entries(imports).map(([path, imported]) => [at(path), imported.map(at)]));
  const fileOf = layout();
  const getModuleInfo = (id: string) => ({ importedIds: graph.get(id) ?? [] });
  return (path) => fileOf(at(path), { getModuleInfo });
}

const FORM = 'widgets/ticket-form/define';
const WRITING = 'widgets/ticket-form/writing';
const LIST = 'widgets/ticket-list/define';
const DETAIL = 'widgets/ticket-detail/define';

describe('the files of the library', () => {
  const fileOf = placed({
    [FORM]: ['a', 'b', 'both'],
    [WRITING]: ['a', 'later', 'shared'],
    [LIST]: ['b', 'both', 'shared', 'rows', 'views', 'rule'],
    [DETAIL]: ['both', 'thread', 'views'],
    'domain/field-values': ['domain/x'],
    'domain/predict-writing': ['domain/x', 'domain/y'],
    'widgets/shared/markdown': ['views', 'widgets/shared/plain-text'],
    'backends/indexeddb/index': ['kept', 'rule', 'few', 'domain/zone'],
    'backends/desk/late': ['kept', 'checked'],
    'widgets/report-view/report-choice': ['domain/zone'],
    'widgets/ticket-detail/files': ['widgets/ticket-detail/part-words'],
    'widgets/ticket-detail/gone': ['widgets/ticket-detail/part-words', 'few'],
    'widgets/ticket-list/list-staff': ['rows', 'staff-alone'],
  });

  it('give a form alone nothing of another view', () => {
    assert.deepEqual(['a', 'b', 'both'].map(fileOf), ['form', 'core', 'core']);
    assert.deepEqual(['later', 'shared'].map(fileOf), ['writing', 'views']);
  });

  it('give each view what it alone needs, and what views share once', () => {
    assert.deepEqual(['rows', 'thread', 'views'].map(fileOf), ['list', 'detail', 'views']);
    assert.equal(fileOf('staff-alone'), 'staff');
    // A form whose desk is in the page reads by the rules, and draws none of what views share.
    assert.equal(fileOf('domain/x'), 'rules');
  });

  it('let help, and a text looked at before it is sent, go without a ticket', () => {
    assert.deepEqual(['widgets/shared/markdown', 'widgets/shared/plain-text'].map(fileOf), ['texts', 'texts']);
    assert.equal(fileOf('domain/y'), 'storage');
  });

  it('put in one file what few tickets have', () => {
    const parts = ['widgets/ticket-detail/files', 'widgets/ticket-detail/gone', 'widgets/ticket-detail/part-words'];
    assert.deepEqual(parts.map(fileOf), ['parts', 'parts', 'parts']);
  });

  it('put what answers in the browser in two files, and what others share with it in none of them', () => {
    assert.deepEqual(['kept', 'checked', 'domain/zone'].map(fileOf), ['embedded', 'late', 'delays']);
    assert.deepEqual(['rule', 'few'].map(fileOf), ['rules', 'shared']);
  });

  it('leave to its own import() what no moment names', () => {
    assert.equal(fileOf('widgets/shared/palette'), null);
  });
});
