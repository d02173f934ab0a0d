/** A form with files, laid out as what is sent of it (the page's end). */
import { freshId } from '../backends/backend.ts';

export interface FormPart {
  readonly id: string;
  readonly bytes: Blob;
}

/** A name as a form says it: by the HTML standard, "multipart/form-data encoding algorithm". */
function said(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * A form's parts as one body, and its type (RFC 7578). Of a `FormData` with files Safari can read nothing any more once it is in a request:
 * who answers in the page, or passes a request on in a worker, would have none of it.
 */
export function formOf(parts: readonly FormPart[]): { readonly raw: Blob; readonly type: string } {
  const boundary = `guichet-${freshId()}`;
  const laid = parts.flatMap(({ id, bytes }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${said(id)}"; filename="${said(id)}"\r\n`,
    `Content-Type: ${bytes.type || 'application/octet-stream'}\r\n\r\n`,
    bytes,
    '\r\n',
  ]);
  return { raw: new Blob([...laid, `--${boundary}--\r\n`]), type: `multipart/form-data; boundary=${boundary}` };
}
