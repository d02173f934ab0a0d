/** What is published: doors that open anywhere, that name nothing they do not bring, and that a bundler does not shake away. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, matchesGlob } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { root } from '../../scripts/elements.ts';
import { writeManifest } from '../../scripts/manifest.ts';

const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, string | Record<string, string>>;
  sideEffects: readonly string[];
};
const elements = globSync('src/widgets/!(shared)/define.ts', { cwd: root }).map((file) => file.split('/').at(-2)!);
const scripts = globSync('*.js', { cwd: dist });

/** How somebody's project compiles what it writes. */
const COMPILING = [
  ...['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--experimentalDecorators', '--allowImportingTsExtensions'],
  ...['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2023', '--lib', 'es2025,dom,dom.iterable'],
];

function hasSideEffects(id: string): boolean {
  return manifest.sideEffects.some((each) => matchesGlob(`./dist/${basename(id)}`, each));
}

/** Every specifier in a script, in whatever form of import. */
function specifiersIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: string; source?: { type?: string; value?: unknown } | null };
    if (/^(Import|Export).*(Declaration|Expression)$/u.test(type ?? '') && typeof source?.value === 'string')
      found.push(source.value);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code));
  return found;
}

test('no script names a library by a bare specifier, and everything it names is there', () => {
  assert.ok(scripts.includes('guichet.js'));
  for (const script of scripts) {
    for (const specifier of specifiersIn(readFileSync(join(dist, script), 'utf8'))) {
      assert.match(specifier, /^\.\//u, `${script} imports "${specifier}"`);
      assert.ok(existsSync(join(dist, specifier)), `${script} imports ${specifier}, which is not there`);
    }
  }
});

test('no script is a UMD module, reads `define` or `module`, or evaluates text', () => {
  for (const script of scripts) {
    const code = readFileSync(join(dist, script), 'utf8');
    assert.doesNotMatch(code, /\bdefine\.amd\b|\bmodule\.exports\b|\btypeof exports\b|\bnew Function\(|[^.\w]eval\(/u, script);
  }
});

test('every door opens in Node, where there is no page, and does nothing there', () => {
  for (const door of ['guichet', 'guichet-loader', 'guichet-frame', 'framed', ...elements]) {
    const said = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const m = await import(${JSON.stringify(join(dist, `${door}.js`))}); console.log(Object.keys(m).join(' '))`,
      ],
      { encoding: 'utf8' },
    );
    if (door === 'guichet') assert.match(said, /\bdefineAll\b.*\bregisterBackend\b/u);
    else if (elements.includes(door)) assert.match(said, /\bGuichet\w+/u, `${door} gives its class`);
  }
});

test('the version is the one of package.json', () => {
  const said = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `console.log((await import(${JSON.stringify(join(dist, 'guichet.js'))})).VERSION)`],
    { encoding: 'utf8' },
  );
  assert.equal(said.trim(), manifest.version);
});

test('the loader, and the script for frames, are each one small file that imports nothing when it loads', () => {
  for (const [script, most] of [
    ['guichet-loader.js', 2000],
    ['guichet-loader.iife.js', 2000],
    ['guichet-frame.js', 4000],
    ['guichet-frame.iife.js', 4000],
  ] as const) {
    const bytes = readFileSync(join(dist, script));
    assert.deepEqual(specifiersIn(bytes.toString()), [], script);
    assert.ok(brotliCompressSync(bytes).length <= most, `${script} weighs ${brotliCompressSync(bytes).length} bytes`);
  }
});

test('a bundler that drops what has no side effect keeps each element that is imported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bundled-'));
  try {
    for (const element of elements) {
      const entry = join(folder, `${element}.js`);
      writeFileSync(entry, `import ${JSON.stringify(join(dist, `${element}.js`))};`);
      const bundle = await rollup({
        input: entry,
        plugins: [nodeResolve()],
        treeshake: { moduleSideEffects: (id) => id === entry || hasSideEffects(id) },
        onwarn: () => undefined,
      });
      const { output } = await bundle.generate({ format: 'es' });
      await bundle.close();
      const code = output[0].code;
      assert.match(code, new RegExp(`"guichet-${element}"`, 'u'), `${element} is registered`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every side effect listed is a door that is there', () => {
  for (const each of manifest.sideEffects) assert.ok(each.includes('*') || existsSync(join(root, each)), each);
  for (const element of elements) assert.ok(manifest.sideEffects.includes(`./dist/${element}.js`), element);
});

test('the manifest, VS Code’s data and the types for JSX name every element with what it takes, says and does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-manifest-'));
  try {
    writeManifest(folder);
    const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: {
        path: string;
        declarations: { tagName: string; members: { name: string; kind: string }[]; events: { name: string }[] }[];
      }[];
    };
    const paths = [...elements, 'guichet-frame'].map((each) => `dist/${each}.js`);
    assert.deepEqual(modules.map(({ path }) => path).sort(), paths.sort());
    for (const path of paths) assert.ok(existsSync(join(root, path)), path);
    const form = modules.find(({ path }) => path === 'dist/ticket-form.js')!.declarations[0]!;
    assert.ok(form.members.some(({ name, kind }) => kind === 'method' && name === 'prefill'));
    assert.ok(form.members.every(({ name }) => !name.startsWith('#') && name !== 'connectedCallback'));
    assert.ok(form.events.some(({ name }) => name === 'guichet-before-file'));
    const { tags } = JSON.parse(readFileSync(join(folder, 'vscode.html-custom-data.json'), 'utf8')) as {
      tags: { name: string; attributes: { name: string }[] }[];
    };
    assert.ok(tags.find(({ name }) => name === 'guichet-desk')!.attributes.some(({ name }) => name === 'deep-links'));
    const jsx = readFileSync(join(folder, 'jsx.d.ts'), 'utf8');
    for (const element of [...elements, 'frame']) assert.ok(jsx.includes(`"guichet-${element}"`), element);
    for (const file of ['custom-elements.json', 'vscode.html-custom-data.json', 'jsx.d.ts'])
      assert.ok(JSON.stringify(manifest.exports).includes(`./dist/${file}`), `package.json gives ${file}`);
    // Beside the library's own types, as they are published.
    symlinkSync(join(root, 'src'), join(folder, 'types'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'used.ts'),
      [
        `import type { CustomElements } from './jsx.d.ts';`,
        `type Desk = CustomElements['guichet-desk'];`,
        `export const right: Desk = { desk: 'support', 'onguichet-ticket-filed': (event) => event.detail.key?.toUpperCase() };`,
        `// @ts-expect-error there is no such density`,
        `export const wrong: Desk = { density: 'tiny' };`,
        `export const frame: CustomElements['guichet-frame'] = { src: 'frame.html?desk=support', 'max-height': 900 };`,
        `// @ts-expect-error a height is a number`,
        `export const high: CustomElements['guichet-frame'] = { 'max-height': 'high' };`,
      ].join('\n'),
    );
    const compiled = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript7/bin/tsc'), ...COMPILING, 'used.ts', 'jsx.d.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.deepEqual(
      compiled.stdout.split('\n').filter((line) => /^(used|jsx)/u.test(line)),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
