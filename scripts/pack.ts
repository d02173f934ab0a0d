/**
 * The two packages of this tree: `guichet`, what a page needs, which is the tree's own; and `guichet-server`, what a school runs, which
 * is made here: the server compiled, the library that it serves, and what it stands on, pinned as in the tree.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rollup/parseAst';
import { root } from './elements.ts';

/** What of package.json matters here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Node that runs what is compiled: it has all that the sources use. */
const ENGINE = '>=22.18';

const BIN = `#!/usr/bin/env node
import { main } from '../lib/server/main.js';

process.exitCode = await main(process.argv.slice(2), process.env);
`;

/** The tree's own package.json. */
export function ownManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

/** The packages that a script imports, by their names: no file of its own, nothing of Node. */
export function packagesIn(code: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: string; source?: { value?: unknown } | null };
    if (/^(?:Import|Export).*(?:Declaration|Expression)$/u.test(type ?? '') && typeof source?.value === 'string')
      if (!/^(?:[./]|node:)/u.test(source.value)) found.add(/^(?:@[^/]+\/)?[^/]+/u.exec(source.value)?.[0] ?? '');
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code));
  return [...found].sort();
}

/**
 * What a package must bring along, pinned as in the tree.
 * @throws {Error} something is imported that the tree does not name, or not exactly
 */
export function pinned(names: Iterable<string>, { dependencies, devDependencies }: Manifest): Record<string, string> {
  const known = { ...devDependencies, ...dependencies };
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => {
      const version = known[name];
      if (version === undefined || !/^\d+\.\d+\.\d+/u.test(version)) throw new Error(`${name} is not pinned in package.json`);
      return [name, version];
    }),
  );
}

function compile(folder: string): void {
  const config = join(root, 'tsconfig.server.json');
  const tsc = join(root, 'node_modules/typescript7/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the server does not compile:\n${stdout}`);
}

/** A page of docs/ where the others are not: what it links to is beside it, or is only named. */
function alone(page: string): string {
  return page.replaceAll('](../test/recipes/', '](recipes/').replaceAll(/\[([^\]]+)\]\((?!recipes\/|#)[^)]+\.md\)/gu, '$1');
}

/**
 * Makes `guichet-server` in a folder, from the sources and from what the build has made.
 * @returns its package.json
 */
export function makeServerPackage(folder: string): Manifest & { readonly bin: Readonly<Record<string, string>> } {
  const own = ownManifest();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  compile(join(folder, 'lib'));
  cpSync(join(root, 'src/server/own/pages'), join(folder, 'lib/server/own/pages'), { recursive: true });
  for (const file of globSync(['*.js', '*.map', '*.json', '*.html'], { cwd: join(root, 'dist') }))
    cpSync(join(root, 'dist', file), join(folder, 'dist', file));
  for (const file of globSync('token.*', { cwd: join(root, 'test/recipes') }))
    cpSync(join(root, 'test/recipes', file), join(folder, 'recipes', file));
  cpSync(join(root, 'test/recipes/Token.java'), join(folder, 'recipes/Token.java'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'README.md'), alone(readFileSync(join(root, 'docs/server.md'), 'utf8')));
  writeFileSync(join(folder, 'bin/guichet.js'), BIN, { mode: 0o755 });
  const scripts = globSync('lib/**/*.js', { cwd: folder, exclude: ['lib/server/own/pages/**'] });
  const imported = scripts.flatMap((file) => packagesIn(readFileSync(join(folder, file), 'utf8')));
  const manifest = {
    name: 'guichet-server',
    version: own.version,
    description: 'The server of Guichet: a ticket desk for the pages of a school',
    license: own.license,
    type: 'module',
    engines: { node: ENGINE },
    bin: { guichet: './bin/guichet.js' },
    exports: { './package.json': './package.json' },
    files: ['bin', 'lib', 'dist', 'recipes'],
    dependencies: pinned(imported, own),
    devDependencies: {},
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
