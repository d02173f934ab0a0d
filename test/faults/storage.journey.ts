/** Rows 7 to 10: another version of the library, no storage at all, a connection that is dead. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openPage } from '../journeys/host.ts';
import { theatre, type Stage } from '../journeys/stage.ts';
import { SUPPORT } from '../journeys/story.ts';
import { countsIn } from './ground.ts';

const story = theatre();

const { file: _picture, ...TEXTS } = SUPPORT;
const { summary, description = '' } = SUPPORT;

/** The version after ours changes nothing; pages that are loaded while this is said in the site have it. */
const NEWER = 'the next version';

/** Makes pages of the library's next version, where the site says so, whose database has one more step. */
function nextVersion(said: string): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, name: string, version?: number) {
    const isNewer = name === 'guichet' && version !== undefined && localStorage.getItem(said) !== null;
    return version === undefined ? open.call(this, name) : open.call(this, name, isNewer ? version + 1 : version);
  };
}

/** A page whose database gives way to nobody. */
function deaf(): void {
  const { addEventListener } = IDBDatabase.prototype;
  IDBDatabase.prototype.addEventListener = function (this: IDBDatabase, type: string, ...rest: unknown[]) {
    if (type !== 'versionchange') (addEventListener as (...all: unknown[]) => void).call(this, type, ...rest);
  };
}

const publish = (page: Page): Promise<void> => page.evaluate((said) => localStorage.setItem(said, 'yes'), NEWER);
const withdraw = (page: Page): Promise<void> => page.evaluate((said) => localStorage.removeItem(said), NEWER);

async function withVersions(stage: Stage): Promise<void> {
  await stage.context.addInitScript(nextVersion, NEWER);
}

story('row 7: old tab open, new version → no hang: old closes on versionchange, asks reload', async (stage) => {
  await withVersions(stage);
  const old = await stage.seat('course', 'lea');
  await old.file(TEXTS);
  await old.button('Déposer un autre ticket').click();
  await old.fill({ summary: 'Autre chose', description: 'Presque fini.' });
  await old.sees('Brouillon gardé ici');
  await publish(old.page);

  const fresh = await stage.seat('course', 'user');
  await fresh.tab('tickets');
  await fresh.desk.getByRole('link', { name: summary }).filter({ visible: true }).waitFor();

  await old.look();
  await old.fill({ ...TEXTS, summary: 'Autre chose' });
  await old.button(old.words.submit).click();
  await old.sees('Cette page n’est plus à jour.');
  assert.equal(await old.desk.getByRole('textbox', { name: old.words.summary, exact: true }).inputValue(), 'Autre chose');
  await old.button('Recharger la page').first().click();
  await old.ready();
  await old.tab('form');
  assert.equal(await old.desk.getByRole('textbox', { name: old.words.summary, exact: true }).inputValue(), 'Autre chose');
  assert.equal(await old.submit(), 'TRK2_2');
});

story(
  'row 7: old tab that gives way to nobody, new version → no hang: the new one says so, and opens once it is gone',
  async (stage) => {
    await withVersions(stage);
    const page = await stage.context.newPage();
    await page.addInitScript(deaf);
    await page.goto(stage.address('course', 'lea'));
    await page.locator('guichet-desk').getByRole('tab').first().waitFor();
    await publish(page);

    const fresh = await stage.context.newPage();
    await fresh.goto(stage.address('course', 'lea'));
    const desk = fresh.locator('guichet-desk');
    await desk.getByText('Un autre onglet, plus ancien, l’occupe.').waitFor();
    await page.close();
    await desk.getByRole('button', { name: 'Réessayer' }).click();
    await desk.getByRole('tab').first().waitFor();
  },
);

story('row 8: new schema then old code → VersionError shown, no wipe', async (stage) => {
  await withVersions(stage);
  const first = await stage.seat('course', 'lea');
  await publish(first.page);
  await first.page.reload();
  await first.ready();
  const key = await first.file(TEXTS);
  const before = await countsIn(first.page);
  await withdraw(first.page);

  const old = await stage.context.newPage();
  await old.goto(stage.address('course', 'lea', { hash: key }));
  await old.locator('guichet-desk').getByText('Cette page n’est plus à jour.').first().waitFor();
  await old.locator('guichet-desk').getByRole('button', { name: 'Recharger la page' }).first().waitFor();
  assert.deepEqual(await countsIn(old), before, 'all is there still');
  await publish(old);
  await old.reload();
  await old.locator('guichet-desk').getByRole('heading', { name: summary }).waitFor();
});

/** No `indexedDB` in the page. */
function absent(): void {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
}

/** Opening throws, as where a site may keep nothing. */
function forbidden(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
}

/** Opening answers with an error, as in some private windows. */
function failing(): void {
  IDBFactory.prototype.open = function (this: IDBFactory) {
    const request = new EventTarget();
    const error = new DOMException(
      'A mutation operation was attempted on a database that did not allow mutations.',
      'InvalidStateError',
    );
    Object.defineProperties(request, { error: { value: error }, readyState: { value: 'done' } });
    Object.setPrototypeOf(request, IDBOpenDBRequest.prototype as object);
    setTimeout(() => EventTarget.prototype.dispatchEvent.call(request, new Event('error')));
    return request as IDBOpenDBRequest;
  };
}

const TOLD = new Map([
  [absent, 'Ce navigateur, ou sa navigation privée, ne garde aucune donnée.'],
  [forbidden, 'Ce navigateur, ou sa navigation privée, ne garde aucune donnée.'],
]);

