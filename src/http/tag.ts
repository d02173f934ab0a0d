/** A mark that is another one where what a session tells without being asked is another: who one is, the desk, what is offered. */
import type { Session } from '../backends/backend.ts';

/** FNV-1a, 32 bits: it tells two states of one session apart, and keeps nothing secret. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}

export function sessionTag({ me, desk, knowledge }: Session): string {
  return `${desk.revision}.${knowledge.offered ? 1 : 0}.${hash(JSON.stringify(me))}`;
}
