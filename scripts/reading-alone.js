/**
 * Of the reader of Markdown, what `widgets/shared/sanitise.ts` reads with, and nothing else: no HTML is made or read, the options
 * are always the same, nobody extends it. The library comes as one file that makes everything as soon as it is imported.
 */
import { Lexer } from 'marked';

/** What is always asked of the reader, and what never is. */
const OPTIONS = { gfm: '!0', breaks: '!0', pedantic: '!1', extensions: 'void 0', hooks: 'void 0' };

/** @throws {Error} where the library is no longer as this file knows it */
function found(what, value) {
  if (value === undefined || value === null) throw new Error(`marked has changed: see its ${what} in scripts/reading-alone.js`);
  return value;
}

/** Rules as the library makes them, written out. */
function written(rules) {
  const rule = (made) => (made instanceof RegExp ? String(made) : '{exec:()=>null}');
  return `{${Object.entries(rules).map(([name, made]) => `${name}:${rule(made)}`)}}`;
}

/** The rules of the one kind that is asked for, made here instead of in every page. */
function oneKind(code) {
  const table = (...names) => found('rules', new RegExp(`(\\w+)=\\{${names.map((name) => `${name}:\\w+`)}\\}`, 'u').exec(code));
  const [blocks, block] = table('normal', 'gfm', 'pedantic');
  const [inlines, inline] = table('normal', 'gfm', 'breaks', 'pedantic');
  const { html: _text, ...read } = Lexer.rules.block.gfm;
  return code
    .replace(blocks, () => `${block}={gfm:${written(read)}}`)
    .replace(inlines, () => `${inline}={breaks:${written(Lexer.rules.inline.breaks)}}`);
}

/** The declarations of a program, in order; a class without its methods that read HTML, which here is text. */
function declarations(code, parse) {
  return parse(code).body.flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return [{ name: node.id.name, text: code.slice(node.start, node.end) }];
    if (node.type !== 'VariableDeclaration') return [];
    return node.declarations.map(({ id, init, start, end }) => {
      const html = (init?.body?.body ?? []).filter((member) => ['html', 'tag'].includes(member.key?.name));
      const text = html.reduceRight(
        (whole, member) => whole.replace(code.slice(member.start, member.end), () => ''),
        code.slice(start, end),
      );
      return { name: id.name, text: `var ${text};` };
    });
  });
}

/** What a syntax tree names; properties and keys are no names. */
function namesIn(node, found = new Set()) {
  if (Array.isArray(node)) for (const each of node) namesIn(each, found);
  else if (typeof node?.type === 'string') {
    if (node.type === 'Identifier') found.add(node.name);
    for (const [part, value] of Object.entries(node))
      if (node.computed === true || !['property', 'key'].includes(part)) namesIn(value, found);
  }
  return found;
}

/** The declarations that some of them cannot do without. */
function needed(all, roots, parse) {
  const kept = new Set();
  const add = (each) => {
    if (kept.has(each)) return;
    kept.add(each);
    const named = namesIn(parse(each.text).body);
    for (const other of all) if (named.has(other.name)) add(other);
  };
  for (const each of all) if (roots.includes(each.name)) add(each);
  return all.filter((each) => kept.has(each));
}

/** The small patterns, without those that nothing asks for any more. */
function askedFor({ text, ...more }, code, parse) {
  const [init] = parse(text).body[0].declarations.map((each) => each.init);
  const kept = init.properties.filter(({ key }) => code.split(new RegExp(`\\b${key.name}\\b`, 'u')).length > 2);
  const inside = kept.map(({ start, end }) => text.slice(start, end));
  return { ...more, text: `${text.slice(0, init.start)}{${inside}}${text.slice(init.end)}` };
}

/**
 * The file of the library, with the part that reads alone.
 * @param parse makes a syntax tree, as Rollup's plugins have it
 */
export function readingPart(code, parse) {
  const [, lexer, tokenizer] = found('exports', /export\{.*?(\w+) as Lexer,.*?(\w+) as Tokenizer,/u.exec(code));
  const asked = Object.entries(OPTIONS).reduce(
    (text, [name, value]) => text.replaceAll(new RegExp(`this\\.options\\.${name}\\b`, 'gu'), `(${value})`),
    oneKind(code),
  );
  const roots = [lexer, tokenizer];
  const kept = needed(declarations(asked, parse), roots, parse);
  const whole = kept.map(({ text }) => text).join('');
  const patterns = found(
    'patterns',
    kept.find(({ text }) => text.includes('codeRemoveIndent:')),
  );
  const slim = needed(
    kept.map((each) => (each === patterns ? askedFor(patterns, whole, parse) : each)),
    roots,
    parse,
  );
  return `${slim.map(({ text }) => text).join('')}export{${lexer} as Lexer,${tokenizer} as Tokenizer};`;
}
