/**
 * The one sanitiser of the project: what a person wrote in Markdown becomes a fragment with nothing in it that can act, look
 * like the page, or load from elsewhere. Loaded on demand (25 KB); use `<guichet-markdown>`.
 *
 * HTML in the source is text. Tags are on a short list, without style, class or id. Links are http, https or mailto, and say
 * their host when their text pretends another. Images become links that say so: nothing remote is loaded.
 */
import DOMPurify, { type Config } from 'dompurify';
import { Marked, type Tokens } from 'marked';
import type { SharedWords } from '../../locales/fr/shared.ts';

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    'a',
    'blockquote',
    'br',
    'code',
    'del',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'p',
    'pre',
    'span',
    'strong',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  ALLOWED_ATTR: ['href', 'start'],
  ADD_URI_SAFE_ATTR: ['start'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/iu,
  FORBID_CONTENTS: ['script', 'style', 'iframe', 'template', 'noscript'],
  RETURN_DOM_FRAGMENT: true,
};

/** What links of other people's carry: no referrer to the page opened, no weight given to it. */
const REL = 'noopener noreferrer nofollow ugc';

export interface MarkdownOptions {
  readonly words: SharedWords['markdown'];
  /** Level of the text's own highest heading, whatever it was written with; deeper ones follow, never above 6. */
  readonly headingLevel: number;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function hostOf(href: string): string {
  try {
    const url = new URL(href);
    return url.host === '' ? url.pathname : url.host;
  } catch {
    return '';
  }
}

/** A parser of its own: a page may have configured its copy of marked. */
function parser({ words, headingLevel }: MarkdownOptions): Marked {
  // A text that begins with ## skips no level of the page's outline.
  let highest = 6;
  return new Marked({
    gfm: true,
    breaks: true,
    async: false,
    walkTokens(token) {
      if (token.type === 'heading') highest = Math.min(highest, (token as Tokens.Heading).depth);
    },
    tokenizer: { html: () => undefined, tag: () => undefined },
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(6, headingLevel + depth - highest);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
      },
      image({ href, text }: Tokens.Image) {
        const host = hostOf(href);
        const said = [words.image(host), text].filter((part) => part !== '').join(' · ');
        return host === '' ? escaped(text) : `<a href="${escaped(href)}">${escaped(said)}</a>`;
      },
      checkbox: ({ checked }: Tokens.Checkbox) => `${checked ? '☑ ' : '☐ '}${escaped(checked ? words.done : words.toDo)}`,
    },
  });
}

/** Whether a link's text looks like an address of another host than the one it leads to. */
function pretends(text: string, host: string): boolean {
  const shown = /^(?:[a-z]+:\/\/)?([^\s/@]+\.[^\s/]{2,})/iu.exec(text.trim())?.[1]?.toLowerCase();
  return shown !== undefined && host !== '' && shown !== host && shown !== `www.${host}` && `www.${shown}` !== host;
}

function finish(fragment: DocumentFragment, words: SharedWords['markdown']): void {
  for (const link of fragment.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    if (href === null) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.setAttribute('rel', REL);
    const host = hostOf(href);
    if (!href.toLowerCase().startsWith('mailto:') && pretends(link.textContent, host)) link.append(words.leadsTo(host));
  }
  for (const cell of fragment.querySelectorAll('th')) cell.setAttribute('scope', 'col');
}

/**
 * Markdown as a harmless fragment.
 * @param markdown what a person wrote, of any origin
 */
export function fragmentOf(markdown: string, options: MarkdownOptions): DocumentFragment {
  const html = parser(options).parse(markdown, { async: false });
  const fragment = DOMPurify.sanitize(html, CONFIG);
  finish(fragment, options.words);
  return fragment;
}
