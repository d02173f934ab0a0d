/** A large server backed up and restored: whatever is in it, no more is held than a portion of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { command, folder } from '../server/process.ts';
import { startPostgres, type Server } from '../real/postgres-server.ts';

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url));

/** Megabytes that a process held at most, said at its end. */
const PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+Math.round(process.resourceUsage().maxRSS/1024)+'\\n'))`;

/** Rows of a log, a kilobyte each, that PostgreSQL makes by itself. */
const log = (from: number, to: number) => `
  insert into guichet.events (desk, sequence, ticket, version, body)
  select 'assistance', n, md5((n / 10)::text), n % 10, json_build_object('n', n, 'text', repeat(md5(n::text), 30))
  from generate_series(${from}, ${to}) n`;

const file = (megabytes: number) => `
  insert into guichet.bytes (id, desk, type, bytes)
  select md5(random()::text), 'assistance', 'application/octet-stream',
    decode(string_agg(md5(random()::text), ''), 'hex') from generate_series(1, ${megabytes * 65_536}) n`;

describe('a large backup', { timeout: 1_800_000 }, () => {
  const place = folder();
  let [from, to]: (Server | undefined)[] = [];
  before(async () => {
    [from, to] = await Promise.all([startPostgres(), startPostgres()]);
    assert.equal(command(['migrate'], place.path, { GUICHET_DATABASE: from.url }).code, 0);
  });
  after(async () => {
    await Promise.all([from?.stop(), to?.stop()]);
    place.remove();
  });

  async function run(
    args: readonly string[],
    database: string | undefined,
  ): Promise<{ readonly peak: number; readonly said: string }> {
    const child = spawn(process.execPath, ['--no-deprecation', '--import', PEAK, MAIN, ...args], {
      cwd: place.path,
      env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', GUICHET_DATABASE: database },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 0, said);
    return { peak: Number(/^peak (\d+)$/mu.exec(said)?.[1]), said };
  }

  async function asked<Row>(server: Server | undefined, sql: string): Promise<Row> {
    const client = new pg.Client({ connectionString: server?.url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows[0] as Row;
  }

  it('of eight times as much holds no more, and gives all of it back', async () => {
    await asked(from, log(1, 50_000));
    await asked(from, file(20));
    const small = await run(['backup', '--out', 'small.tar.gz'], from?.url);
    await asked(from, log(50_001, 400_000));
    for (let more = 0; more < 7; more += 1) await asked(from, file(20));
    const large = await run(['backup', '--out', 'large.tar.gz'], from?.url);
    const back = await run(['restore', join(place.path, 'large.tar.gz')], to?.url);
    const counted = 'select count(*) as rows, sum(hashtext(body::text)::bigint) as sum from guichet.events';
    assert.deepEqual(await asked(to, counted), await asked(from, counted));
    const bytes = 'select count(*) as files, sum(hashtext(md5(bytes))::bigint) as sum from guichet.bytes';
    assert.deepEqual(await asked(to, bytes), await asked(from, bytes));
    const { size } = await stat(join(place.path, 'large.tar.gz'));
    console.log(
      `peaks: ${small.peak} MB, ${large.peak} MB of eight times as much; restored with ${back.peak} MB; ${Math.round(size / 1e6)} MB on disk`,
    );
    assert.ok(large.peak < small.peak * 1.5 + 50, `${large.peak} MB after ${small.peak} MB`);
    assert.ok(back.peak < 700, `${back.peak} MB to restore`);
  });
});
