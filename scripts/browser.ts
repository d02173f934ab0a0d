import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** A browser that can be started: its program, what it needs on its command line, and where it was found. */
export interface FoundBrowser {
  readonly path: string;
  readonly args: readonly string[];
  readonly from: string;
}

/** What the search looks at; a test gives its own, everything else takes this process's. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly exists: (path: string) => boolean;
  /** The program inside the npm package, or undefined where that package cannot run. */
  readonly packaged: () => Promise<string | undefined>;
}

const onPath = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  ],
};

/** What every test and measure passes to Chromium: nothing is fetched behind the test's back. */
export const quietFlags: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium refuses its sandbox to root, and to root alone: nobody else goes without. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Finds a Chrome or Chromium: `CHROME_PATH`, then one on the PATH or in its usual place, then the one in the npm package @sparticuz/chromium.
 * @throws {Error} one line that says what to install, when there is none or when `CHROME_PATH` names nothing.
 */
export async function findChromium(around: Surroundings = here): Promise<FoundBrowser> {
  const args = [...sandboxFlags(), ...quietFlags];
  const named = around.env['CHROME_PATH'];
  if (named) {
    if (around.exists(named)) return { path: named, args, from: 'CHROME_PATH' };
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const places = (around.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...onPath.flatMap((name) => places.map((place) => join(place, name))),
    ...(installed[around.platform] ?? []),
  ];
  const own = candidates.find(around.exists);
  if (own) return { path: own, args, from: 'installed' };
  const packaged = await around.packaged();
  if (packaged) return { path: packaged, args, from: '@sparticuz/chromium' };
  throw new Error(
    'No browser found: install Google Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to one.',
  );
}

/** Finds Firefox: `FIREFOX_PATH`, then one on the PATH. Undefined where there is none: it is a second opinion, never a condition. */
export function findFirefox(around: Pick<Surroundings, 'env' | 'exists'> = here): FoundBrowser | undefined {
  const named = around.env['FIREFOX_PATH'];
  const places = (around.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(named ? [named] : []),
    ...['firefox-esr', 'firefox'].flatMap((name) => places.map((place) => join(place, name))),
  ];
  const path = candidates.find(around.exists);
  return path ? { path, args: [], from: path === named ? 'FIREFOX_PATH' : 'installed' } : undefined;
}

/** The number before the first point of what a Firefox says of itself; undefined where it says none. */
export function firefoxMajor(said: string): number | undefined {
  const number = /Firefox (\d+)/u.exec(said)?.[1];
  return number === undefined ? undefined : Number(number);
}

/**
 * Finds Firefox where it is asked for by name.
 * @throws {Error} one line that says what to install when there is none
 */
export function needFirefox(): FoundBrowser {
  const found = findFirefox();
  if (!found) throw new Error('No Firefox found: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.');
  return found;
}

/**
 * Unpacks the npm package's Chromium once and returns a launcher for it. The package unpacks into the shared temporary folder under fixed names,
 * where another person's copy would be unreadable: here it goes into a folder of this checkout, or of this person.
 */
async function unpackChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(root, 'package.json')) as { version: string };
  for (const base of [join(dirname(dirname(root)), '.cache'), join(tmpdir(), `guichet-${process.getuid?.() ?? 'me'}`)]) {
    const home = join(base, `chromium-${version}`);
    const launcher = join(home, 'launch');
    if (await canRun(join(home, 'chromium'))) return launcher;
    if (!(await canWrite(base))) continue;
    const fresh = await mkdtemp(join(base, 'unpacking-'));
    await inflateInto(fresh, join(root, 'bin'));
    await writeLauncher(fresh);
    await rename(fresh, home).catch(async (error: unknown) => {
      // Another process has unpacked it meanwhile: its copy is as good.
      await rm(fresh, { recursive: true, force: true });
      if (!(await canRun(join(home, 'chromium')))) throw error;
    });
    return launcher;
  }
  return undefined;
}

async function inflateInto(folder: string, archives: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  // `inflate` writes under os.tmpdir() and takes no other place.
  process.env['TMPDIR'] = folder;
  try {
    const unpacking = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => inflate(join(archives, name)));
    await Promise.all(unpacking);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await chmod(join(folder, 'chromium'), 0o755);
  await chmod(folder, 0o755);
}

/** The system's libraries and fonts come first where there are some; the package's own fill the gaps of a bare machine. */
async function writeLauncher(folder: string): Promise<void> {
  await writeFile(
    join(folder, 'fonts.conf'),
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n' +
      '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n' +
      '  <dir prefix="relative">fonts/fonts</dir>\n  <cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n',
  );
  const lines = [
    '#!/bin/sh',
    'here=$(dirname "$0")',
    'if ldd "$here/chromium" 2>/dev/null | grep -q "not found"; then',
    '  LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"; export LD_LIBRARY_PATH',
    'fi',
    'FONTCONFIG_FILE="$here/fonts.conf"; export FONTCONFIG_FILE',
    'exec "$here/chromium" "$@"',
    '',
  ];
  await writeFile(join(folder, 'launch'), lines.join('\n'), { mode: 0o755 });
}

async function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    await readdir(folder);
    return true;
  } catch {
    return false;
  }
}

const here: Surroundings = { env: process.env, platform: process.platform, exists: existsSync, packaged: unpackChromium };

if (import.meta.main) {
  const found = await findChromium();
  console.log(`${found.path} (${found.from})`);
}
