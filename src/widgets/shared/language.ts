/**
 * Which language an element speaks: its own `lang`, else the nearest ancestor's (through shadow roots), else `<html lang>`,
 * else French; and being told when that changes. A language that Guichet does not speak reads as French.
 */
import { spoken, type Language } from '../../locales/index.ts';

/** The language spoken, and the tag with its region for `Intl`. */
export interface Speech {
  readonly language: Language;
  readonly tag: string;
}

/** The parent across a shadow root: the host of the root. */
function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}

/** The language in force at an element. */
export function speechAt(element: Element): Speech {
  for (let node: Node | null = element; node !== null; node = parentOf(node)) {
    const tag = node instanceof Element ? node.getAttribute('lang') : null;
    if (tag === null || tag.trim() === '') continue;
    const language = spoken(tag);
    return language === undefined ? { language: 'fr', tag: 'fr' } : { language, tag: wellFormed(tag, language) };
  }
  return { language: 'fr', tag: 'fr' };
}

function wellFormed(tag: string, language: Language): string {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? language;
  } catch {
    return language;
  }
}

/** One observer per root, however many elements listen in it. */
interface Watched {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}
const watched = new WeakMap<Node, Watched>();

/**
 * Tells when a `lang` attribute changes in any of the roots around an element.
 * @returns what stops it
 */
export function watchLanguage(element: Element, listener: () => void): () => void {
  const roots: Node[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) break;
  }
  for (const root of roots) listenersOf(root).add(listener);
  return () => {
    for (const root of roots) {
      const entry = watched.get(root);
      if (entry === undefined) continue;
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) continue;
      entry.observer.disconnect();
      watched.delete(root);
    }
  };
}

function listenersOf(root: Node): Set<() => void> {
  const known = watched.get(root);
  if (known !== undefined) return known.listeners;
  const listeners = new Set<() => void>();
  const observer = new MutationObserver(() => {
    for (const listener of [...listeners]) listener();
  });
  observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  watched.set(root, { observer, listeners });
  return listeners;
}
