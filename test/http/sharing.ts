/** One stream for all tabs of a browser: real locks and real channels, of a browser and of Node, between sessions that each are a tab. */
import type { Change, Session } from '../../src/backends/backend.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { STREAM_TYPE } from '../../src/http/wire.ts';
import { equal, ok, until } from '../conformance/assert.ts';
import { PEOPLE, SCHOOL, command, filing, id, text } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf, type Served } from './place.ts';

type Fetch = (request: Request) => Promise<Response>;
type Way = (request: Request, go: Fetch) => Promise<Response>;

/** What each case opens is closed behind it: a page that is left open asks for ever. */
const opened: { close(): Promise<void> }[] = [];

export interface SharingCase {
  readonly name: string;
  run(): Promise<void>;
}

function sharing(name: string, story: () => Promise<void>): SharingCase {
  return {
    name,
    async run() {
      try {
        await story();
      } finally {
        for (const each of opened.splice(0).reverse()) await each.close();
      }
    },
  };
}

let places = 0;

/** A place of its own for each case, since tabs are told apart by where they are. */
function school(): Served & { readonly address: string } {
  const base = `/${(places += 1)}`;
  const served = serve({ desk: SCHOOL, people: Object.values(PEOPLE) }, { base });
  opened.push(served);
  return { ...served, listening: served.listening, address: ADDRESS + base };
}

type School = ReturnType<typeof school>;

interface Tab {
  readonly session: Session;
  readonly heard: Change[];
  /** How often it asked for a stream. */
  readonly asked: () => number;
}

/** A tab, whose streams pass by somebody, and that listens from where its session begins. */
async function tab(place: School, who: PersonInput, way: Way = (request, go) => go(request), silence?: number): Promise<Tab> {
  let asked = 0;
  const backend = httpBackend({
    address: place.address,
    desk: 'school',
    shared: true,
    silence,
    fetch: (request) => {
      if (!new URL(request.url).pathname.endsWith('/changes')) return place.fetch(request);
      asked += 1;
      return way(request, place.fetch);
    },
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
  });
  const session = await backend.connect(() => Promise.resolve(tokenOf(who)));
  opened.push(session);
  const heard: Change[] = [];
  session.watch(session.cursor, (change) => heard.push(change));
  return { session, heard, asked: () => asked };
}

const told = (heard: readonly Change[]): string[] => heard.flatMap((change) => (change.type === 'changed' ? change.tickets : []));

async function files(session: Session, category = 'acces'): Promise<string> {
  const made = filing({ category });
  await session.run([made]);
  return made.ticket;
}

/** Files so many, one after the other. */
async function filesMany(session: Session, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let at = 0; at < count; at += 1) made.push(await files(session));
  return made;
}

/** Waits until all hear of something. */
async function allHear(tabs: readonly Tab[], ticket: string): Promise<void> {
  await until(() => tabs.every(({ heard }) => told(heard).includes(ticket)), `all hear of ${ticket}`);
}

/** Who asks without listening. */
async function page(place: School, who: PersonInput): Promise<Session> {
  const backend = httpBackend({ address: place.address, desk: 'school', fetch: place.fetch });
  const session = await backend.connect(() => Promise.resolve(tokenOf(who)));
  opened.push(session);
  return session;
}

async function lockNames(): Promise<string[]> {
  return ((await navigator.locks.query()).held ?? []).map(({ name }) => name ?? '');
}

