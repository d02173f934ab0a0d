/** Finding things in a widget as a person names them, through every open root, hidden ones left out. */

const ROLES: Readonly<Record<string, string>> = {
  button: 'button, [role="button"]',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6',
  textbox: 'input:not([type="radio"], [type="checkbox"], [type="file"], [role]), textarea',
  combobox: 'select, [role="combobox"]',
  radio: 'input[type="radio"]',
  checkbox: 'input[type="checkbox"]',
  article: 'article',
  list: 'ol, ul',
  dialog: 'dialog[open]',
  image: 'img',
};

function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* everything(element.shadowRoot);
  }
}

/** An element without a box of its own may well show what is in it. */
function shown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents';
}

function words(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

/** What an element says, without what is hidden from screen readers. */
function said(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return words(copy.textContent);
}

/** The accessible name, by the rules that these widgets use. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const by = element.getAttribute('aria-labelledby');
  if (by !== null)
    return by
      .split(' ')
      .map((id) => words(root.getElementById(id)?.textContent))
      .join(' ');
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
    return words([...(element.labels ?? [])].map((each) => each.textContent).join(' '));
  }
  return said(element) || (element as HTMLElement).title;
}

/** Every element of a role that is shown, in order. */
export function all(root: Element | ShadowRoot, role: string, name?: string | RegExp): HTMLElement[] {
  const start = root instanceof ShadowRoot ? root : (root.shadowRoot ?? root);
  const selector = ROLES[role] ?? `[role="${role}"]`;
  return [...everything(start)].filter((element): element is HTMLElement => {
    if (!(element instanceof HTMLElement) || !element.matches(selector)) return false;
    if (!shown(element)) return false;
    return name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)));
  });
}

/** The one element of a role with a name. @throws when there is none, saying which there are */
export function one(root: Element | ShadowRoot, role: string, name: string | RegExp): HTMLElement {
  const found = all(root, role, name)[0];
  if (found !== undefined) return found;
  throw new Error(
    `no ${role} named ${String(name)}; there are: ${all(root, role)
      .map((each) => `"${nameOf(each)}"`)
      .join(', ')}`,
  );
}

/** Whether one is shown. */
export function has(root: Element | ShadowRoot, role: string, name: string | RegExp): boolean {
  return all(root, role, name).length > 0;
}

/** All the text that is shown, every root included. */
export function textOf(root: Element | ShadowRoot): string {
  const start = root instanceof ShadowRoot ? root : (root.shadowRoot ?? root);
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) texts.push(node.data);
    if (node instanceof Element) {
      if (node.localName === 'style' || node.localName === 'script' || !shown(node)) return;
      if (node instanceof HTMLSlotElement) return;
      for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child);
    }
  };
  for (const child of start.childNodes) walk(child);
  return words(texts.join(' '));
}

/** Types a text in a box, as a person would leave it. */
export function fill(box: HTMLElement, text: string): void {
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement || box instanceof HTMLSelectElement))
    throw new TypeError('not a field');
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The focused element, through every open root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}
