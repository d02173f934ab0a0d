import { spawn, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, firefoxMajor } from '../../scripts/browser.ts';
import { buildIfStale } from '../../scripts/build.ts';
import { findPostgres } from '../real/postgres-server.ts';
import { add, collect, judge, leave, named, nothing, sentence, type Tally } from './tally.ts';
import { findWebKit } from './webkit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A part of a run: which files, which program, and what must be there first. Undefined `ready` means always; a string says what is missing. */
interface Part {
  readonly name: string;
  readonly files: readonly string[];
  readonly without?: readonly string[];
  readonly program: (files: readonly string[]) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ready?: () => string | true;
  /** What the browser says of itself, where it is this machine's. */
  readonly browser?: () => string | Promise<string>;
}

/** @param minutes that one test may take, after which it has hung */
const byNodeWithin =
  (minutes: number) =>
  (files: readonly string[]): string[] => [
    '--test',
    '--test-reporter=./test/run/node-reporter.ts',
    // Two files side by side: Node would run one, on a machine of two processors.
    '--test-concurrency=2',
    `--test-timeout=${minutes * 60_000}`,
    ...files,
  ];
const byNode = byNodeWithin(2);
/** Long runs hold one story of minutes each, and need the machine for themselves. */
const byNodeAlone = (files: readonly string[]): string[] => [
  '--test',
  '--test-reporter=./test/run/node-reporter.ts',
  '--test-concurrency=1',
  ...files,
];
const byBrowser = (files: readonly string[]): string[] => [
  'node_modules/@web/test-runner/dist/bin.js',
  '--config',
  'test/web-test-runner.config.js',
  ...files.flatMap((file) => ['--files', file]),
];

/** What a part says where it needs `dist/`, which could not be built: this fails the run. */
const NO_BUILD = 'a build';

const versionOf = (path: string): string => spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();

/** What this machine's Firefox says that it is; empty where there is none. */
function firefoxVersion(): string {
  const path = findFirefox()?.path;
  return path === undefined ? '' : versionOf(path);
}
const firefoxIsHere = (): string | true =>
  findFirefox() ? true : 'Firefox (Debian: apt-get install firefox-esr; elsewhere set FIREFOX_PATH)';
const firefoxAndBuild = (): string | true => {
  const here = firefoxIsHere();
  return here === true ? buildIfStale() || NO_BUILD : here;
};
/** The oldest that Playwright was seen to drive: it asks Firefox 140, which Debian 12 had before, for what it does not know, and gives up. */
const DRIVEN_FIREFOX = 153;
const drivenFirefoxIsHere = (): string | true => {
  const said = firefoxVersion();
  if (said !== '' && (firefoxMajor(said) ?? 0) < DRIVEN_FIREFOX) return `Firefox ${DRIVEN_FIREFOX} or newer (this is ${said})`;
  return firefoxAndBuild();
};

/** What needs a real PostgreSQL; every day those of its cases that PGlite cannot have, since the whole suite takes minutes there. */
const postgresFiles = ['test/backends/postgres/server/**/*.test.ts', 'test/server/postgres/**/*.test.ts'];
const wholeOnPostgres = ['conformance', 'over-http'].map((name) => `test/backends/postgres/server/${name}.test.ts`);
const postgresIsHere = (): string | true =>
  findPostgres() ? true : 'PostgreSQL (npm ci with install scripts, in a folder that everyone may enter)';
/** The oldest version that is promised. */
const postgres15Files = ['test/long/postgres/15.test.ts'];
/** Nodes that are killed under load: a minute for each story, and some seconds before a change is kept. */
const dyingNodes: Part = {
  name: 'nodes that are killed under load',
  files: ['test/long/postgres/dying-nodes.ts'],
  program: byNodeAlone,
  ready: postgresIsHere,
};
/** Tests of a server whose pages load the library: they need it built, as journeys do. */
const ofBuilt = ['test/server/lti.test.ts'];
/** A server's commands, its files and its backups, one after the other: each case is a process, or opens a database of its own. */
const ofProcesses = ['operating', 'doctor', 'serving', 'files/serving', 'backup/round-trip'].map(
  (name) => `test/server/${name}.test.ts`,
);
/** Who comes to a server by which door, with real mail and real sign-in servers; who was erased and stays so; a week without a network. */
const ofDoors = ['guests', 'guest-claims', 'sign-in/cas', 'sign-in/oidc', 'backup/erasing-again', 'offline'].map(
  (name) => `test/server/${name}.test.ts`,
);
/** A database and a network that fail under a server, and several nodes of it. */
const ofFailingServers = ['database-faults', 'network-faults', 'nodes'].map((name) => `test/server/postgres/${name}.test.ts`);
/** Whether the tests and the lint rules find what is wrong: mistakes planted one by one in what they watch over. */
const planted = [
  ...['domain', 'backends/offline', 'backends/postgres'].map((place) => `test/${place}/planted.test.ts`),
  'test/scripts/lint.test.ts',
];
const apart = ['test/foreign/**', 'test/long/**', 'test/bench/**'];
const browserFiles = ['test/**/*.browser.ts'];
/**
 * Of theme, language and width, what people see first is audited every day; dark and on a phone, before a change is kept; in English,
 * whose sentences are as long, in the long run and in the other browsers.
 */
