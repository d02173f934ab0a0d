/** A server as a school runs it, with the database that it brings: its first start, its life, its end, and what is left then. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '../conformance/assert.ts';
import { command, folder, ServerProcess, tokenOf, type Asked } from './process.ts';
import { seatAt } from './seats.ts';

/** What of an answer the tests look at. */
interface Body {
  readonly rows?: readonly object[];
  readonly total?: number;
  readonly code?: string;
  readonly me?: { readonly profile: string };
  readonly status?: string;
}

const ADMINISTRATOR = { role: 'administrator' };

const filing = (summary: string, ticket: string = crypto.randomUUID()) => [
  { do: 'file', id: crypto.randomUUID(), ticket, summary, description: 'Depuis ce matin.' },
];

describe('a server of one’s own', { timeout: 120_000 }, () => {
  const place = folder();
  let server: ServerProcess;
  let link = '';
  before(async () => {
    server = await ServerProcess.start(place.path, {
      GUICHET_ORIGINS: 'https://moodle.example',
      GUICHET_LIMITS_PERSON: '40',
      GUICHET_LIMITS_ADDRESS: '30',
      GUICHET_PORT: '0',
    });
    link = /http:\S+\/open#\S+/u.exec(server.said)?.[0] ?? '';
  });
  after(async () => {
    await server.end('SIGKILL');
    place.remove();
  });

  const asked = async (path: string, init: Asked = {}) => {
    const answer = await server.ask(path, init);
    return {
      status: answer.status,
      body: (await answer.json()) as Body,
    };
  };

  it('says at its first start what it made, who may come, and what to paste', () => {
    assert.match(server.said, /The desk “assistance” is ready\./u);
    assert.match(
      server.said,
      /Administrator's one-time link, valid for 24 hours:\n {2}http:\/\/localhost:\d+\/open#[\w-]{43}$/mu,
    );
    assert.match(server.said, /What to paste into a page: http:\/\/localhost:\d+\/samples\/$/mu);
  });

  it('is alive, is ready, and counts', async () => {
    assert.deepEqual(await asked('/health'), { status: 200, body: { status: 'alive' } });
    assert.deepEqual(await asked('/ready'), { status: 200, body: { status: 'ready' } });
    const numbers = await (await server.ask('/metrics')).text();
    assert.match(numbers, /^guichet_http_request_duration_seconds_count\{operation="health",status="200"\} 1$/mu);
    const behindAProxy = await server.ask('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } });
    assert.equal(behindAProxy.status, 404, 'a proxy asks for anybody');
  });

  it('counts who listens', async () => {
    const lea = await seatAt(server, 'lea');
    const stop = lea.watch(lea.cursor, () => undefined);
    const numbers = async (): Promise<string> => (await server.ask('/metrics')).text();
    await until(async () => /^guichet_live_listeners 1$/mu.test(await numbers()), 'somebody listens');
    assert.match(await numbers(), /^guichet_live_told_seconds_count \d+$/mu);
    assert.match(await numbers(), /^guichet_live_slow_total 0$/mu);
    stop();
    await until(async () => /^guichet_live_listeners 0$/mu.test(await numbers()), 'and listens no more');
    await lea.close();
  });

  it('lets two people work on one ticket, each as who they are', async () => {
    const ticket = crypto.randomUUID();
    const filed = await asked('/desks/assistance/commands', {
      token: tokenOf('lea'),
      body: filing('La page reste blanche', ticket),
    });
    assert.equal(filed.status, 200);
    const seen = await asked('/desks/assistance/tickets/list', { token: tokenOf('admin', ADMINISTRATOR), body: {} });
    assert.equal(seen.body.rows?.length, 1);
    const other = await asked('/desks/assistance/tickets/list', { token: tokenOf('sami'), body: {} });
    assert.deepEqual(other.body.rows, [], 'nobody reads what is not theirs');
    assert.equal((await asked(`/desks/assistance/tickets/${ticket}`, { token: tokenOf('sami') })).status, 404);
  });

  it('believes nobody without a token, and says to whoever wrote the page what is wrong with it', async () => {
    const missing = await asked('/desks/assistance/session');
    assert.deepEqual([missing.status, missing.body.code], [401, 'missing']);
    const late = tokenOf('lea', { iat: 1000, exp: 1300 });
    const expired = await asked('/desks/assistance/session', { token: late });
    assert.deepEqual([expired.status, expired.body.code], [401, 'expired']);
  });

  it('serves the desks that it was told of, and makes no other', async () => {
    const nowhere = await asked('/desks/elsewhere/session', { token: tokenOf('lea') });
    assert.equal(nowhere.status, 404);
    assert.equal((await asked('/anything')).status, 404);
  });

  it('lets pages of the origins that it was told of read, and of no other', async () => {
    const from = async (origin: string) =>
      (await server.ask('/desks/assistance/session', { method: 'OPTIONS', headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    assert.equal(await from('https://moodle.example'), 'https://moodle.example');
    assert.equal(await from('https://moodle.example.evil.example'), null);
  });

  it('asks somebody who asks too much to come back later, in their language, and lets the others go on', async () => {
    const token = tokenOf('hasty');
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        server.ask('/desks/assistance/session', {
          token,
          headers: { 'accept-language': 'en', origin: 'https://moodle.example' },
        }),
      ),
    );
    const limited = answers.filter(({ status }) => status === 429);
    assert.ok(limited.length >= 19 && limited.length <= 20, String(limited.length));
    const [first] = limited;
    assert.match(first?.headers.get('retry-after') ?? '', /^[1-9]\d?$/u);
    assert.equal(first?.headers.get('access-control-allow-origin'), 'https://moodle.example', 'the page can read it');
    const problem = (await first?.json()) as { readonly status: number; readonly code: string; readonly title: string };
    assert.deepEqual([problem.status, problem.code, problem.title], [429, 'busy', 'The desk is very busy.']);
    assert.equal((await asked('/desks/assistance/session', { token: tokenOf('calm') })).status, 200);
    assert.match(await (await server.ask('/metrics')).text(), /^guichet_limited_total\{limit="person"\} (?:19|20)$/mu);
  });

  it('counts against an address only what nobody signed for: a whole campus may come by one', async () => {
    const known = await Promise.all(
      Array.from({ length: 40 }, (_, at) => server.ask('/desks/assistance/session', { token: tokenOf(`p${at}`) })),
    );
    assert.ok(known.every(({ status }) => status === 200));
    const strangers = await Promise.all(
      Array.from({ length: 40 }, () => server.ask('/desks/assistance/session', { token: 'x.y.z' })),
    );
    assert.ok(strangers.some(({ status }) => status === 429));
  });

  it('lets the administrator in by the link once, and nobody by it again', async () => {
    const code = link.split('#')[1] ?? '';
    const [one, other] = await Promise.all([1, 2].map(() => server.ask('/own/enter', { body: { code } })));
    const let_in = [one, other].filter((answer) => answer?.status === 200);
    assert.equal(let_in.length, 1, 'one of two who come at once');
    const { token, next, desk } = (await let_in[0]?.json()) as {
      readonly token: string;
      readonly next: string;
      readonly desk: string;
    };
    const { status, body } = await asked(`/desks/${desk}/session`, { token });
    assert.equal(status, 200);
    assert.equal(body.me?.profile, 'functional-admin');
    assert.equal((await server.ask('/own/enter', { body: { code } })).status, 404);
    assert.equal((await server.ask('/own/enter', { body: { code: next } })).status, 200, 'and is renewed');
    assert.equal((await server.ask('/own/enter', { body: { code: next } })).status, 404);
    for (const wrong of ['', 'x', '../../own-key', 7, null])
      assert.equal((await server.ask('/own/enter', { body: { code: wrong } })).status, 404);
  });

  it('has pages of its own that run nothing but its own', async () => {
    for (const path of ['/', '/open', '/samples/']) {
      const answer = await server.ask(path, { headers: { 'accept-language': 'en' } });
      assert.equal(answer.status, 200, path);
      assert.match(
        answer.headers.get('content-security-policy') ?? '',
        /default-src 'none'; script-src 'self'.*frame-ancestors https:\/\/moodle\.example/u,
      );
      assert.doesNotMatch(await answer.text(), /<script(?![^>]*src="\.)/u, path);
    }
    assert.equal((await server.ask('/own/open.js')).headers.get('content-type'), 'text/javascript; charset=utf-8');
    for (const path of [
      '/own/../main.ts',
      '/own/html.ts',
      '/own/__proto__',
      '/guichet/../package.json',
      '/guichet/0.1.0/../../package.json',
    ])
      assert.equal((await server.ask(path)).status, 404, path);
  });

  it('is held by one process: whoever else wants its folder is told so', () => {
    const second = command(['serve'], place.path, { GUICHET_PORT: '0' });
    assert.equal(second.code, 1);
    assert.match(second.complained, /is held by another server \(process \d+\)\. Stop it, or use a PostgreSQL database\./u);
    const exported = command(['export', '--out', 'x.json'], place.path);
    assert.match(exported.complained, /is held by another server/u);
  });

  it('stops when it is told to, ends what listens, and loses nothing', async () => {
    const token = tokenOf('admin', ADMINISTRATOR);
    const stream = await server.ask('/desks/assistance/session', { token });
    const { cursor } = (await stream.json()) as { readonly cursor: string };
    const listening = await server.ask(`/desks/assistance/changes?after=${encodeURIComponent(cursor)}`, {
      token,
      headers: { accept: 'text/event-stream' },
    });
    assert.equal(listening.status, 200);
    const ended = listening.text();
    const writing = Promise.all(
      Array.from({ length: 8 }, (_, at) => server.ask('/desks/assistance/commands', { token, body: filing(`En partant ${at}`) })),
    );
    const answers = await writing;
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(await server.end(), 0);
    await ended;
    assert.match(server.said, /Stopping: the requests under way end\.\n$/u);

    server = await ServerProcess.start(place.path);
    assert.doesNotMatch(server.said, /one-time link/u, 'a second start makes nothing');
    const kept = await asked('/desks/assistance/tickets/list', { token, body: { count: true } });
    assert.equal(kept.body.total, 9);
  });

  it('keeps logs that hold nothing of anybody', async () => {
    await server.ask('/desks/assistance/people', { token: tokenOf('lea'), body: { purpose: 'reader', text: 'Moreau' } });
    await server.ask('/desks/assistance/tickets/SUPPORT_1?name=secret', { token: tokenOf('lea-secret') });
    await server.logged(/"operation":"ticket"/u);
    const log = server.log.join('\n');
    for (const line of server.log) assert.equal(typeof (JSON.parse(line) as { readonly msg: unknown }).msg, 'string');
    assert.doesNotMatch(log, /lea|admin|moreau|secret|127\.0\.0\.1|eyJ/iu);
    assert.match(log, /"operation":"people"/u);
  });

  it('moves: what is exported is imported elsewhere, and into nothing that holds something', async () => {
    assert.equal(await server.end(), 0);
    const exported = command(['export', '--desk', 'assistance', '--out', 'desk.json'], place.path);
    assert.deepEqual([exported.code, exported.said], [0, '9 tickets in desk.json.\n']);
    assert.match(command(['export', '--out', 'desk.json'], place.path).complained, /is there already, or cannot be written/u);
    assert.match(
      command(['export', '--desk', 'nowhere', '--out', 'y.json'], place.path).complained,
      /There is no desk “nowhere”\. There are: assistance/u,
    );
    const elsewhere = ['--folder', './elsewhere'];
    const imported = command(['import', 'desk.json', ...elsewhere], place.path);
    assert.deepEqual([imported.code, imported.said], [0, '9 tickets in the desk “assistance”.\n']);
    const again = command(['import', 'desk.json', ...elsewhere], place.path);
    assert.equal(again.code, 1);
    assert.match(again.complained, /holds something already \(9 tickets\).* --replace/u);
    assert.equal(command(['import', 'desk.json', '--replace', ...elsewhere], place.path).code, 0);
    assert.match(
      command(['import', 'package.json', ...elsewhere], place.path).complained,
      /The file package\.json cannot be read/u,
    );
  });
});
