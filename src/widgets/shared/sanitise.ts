/**
 * The way from what a person wrote in Markdown to the page (what is hardly Markdown goes by `plain-text.ts`): a fragment with nothing in it that can act, look like the page,
 * or load from elsewhere. Loaded on demand (11 KB); use `<guichet-markdown>`.
 *
 * No HTML is ever made or read: what the reader of Markdown found becomes elements one by one, of the kinds named here and of no
 * other, with texts as text nodes. HTML in the source is therefore text. No style, class or id. Links are http, https or mailto,
 * and say their host when their text pretends another. Images become links that say so: nothing remote is loaded.
 */
import { Lexer, Tokenizer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { SharedWords } from '../../locales/fr/shared.ts';
import { leadingTo } from './plain-text.ts';

export interface MarkdownOptions {
  readonly words: SharedWords['markdown'];
  /** Level of the text's own highest heading, whatever it was written with; deeper ones follow, never above 6. */
  readonly headingLevel: number;
}

/** HTML is no Markdown here: what looks like a tag is text. */
class Plain extends Tokenizer {
  override html(): undefined {
    return undefined;
  }

  override tag(): undefined {
    return undefined;
  }
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The characters that stand behind `&lt;`, `&#233;` and their like, which Markdown shares with HTML. */
function withCharacters(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (written: string, decimal, hex, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : written;
  });
}

/** Where a link may lead, or undefined where it may lead nowhere. */
function destination({ href, autolink }: { readonly href: string; readonly autolink?: boolean }): URL | undefined {
  const written = (autolink === true ? href : withCharacters(href)).trim();
  return /^(?:https?:\/\/|mailto:)/iu.test(written) && URL.canParse(written) ? new URL(written) : undefined;
}

/** What a reader knows a destination by: its host, or the address of a letter. */
function hostOf(url: URL): string {
  return url.host === '' ? url.pathname : url.host;
}

/** Whether a link's text looks like an address of another host than the one it leads to. */
function pretends(text: string, host: string): boolean {
  const shown = /^(?:[a-z]+:\/\/)?([^\s/@]+\.[^\s/]{2,})/iu.exec(text.trim())?.[1]?.toLowerCase();
  return shown !== undefined && host !== '' && shown !== host && shown !== `www.${host}` && `www.${shown}` !== host;
}

/** The highest heading of a text: one that begins with ## skips no level of the page's outline. */
function highest(tokens: readonly Token[]): number {
  return Math.min(
    6,
    ...tokens.map((token) => {
      if (token.type === 'heading') return (token as Tokens.Heading).depth;
      const { items, tokens: inside = items ?? [] } = token as { readonly items?: Token[]; readonly tokens?: Token[] };
      return highest(inside);
    }),
  );
}

type Tag = keyof Pick<
  HTMLElementTagNameMap,
  | ('blockquote' | 'br' | 'code' | 'del' | 'em' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'hr' | 'li' | 'ol' | 'p' | 'pre')
  | ('strong' | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'tr' | 'ul')
>;

function element(tag: Tag, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

class Maker {
  readonly #words: SharedWords['markdown'];
  /** What a heading's depth becomes in the page. */
  readonly #shift: number;
  /** Nothing in a link is a link. */
  #inLink = false;

  constructor({ words, headingLevel }: MarkdownOptions, tokens: readonly Token[]) {
    this.#words = words;
    this.#shift = headingLevel - highest(tokens);
  }

  readonly all = (tokens: readonly Token[] | undefined): (Node | string)[] =>
    (tokens ?? []).flatMap((token) => this.#one(token as MarkedToken));

  #one(token: MarkedToken): readonly (Node | string)[] {
    switch (token.type) {
      case 'blockquote':
        return [element('blockquote', ...this.all(token.tokens))];
      case 'br':
        return [element('br')];
      case 'checkbox': {
        const { done, toDo } = this.#words;
        return [token.checked ? `☑ ${done}` : `☐ ${toDo}`];
      }
      case 'code':
        return [element('pre', element('code', token.text))];
      case 'codespan':
        return [element('code', token.text)];
      case 'def':
      case 'space':
        return [];
      case 'del':
      case 'em':
      case 'strong':
        return [element(token.type, ...this.all(token.tokens))];
      case 'escape':
      case 'html':
        return [token.text];
      case 'heading':
        return [element(`h${Math.min(6, token.depth + this.#shift)}` as Tag, ...this.all(token.tokens))];
      case 'hr':
        return [element('hr')];
      case 'image':
        return this.#image(token);
      case 'link':
        return this.#link(token, destination(token));
      case 'list':
        return [this.#list(token)];
      case 'list_item':
        return [element('li', ...this.all(token.tokens))];
      case 'paragraph':
        return [element('p', ...this.all(token.tokens))];
      case 'table':
        return [this.#table(token)];
      case 'text':
        return token.tokens === undefined ? [withCharacters(token.text)] : this.all(token.tokens);
    }
  }

  #list({ ordered, start, items }: Tokens.List): HTMLElement {
    const list = element(ordered ? 'ol' : 'ul', ...this.all(items));
    if (ordered && start !== '' && start !== 1) list.setAttribute('start', String(start));
    return list;
  }

  #table({ header, rows }: Tokens.Table): HTMLElement {
    const row = (tag: 'td' | 'th', cells: readonly Tokens.TableCell[]): HTMLElement =>
      element('tr', ...cells.map((cell) => element(tag, ...this.all(cell.tokens))));
    const head = element('thead', row('th', header));
    for (const cell of head.querySelectorAll('th')) cell.setAttribute('scope', 'col');
    return element('table', head, element('tbody', ...rows.map((cells) => row('td', cells))));
  }

  #image({ href, text }: Tokens.Image): readonly (Node | string)[] {
    const url = destination({ href });
    if (url === undefined) return [withCharacters(text)];
    const said = [this.#words.image(hostOf(url)), withCharacters(text)].filter((part) => part !== '').join(' · ');
    return this.#inLink ? [said] : [this.#anchor(url, [said])];
  }

  #link({ tokens, text, autolink }: Tokens.Link, url: URL | undefined): readonly (Node | string)[] {
    if (url === undefined || this.#inLink) return this.all(tokens);
    this.#inLink = true;
    const children = autolink === true ? [text] : this.all(tokens);
    this.#inLink = false;
    return [this.#anchor(url, children)];
  }

  #anchor(url: URL, children: readonly (Node | string)[]): HTMLElement {
    const link = leadingTo(url, children);
    const host = hostOf(url);
    if (url.protocol !== 'mailto:' && pretends(link.textContent, host)) link.append(this.#words.leadsTo(host));
    return link;
  }
}

/**
 * Markdown as a harmless fragment.
 * @param markdown what a person wrote, of any origin
 */
export function fragmentOf(markdown: string, options: MarkdownOptions): DocumentFragment {
  // Options of its own: a page may have configured its copy of the reader.
  const tokens = new Lexer({ gfm: true, breaks: true, tokenizer: new Plain() }).lex(markdown);
  const fragment = document.createDocumentFragment();
  fragment.append(...new Maker(options, tokens).all(tokens));
  return fragment;
}
