/** The document of the interface: whole, true of itself, and of every operation. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { OPERATIONS } from '../../src/http/operations.ts';
import { ROUTES, routeOf, type OperationName } from '../../src/http/routes.ts';
import { serve } from './place.ts';

type Json = Readonly<Record<string, unknown>>;

const served = serve({ desk: { id: 'support', name: 'Assistance' } }, { base: '/api' });
after(() => served.close());

/** Every object in a document. */
function* objects(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Json;
  for (const inner of Object.values(value)) yield* objects(inner);
}

function at(document: unknown, pointer: string): unknown {
  const keys = pointer
    .replace(/^#\//u, '')
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

describe('the document of the interface', async () => {
  const answer = await served.ask('GET', '/api/openapi.json');
  const document = (await answer.json()) as Json & { readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>> };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  it('is served to whoever asks, and says where it is', () => {
    assert.equal(answer.status, 200);
    assert.deepEqual([document['openapi'], document['servers']], ['3.1.0', [{ url: '/api' }]]);
  });

  it('has every route and nothing else', () => {
    const routes = (Object.keys(ROUTES) as OperationName[]).map((name) => {
      const { method, path } = routeOf(name);
      return `${method} /desks/{desk}${path.replaceAll(/:(\w+)/gu, '{$1}')}`;
    });
    assert.deepEqual(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort(), routes.sort());
    const ids = operations.map(({ operation }) => operation['operationId']);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('leads nowhere that is not in it', () => {
    let found = 0;
    for (const each of objects(document)) {
      const { $ref: ref } = each;
      if (typeof ref !== 'string') continue;
      found += 1;
      assert.notEqual(at(document, ref), undefined, ref);
    }
    assert.ok(found > 300, `${found}`);
  });

  it('names of each path exactly its own parts', () => {
    for (const { path, operation } of operations) {
      const named = (operation['parameters'] as Json[]).map(
        (each) => ('$ref' in each ? at(document, each['$ref'] as string) : each) as Json,
      );
      const inPath = named.filter((each) => each['in'] === 'path').map((each) => each['name']);
      assert.deepEqual(inPath.sort(), [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort(), path);
    }
  });

  it('says of each operation who may, and what sending it twice comes to', () => {
    for (const { name, who, summary, again } of OPERATIONS) {
      assert.ok(who !== '' && summary.endsWith('.'), name);
      // Asked with GET it only reads; by PUT it may be sent twice.
      const { method } = routeOf(name);
      if (method === 'GET') assert.equal(again, 'reads', name);
      if (method === 'PUT' && name !== 'archive.import') assert.ok(again === 'same' || again === 'once', name);
    }
  });
});

describe('the examples', () => {
  for (const { name, params, body, answer, example } of OPERATIONS)
    it(`of ${name} are what its schemas say`, () => {
      for (const [schema, value] of [
        [params, example.params],
        [body, example.body],
        [answer, example.answer],
      ] as const) {
        if (schema === undefined) continue;
        const parsed = schema.safeParse(value);
        assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
      }
    });
});

describe('the page of the interface', () => {
  it('shows every operation, and runs nothing', async () => {
    const page = await served.ask('GET', '/api/docs');
    const html = await page.text();
    for (const { name } of OPERATIONS) assert.ok(html.includes(`id="${name}"`), name);
    assert.ok(!/<script|\son\w+=|https?:/iu.test(html.replaceAll(/<pre[\s\S]*?<\/pre>/gu, '')));
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/u);
    assert.equal((await served.ask('GET', '/api/docs.css')).headers.get('content-type'), 'text/css; charset=utf-8');
  });
});
