/** A frame and the page around it: whom each believes, and what it drops. */
import assert from 'node:assert/strict';
import { fileSupport } from './filing.ts';
import { allow, inside, twoSites, visit } from './framing.ts';
import { warningsOf } from './host.ts';
import { page as written, site } from './site.ts';
import { Stage, theatre } from './stage.ts';
import { wholeBrowser } from './whole-browser.ts';

const story = theatre();

story('a page that the tickets’ site does not name gets nothing of a desk', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    await site(stage.context, 'localhost', false, async (stranger) => {
      // What refuses here is the frame itself: the header that would refuse first is taken away.
      const { html } = tickets.pages.get('/frame.html')!;
      tickets.pages.set('/frame.html', { html });
      const page = await stage.context.newPage();
      const warnings = warningsOf(page);
      stranger.pages.set('/page.html', written(`<iframe src="${tickets.url}frame.html?desk=support"></iframe>`));
      await page.goto(`${stranger.url}page.html`);
      await page.evaluate((to) => {
        const { port2 } = new MessageChannel();
        const { contentWindow } = document.querySelector('iframe')!;
        contentWindow!.postMessage({ guichet: 'hello', talk: 1 }, to, [port2]);
      }, tickets.origin);
      const frame = page.locator('iframe').contentFrame();
      await frame.getByText('n’est pas autorisé').waitFor();
      assert.equal(await frame.locator('guichet-desk').count(), 0);
      assert.ok(
        warnings.some((text) => text.includes(stranger.origin) && text.includes('data-hosts')),
        warnings.join('\n'),
      );
    });
    assert.ok(school.origin);
  });
});

story('a page that says wrong things is not heeded, and what it said right still holds', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const warnings: string[] = [];
    stage.context.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    school.pages.set(
      '/page.html',
      written(`<iframe width="800" height="600" src="${tickets.url}frame.html?desk=support"></iframe>`),
    );
    const page = await stage.context.newPage();
    await page.goto(`${school.url}page.html`);
    await page.evaluate((to) => {
      const { port1, port2 } = new MessageChannel();
      const other = document.querySelector('iframe')!.contentWindow!;
      const look = { lang: 'fr', dir: 'ltr', scheme: 'light', size: 16, most: 2000, values: {} };
      port1.onmessage = ({ data }: MessageEvent<{ say: string; asked: number }>) => {
        if (data.say === 'who') port1.postMessage({ say: 'who', asked: data.asked, who: { id: 'lea', name: 'Léa Moreau' } });
      };
      for (const wrong of ['hello', { guichet: 'hello', talk: 99 }, { guichet: 'hello', talk: 1 }, null])
        other.postMessage(wrong, to);
      other.postMessage({ guichet: 'hello', talk: 1 }, to, [port2]);
      other.postMessage({ guichet: 'hello', talk: 1 }, to, [new MessageChannel().port2]);
      const wrong = [
        { say: 'call', name: 'remove' },
        { say: 'call', name: 'open', given: { a: 1 } },
        { say: 'address', hash: 'javascript:alert(1)' },
        { say: 'look', look: { ...look, values: { '--guichet-accent': 4 } } },
        { say: 'who', asked: 77, who: { id: 'admin' } },
        { say: 'eval', code: 'alert(1)' },
        'look',
        null,
      ];
      for (const each of wrong) port1.postMessage(each);
      const odd = { '--guichet-accent': 'red; } * { display: none', '--guichet-font': 'url(//evil.example/f)', display: 'none' };
      port1.postMessage({ say: 'look', look: { ...look, values: odd } });
    }, tickets.origin);
    const frame = page.locator('iframe').contentFrame();
    await frame.getByRole('tab', { name: 'Nouveau ticket' }).waitFor();
    const style = await frame.locator('html').evaluate((html) => html.getAttribute('style') ?? '');
    assert.doesNotMatch(style, /red|evil|display/u);
    assert.ok(warnings.filter((text) => text.includes('was dropped')).length >= 8, warnings.join('\n'));
    assert.equal(new URL(page.frames()[1]!.url()).pathname, '/frame.html');
  });
});