export const sharingCases: readonly SharingCase[] = [
  sharing('tabs hear one stream, each from where it begins; another goes on when the one who leads is closed', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    const tabs = [await tab(place, PEOPLE.tech)];
    const first = await files(lea);
    await allHear(tabs, first);
    tabs.push(await tab(place, PEOPLE.tech), await tab(place, PEOPLE.tech));
    const made = [first, ...(await filesMany(lea, 3))];
    await allHear(tabs, made.at(-1) ?? '');
    await until(() => place.listening.now === 1, 'one stream');
    equal(tabs[2]?.asked(), 0, 'who comes to others asks for none');
    // Each of them in turn, until the last.
    for (const leaving of [0, 1]) {
      await tabs[leaving]?.session.close();
      const rest = tabs.slice(leaving + 1);
      made.push(...(await filesMany(lea, 3)));
      await allHear(rest, made.at(-1) ?? '');
      await until(() => place.listening.now === 1, 'one stream');
    }
    equal(told(tabs[1]?.heard ?? []), made.slice(1, 7));
    equal(told(tabs[2]?.heard ?? []), made.slice(1));
  }),

  sharing('nothing is missed and nothing told twice, however often whoever leads loses the stream', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    let breaks = 0;
    const breaking: Way = async (request, go) => {
      const answer = await go(request);
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      let left = 2 + (breaks++ % 3);
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await reader.read();
          if (!done && left-- > 0) return controller.enqueue(value);
          await reader.cancel();
          controller.error(new TypeError('terminated'));
        },
        cancel: () => reader.cancel(),
      });
      return new Response(body, { headers: answer.headers });
    };
    const tabs: Tab[] = [];
    const made: string[] = [];
    const begun: number[] = [];
    for (let at = 0; at < 36; at += 1) {
      if (at % 9 === 0) {
        begun.push(made.length);
        tabs.push(await tab(place, PEOPLE.tech, breaking));
      }
      made.push(await files(lea));
      if (at % 3 > 0) await allHear(tabs, made.at(-1) ?? '');
    }
    await allHear(tabs, made.at(-1) ?? '');
    for (const [at, { heard }] of tabs.entries()) equal(told(heard).toSorted(), made.slice(begun[at]).toSorted(), `tab ${at}`);
    ok(breaks > 5, `${breaks} streams`);
    ok(tabs.filter(({ asked }) => asked() > 0).length > 1, 'several have led');
  }),

  sharing('who begins before or after where the stream is hears all from there', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    const from = lea.cursor;
    const made = await filesMany(lea, 2);
    const leading = await tab(place, PEOPLE.tech);
    made.push(await files(lea));
    await allHear([leading], made[2] ?? '');
    // As somebody does who read before, and listens late.
    const late: Change[] = [];
    const { session } = await tab(place, PEOPLE.tech);
    session.watch(from, (change) => late.push(change));
    await until(() => told(late).length >= 3, 'what was before');
    made.push(await files(lea));
    await until(() => told(late).includes(made[3] ?? ''), 'what is after');
    equal(told(late), made);
    await allHear([leading], made[3] ?? '');
    equal(told(leading.heard).length, 2);
    await until(() => place.listening.now === 1, 'one stream');
  }),

  sharing('two people are told by two streams, and none hears what is for the other', async () => {
    const place = school();
    const [lea, sami] = [await tab(place, PEOPLE.lea), await tab(place, PEOPLE.sami)];
    await tab(place, PEOPLE.sami);
    const hers = await files(lea.session, 'sante');
    const his = await files(sami.session, 'sante');
    await allHear([sami], his);
    await allHear([lea], hers);
    equal([told(lea.heard), told(sami.heard)], [[hers], [his]]);
    await until(() => place.listening.now === 2, 'two streams');
  }),

  sharing(
    'the same person with other rights shares with nobody; who comes to have others goes to those who have them too',
    async () => {
      const place = school();
      const lea = await page(place, PEOPLE.lea);
      const reader = { ...PEOPLE.tech, profile: 'requester' } as const;
      const plain = await tab(place, reader);
      let who: PersonInput = reader;
      const backend = httpBackend({
        address: place.address,
        desk: 'school',
        shared: true,
        fetch: (request) => {
          const headers = new Headers(request.headers);
          headers.set('authorization', `Bearer ${tokenOf(who)}`);
          return place.fetch(new Request(request, { headers }));
        },
      });
      const session = await backend.connect(() => Promise.resolve('any'));
      opened.push(session);
      const heard: Change[] = [];
      session.watch(session.cursor, (change) => heard.push(change));
      await until(() => place.listening.now === 1, 'they share');
      who = { ...PEOPLE.tech, school: 'Insa' };
      await session.views();
      await until(() => heard.some(({ type }) => type === 'reset'), 'all is to be read again');
      await until(() => place.listening.now === 2, 'they share no more');
      const made = await files(lea);
      await until(() => told(heard).includes(made), 'the technician hears of it');
      await allHear([plain], made);
      equal([told(heard), told(plain.heard)], [[made], [made]]);
    },
  ),

  sharing('who holds the lock and sleeps is relieved', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    const before = new Set(await lockNames());
    const tabs = [await tab(place, PEOPLE.tech, undefined, 200), await tab(place, PEOPLE.tech, undefined, 200)];
    await allHear(tabs, await files(lea));
    const name = (await lockNames()).find((each) => !before.has(each)) ?? '';
    const sleeping = Promise.withResolvers<void>();
    const taken = navigator.locks.request(name, { steal: true }, () => sleeping.promise).catch(() => 'relieved');
    const missed = await files(lea);
    await allHear(tabs, missed);
    equal(await taken, 'relieved');
    sleeping.resolve();
    equal(
      tabs.map(({ heard }) => told(heard).filter((each) => each === missed).length),
      [1, 1],
    );
    await until(() => place.listening.now === 1, 'one stream');
  }),

  sharing('where a browser gives a page no locks, as in a sandboxed frame, each tab has its own stream', async () => {
    const refuse = (): Promise<never> =>
      Promise.reject(new DOMException('The document has no origin of its own.', 'SecurityError'));
    Object.defineProperty(navigator.locks, 'request', { value: refuse, configurable: true });
    try {
      const place = school();
      const lea = await page(place, PEOPLE.lea);
      const tabs = [await tab(place, PEOPLE.tech), await tab(place, PEOPLE.tech)];
      const made = await filesMany(lea, 2);
      await allHear(tabs, made[1] ?? '');
      for (const { heard } of tabs) equal(told(heard), made);
      await until(() => place.listening.now === 2, 'two streams');
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
  }),

  sharing('where streams do not get through, one tab asks again and again for all', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    const html: Way = (request, go) =>
      request.headers.get('accept') === STREAM_TYPE
        ? Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }))
        : go(request);
    const tabs = [await tab(place, PEOPLE.tech, html), await tab(place, PEOPLE.tech, html)];
    const made = await filesMany(lea, 4);
    await allHear(tabs, made.at(-1) ?? '');
    for (const { heard } of tabs) equal(told(heard), made);
    await until(() => place.listening.now === 1, 'one asks');
  }),

  sharing('each tab knows who else is on a ticket, whenever it begins, and that they left', async () => {
    const place = school();
    const lea = await page(place, PEOPLE.lea);
    const ticket = await files(lea);
    const people = ({ heard }: Tab): number | undefined => {
      const last = heard.findLast((change) => change.type === 'present');
      return last?.type === 'present' ? last.people.length : undefined;
    };
    const tabs = [await tab(place, PEOPLE.mod)];
    await lea.announce(ticket, 'typing');
    await until(() => tabs.every((each) => people(each) === 1), 'she is there');
    tabs.push(await tab(place, PEOPLE.mod));
    await until(() => tabs.every((each) => people(each) === 1), 'so it is told to who comes later');
    await tabs[0]?.session.close();
    const rest = tabs.slice(1);
    await lea.announce(ticket, 'left');
    await until(() => rest.every((each) => people(each) === 0), 'she left');
    // What a tab says of itself, others hear of, whoever leads.
    const watching = await tab(place, PEOPLE.tech);
    await rest[0]?.session.announce(ticket, 'reading');
    await until(() => people(watching) === 1, 'he is there');
  }),

  sharing('a ticket read in one tab is read in all, whichever leads; and bells ring in each', async () => {
    const place = school();
    const tech = await page(place, PEOPLE.tech);
    const tabs = [await tab(place, PEOPLE.lea), await tab(place, PEOPLE.lea)];
    const rings = [0, 0];
    for (const [at, { session }] of tabs.entries())
      session.notices.watch(() => {
        rings[at] = (rings[at] ?? 0) + 1;
      });
    for (const [at, { session }] of tabs.entries()) {
      const ticket = await files(session);
      await allHear(tabs, ticket);
      await until(() => rings.every((count) => count > 0), 'the bells are there');
      const before = [...rings];
      await tech.run([command('ask', ticket, { comment: text('Lequel ?') })]);
      await until(() => rings.every((count, each) => count > (before[each] ?? 0)), 'both ring');
      const others = tabs[1 - at]?.heard ?? [];
      const was = told(others).length;
      await session.read(ticket, String((await session.ticket(ticket)).version));
      await until(() => told(others).slice(was).includes(ticket), `tab ${at} is heard by the other`);
    }
  }),

  sharing('who is suspended hears in each tab that nothing more is to be heard', async () => {
    const place = school();
    const tabs = [await tab(place, PEOPLE.lea), await tab(place, PEOPLE.lea)];
    await allHear(tabs, await files(tabs[0]?.session as Session));
    const admin = await page(place, PEOPLE.admin);
    await admin.administration.run([{ do: 'change-person', id: id(), person: 'lea', patch: { suspended: true } }]);
    await until(() => tabs.every(({ heard }) => heard.some(({ type }) => type === 'lost')), 'it is lost');
    await until(() => place.listening.now === 0, 'nobody listens');
  }),

  sharing('a change of the desk is told in each tab once its session says the desk as it is then', async () => {
    const place = school();
    const tabs = [await tab(place, PEOPLE.lea), await tab(place, PEOPLE.lea)];
    const seen: unknown[] = [undefined, undefined];
    for (const [at, { session }] of tabs.entries())
      session.watch(session.cursor, ({ type }) => {
        if (type === 'desk') seen[at] = session.desk.feedback;
      });
    const admin = await page(place, PEOPLE.admin);
    await admin.administration.run([{ do: 'change-settings', id: id(), patch: { feedback: 'Merci' } }]);
    await until(() => seen.every((feedback) => feedback === 'Merci'), 'the desk as it is');
  }),
];
