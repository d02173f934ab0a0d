/** The operations on files: those of tickets, and those that come in, whole or in parts that go on from where they stopped. */
import * as z from 'zod/mini';
import { Attachment } from '../../domain/schemas/ticket.ts';
import { Id } from '../../domain/schemas/values.ts';
import { operation, type Operation } from '../operation.ts';
import { FileKept } from './answers.ts';
import { IDS } from './examples.ts';

/** An id, a key, or a former key. */
const Key = z.string().check(z.maxLength(512));
const OfTicket = z.strictObject({ ticket: Key, file: Key });
const { name: Name, type: Type } = Attachment.def.shape;
const Sent = z.strictObject({ id: Id });

/** A number of bytes, as a query says it. */
const Bytes = z.string().check(z.regex(/^\d{1,12}$/u));

const Progress = z.looseObject({ offset: z.number(), size: z.number(), file: z.nullable(FileKept) });
const FILE = { id: IDS.file, name: 'capture.png', type: 'image/png', size: 3_145_728 };
const nameOf = (file: Blob): string | undefined => (file instanceof File ? file.name : undefined);

export const fileOperations: readonly Operation[] = [
  operation('open', {
    summary: 'The bytes of a file of a ticket.',
    who: 'whoever reads the ticket, in the file’s scope',
    again: 'reads',
    params: OfTicket,
    file: true,
    example: { params: { ticket: IDS.ticket, file: IDS.file } },
    run: async (session, { params }) => {
      const file = await session.open(params.ticket, params.file);
      return { file, name: nameOf(file) };
    },
  }),
  operation('picture', {
    summary: 'A picture of a ticket, as a page may show it: drawn anew by the server.',
    who: 'whoever reads the ticket, in the file’s scope',
    again: 'reads',
    params: OfTicket,
    file: true,
    example: { params: { ticket: IDS.ticket, file: IDS.file } },
    run: async (session, { params }, { receiving }) => {
      const file = await session.picture(params.ticket, params.file);
      const drawn = await receiving.picture(file);
      return { file: drawn ?? file, name: nameOf(file), shown: drawn !== undefined };
    },
  }),
  operation('upload', {
    summary: 'Keeps a file that a command will name, sent whole.',
    who: 'everybody, within the desk’s limits',
    again: 'once',
    params: z.strictObject({ id: Id, name: Name, type: z.optional(Type) }),
    raw: 'file',
    answer: FileKept,
    example: { params: { id: IDS.file, name: 'capture.png', type: 'image/png' }, answer: FILE },
    run: (session, { params, body }, { receiving, signal }) => receiving.whole(session, params, body, signal),
  }),
  operation('beginUpload', {
    summary: 'Begins a file that comes in parts, or says how far it is.',
    who: 'everybody, within the desk’s limits',
    again: 'once',
    params: z.strictObject({ id: Id, name: Name, type: z.optional(Type), size: Bytes }),
    answer: Progress,
    example: {
      params: { id: IDS.file, name: 'capture.png', type: 'image/png', size: '3145728' },
      answer: { offset: 0, size: 3_145_728, file: null },
    },
    run: (session, { params: { size, ...begun } }, { receiving }) => receiving.begin(session, begun, Number(size)),
  }),
  operation('continueUpload', {
    summary: 'Goes on with a file from a byte on; with the last one it is kept.',
    who: 'whoever began it',
    again: 'once',
    params: z.strictObject({ id: Id, offset: Bytes }),
    raw: 'part',
    answer: Progress,
    example: { params: { id: IDS.file, offset: '1048576' }, answer: { offset: 3_145_728, size: 3_145_728, file: FILE } },
    run: (session, { params, body }, { receiving, signal }) =>
      receiving.append(session, params.id, Number(params.offset), body, signal),
  }),
  operation('uploaded', {
    summary: 'How far a file is, and the file once it is kept.',
    who: 'whoever sent it',
    again: 'reads',
    params: Sent,
    answer: Progress,
    example: { params: { id: IDS.file }, answer: { offset: 1_048_576, size: 3_145_728, file: null } },
    run: (session, { params }, { receiving }) => receiving.progress(session, params.id),
  }),
  operation('dropUpload', {
    summary: 'Forgets what has come of a file; one that is kept stays.',
    who: 'whoever began it',
    again: 'same',
    params: Sent,
    example: { params: { id: IDS.file } },
    run: (session, { params }, { receiving }) => receiving.drop(session, params.id),
  }),
];
