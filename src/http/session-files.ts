/** Files of a desk that is elsewhere (the page's end): fetched with the first one, since most who ask bring none. */
import { Invalid, NotFound, Unavailable, Unsupported, type UploadOptions } from '../backends/backend.ts';
import { door } from '../backends/door.ts';
import type { Attachment } from '../domain/ticket.ts';
import type { Call, Line } from './line.ts';
import type { OperationName } from './routes.ts';

const sendingInParts = door(() => import('./send-in-parts.ts'));

/** Bytes of a file that goes whole: sending it again is no loss. */
const AT_ONCE = 256 * 1024;

/** What of a session its files need. */
export interface FilesOf {
  readonly line: Line;
  /** The most that it takes of one; undefined: none. */
  readonly limit: () => number | undefined;
  /** @throws {Unavailable} it is closed */
  readonly open: () => void;
}

/** As `Session.upload`. */
export async function upload({ line, limit: limitOf, open }: FilesOf, file: Blob, options: UploadOptions): Promise<Attachment> {
  const { id, name, signal, onProgress } = options;
  signal?.throwIfAborted();
  const limit = limitOf();
  if (limit === undefined) throw new Unsupported('upload');
  if (file.size > limit) throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit } }]);
  onProgress?.(0, file.size);
  // A file that was moved or changed since it was chosen fails like the network does: its beginning is read first.
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => {
      throw new Invalid([{ path: 'file', code: 'file-unreadable', values: { name } }]);
    });
  // What goes in a moment goes at once; what takes long goes in parts, so that it can go on from where it stopped.
  if (file.size > AT_ONCE) {
    const { sendInParts } = await sendingInParts();
    return sendInParts(line, file, options, open);
  }
  signal?.throwIfAborted();
  const params = { id, name, type: file.type };
  const kept = (await line.json('upload', { params, raw: file, signal, patient: true })) as Attachment;
  onProgress?.(file.size, file.size);
  return kept;
}

/** As `Session.uploaded`. */
export async function uploaded({ line }: FilesOf, id: string): Promise<Attachment | null> {
  try {
    return ((await line.json('uploaded', { params: { id } })) as { readonly file: Attachment | null }).file;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** The bytes that an operation answers. */
export async function bytesOf({ line }: FilesOf, name: OperationName, params: Call['params']): Promise<Blob> {
  const answer = await line.ask(name, { params, patient: true });
  try {
    const bytes = await answer.arrayBuffer();
    return new Blob([bytes], { type: answer.headers.get('content-type') ?? '' });
  } catch (cause) {
    throw new Unavailable('network', { cause });
  }
}
