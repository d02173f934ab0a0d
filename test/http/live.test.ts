/** What a page hears over HTTP, whatever becomes of its stream. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Change, Session } from '../../src/backends/backend.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { STREAM_TYPE } from '../../src/http/wire.ts';
import { until } from '../conformance/assert.ts';
import { PEOPLE, SCHOOL, command, filing, id, text } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf, type Served } from './place.ts';

type Fetch = (request: Request) => Promise<Response>;

/** What each test opens is closed behind it: a page that is left open asks for ever. */
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

function school(): Served {
  const served = serve({ desk: SCHOOL, people: Object.values(PEOPLE) });
  opened.push(served);
  return served;
}

/** Somebody's page, whose streams pass by somebody; `streams` are the requests for changes. */
async function page(
  served: Served,
  who: PersonInput,
  way: (request: Request, go: Fetch) => Promise<Response> = (request, go) => go(request),
  silence?: number,
): Promise<{ session: Session; streams: URL[] }> {
  const streams: URL[] = [];
  const backend = httpBackend({
    address: ADDRESS,
    desk: 'school',
    silence,
    fetch: (request) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/changes')) return served.fetch(request);
      streams.push(url);
      return way(request, served.fetch);
    },
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
  });
  const session = await backend.connect(() => Promise.resolve(tokenOf(who)));
  opened.push(session);
  return { session, streams };
}

