/** What each widget can be told, from the manifest of the library: a control for each attribute. */
import { KNOWN } from '../src/widgets/doctor/known.ts';

/** What sets an attribute. */
export interface Control {
  readonly name: string;
  /** In English, as the sources say it. */
  readonly description: string;
  readonly kind: 'switch' | 'choice' | 'number' | 'json' | 'text';
  /** Of a choice. */
  readonly options: readonly string[];
  /** What the widget takes where nothing is set; '' where that is nothing. */
  readonly usual: string;
}

interface Attribute {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** Of a manifest, what is read here. */
export interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly { readonly tagName: string; readonly attributes: readonly Attribute[] }[];
  }[];
}

/** The words of a union, `'light' | 'dark' | null`. */
function wordsOf(type: string): string[] {
  return [...type.matchAll(/'([^']+)'/gu)].map(([, word = '']) => word);
}

function control(tag: string, { name, description = '', type, default: usual = '' }: Attribute): Control {
  const text = type?.text ?? 'string';
  const known = KNOWN[tag]?.[name];
  const options = known?.kind === 'one' ? known.of : wordsOf(text);
  const bare = usual.replace(/^'(.*)'$/u, '$1');
  const common = { name, description, options, usual: ['undefined', 'null', 'false'].includes(bare) ? '' : bare };
  if (text === 'boolean') return { ...common, kind: 'switch' };
  if (text === 'number') return { ...common, kind: 'number' };
  if (options.length > 0) return { ...common, kind: 'choice' };
  return { ...common, kind: known?.kind === 'person' ? 'json' : 'text' };
}

/** The controls of every widget, by tag. A frame is one of the forms in which a widget is written, and has none of its own. */
export function controlsOf({ modules }: Manifest): ReadonlyMap<string, readonly Control[]> {
  return new Map(
    modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName !== 'guichet-frame')
      .map(({ tagName, attributes }) => [tagName, attributes.map((each) => control(tagName, each))]),
  );
}

/** Attributes without those that say what the widget takes anyway. */
export function withoutUsual(attributes: Readonly<Record<string, string>>, controls: readonly Control[]): Record<string, string> {
  const usual = new Map(controls.filter(({ usual: value }) => value !== '').map((each) => [each.name, each.usual]));
  return Object.fromEntries(Object.entries(attributes).filter(([name, value]) => usual.get(name) !== value));
}
