/** `docs/embed.md`, step by step: what it says to paste is pasted, where it says, on a site of its own beside the tickets'. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/elements.ts';
import { ServerProcess, folder, tokenOf } from '../server/process.ts';
import { fileSupport } from './filing.ts';
import { page as written, site, type Site } from './site.ts';
import { theatre, type Stage } from './stage.ts';

const story = theatre();

const GUIDE = readFileSync(join(root, 'docs/embed.md'), 'utf8');

/** What a guide says to paste, by the names that its comments give. */
function pieces(guide: string): Map<string, string> {
  const found = guide.matchAll(/^( *)<!-- try: ([\w-]+) -->\s+```\w+\n([\s\S]*?)\n *```$/gmu);
  return new Map(
    [...found].map(([, indent = '', name = '', code = '']) => [name, code.replaceAll(new RegExp(`^${indent}`, 'gmu'), '')]),
  );
}

const PIECES = pieces(GUIDE);

/** A piece, for where the tickets' site of a test is. */
function piece(name: string, tickets: Site): string {
  const text = PIECES.get(name);
  assert.ok(text, `the guide has a piece "${name}"`);
  return text.replaceAll('https://tickets.example/guichet/', tickets.url).replaceAll('https://tickets.example/', tickets.url);
}

/** The tickets' site after step 1, and the site of a school. */
async function twoSites(stage: Stage, use: (tickets: Site, school: Site) => Promise<void>): Promise<void> {
  await site(stage.context, '127.0.0.1', true, (tickets) =>
    site(stage.context, 'localhost', true, async (school) => {
      tickets.pages.set('/support.json', {
        html: readFileSync(join(root, 'demo/desk-support.json'), 'utf8'),
        type: 'application/json',
      });
      tickets.pages.set('/desk/support', written('<p>Écrivez à support@school.example</p>'));
      await use(tickets, school);
    }),
  );
}

/** A host page of the demonstration as it was before anybody embedded anything, with what the guide adds to it. */
function hostPage(name: string, head: string, content: string): string {
  const page = readFileSync(join(root, `demo/hosts/${name}.html`), 'utf8');
  const bare = page
    .replace(/<script>\s*document\.addEventListener\('guichet-[\s\S]*?<\/script>/u, '')
    .replace(/<script\s[^>]*guichet-loader[^>]*><\/script>/u, '')
    .replace(/<meta\s+http-equiv[^>]*>/u, '');
  assert.ok(!bare.includes('guichet-loader') && !bare.includes('guichet-before'));
  const filled = bare
    .replace(/<p[^>]*>\s*<a\s+class="guichet"[\s\S]*?<\/p>/u, () => content)
    .replace('</head>', () => `${head}</head>`);
  assert.ok(filled.includes(content));
  return filled;
}

async function open(stage: Stage, school: Site, html: string, policy?: string): Promise<Page> {
  school.pages.set('/demo/hosts/page.html', policy === undefined ? { html } : { html, policy });
  const page = await stage.context.newPage();
  await page.goto(`${school.url}demo/hosts/page.html`);
  return page;
}

/** Writes source into a real TinyMCE 7.3, configured as Moodle's, by its menu; saves, opens and saves again. @returns what it leaves */
async function throughTinyMce(stage: Stage, school: Site, source: string): Promise<string> {
  await stage.context.route('**/tinymce/**', (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(root, 'node_modules', pathname) });
  });
  school.pages.set(
    '/editor.html',
    written('<textarea id="text"></textarea>', { head: '<script src="/tinymce/tinymce.min.js"></script>' }),
  );
  const page = await stage.context.newPage();
  await page.goto(`${school.url}editor.html`);
  interface Editor {
    getContent(): string;
    setContent(html: string): void;
  }
  interface Tiny {
    init(options: object): Promise<Editor[]>;
    activeEditor: Editor;
  }
  await page.evaluate(async () => {
    const { tinymce } = globalThis as unknown as { tinymce: Tiny };
    await tinymce.init({
      selector: '#text',
      license_key: 'gpl',
      plugins: 'code link lists',
      menubar: 'tools',
      convert_urls: false,
      extended_valid_elements: 'script[*],p[*],i[*]',
      xss_sanitization: false,
      a11y_advanced_options: true,
      entity_encoding: 'raw',
      ui_mode: 'split',
      promotion: false,
    });
  });
  await page.getByRole('menuitem', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Source code' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(source);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const left = await page.evaluate(() => {
    const { activeEditor } = (globalThis as unknown as { tinymce: Tiny }).tinymce;
    activeEditor.setContent(activeEditor.getContent());
    return activeEditor.getContent();
  });
  await page.close();
  return left;
}

