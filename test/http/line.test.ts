/** The page's end of a call: errors cross whole, a token is renewed, what got no answer is sent again where it may be. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BackendError,
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  Unauthorized,
  Unavailable,
  Unsupported,
  type Session,
} from '../../src/backends/backend.ts';
import { REFUSALS } from '../../src/domain/refusal.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { problemOf } from '../../src/http/problem-said.ts';
import { filing } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf, type Served } from './place.ts';

const LEA = { id: 'lea', name: 'Léa Moreau' };
const DESK = { id: 'support', name: 'Assistance' };

type Fetch = (request: Request) => Promise<Response>;

/** A session whose every request passes by somebody who may do anything with it; how long it waited is noted. */
async function through(
  served: Served,
  way: (request: Request, go: Fetch) => Promise<Response>,
  identity = () => Promise.resolve(tokenOf(LEA)),
) {
  const waits: number[] = [];
  const requests: Request[] = [];
  let isOpen = false;
  const backend = httpBackend({
    address: `${ADDRESS}/`,
    desk: 'support',
    fetch: (request) => {
      if (isOpen) requests.push(request.clone());
      return isOpen ? way(request, served.fetch) : served.fetch(request);
    },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  const session = await backend.connect(identity);
  isOpen = true;
  return { session, waits, requests };
}

async function failure(doing: Promise<unknown>): Promise<BackendError> {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof BackendError, String(error));
  return error;
}

/** All that an error says. */
function said(error: BackendError): unknown {
  const { stack: _stack, cause: _cause, message: _message, ...own } = error as BackendError & { cause?: unknown };
  return { ...own, as: error.constructor.name, says: error.message };
}

describe('errors of the seam', () => {
  const errors: readonly BackendError[] = [
    ...REFUSALS.map((code) => new Refused({ code })),
    new Refused({ code: 'files-too-many', values: { limit: 3, name: 'été' }, needed: 'moderator' }, 2),
    new Refused({ code: 'fields-invalid', issues: [{ path: 'fields.salle', code: 'required' }] }),
    new Invalid([
      { path: 'summary', code: 'required' },
      { path: '', code: 'a-code-of-tomorrow', values: { max: 3 } },
    ]),
    new Conflict('conflict'),
    new NotFound('not-found'),
    new Unauthorized('suspended'),
    new Unsupported('report'),
    new Partial(['one'], ['two', 'three'], new Error('halfway')),
    ...(['network', 'busy', 'full', 'blocked', 'outdated', 'closed', 'evicted', 'settings', 'absent'] as const).map(
      (why) => new Unavailable(why, { retryAfter: 1500 }),
    ),
    new Unavailable('busy'),
  ];

  it('cross whole, each with a status of its kind', async () => {
    for (const error of errors) {
      const served = serve({
        desk: DESK,
        before: (operation) => {
          if (operation === 'tickets') throw error;
        },
      });
      const { session } = await through(served, (request, go) => go(request));
      assert.deepEqual(said(await failure(session.tickets({}))), said(error));
      await session.close();
      await served.close();
    }
  });

  it('are said in both languages, beside their fields', async () => {
    for (const error of errors) {
      const [french, english] = [await problemOf(error, 'fr'), await problemOf(error, 'en')];
      assert.ok(french.title !== '' && french.detail !== '' && english.detail !== '', JSON.stringify(french));
      assert.notEqual(french.title, english.title, JSON.stringify(french));
      for (const issue of french.issues ?? []) assert.ok((issue.detail ?? '').length > 5);
      assert.ok(french.status < 500 || french.status === 503);
    }
  });

  it('that nobody foresaw are told to whoever runs the server, and to nobody else', async () => {
    const faults: unknown[] = [];
    const served = serve(
      {
        desk: DESK,
        before: (operation) => {
          if (operation === 'tickets') throw new TypeError('select * from secrets');
        },
      },
      { onError: (error) => faults.push(error) },
    );
    const answer = await served.ask('POST', '/desks/support/tickets/list', LEA, {});
    const text = await answer.text();
    assert.deepEqual([answer.status, text.includes('secrets'), faults.length], [500, false, 1]);
    const { session } = await through(served, (request, go) => go(request));
    assert.equal((await failure(session.tickets({}))).kind, 'unavailable');
    await served.close();
  });

  it('of who is no desk are told by their status', async () => {
    const served = serve({ desk: DESK });
    const table: readonly (readonly [status: number, kind: BackendError['kind'], why?: string])[] = [
      [401, 'unauthorized'],
      [413, 'invalid'],
      [426, 'unavailable', 'outdated'],
      [429, 'unavailable', 'busy'],
      [502, 'unavailable', 'network'],
      [503, 'unavailable', 'busy'],
      [404, 'unavailable', 'network'],
    ];
    for (const [status, kind, why] of table) {
      const { session } = await through(served, () =>
        Promise.resolve(new Response('<html>', { status, headers: { 'retry-after': '60' } })),
      );
      const error = await failure(session.tickets({}));
      assert.deepEqual([error.kind, error instanceof Unavailable ? error.why : undefined], [kind, why], `${status}`);
    }
    await served.close();
  });
});

describe('what got no answer', () => {
  const cut = (): never => {
    throw new TypeError('fetch failed');
  };

  it('is sent again, twice, after a while; then the network is the trouble', async () => {
    const served = serve({ desk: DESK });
    let cuts = 2;
    const { session, waits } = await through(served, (request, go) => (cuts-- > 0 ? cut() : go(request)));
    assert.deepEqual((await session.tickets({})).rows, []);
    assert.deepEqual(
      waits.map((wait, n) => wait <= ([300, 1500][n] ?? 0) && wait >= ([150, 750][n] ?? Infinity)),
      [true, true],
      `${waits.join(', ')}: up to half as long, so that those who were cut off together do not come back together`,
    );
    cuts = 3;
    const error = await failure(session.tickets({}));
    assert.ok(error instanceof Unavailable && error.why === 'network');
    await served.close();
  });

  it('though it was done, is done once', async () => {
    const served = serve({ desk: DESK });
    let isLost = true;
    const { session, requests } = await through(served, async (request, go) => {
      const answer = await go(request);
      if (!isLost || !request.url.endsWith('/commands')) return answer;
      isLost = false;
      return cut();
    });
    const { tickets } = await session.run([filing({ service: undefined, category: undefined })]);
    assert.deepEqual([tickets[0]?.key, requests.length], ['TRKsupport_1', 2]);
    assert.equal((await session.tickets({ count: true })).total, 1);
    await served.close();
  });

  it('is not sent again where a second time would be another thing', async () => {
    const served = serve({ desk: DESK });
    const { session, requests } = await through(served, cut);
    await failure(session.forgetView(crypto.randomUUID()));
    await failure(session.archive.import(new Blob(['{}'])));
    assert.equal(requests.length, 2);
    await served.close();
  });

  it('waits as long as a server asks, and not longer than anybody would', async () => {
    const served = serve({ desk: DESK });
    let answers = 0;
    const busy = (seconds: string) => (request: Request, go: Fetch) =>
      answers++ === 0 ? Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': seconds } })) : go(request);
    const soon = await through(served, busy('2'));
    await soon.session.tickets({});
    assert.deepEqual(soon.waits, [2000]);
    answers = 0;
    const late = await through(served, busy('60'));
    const error = await failure(late.session.tickets({}));
    assert.deepEqual([late.waits, error instanceof Unavailable && error.retryAfter], [[], 60_000]);
    await served.close();
  });

  it('and was given up, says so by the reason that was given', async () => {
    const served = serve({ desk: DESK });
    const stop = new AbortController();
    const { session, requests } = await through(served, (request) => {
      stop.abort(new Error('assez'));
      return Promise.reject(request.signal.reason as Error);
    });
    await assert.rejects(session.upload(new Blob(['x']), { id: crypto.randomUUID(), name: 'a', signal: stop.signal }), /assez/u);
    assert.equal(requests.length, 1);
    await served.close();
  });
});

describe('who asks', () => {
  it('is said again once when a token is no longer accepted, and the same command is sent with the same identity', async () => {
    const tokens = ['first', 'second', 'third'];
    let accepted = 'first';
    const served = serve(
      { desk: DESK },
      { authenticate: (request) => Promise.resolve(request.headers.get('authorization') === `Bearer ${accepted}` ? LEA : null) },
    );
    let asked = 0;
    const { session, requests } = await through(
      served,
      (request, go) => go(request),
      () => Promise.resolve(tokens[asked++] ?? ''),
    );
    accepted = 'second';
    const { tickets } = await session.run([filing({ service: undefined, category: undefined })]);
    assert.equal(tickets.length, 1);
    const [one, other] = await Promise.all(requests.map((request) => request.text()));
    assert.deepEqual([asked, requests.length, one === other], [2, 2, true]);
    accepted = 'none of them';
    assert.equal((await failure(session.tickets({}))).kind, 'unauthorized');
    assert.equal(asked, 3);
    await served.close();
  });

  it('is asked for again before a token ends, by its own word; one that still serves is used while nobody answers', async () => {
    const served = serve({ desk: DESK }, { authenticate: () => Promise.resolve(LEA) });
    const lasting = (seconds: number) => `x.${btoa(JSON.stringify({ iat: 1000, exp: 1000 + seconds }))}.x`;
    /** Connects, asks twice. @returns how often the page was asked for a token, and the last that was sent */
    const asking = async (token: (time: number) => Promise<string>) => {
      let asked = 0;
      const { session, requests } = await through(
        served,
        (request, go) => go(request),
        () => token((asked += 1)),
      );
      await session.views();
      await session.views();
      return [asked, requests.at(-1)?.headers.get('authorization')?.replace('Bearer ', '')];
    };
    const long = lasting(600);
    assert.deepEqual(await asking((time) => Promise.resolve(`${long}${time}`)), [1, `${long}1`], 'while it lasts');
    const over = lasting(0);
    assert.deepEqual(await asking((time) => Promise.resolve(`${over}${time}`)), [3, `${over}3`], 'each time, where none lasts');
    const silent = (time: number) => (time === 1 ? Promise.resolve(`${over}1`) : Promise.reject(new Unavailable('network')));
    assert.deepEqual(await asking(silent), [2, `${over}1`], 'and not at once again');
    assert.deepEqual(await asking(() => Promise.resolve('no-jwt')), [1, 'no-jwt'], 'one that says nothing of itself');
    await served.close();
  });

  it('is asked for once by many calls at once', async () => {
    let accepted = 'old';
    const served = serve(
      { desk: DESK },
      { authenticate: (request) => Promise.resolve(request.headers.get('authorization') === `Bearer ${accepted}` ? LEA : null) },
    );
    let asked = 0;
    const { session } = await through(
      served,
      (request, go) => go(request),
      () => Promise.resolve(asked++ === 0 ? 'old' : 'new'),
    );
    accepted = 'new';
    await Promise.all(Array.from({ length: 8 }, () => session.notices.unread()));
    assert.equal(asked, 2);
    await served.close();
  });

  it('cannot be said by the page itself', async () => {
    await assert.rejects(httpBackend({ address: ADDRESS, desk: 'support' }).connect(LEA), Unauthorized);
  });

  it('goes to no other place: no cookie, no redirection, no referrer', async () => {
    const served = serve({ desk: DESK });
    const { session, requests } = await through(served, (request, go) => go(request));
    await session.views();
    const [request] = requests;
    assert.deepEqual(
      [request?.credentials, request?.redirect, request?.referrerPolicy, request?.cache, request?.url],
      ['omit', 'error', 'no-referrer', 'no-store', `${ADDRESS}/desks/support/views`],
    );
    await served.close();
  });
});

describe('a session that is elsewhere', () => {
  it('does nothing once it is closed', async () => {
    const served = serve({ desk: DESK });
    const { session, requests } = await through(served, (request, go) => go(request));
    await session.close();
    await session.close();
    const sent = requests.length;
    const doings: readonly ((session: Session) => Promise<unknown>)[] = [
      (each) => each.tickets({}),
      (each) => each.upload(new Blob([]), { id: crypto.randomUUID(), name: 'a' }),
      (each) => each.open('x', 'y'),
      (each) => each.archive.export(),
      (each) => each.knowledge.mine(),
    ];
    for (const doing of doings) assert.ok(((await failure(doing(session))) as Unavailable).why === 'closed');
    session.watch(session.cursor, () => assert.fail('told'))();
    assert.equal(requests.length, sent);
    await served.close();
  });

  it('takes what a later server says more as it is', async () => {
    const served = serve({ desk: DESK });
    const { session } = await through(served, async (request, go) => {
      const answer = await go(request);
      const said_ = (await answer.json()) as object;
      return new Response(JSON.stringify({ ...said_, tomorrow: [1] }), { status: answer.status, headers: answer.headers });
    });
    assert.deepEqual((await session.tickets({})).rows, []);
    await served.close();
  });
});
