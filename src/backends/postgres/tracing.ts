/**
 * Spans of OpenTelemetry, by its interface alone: where whoever runs the server has loaded no SDK, nothing is made and nothing is kept.
 * A span says what was done and how long it took; it holds nothing of a person, a ticket or a text.
 */
import { SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

const tracer = trace.getTracer('guichet');

/** What went wrong, as a span may say it: its kind, and its code where it has one. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

/** Does something inside a span. */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<Result> {
  return tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setAttribute('error.type', kindOf(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** What a statement of several parts writes, part by part; a "do update" of an insert is no part. */
const WRITES = /\b(insert into|update|delete from)\s+"?(?!set\b)([a-z_][a-z0-9_]*)"?/giu;

/** What a statement does, to which tables: never what it asks for. */
export function summaryOf(statement: string): string {
  const [, verb = 'other'] = /^\s*([a-z]+)/iu.exec(statement) ?? [];
  const isOfParts = verb.toLowerCase() === 'with';
  const writes = isOfParts ? [...statement.matchAll(WRITES)] : [];
  if (writes.length > 0)
    return writes.map(([, what = '', to = '']) => `${what.split(' ')[0]?.toUpperCase() ?? ''} ${to}`).join(' ');
  const [, table] = /\b(?:from|into|update|declare|fetch forward \d+ from)\s+"?([a-z_][a-z0-9_]*)"?/iu.exec(statement) ?? [];
  return `${isOfParts ? 'SELECT' : verb.toUpperCase()}${table === undefined ? '' : ` ${table}`}`;
}

/** Asks the database something, inside a span where one is being recorded. */
export function tracedQuery<Result>(statement: string, ask: () => Promise<Result>): Promise<Result> {
  if (trace.getActiveSpan()?.isRecording() !== true) return ask();
  const summary = summaryOf(statement);
  const [operation = ''] = summary.split(' ');
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.summary': summary };
  return traced(summary, attributes, ask, SpanKind.CLIENT);
}
