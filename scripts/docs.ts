import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { registeredElements, root } from './elements.ts';

interface Described {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly privacy?: string;
}

interface Attribute extends Described {
  readonly fieldName?: string;
}

interface Declaration extends Described {
  readonly kind: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Described[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

const start = '<!-- elements:start -->';
const end = '<!-- elements:end -->';

/** Reads the sources' documentation comments into the custom elements' manifest. */
function analyse(): Map<string, Declaration> {
  const folder = join(root, 'node_modules/.cache/elements');
  mkdirSync(folder, { recursive: true });
  const analyser = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const args = ['analyze', '--config', 'scripts/elements.config.js'];
  execFileSync(process.execPath, [analyser, ...args], { cwd: root });
  const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
    modules: readonly { declarations?: readonly Declaration[] }[];
  };
  const declarations = modules.flatMap(module => module.declarations ?? []).filter(({ kind }) => kind === 'class');
  return new Map(declarations.map(declaration => [declaration.name ?? '', declaration]));
}

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

function isPublic(item: Described): boolean {
  return item.privacy !== 'private' && item.privacy !== 'protected';
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
      attributes.filter(isPublic).map(one => [code(one.name), code(one.type?.text), code(one.default), cell(one.description)]),
    ),
    ...table(
      'Events',
      ['event', 'when'],
      (element.events ?? []).filter(({ name }) => name).map(one => [code(one.name), cell(one.description)]),
    ),
    ...table(
      'Slots',
      ['slot', 'what it takes'],
      (element.slots ?? []).map(one => [one.name ? code(one.name) : '(default)', cell(one.description)]),
    ),
    ...table(
      'Parts',
      ['part', 'what it is'],
      (element.cssParts ?? []).map(one => [code(one.name), cell(one.description)]),
    ),
    ...table(
      'Custom properties',
      ['property', 'what it sets'],
      (element.cssProperties ?? []).map(one => [code(one.name), cell(one.description)]),
    ),
  ].join('\n');
}

/** The README with the sections between its marks made anew; undefined where it has no marks. */
async function renewed(readme: string): Promise<string | undefined> {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return undefined;
  const declarations = analyse();
  const sections = registeredElements().flatMap(({ tag, className }) => {
    const found = declarations.get(className);
    return found && !/@internal\b/.test(found.description ?? '') && found.description ? [describeElement(tag, found)] : [];
  });
  const text = [before + start, '', ...sections, end + after].join('\n');
  return format(text, { ...(await resolveConfig(join(root, 'README.md'))), parser: 'markdown' });
}

/**
 * Writes the elements' tables into README.md.
 * @param check only compares
 * @returns what is wrong, or undefined
 */
export async function documentElements(check: boolean): Promise<string | undefined> {
  const place = join(root, 'README.md');
  if (!existsSync(place)) return 'README.md is missing';
  const readme = readFileSync(place, 'utf8');
  const wanted = await renewed(readme);
  if (wanted === undefined) return `README.md has no ${start} … ${end}`;
  if (wanted === readme) return undefined;
  if (check) return 'README.md does not say what the elements say: npm run docs';
  writeFileSync(place, wanted);
  return undefined;
}

if (import.meta.main) {
  const wrong = await documentElements(process.argv.includes('--check'));
  if (wrong) {
    console.error(wrong);
    process.exitCode = 1;
  }
}
