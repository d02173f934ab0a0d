/** Somebody composes a widget on the playground, copies its code and pastes it elsewhere; and has code of their own looked at. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { dist } from '../../scripts/serve.ts';
import { openPage, origin } from './host.ts';
import { Keys } from './keys.ts';
import { page as written, site } from './site.ts';
import { theatre, type Stage } from './stage.ts';

const story = theatre();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens the playground as its address says, and waits until its widget stands. */
async function playground(stage: Stage, search = '', at = origin(stage)): Promise<Page> {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write', 'local-network-access'], {
    origin: new URL(at).origin,
  });
  const page = await stage.context.newPage();
  await page.goto(`${at}demo/playground.html${search}`);
  await scene(page).locator('.base').first().waitFor();
  return page;
}

function scene(page: Page): Locator {
  return page.locator('#scene iframe').contentFrame().locator('body');
}

/** Copies what stands under a heading, and reads what the clipboard then has. */
async function copied(page: Page, title: RegExp): Promise<string> {
  await page.bringToFront();
  const block = page.locator('.block').filter({ has: page.getByRole('heading', { name: title }) });
  await block.getByRole('button', { name: 'Copier' }).click();
  await block.getByRole('button', { name: 'Copié' }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a reader of the widget meets, in order. */
async function seenAt(body: Locator): Promise<string> {
  // A form's own fields and what staff have besides are fetched when the rest is drawn, and come a moment later.
  await body
    .getByRole('group', { name: /^Urgence/u })
    .or(body.getByRole('button', { name: 'Vues' }))
    .first()
    .waitFor();
  await body
    .getByRole('button', { name: 'Ajouter une capture' })
    .or(body.getByRole('button', { name: 'Vues' }))
    .first()
    .waitFor();
  const snapshot = await body.ariaSnapshot();
  // The page that a form joins is named by its own title.
  return snapshot.replaceAll(/^.*(?:Guichet · scène|Une page).*$\n?/gmu, '').replaceAll(/\(http[^)]*\)/gu, '');
}

/** Only what the playground says to allow is allowed. */
function only(policy: string): string {
  return `default-src 'none'; ${policy.replaceAll('\n', ' ')}`;
}

story('by keyboard alone: a widget is chosen, set and copied, and pasted it is the same', async (stage) => {
  const page = await playground(stage);
  const keys = new Keys(page);
  await keys.choose(page.getByRole('combobox', { name: 'Composant' }), 'La liste des tickets');
  await keys.choose(page.getByRole('combobox', { name: 'Voir en tant que' }), 'technicien');
  await keys.choose(page.getByRole('combobox', { name: 'phase' }), 'settled');
  await keys.write(page.getByRole('textbox', { name: 'service', exact: true }), 'moodle');
  await keys.choose(page.getByRole('combobox', { name: 'density' }), 'compact');
  // The widget on the stage has stops of its own: the link at the top of the page passes them.
  await keys.tabTo(page.getByRole('link', { name: 'Aller au code' }), 'Shift+Tab');
  await keys.press('Enter');
  const copy = page.locator('#code').getByRole('button', { name: 'Copier' }).first();
  await keys.enter(copy);
  await page.locator('#code').getByRole('button', { name: 'Copié' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Copié' }).waitFor();
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(tag, /^<guichet-ticket-list\s/u);
  assert.match(tag, /phase="settled"/u);
  assert.match(tag, /person='\{"id":"user","name":"A. User"\}'/u);
  assert.doesNotMatch(tag, /backend=|heading-level=|theme=/u, 'what is so by default is left out');
  const script = await copied(page, /^Le script/u);
  const policy = await copied(page, /^La politique de sécurité/u);

  const elsewhere = await openPage(stage, { head: script, body: tag, policy: only(policy) });
  const there = await seenAt(elsewhere.locator('body'));
  await page.bringToFront();
  assert.equal(there, await seenAt(scene(page)));

  const address = page.url();
  await page.close();
  const again = await stage.context.newPage();
  await again.goto(address);
  assert.equal(await seenAt(scene(again)), there, 'the address says it all');
  assert.equal(await again.getByRole('combobox', { name: 'phase' }).inputValue(), 'settled');
});

story('the link, pasted with the loader’s line under the policy that is given, becomes the same form', async (stage) => {
  const page = await playground(stage, '?widget=guichet-ticket-form&form=link&a-service=moodle&a-mode=bugs');
  await page.getByText('Cette forme ne porte pas : mode.').waitFor();
  const link = await copied(page, /^Le lien, dans l’éditeur/u);
  assert.match(link, /^<a\s+class="guichet"/u);
  const script = await copied(page, /^Le script/u);
  const policy = await copied(page, /^La politique de sécurité/u);
  const elsewhere = await openPage(stage, { head: script, body: `<p>${link}</p>`, policy: only(policy) });
  const there = await seenAt(elsewhere.locator('body'));
  const here = await playground(stage, '?widget=guichet-ticket-form&a-service=moodle');
  assert.equal(there, await seenAt(scene(here)));
});

story('what is copied says whom it reaches, and what of it is the demonstration’s, until both are said', async (stage) => {
  const notes = (page: Page): Locator => page.locator('#code').getByRole('listitem');
  const page = await playground(stage, '?form=link');
  await notes(page).filter({ hasText: 'dans son propre navigateur' }).waitFor();
  await notes(page).filter({ hasText: 'ceux de la démonstration' }).waitFor();
  await notes(page).filter({ hasText: '/desk/support' }).waitFor();
  await page.close();
  const said = `a-backend=${encodeURIComponent('https://tickets.example/')}&a-identity-url=/guichet-token`;
  const served = await stage.context.newPage();
  await served.goto(`${origin(stage)}demo/playground.html?${said}`);
  const code = served.locator('#code pre').first();
  await code.filter({ hasText: 'identity-url="/guichet-token"' }).waitFor();
  assert.doesNotMatch(await code.innerText(), /settings=|person=/u);
  await served
    .locator('#code pre')
    .filter({ hasText: /connect-src [^;]*https:\/\/tickets\.example/u })
    .waitFor();
  assert.equal(
    await notes(served)
      .filter({ hasText: /son propre navigateur|de la démonstration/u })
      .count(),
    0,
  );
});

story('the frame, on two sites, with the lines that are given for each, shows the same form', async (stage) => {
  await site(stage.context, '127.0.0.1', true, (tickets) =>
    site(stage.context, 'localhost', false, async (school) => {
      const page = await playground(stage, '?widget=guichet-ticket-form&form=frame&a-service=moodle', tickets.url);
      const link = await copied(page, /^Le lien, qui deviendra un cadre/u);
      const script = await copied(page, /^Le script/u);
      const policy = await copied(page, /^La politique de sécurité/u);
      const inside = (await copied(page, /^Dans frame\.html/u)).replace('https://moodle.school.example', school.origin);
      const header = (await copied(page, /^L’en-tête/u)).replace('https://moodle.school.example', school.origin);
      const html = readFileSync(join(dist, 'frame.html'), 'utf8').replace(/<script[^>]*><\/script>/u, () => inside);
      tickets.pages.set('/frame.html', { html, policy: header.replace(/^[\w-]+: /u, '') });
      school.pages.set('/page.html', { ...written(`<p>${link}</p>`, { head: script }), policy: only(policy) });
      const elsewhere = await stage.context.newPage();
      await elsewhere.goto(`${school.url}page.html`);
      const framed = elsewhere.locator('guichet-frame').locator('iframe').contentFrame().locator('body');
      const there = await seenAt(framed);
      const here = await playground(stage, '?widget=guichet-ticket-form&a-service=moodle', tickets.url);
      assert.equal(there.replaceAll(/^.*page\.html.*$\n?/gmu, ''), await seenAt(scene(here)));
    }),
  );
});

story('quotes and marks in what is typed come out as they went in', async (stage) => {
  const page = await playground(stage);
  const odd = `L’équipe & « l'autre » dit "oui" <b>&amp;</b>`;
  await page.getByRole('textbox', { name: 'feedback' }).fill(odd);
  const tag = await copied(page, /^La balise/u);
  const script = await copied(page, /^Le script/u);
  const elsewhere = await openPage(stage, { head: script, body: tag });
  assert.equal(await elsewhere.locator('guichet-desk').getAttribute('feedback'), odd);
  assert.equal(await page.locator('#scene iframe').contentFrame().locator('guichet-desk').getAttribute('feedback'), odd);
});

story('pasted code is read and never run, and what is wrong with it is said with what to do', async (stage) => {
  const page = await playground(stage);
  await stage.context.route('**/wrong.json', (route) =>
    route.fulfill({ json: { desk: { id: 'support', name: 'Support', services: [{ label: 'Sans code' }] } } }),
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const form = page.locator('form.paste');
  const check = async (code: string): Promise<void> => {
    await form.getByRole('textbox', { name: 'Votre code' }).fill(code);
    await form.getByRole('button', { name: 'Vérifier' }).click();
  };
  const said = page.locator('#paste').getByRole('status');
  await check(
    `<script>globalThis.ran = true</script><img src="/stolen.png" onerror="globalThis.ran = true">
     <guichet-desk stats="open" desk="support" settings="/wrong.json" person="lea"></guichet-desk>`,
  );
  await said.getByText('L’attribut stats n’existe pas sur <guichet-desk>.').waitFor();
  await said.getByText('Écrivez plutôt states.').waitFor();
  await said.getByText('Il manque la ligne de script guichet.js.').waitFor();
  await said.getByText('« services.0.id »').waitFor();
  assert.equal(await page.evaluate(() => 'ran' in globalThis), false, 'nothing ran');
  assert.equal(asked.filter((url) => url.includes('stolen')).length, 0, 'nothing was fetched but the settings');
  assert.equal(await page.locator('guichet-desk').count(), 0, 'nothing was put into the page');

  const base = origin(stage);
  await form
    .getByRole('textbox', { name: /Politique de sécurité/u })
    .fill("script-src https://other.example; connect-src 'self'");
  await check(
    `<script type="module" src="${base}guichet.js"></script>
     <guichet-desk desk="Support" settings="${base}demo/desk-support.json" person="lea"></guichet-desk>`,
  );
  await said.getByText('Le guichet s’appelle support, pas Support.').waitFor();
  await said.getByText("script-src 'self'").waitFor();
  await form.getByRole('textbox', { name: /Politique de sécurité/u }).fill('');
  await check(
    `<script type="module" src="${base}guichet.js"></script>
     <guichet-desk desk="support" settings="${base}demo/desk-support.json" person="lea"></guichet-desk>`,
  );
  await said.getByText('Rien à redire : ce code est bon.').waitFor();
});

story('the playground speaks English, warns of colours that read badly, and what is typed in the widget stays', async (stage) => {
  const page = await playground(stage, '?lang=en&widget=guichet-ticket-form&look=own&text=%23eeeeee&form=link');
  await page.getByText('The text is hard to read: contrast 1.1:1.').waitFor();
  const summary = scene(page).getByRole('textbox', { name: 'Summary', exact: true });
  await summary.fill('Kept');
  await page.getByRole('combobox', { name: 'Width' }).selectOption('268');
  await page.getByRole('combobox', { name: 'density' }).selectOption('compact');
  await scene(page).locator('guichet-ticket-form[density=compact]').waitFor();
  assert.equal(await summary.inputValue(), 'Kept');
  assert.equal(
    await scene(page)
      .locator('guichet-ticket-form')
      .evaluate((form) => form.clientWidth),
    268,
  );
});

story(
  'axe finds nothing on the playground, wide and narrow, in both languages; and nothing is cut at 320 pixels',
  async (stage) => {
    for (const search of ['', '?lang=en&look=own&form=frame&scheme=dark&width=320']) {
      const page = await playground(stage, search);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.locator('#code pre').first().waitFor();
        await page.evaluate(AXE);
        const found = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(where: Document, how: object): Promise<AxeResults> } };
          const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
        });
        assert.deepEqual(found, [], `${search} at ${width}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `nothing is cut at ${width}`);
      }
      await page.close();
    }
  },
);
