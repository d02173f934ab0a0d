import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { askedAtOnce } from './scripts/asked-at-once.js';
import { buildMark } from './scripts/build-mark.js';
import { plainProperties } from './scripts/decorators.js';
import { layout } from './scripts/layout.js';
import { readingPart } from './scripts/reading-alone.js';
import { shortProperties } from './scripts/short-names.js';
import { plainTemplates } from './scripts/templates.js';

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
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: id,
      compilerOptions,
      transformers: { before: [plainProperties, plainTemplates] },
    });
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

/** The version of package.json, which the sources do not repeat. */
const version = {
  name: 'version',
  transform(code, id) {
    if (id !== join(root, 'src/version.ts')) return null;
    const { version: number } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { code: `export const VERSION = ${JSON.stringify(number)};`, map: { mappings: '' } };
  },
};

/** What Lit's page build asks of the page as soon as it is imported, and what it is to find where there is none. */
const ASKED = [
  { file: /lit-html[\\/]lit-html\.js$/u, asked: '=document,', found: '=globalThis.document??{createTreeWalker(){}},' },
  {
    file: /reactive-element[\\/]reactive-element\.js$/u,
    asked: /extends HTMLElement\b/u,
    found: 'extends(globalThis.HTMLElement??class{})',
  },
  {
    file: /reactive-element[\\/]css-tag\.js$/u,
    asked: /(?<=:\w+=>)\w+ instanceof CSSStyleSheet/u,
    found: 'globalThis.CSSStyleSheet&&$&',
  },
];

/** The library can be imported where there is no page (a server that renders one): nothing happens there, and nothing throws. */
const anywhere = {
  name: 'anywhere',
  transform(code, id) {
    const lit = ASKED.find(({ file }) => file.test(id));
    if (lit === undefined) return null;
    const changed = code.replace(lit.asked, lit.found);
    if (changed === code) throw new Error(`${id} has changed: see what it asks of the page when it is imported`);
    return { code: changed, map: null };
  },
};

/** Of the reader of Markdown, the part that reads. */
const readingAlone = {
  name: 'reading-alone',
  transform(code, id) {
    if (!/marked[\\/]lib[\\/]marked\.esm\.js$/u.test(id)) return null;
    return { code: readingPart(code, (text) => this.parse(text)), map: null };
  },
};

