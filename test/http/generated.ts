/** Requests made from the table's own schemas: valid ones, and the same broken in one place. */
import fc from 'fast-check';
import * as z from 'zod/mini';

type Json = Readonly<Record<string, unknown>>;

/** What a text of one kind may be: things that are there come up as often as things that are not. */
export interface Pool {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly people: readonly string[];
}

function oneOf(known: readonly string[], other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...known), other);
}

function textOf(schema: Json, pool: Pool): fc.Arbitrary<string> {
  const {
    format,
    pattern,
    maxLength = 40,
    minLength = 0,
  } = schema as { format?: string; pattern?: string; maxLength?: number; minLength?: number };
  if (format === 'uuid') return oneOf(pool.ids, fc.uuid({ version: 4 }));
  if (pattern?.startsWith('^[A-Za-z0-9]') === true) return oneOf(pool.codes, fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/u));
  if (pattern !== undefined && pattern.includes('T\\d'))
    return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' }),
    fc.constantFrom(...pool.people, ...pool.ids).filter((text) => text.length <= maxLength),
  );
}

/** Values that a JSON Schema allows, by and large: what it does not say, a schema's own check refuses, and that is a case too. */
function valuesOf(schema: Json, root: Json, pool: Pool, depth: number): fc.Arbitrary<unknown> {
  const inner = (value: unknown): fc.Arbitrary<unknown> => valuesOf(value as Json, root, pool, depth + 1);
  const { $ref: ref, const: constant, enum: among, type } = schema;
  if (typeof ref === 'string') {
    const keys = ref
      .replace(/^#\/?/u, '')
      .split('/')
      .filter((key) => key !== '');
    return valuesOf(keys.reduce<unknown>((value, key) => (value as Json)[key], root) as Json, root, pool, depth);
  }
  if (constant !== undefined) return fc.constant(constant);
  if (Array.isArray(among)) return fc.constantFrom(...(among as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Json[] | undefined;
  // The first choices of a tree are its leaves: deep down only they are taken.
  if (choices !== undefined) return fc.oneof(...(depth > 8 ? choices.slice(0, 2) : choices).map(inner));
  switch (type) {
    case 'string':
      return textOf(schema, pool);
    case 'integer':
    case 'number':
      return fc.integer({ min: Number(schema['minimum'] ?? -5), max: Math.min(Number(schema['maximum'] ?? 200), 1_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const prefix = schema['prefixItems'] as readonly Json[] | undefined;
      if (prefix !== undefined) return fc.tuple(...prefix.map(inner));
      return fc.array(inner(schema['items'] ?? {}), { minLength: Number(schema['minItems'] ?? 0), maxLength: 3 });
    }
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Json;
      const required = (schema['required'] ?? []) as string[];
      const known = fc.record(Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, inner(value)])), {
        requiredKeys: required,
        noNullPrototype: true,
      });
      const names = schema['propertyNames'];
      if (names === undefined) return known;
      const keys = inner(names) as fc.Arbitrary<string>;
      return fc.dictionary(keys, inner(schema['additionalProperties'] ?? {}), { maxKeys: 3, noNullPrototype: true });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Values of a schema. */
export function valid(schema: z.ZodMiniType, pool: Pool): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' }) as Json;
  return valuesOf(json, json, pool, 0);
}

/** What nobody meant to send. */
const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    0.5,
    '',
    '\0',
    '\ud800',
    '../..',
    '%00',
    {},
    [],
    [[]],
    { toString: 1 },
    { length: -1 },
  ),
  fc.constant(JSON.parse('{"__proto__":{"admin":true}}') as unknown),
  fc.constant(JSON.parse('{"constructor":{"prototype":{"x":1}}}') as unknown),
  fc.constant('x'.repeat(70_000)),
  fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
);

/** A value with one place of it replaced, taken away, or joined by another. */
export function broken(whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(whole, fc.array(fc.nat(30), { maxLength: 6 }), HOSTILE, fc.constantFrom('put', 'drop', 'add'))
    .map(([value, way, other, how]) => {
      const copy = structuredClone(value);
      let at: unknown = copy;
      let step = 0;
      for (; step < way.length; step += 1) {
        const keys = typeof at === 'object' && at !== null ? Object.keys(at) : [];
        const key = keys[(way[step] ?? 0) % Math.max(1, keys.length)];
        if (key === undefined) break;
        const next = (at as Json)[key];
        if (typeof next === 'object' && next !== null && step < way.length - 1) {
          at = next;
          continue;
        }
        if (how === 'drop') Reflect.deleteProperty(at as object, key);
        else Reflect.set(at as object, how === 'put' ? key : `${key}x`, other);
        return copy;
      }
      return how === 'drop' ? null : other;
    });
}
