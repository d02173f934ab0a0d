/** Spans as an administrator's SDK collects them: a request, what it asks for, what the desk does, what the database is asked; nothing of anybody. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { summaryOf } from '../../src/backends/postgres/tracing.ts';
import { readConfig } from '../../src/server/config.ts';
import { logger } from '../../src/server/running/logs.ts';
import { serve, type Running } from '../../src/server/serve.ts';
import { folder, SETTINGS, tokenOf } from './process.ts';
import { filing } from './seats.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('a server that is traced', { timeout: 120_000 }, () => {
  const place = folder();
  const exporter = new InMemorySpanExporter();
  const lines: string[] = [];
  let server: Running;
  before(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
    const { config } = readConfig({ environment: { ...SETTINGS, GUICHET_LOG: 'info' }, folder: place.path });
    const to = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    server = await serve(config, {
      names: { desk: 'Assistance', administrator: 'Administration' },
      log: logger({ log: 'info' }, to),
    });
  });
  after(async () => {
    await server.stop();
    trace.disable();
    context.disable();
    propagation.disable();
    place.remove();
  });

  const ask = (path: string, body?: unknown, traceparent = `00-${TRACE}-${PARENT}-01`): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        'content-type': 'application/json',
        traceparent,
        authorization: `Bearer ${tokenOf('lea', { name: 'Léa Moreau' })}`,
      },
    });

  it('tells a request down to what the database is asked, under the trace of whoever asks', async () => {
    exporter.reset();
    const answer = await ask('/desks/assistance/commands', [filing('Secret de Léa')]);
    assert.equal(answer.status, 200, await answer.clone().text());
    const spans = exporter.getFinishedSpans();
    const [request] = spans.filter(({ kind }) => kind === SpanKind.SERVER);
    assert.equal(request?.name, 'POST run');
    assert.deepEqual([request.spanContext().traceId, request.parentSpanContext?.spanId], [TRACE, PARENT]);
    assert.equal(request.attributes['http.response.status_code'], 200);
    const under = (id: string | undefined) => spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === id);
    const [operation] = under(request.spanContext().spanId).filter(({ name }) => name === 'operation run');
    const [writing] = under(operation?.spanContext().spanId).filter(({ name }) => name === 'write desks');
    const asked = under(writing?.spanContext().spanId)
      .map(({ name }) => name)
      .join(', ');
    for (const name of ['SELECT desks', 'INSERT events', 'INSERT tickets'])
      assert.ok(asked.includes(name), `${name} in ${asked}`);
    assert.ok(
      spans.every((span) => span.spanContext().traceId === TRACE),
      'one trace',
    );
    const told = JSON.stringify(spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })));
    assert.doesNotMatch(told, /\blea\b|moreau|secret|assistance|Bearer/iu);
  });

  it('names the trace in its logs, that of its own where whoever asks has none', async () => {
    lines.length = 0;
    await ask('/desks/assistance/session');
    assert.match(lines.join(''), new RegExp(`"operation":"session","status":200,.*"trace":"${TRACE}"`, 'u'));
    lines.length = 0;
    await ask('/health', undefined, '00-nonsense');
    assert.match(lines.join(''), /"operation":"health",.*"trace":"(?!0af76519)[0-9a-f]{32}"/u);
  });

  it('says of what went wrong its kind alone', async () => {
    exporter.reset();
    const unknown = { do: 'take', id: crypto.randomUUID(), ticket: crypto.randomUUID() };
    assert.equal((await ask('/desks/assistance/commands', [unknown])).status, 404);
    const [operation] = exporter.getFinishedSpans().filter(({ name }) => name === 'operation run');
    assert.equal(operation?.status.code, SpanStatusCode.ERROR);
    assert.equal(operation.status.message, undefined);
    assert.deepEqual(operation.events, []);
  });
});

describe('what a span says of a statement', () => {
  const TABLE: readonly (readonly [string, string])[] = [
    ['select body from people where desk = $1', 'SELECT people'],
    ['insert into "events" (desk) select desk from json_to_recordset($1)', 'INSERT events'],
    ['update desks set written = written + 1', 'UPDATE desks'],
    [
      'with done as (update desks set a = $1 returning 1), w0 as (insert into events (a) values ($2) on conflict (a) do update set a = $2) select 1',
      'UPDATE desks INSERT events',
    ],
    ['with hits as materialized (select id from terms) select count(*) from hits', 'SELECT terms'],
    ["select 'Léa'", 'SELECT'],
    ['begin isolation level repeatable read', 'BEGIN'],
    ['', 'OTHER'],
  ];
  for (const [statement, summary] of TABLE)
    it(`${statement || 'nothing'}: ${summary}`, () => assert.equal(summaryOf(statement), summary));
});
