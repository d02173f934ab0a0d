/**
 * The measures of the page and of the server, against their goals and against others in the same run.
 *
 *   npm run bench                    every measure, lists at 6,000 tickets
 *   npm run bench -- all             lists at 100,000 tickets: some twenty minutes
 *   npm run bench -- --tickets 9000  lists at so many
 *   npm run bench -- peers           the measures whose path holds a word
 *   npm run bench -- live            how soon thousands who listen to a server are told
 *   npm run bench -- all --write     and the tables go into docs/measured.md, the page's into the README too
 *   npm run bench -- server          the server on a real PostgreSQL with a million tickets, which takes minutes to make
 *   npm run bench -- server --quick  with 50,000
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MOST_HELD } from '../src/backends/desk/at-hand.ts';
import type { Line } from '../test/bench/sheet.ts';
import { buildIfStale } from './build.ts';
import { root } from './elements.ts';

/** More than a desk holds in memory, so that the index is what is measured. */
const USUAL = MOST_HELD + 1000;
const ALL = 100_000;

/** Files that measure by themselves; the others are parts of them. */
const MEASURES = ['peers', 'acts', 'lists', 'large-lists'];
/** Those of the server: when they are named. */
const NAMED = ['live', 'server'];

/** Tickets of the server's measures, and with `--quick`. */
const MILLION = 1_000_000;
const QUICK = 50_000;

/** Where each table goes, between which marks, and what is said of it. */
const TABLES = {
  page: { files: ['README.md', 'docs/measured.md'], mark: 'speed', how: 'the page’s processor slowed four times, medians' },
  server: { files: ['docs/measured.md'], mark: 'server', how: 'median of five rounds' },
} as const;

/** Milliseconds that this machine takes for a fixed piece of arithmetic: what other people's milliseconds are read against. */
function calibrate(): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let hash = 2_166_136_261;
    for (let step = 0; step < 50_000_000; step += 1) hash = Math.imul(hash ^ (step & 255), 16_777_619);
    return performance.now() - start + (hash & 0);
  });
  return Math.min(...runs);
}

/** A line of the sheet as a row of a Markdown table. */
function row({ what, figure, beside = '', goal = '', met }: Line): string {
  const verdict = met === undefined ? '' : met ? 'yes' : '**no**';
  return `| ${[what, figure, beside, goal, verdict].join(' | ')} |`;
}

function table(lines: readonly Line[], machine: string, command: string, how: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${day}, \`${command}\`; ${machine}; ${how}.`,
    '',
    '| what | measured | beside it, in the same run | goal | met |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map(row),
  ].join('\n');
}

/** Puts the table between its marks. @throws {Error} a file without them */
function put(file: string, mark: string, text: string): void {
  const [begin, end] = [`<!-- ${mark}:start -->`, `<!-- ${mark}:end -->`];
  const path = join(root, file);
  const whole = readFileSync(path, 'utf8');
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table: ${begin} … ${end}`);
  writeFileSync(path, `${whole.slice(0, from + begin.length)}\n\n${text}\n\n${whole.slice(to)}`);
}

const asked = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: asked,
  allowPositionals: true,
  options: { write: { type: 'boolean' }, tickets: { type: 'string' }, quick: { type: 'boolean' } },
});
const isWritten = values.write === true;
const tickets = Number(values.tickets ?? (positionals.includes('all') ? ALL : USUAL));
if (!Number.isInteger(tickets) || tickets <= MOST_HELD) {
  console.error(`--tickets takes more than ${MOST_HELD}: a smaller desk is held in memory, and has no index to measure.`);
  process.exit(1);
}
const words = positionals.filter((word) => word !== 'all');
const files = globSync('test/bench/*.ts', { cwd: root })
  .sort()
  .filter((file) => [...MEASURES, ...NAMED.filter((name) => words.includes(name))].some((name) => file.endsWith(`/${name}.ts`)))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
if (files.length === 0) {
  console.log(`No measure's path holds ${words.join(' or ')}.`);
} else {
  // The server's measures need no page.
  if (files.some((file) => !file.endsWith('/server.ts')) && !buildIfStale()) process.exit(1);
  const machine = `${cpus()[0]?.model ?? 'unknown processor'} × ${availableParallelism()}, Node ${process.version}, calibration ${calibrate().toFixed(0)} ms`;
  console.log(machine);
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'));
  const sheet = join(folder, 'lines');
  writeFileSync(sheet, '');
  const env = {
    ...process.env,
    GUICHET_BENCH: sheet,
    GUICHET_BENCH_TICKETS: String(tickets),
    GUICHET_BENCH_SERVER: String(values.tickets ?? (values.quick === true ? QUICK : MILLION)),
  };
  for (const file of files) {
    console.log(`\n— ${file}`);
    if (spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit', env }).status !== 0) process.exitCode = 1;
  }
  const lines = readFileSync(sheet, 'utf8')
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Line);
  rmSync(folder, { recursive: true });
  const missed = lines.filter((each) => each.met === false).length;
  console.log(`\n${lines.filter((each) => each.met === true).length} goals met, ${missed} missed`);
  if (isWritten && process.exitCode === undefined && lines.length > 0) {
    const command = ['npm run bench --', ...asked].join(' ');
    const places = new Set<string>();
    for (const [name, { files: into, mark, how }] of Object.entries(TABLES)) {
      const own = lines.filter(({ table: of = 'page' }) => of === name);
      if (own.length === 0) continue;
      for (const place of into) put(place, mark, table(own, machine, command, how));
      for (const place of into) places.add(place);
    }
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
    spawnSync(process.execPath, [prettier, '--write', ...places], { cwd: root, stdio: 'ignore' });
    console.log(`The tables are in ${[...places].join(' and ')}.`);
  }
}