const lookOf = (look: string): string => `test/widgets/accessibility/${look}.browser.ts`;
const otherLooks = ['dark-fr', 'narrow'].map(lookOf);
const englishLooks = ['dark-en', 'light-en'].map(lookOf);
/** Text that is spaced, on a phone, from left to right and from right to left: nothing that changes often. */
const spaced = ['test/widgets/accessibility/spaced.journey.ts'];
/**
 * Too long for every day: every state gone through by Tab, in every medium, and as a tree; every widget under the strict policy; the
 * package installed elsewhere. Each widget has its journey by keys every day.
 */
const longWalks = [
  ...['tabbing', 'media', 'trees'].map((name) => `test/widgets/accessibility/${name}.journey.ts`),
  ...['csp', 'package'].map((name) => `test/journeys/${name}.journey.ts`),
];
/** A network that fails, which Node tries every day; 500 acts of a week without one; a browser's crash, and the other tab's waiting. */
const longFaults = ['network', 'offline-week', 'offline-tabs'].map((name) => `test/faults/${name}.journey.ts`);
/** Journeys that the everyday ones go along in part, and a browser's own troubles: its storage, its crash, its full disk. */
const longerJourneys = [
  ...['people', 'offline', 'storage', 'room', 'dying'].map((name) => `faults/${name}`),
  ...['keyboard-list', 'hosts', 'playground', 'guide', 'browser-notices', 'own-pages'].map((name) => `journeys/${name}`),
  ...['guests', 'signing-in', 'one-stream', 'person'].map((name) => `journeys/${name}`),
].map((name) => `test/${name}.journey.ts`);
/** The suite that every backend passes, where it takes minutes or says little that is new: every day it runs in memory, over HTTP and in the browser. */
const wholeSuites = [
  ...['pglite', 'lists', 'reports'].map((name) => `backends/postgres/${name}`),
  ...['http/socket', 'http/shared-conformance', 'backends/memory/large', 'backends/offline/conformance'],
].map((name) => `test/${name}.test.ts`);
const wholeInBrowser = [
  ...['http/msw', 'backends/offline/conformance', 'widgets/ticket-list/plenty'],
  'backends/indexeddb/large-worker',
].map((name) => `test/${name}.browser.ts`);
/** A large desk read in other ways than by a worker: in the long run, and in the other browsers. */
const otherReadings = ['slices', 'walked'].map((way) => `test/backends/indexeddb/large-${way}.browser.ts`);
/** 500 seeds every day, all of them before a change is kept. */
const simulation = 'test/backends/offline/simulation.test.ts';

const foreign: Part = {
  name: 'foreign',
  files: ['test/foreign/**/*.test.ts'],
  program: byNode,
  ready: () =>
    process.env['GUICHET_CORPORA'] ? true : 'foreign cases (set GUICHET_CORPORA to a folder of corpora, see CONTRIBUTING.md)',
};

/** What takes minutes in Chromium and has seldom said anything that the walks had not. */
const longer: readonly Part[] = [
  { name: 'spaced text', files: spaced, program: byNodeWithin(10), ready: () => buildIfStale() || NO_BUILD },
  { name: 'other looks, in English', files: englishLooks, program: byBrowser },
  { name: 'a large desk, read in other ways', files: otherReadings, program: byBrowser },
];

/** Each state gone through once more, in ways that take minutes: before a change is kept, and in the long run. */
const walks: readonly Part[] = [
  { name: 'long walks', files: longWalks, program: byNodeWithin(10), ready: () => buildIfStale() || NO_BUILD },
  { name: 'long faults', files: longFaults, program: byNodeAlone, ready: () => buildIfStale() || NO_BUILD },
  { name: 'longer journeys', files: longerJourneys, program: byNode, ready: () => buildIfStale() || NO_BUILD },
  { name: 'other looks: dark, and on a phone', files: otherLooks, program: byBrowser },
  { name: 'a server’s commands, files and backups', files: ofProcesses, program: byNodeAlone },
  { name: 'a server’s doors', files: ofDoors, program: byNode },
  { name: 'a server whose database or network fails', files: ofFailingServers, program: byNode, ready: postgresIsHere },
  {
    name: 'planted mistakes, and the whole simulation',
    files: [...planted, simulation],
    // One test goes through thousands of weeks.
    program: byNodeWithin(10),
    env: { GUICHET_SEEDS: '2000' },
  },
  { name: 'the whole suite on PGlite, by socket, without a network and on a large desk', files: wholeSuites, program: byNode },
  {
    name: 'the whole suite in a browser, around HTTP, through msw and on a large desk',
    files: wholeInBrowser,
    program: byBrowser,
  },
];
const dyingABit: Part = { ...dyingNodes, env: { GUICHET_SECONDS: '10' } };

