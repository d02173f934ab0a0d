/** Finding things in a widget as a person names them: by role and accessible name, through its own root. */

/** Implicit roles of what these tests look for. */
const ROLES: Readonly<Record<string, string>> = {
  button: 'button, [role="button"]',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6',
  textbox: 'input, textarea',
};

/** A text as it is typed in a test: French has spaces that never break a line, and templates have line breaks. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const label = element.getAttribute('aria-label');
  if (label !== null) return plain(label);
  const by = element.getAttribute('aria-labelledby');
  if (by !== null) return plain(root.getElementById(by)?.textContent);
  if (element.id !== '' && element.matches('input, textarea, select'))
    return plain(root.querySelector(`label[for="${element.id}"]`)?.textContent);
  return plain(element.textContent) || plain((element as HTMLElement).title);
}

/** Every element of a role in a root, in order. */
export function allByRole(root: ParentNode, role: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(ROLES[role] ?? `[role="${role}"]`)];
}

/** The one element of a role with a name. @throws when there is none, saying which there are */
export function byRole(root: ParentNode, role: string, name: string | RegExp): HTMLElement {
  const all = allByRole(root, role);
  const found = all.find((each) => (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each))));
  if (found === undefined)
    throw new Error(`no ${role} named ${String(name)}; there are: ${all.map((each) => `"${nameOf(each)}"`).join(', ')}`);
  return found;
}

/** The root of an element's shadow. */
export function inside(element: Element): ShadowRoot {
  if (element.shadowRoot === null) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** The focused element, through every open root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}
