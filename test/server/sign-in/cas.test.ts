/** Signing in to the server's own pages at a CAS server: those who are let in, and all that is not. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, ServerProcess } from '../process.ts';
import { Walker } from './walker.ts';

const PROGRAM = fileURLToPath(new URL('./cas-server.ts', import.meta.url));

describe('signing in by CAS', { timeout: 120_000 }, () => {
  const place = folder();
  let cas: ChildProcess;
  let server: ServerProcess;
  let [url, casUrl] = ['', ''];
  before(async () => {
    cas = spawn(process.execPath, ['--no-deprecation', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = (await once(cas.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    casUrl = `http://127.0.0.1:${port.toString().trim()}/cas`;
    const people = { profiles: [{ claim: 'memberOf', is: 'support', profile: 'technician' }] };
    server = await ServerProcess.start(place.path, {
      GUICHET_CAS: JSON.stringify([{ code: 'insa', title: 'INSA', url: casUrl, people }]),
      GUICHET_LANGUAGE: 'en',
    });
    url = server.url.replace('127.0.0.1', 'localhost');
  });
  after(async () => {
    cas.kill();
    await server.end('SIGKILL');
    place.remove();
  });

  const isBack = (address: string): boolean => address.includes('/back?');
  /** Goes to the CAS server, as somebody, and stops before the way back. */
  const ticketFor = async (walker: Walker, user = 'lea'): Promise<string> => {
    const to = Walker.next(await walker.ask(`${url}/sign-in/?desk=assistance`), url);
    return (await walker.walk(`${to}&as=${user}`, isBack)).address;
  };
  const me = async (walker: Walker) => {
    const token = await (await walker.ask(`${url}/own/token?desk=assistance`)).text();
    const answer = await server.ask('/desks/assistance/session', { token });
    return ((await answer.json()) as { readonly me: Readonly<Record<string, unknown>> }).me;
  };
  const refused = async (what: string, answer: Response, code: string): Promise<void> => {
    const html = await answer.text();
    assert.equal(answer.status, 400, what);
    assert.equal(/<code>([^<]+)<\/code>/u.exec(html)?.[1], code, what);
    assert.match(html, /<a class="button" href="\.\.\/\.\.\/\.\.\/sign-in\/\?desk=assistance">Start again<\/a>/u, what);
  };

  it('asks the CAS server, and lets somebody in as who it says they are', async () => {
    const walker = new Walker();
    const to = new URL(Walker.next(await walker.ask(`${url}/sign-in/?desk=assistance`), url));
    assert.equal(`${to.origin}${to.pathname}`, `${casUrl}/login`);
    assert.match(to.searchParams.get('service') ?? '', new RegExp(`^${url}/sign-in/with/insa/back\\?state=[\\w-]{43}$`, 'u'));
    const { address, answer } = await walker.walk(await ticketFor(walker));
    assert.equal(address, `${url}/desk/assistance`);
    assert.match((await answer?.text()) ?? '', /You are Léa Moreau &amp; Cie\./u);
    const known = await me(walker);
    assert.deepEqual(
      ['id', 'name', 'mail', 'groups', 'school', 'affiliation', 'profile'].map((each) => known[each]),
      ['insa:lea', 'Léa Moreau & Cie', 'lea@insa.example', ['support', 'students'], 'INSA Toulouse', 'student', 'technician'],
    );
  });

  it('reads an answer without attributes, and without the usual prefix', async () => {
    const walker = new Walker();
    await walker.walk(await ticketFor(walker, 'plain'));
    const known = await me(walker);
    assert.deepEqual([known['id'], known['name'], known['profile']], ['insa:plain', 'plain', 'requester']);
  });

  it('lets nobody in by a ticket that was used, is for another address, or is none', async () => {
    const walker = new Walker();
    const address = await ticketFor(walker);
    const host = new URL(url).host;
    const kept = new Map(walker.cookies(host));
    assert.equal((await walker.ask(address)).status, 302);
    for (const [name, value] of kept) walker.cookies(host).set(name, value);
    await refused('replayed', await walker.ask(address), 'used');

    const ticket = new URL(await ticketFor(new Walker())).searchParams.get('ticket') ?? '';
    const thief = new Walker();
    const own = new URL(await ticketFor(thief));
    own.searchParams.set('ticket', ticket);
    await refused('of another request', await thief.ask(own.href), 'used');

    for (const [made, why] of [
      ['ST-1-made-up', 'used'],
      ['PT-1-of-a-proxy', 'denied'],
      ['', 'denied'],
      [`ST-${'x'.repeat(300)}`, 'denied'],
      ['ST-1&service=https://evil.example', 'denied'],
    ] as const) {
      const stranger = new Walker();
      const to = new URL(await ticketFor(stranger));
      to.searchParams.set('ticket', made);
      await refused(made, await stranger.ask(to.href), why);
    }
    await refused('another browser', await new Walker().ask(await ticketFor(new Walker())), 'state');
  });

  it('believes no answer that is not as the protocol has it, and resolves no entity', async () => {
    const wrong = ['proxied', 'entity', 'outside', 'laughs', 'nested', 'twice', 'both', 'foreign', 'html', 'cut', 'huge'];
    for (const user of wrong) {
      const walker = new Walker();
      await refused(user, await walker.ask(await ticketFor(walker, user)), 'answer');
      assert.equal((await walker.ask(`${url}/own/token?desk=assistance`)).status, 401, user);
    }
    const nobody = new Walker();
    await refused('nobody', await nobody.ask(await ticketFor(nobody, 'nobody')), 'claim: sub');
  });

  it('signs out here, and says where one signs out there', async () => {
    const walker = new Walker();
    await walker.walk(await ticketFor(walker));
    const left = await walker.ask(`${url}/sign-in/out`, { method: 'POST', headers: { origin: url } });
    const { to } = (await left.json()) as { readonly to: string };
    assert.equal(to, `${casUrl}/logout?service=${encodeURIComponent(`${url}/sign-in/out`)}`);
    assert.equal((await walker.ask(`${url}/own/token?desk=assistance`)).status, 401);
  });

  it('says so when the CAS server does not answer', async () => {
    const walker = new Walker();
    const address = await ticketFor(walker);
    cas.kill();
    await once(cas, 'exit');
    await refused('gone', await walker.ask(address), 'unreachable');
  });
});
