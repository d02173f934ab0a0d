/** The loader on pages of other people's making: what an editor left becomes a widget, and what a stranger wrote does not. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openPage, origin, scriptsOf, warningsOf } from './host.ts';
import { theatre, type Stage } from './stage.ts';

const story = theatre();

const PERSON = `data-person='{"id":"lea","name":"Léa Moreau"}'`;
const DESKS = `data-desks="https://tickets.example/desk/" data-backend="indexeddb:" data-settings="/demo/desk-{desk}.json"`;
const FAR = '<div class="far"></div>';
const STYLE = '<style>.far { height: 5000px }</style>';

function loader({ classic = false, said = `${DESKS} ${PERSON}` } = {}): string {
  return classic
    ? `<script src="/guichet-loader.iife.js" ${said} async></script>`
    : `<script type="module" src="/guichet-loader.js" ${said}></script>`;
}

const LINK =
  '<p><a class="guichet" href="https://tickets.example/desk/support?service=moodle&amp;widget=ticket-form">Support</a></p>';

function summary(page: Page) {
  return page.locator('guichet-ticket-form').getByRole('textbox', { name: 'Résumé', exact: true });
}

/** Adds what an editor, or anybody, writes. */
async function add(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    const made = new DOMParser().parseFromString(text, 'text/html');
    document.body.append(...made.body.childNodes);
  }, html);
}

for (const classic of [false, true]) {
  story(`a link becomes the form it names, by the ${classic ? 'classic script' : 'module'}`, async (stage) => {
    const page = await openPage(stage, { head: loader({ classic }), body: LINK });
    await summary(page).waitFor();
    const form = page.locator('guichet-ticket-form');
    assert.equal(await form.getAttribute('desk'), 'support');
    assert.equal(await form.getAttribute('service'), 'moodle');
    assert.equal(await page.getByRole('link', { name: 'Support', exact: true }).count(), 0, 'the link has done its work');
  });
}

story('nothing of the library is fetched until a widget is near, and a link keeps its place until then', async (stage) => {
  const asked = await openPage(stage, { head: `${STYLE}${loader()}`, body: `<h1>Cours</h1>${FAR}${LINK}` });
  const scripts = scriptsOf(asked);
  await asked.reload();
  await asked.waitForLoadState('networkidle');
  assert.deepEqual([...scripts], ['guichet-loader.js']);
  assert.equal(
    await asked
      .getByRole('link', { name: 'Support' })
      .getAttribute('href')
      .then((href) => href?.includes('/desk/support')),
    true,
  );
  await asked.getByRole('link', { name: 'Support' }).scrollIntoViewIfNeeded();
  await summary(asked).waitFor();
  assert.ok(scripts.has('guichet.js'));
});

story('an address that names a ticket does not wait until somebody scrolls', async (stage) => {
  const body = `<h1>Cours</h1>${FAR}<p><a class="guichet" href="https://tickets.example/desk/support">Support</a></p>`;
  const page = await openPage(stage, { head: `${STYLE}${loader()}`, body, hash: '#TRK2_404' });
  await page.locator('guichet-desk').getByRole('region', { name: 'Ticket TRK2_404' }).waitFor();
});

story('what is added later is found, a division gives up what it held, a sentence keeps its link', async (stage) => {
  const page = await openPage(stage, { head: loader() });
  await page.waitForFunction(() => Symbol.for('guichet-loader') in globalThis);
  await add(
    page,
    '<div class="guichet" data-desk="support" data-widget="ticket-list" data-involvement="mine"><p>Chargement de vos tickets</p></div>',
  );
  await page.locator('div.guichet > guichet-ticket-list').getByRole('searchbox').waitFor();
  assert.equal(await page.getByText('Chargement de vos tickets').count(), 0);
  await add(
    page,
    '<p>Une question ? Le <a class="guichet" href="https://tickets.example/desk/support?widget=ticket-form">support</a> répond.</p>',
  );
  await summary(page).waitFor();
  assert.equal(await page.getByRole('link', { name: 'support', exact: true }).count(), 1);
});

story('a link of a stranger sets neither identity, nor backend, nor settings, nor anything that runs', async (stage) => {
  const page = await openPage(stage, { head: loader() });
  const warnings = warningsOf(page);
  await page.waitForFunction(() => Symbol.for('guichet-loader') in globalThis);
  const elsewhere = [
    'https://evil.example/desk/support',
    'https://tickets.example.evil.example/desk/support',
    'https://tickets.example@evil.example/desk/support',
    'http://tickets.example/desk/support',
    'https://tickets.example/desk/../vol/desk/support',
    'javascript:alert(1)//https://tickets.example/desk/support',
    'data:text/html,https://tickets.example/desk/support',
  ];
  for (const href of elsewhere) await add(page, `<p><a class="guichet" href="${href}">Ailleurs</a></p>`);
  await add(page, '<p><a class="guichet" href="https://tickets.example/desk/%2e%2e%2fx">Ailleurs</a></p>');
  await add(page, '<p><a class="guichet" href="https://tickets.example/desk/support?widget=script">Ailleurs</a></p>');
  await page.waitForFunction(() => document.querySelectorAll('a.guichet').length === 9);
  const said = [
    'person=%7B%22id%22%3A%22admin%22%2C%22name%22%3A%22A%22%7D',
    'profile=technical-admin',
    'identity=steal',
    'backend=https%3A%2F%2Fevil.example',
    'settings=https%3A%2F%2Fevil.example%2Fdesk.json',
    'fallback-mail=evil%40evil.example',
    'feedback=Votre%20mot%20de%20passe',
    'mode=bugs',
    'onclick=alert(1)',
    'style=position%3Afixed',
    'widget=ticket-form',
  ];
  await add(page, `<p><a class="guichet" href="https://tickets.example/desk/support?${said.join('&amp;')}">Piège</a></p>`);
  await summary(page).waitFor();
  const form = page.locator('guichet-ticket-form');
  const attributes = await form.evaluate((element) =>
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  );
  const { density, ...named } = attributes;
  assert.ok(density === undefined || density === 'comfortable');
  assert.deepEqual(named, {
    desk: 'support',
    backend: 'indexeddb:',
    settings: '/demo/desk-support.json',
    person: '{"id":"lea","name":"Léa Moreau"}',
  });
  assert.equal(await page.locator('guichet-desk, guichet-ticket-list, guichet-ticket-detail').count(), 0);
  assert.equal(await page.getByRole('link', { name: 'Ailleurs' }).count(), 9, 'the others are links still');
  assert.equal(warnings.filter((text) => text.includes('guichet:')).length, 10, warnings.join('\n'));
});

