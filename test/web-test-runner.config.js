import { esbuildPlugin } from '@web/dev-server-esbuild';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launcherFor } from './run/launcher.ts';
import { webReporter } from './run/web-reporter.ts';

/** As in the build: what a bundler says to the virtual list's library. */
const inProduction = {
  name: 'in-production',
  transform: ({ path, body }) =>
    path.includes('/@tanstack/virtual-core/') ? { body: body.replaceAll('process.env.NODE_ENV', '"production"') } : undefined,
};

/** The worker by which msw answers in the place of a server, at the address where it looks for it. */
const mockServiceWorker = {
  name: 'mock-service-worker',
  serve: ({ path }) =>
    path === '/mockServiceWorker.js'
      ? { body: readFileSync(new URL('../node_modules/msw/lib/mockServiceWorker.js', import.meta.url), 'utf8'), type: 'js' }
      : undefined,
};

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['test/**/*.browser.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)), target: 'es2022' }),
    inProduction,
    mockServiceWorker,
  ],
  browsers: [await launcherFor(process.env.GUICHET_BROWSER ?? 'chromium')],
  concurrency: 2,
  // A test that goes well waits for what it needs and no longer: these only give up on a busy machine, or where a browser is slow at it
  // (Firefox passes on what a page's own worker answers in a fifth of Chromium's pace).
  testFramework: { config: { ui: 'bdd', timeout: process.env.GUICHET_BROWSER ? 120_000 : 40_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // An audit of every state takes the browsers that are tried once in a while minutes; WebKitGTK draws without a graphics card.
  testsFinishTimeout: process.env.GUICHET_BROWSER ? 1_800_000 : 240_000,
  staticLogging: !process.stdout.isTTY,
  reporters: [webReporter()],
};
