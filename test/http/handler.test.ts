/** What the wire itself promises, whatever is asked over it. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PEOPLE, SCHOOL, filing } from '../conformance/world.ts';
import { serve } from './place.ts';
import type { ProblemSaid } from '../../src/http/problem.ts';
import { isServed } from '../../src/http/versions.ts';

const served = serve(
  { desk: SCHOOL, people: Object.values(PEOPLE) },
  { origins: ['https://moodle.insa.example'], limits: { body: 2000, depth: 8 } },
);
const { ask } = served;
after(() => served.close());

async function problem(answer: Response): Promise<ProblemSaid> {
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const said = (await answer.json()) as ProblemSaid;
  assert.equal(said.status, answer.status);
  assert.ok(said.title !== '' && said.detail !== '' && said.code !== '' && said.type.endsWith(said.kind));
  return said;
}

describe('the wire', () => {
  it('serves who is known, and nobody else', async () => {
    assert.equal((await ask('GET', '/desks/school/session', PEOPLE.lea)).status, 200);
    const answer = await ask('GET', '/desks/school/session');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    assert.deepEqual([answer.status, (await problem(answer)).kind], [401, 'unauthorized']);
  });

  it('says who nobody is before it says which desks there are', async () => {
    assert.equal((await ask('GET', '/desks/elsewhere/session')).status, 401);
    assert.equal((await ask('GET', '/desks/elsewhere/session', PEOPLE.lea)).status, 404);
  });

  it('answers in the language of whoever asks, French where it is none of ours', async () => {
    const titles: Readonly<Record<string, string>> = {
      'en-GB,en;q=0.9': 'There is nothing at this address.',
      'fr-CA': 'Il n’y a rien à cette adresse.',
      'de, en;q=0.5': 'There is nothing at this address.',
      tlh: 'Il n’y a rien à cette adresse.',
    };
    for (const [language, title] of Object.entries(titles)) {
      const answer = await ask('GET', '/desks/school/nowhere', PEOPLE.lea, undefined, { 'accept-language': language });
      assert.equal((await problem(answer)).title, title, language);
    }
  });

  it('believes nothing of who one is or which desk it is from a body', async () => {
    for (const more of [{ person: 'admin' }, { desk: 'atelier' }, { me: PEOPLE.admin }, { profile: 'moderator' }]) {
      const answer = await ask('POST', '/desks/school/commands', PEOPLE.lea, [{ ...filing(), ...more }]);
      const { issues } = await problem(answer);
      assert.deepEqual([answer.status, issues?.map(({ code }) => code)], [422, ['unknown-key']], JSON.stringify(more));
    }
  });

  it('refuses what is too large, too deep, no JSON, or of another type, each with its status', async () => {
    const list = '/desks/school/tickets/list';
    const json = { 'content-type': 'application/json' };
    const table: readonly (readonly [status: number, body: string, headers: Record<string, string>])[] = [
      [413, JSON.stringify({ text: 'x'.repeat(3000) }), json],
      [422, `${'['.repeat(9)}${']'.repeat(9)}`, json],
      [422, '{"text":', json],
      [422, '', json],
      [415, '{}', { 'content-type': 'text/plain' }],
      [200, '{}', { 'content-type': 'application/json; charset=utf-8' }],
      [200, `{"text":"${'['.repeat(20)}\\"${'{'.repeat(20)}"}`, json],
    ];
    for (const [status, body, headers] of table) {
      const answer = await ask('POST', list, PEOPLE.lea, body, headers);
      assert.equal(answer.status, status, body.slice(0, 40));
      if (status !== 200) await problem(answer);
    }
  });

  it('says which methods an address takes', async () => {
    const answer = await ask('PATCH', '/desks/school/views/x', PEOPLE.lea, {});
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'PUT, DELETE']);
  });

  it('serves this major and the one before, and says so below', async () => {
    const old = await ask('GET', '/desks/school/session', PEOPLE.lea, undefined, { 'guichet-version': '0' });
    assert.deepEqual([old.status, (await problem(old)).why], [426, 'outdated']);
    assert.equal(old.headers.get('guichet-version'), '1');
    assert.deepEqual(
      [null, '1', '2', '3', '4', '0', 'x', ''].map((said) => isServed(said, 3)),
      [true, false, true, true, true, false, false, false],
    );
  });

  it('may be read by pages of the named origins, and embedded nowhere by force', async () => {
    const there = await ask('GET', '/desks/school/session', PEOPLE.lea, undefined, { origin: 'https://moodle.insa.example' });
    assert.equal(there.headers.get('access-control-allow-origin'), 'https://moodle.insa.example');
    assert.equal(there.headers.get('access-control-allow-credentials'), null);
    for (const origin of [
      'https://moodle.insa.example.evil.example',
      'https://moodle.insa.exampl',
      'null',
      'http://moodle.insa.example',
    ]) {
      const elsewhere = await ask('GET', '/desks/school/session', PEOPLE.lea, undefined, { origin });
      assert.equal(elsewhere.headers.get('access-control-allow-origin'), null, origin);
      assert.equal(
        (await ask('OPTIONS', '/desks/school/session', undefined, undefined, { origin })).headers.get(
          'access-control-allow-origin',
        ),
        null,
      );
    }
    const before = await ask('OPTIONS', '/desks/school/commands', undefined, undefined, {
      origin: 'https://moodle.insa.example',
    });
    assert.deepEqual([before.status, before.headers.get('access-control-allow-origin')], [204, 'https://moodle.insa.example']);
    assert.match(before.headers.get('access-control-allow-headers') ?? '', /authorization/u);
    assert.equal(there.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(there.headers.get('x-frame-options'), null);
    assert.equal(there.headers.get('set-cookie'), null);
    assert.equal(there.headers.get('cache-control'), 'no-store');
  });

  it('once closed, ends its streams and asks whoever comes to come back', async () => {
    const closing = serve({ desk: SCHOOL, people: Object.values(PEOPLE) });
    const stream = await closing.ask('GET', '/desks/school/changes?after=x', PEOPLE.lea, undefined, {
      accept: 'text/event-stream',
    });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await closing.close();
    let last = await reader.read();
    while (!last.done) last = await reader.read();
    const answer = await closing.ask('GET', '/desks/school/session', PEOPLE.lea);
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '1']);
  });

  it('lets a page listen no more often than it needs: the streams that it left behind end', async () => {
    const streams: ReadableStreamDefaultReader<Uint8Array>[] = [];
    const headers = { accept: 'text/event-stream', 'guichet-page': 'one' };
    for (let at = 0; at < 6; at += 1) {
      const { body } = await ask('GET', '/desks/school/changes?after=x', PEOPLE.sami, undefined, headers);
      streams.push((body as ReadableStream<Uint8Array>).getReader());
    }
    for (const reader of streams.slice(0, 2)) for (let next = await reader.read(); !next.done;) next = await reader.read();
    for (const reader of streams.slice(2)) {
      assert.equal((await reader.read()).done, false);
      await reader.cancel();
    }
    assert.equal((await ask('HEAD', '/desks/school/changes?after=x', PEOPLE.sami, undefined, headers)).status, 405);
  });

  it('hands a file over so that no browser takes it for a page', async () => {
    const id = crypto.randomUUID();
    const sent = await ask('PUT', `/desks/school/files/${id}?name=a.html&type=text/html`, PEOPLE.lea, '<script>1</script>', {
      'content-type': 'application/octet-stream',
    });
    const file = (await sent.json()) as object;
    const made = filing();
    await ask('POST', '/desks/school/commands', PEOPLE.lea, [{ ...made, files: [file] }]);
    const opened = await ask('GET', `/desks/school/tickets/${made.ticket}/files/${id}`, PEOPLE.tech);
    assert.equal(await opened.text(), '<script>1</script>');
    assert.match(opened.headers.get('content-disposition') ?? '', /^attachment/u);
    assert.match(opened.headers.get('content-security-policy') ?? '', /^sandbox/u);
    assert.equal(opened.headers.get('x-content-type-options'), 'nosniff');
  });
});
