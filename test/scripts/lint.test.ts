import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import { describe, test } from 'node:test';
import { wrongWith } from '../../scripts/lint/imports-go-down.ts';
import { registeredIn } from '../../scripts/elements.ts';

describe('imports go down only', () => {
  const allowed = [
    ['domain/ticket.ts', 'domain/states.ts'],
    ['locales/fr/list.ts', 'domain/states.ts'],
    ['backends/indexeddb/store.ts', 'domain/decide.ts'],
    ['http/handler.ts', 'backends/backend.ts'],
    ['http/problem-said.ts', 'locales/fr/problems.ts'],
    ['connect.ts', 'http/http-backend.ts'],
    ['connect.ts', 'backends/indexeddb/backend.ts'],
    ['widgets/desk/desk.ts', 'connect.ts'],
    ['widgets/desk/desk.ts', 'backends/backend.ts'],
    ['widgets/desk/desk.ts', 'locales/fr/desk.ts'],
    ['guichet.ts', 'widgets/desk/define.ts'],
    ['server/serve.ts', 'backends/postgres/index.ts'],
    ['server/app.ts', 'http/handler.ts'],
    ['server/saying.ts', 'locales/fr/server.ts'],
  ] as const;
  const climbing = [
    ['domain/ticket.ts', 'locales/fr/list.ts'],
    ['domain/ticket.ts', 'backends/backend.ts'],
    ['locales/fr/list.ts', 'backends/backend.ts'],
    ['backends/backend.ts', 'connect.ts'],
    ['backends/indexeddb/store.ts', 'locales/fr/list.ts'],
    ['http/handler.ts', 'backends/indexeddb/backend.ts'],
    ['http/handler.ts', 'server/main.ts'],
    ['backends/postgres/store.ts', 'http/operations.ts'],
    ['connect.ts', 'widgets/desk/desk.ts'],
    ['widgets/desk/desk.ts', 'backends/indexeddb/backend.ts'],
    ['widgets/desk/desk.ts', 'http/operations.ts'],
    ['widgets/desk/desk.ts', 'domain/schemas/desk.ts'],
    ['widgets/desk/desk.ts', 'server/main.ts'],
    ['widgets/desk/desk.ts', 'guichet.ts'],
    ['guichet.ts', '../demo/people.ts'],
    ['guichet.ts', 'server/config.ts'],
    ['connect.ts', 'backends/postgres/index.ts'],
    ['backends/indexeddb/store.ts', 'backends/postgres/store.ts'],
    ['server/app.ts', 'widgets/desk/desk.ts'],
  ] as const;
  for (const [from, to] of allowed)
    test(`${from} may import ${to}`, () => assert.equal(wrongWith(from, './x.ts', to), undefined));
  for (const [from, to] of climbing) test(`${from} may not import ${to}`, () => assert.ok(wrongWith(from, './x.ts', to)));

  test('the rules know zod/mini, and in one file each a stemmer and a rank', () => {
    assert.equal(wrongWith('domain/ticket.ts', 'zod/mini', undefined), undefined);
    assert.equal(wrongWith('domain/terms.ts', 'stemmer', undefined), undefined);
    assert.equal(wrongWith('domain/rank.ts', 'fractional-indexing', undefined), undefined);
    for (const library of ['zod', 'lit', 'stemmer', 'fractional-indexing'])
      assert.ok(wrongWith('domain/ticket.ts', library, undefined), library);
  });

  test('what runs in a page imports nothing of Node', () => {
    assert.ok(wrongWith('backends/indexeddb/store.ts', 'node:fs', undefined));
    assert.equal(wrongWith('server/main.ts', 'node:fs', undefined), undefined);
  });

  test('what the server stands on is its own', () => {
    for (const library of ['@hono/node-server', 'jose', 'pino', 'prom-client', 'pg', '@electric-sql/pglite/node-postgres']) {
      assert.ok(wrongWith('http/handler.ts', library, undefined), library);
      assert.ok(wrongWith('guichet.ts', library, undefined), library);
      assert.equal(wrongWith('server/serve.ts', library, undefined), undefined, library);
    }
  });
});

describe('what lint refuses', () => {
  const eslint = new ESLint();
  const lint = async (filePath: string, code: string): Promise<string> => {
    const [result] = await eslint.lintText(code, { filePath });
    return result!.messages.map(({ ruleId, message }) => `${ruleId ?? 'parse'}: ${message}`).join('\n');
  };
  const refused: readonly (readonly [what: string, file: string, code: string, rule: RegExp])[] = [
    ['a clock in the rules', 'src/domain/rank.ts', 'export const now = Date.now();', /no-restricted-properties/],
    ['today in the rules', 'src/domain/rank.ts', 'export const now = new Date();', /no-restricted-syntax/],
    ['chance in the rules', 'src/domain/rank.ts', 'export const dice = Math.random();', /no-restricted-properties/],
    ['an identifier made in the rules', 'src/domain/rank.ts', 'export const id = crypto.randomUUID();', /no-restricted-globals/],
    ['the page in the rules', 'src/domain/rank.ts', 'export const title = document.title;', /no-restricted-globals/],
    ['the network in the rules', 'src/domain/rank.ts', "export const page = await fetch('/');", /no-restricted-globals/],
    ['an arrow that climbs', 'src/domain/rank.ts', "export * from '../connect.ts';", /imports-go-down/],
    ['a dynamic arrow that climbs', 'src/domain/rank.ts', "export const up = () => import('../connect.ts');", /imports-go-down/],
    [
      'text as markup',
      'src/connect.ts',
      "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; export { unsafeHTML };",
      /no-restricted-imports/,
    ],
    [
      'styleMap',
      'src/connect.ts',
      "import { styleMap } from 'lit/directives/style-map.js'; export { styleMap };",
      /no-restricted-imports/,
    ],
    [
      'a style attribute',
      'src/connect.ts',
      'import { html } from \'lit\'; export const a = (b: string) => html`<p style="${b}"></p>`;',
      /no <style>/,
    ],
    ['a style element', 'src/connect.ts', "import { html } from 'lit'; export const a = html`<style></style>`;", /no <style>/],
    ['a lone test', 'test/run/tally.test.ts', "import { test } from 'node:test'; test.only('a', () => {});", /every test runs/],
    [
      'a skipped test',
      'test/run/tally.test.ts',
      "import { test } from 'node:test'; test('a', { skip: true }, () => {});",
      /every test runs/,
    ],
  ];
  for (const [what, file, code, rule] of refused) {
    test(what, async () => assert.match(await lint(file, code), rule));
  }

  test('and lets pure rules be', async () => {
    assert.equal(await lint('src/domain/rank.ts', 'export const later = (now: number): Date => new Date(now + 1);'), '');
  });
});

test('an element is known by what registers it', () => {
  const source =
    "define('guichet-desk', GuichetDesk);\ncustomElements.define('guichet-ticket-form', GuichetTicketForm);\nredefine('x', Y);";
  assert.deepEqual(
    registeredIn(source, 'a.ts').map(({ tag, className }) => `${tag} ${className}`),
    ['guichet-desk GuichetDesk', 'guichet-ticket-form GuichetTicketForm'],
  );
});
