/** What each of the two packages brings along is what it imports, pinned as the tree has it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/elements.ts';
import { ownManifest, packagesIn, pinned } from '../../scripts/pack.ts';

test('every import is seen, by the name of its package, and none of one’s own', () => {
  const code = `import a from 'pino'; import '@hono/node-server/serve-static'; export * from 'zod/mini';
    import { join } from 'node:path'; import b from './b.js'; import c from '../c.js';
    const d = () => import('@electric-sql/pglite/node-postgres');`;
  assert.deepEqual(packagesIn(code), ['@electric-sql/pglite', '@hono/node-server', 'pino', 'zod']);
});

test('what the tree does not pin is not published', () => {
  const own = { ...ownManifest(), dependencies: { zod: '4.6.7', loose: '^1.0.0' }, devDependencies: { pino: '10.4.0' } };
  assert.deepEqual(pinned(['pino', 'zod', 'pino'], own), { pino: '10.4.0', zod: '4.6.7' });
  assert.throws(() => pinned(['express'], own), /express is not pinned/u);
  assert.throws(() => pinned(['loose'], own), /loose is not pinned/u);
});

test('a page’s package depends on nothing that only the server imports', () => {
  const sources = globSync(['src/server/**/*.ts', 'src/backends/postgres/**/*.ts'], { cwd: root });
  assert.ok(sources.length > 30);
  const { dependencies } = ownManifest();
  // Types are gone when it runs, and so is what was imported for them alone.
  const bare = /^(?:import|export)(?! type)[^'"]*from '((?:@[^/']+\/)?[^./@'][^/']*)/gmu;
  const named = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(bare)].map(([, name]) => name ?? ''),
  );
  const servers = [...new Set(named)].filter((name) => !name.startsWith('node:'));
  for (const each of ['pino', 'jose', 'prom-client', 'pg', 'kysely', '@hono/node-server'])
    assert.ok(servers.includes(each), each);
  assert.deepEqual(
    servers.filter((name) => Object.hasOwn(dependencies, name)),
    ['zod', '@rgrove/parse-xml'],
    'pages import these too',
  );
});