/** What the virtual list's library asks of a bundler: whether it is to say what only its own makers look for. */
const inProduction = {
  name: 'in-production',
  transform(code, id) {
    if (!/@tanstack[\\/]virtual-core/u.test(id)) return null;
    return { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null };
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

/** What answers in the place of a server, for pages that ask over HTTP with none: beside them, since it sees no other folder. */
const mockServiceWorker = {
  name: 'mock-service-worker',
  writeBundle({ dir }) {
    writeFileSync(join(dir, 'mockServiceWorker.js'), readFileSync('node_modules/msw/lib/mockServiceWorker.js'));
  },
};

/** What the pages of other people's making have of their own, as npm brings it. */
const THEIRS = [
  'bootstrap4/dist/css/bootstrap.min.css',
  'bootstrap/dist/css/bootstrap.min.css',
  'bootstrap/dist/js/bootstrap.bundle.min.js',
  'requirejs/require.js',
];

/** The page that shows a widget at its own origin, and what the host pages of the demonstration need. */
const hostPages = {
  name: 'host-pages',
  writeBundle() {
    writeFileSync('dist/frame.html', readFileSync('src/frame/frame.html'));
    for (const file of THEIRS) {
      const to = join('dist/demo/hosts/vendor', file);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, readFileSync(join('node_modules', file)));
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

// What package.json says of side effects is about `dist/`, for those who bundle it; the sources have theirs wherever they are.
const resolved = nodeResolve({ exportConditions: ['browser'], ignoreSideEffectsForRoot: true });
const common = [version, resolved, anywhere, readingAlone, inProduction, json, typescript];

/** Where a program says `const`. */
function constants(node, found = []) {
  if (Array.isArray(node)) for (const each of node) constants(each, found);
  else if (typeof node?.type === 'string') {
    if (node.type === 'VariableDeclaration' && node.kind === 'const') found.push(node.start);
    for (const part of Object.values(node)) if (typeof part === 'object') constants(part, found);
  }
  return found;
}

/** Two words for one thing compress worse than one: what the sources hold constant is `let` in the files. */
const lets = {
  name: 'lets',
  renderChunk(code) {
    const text = code.split('');
    // As long as what it stands for: nothing moves in the source map.
    for (const start of constants(this.parse(code))) text.splice(start, 'const'.length, ...'let  ');
    return { code: text.join(''), map: null };
  },
};

/** What a form is first drawn by: nearly all that these files hold runs before one can write in it. */
const DRAWN_FIRST = /\/widgets\/(?:shared\/element|ticket-form\/define)\.ts$/u;

/**
 * A browser compiles a function when it is first called, on the thread that draws; of a file that begins so, all of them while it
 * comes, on another (developer.chrome.com, "explicit compile hints"). Others read it as the comment that it is.
 */
const COMPILED_AHEAD = '//# allFunctionsCalledOnLoad';

const mark = buildMark(root);

/** @param before what names of chunks begin with, where another bundle of the same mark goes to the same folder */
const output = (dir, before = '') => ({
  dir,
  format: 'es',
  sourcemap: true,
  entryFileNames: '[name].js',
  // Where an element is registered is a side effect: package.json tells bundlers so by this name.
  chunkFileNames({ moduleIds }) {
    if (moduleIds.some((id) => id.endsWith('/backends/indexeddb/index.ts'))) return `${before}embedded-${mark}.js`;
    return moduleIds.some((id) => /\/define(?:-\w+)?\.ts$/.test(id))
      ? `${before}define-${mark}.js`
      : `${before}[name]-${mark}.js`;
  },
  banner: ({ moduleIds }) => (dir === 'dist' && moduleIds.some((id) => DRAWN_FIRST.test(id)) ? COMPILED_AHEAD : ''),
  plugins: [
    lets,
    shortProperties(join(root, 'src')),
    // Functions side by side compress better than where each is written.
    terser({
      module: true,
      ecma: 2020,
      compress: { passes: 3, hoist_funs: true },
      format: { comments: /^# allFunctionsCalledOnLoad$/u, quote_style: 2 },
    }),
  ],
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
const hosts = entries([...new Set(scripts)].filter((name) => name !== 'playground-states'));
// The gallery of states reaches behind the doors, for what the tests know: it carries a library of its own.
const gallery = entries(['playground-states']);

/** Scripts of one file each, that import nothing when they load: what a page has everywhere, classic scripts, our workers. */
const alone = [
  { name: 'guichet-loader', file: 'src/loader.ts', as: 'guichet-loader.js', format: 'es' },
  { name: 'guichet-loader', file: 'src/classic/loader.ts', as: 'guichet-loader.iife.js', format: 'iife' },
  { name: 'guichet', file: 'src/classic/guichet.ts', as: 'guichet.iife.js', format: 'iife' },
  { name: 'guichet-frame', file: 'src/frame.ts', as: 'guichet-frame.js', format: 'es' },
  { name: 'guichet-frame', file: 'src/classic/frame.ts', as: 'guichet-frame.iife.js', format: 'iife' },
  { name: 'framed', file: 'src/framed.ts', as: 'framed.js', format: 'es' },
  ...globSync('src/backends/desk/*/worker.ts').map((file) => ({
    name: 'search-worker',
    file,
    as: 'search-worker.js',
    format: 'iife',
  })),
];

const bundles = [
  {
    input: present,
    // An element's door is its code: one that only named another file would cost whoever opens it one more answer from the network.
    preserveEntrySignatures: 'allow-extension',
    output: { ...output('dist'), manualChunks: layout() },
    plugins: [...common, askedAtOnce],
    onwarn,
  },
  ...alone.map(({ name, file, as, format }) => ({
    input: { [name]: file },
    output: { ...output('dist'), entryFileNames: as, format },
    plugins: common,
    onwarn,
  })),
  {
    input: hosts,
    output: output('dist/demo'),
    plugins: [besideTheLibrary, ...common, pages, mockServiceWorker, hostPages],
    onwarn,
    makeAbsoluteExternalsRelative: false,
  },
  { input: gallery, output: output('dist/demo', 'states-'), plugins: common, onwarn },
].filter(({ input }) => Object.keys(input).length > 0);
bundles.at(-1).plugins = [...bundles.at(-1).plugins, built];

export default bundles;
