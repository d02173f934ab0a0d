/** JSON that tests parsers, as bodies of requests: an answer that says what is wrong, never a fault, and nothing changed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PEOPLE, SCHOOL } from '../conformance/world.ts';
import { ADDRESS, serve, tokenOf } from '../http/place.ts';
import { corpusBytes, filesOf } from './corpora.ts';

const PLACES = [
  ['POST', '/commands'],
  ['POST', '/tickets/list'],
  ['POST', '/tickets/counts'],
  ['PATCH', '/preferences'],
  ['POST', '/settings/commands'],
  ['POST', '/knowledge/commands'],
  ['PUT', '/archive'],
  ['POST', '/bringing'],
] as const;

describe('bodies that are no JSON, or another', () => {
  const faults: unknown[] = [];
  const served = serve(
    { desk: SCHOOL, people: Object.values(PEOPLE) },
    { limits: { body: 200_000 }, onError: (error) => faults.push(error) },
  );
  after(() => served.close());

  const kept = async (): Promise<string> => {
    const exported = await served.ask('GET', '/desks/school/archive', PEOPLE.operator);
    return (await exported.text()).replace(/"made":"[^"]*"/u, '');
  };

  /** Who may send all of it: what stops it is what it is. */
  const send = (method: string, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> => {
    const who = path.startsWith('/archive') || path.startsWith('/bringing') ? PEOPLE.operator : PEOPLE.admin;
    const headers: Record<string, string> = { authorization: `Bearer ${tokenOf(who)}` };
    let body: BodyInit = bytes;
    if (path === '/bringing') {
      const form = new FormData();
      form.append('brought', new Blob([bytes]));
      body = form;
    } else headers['content-type'] = 'application/json';
    return served.fetch(new Request(`${ADDRESS}/desks/school${path}`, { method, headers, body }));
  };

  let first = '';
  before(async () => {
    for (const who of [PEOPLE.admin, PEOPLE.operator]) await served.ask('GET', '/desks/school/session', who);
    // Changing nothing of one's choices keeps them as they are by default.
    await served.ask('PATCH', '/desks/school/preferences', PEOPLE.admin, {});
    first = await kept();
  });

  for (const file of filesOf('json-nst', '*.json'))
    it(file, async () => {
      const bytes = new Uint8Array(corpusBytes(`json-nst/${file}`));
      for (const [method, path] of PLACES) {
        const answer = await send(method, path, bytes);
        assert.ok(answer.status < 500, `${path} answered ${answer.status}: ${String(faults.at(-1))}`);
        // Of what parses, an empty object asks for a list, counts nothing and changes no choice.
        if (file.startsWith('n_')) assert.ok([413, 422].includes(answer.status), `${path} answered ${answer.status}`);
        else assert.ok([200, 413, 422].includes(answer.status), `${path} answered ${answer.status}`);
        await answer.body?.cancel();
      }
      assert.equal(await kept(), first);
    });
});