/** Browsers that npm does not bring. */
const otherBrowsers: readonly Part[] = [
  {
    name: 'firefox',
    files: browserFiles,
    without: apart,
    program: byBrowser,
    env: { GUICHET_BROWSER: 'firefox' },
    ready: firefoxIsHere,
    browser: firefoxVersion,
  },
  {
    name: 'firefox, faults',
    files: ['test/faults/**/*.journey.ts'],
    // A network that is cut, a tab that is frozen: by Chromium's own instruments.
    without: ['test/faults/offline*.journey.ts'],
    program: byNode,
    env: { GUICHET_BROWSER: 'firefox' },
    ready: drivenFirefoxIsHere,
    browser: firefoxVersion,
  },
  {
    name: 'firefox, its own notices',
    files: ['test/journeys/**/*.firefox.ts'],
    program: byNodeAlone,
    ready: firefoxAndBuild,
    browser: firefoxVersion,
  },
  {
    name: 'webkit',
    files: browserFiles,
    without: apart,
    program: byBrowser,
    env: { GUICHET_BROWSER: 'webkit' },
    ready: () => (findWebKit() ? true : 'WebKitGTK (Debian: apt-get install webkit2gtk-driver xvfb)'),
  },
];

const runs: Readonly<Record<string, readonly Part[]>> = {
  everyday: [
    {
      name: 'node',
      files: ['test/**/*.test.ts'],
      without: [...apart, ...postgresFiles, ...ofBuilt, ...ofProcesses, ...ofDoors, ...planted, ...wholeSuites],
      program: byNode,
    },
    {
      name: 'a PostgreSQL server',
      files: postgresFiles,
      without: [...wholeOnPostgres, ...ofFailingServers],
      program: byNode,
      ready: postgresIsHere,
    },
    {
      name: 'browser',
      files: browserFiles,
      without: [...apart, ...otherLooks, ...englishLooks, ...wholeInBrowser, ...otherReadings],
      program: byBrowser,
    },
    {
      name: 'journeys',
      files: [...ofBuilt, ...['journeys', 'faults', 'widgets'].map((place) => `test/${place}/**/*.journey.ts`)],
      without: [...longWalks, ...spaced, ...longFaults, ...longerJourneys],
      program: byNode,
      ready: () => buildIfStale() || NO_BUILD,
    },
  ],
  foreign: [foreign],
  long: [
    { name: 'long', files: ['test/long/**/*.ts'], without: [...postgres15Files, ...dyingNodes.files], program: byNodeAlone },
    {
      name: 'PostgreSQL 15',
      files: postgres15Files,
      program: byNodeAlone,
      ready: () => (findPostgres(15) ? true : 'PostgreSQL 15 (Debian 12: apt-get install postgresql-15)'),
    },
    { name: 'the whole suite on a PostgreSQL server', files: wholeOnPostgres, program: byNodeAlone, ready: postgresIsHere },
    dyingNodes,
    ...walks,
    ...longer,
  ],
  walks: [...walks, dyingABit],
  browsers: [
    {
      name: 'chromium',
      files: browserFiles,
      without: apart,
      program: byBrowser,
      env: { GUICHET_BROWSER: 'chromium' },
      browser: async () => versionOf((await findChromium()).path),
    },
    ...otherBrowsers,
  ],
  otherBrowsers,
};

/** The files of a part whose path holds one of the words asked for; all of them where no word is. */
function filesOf(part: Part, words: readonly string[]): string[] {
  const found = globSync([...part.files], { cwd: root, exclude: [...(part.without ?? [])] }).sort();
  return words.length === 0 ? found : found.filter((file) => words.some((word) => file.includes(word)));
}

async function runPart(part: Part, files: readonly string[], place: string): Promise<Tally> {
  const env = { ...process.env, ...part.env, GUICHET_TALLY: place };
  const child = spawn(process.execPath, [...part.program(files)], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  return judge(await collect(place), code);
}

async function main(kind: string, words: readonly string[]): Promise<void> {
  const parts = runs[kind];
  if (!parts) throw new Error(`No such run: ${kind}. There are ${Object.keys(runs).join(', ')}.`);
  const folder = await mkdtemp(join(tmpdir(), 'guichet-tests-'));
  let total = nothing;
  try {
    for (const part of parts) {
      const files = filesOf(part, words);
      if (files.length === 0) continue;
      const ready = part.ready?.() ?? true;
      const browser = ready === true && part.browser ? `, ${await part.browser()}` : '';
      console.log(`— ${part.name}: ${files.length} ${files.length === 1 ? 'file' : 'files'}${browser}`);
      const since = performance.now();
      if (ready === true) total = add(total, await runPart(part, files, join(folder, part.name)));
      else if (ready === NO_BUILD) total = add(total, { passed: 0, failed: 1 });
      console.log(
        ready === true ? `— ${part.name}: ${Math.round((performance.now() - since) / 1000)} s` : `not run here: ${ready}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (words.length > 0 && total.passed + total.failed === 0) console.log(`No test file's path holds ${words.join(' or ')}.`);
  await leave(total);
  console.log(`\n${named(total)}\n${sentence(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

const [kind = 'everyday', ...words] = process.argv.slice(2);
await main(kind, words);
