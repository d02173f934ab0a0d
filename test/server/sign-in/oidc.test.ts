/** Signing in to the server's own pages at a real OpenID Connect provider: those who are let in, and all that is not. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { folder, ServerProcess } from '../process.ts';
import { OpenIdProvider } from './openid-provider.ts';
import { Walker } from './walker.ts';

describe('signing in by OpenID Connect', { timeout: 120_000 }, () => {
  const place = folder();
  let provider: OpenIdProvider;
  let server: ServerProcess;
  let url = '';
  before(async () => {
    provider = await OpenIdProvider.open();
    provider.accounts = {
      lea: {
        name: 'Léa Moreau',
        email: 'lea@insa.example',
        locale: 'en',
        memberships: ['support', 'students'],
        org: { name: 'INSA Toulouse' },
      },
      sami: { name: 'Sami', memberships: [] },
      'bad\u0007': { name: 'Nobody' },
    };
    server = await ServerProcess.start(place.path, {
      GUICHET_OIDC: JSON.stringify([{ ...provider.configuration, desks: ['assistance', 'bugs'] }]),
      GUICHET_DESKS: JSON.stringify([{ code: 'assistance' }, { code: 'bugs' }, { code: 'private' }]),
      GUICHET_LIMITS_ADDRESS: '40',
    });
    url = server.url.replace('127.0.0.1', 'localhost');
    provider.register(url);
  });
  after(async () => {
    await provider.close();
    await server.end('SIGKILL');
    place.remove();
  });

  const isBack = (address: string): boolean => address.includes('/back?');
  const signIn = async (walker: Walker, account = 'lea', query = '?desk=assistance') => {
    provider.account = account;
    return walker.walk(`${url}/sign-in/${query}`);
  };
  const tokenOf = async (walker: Walker, desk = 'assistance') => walker.ask(`${url}/own/token?desk=${desk}`);
  const meOf = async (token: string, desk = 'assistance') => {
    const answer = await server.ask(`/desks/${desk}/session`, { token });
    return { status: answer.status, me: ((await answer.json()) as { readonly me?: Readonly<Record<string, unknown>> }).me };
  };
  const refused = async (what: string, answer: Response | undefined, code: string, status = 400): Promise<string> => {
    const html = (await answer?.text()) ?? '';
    assert.equal(answer?.status, status, what);
    assert.equal(/<code>([^<]+)<\/code>/u.exec(html)?.[1], code, what);
    assert.match(html, /<a class="button" href="(?:\.\.\/)+sign-in\/\?desk=assistance"/u, `${what}: a way on`);
    return html;
  };

  it('asks for a code with PKCE, for this server alone, and keeps what it needs where no script and no other site sees it', async () => {
    const walker = new Walker();
    const answer = await walker.ask(`${url}/sign-in/?desk=assistance`, { headers: { 'accept-language': 'en' } });
    const to = new URL(Walker.next(answer, url));
    const { state, nonce, code_challenge: challenge, ...said } = Object.fromEntries(to.searchParams);
    assert.ok([state, nonce, challenge].every((each) => /^[\w-]{43}$/u.test(each ?? '')));
    assert.deepEqual(said, {
      client_id: 'guichet',
      response_type: 'code',
      redirect_uri: `${url}/sign-in/with/insa/back`,
      scope: 'openid profile email school',
      code_challenge_method: 'S256',
      ui_locales: 'en',
    });
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    assert.deepEqual(others, []);
    assert.match(cookie, /^guichet-sign-in-[\w-]{8}=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/u);
    assert.doesNotMatch(cookie, new RegExp(`${nonce}`, 'u'));
  });

  it('lets somebody in as who the provider says they are, with what the mapping makes of it', async () => {
    const walker = new Walker();
    const { address, answer } = await signIn(walker);
    assert.equal(address, `${url}/desk/assistance`);
    const html = (await answer?.text()) ?? '';
    assert.match(html, /Vous êtes Léa Moreau\./u);
    assert.deepEqual([...walker.cookies(new URL(url).host).keys()], ['guichet-visit'], 'nothing else is kept');
    const given = await tokenOf(walker);
    assert.equal(given.headers.get('access-control-allow-origin'), null);
    const { status, me } = await meOf(await given.text());
    assert.equal(status, 200);
    assert.deepEqual(
      [me?.['id'], me?.['name'], me?.['mail'], me?.['profile'], me?.['school'], me?.['groups'], me?.['language']],
      ['insa:lea', 'Léa Moreau', 'lea@insa.example', 'technician', 'INSA Toulouse', ['support', 'students'], 'en'],
    );
    const sami = new Walker();
    await signIn(sami, 'sami');
    assert.equal((await meOf(await (await tokenOf(sami)).text())).me?.['profile'], 'requester');
  });

  it('gives a token for the desks of this way, and to nobody who is not signed in', async () => {
    const walker = new Walker();
    assert.equal((await tokenOf(walker)).status, 401);
    await signIn(walker);
    assert.equal((await tokenOf(walker, 'private')).status, 403);
    const token = await (await tokenOf(walker, 'bugs')).text();
    assert.equal((await meOf(token, 'bugs')).status, 200);
    assert.equal((await meOf(token, 'assistance')).status, 401, 'a token is for one desk');
    const stranger = await fetch(`${url}/own/token?desk=bugs`, { headers: { cookie: `guichet-visit=${'x'.repeat(43)}` } });
    assert.equal(stranger.status, 401);
  });

  it('tells a page that waits beside, and leads nowhere else than to a desk of its own', async () => {
    assert.equal((await signIn(new Walker(), 'lea', '?desk=bugs&beside=1')).address, `${url}/sign-in/done`);
    for (const desk of ['https://evil.example', '//evil.example', '../../evil', 'private', 'nowhere']) {
      const query = `?desk=${encodeURIComponent(desk)}&then=https://evil.example&redirect_uri=https://evil.example`;
      await refused(desk, await new Walker().ask(`${url}/sign-in/with/insa${query}`), 'desk');
      await refused(desk, await new Walker().ask(`${url}/sign-in/${query}`), 'desk');
    }
  });

  it('lets nobody in by an answer that this browser did not ask for', async () => {
    const walker = new Walker();
    const { address } = await walker.walk(`${url}/sign-in/?desk=assistance`, isBack);
    const other = new URL(address);
    other.searchParams.set('state', 'x'.repeat(43));
    await refused('another state', await walker.ask(other.href), 'state');
    other.searchParams.delete('state');
    await refused('no state', await walker.ask(other.href), 'state');
    const html = await refused('another browser', await new Walker().ask(address), 'state');
    assert.match(html, /<h1>Vous n’êtes pas connecté\.<\/h1>/u);
    assert.equal((await walker.ask(address)).status, 302, 'the right one still may come');
    await refused('the same again', await walker.ask(address), 'state');
  });

  it('lets nobody in by a code that was used, even where the browser still has what it asked with', async () => {
    const walker = new Walker();
    const { address } = await walker.walk(`${url}/sign-in/?desk=assistance`, isBack);
    const host = new URL(url).host;
    const kept = new Map(walker.cookies(host));
    assert.equal((await walker.ask(address)).status, 302);
    for (const [name, value] of kept) walker.cookies(host).set(name, value);
    await refused('replayed', await walker.ask(address), 'used');
    const made = new URL(address);
    made.searchParams.set('code', 'made-up');
    const again = new Walker();
    const { address: fresh } = await again.walk(`${url}/sign-in/?desk=assistance`, isBack);
    made.searchParams.set('state', new URL(fresh).searchParams.get('state') ?? '');
    await refused('a code of nobody', await again.ask(made.href), 'used');
  });

  it('lets nobody in by a token with another nonce, or that has ended', async () => {
    const walker = new Walker();
    const to = new URL(Walker.next(await walker.ask(`${url}/sign-in/?desk=assistance`), url));
    to.searchParams.set('nonce', 'another');
    await refused('another nonce', (await walker.walk(to.href)).answer, 'answer');
    provider.life = -60;
    await refused('ended', (await signIn(new Walker())).answer, 'answer');
    provider.life = 300;
    assert.equal((await signIn(new Walker())).address, `${url}/desk/assistance`);
  });

  it('lets nobody in who takes another’s code to their own request: PKCE', async () => {
    const [victim, thief] = [new Walker(), new Walker()];
    const { address } = await victim.walk(`${url}/sign-in/?desk=assistance`, isBack);
    const { address: own } = await thief.walk(`${url}/sign-in/?desk=assistance`, isBack);
    const made = new URL(own);
    made.searchParams.set('code', new URL(address).searchParams.get('code') ?? '');
    await refused('injected', await thief.ask(made.href), 'used');
  });

  it('says so when somebody gives up, in their language', async () => {
    provider.consents = false;
    const walker = new Walker();
    const { address } = await walker.walk(`${url}/sign-in/?desk=assistance`, isBack);
    const html = await refused('given up', await walker.ask(address, { headers: { 'accept-language': 'en' } }), 'denied');
    assert.match(html, /<h1>You are not signed in\.<\/h1>\n<p>The sign-in was given up/u);
    provider.consents = true;
  });

  it('follows the keys of the provider the moment they change', async () => {
    assert.equal((await signIn(new Walker())).address, `${url}/desk/assistance`);
    provider.turnKeys();
    assert.equal((await signIn(new Walker())).address, `${url}/desk/assistance`);
  });

  it('lets nobody in whose identity cannot be kept', async () => {
    const { answer } = await signIn(new Walker(), 'bad\u0007');
    await refused('a bell in a name', answer, 'claim: sub');
  });

  it('signs out here and there, and only by a page of its own', async () => {
    const walker = new Walker();
    await signIn(walker);
    const kept = walker.cookies(new URL(url).host).get('guichet-visit') ?? '';
    const out = (origin?: string) =>
      walker.ask(`${url}/sign-in/out`, { method: 'POST', headers: origin === undefined ? {} : { origin } });
    assert.equal((await out()).status, 403);
    assert.equal((await out('http://localhost:1')).status, 403);
    assert.equal((await tokenOf(walker)).status, 200);
    const left = await out(url);
    const to = new URL(((await left.json()) as { readonly to: string }).to);
    assert.equal(to.origin, provider.url);
    assert.equal(to.searchParams.get('post_logout_redirect_uri'), `${url}/sign-in/out`);
    assert.match(to.searchParams.get('id_token_hint') ?? '', /^eyJ/u);
    assert.equal((await walker.ask(to.href)).status, 200, 'the provider knows whom it is asked to sign out');
    assert.equal((await tokenOf(walker)).status, 401);
    walker.cookies(new URL(url).host).set('guichet-visit', kept);
    assert.equal((await tokenOf(walker)).status, 401, 'a cookie that was copied before ends too');
    assert.match(await (await walker.ask(`${url}/sign-in/out`)).text(), /Vous êtes déconnecté du guichet\./u);
  });

  it('counts who is not let in by why, logs nothing of them, and tires of an address that fails too often', async () => {
    const metrics = await (await server.ask('/metrics')).text();
    assert.match(metrics, /^guichet_identity_refused_total\{code="sign-in-state"\} \d+$/mu);
    assert.match(metrics, /^guichet_identity_refused_total\{code="sign-in-used"\} \d+$/mu);
    for (let tries = 0; tries < 40; tries += 1) await new Walker().ask(`${url}/sign-in/with/insa/back?code=x&state=y`);
    const tired = await new Walker().ask(`${url}/sign-in/with/insa/back?code=x&state=y`);
    assert.equal(tired.headers.get('retry-after'), '60');
    await refused('tired', tired, 'busy', 429);
    await server.logged(/"code":"sign-in-busy"/u);
    assert.doesNotMatch(server.log.join('\n'), /lea|sami|moreau|eyJ|insa\.example/iu);
  });
});
