/** What an operation came to, as an answer (the server's end). */
import type { FileAnswer, Operation } from './operation.ts';

/** A type that may stand in a header: anything else is only bytes. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w-]+=(?:[\w.+-]+|"[^"\\]*"))*$/u;

/** A name as a header says it (RFC 8187 §3.2.1): what `encodeURIComponent` leaves of what may not stand there goes too. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/gu, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A file, so that no browser shows it as a page of this site, whatever it says that it is. */
function fileResponse({ file, name, shown = false }: FileAnswer): Response {
  const called = name === undefined ? '' : `; filename*=UTF-8''${extendedValue(name)}`;
  return new Response(file.stream(), {
    headers: {
      'content-type': MEDIA_TYPE.test(file.type) ? file.type : 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': `${shown ? 'inline' : 'attachment'}${called}`,
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}

export function answerOf(operation: Operation, answer: unknown): Response {
  if (operation.file === true) return fileResponse(answer as FileAnswer);
  if (operation.answer === undefined) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
}
