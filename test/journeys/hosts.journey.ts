/** The desk on the pages of `demo/hosts/`, each with its own styles, scripts and policy: it works there, and changes nothing of them. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '../../scripts/elements.ts';
import { fileSupport } from './filing.ts';
import { origin, warningsOf } from './host.ts';
import { theatre, type Stage } from './stage.ts';

const story = theatre();

/** A host page: what is embedded in it, and what it warns a developer of. */
interface Host {
  readonly name: string;
  readonly widget: string;
  readonly warns?: readonly RegExp[];
}

const HOSTS: readonly Host[] = [
  { name: 'moodle-label', widget: 'guichet-desk' },
  { name: 'moodle-page', widget: 'guichet-ticket-form' },
  {
    name: 'moodle-additional-html',
    widget: 'guichet-ticket-form',
    warns: [/person, profile: nothing that a link may set/u, /under none of the desks of this page/u],
  },
  { name: 'portal-uportal', widget: 'guichet-ticket-form' },
  { name: 'wordpress', widget: 'guichet-desk' },
  { name: 'bootstrap5', widget: 'guichet-desk' },
  { name: 'plain', widget: 'guichet-desk' },
  { name: 'unstyled', widget: 'guichet-desk' },
  { name: 'text-200', widget: 'guichet-desk' },
  { name: 'rtl', widget: 'guichet-desk' },
  { name: 'iframe', widget: 'guichet-frame' },
];

const AXE = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What a style sheet of somebody else's would change of an element. */
const LOOKS = [
  ...['color', 'background-color', 'font-family', 'font-size', 'font-weight', 'line-height', 'letter-spacing', 'text-align'],
  ...['text-transform', 'text-decoration-line', 'display', 'box-sizing', 'padding', 'border-width', 'border-style', 'cursor'],
];

interface Visit {
  readonly page: Page;
  readonly widget: Locator | FrameLocator;
  readonly violations: string[];
  readonly warnings: string[];
}

async function visit(stage: Stage, { name, widget }: Host, width = 1280): Promise<Visit> {
  const violations: string[] = [];
  const page = await stage.context.newPage();
  await page.setViewportSize({ width, height: 900 });
  const warnings = warningsOf(page);
  await page.exposeFunction('refusedByPolicy', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      void (globalThis as unknown as { refusedByPolicy(told: string): Promise<void> }).refusedByPolicy(
        `${violatedDirective} ${blockedURI} ${sourceFile}`,
      );
    });
  });
  await page.goto(`${origin(stage)}demo/hosts/${name}.html`);
  const element = page.locator(widget);
  const shown = widget === 'guichet-frame' ? element.locator('iframe').contentFrame() : element;
  await shown.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
  return { page, widget: shown, violations, warnings };
}

/** How every element of the page itself looks. */
function looks(page: Page): Promise<Record<string, string>> {
  return page.evaluate((properties) => {
    const own = [...document.body.querySelectorAll('*')].filter(
      (each) =>
        !/^(?:guichet-|script$)/u.test(each.localName) &&
        !each.matches('.guichet, .guichet-frame, :has(> .guichet, > .guichet-frame)'),
    );
    return Object.fromEntries(
      own.map((element) => {
        const style = getComputedStyle(element);
        const said =
          element.id || [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue?.trim() : '')).join('');
        return [
          `${element.localName}.${element.className} ${said}`,
          properties.map((each) => style.getPropertyValue(each)).join(' | '),
        ];
      }),
    );
  }, LOOKS);
}

