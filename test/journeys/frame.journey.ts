/** A widget at its own origin in a page that does not run the library: what crosses, both ways. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../../scripts/serve.ts';
import { fileSupport } from './filing.ts';
import { inside, PERSON, twoSites, visit } from './framing.ts';
import { site } from './site.ts';
import { theatre } from './stage.ts';

const story = theatre();

story('a link becomes a frame, somebody files in it, the page hears of it, and no address holds a person', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const addresses: string[] = [];
    stage.context.on('request', (request) => addresses.push(request.url()));
    const head = `<script>
      window.heard = [];
      for (const name of ['guichet-ticket-filed', 'guichet-ticket-opened'])
        document.addEventListener(name, ({ target, detail }) => heard.push([name, target.localName, detail.key]));
    </script>`;
    const page = await visit(stage, tickets, school, { head });
    const frame = inside(page);
    await fileSupport(frame, 'Le dépôt est refusé');
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
    const [heard] = await page.evaluate(() => (window as unknown as { heard: string[][] }).heard);
    assert.deepEqual(heard?.slice(0, 2), ['guichet-ticket-filed', 'guichet-frame']);
    assert.match(heard?.[2] ?? '', /^TRK2_\d+$/u);
    assert.equal(await page.getByRole('link', { name: 'Support' }).count(), 0, 'the link has done its work');
    const iframe = page.locator('guichet-frame').locator('iframe');
    assert.ok(!(await iframe.getAttribute('sandbox'))?.includes('top-navigation'));
    assert.ok(addresses.some((each) => each.includes('frame.html')));
    assert.deepEqual(
      addresses.filter((each) => /lea|moreau|token/iu.test(decodeURIComponent(each))),
      [],
    );
    assert.deepEqual(await stage.context.cookies(), []);
  });
});

story('whoever answers learns of the page, not of the frame, and of nothing that the address keeps', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school, { search: '?id=4&sesskey=abc' });
    const frame = inside(page);
    await frame.getByText('Page concernée').click();
    await frame.getByText(`${school.url}page.html?id=4`, { exact: true }).first().waitFor();
    await frame.getByText('Une page', { exact: true }).first().waitFor();
  });
});

story('the height follows what is shown, and rests when that does', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school);
    const frame = inside(page);
    const iframe = page.locator('guichet-frame').locator('iframe');
    await frame.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
    const fits = async (): Promise<void> => {
      await page.waitForFunction(
        (element) => {
          const { blockSize } = (element as HTMLIFrameElement).style;
          return blockSize !== '' && Number.parseInt(blockSize, 10) > 300;
        },
        await iframe.elementHandle(),
      );
      const inner = await frame.locator('html').evaluate(async (root) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return {
          content: Math.ceil(root.ownerDocument.body.getBoundingClientRect().height),
          scroll: root.scrollHeight,
          client: root.clientHeight,
        };
      });
      assert.equal(inner.client, inner.content, JSON.stringify(inner));
      assert.ok(inner.scroll <= inner.client, 'nothing is cut');
    };
    await fits();
    const before = await iframe.evaluate((element) => element.clientHeight);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.waitForFunction(([element, height]) => (element as HTMLElement).clientHeight !== height, [
      await iframe.elementHandle(),
      before,
    ] as const);
    await fits();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const changes = await iframe.evaluate(async (element) => {
      let count = 0;
      const observer = new ResizeObserver(() => (count += 1));
      observer.observe(element);
      for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame);
      observer.disconnect();
      return count;
    });
    assert.ok(changes <= 1, `the height rests: ${changes} changes`);
  });
});

story('language, side, scheme, colour and size of the text are the page’s, and follow it', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const head = `<style>:root { --bs-primary: #8a1538; color-scheme: dark } body { font-size: 20px } .light { color-scheme: light }</style>`;
    const page = await visit(stage, tickets, school, { head, html: 'lang="en"' });
    const frame = inside(page);
    await frame.getByRole('textbox', { name: 'Summary', exact: true }).waitFor();
    const root = frame.locator('html');
    const worn = await root.evaluate((element) => {
      const html = element as HTMLElement;
      const style = getComputedStyle(html);
      return {
        lang: html.lang,
        dir: html.dir,
        scheme: style.colorScheme,
        size: style.fontSize,
        accent: style.getPropertyValue('--guichet-accent'),
      };
    });
    assert.deepEqual(worn, { lang: 'en', dir: 'ltr', scheme: 'dark', size: '20px', accent: '#8a1538' });
    await page.evaluate(() => {
      document.documentElement.lang = 'fr';
      document.documentElement.className = 'light';
      document.documentElement.style.setProperty('--guichet-accent', 'url(https://evil.example/x)');
    });
    await frame.getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
    const after = await root.evaluate((html) => [
      getComputedStyle(html).colorScheme,
      getComputedStyle(html).getPropertyValue('--guichet-accent'),
    ]);
    assert.deepEqual(after, ['light', ''], 'what is no colour is no colour here');
  });
});

story('an address that names a ticket opens it, and the ticket that is opened is in the address', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school, { widget: 'desk&amp;deep-links', hash: '' });
    const frame = inside(page);
    await fileSupport(frame, 'Le dépôt est refusé');
    await frame
      .getByRole('link', { name: /Voir le ticket/u })
      .first()
      .click();
    await page.waitForFunction(() => /^#TRK2_\d+$/u.test(location.hash));
    const named = await page.evaluate(() => location.hash);
    await page.reload();
    await inside(page).getByRole('heading', { name: 'Le dépôt est refusé' }).waitFor();
    assert.equal(await page.evaluate(() => location.hash), named);
    assert.equal(await page.locator('guichet-frame').locator('iframe').getAttribute('title'), 'Support', 'named by its link');
  });
});

story('the page calls what a widget has: words to begin with, the focus, a ticket', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school);
    await page.locator('guichet-frame').evaluate((frame) => {
      const widget = frame as unknown as { prefill(values: object): void; focus(): void };
      widget.prefill({ summary: 'Exercice 4' });
      widget.focus();
    });
    const summary = inside(page).getByRole('textbox', { name: 'Résumé', exact: true });
    await summary.waitFor();
    const within = await (await page.locator('guichet-frame').locator('iframe').elementHandle())?.contentFrame();
    await within?.waitForFunction(() => document.activeElement?.localName === 'guichet-ticket-form');
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'guichet-frame');
    assert.equal(await summary.inputValue(), 'Exercice 4');
  });
});

story('a link that is followed instead shows the widget on a page of its own', async (stage) => {
  await site(stage.context, '127.0.0.1', true, async (tickets) => {
    const html = readFileSync(join(dist, 'frame.html'), 'utf8').replace(
      'data-settings="./{desk}.json"',
      `data-settings="/demo/desk-{desk}.json" ${PERSON}`,
    );
    tickets.pages.set('/frame.html', { html });
    const page = await stage.context.newPage();
    await page.goto(`${tickets.url}frame.html?desk=support`);
    await page.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
  });
});

story('the classic script for frames does the same, and a second one says that it does nothing', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const head = `<script async src="${tickets.url}guichet-frame.iife.js?second" ${PERSON}></script>`;
    const warned = stage.context.waitForEvent('console', {
      predicate: (message) => message.text().includes('two scripts for frames'),
    });
    const page = await visit(stage, tickets, school, { classic: true, head });
    await inside(page).getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
    await warned;
    assert.equal(await page.locator('guichet-frame').count(), 1);
  });
});

/** A page's listener that gives frames tokens, each new. */
const TOKENS = `<script>
  let given = 0;
  document.addEventListener('guichet-before-upgrade', ({ detail }) => {
    detail.widget.identity = async () => 'token-' + (given += 1);
  });
</script>`;

story('a page that has tokens gives one each time one is asked, and never in an address', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school, { head: TOKENS, said: '' });
    const form = inside(page).locator('guichet-ticket-form');
    await form.waitFor({ state: 'attached' });
    const tokens = await form.evaluate(async (element) => {
      const { identity } = element as unknown as { identity(): Promise<string> };
      return [await identity(), await identity()].map((token) => token.replace(/\d+$/u, ''));
    });
    assert.deepEqual(tokens, ['token-', 'token-']);
    assert.ok(!page.frames().some((frame) => frame.url().includes('token')));
  });
});

story('a page that says nobody shows what the desk says to nobody', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const page = await visit(stage, tickets, school, { said: '' });
    await inside(page).getByText('Le guichet ne vous reconnaît pas').waitFor();
  });
});