for (const [lack, words] of TOLD) {
  story(`row 9: IDB ${lack.name} → told, in the place of the desk, and the page goes on`, async (stage) => {
    await stage.context.addInitScript(lack);
    const page = await stage.context.newPage();
    await page.goto(stage.address('course', 'lea'));
    const desk = page.locator('guichet-desk');
    await desk.getByText('Le guichet ne peut pas s’ouvrir ici.').waitFor();
    await desk.getByText(words).waitFor();
    await page.getByRole('link', { name: 'Annonces' }).first().waitFor();
  });
}

/** A desk that is elsewhere: it keeps nothing in this browser, and answers what it is asked with what it was given. */
const ELSEWHERE = `
import { registerBackend } from './guichet.js';
globalThis.filed = [];
registerBackend('elsewhere:', () => ({
  connect: async () => ({
    ...globalThis.model.session,
    can: { ...globalThis.model.session.can, similar: false, savedViews: false, presence: false, knowledge: undefined, notices: undefined },
    async run(batch) {
      filed.push(batch);
      return { tickets: [globalThis.model.view], cursor: '1' };
    },
    watch: () => () => undefined,
    close: async () => undefined,
  }),
}));
`;

for (const lack of [absent, forbidden, failing]) {
  story(`row 9: IDB ${lack.name}, a desk elsewhere → online-only mode, told`, async (stage) => {
    const model = await modelOf(stage);
    await stage.context.addInitScript(lack);
    await stage.context.addInitScript((known) => {
      const { session } = known;
      Object.assign(globalThis, {
        model: { ...known, session: { ...session, can: { ...session.can, commands: new Set(['file']) } } },
      });
    }, model);
    await stage.context.route('**/elsewhere.js', (route) =>
      route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: ELSEWHERE }),
    );
    const page = await openPage(stage, {
      head: '<script type="module" src="elsewhere.js"></script>',
      body: `<guichet-ticket-form backend="elsewhere:" desk="aide" person='{"id":"lea","name":"Léa Moreau"}'></guichet-ticket-form>`,
    });
    const form = page.locator('guichet-ticket-form');
    await form.getByRole('textbox', { name: 'Résumé' }).fill(summary);
    await form.getByRole('textbox', { name: /^Description/u }).fill(description);
    await form.getByText('Ce navigateur ne garde pas de brouillon.').waitFor();
    await form.getByRole('button', { name: 'Déposer le ticket' }).click();
    await form.getByRole('heading', { name: /^LOIN_1 déposé/u }).waitFor();
    assert.equal(await page.evaluate(() => (globalThis as unknown as { filed: unknown[] }).filed.length), 1);
  });
}

interface Model {
  readonly session: { readonly can: object };
  readonly view: unknown;
}

/** A session's parts and a ticket, as the embedded backend makes them in a page that may keep things. */
async function modelOf(stage: Stage): Promise<Model> {
  const page = await openPage(stage, {});
  const model = await page.evaluate(async () => {
    const { connect } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
    const settings = { id: 'aide', prefix: 'LOIN_', name: 'Assistance', mode: 'bugs' };
    const session = await connect(
      { backend: 'indexeddb:model', desk: 'aide', settings: () => Promise.resolve({ desk: settings }) },
      { id: 'lea', name: 'Léa Moreau' },
    );
    const common = { id: crypto.randomUUID(), ticket: crypto.randomUUID() };
    const { tickets } = await session.run([{ do: 'file', ...common, summary: 'Modèle', description: '' }]);
    const { me, desk, cursor, can } = session;
    await session.close();
    return { session: { me, desk, cursor, can: { ...can, commands: [] } }, view: tickets[0] };
  });
  await page.close();
  return JSON.parse(JSON.stringify(model)) as Model;
}

/** Keeps every connection that the page opens at hand. */
function withConnections(): void {
  const bases: IDBDatabase[] = [];
  Object.assign(globalThis, { bases });

  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, ...asked: Parameters<typeof open>) {
    const request = open.apply(this, asked);
    request.addEventListener('success', () => bases.push(request.result));
    return request;
  };
}

/** Closes the connections under the library's feet, as WebKit does to tabs in the background. */
function closeThem(): void {
  for (const base of (globalThis as unknown as { bases: IDBDatabase[] }).bases) base.close();
}

/** The next transaction on every database fails. */
function failOnce(): void {
  const { transaction } = IDBDatabase.prototype;
  const failed = new Set<string>();
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof transaction>) {
    if (failed.has(this.name)) return transaction.apply(this, asked);
    failed.add(this.name);
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
  };
}

for (const [name, fault] of [
  ['db.close()', closeThem],
  ['UnknownError', failOnce],
] as const) {
  story(`row 10: IDB connection dead (${name}) → reopened, op retried`, async (stage) => {
    await stage.context.addInitScript(withConnections);
    const lea = await stage.seat('course', 'lea');
    await lea.tab('form');
    await lea.fill(TEXTS);
    await lea.page.evaluate(fault);
    const key = await lea.submit();
    assert.equal(key, 'TRK2_1');
    await lea.follow(`Voir le ticket ${key}`);
    await lea.isIn('posted');
    await lea.page.evaluate(fault);
    await lea.write('Toujours pareil.', lea.words.comment);
    assert.deepEqual(await countsIn(lea.page), { tickets: 1, rows: 1, terms: 1, events: 2, commands: 2 }, 'each thing once');
    // What others do reaches the page still.
    const technician = await stage.seat('course', 'user', { hash: key });
    await technician.act(technician.words.take);
    await technician.isIn('resolving');
    await lea.look();
    await lea.isIn('resolving');
  });
}
