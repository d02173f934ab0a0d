/**
 * What tells one build's files from another's. Names that each held a mark of their own would weigh a fiftieth of all that a page
 * fetches: a file names tens of others, and such marks cannot be compressed. One mark that all files share is said once a file;
 * and as most files name what all of them need, a change of that already changed nearly every name.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that a build is made of, beside the Node that runs it. */
const SOURCES = ['{src,demo,test/widgets}/**/*.*', 'scripts/*.js', 'rollup.config.js', 'tsconfig.json', 'package*.json'];

/** Eight letters and digits: the same for the same sources. @param root the project's folder */
export function buildMark(root) {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return BigInt(`0x${hash.digest('hex')}`)
    .toString(36)
    .slice(-8);
}
