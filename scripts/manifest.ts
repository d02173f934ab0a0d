import { generateJsxTypes } from 'custom-element-jsx-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, scriptOf, writtenElements, type Registered } from './elements.ts';

/** A thing with a name and a sentence, as the custom elements' manifest has it. */
export interface Described {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly privacy?: string;
}

interface Attribute extends Described {
  readonly fieldName?: string;
}

export interface Member extends Described {
  readonly kind?: string;
  readonly parameters?: readonly (Described & { readonly optional?: boolean })[];
  readonly inheritedFrom?: { readonly name: string };
}

/** A class of the manifest. */
export interface Declaration extends Described {
  readonly kind: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

/** An element that a page may write, and what its sources say of it. */
export interface Element extends Registered {
  readonly declaration: Declaration;
}

/** Reads the sources' documentation comments. @returns the classes by name, everything in them */
function analyse(): Map<string, Declaration> {
  const folder = join(root, 'node_modules/.cache/elements');
  mkdirSync(folder, { recursive: true });
  const analyser = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  execFileSync(process.execPath, [analyser, 'analyze', '--config', 'scripts/elements.config.js'], { cwd: root });
  const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
    modules: readonly { declarations?: readonly Declaration[] }[];
  };
  const declarations = modules.flatMap((module) => module.declarations ?? []).filter(({ kind }) => kind === 'class');
  return new Map(declarations.map((declaration) => [declaration.name ?? '', declaration]));
}

function isPublic({ name = '#', privacy, description }: Described): boolean {
  return !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && description !== undefined;
}

/** What a page may call: the element's own methods, and `focus`; not what its bases do for themselves. */
export function publicMethods(declaration: Declaration): Member[] {
  return (declaration.members ?? []).filter(
    (one) => one.kind === 'method' && isPublic(one) && (one.inheritedFrom === undefined || one.name === 'focus'),
  );
}

/** What of a class is for pages. */
function published(declaration: Declaration): Declaration {
  const { kind, name, description, slots, cssParts, cssProperties } = declaration;
  const bare = <T extends Described>(each: T): T => ({ ...each, inheritedFrom: undefined, superclass: undefined });
  const fields = (declaration.members ?? []).filter((one) => one.kind === 'field' && isPublic(one));
  return {
    kind,
    name,
    description,
    attributes: (declaration.attributes ?? []).filter(isPublic).map(bare),
    members: [...fields, ...publicMethods(declaration)].map(bare),
    events: (declaration.events ?? []).filter(isPublic).map(bare),
    slots: slots?.map(bare),
    cssParts: cssParts?.map(bare),
    cssProperties: cssProperties?.map(bare),
  } as Declaration;
}

/** Every element that a page may write, with what its sources say of it. */
export function documentedElements(): Element[] {
  const declarations = analyse();
  return writtenElements().flatMap((registered) => {
    const found = declarations.get(registered.className);
    return found?.description === undefined ? [] : [{ ...registered, declaration: published(found) }];
  });
}

/** The manifest of the package: what an editor, a documentation or a framework reads of it. */
export function manifestOf(elements: readonly Element[]): object {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: elements.map((element) => {
      const { tag, className, declaration } = element;
      const path = `dist/${scriptOf(element)}`;
      const own = { name: className, module: path };
      return {
        kind: 'javascript-module',
        path,
        declarations: [{ ...declaration, customElement: true, tagName: tag }],
        exports: [
          { kind: 'js', name: className, declaration: own },
          { kind: 'custom-element-definition', name: tag, declaration: own },
        ],
      };
    }),
  };
}

/** The same with the type of what an event carries, which the generator wraps into `CustomEvent<…>`. */
function withDetails(elements: readonly Element[]): object {
  return manifestOf(
    elements.map((each) => ({
      ...each,
      declaration: {
        ...each.declaration,
        events: each.declaration.events?.map((event) => ({
          ...event,
          type: { text: `import('./types/guichet.js').${event.type?.text}['detail']` },
        })),
      },
    })),
  );
}

/** Writes the manifest into a folder, and what VS Code and JSX read. */
export function writeManifest(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const elements = documentedElements();
  const manifest = manifestOf(elements);
  writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const typed = manifest as Parameters<typeof generateJsxTypes>[0];
  generateVsCodeCustomElementData(typed as never, {
    outdir: folder,
    htmlFileName: 'vscode.html-custom-data.json',
    cssFileName: 'vscode.css-custom-data.json',
    hideLogs: true,
  });
  generateJsxTypes(withDetails(elements) as typeof typed, {
    outdir: folder,
    fileName: 'jsx.d.ts',
    globalTypePath: './types/guichet.js',
    hideLogs: true,
  });
}

if (import.meta.main) writeManifest(join(root, 'dist'));
