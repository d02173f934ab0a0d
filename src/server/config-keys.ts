/** The keys of the configuration as a file, the environment and docs/server.md name them, drawn from the schema. */
import * as z from 'zod/mini';
import { about, Config } from './config-schema.ts';

/** One key of the configuration. */
export interface Key {
  /** As a file says it; a dot goes one object down. */
  readonly path: string;
  /** As the environment says it. */
  readonly variable: string;
  readonly type: 'text' | 'number' | 'list' | 'json';
  /** Undefined where there is none. */
  readonly byDefault: unknown;
  readonly example: string;
  readonly secret: boolean;
}

interface Drawn {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Drawn>>;
  readonly items?: Drawn;
  readonly default?: unknown;
  readonly example?: string;
  readonly secret?: boolean;
}

/** `poolSize` in the environment is `GUICHET_POOL_SIZE`. */
function variableOf(path: string): string {
  return `GUICHET_${path
    .replaceAll('.', '_')
    .replaceAll(/(?=[A-Z])/gu, '_')
    .toUpperCase()}`;
}

function typeOf({ type, items }: Drawn): Key['type'] {
  if (type === 'integer') return 'number';
  if (type !== 'array') return 'text';
  // A list of texts is written with commas between them; a list of objects as JSON.
  return items?.type === 'object' ? 'json' : 'list';
}

function drawn(schema: Drawn, above: string): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
    const path = `${above}${name}`;
    if (each.properties !== undefined) return drawn(each, `${path}.`);
    const { default: byDefault, example = '', secret = false } = each;
    return [{ path, variable: variableOf(path), type: typeOf(each), byDefault, example, secret }];
  });
}

/** Every key, in the order of the schema. */
export const KEYS: readonly Key[] = drawn(
  z.toJSONSchema(Config, { io: 'input', metadata: about, unrepresentable: 'any' }) as Drawn,
  '',
);
