/**
 * The shape of a token, before anything of it is parsed by a library: compact, small, canonical, and asking for nothing. A reader of
 * JOSE that is lenient with base64url reads several texts as one token; this one reads one.
 */
import { TokenRefused } from './refusing.ts';

/** Longest token, in characters. What a desk wants to know of somebody fits in a tenth of it. */
const LONGEST = 16_384;

/** What a header may hold: whatever else tells the reader which key or rule to apply is the sender's word, and not believed. */
const HEADER = new Set(['alg', 'kid', 'typ', 'cty', 'x5t', 'x5t#S256']);

const TYPES = new Set(['jwt', 'at+jwt', 'application/jwt', 'application/at+jwt']);

/** A token whose shape is right, and nothing more. */
export interface Shaped {
  readonly token: string;
  readonly algorithm: string;
  readonly kid: string | undefined;
  readonly payload: Uint8Array;
}

/** The bytes of a part. @throws {TokenRefused} it is not canonical base64url */
function bytesOf(part: string): Uint8Array {
  const bytes = Buffer.from(part, 'base64url');
  // Written again it is the same text: no foreign letter, no padding, no stray bits at its end.
  if (bytes.toString('base64url') !== part) throw new TokenRefused('shape');
  return bytes;
}

/** What bytes say as a JSON object. @returns undefined where they say none */
export function objectIn(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks the shape of a token.
 * @throws {TokenRefused} `shape` or `header`
 */
export function shapeOf(token: string): Shaped {
  if (token.length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(token)) throw new TokenRefused('shape');
  const [header, payload, signature] = token.split('.').map(bytesOf);
  if (header === undefined || payload === undefined || signature === undefined) throw new TokenRefused('shape');
  const said = objectIn(header);
  if (said === undefined) throw new TokenRefused('header');
  const foreign = Object.keys(said).find((name) => !HEADER.has(name));
  if (foreign !== undefined) throw new TokenRefused('header', /^[\w+#.-]{1,32}$/u.test(foreign) ? foreign : undefined);
  const { alg, kid, typ } = said;
  if (typeof alg !== 'string') throw new TokenRefused('header', 'alg');
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > 512)) throw new TokenRefused('header', 'kid');
  if (typ !== undefined && (typeof typ !== 'string' || !TYPES.has(typ.toLowerCase()))) throw new TokenRefused('header', 'typ');
  return { token, algorithm: alg, kid, payload };
}
