/**
 * Who learns what over HTTP, operation by operation: of what one may not read no answer holds a word, and asking for it is answered
 * as asking for what is nowhere.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PersonInput } from '../../src/domain/people.ts';
import { OPERATIONS } from '../../src/http/operations.ts';
import { ROUTES, routeOf, type OperationName } from '../../src/http/routes.ts';
import { PEOPLE, command, text } from '../conformance/world.ts';
import { ADDRESS, tokenOf } from './place.ts';
import { ELSEWHERE, SECRET, asking, nothing, secretPlace, type Asked, type Named, type SecretPlace } from './secret-place.ts';

type Name = Exclude<OperationName, 'leave'>;
const NAMES = (Object.keys(ROUTES) as OperationName[]).filter((name): name is Name => name !== 'leave');

/** The address and the rest of a request. */
function requestOf(name: Name, { params = {}, body }: Asked, who: PersonInput | null, desk = 'school'): Request {
  const { method, path, asked } = routeOf(name);
  const place = path.replaceAll(/:(\w+)/gu, (_whole, key: string) => encodeURIComponent(params[key] ?? ''));
  const query = new URLSearchParams(asked.flatMap((key) => (params[key] === undefined ? [] : [[key, params[key]]])));
  const headers: Record<string, string> = {};
  if (who !== null) headers['authorization'] = `Bearer ${tokenOf(who)}`;
  const { raw } = OPERATIONS.find((operation) => operation.name === name) ?? {};
  let sent: BodyInit | null = null;
  if (raw === 'form') {
    const form = new FormData();
    form.append('brought', String(body));
    sent = form;
  } else if (body !== undefined) {
    headers['content-type'] = raw === undefined ? 'application/json' : 'application/octet-stream';
    sent = typeof body === 'string' ? body : JSON.stringify(body);
  }
  return new Request(`${ADDRESS}/desks/${desk}${place}?${query.toString()}`, { method, headers, body: sent });
}

/** An answer with everything that only this asking named taken out. */
function told(status: number, body: string, named: Named): string {
  let said = body;
  for (const [key, value] of Object.entries(named)) if (value !== '') said = said.replaceAll(`"${String(value)}"`, `<${key}>`);
  return `${status} ${said}`;
}

