/** Requests made from the schemas, valid and broken: never a fault of the server's, and what is refused has changed nothing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { PersonInput } from '../../src/domain/people.ts';
import { OPERATIONS } from '../../src/http/operations.ts';
import { PROBLEM_TYPE } from '../../src/http/wire.ts';
import { routeOf } from '../../src/http/routes.ts';
import { PEOPLE } from '../conformance/world.ts';
import { ADDRESS, tokenOf } from './place.ts';
import { broken, valid, type Pool } from './generated.ts';
import { secretPlace, type SecretPlace } from './secret-place.ts';

const RUNS = 25;
/** What may leave somebody unknown, or shut out. */
const DISMISSING: ReadonlySet<string> = new Set(['about.erase', 'administration.run', 'archive.import']);
const PRESENT: readonly PersonInput[] = [PEOPLE.lea, PEOPLE.sami, PEOPLE.tech, PEOPLE.mod, PEOPLE.admin, PEOPLE.operator];
const WHO = fc.constantFrom(...PRESENT);

describe('requests made from the schemas', () => {
  let place: SecretPlace;
  let pool: Pool;
  const faults: unknown[] = [];
  before(async () => {
    place = await secretPlace((error) => faults.push(error));
    const { ticket, article, view, file } = place.secret;
    pool = {
      ids: [place.open, place.own, ticket, article, view, file],
      codes: ['moodle', 'video', 'acces', 'notes', 'sante', 'salles', 'school', 'atelier', 'salle', 'urgence'],
      people: Object.values(PEOPLE).map(({ id }) => id),
    };
  });
  after(() => place.served.close());

  /** What was kept when it was last looked at; undefined once something was done since. */
  let last: string | undefined;

  /** Everything that is kept, but when it was looked at. */
  const kept = async (): Promise<string> => {
    const exported = await place.served.ask('GET', '/desks/school/archive', PEOPLE.operator);
    return (await exported.text()).replace(/"made":"[^"]*"/u, '');
  };

  /** Who was erased, or suspended and no longer, is known again by coming back: that changes what is kept, and no refusal does. */
  const comeBack = async (): Promise<void> => {
    for (const who of [...PRESENT, ...PRESENT]) await (await place.served.ask('GET', '/desks/school/views', who)).body?.cancel();
  };

  for (const operation of OPERATIONS) {
    const { method, path, asked } = routeOf(operation.name);

    const ask = async (who: PersonInput, params: unknown, body: unknown): Promise<Response> => {
      const said = (typeof params === 'object' ? params : {}) as Readonly<Record<string, unknown>> | null;
      const textOf = (value: unknown): string =>
        (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
      const at = path.replaceAll(/:(\w+)/gu, (_whole, key: string) => encodeURIComponent(textOf(said?.[key])));
      const query = new URLSearchParams(asked.flatMap((key) => (said?.[key] === undefined ? [] : [[key, textOf(said[key])]])));
      const headers: Record<string, string> = { authorization: `Bearer ${tokenOf(who)}` };
      let sent: BodyInit | null = null;
      if (operation.raw === 'form') {
        const form = new FormData();
        form.append('brought', JSON.stringify(body) ?? '');
        sent = form;
      } else if (operation.raw !== undefined) sent = new Blob([JSON.stringify(body) ?? '']);
      else if (operation.body !== undefined) {
        headers['content-type'] = 'application/json';
        sent = JSON.stringify(body) ?? '';
      }
      return place.served.fetch(new Request(`${ADDRESS}/desks/school${at}?${query.toString()}`, { method, headers, body: sent }));
    };

    const check = async (who: PersonInput, params: unknown, body: unknown): Promise<void> => {
      last ??= await kept();
      const answer = await ask(who, params, body);
      const said = answer.headers.get('content-type') === PROBLEM_TYPE ? await answer.text() : '';
      assert.ok(answer.status < 500, `${answer.status} ${said} ${String(faults.at(-1))}`);
      assert.ok(answer.ok || said !== '', `${answer.status} without a problem`);
      if (!answer.ok || operation.again === 'reads') assert.equal(await kept(), last, `${answer.status} ${said}`);
      else {
        last = undefined;
        if (DISMISSING.has(operation.name)) await comeBack();
      }
      if (!answer.bodyUsed) await answer.body?.cancel();
    };

    const params = (): fc.Arbitrary<unknown> =>
      operation.params === undefined ? fc.constant({}) : valid(operation.params, pool);
    const body = (): fc.Arbitrary<unknown> => (operation.body === undefined ? fc.jsonValue() : valid(operation.body, pool));

    it(`${operation.name}, as its schemas say`, () =>
      fc.assert(fc.asyncProperty(WHO, params(), body(), check), { numRuns: RUNS }));
    it(`${operation.name}, broken in one place`, () =>
      fc.assert(fc.asyncProperty(WHO, fc.oneof(params(), broken(params())), broken(body()), check), { numRuns: RUNS }));
  }
});
