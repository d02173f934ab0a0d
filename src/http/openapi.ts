/** The document of the interface (OpenAPI 3.1), made from the table of operations: what is true of the one is true of the other. */
import * as z from 'zod/mini';
import { LiveAnswer } from './operations/answers.ts';
import { CURSOR, IDS } from './operations/examples.ts';
import { OPERATIONS } from './operations.ts';
import { BroughtSaid } from './operations/operating.ts';
import type { Again, Operation } from './operation.ts';
import { routeOf } from './routes.ts';
import { CURSOR_HEADER, MAJOR, PROBLEM_TYPE, STREAM_TYPE, VERSION_HEADER } from './wire.ts';

type Json = { readonly [key: string]: unknown };

/** What sending a request twice comes to, in a sentence. */
export const AGAIN: Readonly<Record<Again, string>> = {
  reads: 'reads only: as often as one likes',
  same: 'the second time changes nothing',
  once: 'done once, by the identity that it carries',
  twice: 'done twice: do not send it again',
};

const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  kind: z.enum([
    'refused',
    'invalid',
    'conflict',
    'not-found',
    'unauthorized',
    'unavailable',
    'unsupported',
    'partial',
    'internal',
  ]),
  code: z.string(),
  refusal: z.optional(z.looseObject({ code: z.string() })),
  at: z.optional(z.number()),
  issues: z.optional(z.array(z.looseObject({ path: z.string(), code: z.string(), detail: z.optional(z.string()) }))),
  why: z.optional(z.string()),
  retryAfter: z.optional(z.number()),
  done: z.optional(z.array(z.string())),
  left: z.optional(z.array(z.string())),
});

/** Statuses that any operation may answer with, and of what. */
const FAILURES: Readonly<Record<string, string>> = {
  '400': 'This desk does not offer it.',
  '401': 'Nobody who may: no token, or one that is not accepted.',
  '403': 'The rules say no: `code` says which.',
  '404': 'There is none, or none that this person may see: nobody learns which.',
  '409': 'The same identity came with another body.',
  '413': 'The body is larger than is accepted.',
  '415': 'The body is of another type.',
  '422': 'What was sent is malformed: `issues` says what, by its place.',
  '424': 'It stopped halfway: `done` and `left` say where.',
  '426': 'The page speaks a version that is no longer served.',
  '429': 'Too many requests: `Retry-After` says when to come back.',
  '503': 'Not now, and nothing was done: `Retry-After` says when to come back.',
};

/** Names a schema in the document. */
function named(name: string): string {
  return name.replaceAll('.', '-');
}

function schemasOf(io: 'input' | 'output'): { readonly [key: string]: z.core.$ZodType } {
  const all: [string, z.core.$ZodType | undefined][] = OPERATIONS.flatMap(({ name, params, body, answer }) =>
    io === 'input'
      ? [
          [`${named(name)}-params`, params],
          [`${named(name)}-body`, body],
        ]
      : [[`${named(name)}-answer`, answer]],
  );
  const own: [string, z.core.$ZodType][] =
    io === 'input'
      ? [['bringing-brought', BroughtSaid]]
      : [
          ['problem', Problem],
          ['changes-answer', LiveAnswer],
        ];
  return Object.fromEntries([...all, ...own].flatMap(([name, schema]) => (schema === undefined ? [] : [[name, schema]])));
}

/** JSON Schemas of one direction, by name; what they share is in their own `$defs`, prefixed so that names never meet. */
function jsonSchemas(io: 'input' | 'output'): Json {
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemasOf(io))) {
    const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'ref', cycles: 'ref' });
    // A schema's own references lead to its root; in the document it stands elsewhere.
    const text = JSON.stringify(json).replaceAll('"$ref":"#', `"$ref":"#/components/schemas/${name}`);
    made[name] = JSON.parse(text) as unknown;
  }
  return made;
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaIn(schemas: Json, name: string): Json {
  return (schemas[name] ?? {}) as Json;
}

function parametersOf(operation: Operation, inputs: Json): Json[] {
  const { path } = routeOf(operation.name);
  const schema = schemaIn(inputs, `${named(operation.name)}-params`);
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const example = (operation.example.params ?? {}) as Json;
  return Object.keys((schema['properties'] ?? {}) as Json).map((name) => {
    const inPath = path.split('/').includes(`:${name}`);
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || required.has(name),
      schema: ref(`${named(operation.name)}-params/properties/${name}`),
      ...(name in example ? { example: example[name] } : {}),
    };
  });
}

const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

function bodyOf({ name, body, raw, example }: Operation): Json | undefined {
  if (raw === 'form') {
    const schema = {
      type: 'object',
      required: ['brought'],
      properties: { brought: ref('bringing-brought') },
      additionalProperties: { type: 'string', format: 'binary' },
    };
    return { required: true, content: { 'multipart/form-data': { schema, example: { brought: example.body } } } };
  }
  if (raw !== undefined) return { required: true, content: BYTES };
  if (body === undefined) return undefined;
  return { required: true, content: { 'application/json': { schema: ref(`${named(name)}-body`), example: example.body } } };
}

