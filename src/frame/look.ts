/** How the page looks where a frame is, read on one side and put on at the other: values of a fixed list, and nothing that loads or reaches. */
import { LOOKS, type Look, type LookName } from './messages.ts';

/** What the page's own theme says where it says nothing of ours: Bootstrap 5, then Boost and Bootstrap 4. */
const BORROWED: Partial<Readonly<Record<LookName, readonly string[]>>> = {
  '--guichet-accent': ['--bs-primary', '--primary'],
  '--guichet-surface': ['--bs-body-bg'],
  '--guichet-text': ['--bs-body-color'],
  '--guichet-radius': ['--bs-border-radius'],
  '--guichet-font-mono': ['--bs-font-monospace', '--font-family-monospace'],
};

function schemeOf(said: string): 'light' | 'dark' {
  const dark = said.includes('dark');
  if (dark && said.includes('light')) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return dark ? 'dark' : 'light';
}

/** Reads the look of the page where an element stands. @param most height in CSS pixels that its frame may take */
export function lookAt(element: HTMLElement, most: number): Look {
  const style = getComputedStyle(element);
  const values: Record<string, string> = {};
  for (const name of Object.keys(LOOKS) as LookName[]) {
    const said = [name, ...(BORROWED[name] ?? [])].map((each) => style.getPropertyValue(each).trim()).find(Boolean);
    if (said !== undefined) values[name] = said;
  }
  values['--guichet-font'] ??= style.fontFamily;
  return {
    lang: element.closest('[lang]')?.getAttribute('lang') ?? '',
    dir: style.direction === 'rtl' ? 'rtl' : 'ltr',
    scheme: schemeOf(style.colorScheme),
    size: Number.parseFloat(style.fontSize),
    most,
    values,
  };
}

/** Whether a value is of its kind, says no other property and fetches nothing. */
function fits(name: string, value: string): boolean {
  if (!Object.hasOwn(LOOKS, name) || /(?:var|url|env|attr|image|src)\s*\(|[;{}\\]/iu.test(value)) return false;
  return CSS.supports(LOOKS[name as LookName], value);
}

/** Gives the frame's page the look of the page around it. */
export function putOn({ lang, dir, scheme, size, values }: Look): void {
  const { documentElement: root } = document;
  if (lang !== '') root.lang = lang;
  root.dir = dir;
  root.style.colorScheme = scheme;
  root.style.fontSize = `${size}px`;
  for (const name of Object.keys(LOOKS)) {
    const value = values[name];
    if (value !== undefined && fits(name, value)) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  }
}