story(
  'Moodle: steps 1 to 3, by the source dialog of its editor, and a ticket is filed by whoever is signed in',
  async (stage) => {
    await twoSites(stage, async (tickets, school) => {
      const left = await throughTinyMce(stage, school, piece('moodle-label', tickets));
      assert.match(left, /<a class="guichet" href="[^"]+\/desk\/support">/u);
      const page = await open(stage, school, hostPage('moodle-label', piece('moodle-head', tickets), left));
      const desk = page.locator('guichet-desk');
      await fileSupport(desk, 'Le dépôt est refusé');
      await desk.getByRole('tab', { name: /^Tickets/u }).click();
      await desk.getByRole('link', { name: 'Le dépôt est refusé' }).first().waitFor();
      const me = await desk.evaluate(
        (element) => (element as unknown as { session: { me: { id: string; name: string } } }).session.me,
      );
      assert.deepEqual([me.id, me.name], ['moodle-7', 'Léa Moreau']);
      assert.equal(await page.getByRole('link', { name: 'Ouvrir le guichet d’assistance' }).count(), 0);
    });
  },
);

story('Moodle: its editor drops the tag that the guide says it drops', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const left = await throughTinyMce(stage, school, `<p>Avant</p>${piece('wordpress', tickets)}`);
    assert.match(left, /Avant/u);
    assert.doesNotMatch(left, /<guichet-desk/u);
  });
});

story('Moodle: a guest keeps the link; without JavaScript it leads to the page that was made for it', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const html = hostPage('moodle-label', piece('moodle-head', tickets), piece('moodle-label', tickets));
    const signedIn = /Connecté sous le nom[^]*?Déconnexion<\/a>\)/u;
    assert.match(html, signedIn);
    const asGuest = html.replace(signedIn, 'Vous êtes connecté anonymement (<a href="#">Connexion</a>)');
    const guest = await open(stage, school, asGuest);
    await guest.waitForLoadState('networkidle');
    assert.ok(await guest.getByRole('link', { name: 'Ouvrir le guichet d’assistance' }).isVisible());
    assert.equal(await guest.locator('guichet-desk').count(), 0);
    const plain = await stage.context.browser()!.newContext({ javaScriptEnabled: false });
    try {
      const page = await plain.newPage();
      await page.goto(`${school.url}demo/hosts/page.html`);
      await page.getByRole('link', { name: 'Ouvrir le guichet d’assistance' }).click();
      await page.getByText('Écrivez à support@school.example').waitFor();
    } finally {
      await plain.close();
    }
  });
});

/** What a purifier that keeps classes and addresses leaves of a text (seen in Moodle 4.5's forums). */
function purified(page: Page, html: string): Promise<string> {
  return page.evaluate((text) => {
    const { body } = new DOMParser().parseFromString(text, 'text/html');
    for (const element of body.querySelectorAll('*')) {
      for (const { name } of [...element.attributes])
        if (!['class', 'lang', 'title', 'href', 'target'].includes(name)) element.removeAttribute(name);
      if (!['p', 'a', 'strong', 'em', 'ul', 'li'].includes(element.localName)) element.replaceWith(...element.childNodes);
    }
    return body.innerHTML;
  }, html);
}

story('Moodle: the form alone, as the link that a forum’s purifier leaves, by the classic script', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const blank = await stage.context.newPage();
    const rich = `<div onclick="x()" data-a="1">${piece('moodle-form', tickets).replace('<a ', '<a id="x" data-x="1" style="color:red" ')}</div>`;
    const left = await purified(blank, rich);
    assert.doesNotMatch(left, /data-|style|id=|<div/u);
    const head = piece('moodle-head', tickets).replace(/<script\s+type="module"[\s\S]*$/u, '');
    const page = await open(stage, school, hostPage('moodle-page', head + piece('moodle-classic', tickets), left));
    await fileSupport(page.locator('guichet-ticket-form'), 'Le dépôt est refusé');
  });
});

story('uPortal: the head and the portlet', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await open(
      stage,
      school,
      hostPage('portal-uportal', piece('uportal-head', tickets), piece('uportal-portlet', tickets)),
    );
    const form = page.locator('guichet-ticket-form');
    await fileSupport(form, 'Le portail est lent');
    assert.equal(await form.getAttribute('heading-level'), '3');
  });
});

