/** The interface, described: its document for programs, and a page for people who write them. Without a script, ours or another's. */
import { AGAIN, openApi } from './openapi.ts';
import { OPERATIONS } from './operations.ts';
import { routeOf, type OperationName } from './routes.ts';

let made: { readonly base: string; readonly text: string } | undefined;

/** The document of an interface that is under a path; of the same site, whatever that calls itself. */
export function document(base: string): Response {
  if (made?.base !== base) made = { base, text: JSON.stringify(openApi(base === '' ? '/' : base)) };
  return new Response(made.text, { headers: { 'content-type': 'application/json', 'cache-control': 'max-age=300' } });
}

/** One line of the table of operations, as a person reads it. */
export interface Line {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly asked: readonly string[];
  readonly summary: string;
  readonly who: string;
  readonly again: string;
}

const OWN: readonly (Pick<Line, 'summary' | 'who' | 'again'> & { readonly name: OperationName })[] = [
  {
    name: 'changes',
    summary: 'What changed after some cursors: a stream of events, or one answer to who waits for it.',
    who: 'everybody, of what they read',
    again: AGAIN.reads,
  },
  { name: 'leave', summary: 'Says that this page goes: its session closes at once.', who: 'everybody', again: AGAIN.same },
];

/** The table, in its order. */
export function tableOfOperations(): readonly Line[] {
  const all = [...OPERATIONS.map(({ name, summary, who, again }) => ({ name, summary, who, again: AGAIN[again] })), ...OWN];
  return all.map((line) => ({ ...line, ...routeOf(line.name) }));
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(value: string): string {
  return value.replaceAll(/[&<>"]/gu, (letter) => ESCAPED[letter] ?? letter);
}

function shown(value: unknown): string {
  return value === undefined ? '' : `<pre tabindex="0"><code>${text(JSON.stringify(value, null, 2))}</code></pre>`;
}

function sectionOf(line: Line): string {
  const operation = OPERATIONS.find(({ name }) => name === line.name);
  const { params, body, answer } = operation?.example ?? {};
  const query = line.asked.length === 0 ? '' : `?${line.asked.join('&')}`;
  const parts: readonly (readonly [title: string, value: unknown])[] = [
    ['Its address holds', params],
    ['It asks', body],
    ['It answers', answer],
  ];
  const examples = parts.flatMap(([title, value]) => (value === undefined ? [] : [`<h3>${title}</h3>${shown(value)}`]));
  return `<section id="${text(line.name)}"><h2><code>${line.method} /desks/{desk}${text(line.path + query)}</code></h2>
<p>${text(line.summary)}</p>
<dl><dt>Who may</dt><dd>${text(line.who)}</dd><dt>Sent twice</dt><dd>${text(line.again)}</dd></dl>
<details><summary>Example of ${text(line.name)}</summary>${examples.join('')}</details></section>`;
}

/** The page. */
export function page(): Response {
  const lines = tableOfOperations();
  const contents = lines.map(({ name, summary }) => `<li><a href="#${text(name)}">${text(name)}</a> ${text(summary)}</li>`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Guichet over HTTP</title><link rel="stylesheet" href="docs.css"></head><body><main><h1>Guichet over HTTP</h1>
<p>Every operation, what it asks for and what it answers; all of it goes through the rules that hold in a page.
Programs read <a href="openapi.json">the OpenAPI 3.1 document</a>.</p>
<nav aria-label="Operations"><ul>${contents.join('')}</ul></nav>${lines.map(sectionOf).join('\n')}</main></body></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
      'cache-control': 'max-age=300',
    },
  });
}

const CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 60rem; margin: auto; padding: 1rem; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dd { margin: 0; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid; max-height: 24rem; }
a, summary { padding-block: 0.125rem; }
`;

export function styles(): Response {
  return new Response(CSS, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' } });
}
