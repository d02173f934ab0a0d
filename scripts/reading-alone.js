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

/** A rule as the library makes it, written out. */
function written(made) {
  return made instanceof RegExp ? String(made) : '{exec:()=>null}';
}

/**
 * A table of rules, and all that asks it, as one variable a rule: through the tables of each reader no minifier could shorten
 * their names, nor see which of them nobody asks for.
 */
function apart(code, kind, name) {
  const rule = (each) => `${kind}$${each}`;
  const readers = `(?:this(?:\\.tokenizer)?\\.rules|(?!this\\b)\\w+)\\.${kind}`;
  const table = name === undefined ? readers : `(?:${readers}|${name.replaceAll('$', '\\$')})`;
  return code
    .replaceAll(new RegExp(`(?<![\\w.$])${table}\\.(\\w+)`, 'gu'), (_, each) => rule(each))
    .replaceAll(new RegExp(`\\{((?:\\w+:\\w+,?)+)\\}=${table}(?![.\\w])`, 'gu'), (_, taken) =>
      taken.replaceAll(/(\w+):(\w+)/gu, (_pair, each, as) => ` ${as}=${rule(each)}`),
    );
}

/** The rules of the one kind that is asked for, made here instead of in every page. */
function oneKind(code, parse) {
  const tables = (...names) => found('rules', new RegExp(`\\w+=\\{${names.map((name) => `${name}:\\w+`)}\\}`, 'u').exec(code))[0];
  const variables = (kind, rules) =>
    Object.entries(rules)
      .map(([name, text]) => `${kind}$${name}=${text}`)
      .join();
  const made = (kind, rules) =>
    variables(kind, Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, written(rule)])));
  const choice = /let (\w+)=\{other:(\w+),block:[^]*?this\.tokenizer\.rules=\1/u;
  const [, , patterns] = found('choice of rules', choice.exec(code));
  const asked = /static get rules\(\)\{return\{[^}]*\}\}/u;
  found('asked rules', asked.exec(code));
  const { init } = found(
    'patterns',
    parse(code)
      .body.flatMap((node) => node.declarations ?? [])
      .find(({ id }) => id.name === patterns),
  );
  const texts = Object.fromEntries(init.properties.map(({ key, value }) => [key.name, code.slice(value.start, value.end)]));
  const whole = code
    .replace(`${patterns}=${code.slice(init.start, init.end)}`, () => variables('other', texts))
    .replace(tables('normal', 'gfm', 'pedantic'), () => made('block', Lexer.rules.block.gfm))
    .replace(tables('normal', 'gfm', 'breaks', 'pedantic'), () => made('inline', Lexer.rules.inline.breaks))
    .replace(choice, '')
    .replace(asked, '');
  return apart(apart(apart(whole, 'block'), 'inline'), 'other', patterns);
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

/**
 * The file of the library, with the part that reads alone.
 * @param parse makes a syntax tree, as Rollup's plugins have it
 */
export function readingPart(code, parse) {
  const [, lexer, tokenizer] = found('exports', /export\{.*?(\w+) as Lexer,.*?(\w+) as Tokenizer,/u.exec(code));
  const asked = Object.entries(OPTIONS).reduce(
    (text, [name, value]) => text.replaceAll(new RegExp(`this\\.options\\.${name}\\b`, 'gu'), `(${value})`),
    oneKind(code, parse),
  );
  const roots = [lexer, tokenizer];
  const kept = needed(declarations(asked, parse), roots, parse);
  return `${kept.map(({ text }) => text).join('')}export{${lexer} as Lexer,${tokenizer} as Tokenizer};`;
}
