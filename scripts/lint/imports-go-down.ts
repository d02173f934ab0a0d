import type { Rule } from 'eslint';
import { dirname, relative, resolve, sep } from 'node:path';

/** A floor of the house: what its files may import beside their own floor (see ARCHITECTURE.md, "Imports go down only"). */
interface Floor {
  readonly name: string;
  /** Paths under `src/`: a folder ends with a slash. */
  readonly place: string;
  readonly below: readonly string[];
  /** Libraries, by the whole specifier; undefined leaves them to the other rules. */
  readonly libraries?: readonly string[];
}

const floors: readonly Floor[] = [
  { name: 'domain', place: 'domain/', below: [], libraries: ['zod/mini'] },
  { name: 'locales', place: 'locales/', below: ['domain/'], libraries: [] },
  { name: 'backends', place: 'backends/', below: ['domain/'] },
  {
    name: 'http',
    place: 'http/',
    below: ['domain/', 'locales/', 'backends/backend.ts', 'backends/arrivals.ts', 'backends/door.ts'],
    libraries: ['zod/mini', 'hono'],
  },
  { name: 'connect', place: 'connect.ts', below: ['domain/', 'backends/', 'http/'] },
  { name: 'server', place: 'server/', below: ['domain/', 'locales/', 'backends/', 'http/'] },
  {
    name: 'widgets',
    place: 'widgets/',
    below: ['domain/', 'locales/', 'backends/backend.ts', 'backends/door.ts', 'connect.ts', 'version.ts'],
  },
];

/** The published parts that a single file of the rules needs, and no other file may. */
const lone: Readonly<Record<string, string>> = {
  '@orama/stemmers/french': 'domain/terms.ts',
  stemmer: 'domain/terms.ts',
  'fractional-indexing': 'domain/rank.ts',
};

/** What runs in a page: everything but the server and what only the server has. */
const ofTheServer = ['server/', 'backends/postgres/', 'backends/itop/'];

/** What a page never brings, since nothing outside the server names it: these, and the libraries that they stand on. */
const serverLibraries =
  /^(?:@hono\/node-server|jose|kysely|pg|pino|prom-client|sharp|file-type|aws4fetch|modern-tar|@opentelemetry\/api|@electric-sql\/pglite(?:\/.+)?)$/u;

function within(path: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

/**
 * Says what is wrong with an import, or nothing.
 * @param from the importing file, under `src/`
 * @param specifier as written
 * @param to the imported file under `src/` (it begins with `../` outside), or undefined for a library
 */
export function wrongWith(from: string, specifier: string, to: string | undefined): string | undefined {
  if (specifier.startsWith('node:') && !within(from, ofTheServer))
    return `what runs in a page imports nothing of Node ('${specifier}')`;
  const home = lone[specifier];
  if (home) return from === home ? undefined : `'${specifier}' belongs to ${home} alone`;
  const floor = floors.find(({ place }) => within(from, [place]));
  if (to === undefined) {
    if (serverLibraries.test(specifier) && !within(from, ofTheServer)) return `'${specifier}' is the server's alone`;
    if (specifier === 'zod/mini' && floor?.name === 'widgets') return 'what a browser kept is checked by shared/shape.ts';
    if (specifier === 'zod') return `'zod' weighs three times 'zod/mini': import that`;
    return floor?.libraries && !floor.libraries.includes(specifier) ? `${floor.name} does without '${specifier}'` : undefined;
  }
  if (to.startsWith('..')) return `the library does not reach outside src/ ('${specifier}')`;
  if (within(to, ofTheServer) && !within(from, ofTheServer)) return `nothing that runs in a page imports ${to}`;
  if (floor?.name === 'widgets' && within(to, ['domain/schemas/']))
    return `a page whose desk is elsewhere needs no schema ('${specifier}'): its type and its values are in domain/`;
  if (!floor || within(to, [floor.place, ...floor.below])) return undefined;
  return `imports go down only: ${floor.name} may not import ${to}`;
}

/** ESLint's rule: every static, dynamic and re-exporting import of a file under `src/`. */
export const importsGoDown: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{ text }}' } },
  create(context) {
    const src = resolve(context.cwd, 'src');
    const slashed = (path: string): string => path.split(sep).join('/');
    const from = slashed(relative(src, context.filename));
    if (from.startsWith('..')) return {};
    const check = (node: Rule.Node, source: unknown): void => {
      const { type, value } = (source ?? {}) as { type?: string; value?: unknown };
      if (type !== 'Literal' || typeof value !== 'string') return;
      const to = value.startsWith('.') ? slashed(relative(src, resolve(dirname(context.filename), value))) : undefined;
      const text = wrongWith(from, value, to);
      if (text) context.report({ node, messageId: 'wrong', data: { text } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
    };
  },
};
