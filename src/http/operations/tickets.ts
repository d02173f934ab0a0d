/** The operations on tickets and their lists. */
import * as z from 'zod/mini';
import { Batch } from '../../domain/schemas/commands.ts';
import { Predicate } from '../../domain/schemas/predicate.ts';
import { TicketQuery } from '../../domain/schemas/query.ts';
import { Code } from '../../domain/schemas/values.ts';
import { operation, type Operation } from '../operation.ts';
import { packed } from '../verdicts.ts';
import { Outcome, Page, Thread, TicketView } from './answers.ts';
import { CURSOR, ENTRY, IDS, PAGE_ROW, PEOPLE, VERDICTS, VIEW } from './examples.ts';

/** An id, a key, or a former key. */
const Key = z.string().check(z.maxLength(512));
const Named = z.strictObject({ ticket: Key });
export const PlaceAsked = z.strictObject({ service: z.nullable(Code), category: z.nullable(Code) });
/** Most predicates that are counted at once. */
const MOST_COUNTS = 200;

export const ticketOperations: readonly Operation[] = [
  operation('run', {
    summary: 'Does commands about tickets, all or nothing.',
    who: 'by command, profile and relation to the ticket: see docs/lifecycle.md',
    again: 'once',
    body: Batch,
    answer: Outcome,
    // Of a single command, whoever calls the seam is told no place.
    place: (path, body) => (Array.isArray(body) && body.length === 1 ? path.replace(/^0\.?/u, '') : path),
    example: {
      body: [
        {
          id: IDS.command,
          ticket: IDS.ticket,
          do: 'file',
          service: 'moodle',
          category: 'acces',
          summary: 'Je ne vois plus mes cours',
          description: 'Depuis ce matin.',
        },
      ],
      answer: { tickets: [VIEW], cursor: CURSOR },
    },
    run: (session, { body }) => session.run(body),
  }),
  operation('ticket', {
    summary: 'One ticket, by its id, its key or a former key.',
    who: 'whoever reads the ticket; to others there is none',
    again: 'reads',
    params: z.strictObject({ key: Key }),
    answer: TicketView,
    example: { params: { key: 'INF_7' }, answer: VIEW },
    run: (session, { params }) => session.ticket(params.key),
  }),
  operation('timeline', {
    summary: 'What came before a place of a ticket’s thread, oldest first.',
    who: 'whoever reads the ticket',
    again: 'reads',
    params: z.strictObject({ ticket: Key, before: z.string().check(z.maxLength(512)) }),
    answer: Thread,
    example: { params: { ticket: IDS.ticket, before: '101' }, answer: { entries: [ENTRY], earlier: null } },
    run: (session, { params }) => session.timeline(params.ticket, params.before),
  }),
  operation('tickets', {
    summary: 'A page of a list: filter, words, order, at most 200 lines.',
    who: 'everybody, of the tickets that they read',
    again: 'reads',
    body: TicketQuery,
    answer: Page,
    example: {
      body: { where: { eq: ['state', 'open'] }, sort: [{ by: 'filed', descending: true }], limit: 50, count: true },
      answer: { rows: [PAGE_ROW], verdicts: [VERDICTS], people: PEOPLE, next: null, total: 1 },
    },
    run: async (session, { body }) => packed(await session.tickets(body)),
  }),
  operation('counts', {
    summary: 'How many tickets satisfy each of some predicates, in one reading.',
    who: 'everybody, of the tickets that they read',
    again: 'reads',
    body: z
      .record(z.string().check(z.maxLength(200)), Predicate)
      .check(z.refine((where) => Object.keys(where).length <= MOST_COUNTS, { error: 'too-many' })),
    answer: z.record(z.string(), z.number()),
    example: { body: { free: { eq: ['assignee', null] } }, answer: { free: 3 } },
    run: (session, { body }) => session.counts(body),
  }),
  operation('similar', {
    summary: 'Tickets in the way of filing one more: one’s own active ones, and known problems.',
    who: 'everybody, of the tickets that they read',
    again: 'reads',
    body: z.strictObject({ text: z.string(), place: PlaceAsked }),
    answer: Page,
    example: {
      body: { text: 'Je ne vois plus mes cours', place: { service: 'moodle', category: 'acces' } },
      answer: { rows: [PAGE_ROW], verdicts: [VERDICTS], people: PEOPLE, next: null },
    },
    run: async (session, { body }) => packed(await session.similar(body.text, body.place)),
  }),
  operation('read', {
    summary: 'Marks a ticket as read, up to the version that one holds.',
    who: 'whoever reads the ticket',
    again: 'same',
    params: Named,
    body: z.strictObject({ version: z.string().check(z.maxLength(512)) }),
    example: { params: { ticket: IDS.ticket }, body: { version: '2' } },
    run: (session, { params, body }) => session.read(params.ticket, body.version),
  }),
  operation('announce', {
    summary: 'Says what one is doing with a ticket, for twenty seconds.',
    who: 'whoever reads the ticket',
    again: 'same',
    params: Named,
    body: z.strictObject({ doing: z.enum(['reading', 'typing', 'noting', 'left']) }),
    example: { params: { ticket: IDS.ticket }, body: { doing: 'typing' } },
    run: (session, { params, body }) => session.announce(params.ticket, body.doing),
  }),
];
