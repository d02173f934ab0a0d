/**
 * The elements of the library, each fetched when its tag first stands in the page: a page that shows a form alone never
 * weighs the list. A tag inside somebody else's shadow root is not seen from here: `defineAll()` registers everything.
 */
import { foresee } from './connect.ts';
import { takeCharge } from './widgets/shared/define.ts';

const BODIES: Readonly<Record<string, () => Promise<unknown>>> = {
  'guichet-desk': () => import('./widgets/desk/define.ts'),
  'guichet-ticket-form': () => import('./widgets/ticket-form/define.ts'),
  'guichet-ticket-list': () => import('./widgets/ticket-list/define.ts'),
  'guichet-ticket-detail': () => import('./widgets/ticket-detail/define.ts'),
  'guichet-preferences-panel': () => import('./widgets/preferences-panel/define.ts'),
  'guichet-report-view': () => import('./widgets/report-view/define.ts'),
  'guichet-knowledge': () => import('./widgets/knowledge/define.ts'),
  'guichet-notice-bell': () => import('./widgets/notice-bell/define.ts'),
  'guichet-admin-panel': () => import('./widgets/admin-panel/define.ts'),
};

const coming = new Map<string, Promise<void>>();

/** Fetches and registers one element; one that could not be fetched is tried again when it is next seen. */
function fetchBody(tag: string): Promise<void> {
  const known = coming.get(tag);
  if (known !== undefined) return known;
  const body = BODIES[tag];
  const fetching = (body === undefined ? Promise.resolve() : body()).then(
    () => undefined,
    (error: unknown) => {
      coming.delete(tag);
      throw error;
    },
  );
  coming.set(tag, fetching);
  return fetching;
}

/** Registers every element now; nothing where another copy of the library is in charge. @throws the import's own error when one cannot be fetched */
export async function defineAll(): Promise<void> {
  if (typeof document === 'undefined' || !takeCharge()) return;
  await Promise.all(Object.keys(BODIES).map((tag) => fetchBody(tag)));
}

/** The address that an element will connect to, as far as it is said before its code is here. */
function addressOf(element: Element): string {
  const { backend } = element as { readonly backend?: unknown };
  return typeof backend === 'string' ? backend : (element.closest('[backend]')?.getAttribute('backend') ?? 'indexeddb:');
}

function look(root: ParentNode): void {
  for (const tag of Object.keys(BODIES)) {
    if (coming.has(tag) || customElements.get(tag) !== undefined) continue;
    const found = root instanceof Element && root.localName === tag ? root : root.querySelector(tag);
    if (found === null) continue;
    fetchBody(tag).catch((error: unknown) => console.error(`guichet: <${tag}> could not be fetched`, error));
    // An element's code and its desk's are asked for at once: on a slow network each question asked after another costs as much.
    if (found.hasAttribute('desk')) foresee(addressOf(found));
  }
}

/**
 * Looks for the tags of the library in a page, now and as it changes, until all of them are known; nothing where another copy
 * of the library does.
 */
export function watchTags(page: Document): void {
  if (!takeCharge()) return;
  look(page);
  const observer = new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) if (node instanceof Element) look(node);
    if (Object.keys(BODIES).every((tag) => customElements.get(tag) !== undefined)) observer.disconnect();
  });
  observer.observe(page, { childList: true, subtree: true });
}
