import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { registeredElements } from '../../scripts/elements.ts';
import { dist } from '../../scripts/serve.ts';
import { fileSupport } from './filing.ts';
import { LEA, openPage } from './host.ts';
import { theatre, type Stage } from './stage.ts';
import { askedAndAnswered, resolvedAndApproved, SUPPORT, TALK } from './story.ts';

const story = theatre();

/** What a strict page says of itself, above what the page in its own head says. */
const STRICT = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html guichet',
].join('; ');

/** What pages asked for and what was refused to them. */
interface Watched {
  readonly violations: string[];
  readonly requests: URL[];
}

/** Serves every page of the demonstration under the strict policy, and writes down what it refuses and what is asked. */
async function strictly({ context }: Stage): Promise<Watched> {
  const watched: Watched = { violations: [], requests: [] };
  context.on('request', (request) => watched.requests.push(new URL(request.url())));
  await context.exposeFunction('refusedByPolicy', (violation: string) => watched.violations.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const told = `${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`;
      void (globalThis as unknown as { refusedByPolicy(told: string): Promise<void> }).refusedByPolicy(told);
    });
  });
  await context.route('**/demo/*.html*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': STRICT } });
  });
  return watched;
}

function assertClean({ violations, requests }: Watched, own: string): void {
  assert.deepEqual(violations, [], 'the policy refuses nothing');
  const foreign = requests.filter(({ protocol, origin }) => !['blob:', 'data:'].includes(protocol) && origin !== own);
  assert.deepEqual(foreign.map(String), [], 'nothing is asked of another origin');
}

story('the support story under a strict policy: nothing refused, no other origin, no cookie', async (stage) => {
  const watched = await strictly(stage);
  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill(SUPPORT);
  await lea.button('Aperçu').click();
  await lea.desk.getByRole('region', { name: 'Aperçu de la description' }).getByText('Enregistrer').waitFor();
  const key = await lea.submit();
  await lea.follow(`Voir le ticket ${key}`);
  await technician.open(SUPPORT.summary);
  await askedAndAnswered(lea, technician, TALK);
  await resolvedAndApproved(lea, technician, TALK);

  assertClean(watched, new URL(lea.page.url()).origin);
  assert.deepEqual(await stage.context.cookies(), [], 'no cookie is set');
});

