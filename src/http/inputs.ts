/** What a request asks, checked by its operation's schemas before anything is done with it (the server's end). */
import { Invalid, Unsupported, Refused, type Session } from '../backends/backend.ts';
import type { Issue } from '../domain/fields.ts';
import { mayOperate } from '../domain/operating-rights.ts';
import { issuesOf } from '../domain/settings.ts';
import { isStorable } from '../domain/values.ts';
import { bytesOf, isOfType, jsonIn, streamIn } from './bodies.ts';
import type { Operation } from './operation.ts';
import { NotReadable } from './problem-said.ts';

/** How much a request may carry. */
export interface BodyLimits {
  /** Bytes of a body of JSON. */
  readonly body: number;
  /** Levels that JSON may nest. */
  readonly depth: number;
  /** Bytes of an archive, or of what is brought in with its files. */
  readonly archive: number;
}

/** Where texts are that no place can keep: a NUL, a lone surrogate. */
function unstorable(value: unknown, path: readonly string[] = []): Issue[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [{ path: path.join('.'), code: 'unstorable-text' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (!isStorable(key)) return [{ path: path.join('.'), code: 'unstorable-text' }];
    return unstorable(inner, [...path, key]);
  });
}

function checked(schema: Operation['body'], value: unknown, place: (path: string) => string): unknown {
  const parsed = schema === undefined ? { success: true as const, data: undefined } : schema.safeParse(value);
  const issues = parsed.success ? unstorable(parsed.data) : issuesOf(parsed.error);
  if (issues.length > 0) throw new Invalid(issues.map((issue) => ({ ...issue, path: place(issue.path) })));
  return parsed.data;
}

/** What the path and the query hold. @throws {Invalid} */
export function paramsOf(operation: Operation, url: URL, path: Readonly<Record<string, string>>): unknown {
  const said: Record<string, string> = Object.fromEntries(url.searchParams);
  const all = { ...said, ...path };
  if (operation.params === undefined && Object.keys(all).length === 0) return undefined;
  if (operation.params === undefined) throw new Invalid(Object.keys(all).map((key) => ({ path: key, code: 'unknown-key' })));
  return checked(operation.params, all, (where) => where);
}

/** A whole desk, or what is brought in, is read only from who may send one. @throws {Refused} {Unsupported} */
function mayCarry(operation: Operation, session: Session): void {
  if ((operation.raw === 'file' || operation.raw === 'part') && session.can.attachments === undefined)
    throw new Unsupported('upload');
  if (operation.raw !== 'archive' && operation.raw !== 'form') return;
  if (session.can[operation.raw === 'archive' ? 'archive' : 'bringing'] !== true) throw new Unsupported(operation.name);
  if (!mayOperate(session.me)) throw new Refused({ code: 'not-allowed' });
}

async function fileIn(request: Request, session: Session, params: unknown): Promise<Blob> {
  const { name, type } = params as { readonly name: string; readonly type?: string };
  const limit = session.can.attachments?.maxBytes ?? 0;
  try {
    return new Blob([await bytesOf(request, limit)], { type: type ?? '' });
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit } }]);
  }
}

async function formIn(request: Request, limits: BodyLimits): Promise<object> {
  if (!isOfType(request, /^multipart\/form-data\b/iu)) throw new NotReadable('otherType');
  const bytes = await bytesOf(request, limits.archive);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw new NotReadable('malformed');
  });
  const said = form.get('brought');
  const text = said === null ? '' : typeof said === 'string' ? said : await said.text();
  const brought = jsonIn(new TextEncoder().encode(text), limits.depth);
  if (typeof brought !== 'object' || brought === null || Array.isArray(brought)) throw new NotReadable('malformed');
  const files = [...form].flatMap(([id, bytes_]) =>
    typeof bytes_ === 'string' || id === 'brought' ? [] : [{ id, bytes: bytes_ }],
  );
  return { ...brought, files };
}

/** What the body holds. @throws {Invalid} {NotReadable} {Refused} {Unsupported} */
export async function bodyOf(
  operation: Operation,
  request: Request,
  session: Session,
  params: unknown,
  limits: BodyLimits,
): Promise<unknown> {
  mayCarry(operation, session);
  switch (operation.raw) {
    case 'file':
      return fileIn(request, session, params);
    case 'part':
      return streamIn(request);
    case 'archive':
      return new Blob([await bytesOf(request, limits.archive)]);
    case 'form':
      return formIn(request, limits);
    case undefined:
  }
  if (operation.body === undefined) return undefined;
  if (!isOfType(request, /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/iu)) throw new NotReadable('otherType');
  const body = jsonIn(await bytesOf(request, limits.body), limits.depth);
  return checked(operation.body, body, (path) => operation.place?.(path, body) ?? path);
}
