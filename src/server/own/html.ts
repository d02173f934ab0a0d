/** Pages of the server's own, made of escaped text: what goes in is text, whatever it holds. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A piece of a page. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function shown(value: Html | string | number | readonly Html[]): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('\n');
  return String(value).replaceAll(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);
}

/** A template whose values are escaped, but for pieces made by it. */
export function page(parts: TemplateStringsArray, ...values: readonly (Html | string | number | readonly Html[])[]): Html {
  return new Html(parts.map((part, at) => part + (at < values.length ? shown(values[at] ?? '') : '')).join(''));
}

/** What a page has to do with others. */
export interface Around {
  /** Origins of the pages that may put it into a frame. */
  readonly ancestors: readonly string[];
  /** Origins that its forms are sent to. */
  readonly forms?: readonly string[] | undefined;
}

/** What a page may do: nothing but show its own style, run its own script and ask its own server. */
function policy({ ancestors, forms = [] }: Around): string {
  const framing = ancestors.length === 0 ? "'none'" : ancestors.join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${forms.length === 0 ? "'none'" : forms.join(' ')}`,
    `frame-ancestors ${framing}`,
  ].join('; ');
}

/** A page as an answer. */
export function answered(html: Html, around: Around, status = 200): Response {
  return new Response(html.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(around),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
