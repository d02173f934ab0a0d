/** The span of a request, after the one of whoever asks (W3C trace context), and the name by which logs are found with it. */
import { context, propagation, SpanKind, SpanStatusCode, trace, type TextMapGetter } from '@opentelemetry/api';

const tracer = trace.getTracer('guichet');

const headersOf: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

/** `traceparent` (W3C Trace Context §3.2): its version, the trace, the span before, and flags. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/u;

/** The trace that a request belongs to; undefined where nobody traces. */
export function traceOf(headers: Headers): string | undefined {
  const own = trace.getActiveSpan()?.spanContext().traceId;
  return own ?? TRACEPARENT.exec(headers.get('traceparent') ?? '')?.[1];
}

/**
 * Answers a request inside its span.
 * @param operation what is asked for, of a few names: the address itself may name somebody
 */
export function tracedRequest(request: Request, operation: string, answer: () => Promise<Response>): Promise<Response> {
  const before = propagation.extract(context.active(), request.headers, headersOf);
  const attributes = { 'http.request.method': request.method, 'guichet.operation': operation };
  const options = { kind: SpanKind.SERVER, attributes };
  return tracer.startActiveSpan(`${request.method} ${operation}`, options, before, async (span) => {
    try {
      const answered = await answer();
      span.setAttribute('http.response.status_code', answered.status);
      if (answered.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      return answered;
    } finally {
      span.end();
    }
  });
}
