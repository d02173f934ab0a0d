/** Packs both packages, installs each where nothing is, imports the one and runs the other, and says what each brings along. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildIfStale } from './build.ts';
import { root } from './elements.ts';
import { makeServerPackage, ownManifest } from './pack.ts';

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', [...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}:\n${stderr}`);
  return stdout;
}

/** Packs a folder. @returns the file */
function pack(folder: string, into: string): string {
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', into], folder)) as { readonly filename: string }[];
  return join(into, packed?.filename ?? '');
}

/** Installs a file where nothing is. @returns every package that is there then */
function install(file: string, folder: string): string[] {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  npm(['install', '--no-audit', '--no-fund', '--omit=dev', file], folder);
  const places = globSync(['**/node_modules/*/package.json', '**/node_modules/@*/*/package.json'], { cwd: folder });
  return [
    ...new Set(
      places.map(
        (place) =>
          place
            .split('node_modules/')
            .at(-1)
            ?.replace(/\/package\.json$/u, '') ?? '',
      ),
    ),
  ].sort();
}

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

/** Runs the server that was installed, asks it, and ends it. */
async function tryServer(folder: string, version: string): Promise<void> {
  const command = join(folder, 'node_modules/.bin/guichet');
  const run = (args: readonly string[]) =>
    spawn(process.execPath, [command, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = spawnSync(process.execPath, [command, '--version'], { cwd: folder, encoding: 'utf8' }).stdout.trim();
  expect(said === version, `guichet --version says ${version}, not "${said}"`);
  const server = run(['serve', '--port', '0']);
  const ended = once(server, 'exit');
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: server.stdout }).on('line', (line) => {
        const { msg, port } = JSON.parse(line) as { readonly msg: string; readonly port?: number };
        if (msg === 'listening') resolve(`http://127.0.0.1:${port}`);
      });
      void ended.then(() => reject(new Error('the installed server ended by itself')));
    });
    expect((await fetch(`${url}/ready`)).ok, 'the installed server is ready');
    expect((await fetch(`${url}/guichet/${version}/guichet.js`)).ok, 'it serves the library');
    expect((await fetch(`${url}/open`)).ok && (await fetch(`${url}/own/open.js`)).ok, 'it serves its own pages');
    expect((await fetch(`${url}/desks/assistance/session`)).status === 401, 'it lets nobody in without a token');
  } finally {
    server.kill('SIGTERM');
  }
  const [code] = (await ended) as [number | null];
  expect(code === 0, `it ends when it is told to, with ${code}`);
}

/** Imports every door of the library that was installed. */
function tryLibrary(folder: string): void {
  const code = "const m = await import('guichet'); if (typeof m.connect !== 'function') throw new Error('no connect')";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });
  expect(status === 0, `the installed library is imported: ${stderr}`);
  const { exports } = JSON.parse(readFileSync(join(folder, 'node_modules/guichet/package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string; readonly types?: string }>>;
  };
  const files = Object.values(exports).flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)));
  for (const file of files.filter((each) => !each.includes('*')))
    expect(existsSync(join(folder, 'node_modules/guichet', file)), `${file} is in the package`);
}

if (!buildIfStale() || !existsSync(join(root, 'dist/types'))) throw new Error('npm run build comes first');
const place = mkdtempSync(join(tmpdir(), 'guichet-pack-'));
try {
  const { version } = ownManifest();
  const made = makeServerPackage(join(place, 'guichet-server'));
  const [library, server] = [pack(root, place), pack(join(place, 'guichet-server'), place)];

  const ofLibrary = install(library, join(place, 'page'));
  tryLibrary(join(place, 'page'));
  const shared = new Set(Object.keys(ownManifest().dependencies));
  const ofServerAlone = Object.keys(made.dependencies).filter((name) => !shared.has(name));
  const strangers = ofLibrary.filter((name) => ofServerAlone.includes(name));
  expect(strangers.length === 0, `guichet brings nothing of the server's: ${strangers.join(', ')}`);

  const ofServer = install(server, join(place, 'school'));
  expect(!ofServer.includes('guichet'), 'guichet-server needs no other package of ours');
  await tryServer(join(place, 'school'), version);

  console.log(`guichet ${version}: ${ofLibrary.length - 1} packages come along, none of them the server's`);
  console.log(
    `guichet-server ${version}: ${ofServer.length - 1} packages come along; ${Object.keys(made.dependencies).join(', ')}`,
  );
} finally {
  rmSync(place, { recursive: true, force: true });
}