story('the other pages under the same policy', async (stage) => {
  const watched = await strictly(stage);
  const portal = await stage.seat('portal', 'user');
  await portal.tab('form');
  await portal.desk.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
  const intranet = await stage.seat('intranet', 'dubois');
  await intranet.tab('form');
  await intranet.desk.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
  const page = await stage.context.newPage();
  for (const name of ['index', 'playground', 'playground-states']) {
    await page.goto(stage.address('course', 'lea').replace('course.html', `${name}.html`));
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  await page.locator('#stage[data-ready]').waitFor();

  assertClean(watched, new URL(page.url()).origin);
  assert.deepEqual(await stage.context.cookies(), [], 'no cookie is set');
});

for (const widget of registeredElements().map(({ tag }) => tag)) {
  story(`every state of <${widget}>, with what it loads on demand, under the same policy`, async (stage) => {
    const watched = await strictly(stage);
    const page = await stage.context.newPage();
    for (const lang of ['fr', 'en']) {
      const asked = new URLSearchParams({ widget, lang });
      await page.goto(`${stage.address('course', 'lea').replace(/course\.html.*/u, 'playground-states.html')}?${asked}`);
      const states = await page.locator('select[name=state] option').allTextContents();
      assert.notEqual(states.length, 0);
      for (const state of states) {
        await page.selectOption('select[name=state]', state);
        await page.waitForFunction(
          ([name, language]) => {
            const shown = document.querySelector<HTMLElement>('#stage');
            return shown?.dataset['ready'] === name && shown?.lang === language;
          },
          [state, lang] as const,
        );
      }
    }
    assertClean(watched, new URL(page.url()).origin);
    // A state may show what its backend cannot do, and the console says why.
    stage.troubles.length = 0;
  });
}

/** The policy of the promise, and no word more: what it does not name, such as images, is the page's own business. */
const PROMISED = "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html guichet";
/** Pages whose policy names a purifier, which the library has done without for long, need not change it. */
const LONGER = PROMISED.replace('lit-html', 'lit-html dompurify');

for (const [whose, policy] of [
  ['the promised policy', PROMISED],
  ['the policy of a page that names a purifier too', LONGER],
] as const)
  story(`every script of the library runs under ${whose}, and a picture of the page is taken`, async (stage) => {
    const watched = await strictly(stage);
    const page = await openPage(stage, {
      policy,
      head: '<script type="module" src="/guichet.js"></script>',
      body: `<h1>Cours</h1><guichet-ticket-form desk="support" settings="/demo/desk-support.json" ${LEA}></guichet-ticket-form>`,
    });
    const scripts = globSync('*.js', { cwd: dist }).filter(
      (name) => !/^framed|^guichet-loader|^search-worker|\.iife\.js$/u.test(name),
    );
    await page.evaluate((names) => Promise.all(names.map((name) => import(`/${name}`))), scripts);
    await page.getByRole('group', { name: 'Fichiers' }).getByRole('button', { name: 'Ajouter une capture' }).click();
    await page.getByRole('button', { name: 'Capturer cette page seule' }).click();
    await page.getByRole('button', { name: 'Joindre la capture' }).click();
    await page.getByText('capture-1.png').first().waitFor();
    assertClean(watched, new URL(page.url()).origin);
  });

/** Makes a desk as large as its numbers say: past what a page holds in memory, its lists come from an index. */
async function numberedUpTo(page: Page, number: number): Promise<void> {
  await page.evaluate(
    (reached) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('guichet');
        opening.onerror = () => reject(opening.error as DOMException);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('desks', 'readwrite');
          const desks = writing.objectStore('desks');
          const reading = desks.get('support');
          reading.onsuccess = () => desks.put({ ...(reading.result as object), number: reached });
          writing.onabort = () => reject(writing.error as DOMException);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    number,
  );
}

story(
  'the index of a large desk is made in a worker of its own under the promised policy, and answers a search',
  async (stage) => {
    const watched = await strictly(stage);
    const page = await openPage(stage, {
      policy: PROMISED,
      head: '<script type="module" src="/guichet.js"></script>',
      body: `<guichet-desk desk="support" settings="/demo/desk-support.json" person="user"></guichet-desk>`,
    });
    await page.getByRole('tab', { name: 'Nouveau ticket' }).click();
    await fileSupport(page.locator('guichet-desk'), 'Le dépôt est refusé');
    await numberedUpTo(page, 100_000);
    const coming = page.waitForEvent('worker');
    await page.reload();
    await page.getByRole('tab', { name: /^Tickets/u }).click();
    const worker = await coming;
    assert.equal(new URL(worker.url()).pathname, '/search-worker.js');
    await page.getByRole('searchbox').first().fill('dépôt refusé');
    await page.getByRole('link', { name: 'Le dépôt est refusé' }).first().waitFor();
    assert.deepEqual(
      page.workers().map((each) => each.url()),
      [worker.url()],
    );
    assertClean(watched, new URL(page.url()).origin);
  },
);

story('the policy is in force: what is forbidden is refused, and seen here', async (stage) => {
  const watched = await strictly(stage);
  const lea = await stage.seat('course', 'lea');
  await lea.page.evaluate(async () => {
    const refused = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        if (violatedDirective === 'require-trusted-types-for') resolve(undefined);
      });
    });
    document.body.setAttribute('style', 'color: red');
    try {
      document.createElement('p').innerHTML = '<b>raw</b>';
    } catch {
      // This is what must happen; that it did is told by the event.
    }
    await refused;
  });
  const directives = new Set(watched.violations.map((told) => told.split(' ')[0]));
  assert.deepEqual(directives, new Set(['style-src-attr', 'require-trusted-types-for']));
  assert.notEqual(stage.troubles.splice(0).length, 0, 'the console says so too');
});