/** Changes with each asking, whatever is asked: the time, and identities that the asking made. */
function steady(said: string): string {
  return (
    said
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '<at>')
      .replaceAll(/[\da-f]{8}-[\da-f-]{27}/gu, '<id>')
      .replaceAll(/<id>\.\d+/gu, '<cursor>')
      .replaceAll(/"(number|version|rank|known|key|earlier)":("[^"]*"|\d+|null)/gu, '"$1":<n>')
      .replaceAll(/"text":"[^"]*"/gu, '<text>')
      // What one chose for tickets that one named oneself stays, whatever is there.
      .replaceAll(/"tickets":\{.*?\}(?:\}|(?=,"observed))/gu, '<chosen>')
  );
}

/** Who may read the confidential ticket, the note and the file for staff, somebody else's list, the articles for staff. */
const OUTSIDE: readonly (readonly [name: string, who: PersonInput])[] = [
  ['another requester', PEOPLE.sami],
  ['somebody whom the desk never saw', { id: 'stranger', name: 'Étranger' }],
];

describe('the authorisation matrix over HTTP', () => {
  let place: SecretPlace;
  before(async () => {
    place = await secretPlace();
  });
  after(() => place.served.close());

  it('has secrets to tell: who may read them is told each', async () => {
    const { served, secret, open } = place;
    const reads = async (path: string, who: PersonInput): Promise<boolean> =>
      (await (await served.ask('GET', `/desks/school${path}`, who)).text()).includes(SECRET);
    assert.ok(await reads(`/tickets/${secret.ticket}`, PEOPLE.lea));
    assert.ok(await reads(`/tickets/${secret.key}`, PEOPLE.nurse));
    assert.ok(await reads(`/tickets/${secret.ticket}/files/${secret.file}`, PEOPLE.lea));
    assert.ok(await reads(`/tickets/${open}`, PEOPLE.tech));
    assert.ok(await reads('/views', PEOPLE.lea));
    assert.ok(await reads(`/knowledge/${secret.article}`, PEOPLE.mod));
    assert.ok(await reads('/preferences', PEOPLE.lea));
    assert.ok(secret.notice !== '' && secret.entry !== '');
  });

  it('staff of the open ticket, not of the confidential one: neither lists, search, figures nor files tell of it', async () => {
    const { served, secret, own } = place;
    for (const who of [PEOPLE.tech, PEOPLE.mod, PEOPLE.admin]) {
      for (const name of ['ticket', 'timeline', 'read', 'announce'] as const)
        for (const asked of asking(secret, own)[name])
          assert.equal((await served.fetch(requestOf(name, asked, who))).status, 404, name);
      for (const name of ['tickets', 'similar', 'archive.export', 'report'] as const)
        for (const asked of asking(secret, own)[name]) {
          const said = await (await served.fetch(requestOf(name, asked, who))).text();
          assert.ok(!said.includes(`${SECRET} un`) && !said.includes(secret.ticket), `${name} told ${who.id}`);
        }
    }
  });

  for (const name of NAMES) {
    it(`${name}: without a token, nothing; of an unknown desk, nothing`, async () => {
      const { served, secret, own } = place;
      for (const asked of asking(secret, own)[name]) {
        assert.equal((await served.fetch(requestOf(name, asked, null))).status, 401);
        assert.equal((await served.fetch(requestOf(name, asked, PEOPLE.lea, 'elsewhere'))).status, 404);
      }
    });

    for (const [outside, who] of OUTSIDE)
      it(`${name}: ${outside} is told no word of it, and as if there were none`, async () => {
        const { served, secret, own } = place;
        const none = nothing();
        const [real, unreal] = [asking(secret, own)[name], asking(none, own)[name]];
        // What happened to this person meanwhile is told to the first who asks, whatever they ask.
        if (name === 'changes') await (await served.fetch(requestOf(name, unreal[0] ?? {}, who))).text();
        for (const [index, asked] of real.entries()) {
          const answer = await served.fetch(requestOf(name, asked, who));
          const said = await answer.text();
          assert.ok(answer.status < 500, `${answer.status} ${said}`);
          assert.ok(!said.includes(SECRET) && !said.includes(ELSEWHERE), `${JSON.stringify(asked)} told ${said.slice(0, 300)}`);
          const other = await served.fetch(requestOf(name, unreal[index] ?? {}, who));
          assert.equal(
            steady(told(answer.status, said, secret)),
            steady(told(other.status, await other.text(), none)),
            JSON.stringify(asked),
          );
        }
      });

    it(`${name}: another desk of the same place knows nothing of it`, async () => {
      const { served, secret, own } = place;
      for (const asked of asking(secret, own)[name]) {
        // Of what is hers here, nothing is there.
        if (name === 'tickets' || name === 'similar') continue;
        const answer = await served.fetch(requestOf(name, asked, PEOPLE.mod, 'atelier'));
        assert.ok(!(await answer.text()).includes(SECRET), name);
      }
    });
  }

  it('live: what happens to it is told to nobody who may not read it', async () => {
    const { served, secret, open } = place;
    const stream = async (who: PersonInput): Promise<() => Promise<string>> => {
      const { headers } = await served.ask('GET', '/desks/school/session', who);
      const cursor = decodeURIComponent(headers.get('guichet-cursor') ?? '');
      const answer = await served.ask('GET', `/desks/school/changes?after=${encodeURIComponent(cursor)}`, who, undefined, {
        accept: 'text/event-stream',
      });
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      return async () => {
        let said = '';
        const decoder = new TextDecoder();
        while (!said.includes(open)) said += decoder.decode((await reader.read()).value, { stream: true });
        await reader.cancel();
        return said;
      };
    };
    const [sami, nurse] = [await stream(PEOPLE.sami), await stream(PEOPLE.nurse)];
    const runs = (who: PersonInput, ticket: string): Promise<Response> =>
      served.ask('POST', '/desks/school/commands', who, [command('comment', ticket, { comment: text(SECRET) })]);
    assert.equal((await runs(PEOPLE.lea, secret.ticket)).status, 200);
    await served.ask('PUT', `/desks/school/tickets/${secret.ticket}/presence`, PEOPLE.lea, { doing: 'typing' });
    assert.equal((await runs(PEOPLE.lea, open)).status, 200);
    const [hisStream, hers] = [await sami(), await nurse()];
    assert.ok(hers.includes(secret.ticket), 'who reads it hears of it');
    assert.ok(!hisStream.includes(secret.ticket) && !hisStream.includes(SECRET), hisStream);
  });
});
