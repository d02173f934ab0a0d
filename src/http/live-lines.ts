/** Lines of a stream of changes, as bytes: what thousands are told is written once (the server's end). */
import type { Change } from '../backends/backend.ts';
import type { LiveLine } from './wire.ts';

const encoder = new TextEncoder();

/** By what is told: those who are told the same are told the same value. */
const ENCODED = new WeakMap<Change, Map<string, Uint8Array>>();

/** Says that a stream is there. */
export const BEAT = encoder.encode(':\n\n');

/**
 * One line.
 * @param isAlone whether the stream goes on from one cursor alone: then each of its events has that cursor for its identity, from
 *   which any reader of server-sent events goes on by `Last-Event-ID`
 */
export function lineBytes(line: LiveLine<Change>, isAlone: boolean): Uint8Array {
  if (!('change' in line)) return encoder.encode(`data: ${JSON.stringify(line)}\n\n`);
  const { to, change } = line;
  const known = ENCODED.get(change) ?? new Map<string, Uint8Array>();
  ENCODED.set(change, known);
  const key = `${to} ${isAlone}`;
  const id = isAlone ? `\nid: ${change.cursor}` : '';
  const bytes = known.get(key) ?? encoder.encode(`data: ${JSON.stringify(line)}${id}\n\n`);
  known.set(key, bytes);
  return bytes;
}