/** What axe finds in each document of a page: it would speak to frames by messages, which ours say that they dropped. */
async function axe(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(AXE);
    found.push(
      ...(await frame.evaluate(async () => {
        interface Found {
          readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[];
        }
        const { run } = (globalThis as unknown as { axe: { run(where: Document, how: object): Promise<Found> } }).axe;
        // A frame is no page: its headings go on from those around it.
        const rules =
          window === parent
            ? {}
            : { 'page-has-heading-one': { enabled: false }, region: { enabled: false }, 'landmark-one-main': { enabled: false } };
        const { violations } = await run(document, { iframes: false, rules });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`);
      })),
    );
  }
  return found;
}

/** Texts that are cut: their box hides what does not fit. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = (tree: ParentNode): void => {
      for (const element of tree.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot !== null) walk(element.shadowRoot);
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
        const hidden = clipPath !== 'none' || (position === 'absolute' && element.clientWidth <= 1);
        if (hidden || !element.checkVisibility() || element.textContent.trim() === '') continue;
        const wide = /hidden|clip/u.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
        const high = /hidden|clip/u.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
        if (wide || high) found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
      }
    };
    walk(document.body);
    return found;
  });
}

/** Looks, for whoever wants to: `GUICHET_SHOTS` names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['GUICHET_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}

for (const host of HOSTS) {
  story(`${host.name}: files a ticket, under the page’s own policy, and axe finds nothing`, async (stage) => {
    const { page, widget, violations, warnings } = await visit(stage, host);
    await shoot(page, `${host.name}-1280`);
    assert.deepEqual(await axe(page), []);
    await fileSupport(widget, 'Le dépôt du devoir 3 est refusé');
    assert.deepEqual(violations, [], 'the policy refuses nothing');
    const said = warnings.filter((text) => text.includes('guichet:'));
    assert.equal(said.length, host.warns?.length ?? 0, said.join('\n'));
    for (const wanted of host.warns ?? [])
      assert.ok(
        said.some((text) => wanted.test(text)),
        String(wanted),
      );
  });

  story(`${host.name}: on a phone, nothing sticks out and nothing is cut`, async (stage) => {
    const { page } = await visit(stage, host, 320);
    await shoot(page, `${host.name}-320`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.deepEqual(await clipped(page), []);
  });

  story(`${host.name}: the page’s own elements look as they did, and the widget’s as ours`, async (stage) => {
    await stage.context.route(/guichet[\w.-]*\.js$/u, (route) => route.abort());
    const bare = await stage.context.newPage();
    await bare.goto(`${origin(stage)}demo/hosts/${host.name}.html`);
    const before = await looks(bare);
    await stage.context.unrouteAll();
    stage.troubles.length = 0;
    const { page, widget } = await visit(stage, host);
    const after = await looks(page);
    for (const [element, look] of Object.entries(before)) if (element in after) assert.equal(after[element], look, element);
    assert.ok(Object.keys(after).length > 3);
    const control = await widget.getByRole('textbox', { name: 'Résumé', exact: true }).evaluate((element) => {
      const { borderTopStyle, borderTopColor, textTransform, resize } = getComputedStyle(element);
      return { borderTopStyle, red: borderTopColor === 'rgb(255, 0, 0)', textTransform, resize };
    });
    assert.deepEqual(control, { borderTopStyle: 'solid', red: false, textTransform: 'none', resize: 'none' });
    const button = await widget.getByRole('button', { name: 'Déposer le ticket', exact: true }).evaluate((element) => {
      const { borderTopStyle, textTransform } = getComputedStyle(element);
      return { borderTopStyle, textTransform };
    });
    assert.equal(button.textTransform, 'none');
    assert.notEqual(button.borderTopStyle, 'dashed');
  });
}

for (const name of ['moodle-label', 'moodle-page', 'moodle-additional-html']) {
  story(`${name}: Moodle’s modules load as before, before and after ours`, async (stage) => {
    await stage.context.route('**/amd/mod_quiz/late.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'define([], function () { return "theirs"; });' }),
    );
    const { page } = await visit(
      stage,
      HOSTS.find((host) => host.name === name)!,
    );
    const late = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const { require } = globalThis as unknown as {
            require(names: string[], done: (own: unknown) => void, failed: (error: unknown) => void): void;
          };
          require(['mod_quiz/late'], resolve, reject);
        }),
    );
    assert.equal(late, 'theirs');
    assert.ok(await page.evaluate(() => document.body.classList.contains('jsenabled')));
    assert.equal(await page.evaluate(() => (globalThis as unknown as { M: { pending_js: unknown[] } }).M.pending_js.length), 0);
  });
}

story('moodle-additional-html: a stranger’s link is taken for what it may say, and no more', async (stage) => {
  const { page } = await visit(
    stage,
    HOSTS.find(({ name }) => name === 'moodle-additional-html')!,
  );
  const form = page.locator('guichet-ticket-form');
  assert.equal(await form.getAttribute('person'), null);
  assert.equal(await form.getAttribute('profile'), null);
  const me = await form.evaluate(
    (element) => (element as unknown as { session: { me: { id: string; name: string; profile: string } } }).session.me,
  );
  assert.deepEqual([me.id, me.name, me.profile], ['moodle-7', 'Léa Moreau', 'requester']);
  assert.ok(await page.getByRole('link', { name: 'Un autre guichet' }).isVisible());
});

story('rtl: the desk is mirrored', async (stage) => {
  const { page } = await visit(
    stage,
    HOSTS.find(({ name }) => name === 'rtl')!,
  );
  const desk = page.locator('guichet-desk');
  const [first, second] = await Promise.all(
    ['Nouveau ticket', /^Tickets/u].map((name) => desk.getByRole('tab', { name }).boundingBox()),
  );
  assert.ok(first && second && first.x > second.x, 'tabs begin at the right');
  const field = await desk
    .getByRole('textbox', { name: 'Résumé', exact: true })
    .evaluate((element) => getComputedStyle(element).direction);
  assert.equal(field, 'rtl');
});

story('text-200: the text of the widget is as large as the page’s', async (stage) => {
  const { page } = await visit(
    stage,
    HOSTS.find(({ name }) => name === 'text-200')!,
  );
  const size = await page
    .locator('guichet-desk')
    .getByRole('textbox', { name: 'Résumé', exact: true })
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  assert.ok(size >= 28, `${size} px`);
  assert.deepEqual(await clipped(page), []);
});

story('bootstrap5: the page’s own menus still open, and the desk is dark as the page is', async (stage) => {
  const { page } = await visit(
    stage,
    HOSTS.find(({ name }) => name === 'bootstrap5')!,
  );
  await page.getByRole('button', { name: 'Services' }).click();
  await page.getByRole('link', { name: 'Assistance' }).waitFor();
  const ground = await page
    .locator('guichet-desk')
    .getByRole('textbox', { name: 'Résumé', exact: true })
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  const lightness = (/\d+/u.exec(ground) ?? ['255'])[0];
  assert.ok(Number(lightness) < 80, ground);
});
