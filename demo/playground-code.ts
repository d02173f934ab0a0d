/** The code to copy, in three forms: a tag, a link that editors leave, a frame. */
import { ANYONES, PAGES } from '../src/widgets/shared/written.ts';
import type { Choice } from './playground-choice.ts';

/** What is to be copied for one form. */
export interface Code {
  /** What goes where the widget is to be. */
  readonly here: string;
  /** The script's line, once in a page or a site. */
  readonly script: string;
  /** Of a frame: the line of script in `frame.html`, on the tickets' own site. */
  readonly frame: string | null;
  /** What to add to the page's Content-Security-Policy, a directive each. */
  readonly policy: readonly string[];
  /** What the tickets' own site says who may frame it, as a header; null but for a frame. */
  readonly ancestors: string | null;
  /** Custom properties for the page's style sheet; '' where the page's colours are followed. */
  readonly style: string;
  /** Attributes that this form cannot carry. */
  readonly left: readonly string[];
}

/** Text as an attribute's value, in whichever quotes leave it readable. */
function quoted(value: string): string {
  const safe = value.replaceAll('&', '&amp;');
  return value.includes('"') && !value.includes("'") ? `'${safe}'` : `"${safe.replaceAll('"', '&quot;')}"`;
}

/** Attributes as they are written in a tag; one that is empty is only there. */
function written(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).map(([name, value]) => (value === '' ? name : `${name}=${quoted(value)}`));
}

function opening(tag: string, attributes: readonly string[]): string {
  const line = `<${[tag, ...attributes].join(' ')}>`;
  return line.length <= 100 ? line : `<${tag}\n  ${attributes.join('\n  ')}\n>`;
}

function element(tag: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  return `${opening(tag, written(attributes))}${content}</${tag}>`;
}

function pick(from: Readonly<Record<string, string>>, names: readonly string[], prefix = ''): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (name in from ? [[`${prefix}${name}`, from[name] ?? '']] : [])));
}

const text = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Colours for the page's style sheet. */
function styleOf({ look, colours, widget, form }: Choice): string {
  if (look !== 'own') return '';
  const { accent, surface, text: ink } = colours;
  const tag = form === 'frame' ? 'guichet-frame' : widget;
  return `${tag} {\n  --guichet-accent: ${accent};\n  --guichet-surface: ${surface};\n  --guichet-text: ${ink};\n}`;
}

/**
 * Writes a widget.
 * @param attributes all that it has, in order; those that say the default are left out by the caller
 * @param at where the library's files are; it ends with a slash
 * @param label what the link says
 */
export function writeCode(choice: Choice, attributes: Readonly<Record<string, string>>, at: string, label: string): Code {
  const { widget, form } = choice;
  const { origin } = new URL(at);
  const style = styleOf(choice);
  const module = (file: string, more: Readonly<Record<string, string>> = {}): string =>
    element('script', { type: 'module', src: new URL(file, at).href, ...more });
  if (form === 'tag') {
    return {
      here: element(widget, attributes),
      script: module('guichet.js'),
      frame: null,
      policy: inPage(origin, attributes),
      ancestors: null,
      style,
      left: [],
    };
  }
  const shown = pick(attributes, ANYONES);
  const said = new URLSearchParams({
    ...(widget === 'guichet-desk' ? {} : { widget: widget.slice('guichet-'.length) }),
    ...shown,
  });
  const desk = attributes['desk'] ?? '';
  const left = Object.keys(attributes).filter((name) => name !== 'desk' && ![...ANYONES, ...PAGES].some((each) => each === name));
  const whole = { backend: 'indexeddb:', ...attributes };
  if (form === 'link') {
    const href = new URL(`desk/${encodeURIComponent(desk)}`, at);
    href.search = String(said);
    return {
      here: element('a', { class: 'guichet', href: href.href }, text(label)),
      script: module('guichet-loader.js', pick(whole, PAGES, 'data-')),
      frame: null,
      policy: inPage(origin, attributes),
      ancestors: null,
      style,
      left,
    };
  }
  const href = new URL('frame.html', at);
  href.search = String(new URLSearchParams([['desk', desk], ...said]));
  return {
    here: element('a', { class: 'guichet-frame', href: href.href }, text(label)),
    script: module('guichet-frame.js', pick(whole, ['person', 'profile'], 'data-')),
    frame: element('script', {
      type: 'module',
      src: './framed.js',
      'data-hosts': 'https://moodle.school.example',
      ...pick(whole, ['backend', 'settings', 'fallback-mail'], 'data-'),
    }),
    policy: [`script-src ${origin}`, `frame-src ${origin}`],
    ancestors: "Content-Security-Policy: frame-ancestors 'self' https://moodle.school.example",
    style,
    left,
  };
}

/** What a page must allow to have the library in it, and to ask where its settings and its tickets are; styles need nothing, they are adopted. */
function inPage(origin: string, attributes: Readonly<Record<string, string>>): string[] {
  const asked = [attributes['settings'] ?? '', attributes['backend'] ?? ''].filter((each) => /^https?:/u.test(each));
  return [
    `script-src ${origin}`,
    `connect-src ${[...new Set([origin, ...asked.map((each) => new URL(each).origin)])].join(' ')}`,
    'img-src blob:',
    'trusted-types lit-html guichet',
  ];
}
