import { chromium, firefox, type Browser, type BrowserType, type LaunchOptions } from 'playwright-core';
import { findChromium, needFirefox } from '../../scripts/browser.ts';

/** What journeys open a browser with. */
export interface Engine {
  readonly type: BrowserType;
  readonly options: LaunchOptions;
}

/** True where `GUICHET_BROWSER` asks for Firefox. */
export const isFirefox = process.env['GUICHET_BROWSER'] === 'firefox';

/**
 * The browser that journeys run in: Chromium, or this machine's Firefox.
 * @throws {Error} one line that says what to install where it cannot be had
 */
export async function engine(): Promise<Engine> {
  if (!isFirefox) {
    const { path, args } = await findChromium();
    return { type: chromium, options: { executablePath: path, args: [...args] } };
  }
  const { path } = needFirefox();
  const options: LaunchOptions = { channel: 'moz-firefox', executablePath: path };
  taught ??= teach(await firefox.launch(options));
  await taught;
  return { type: firefox, options };
}

let taught: Promise<void> | undefined;

/** What is called of the driver's own side of a browser. */
interface Driven {
  readonly _connection: { toImpl(browser: Browser): { readonly _browserSession: object } };
}

type Send = (method: string, ...rest: readonly unknown[]) => Promise<unknown>;

/** The driver asks every context of every Firefox for colours, which the ESR of 2026 cannot change: it goes on without. */
async function teach(browser: Browser): Promise<void> {
  const session = (browser as unknown as Driven)._connection.toImpl(browser)._browserSession;
  const known = Object.getPrototypeOf(session) as { send: Send };
  const { send } = known;
  known.send = function (this: object, method, ...rest) {
    return method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send.call(this, method, ...rest);
  };
  await browser.close();
}
