/** What a page needs first is named where it is asked for, each file once, and nothing else is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollup, type Plugin } from 'rollup';

// A script of the build's, without types.
const { askedAtOnce } = (await import(new URL('../../scripts/asked-at-once.js', import.meta.url).href)) as {
  readonly askedAtOnce: Plugin;
};

const SOURCES: Readonly<Record<string, string>> = {
  '/src/page.ts': `import { shared } from '/src/shared.ts';
    console.log(shared);
    globalThis.form = () => import('/src/widgets/form/define.ts');
    globalThis.desk = () => import('/src/backends/indexeddb/index.ts');
    globalThis.late = () => import('/src/backends/desk/late.ts');
    globalThis.other = () => import('/src/other.ts');`,
  '/src/shared.ts': 'export const shared = 1;',
  '/src/facts.ts': 'export const facts = 2;',
  '/src/rules.ts': `import { facts } from '/src/facts.ts'; export const rules = facts + 1;`,
  '/src/widgets/form/define.ts': `import { shared } from '/src/shared.ts'; export const form = shared;`,
  '/src/backends/indexeddb/index.ts': `import { rules } from '/src/rules.ts'; export const desk = rules;`,
  '/src/backends/desk/late.ts': `import { rules } from '/src/rules.ts'; import { acts } from '/src/acts.ts'; export const late = rules + acts;`,
  '/src/acts.ts': 'export const acts = 3;',
  '/src/other.ts': `import { acts } from '/src/acts.ts'; export const other = acts;`,
};

async function built(): Promise<string> {
  const bundle = await rollup({
    input: '/src/page.ts',
    plugins: [{ name: 'sources', resolveId: (id) => id, load: (id) => SOURCES[id] ?? null }, askedAtOnce],
  });
  const { output } = await bundle.generate({
    format: 'es',
    chunkFileNames: '[name].js',
    manualChunks: (id) => (/\/(facts|rules|acts)\.ts$/u.exec(id) ?? [])[1],
  });
  return output[0].code;
}

/** The files that the page asks for in one of its functions. */
function asked(code: string, name: string): string[] {
  const line = code.split('\n').find((each) => each.includes(`globalThis.${name} =`)) ?? '';
  return [...line.matchAll(/import\('\.\/([\w-]+)\.js'\)/gu)].map(([, file]) => file ?? '');
}

void test('a desk is asked for with all that its files import, however deep', async () => {
  assert.deepEqual(asked(await built(), 'desk').toSorted(), ['facts', 'index', 'rules']);
});

void test('what is there already is not named', async () => {
  const code = await built();
  assert.deepEqual(asked(code, 'form'), ['define']);
  // Only who has the embedded backend asks for what comes after it.
  assert.deepEqual(asked(code, 'late').toSorted(), ['acts', 'late']);
});

void test('what comes on demand is left as it is written', async () => {
  assert.deepEqual(asked(await built(), 'other'), ['other']);
});

void test('the first of the files is what the importer gets', async () => {
  assert.match(await built(), /Promise\.all\(\[import\('\.\/index\.js'\),.*\]\)\.then\(\(\[first\]\)=>first\)/u);
});
