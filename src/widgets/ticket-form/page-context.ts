/** Where the person writes from: gathered to help whoever answers, shown, and taken away if the person wishes (domain §7). */
import type { PageContext } from '../../domain/fields.ts';
import { ownTitle } from '../shared/own-title.ts';

/** Parameters of an address that open something to whoever holds them: they never leave the page. */
const SECRET =
  /^(?:.*(?:token|secret|password|passwd|passe|sesskey|session|signature|credential|apikey|api_key|jwt|otp|nonce).*|key|sid|auth|code|state|ticket|sig|samlresponse|relaystate|phpsessid|jsessionid)$/iu;

/** An address without its fragment, its credentials and its secret parameters, within what a ticket may hold. */
export function publicAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...new Set(url.searchParams.keys())]) if (SECRET.test(name)) url.searchParams.delete(name);
  return url.href.slice(0, 2048);
}

const BROWSERS: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /Edg(?:A|iOS)?\/(\d+)/u],
  ['Opera', /OPR\/(\d+)/u],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/u],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/u],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/u],
  ['Safari', /Version\/(\d+(?:\.\d+)?).*Safari/u],
];
const SYSTEMS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Android', /Android/u],
  ['iOS', /iPhone|iPad/u],
  ['Windows', /Windows/u],
  ['macOS', /Mac OS X/u],
  ['ChromeOS', /CrOS/u],
  ['Linux', /Linux/u],
];

/** `Firefox 151, Linux`: what helps, without what would single out a device. */
export function browserName(agent: string): string {
  const found = BROWSERS.map(([name, version]) => ({ name, version: version.exec(agent)?.[1] })).find(
    (each) => each.version !== undefined,
  );
  const system = SYSTEMS.find(([, mark]) => mark.test(agent))?.[0];
  return [found === undefined ? '' : `${found.name} ${found.version ?? ''}`, system ?? '']
    .filter((part) => part !== '')
    .join(', ');
}

/** The course that the page says it is about: `<meta name="guichet-course">`, a `data-course` around, or Moodle's header. */
export function courseAround(element: Element): string | undefined {
  const said =
    element.closest<HTMLElement>('[data-course]')?.dataset['course'] ??
    document.querySelector<HTMLMetaElement>('meta[name="guichet-course"]')?.content;
  const moodle =
    document.body.classList.contains('path-course') || document.body.classList.contains('path-mod')
      ? document.querySelector('#page-header h1, main h1')?.textContent
      : undefined;
  const course = (said ?? moodle ?? '').replace(/\s+/gu, ' ').trim();
  return course === '' ? undefined : course.slice(0, 512);
}

/** Where the page is: what `<meta name="guichet-page">` says where the widget is in a frame, else its own address. */
function address(): string {
  const said = document.querySelector<HTMLMetaElement>('meta[name="guichet-page"]')?.content ?? '';
  return URL.canParse(said) ? said : location.href;
}

/** What is known of the page around an element. */
export function pageContext(element: Element): PageContext {
  const browser = browserName(navigator.userAgent);
  const course = courseAround(element);
  const title = ownTitle();
  return {
    ...(/^https?:/u.test(address()) ? { url: publicAddress(address()) } : {}),
    ...(title === '' ? {} : { title: title.slice(0, 512) }),
    ...(course === undefined ? {} : { course }),
    ...(browser === '' ? {} : { browser }),
    screen: `${String(innerWidth)} × ${String(innerHeight)}`,
  };
}