story('with a server: the head and the link, and somebody of the team reads what was filed', async (stage) => {
  const place = folder();
  try {
    await site(stage.context, 'localhost', true, async (school) => {
      const server = await ServerProcess.start(place.path, {
        GUICHET_ORIGINS: school.origin,
        GUICHET_DESKS: JSON.stringify([{ code: 'support', settings: join(root, 'demo/desk-support.json') }]),
      });
      const there = (name: string): string => PIECES.get(name)!.replaceAll('https://tickets.example', server.url);
      const comes = async (token: string): Promise<Locator> => {
        school.pages.set('/guichet-token', { html: token, type: 'text/plain' });
        const page = await open(stage, school, hostPage('moodle-label', there('server-head'), there('moodle-label')));
        return page.locator('guichet-desk');
      };
      try {
        await fileSupport(await comes(tokenOf('lea', { name: 'Léa Moreau' })), 'Le dépôt est refusé');
        const team = await comes(tokenOf('martin', { name: 'C. Martin', role: 'technician' }));
        await team.getByRole('link', { name: 'Le dépôt est refusé' }).first().waitFor();
      } finally {
        for (const page of stage.context.pages()) await page.close();
        await server.end();
      }
    });
  } finally {
    place.remove();
  }
});

story('WordPress and plain HTML: the tag and its script, then words to begin with', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await open(stage, school, written(`<h1>Assistance</h1>${piece('wordpress', tickets)}`).html);
    const desk = page.locator('guichet-desk');
    await desk.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
    await page.evaluate(`(async () => { ${piece('prefill', tickets)} })()`);
    const summary = desk.getByRole('textbox', { name: 'Résumé', exact: true });
    await page.waitForFunction((field) => (field as HTMLInputElement).value !== '', await summary.elementHandle());
    assert.equal(await summary.inputValue(), 'Exercice 4');
    const category = desk.getByRole('combobox', { name: 'Catégorie' });
    assert.equal(await category.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.text), 'Devoirs et dépôts');
  });
});

/** The lines of the guide's table for a form, for where the tickets' site of a test is. */
function policyFor(form: string, tickets: Site): string {
  const row = new RegExp(`^\\| ${form} +\\| \`([^\`]+)\``, 'mu').exec(GUIDE);
  assert.ok(row?.[1], `the guide has lines for "${form}"`);
  return row[1].replaceAll('https://tickets.example', tickets.origin);
}

/** The lines under which a page has nothing but what the guide adds; `inline` are the page's own scripts. */
function strictly(lines: string): string {
  return `default-src 'none'; style-src 'self'; base-uri 'none'; ${lines}`;
}

async function violationsOf(page: Page): Promise<string[]> {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  return Promise.resolve(violations);
}

for (const form of ['tag, link', 'same site', 'frame']) {
  story(`the lines of a policy for a ${form} are all that is needed, with trusted types too`, async (stage) => {
    await twoSites(stage, async (tickets, school) => {
      const there = form === 'same site' ? school : tickets;
      school.pages.set('/support.json', tickets.pages.get('/support.json')!);
      there.pages.set('/frame.html', {
        html: readFileSync(join(root, 'src/frame/frame.html'), 'utf8').replace('data-hosts=""', `data-hosts="${school.origin}"`),
      });
      const lines = strictly(`${policyFor(form, there)}; ${policyFor('with trusted types', there)}`);
      const page = await stage.context.newPage();
      const violations = await violationsOf(page);
      school.pages.set('/policed.html', {
        ...written(`<h1>Assistance</h1>${piece(form === 'frame' ? 'frame' : 'wordpress', there)}`),
        policy: lines,
      });
      await page.goto(`${school.url}policed.html`);
      const shown =
        form === 'frame' ? page.locator('guichet-frame').locator('iframe').contentFrame() : page.locator('guichet-desk');
      await fileSupport(shown, 'Le dépôt est refusé');
      assert.deepEqual(violations, []);
    });
  });
}

story('a page that runs says what its editor got wrong, where it is asked to', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const wrong = piece('wordpress', tickets).replace('desk="support"', 'desk="support" servise="moodle"');
    school.pages.set('/asked.html', written(`<h1>Assistance</h1>${wrong}`));
    const page = await stage.context.newPage();
    const said = page.getByText('L’attribut servise n’existe pas');
    await page.goto(`${school.url}asked.html`);
    await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
    assert.equal(await said.count(), 0);
    await page.goto(`${school.url}asked.html?guichet-doctor`);
    await said.waitFor();
  });
});

it('every piece that the guide says to paste is tried', () => {
  const tried = [
    'moodle-head',
    'moodle-label',
    'moodle-form',
    'moodle-classic',
    'uportal-head',
    'uportal-portlet',
    'wordpress',
    'frame',
    'prefill',
    'server-head',
  ];
  assert.deepEqual([...PIECES.keys()].sort(), tried.sort());
});

it('the French guide says to paste the same', () => {
  assert.deepEqual(pieces(readFileSync(join(root, 'docs/embed.fr.md'), 'utf8')), PIECES);
});

it('its links inside lead somewhere', () => {
  for (const name of ['embed.md', 'embed.fr.md']) {
    const text = readFileSync(join(root, 'docs', name), 'utf8');
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor = ''] of text.matchAll(/\]\(#([^)]+)\)/gu)) assert.ok(headings.includes(anchor), `${name}: #${anchor}`);
  }
});