/** Ends a stream after so many pieces. */
function cutAfter(pieces: number, answer: Response): Response {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let passed = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      passed += 1;
      if (done || passed > pieces) {
        await reader.cancel();
        controller.error(new TypeError('terminated'));
      } else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

function told(heard: readonly Change[]): string[] {
  return heard.flatMap((change) => (change.type === 'changed' ? change.tickets : []));
}

async function files(session: Session): Promise<{ ticket: string; cursor: string }> {
  const made = filing();
  const { cursor } = await session.run([made]);
  return { ticket: made.ticket, cursor };
}

describe('live, over HTTP', () => {
  it('all who listen in a page share one stream, each from where they begin', async () => {
    const served = school();
    const [tech, lea] = [await page(served, PEOPLE.tech), await page(served, PEOPLE.lea)];
    const before = tech.session.cursor;
    const first = await files(lea.session);
    await tech.session.tickets({});
    const ears: Change[][] = [[], [], []];
    const stops = [before, tech.session.cursor, tech.session.cursor].map((after, at) =>
      tech.session.watch(after, (change) => ears[at]?.push(change)),
    );
    await until(() => told(ears[0] ?? []).length === 1, 'who began before hears of it');
    assert.equal(tech.streams.length, 1);
    const second = await files(lea.session);
    await until(() => ears.every((heard) => told(heard).includes(second.ticket)), 'all hear of it');
    assert.deepEqual(ears.map(told), [[first.ticket, second.ticket], [second.ticket], [second.ticket]]);
    // Who comes later joins them where they are.
    const late: Change[] = [];
    stops.push(tech.session.watch(second.cursor, (change) => late.push(change)));
    const third = await files(lea.session);
    await until(() => told(late).includes(third.ticket), 'who joined hears of it');
    assert.equal(tech.streams.length, 1);
    for (const stop of stops) stop();
  });

  it('nothing is missed and nothing told twice, however often the stream breaks', async () => {
    const served = school();
    let breaks = 0;
    const tech = await page(served, PEOPLE.tech, async (request, go) => cutAfter(2 + (breaks++ % 3), await go(request)));
    const lea = await page(served, PEOPLE.lea);
    const heard: Change[] = [];
    tech.session.watch(tech.session.cursor, (change) => heard.push(change));
    const made: string[] = [];
    let last = '';
    for (let at = 0; at < 40; at += 1) {
      const { ticket, cursor } = await files(lea.session);
      made.push(ticket);
      last = cursor;
      if (at % 3 > 0) await until(() => told(heard).includes(ticket), ticket);
    }
    await until(() => heard.at(-1)?.cursor === last, 'the end');
    assert.deepEqual(told(heard).toSorted(), made.toSorted());
    assert.ok(tech.streams.length > 5, `${tech.streams.length} streams`);
  });

  it('any reader of server-sent events goes on from the last that it had', async () => {
    const served = school();
    const lea = await page(served, PEOPLE.lea);
    const from = lea.session.cursor;
    const [first, second] = [await files(lea.session), await files(lea.session)];
    const heardFrom = async (headers: Readonly<Record<string, string>>): Promise<string> => {
      const answer = await served.ask('GET', `/desks/school/changes?after=${from}`, PEOPLE.tech, undefined, {
        accept: STREAM_TYPE,
        ...headers,
      });
      let text = '';
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      while (!text.includes(`id: ${second.cursor}\n`)) text += new TextDecoder().decode((await reader.read()).value);
      await reader.cancel();
      return text;
    };
    const all = await heardFrom({});
    assert.ok(all.includes(first.ticket) && all.includes(second.ticket));
    const rest = await heardFrom({ 'last-event-id': first.cursor });
    assert.ok(!rest.includes(first.ticket) && rest.includes(second.ticket));
  });

  for (const [name, way, silence] of [
    [
      'answered by something else',
      () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } })),
      undefined,
    ],
    // A proxy that gathers an answer up before it passes it on: the stream never begins.
    ['held back on the way', () => new Promise<Response>(() => undefined), 40],
    // The same, once it has passed the beginning on; where a stream is given up, Chromium says that it ended.
    [
      'begun on the way and held back',
      () => Promise.resolve(new Response(new ReadableStream(), { headers: { 'content-type': STREAM_TYPE } })),
      40,
    ],
  ] as const)
    it(`where streams are ${name}, it is asked for again and again, and all is heard`, async () => {
      const served = school();
      const tech = await page(
        served,
        PEOPLE.tech,
        (request, go) => {
          if (request.headers.get('accept') !== STREAM_TYPE) return go(request);
          return Promise.race([
            way(),
            new Promise<Response>((_resolve, reject) => {
              request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
            }),
          ]);
        },
        silence,
      );
      const lea = await page(served, PEOPLE.lea);
      const heard: Change[] = [];
      const stop = tech.session.watch(tech.session.cursor, (change) => heard.push(change));
      const made: string[] = [];
      for (let at = 0; at < 5; at += 1) made.push((await files(lea.session)).ticket);
      await until(() => told(heard).length === 5, `all five, after ${JSON.stringify(heard)}`);
      assert.deepEqual(told(heard), made);
      await lea.session.announce(made[0] ?? '', 'typing');
      await until(() => heard.some((change) => change.type === 'present' && change.people.length === 1), 'who is there');
      await lea.session.announce(made[0] ?? '', 'left');
      const now = (): Change | undefined => heard.findLast((change) => change.type === 'present');
      await until(() => (now() as { people?: unknown[] } | undefined)?.people?.length === 0, 'that they left');
      stop();
    });

  it('who left while the stream was broken is known to have left once it is back', async () => {
    const served = school();
    let isCut = false;
    const cuts: (() => void)[] = [];
    const mod = await page(served, PEOPLE.mod, async (request, go) => {
      if (isCut) throw new TypeError('fetch failed');
      const answer = await go(request);
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          cuts.push(() => {
            controller.error(new TypeError('terminated'));
            void reader.cancel();
          });
        },
        async pull(controller) {
          const { done, value } = await reader.read();
          if (!done) controller.enqueue(value);
        },
      });
      return new Response(body, { headers: answer.headers });
    });
    const lea = await page(served, PEOPLE.lea);
    const { ticket } = await files(lea.session);
    const heard: Change[] = [];
    mod.session.watch(mod.session.cursor, (change) => heard.push(change));
    const people = (): unknown[] | undefined => {
      const last = heard.findLast((change) => change.type === 'present');
      return last?.type === 'present' ? [...last.people] : undefined;
    };
    await lea.session.announce(ticket, 'typing');
    await until(() => people()?.length === 1, 'lea is there');
    isCut = true;
    for (const cut of cuts) cut();
    await lea.session.announce(ticket, 'left');
    isCut = false;
    await until(() => people()?.length === 0, 'she left');
  });

  it('who is suspended hears at once that nothing more is to be heard', async () => {
    const served = school();
    const [lea, admin] = [await page(served, PEOPLE.lea), await page(served, PEOPLE.admin)];
    const heard: Change[] = [];
    lea.session.watch(lea.session.cursor, (change) => heard.push(change));
    await admin.session.administration.run([{ do: 'change-person', id: id(), person: 'lea', patch: { suspended: true } }]);
    await until(() => heard.some(({ type }) => type === 'lost'), 'it is lost');
    const { streams } = lea;
    assert.equal(streams.length, 1, 'and it is not asked for again');
  });

  it('who comes to have other rights by their token reads all again', async () => {
    const served = school();
    let who: PersonInput = PEOPLE.tech;
    const backend = httpBackend({
      address: ADDRESS,
      desk: 'school',
      fetch: (request) => {
        // Whoever signs says something else from now on; what was signed before is no longer accepted.
        const headers = new Headers(request.headers);
        headers.set('authorization', `Bearer ${tokenOf(who)}`);
        return served.fetch(new Request(request, { headers }));
      },
    });
    const session = await backend.connect(() => Promise.resolve('any'));
    opened.push(session);
    const heard: Change[] = [];
    session.watch(session.cursor, (change) => heard.push(change));
    const lea = await page(served, PEOPLE.lea);
    const hidden = await files(lea.session);
    await until(() => told(heard).includes(hidden.ticket), 'the stream is open');
    who = { ...PEOPLE.tech, profile: 'requester' };
    await session.views();
    assert.equal(session.me.profile, 'requester');
    await until(() => heard.some(({ type }) => type === 'reset'), 'a reset');
    const next = await files(lea.session);
    await until(() => told(heard).includes(next.ticket), 'it goes on');
  });

  it('tells a change of the desk once the session says the desk as it is then', async () => {
    const served = school();
    const [lea, admin] = [await page(served, PEOPLE.lea), await page(served, PEOPLE.admin)];
    let feedback: unknown;
    lea.session.watch(lea.session.cursor, ({ type }) => {
      if (type === 'desk') feedback = lea.session.desk.feedback;
    });
    await admin.session.administration.run([{ do: 'change-settings', id: id(), patch: { feedback: 'Merci' } }]);
    await until(() => feedback === 'Merci', 'the desk as it is');
  });

  it('rings when there may be other notices, listened to or not', async () => {
    const served = school();
    const [lea, tech] = [await page(served, PEOPLE.lea), await page(served, PEOPLE.tech)];
    const { ticket } = await files(lea.session);
    let rings = 0;
    const stop = lea.session.notices.watch(() => {
      rings += 1;
    });
    await until(() => rings > 0, 'the stream is open');
    const before = rings;
    await tech.session.run([command('ask', ticket, { comment: text('Lequel ?') })]);
    await until(() => rings > before, 'it rings');
    assert.equal(await lea.session.notices.unread(), 1);
    stop();
  });
});
