/** A page on the built library where hostile texts are shown: whatever runs, is loaded from elsewhere, or could, is seen. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { buildIfStale } from '../../scripts/build.ts';
import { browse } from '../run/browsing.ts';

/** What the page's own script leaves there. */
interface Watched {
  fired: string[];
  foreign(): string[];
  packed(texts: readonly string[], longest: number): string[];
  until<T>(look: () => T | undefined | null | false): Promise<T>;
}

/**
 * In every document, before any script: the calls that vectors make to show that they run are written down; `foreign` names
 * every element that the library makes nowhere and every attribute that could run or load, through shadow roots and frames;
 * `packed` joins texts into as few as fit a field.
 */
function watch(): void {
  const page = globalThis as unknown as Watched & Record<'alert' | 'confirm' | 'prompt' | 'print', unknown>;
  page.fired = [];
  // Paper is made by whoever prints, and looked at here.
  page.print = () => undefined;
  for (const name of ['alert', 'confirm', 'prompt'] as const)
    page[name] = (what: unknown) => void page.fired.push(`${name} ${String(what)}`);
  const NEVER =
    /^(?:script|style|link|meta|base|object|embed|applet|frame|frameset|video|audio|source|math|foreignobject|animate|set|xss|isindex|xmp|plaintext|marquee|listing|body|html|head)$/u;
  const OURS = /^(?:stage|print-frame)$/u;
  const LOADS = [
    'src',
    'srcset',
    'poster',
    'background',
    'data',
    'href',
    'xlink:href',
    'action',
    'formaction',
    'srcdoc',
    'style',
  ];
  const allowed = (element: Element, name: string, value: string): boolean => {
    // What the library or a page of the demonstration sets by itself, through the style's own interface.
    if (name === 'style') return !/url\(|expression|behavior|-moz-binding/iu.test(value);
    if (name === 'srcdoc') return false;
    if (element.localName === 'a') return /^(?:#|https?:|mailto:|blob:|\.{0,2}\/|\?)/iu.test(value);
    return /^(?:#|blob:|\.{0,2}\/)/iu.test(value) || value.startsWith(location.origin);
  };
  page.foreign = () => {
    const found: string[] = [];
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const name = element.localName;
        if (NEVER.test(name)) found.push(element.outerHTML.slice(0, 200));
        if (element instanceof HTMLIFrameElement) {
          if (!OURS.test(element.className) && element.title === '') found.push(element.outerHTML.slice(0, 200));
          if (element.contentDocument?.body != null) look(element.contentDocument.body);
        }
        for (const { name: attribute, value } of element.attributes)
          if (/^on/iu.test(attribute) || (LOADS.includes(attribute) && !allowed(element, attribute, value)))
            found.push(`${name} ${attribute}=${value.slice(0, 200)}`);
        if (element.shadowRoot !== null) look(element.shadowRoot);
      }
    };
    look(document.body);
    return found;
  };
  page.packed = (texts, longest) => {
    const all: string[] = [];
    for (const text of texts.map((each) => each.slice(0, longest))) {
      const last = all.at(-1);
      if (last !== undefined && last.length + text.length < longest) all[all.length - 1] = `${last} ${text}`;
      else all.push(text);
    }
    return all;
  };
  page.until = async (look) => {
    const end = performance.now() + 60_000;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== null && found !== false) return found;
      if (performance.now() > end) throw new Error(`never came: ${String(look)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
}

export class HostilePage {
  readonly page: Page;
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly #strangers = new Set<string>();

  private constructor(page: Page, url: string, close: () => Promise<void>) {
    this.page = page;
    this.url = url;
    this.close = close;
    page.on('request', (request) => {
      if (/^https?:/u.test(request.url()) && !request.url().startsWith(url)) this.#strangers.add(request.url());
    });
  }

  /** Opens an empty page beside the library. */
  static async open(): Promise<HostilePage> {
    assert.ok(buildIfStale());
    const browsing = await browse();
    const page = await (
      await browsing.browser.newContext({ locale: 'fr-FR', viewport: { width: 2400, height: 2000 } })
    ).newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript(watch);
    const hostile = new HostilePage(page, browsing.url, () => browsing.close());
    await page.route('**/hostile.html*', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>.</title></head><body><main></main></body></html>',
      }),
    );
    await hostile.blank();
    return hostile;
  }

  /** Begins with an empty page again, the library in it. */
  async blank(query = ''): Promise<void> {
    await this.page.goto(`${this.url}hostile.html${query}`);
    await this.page.evaluate(async () => {
      const library = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
      await library.defineAll();
    });
  }

  /** @throws unless nothing ran, nothing was asked of elsewhere, and nothing stands there that could do either */
  async assertHarmless(where: string): Promise<void> {
    const seen = await this.page.evaluate(() => {
      const { fired, foreign } = globalThis as unknown as Watched;
      return { fired, foreign: foreign() };
    });
    assert.deepEqual(seen, { fired: [], foreign: [] }, where);
    assert.deepEqual([...this.#strangers], [], where);
  }
}

/**
 * The texts that run something as soon as they stand raw in a page, each in a frame of its own: the control.
 * @param hostile whose browser it is; the page itself is left alone
 */
export async function firing({ page: own, url }: HostilePage, texts: readonly string[]): Promise<string[]> {
  const page = await own.context().newPage();
  await page.addInitScript(watch);
  // What they ask of the world is not asked.
  await page.route(
    (address) => !address.href.startsWith(url),
    (route) => route.abort(),
  );
  await page.route('**/raw.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>.</title><body></body>' }),
  );
  await page.goto(`${url}raw.html`);
  const fire: string[] = [];
  const tagged = texts.filter((text) => text.includes('<'));
  for (let at = 0; at < tagged.length; at += 100)
    fire.push(
      ...(await page.evaluate(
        async (raw) => {
          const frames = raw.map((text) => {
            const frame = document.createElement('iframe');
            frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
            const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
            frame.srcdoc = `<!doctype html><body>${text}`;
            return { text, frame, loaded };
          });
          document.body.replaceChildren(...frames.map(({ frame }) => frame));
          await Promise.all(frames.map(({ loaded }) => loaded));
          const ran = ({ contentWindow }: HTMLIFrameElement): boolean => {
            try {
              return (contentWindow as unknown as Watched).fired.length > 0;
            } catch {
              // It led its frame away, which is a way to run.
              return true;
            }
          };
          return frames.filter(({ frame }) => ran(frame)).map(({ text }) => text);
        },
        tagged.slice(at, at + 100),
      )),
    );
  await page.close();
  return fire;
}

/** The helpers that `watch` puts into the page, for what runs there. */
export type HostileWindow = Pick<Watched, 'packed' | 'until'>;