story('where the page names no place, only the loader’s own site has desks', async (stage) => {
  const page = await openPage(stage, {
    head: loader({ said: `data-backend="indexeddb:" data-settings="/demo/desk-support.json" ${PERSON}` }),
    body: `<p><a class="guichet" href="https://tickets.example/desk/support?widget=ticket-form">Ailleurs</a></p>
      <p><a class="guichet" href="${origin(stage)}desk/support?widget=ticket-form">Ici</a></p>`,
  });
  await summary(page).waitFor();
  assert.deepEqual(await page.getByRole('link').allTextContents(), ['Ailleurs']);
});

story('a page that is being written is left alone', async (stage) => {
  const page = await openPage(stage, { head: loader(), body: `<div contenteditable="true">${LINK}</div><div>${LINK}</div>` });
  await summary(page).waitFor();
  assert.equal(await page.locator('[contenteditable] > *').count(), 1);
  assert.equal(await page.locator('[contenteditable] a.guichet').count(), 1);
  assert.equal(await page.locator('guichet-ticket-form').count(), 1);
});

story('the page gives what no attribute can carry, or wants none of it', async (stage) => {
  const listen = `<script>
    document.addEventListener('guichet-before-upgrade', (event) => {
      if (event.target.textContent === 'Non') event.preventDefault();
      else event.detail.widget.person = { id: 'sami', name: 'Sami Haddad' };
    });
  </script>`;
  const link = (text: string): string => LINK.replace('>Support<', `>${text}<`);
  const page = await openPage(stage, { head: `${listen}${loader({ said: DESKS })}`, body: `${link('Non')}${link('Oui')}` });
  await summary(page).waitFor();
  assert.deepEqual(await page.getByRole('link').allTextContents(), ['Non']);
  const name = await page
    .locator('guichet-ticket-form')
    .evaluate((form) => (form as unknown as { session: { me: { name: string } } }).session.me.name);
  assert.equal(name, 'Sami Haddad');
});

async function unharmed(stage: Stage, broken: string): Promise<Page> {
  await stage.context.route(broken, (route) => route.abort());
  const said = stage.context.waitForEvent('console', { predicate: (message) => message.text().includes('could not be fetched') });
  const page = await openPage(stage, { head: loader(), body: LINK });
  await said;
  return page;
}

for (const broken of ['**/guichet.js', '**/ticket-form.js']) {
  story(`the link stays a link when ${broken.slice(3)} does not come`, async (stage) => {
    const page = await unharmed(stage, broken);
    const link = page.getByRole('link', { name: 'Support' });
    assert.ok(await link.isVisible());
    assert.match((await link.getAttribute('href')) ?? '', /^https:\/\/tickets\.example\/desk\/support/u);
    assert.notEqual(stage.troubles.splice(0).length, 0, 'the console says why');
  });
}

story('the focus that was on the link goes into the widget', async (stage) => {
  const page = await openPage(stage, { body: LINK });
  await page.getByRole('link', { name: 'Support' }).focus();
  await page.evaluate(() => {
    const script = Object.assign(document.createElement('script'), { src: '/guichet-loader.iife.js' });
    script.dataset['desks'] = 'https://tickets.example/desk/';
    script.dataset['backend'] = 'indexeddb:';
    script.dataset['settings'] = '/demo/desk-support.json';
    script.dataset['person'] = 'lea';
    document.head.append(script);
  });
  await page.waitForFunction(() => document.activeElement?.localName === 'guichet-ticket-form');
});

story('a post of a hundred links makes twenty widgets, and says so', async (stage) => {
  const page = await openPage(stage, { head: loader() });
  const warnings = warningsOf(page);
  await page.waitForFunction(() => Symbol.for('guichet-loader') in globalThis);
  const short = '<a class="guichet" href="https://tickets.example/desk/support?widget=ticket-detail">t</a> ';
  await add(page, `<div>${short.repeat(100)}</div>`);
  await page.waitForFunction(() => document.querySelectorAll('a.guichet').length === 80);
  assert.equal(await page.locator('guichet-ticket-detail').count(), 20);
  assert.equal(warnings.filter((text) => text.includes('more than 20')).length, 1);
});
