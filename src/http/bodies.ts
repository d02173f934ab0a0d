/** What a request carries, read no further than is allowed (the server's end). */
import { NotReadable } from './problem-said.ts';

/**
 * What a request carries, as a stream; null where it carries nothing. In a page that plays the server (msw) the browser may be one
 * that has no `Request.body`: no Firefox had it in 2026 (140 and 153 were asked). What is sent is in its memory anyway, and read from there.
 */
export async function streamIn(request: Request): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null> {
  const { body } = request as { readonly body: Request['body'] | undefined };
  return body === undefined ? (await request.blob()).stream() : body;
}

/** Reads a body whole. @throws {NotReadable} it is larger */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new NotReadable('tooLarge');
  const body = await streamIn(request);
  if (body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > most) {
      await reader.cancel().catch(() => undefined);
      throw new NotReadable('tooLarge');
    }
    parts.push(next.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Whether a text of JSON opens more brackets than it may, read before it is parsed: a parser goes as deep as it is led. */
export function isTooDeep(text: string, deepest: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === BRACKET || code === BRACE) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth -= 1;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** A text of JSON as its value. @throws {NotReadable} it is none, or nested too deep */
export function jsonIn(bytes: Uint8Array, deepest: number): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isTooDeep(text, deepest)) throw new NotReadable('tooDeep');
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof NotReadable) throw error;
    throw new NotReadable('malformed');
  }
}

/** Whether a request says that its body is of a kind; nothing said is taken for it. */
export function isOfType(request: Request, type: RegExp): boolean {
  const said = request.headers.get('content-type');
  return said === null || type.test(said);
}
