import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { launcherFor } from './run/launcher.ts';
import { webReporter } from './run/web-reporter.ts';

/** As in the build: what a bundler says to the virtual list's library. */
const inProduction = {
  name: 'in-production',
  transform: ({ path, body }) =>
    path.includes('/@tanstack/virtual-core/') ? { body: body.replaceAll('process.env.NODE_ENV', '"production"') } : undefined,
};

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['test/**/*.browser.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)), target: 'es2022' }),
    inProduction,
  ],
  browsers: [await launcherFor(process.env.GUICHET_BROWSER ?? 'chromium')],
  concurrency: 2,
  // A test that goes well waits for what it needs and no longer: these only give up on a busy machine.
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // WebKitGTK draws without a graphics card: an audit of every state takes it minutes.
  testsFinishTimeout: process.env.GUICHET_BROWSER === 'webkit' ? 900_000 : 240_000,
  staticLogging: !process.stdout.isTTY,
  reporters: [webReporter()],
};
