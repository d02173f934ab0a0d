/** A desk added to courses as an external tool: launches that are followed, and all those that are not. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { pair, sharedToken } from './identity/signing.ts';
import { CLIENT, DEPLOYMENT, LearningPlatform, type Asked } from './learning-platform.ts';
import { folder, ServerProcess } from './process.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

describe('an external tool', { timeout: 120_000 }, () => {
  const place = folder();
  let platform: LearningPlatform;
  let server: ServerProcess;
  before(async () => {
    platform = await LearningPlatform.open();
    const other = { ...platform.configuration, code: 'other', clientId: 'other-client' };
    server = await ServerProcess.start(place.path, {
      GUICHET_PLATFORMS: JSON.stringify([{ ...platform.configuration, desks: ['assistance'] }, other]),
      GUICHET_DESKS: JSON.stringify([{ code: 'assistance' }, { code: 'bugs' }]),
      GUICHET_LANGUAGE: 'en',
    });
  });
  after(async () => {
    // First: what listens here would keep the run up, if the server had not begun.
    await platform.close();
    await server.end('SIGKILL');
    place.remove();
  });

  const login = async (asked = platform.login): Promise<Asked> => {
    const answer = await server.ask(`/lti/login?${asked.toString()}`, { redirect: 'manual' });
    assert.equal(answer.status, 302);
    const to = new URL(answer.headers.get('location') ?? '');
    return {
      state: to.searchParams.get('state') ?? '',
      nonce: to.searchParams.get('nonce') ?? '',
      redirect: to.href,
    };
  };
  const launch = (id_token: string, state: string) =>
    fetch(`${server.url}/lti/launch`, { method: 'POST', body: new URLSearchParams({ id_token, state }) });
  const codeIn = (html: string): string => /data-code="([\w-]{43})"/u.exec(html)?.[1] ?? '';
  const enter = async (html: string) => {
    const entered = await server.ask('/own/enter', { body: { code: codeIn(html) } });
    assert.equal(entered.status, 200);
    const { token, desk } = (await entered.json()) as { readonly token: string; readonly desk: string };
    const session = await server.ask(`/desks/${desk}/session`, { token });
    assert.equal(session.status, 200);
    return { desk, token, me: ((await session.json()) as { readonly me: Readonly<Record<string, unknown>> }).me };
  };

  it('asks the platform who is there, by GET or by POST', async () => {
    const { redirect } = await login();
    const to = new URL(redirect);
    assert.equal(to.origin + to.pathname, `${platform.url}/mod/lti/auth.php`);
    const { state, nonce, ...said } = Object.fromEntries(to.searchParams);
    assert.ok((state ?? '').length > 100 && (nonce ?? '').length === 32);
    assert.match(said['redirect_uri'] ?? '', /^http:\/\/localhost:\d+\/lti\/launch$/u);
    assert.deepEqual(said, {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: CLIENT,
      redirect_uri: said['redirect_uri'],
      login_hint: '42',
      lti_message_hint: '{"cmid":3}',
    });
    const posted = await fetch(`${server.url}/lti/login`, { method: 'POST', body: platform.login, redirect: 'manual' });
    assert.equal(posted.status, 302);
  });

  it('opens the desk as whoever came, in their language, with the way back, in a frame of the platform’s alone', async () => {
    const { state, nonce } = await login();
    const answer = await launch(platform.sign(platform.claims(nonce)), state);
    assert.equal(answer.status, 200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`frame-ancestors ${platform.url}`) && policy.includes("script-src 'self'"), policy);
    assert.equal(answer.headers.get('set-cookie'), null);
    const html = await answer.text();
    assert.match(html, /<html lang="en"/u);
    assert.match(html, /<h1>Besoin d’aide \?<\/h1>/u);
    assert.ok(html.includes(`<a href="${platform.url}/mod/lti/return.php?course=3" target="_top">Back to the course</a>`));
    const { desk, me } = await enter(html);
    assert.equal(desk, 'assistance');
    assert.equal(me['id'], 'course:42');
    assert.equal(me['name'], 'Hélène Dubois');
    assert.equal(me['language'], 'en');
    assert.equal(me['profile'], 'requester');
    assert.deepEqual(me['claims'], { course: 'Algorithmique et programmation 2', teaches: ['Algorithmique et programmation 2'] });
  });

  it('gives a learner no course to teach, and staff their profile', async () => {
    const one = await login();
    const learner = { [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'], sub: '43' };
    const { me } = await enter(await (await launch(platform.sign(platform.claims(one.nonce, learner)), one.state)).text());
    assert.deepEqual(me['claims'], { course: 'Algorithmique et programmation 2' });
    const two = await login();
    const staff = { [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff'], sub: '44' };
    const entered = await enter(await (await launch(platform.sign(platform.claims(two.nonce, staff)), two.state)).text());
    assert.equal(entered.me['profile'], 'technician');
    const elsewhere = await server.ask('/desks/bugs/session', { token: entered.token });
    assert.equal(elsewhere.status, 401, 'its token is for the desk that was opened');
  });

  it('lets a teacher choose a desk, and the platform is sure of who answers', async () => {
    const { state, nonce } = await login();
    const answer = await launch(platform.sign(platform.choosing(nonce)), state);
    assert.equal(answer.status, 200);
    assert.ok((answer.headers.get('content-security-policy') ?? '').includes(`form-action ${platform.url}`));
    const html = await answer.text();
    assert.ok(html.includes(`action="${platform.url}/mod/lti/contentitem_return.php?course=3"`));
    assert.equal(html.match(/<form /gu)?.length, 1, 'the one desk that this platform may show');
    const jwt = /name="JWT" value="([^"]+)"/u.exec(html)?.[1] ?? '';
    const keys = (await (await server.ask('/lti/jwks')).json()) as JSONWebKeySet;
    assert.ok(keys.keys.every((key) => !('d' in key)));
    const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys), {
      issuer: CLIENT,
      audience: platform.url,
      algorithms: ['RS256'],
    });
    assert.equal(payload[`${LTI}message_type`], 'LtiDeepLinkingResponse');
    assert.equal(payload[`${LTI}deployment_id`], DEPLOYMENT);
    assert.equal(payload[`${DL}data`], 'what-the-platform-wants-back');
    const [item] = payload[`${DL}content_items`] as readonly Readonly<Record<string, unknown>>[];
    assert.equal(item?.['type'], 'ltiResourceLink');
    assert.deepEqual(item?.['custom'], { desk: 'assistance' });
  });

  const refused = async (what: string, answer: Response, why: string): Promise<void> => {
    const html = await answer.text();
    assert.equal(answer.status, 400, what);
    assert.equal(/<code>([^<]+)<\/code>/u.exec(html)?.[1], why, what);
    assert.equal(codeIn(html), '', what);
  };

  it('follows no launch twice, and none that answers no login', async () => {
    const { state, nonce } = await login();
    const token = platform.sign(platform.claims(nonce));
    const answers = await Promise.all([launch(token, state), launch(token, state)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400], 'one of two that come at once');
    await refused('replayed', await launch(token, state), 'used');
    const again = await login();
    await refused('another login’s state', await launch(token, again.state), 'nonce');
    await refused('no state', await launch(platform.sign(platform.claims('x')), ''), 'state');
    await refused('a made-up state', await launch(token, sharedToken({ nonce, sub: 'course' })), 'state');
    await refused('a state that is a token of a person', await launch(token, (await enterToken()).token), 'state');
    const other = await login(
      new URLSearchParams([...platform.login].map(([name, value]) => [name, name === 'client_id' ? 'other-client' : value])),
    );
    await refused('another tool’s login', await launch(platform.sign(platform.claims(other.nonce)), other.state), 'audience');
  });
  const enterToken = async () => {
    const { state, nonce } = await login();
    return enter(await (await launch(platform.sign(platform.claims(nonce)), state)).text());
  };

  const now = Math.floor(Date.now() / 1000);
  const BAD: readonly (readonly [what: string, claims: object, why: string])[] = [
    ['another issuer', { iss: 'https://moodle.example' }, 'issuer'],
    ['for another tool', { aud: 'somebody' }, 'audience'],
    ['for several, and not said for which', { aud: [CLIENT, 'somebody'] }, 'audience: azp'],
    ['authorised for another', { azp: 'somebody' }, 'audience: azp'],
    ['past', { iat: now - 1000, exp: now - 900 }, 'expired'],
    ['to come', { iat: now + 900, exp: now + 960 }, 'not-yet'],
    ['without an end', { exp: undefined }, 'life: exp'],
    ['of a day', { exp: now + 86_400 }, 'life'],
    ['another nonce', { nonce: 'x' }, 'nonce'],
    ['no nonce', { nonce: undefined }, 'nonce'],
    ['another deployment', { [`${LTI}deployment_id`]: '8' }, 'deployment'],
    ['no deployment', { [`${LTI}deployment_id`]: undefined }, 'deployment'],
    ['LTI 1.1', { [`${LTI}version`]: 'LTI-1p0' }, 'message'],
    ['another message', { [`${LTI}message_type`]: 'LtiSubmissionReviewRequest' }, 'message'],
    ['nobody', { sub: undefined }, 'claim: sub'],
    ['a desk that it may not show', { [`${LTI}custom`]: { desk: 'bugs' } }, 'no-desk'],
    ['a desk that there is not', { [`${LTI}custom`]: { desk: 'nowhere' } }, 'no-desk'],
  ];
  it('follows none that is wrong in one thing', async () => {
    for (const [what, claims, why] of BAD) {
      const { state, nonce } = await login();
      await refused(what, await launch(platform.sign(platform.claims(nonce, claims)), state), why);
      assert.equal(
        (await launch(platform.sign(platform.claims(nonce)), state)).status,
        200,
        `${what}: a right one still may come`,
      );
    }
  });

  it('follows none whose signature is not the platform’s', async () => {
    const { state, nonce } = await login();
    const claims = platform.claims(nonce);
    const stranger = pair('moodle-key', 'rsa');
    const [head = '', body = ''] = platform.sign(claims).split('.');
    for (const [what, token, why] of [
      ['a stranger’s key', platform.sign(claims, stranger), 'signature'],
      ['a key that nobody knows', platform.sign(claims, pair('x', 'rsa')), 'key'],
      ['none', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.eA`, 'algorithm'],
      ['a shared secret', sharedToken(claims, JSON.stringify(platform.key.jwk)), 'algorithm'],
      ['an algorithm that LTI has not', platform.sign(claims, platform.key, { alg: 'RS512' }), 'algorithm'],
      ['a key of its own', platform.sign(claims, stranger, { jwk: stranger.jwk }), 'header: jwk'],
      ['no signature', `${head}.${body}.`, 'shape'],
    ] as const)
      await refused(what, await launch(token, state), why);
  });

  it('sends a choice to no other site, and shows no link that leads to one', async () => {
    const one = await login();
    const settings = { deep_link_return_url: 'https://evil.example/', accept_types: ['ltiResourceLink'] };
    const bad = platform.choosing(one.nonce, { [`${DL}deep_linking_settings`]: settings });
    await refused('another site', await launch(platform.sign(bad), one.state), 'message');
    const two = await login();
    const away = {
      [`${LTI}launch_presentation`]: { return_url: 'javascript:alert(1)', locale: 'fr' },
      [`${LTI}resource_link`]: { title: '<script>' },
    };
    const html = await (await launch(platform.sign(platform.claims(two.nonce, away)), two.state)).text();
    assert.doesNotMatch(html, /javascript:|<script>/u);
    assert.match(html, /<h1>&lt;script&gt;<\/h1>/u);
  });

  it('asks nobody whom it does not know, and says so in the person’s language', async () => {
    for (const asked of [
      {},
      { iss: 'https://evil.example', login_hint: '1' },
      { iss: platform.url, client_id: 'x', login_hint: '1' },
      { iss: platform.url },
    ]) {
      const answer = await server.ask(`/lti/login?${new URLSearchParams(asked as Record<string, string>).toString()}`, {
        redirect: 'manual',
        headers: { 'accept-language': 'fr' },
      });
      const html = await answer.text();
      assert.equal(answer.status, 400);
      assert.match(html, /<h1>Le guichet ne s’ouvre pas\.<\/h1>/u);
      assert.match(html, /<code>platform<\/code>/u);
    }
  });
});
