/** Where this copy of the server is installed: its version, and the library that it serves to pages. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Bundles } from './bundles.ts';

/** The folder above `src/server/running/`, or above where that is published. */
const root = new URL('../../../', import.meta.url);

/** The version of this copy. */
export function installedVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { readonly version: string };
  return version;
}

/** The library beside this copy. */
export function installedBundles(): Bundles {
  return new Bundles(fileURLToPath(new URL('dist', root)), installedVersion());
}
