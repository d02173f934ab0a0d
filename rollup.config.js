import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = import.meta.dirname;
const { options: project } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

/** Each file alone, with the project's options: what is wrong with the types is for `npm run types` to say, in a tenth of the time. */
const typescript = {
  name: 'typescript',
  transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const compilerOptions = {
      ...project,
      noEmit: false,
      rewriteRelativeImportExtensions: false,
      importHelpers: true,
      sourceMap: true,
    };
    const { outputText, sourceMapText } = ts.transpileModule(code, { fileName: id, compilerOptions });
    return { code: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map: sourceMapText };
  },
};

/** JSON imports become their value. */
const json = {
  name: 'json',
  transform(code, id) {
    return id.endsWith('.json') ? { code: `export default ${code};`, map: { mappings: '' } } : null;
  },
};

/** The library's doors: everything, and each element alone under the name of its folder. */
const doors = {
  guichet: 'src/guichet.ts',
  ...Object.fromEntries(globSync('src/widgets/!(shared)/define.ts').map((file) => [basename(dirname(file)), file])),
};
const present = Object.fromEntries(Object.entries(doors).filter(([, file]) => existsSync(file)));

/** A demonstration page has the library as any page has it: built, beside it. */
const besideTheLibrary = {
  name: 'beside-the-library',
  resolveId(source, importer) {
    const wanted = importer && source.startsWith('.') && resolve(dirname(importer), source);
    const door = Object.keys(doors).find((name) => resolve(doors[name]) === wanted);
    return door ? { id: `../${door}.js`, external: true } : null;
  },
};

/** The pages and what they show, with their scripts under the names that the build gives them. */
const pages = {
  name: 'pages',
  writeBundle({ dir }) {
    for (const file of globSync('demo/**/*.{html,css,svg,json,png,jpg,webp}')) {
      const to = join(dir, file.slice('demo/'.length));
      mkdirSync(dirname(to), { recursive: true });
      if (file.endsWith('.html')) writeFileSync(to, readFileSync(file, 'utf8').replaceAll(/(src="\.\/[\w-]+)\.ts"/g, '$1.js"'));
      else writeFileSync(to, readFileSync(file));
    }
  },
};

const began = new Date();

/**
 * Ends a build: what an older one left goes (not before: somebody may be looking at it), and a mark tells how old this one is.
 * A source that changed meanwhile is younger than the mark.
 */
const built = {
  name: 'built',
  writeBundle() {
    for (const file of globSync(['dist/*.{js,map}', 'dist/demo/**/*.*'])) if (statSync(file).mtime < began) rmSync(file);
    writeFileSync('dist/built', '');
    utimesSync('dist/built', began, began);
  },
};

const common = [nodeResolve({ exportConditions: ['browser'] }), json, typescript];
const output = (dir) => ({
  dir,
  format: 'es',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  plugins: [terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } })],
});

function onwarn(warning, warn) {
  // zod's own annotations and cycles: harmless, and not ours to mend.
  const inZod = /node_modules\/zod\//.test(warning.id ?? warning.ids?.[0] ?? '');
  if (inZod && ['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) return;
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
  warn(warning);
}

const scripts = globSync('demo/*.html').flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/src="\.\/([\w-]+)\.ts"/g)].map((found) => found[1]),
);
const entries = (names) =>
  Object.fromEntries(names.filter((name) => existsSync(`demo/${name}.ts`)).map((name) => [name, `demo/${name}.ts`]));
const hosts = entries([...new Set(scripts)].filter((name) => name !== 'playground'));
// The playground reaches behind the doors, for the states that the tests know: it carries a library of its own.
const playground = entries(['playground']);

const bundles = [
  { input: present, output: output('dist'), plugins: common, onwarn },
  {
    input: hosts,
    output: output('dist/demo'),
    plugins: [besideTheLibrary, ...common, pages],
    onwarn,
    makeAbsoluteExternalsRelative: false,
  },
  { input: playground, output: output('dist/demo'), plugins: common, onwarn },
].filter(({ input }) => Object.keys(input).length > 0);
bundles.at(-1).plugins = [...bundles.at(-1).plugins, built];

export default bundles;