const TOLD = {
  [CURSOR_HEADER]: { $ref: '#/components/headers/cursor' },
  [VERSION_HEADER]: { $ref: '#/components/headers/version' },
} as const;

function answerOf({ name, answer, file, example }: Operation): Json {
  if (file === true) return { '200': { description: 'The bytes.', headers: TOLD, content: BYTES } };
  if (answer === undefined) return { '204': { description: 'Done.', headers: TOLD } };
  const content = { 'application/json': { schema: ref(`${named(name)}-answer`), example: example.answer } };
  return { '200': { description: 'What it came to.', headers: TOLD, content } };
}

const DEFAULTS = Object.fromEntries(
  Object.keys(FAILURES).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
);

function operationOf(operation: Operation, inputs: Json): Json {
  const requestBody = bodyOf(operation);
  const [tag = 'tickets'] = operation.name.includes('.') ? operation.name.split('.') : ['tickets'];
  return {
    operationId: named(operation.name),
    tags: [tag],
    summary: operation.summary,
    description: `Who may: ${operation.who}. Sent twice: ${AGAIN[operation.again]}.`,
    parameters: [{ $ref: '#/components/parameters/desk' }, ...parametersOf(operation, inputs)],
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: { ...answerOf(operation), ...DEFAULTS },
  };
}

/** What is no single call of a session's. */
function ownPaths(): Json {
  const desk = { $ref: '#/components/parameters/desk' };
  const lines = { lines: [{ to: 0, change: { type: 'changed', tickets: [IDS.ticket], cursor: CURSOR } }], known: '' };
  return {
    [`/desks/{desk}${routeOf('changes').path}`]: {
      get: {
        operationId: 'changes',
        tags: ['tickets'],
        summary: 'What changed after some cursors: a stream of events, or one answer to who waits for it.',
        description:
          'Asked for with `Accept: text/event-stream`, each event is a line of what a poll answers: `to` says which of the cursors it goes on from. A stream ends by itself after some minutes: go on from the last cursor.',
        parameters: [
          desk,
          {
            name: 'after',
            in: 'query',
            required: true,
            description: 'One or several cursors.',
            schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 16 },
            example: [CURSOR],
          },
          { name: 'wait', in: 'query', description: 'Seconds, of a poll.', schema: { type: 'number', minimum: 0, maximum: 25 } },
          { name: 'known', in: 'query', description: 'The `known` of the last poll.', schema: { type: 'string' } },
        ],
        responses: {
          '200': {
            description: 'What is told.',
            headers: TOLD,
            content: {
              'application/json': { schema: ref('changes-answer'), example: lines },
              [STREAM_TYPE]: { schema: { type: 'string' } },
            },
          },
          ...DEFAULTS,
        },
      },
    },
  };
}

/**
 * The document.
 * @param server where the interface is
 */
export function openApi(server: string): Json {
  const inputs = jsonSchemas('input');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const { method, path } = routeOf(operation.name);
    const at = `/desks/{desk}${path.replaceAll(/:(\w+)/gu, '{$1}')}`;
    paths[at] = { ...paths[at], [method.toLowerCase()]: operationOf(operation, inputs) };
  }
  const session = paths['/desks/{desk}/session'];
  const leave = {
    operationId: 'leave',
    tags: ['tickets'],
    summary: 'Says that this page goes: its session closes at once.',
    parameters: [{ $ref: '#/components/parameters/desk' }],
    responses: { '204': { description: 'Done.' }, '401': DEFAULTS['401'], '426': DEFAULTS['426'] },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guichet',
      version: `${MAJOR}.0.0`,
      summary: 'A ticket desk over HTTP.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    tags: [...new Set(OPERATIONS.map(({ name }) => (name.includes('.') ? name.split('.')[0] : 'tickets')))].map((name) => ({
      name,
    })),
    paths: { ...paths, '/desks/{desk}/session': { ...session, delete: leave }, ...ownPaths() },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that the host page has signed.' } },
      parameters: {
        desk: {
          name: 'desk',
          in: 'path',
          required: true,
          description: 'The desk’s code.',
          schema: { type: 'string' },
          example: 'support',
        },
      },
      headers: {
        cursor: { description: 'The desk’s cursor, percent-encoded: watch from here.', schema: { type: 'string' } },
        version: { description: 'The major that is served; the one before is too.', schema: { type: 'string' } },
      },
      responses: Object.fromEntries(
        Object.entries(FAILURES).map(([status, description]) => [
          status,
          { description, content: { [PROBLEM_TYPE]: { schema: ref('problem') } } },
        ]),
      ),
      schemas: { ...inputs, ...jsonSchemas('output') },
    },
  };
}
