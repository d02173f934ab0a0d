/** Links and divisions of class `guichet` become widgets as the reader comes near them, those added later too. */
import { BeforeUpgradeEvent } from '../widgets/shared/events.ts';
import { fromDivision, fromLink, type Page } from './address.ts';

/** A fragment that may name a ticket, `#TRK2_9`: a desk that can read it is not waited for. */
const TICKET = /^#\S{0,16}\d$/u;

/** Widgets on one page, at most: a post full of links must not bring a reader's browser down. */
const MOST = 20;

function warn(element: Element, text: string): void {
  console.warn(`guichet: ${text}`, element);
}

/** What the page says on the loader's script, and where its desks are: at the loader's own site, where it says nothing. */
function pageOf(script: string): Page {
  const tag = [...document.scripts].find(({ src }) => src === script);
  const places = tag?.dataset['desks']?.split(/\s+/u).filter(Boolean) ?? [
    new URL('/desk/', script).href,
    new URL('desk/', script).href,
  ];
  return {
    places: places.map((each) => new URL(each.replace(/\/?$/u, '/'), document.baseURI).href),
    given: (name) => tag?.getAttribute(`data-${name}`) ?? null,
  };
}

function dataOf(element: Element): Map<string, string> {
  const data = [...element.attributes].filter(({ name }) => name.startsWith('data-'));
  return new Map(data.map(({ name, value }) => [name.slice('data-'.length), value]));
}

/** What goes once the widget is there: a link and the paragraph it is alone in; nothing of a sentence; what a division held. */
function placeholders(element: HTMLElement, widget: Element): ChildNode[] {
  if (element.localName === 'div') return [...element.childNodes].filter((node) => node !== widget);
  const paragraph = element.closest('p');
  if (paragraph === null) return [element];
  const alone = [...paragraph.querySelectorAll('*')].every((each) => element.contains(each) || each.contains(element));
  return alone && paragraph.textContent.trim() === element.textContent.trim() ? [paragraph] : [];
}

/** Puts the widget beside what it comes from, which stays until the widget has its desk. */
export function place(element: HTMLElement, widget: HTMLElement): void {
  const ready = (): void => {
    const hadFocus = document.activeElement !== document.body && element.contains(document.activeElement);
    for (const node of placeholders(element, widget)) node.remove();
    if (hadFocus && !element.contains(document.activeElement)) widget.focus();
  };
  widget.addEventListener('guichet-ready', ready, { once: true });
  if (element.localName === 'div') element.append(widget);
  else (element.closest('p') ?? element).after(widget);
}

/**
 * Begins.
 * @param script the loader's own address: the library is beside it
 */
export function upgrade(script: string): void {
  const mark = Symbol.for('guichet-loader');
  const global = globalThis as { [mark]?: string };
  const first = global[mark];
  if (first !== undefined) {
    if (first !== script) console.warn(`guichet: two loaders on this page: ${first} came first, ${script} does nothing`);
    return;
  }
  global[mark] = script;

  const page = pageOf(script);
  const known = new WeakSet<Element>();
  const waiting = new Set<HTMLElement>();
  let made = 0;

  const go = (element: HTMLElement): void => {
    near.unobserve(element);
    // An editor's page is being written: what is put into it would be saved with it.
    if (!waiting.delete(element) || !element.isConnected || element.isContentEditable) return;
    const link = element instanceof HTMLAnchorElement;
    const wanted = link ? fromLink(element.href, page) : fromDivision(dataOf(element), page);
    if (typeof wanted === 'string') return warn(element, wanted);
    if (wanted.wrong.length > 0)
      warn(element, `${wanted.wrong.join(', ')}: nothing that a ${element.localName === 'a' ? 'link' : 'division'} may set`);
    made += 1;
    if (made === MOST + 1) warn(element, `more than ${MOST} widgets on a page: this one and the next stay as they are`);
    if (made > MOST) return;
    const widget = document.createElement(wanted.tag);
    for (const [name, value] of wanted.attributes) widget.setAttribute(name, value);
    if (!element.dispatchEvent(new BeforeUpgradeEvent(widget))) return;
    import(new URL('guichet.js', script).href).then(
      () => place(element, widget),
      (error: unknown) => console.error('guichet: the library could not be fetched', error),
    );
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) go(target as HTMLElement);
    },
    { rootMargin: '100% 0px' },
  );

  const found = document.getElementsByClassName('guichet');
  const look = (): void => {
    for (const element of [...found]) {
      if (known.has(element) || !(element instanceof HTMLAnchorElement || element instanceof HTMLDivElement)) continue;
      known.add(element);
      waiting.add(element);
      if (TICKET.test(location.hash)) go(element);
      else near.observe(element);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener('hashchange', () => {
    if (TICKET.test(location.hash)) waiting.forEach(go);
  });
  look();
}
