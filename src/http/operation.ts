/** What one line of the table of operations says (the server's end: schemas are here, and reach no page). */
import type * as z from 'zod/mini';
import type { Progress, Session } from '../backends/backend.ts';
import type { Receiving } from './receiving.ts';
import type { OperationName } from './routes.ts';

/** What comes of sending the same request twice. */
export type Again =
  /** It only reads. */
  | 'reads'
  /** The second time changes nothing. */
  | 'same'
  /** It is done once, by the identity that it carries. */
  | 'once'
  /** It is done twice. */
  | 'twice';

/** A body that is no JSON: one file, a part of one as it comes in, an archive, or a form with a part of JSON and files. */
export type RawBody = 'file' | 'part' | 'archive' | 'form';

/** What a schema that reads a request answers. */
type Read<Schema> = Schema extends z.ZodMiniType<infer Output> ? Output : undefined;

/** What an operation is told besides its input. */
export interface Going {
  readonly signal: AbortSignal;
  /** What comes in of files. */
  readonly receiving: Receiving;
  /** May answer a promise: what comes before a writing waits for it. */
  onProgress(progress: Progress | { readonly done: number; readonly total: number }): void | Promise<void>;
}

export interface Example {
  readonly params?: unknown;
  readonly body?: unknown;
  readonly answer?: unknown;
}

/** A file as an answer: its bytes, and what is said of them. */
export interface FileAnswer {
  readonly file: Blob;
  /** What it is to be called where it is kept; absent: it has no name. */
  readonly name?: string | undefined;
  /** It may be shown in a page: it was made here, and holds nothing of what somebody sent but a picture. */
  readonly shown?: boolean | undefined;
  readonly said?: unknown;
}

interface Described<Params, Body> {
  /** What it does, in one sentence. */
  readonly summary: string;
  /** Who may do it, by the rules; whoever may not is refused, or told that there is no such thing. */
  readonly who: string;
  readonly again: Again;
  /** What its path and its query hold. */
  readonly params?: Params;
  /** What its body holds; a raw one is handed on as a `Blob`, a part as it comes in, and a form as what its part of JSON says with the files put in. */
  readonly body?: Body;
  readonly raw?: RawBody;
  /** What it answers; absent: nothing. */
  readonly answer?: z.ZodMiniType;
  /** It answers bytes. */
  readonly file?: true;
  /** It may be long: asked so, it tells how far it is. */
  readonly long?: true;
  readonly example: Example;
  /** Where an issue stands, as whoever calls the seam is told it. */
  readonly place?: (path: string, body: unknown) => string;
}

/** An operation, as the handler and the document of the interface read it. */
export interface Operation extends Described<z.ZodMiniType, z.ZodMiniType> {
  readonly name: OperationName;
  run(session: Session, input: { readonly params: unknown; readonly body: unknown }, going: Going): Promise<unknown>;
}

type BodyOf<Body, Raw> = Raw extends 'part' ? ReadableStream<Uint8Array> | null : Raw extends RawBody ? Blob : Read<Body>;

/** One line of the table. */
export function operation<
  Params extends z.ZodMiniType | undefined = undefined,
  Body extends z.ZodMiniType | undefined = undefined,
  Raw extends RawBody | undefined = undefined,
>(
  name: OperationName,
  described: Described<Params, Body> & {
    readonly raw?: Raw;
    run(
      session: Session,
      input: { readonly params: Read<Params>; readonly body: BodyOf<Body, Raw> },
      going: Going,
    ): Promise<unknown>;
  },
): Operation {
  // What the schemas have read is what `run` was written for: the handler calls it with nothing else.
  return { name, ...described } as unknown as Operation;
}