story('a frame that says wrong things changes nothing of the page', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    tickets.pages.set(
      '/frame.html',
      written(`<script>
        addEventListener('message', ({ ports: [port] }) => {
          const wrong = [
            'height', null, { say: 'height', height: -5 }, { say: 'height', height: 1e9 }, { say: 'height', height: '9px;position:fixed' },
            { say: 'title', title: { evil: true } }, { say: 'address', hash: 'javascript:alert(1)' }, { say: 'address', hash: '#TRK2_9' },
            { say: 'told', name: 'click', detail: null }, { say: 'told', name: 'guichet-before-file', detail: {} },
            { say: 'told', name: 'guichet-ticket-filed', detail: '<img src=x onerror=alert(1)>' }, { say: 'navigate', to: 'https://evil.example' },
          ];
          for (const each of wrong) port.postMessage(each);
          try { parent.postMessage({ say: 'height', height: 9 }, '*'); top.location.href = 'about:blank#gone'; } catch {}
          port.postMessage({ say: 'title', title: 'Fini' });
        });
      </script>`),
    );
    const page = await visit(stage, tickets, school, {
      head: `<script>
      window.heard = [];
      for (const name of ['click', 'guichet-before-file', 'guichet-ticket-filed']) document.addEventListener(name, () => heard.push(name));
    </script>`,
    });
    const warnings = warningsOf(page);
    const iframe = page.locator('guichet-frame').locator('iframe');
    await page.waitForFunction((element) => (element as HTMLIFrameElement).title.length > 0, await iframe.elementHandle());
    await page.waitForFunction(() => document.querySelector('guichet-frame') !== null);
    await page.reload();
    const again = page.locator('guichet-frame').locator('iframe');
    await again.waitFor();
    while (warnings.filter((text) => text.includes('was dropped')).length < 10) await page.waitForEvent('console');
    assert.equal(await again.evaluate((element) => (element as HTMLElement).style.blockSize), '');
    assert.equal(await page.evaluate(() => location.hash), '', 'nobody asked for deep links');
    assert.deepEqual(await page.evaluate(() => (window as unknown as { heard: string[] }).heard), []);
    assert.equal(new URL(page.url()).pathname, '/page.html');
    assert.ok(await page.getByRole('link', { name: 'Support' }).isVisible(), 'the link is there still');
    stage.troubles.length = 0;
  });
});

story('a link of a stranger to another frame stays a link', async (stage) => {
  await twoSites(stage, async (tickets, school) => {
    const elsewhere = [
      'https://evil.example/frame.html?desk=support',
      `${tickets.url}other.html?desk=support`,
      `${tickets.url.replace('//', '//x@')}frame.html`,
    ];
    const before = elsewhere.map((href) => `<a class="guichet-frame" href="${href}">Ailleurs</a>`).join(' ');
    const page = await visit(stage, tickets, school, { before });
    await inside(page).getByRole('textbox', { name: 'Résumé', exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Ailleurs' }).count(), 3);
    assert.equal(await page.locator('guichet-frame').count(), 1);
  });
});

story('under two sites the same frame keeps its tickets apart, as browsers do, and works in both', async () => {
  await wholeBrowser(async (browser) => {
    const stage = await Stage.raise({ browser, url: '', close: () => browser.close() });
    const { context } = stage;
    await site(context, '127.0.0.1', true, (tickets) =>
      site(context, 'localhost', false, (one) =>
        site(context, '127.0.0.1', false, async (other) => {
          allow(tickets, one.origin, other.origin);
          const first = await visit(stage, tickets, one);
          await fileSupport(inside(first), 'Chez l’une');
          const second = await visit(stage, tickets, other, { widget: 'ticket-list' });
          await inside(second).getByText('Aucun ticket.').filter({ visible: true }).first().waitFor();
          const third = await visit(stage, tickets, one, { widget: 'ticket-list' });
          await inside(third).getByRole('link', { name: 'Chez l’une' }).first().waitFor();
        }),
      ),
    );
  });
});
