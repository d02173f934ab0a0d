import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { coveragePage } from './coverage.ts';
import { root } from './elements.ts';
import { lifecyclePage } from './lifecycle.ts';
import { serverPage } from './server-docs.ts';
import { tableOfOperations } from '../src/http/described.ts';
import { documentedElements, publicMethods, type Declaration } from './manifest.ts';

const start = '<!-- elements:start -->';
const end = '<!-- elements:end -->';

function cell(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function code(text: string | undefined): string {
  const bare = cell(text);
  return bare ? `\`${bare}\`` : '';
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** One element's section. Exported for its test. */
export function describeElement(tag: string, element: Declaration): string {
  const attributes = (element.attributes ?? []).filter(({ name }) => name);
  return [
    `### \`<${tag}>\``,
    '',
    (element.description ?? '').trim(),
    '',
    ...table(
      'Attributes',
      ['attribute', 'type', 'default', 'what it is for'],
      attributes.map((one) => [code(one.name), code(one.type?.text), code(one.default), cell(one.description)]),
    ),
    ...table(
      'Events',
      ['event', 'when'],
      (element.events ?? []).filter(({ name }) => name).map((one) => [code(one.name), cell(one.description)]),
    ),
    ...table(
      'Methods',
      ['method', 'what it does'],
      publicMethods(element).map((one) => [
        code(
          `${one.name}(${(one.parameters ?? []).map(({ name, optional }) => `${name}${optional === true ? '?' : ''}`).join(', ')})`,
        ),
        cell(one.description),
      ]),
    ),
    ...table(
      'Slots',
      ['slot', 'what it takes'],
      (element.slots ?? []).map((one) => [one.name ? code(one.name) : '(default)', cell(one.description)]),
    ),
    ...table(
      'Parts',
      ['part', 'what it is'],
      (element.cssParts ?? []).map((one) => [code(one.name), cell(one.description)]),
    ),
    ...table(
      'Custom properties',
      ['property', 'what it sets'],
      (element.cssProperties ?? []).map((one) => [code(one.name), cell(one.description)]),
    ),
  ].join('\n');
}

/** The README with the sections between its marks made anew; undefined where it has no marks. */
async function renewed(readme: string): Promise<string | undefined> {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return undefined;
  const sections = documentedElements().map(({ tag, declaration }) => describeElement(tag, declaration));
  const text = [before + start, '', ...sections, end + after].join('\n');
  return pretty(text, join(root, 'README.md'));
}

const operationsStart = '<!-- operations:start -->';
const operationsEnd = '<!-- operations:end -->';

/** docs/http.md with its table of operations made anew; undefined where it has no marks. */
async function operationsPage(present: string): Promise<string | undefined> {
  const [before, rest] = present.split(operationsStart);
  const after = rest?.split(operationsEnd)[1];
  if (before === undefined || after === undefined) return undefined;
  const rows = tableOfOperations().map(({ method, path, asked, summary, who, again }) => [
    code(`${method} ${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`),
    cell(summary),
    cell(who),
    cell(again),
  ]);
  const head = ['under `/desks/{desk}`', 'what it does', 'who may', 'sent twice'];
  const lines = [before + operationsStart, '', ...table('Operations', head, rows), operationsEnd + after];
  return pretty(lines.join('\n'), join(root, 'docs/http.md'));
}

/**
 * Writes what the sources say: the elements' tables in README.md, docs/lifecycle.md, docs/coverage.md, and the table of docs/server.md.
 * @param check only compares
 * @returns what is wrong, nothing where all is well
 */
export async function writeDocs(check: boolean): Promise<string[]> {
  const readme = join(root, 'README.md');
  const lifecycle = join(root, 'docs/lifecycle.md');
  const coverage = join(root, 'docs/coverage.md');
  const http = join(root, 'docs/http.md');
  const server = join(root, 'docs/server.md');
  const configured = serverPage(existsSync(server) ? readFileSync(server, 'utf8') : '');
  const text = existsSync(readme) ? await renewed(readFileSync(readme, 'utf8')) : undefined;
  const wanted = [
    { name: 'README.md', place: readme, text },
    { name: 'docs/lifecycle.md', place: lifecycle, text: await pretty(lifecyclePage(), lifecycle) },
    { name: 'docs/server.md', place: server, text: configured === undefined ? undefined : await pretty(configured, server) },
    { name: 'docs/coverage.md', place: coverage, text: await pretty(coveragePage(), coverage) },
    { name: 'docs/http.md', place: http, text: existsSync(http) ? await operationsPage(readFileSync(http, 'utf8')) : undefined },
  ];
  const wrong: string[] = [];
  for (const { name, place, text: fresh } of wanted) {
    const present = existsSync(place) ? readFileSync(place, 'utf8') : undefined;
    if (fresh === undefined) wrong.push(`${name} is missing, or has no marks around what is written by itself`);
    else if (fresh !== present && check) wrong.push(`${name} does not say what the sources say: npm run docs`);
    else if (fresh !== present) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, fresh);
    }
  }
  return wrong;
}

async function pretty(text: string, place: string): Promise<string> {
  return format(text, { ...(await resolveConfig(place)), parser: 'markdown' });
}

if (import.meta.main) {
  const wrong = await writeDocs(process.argv.includes('--check'));
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) process.exitCode = 1;
}
