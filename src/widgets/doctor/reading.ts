/** Sees in a document what the doctor looks at. The document is read, never written: it may be somebody's pasted text, parsed. */
import type { Facts, Seen, SeenScript } from './facts.ts';

const OURS = 'a.guichet, div.guichet, a.guichet-frame';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"][aria-level]';

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function said(element: Element, prefix: '' | 'data-'): Map<string, string> {
  const all = [...element.attributes].filter(({ name }) => name.startsWith(prefix));
  return new Map(all.map(({ name, value }) => [name.slice(prefix.length), value]));
}

/** The tag that a name in an address or in `data-widget` means. */
function tagOf(widget: string | undefined): string {
  return `guichet-${(widget ?? 'desk').replace(/^guichet-/u, '')}`;
}

/** What an address asks for: the desk in its path, or in `desk`, and the rest by name. */
function asked(href: string, inPath: boolean): Map<string, string> {
  if (!URL.canParse(href)) return new Map();
  const { pathname, searchParams } = new URL(href);
  const all = new Map(searchParams);
  const desk = /\/desk\/([^/]+)\/?$/u.exec(pathname)?.[1];
  if (inPath && desk !== undefined) all.set('desk', decodeURIComponent(desk));
  return all;
}

function see(element: Element, address: string, headingBefore: number): Seen {
  const common = { headingBefore, inDesk: element.parentElement?.closest('guichet-desk') != null, href: '' };
  const linked = element.localName === 'a' || element.localName === 'guichet-frame';
  if (linked) {
    const href = absolute(element.getAttribute(element.localName === 'a' ? 'href' : 'src') ?? '', address);
    const form = element.matches('a.guichet') ? 'link' : 'frame';
    const attributes = asked(href, form === 'link');
    return { ...common, form, href, attributes, tag: tagOf(attributes.get('widget')) };
  }
  if (element.localName === 'div') {
    const attributes = said(element, 'data-');
    return { ...common, form: 'division', attributes, tag: tagOf(attributes.get('widget')) };
  }
  return { ...common, form: 'tag', attributes: said(element, ''), tag: element.localName };
}

function doing(src: string): SeenScript['does'] {
  const file = src.replace(/[?#].*$/u, '').replace(/^.*\//u, '');
  if (/^guichet-loader(?:\.iife)?\.js$/u.test(file)) return 'loader';
  if (/^guichet-frame(?:\.iife)?\.js$/u.test(file)) return 'frame';
  return /^(?:guichet(?:\.iife)?|ticket-(?:form|list|detail))\.js$/u.test(file) ? 'library' : 'other';
}

function scriptsIn(root: ParentNode, address: string): SeenScript[] {
  return [...root.querySelectorAll('script[src]')].map((script) => {
    const src = absolute(script.getAttribute('src') ?? '', address);
    return {
      src,
      does: doing(src),
      module: script.getAttribute('type')?.trim().toLowerCase() === 'module',
      nonce: script.hasAttribute('nonce'),
      data: said(script, 'data-'),
    };
  });
}

/** Ids that stand more than once. */
function doubled(root: ParentNode): string[] {
  const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id).filter((id) => id !== '');
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/**
 * Reads what is written in a document.
 * @param address the address that its own addresses are relative to
 * @param counts whether a heading is one that readers meet
 */
export function seenIn(
  root: ParentNode,
  address: string,
  counts: (heading: Element) => boolean = () => true,
): Pick<Facts, 'widgets' | 'scripts' | 'sameIds' | 'policy'> {
  const widgets: Seen[] = [];
  let level = 0;
  for (const element of root.querySelectorAll('*')) {
    if (element.localName.startsWith('guichet-') || element.matches(OURS)) widgets.push(see(element, address, level));
    else if (element.matches(HEADINGS) && counts(element))
      level = Number(element.getAttribute('aria-level') ?? element.localName.slice(1));
  }
  const policies = [...root.querySelectorAll('meta[http-equiv="content-security-policy" i]')];
  const policy = policies.map((meta) => meta.getAttribute('content') ?? '').join(',');
  return { widgets, scripts: scriptsIn(root, address), sameIds: doubled(root), policy: policy === '' ? null : policy };
}

/** Addresses of the settings documents that a page's own words name, absolute. */
export function settingsIn({ widgets, scripts }: Pick<Facts, 'widgets' | 'scripts'>, address: string): string[] {
  const loader = scripts.find(({ does }) => does === 'loader');
  const found = widgets.flatMap(({ form, attributes, inDesk }) => {
    if (inDesk || form === 'frame') return [];
    const written = form === 'tag' ? attributes.get('settings') : loader?.data.get('settings');
    const filled = written?.replaceAll('{desk}', form === 'tag' ? '{desk}' : (attributes.get('desk') ?? ''));
    return filled === undefined || filled === '' ? [] : [absolute(filled, address)];
  });
  return [...new Set(found)];
}
