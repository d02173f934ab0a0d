/** What a text of HTML says, as plain text with a little Markdown: what is brought in is shown as text, never as markup. */

import { own } from './own.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ugrave: 'ù',
  ucirc: 'û',
  icirc: 'î',
  ocirc: 'ô',
  euml: 'ë',
  iuml: 'ï',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  oelig: 'œ',
};

function letterOf(whole: string, name: string): string {
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : NaN;
  if (Number.isNaN(code)) return own(ENTITIES, name) ?? whole;
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}

/** The name of the file that an image or a link of Moodle's editor shows. */
function fileName(address: string): string {
  const name = address.replace(/^.*\//u, '').replace(/\?.*$/u, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** @param html as an editor wrote it */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/giu, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(/<img\b[^>]*?\bsrc\s*=\s*["']([^"']*)["'][^>]*>/giu, (_whole, address: string) => `[${fileName(address)}]`)
    .replaceAll(/<a\b[^>]*?\bhref\s*=\s*["']([^"']*)["'][^>]*>([\s\S]*?)<\/a\s*>/giu, (_whole, address: string, text: string) => {
      const said = text.replaceAll(/<[^>]*>/gu, '').trim();
      return address.startsWith('@@PLUGINFILE@@')
        ? `[${fileName(address)}]`
        : said === address || said === ''
          ? address
          : `${said} (${address})`;
    })
    .replaceAll(/<br\b[^>]*>/giu, '\n')
    .replaceAll(/<li\b[^>]*>/giu, '\n- ')
    .replaceAll(/<\/(p|div|h[1-6]|ul|ol|table|blockquote|pre)\s*>/giu, '\n\n')
    .replaceAll(/<\/t[dh]\s*>/giu, '\t')
    .replaceAll(/<\/tr\s*>/giu, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/giu, '')
    .replaceAll(/&(#x?[0-9a-f]+|[a-z]+);/giu, letterOf)
    .replaceAll('\0', '')
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/\n[ \t]+(?!-)/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
