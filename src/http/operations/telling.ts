/** The operations of what one is told of in the page, and of articles and known problems. */
import * as z from 'zod/mini';
import { PAGE_CHANNELS } from '../../domain/page-channels.ts';
import { ArticleContent, ArticleQuery, AvoidedTicket, KnowledgeCommand } from '../../domain/schemas/knowledge.ts';
import { Id, PersonId } from '../../domain/schemas/values.ts';
import { operation, type Operation } from '../operation.ts';
import { Entry, Linked, People } from './answers.ts';
import { AT, ENTRY, IDS, LEA, PEOPLE } from './examples.ts';
import { PlaceAsked } from './tickets.ts';

const Count = z.number();
const Name = z.string().check(z.maxLength(512));
const Loose = z.looseObject({});
const LINKED = { id: IDS.ticket, key: 'INF_7', summary: 'Je ne vois plus mes cours', state: 'open' } as const;

const Notice = { id: z.string(), reason: z.string(), stoppable: z.boolean(), read: z.boolean() };

const noticeOperations: readonly Operation[] = [
  operation('notices.page', {
    summary: 'What one was told of in the page, newest first.',
    who: 'everybody, their own',
    again: 'reads',
    params: z.strictObject({
      before: z.optional(Name),
      limit: z.optional(z.string().check(z.regex(/^\d{1,3}$/u, { error: 'malformed' }))),
      unreadOnly: z.optional(z.enum(['true', 'false'])),
      channel: z.optional(z.enum(PAGE_CHANNELS)),
    }),
    answer: z.looseObject({
      notices: z.array(
        z.union([
          z.looseObject({ ...Notice, ticket: Linked, entry: Entry }),
          z.looseObject({
            ...Notice,
            ticket: z.null(),
            at: z.string(),
            over: z.boolean(),
            article: z.nullable(z.looseObject({ id: z.string(), title: ArticleContent.def.shape.title })),
          }),
        ]),
      ),
      people: People,
      linked: z.record(z.string(), Linked),
      next: z.nullable(z.string()),
      unread: Count,
    }),
    example: {
      params: { limit: '20' },
      answer: {
        notices: [{ id: '42', ticket: LINKED, reason: 'requester', stoppable: true, entry: ENTRY, read: false }],
        people: PEOPLE,
        linked: {},
        next: null,
        unread: 1,
      },
    },
    run: (session, { params: { limit, unreadOnly, ...params } }) =>
      session.notices.page({
        ...params,
        ...(limit === undefined ? {} : { limit: Number(limit) }),
        ...(unreadOnly === undefined ? {} : { unreadOnly: unreadOnly === 'true' }),
      }),
  }),
  operation('notices.unread', {
    summary: 'How many notices of the bell are unread.',
    who: 'everybody, their own',
    again: 'reads',
    answer: Count,
    example: { answer: 1 },
    run: (session) => session.notices.unread(),
  }),
  operation('notices.mark', {
    summary: 'Marks notices as read, or as unread.',
    who: 'everybody, their own',
    again: 'same',
    body: z.strictObject({
      which: z.union([z.array(Name).check(z.maxLength(1000)), z.strictObject({ ticket: Name }), z.literal('all')]),
      read: z.boolean(),
    }),
    answer: Count,
    example: { body: { which: 'all', read: true }, answer: 0 },
    run: (session, { body }) => session.notices.mark(body.which, body.read),
  }),
];

const Problem = z.looseObject({
  reported: Count,
  mine: z.boolean(),
  open: z.boolean(),
  overAt: z.nullable(z.string()),
  ticket: z.nullable(z.looseObject({ id: Id, key: z.nullable(z.string()), summary: z.string() })),
});
const Line = z.looseObject({
  id: Id,
  kind: ArticleContent.def.shape.kind,
  title: z.looseObject({ fr: z.string(), en: z.optional(z.string()) }),
  scope: ArticleContent.def.shape.scope,
  state: z.enum(['draft', 'published']),
  places: z.array(Loose),
  changedAt: z.string(),
  problem: z.nullable(Problem),
});
const Whole = z.looseObject({
  ...Line.def.shape,
  text: z.looseObject({ fr: z.string(), en: z.optional(z.string()) }),
  version: Count,
  changedBy: z.nullable(PersonId),
  helped: Count,
  helpedMe: z.boolean(),
  right: z.string(),
  people: People,
});
const Lines = z.looseObject({ rows: z.array(Line) });
const LINE = {
  id: IDS.article,
  kind: 'article',
  title: { fr: 'Retrouver son mot de passe' },
  scope: 'everyone',
  state: 'published',
  places: [],
  changedAt: AT,
  problem: null,
} as const;
const WHOLE = {
  ...LINE,
  text: { fr: 'Allez sur **Mon compte**.' },
  version: 2,
  changedBy: null,
  helped: 3,
  helpedMe: false,
  right: 'none',
  people: {},
} as const;
const PROBLEM = { reported: 12, mine: true, open: true, overAt: null, ticket: null } as const;
const Article = z.strictObject({ article: Name });
const READERS = 'whomever the article is for';
const On = z.boolean();

const knowledgeOperations: readonly Operation[] = [
  operation('knowledge.search', {
    summary: 'Published articles that answer what somebody types, the best first.',
    who: READERS,
    again: 'reads',
    body: z.strictObject({
      text: z.string(),
      place: PlaceAsked,
      limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(200))),
    }),
    answer: z.array(Line),
    example: { body: { text: 'mot de passe', place: { service: 'moodle', category: null } }, answer: [LINE] },
    run: (session, { body }) => session.knowledge.search(body.text, body.place, body.limit),
  }),
  operation('knowledge.page', {
    summary: 'Articles that one reads, all of them or some.',
    who: READERS,
    again: 'reads',
    body: ArticleQuery,
    answer: Lines,
    example: { body: { text: 'mot de passe' }, answer: { rows: [LINE] } },
    run: (session, { body }) => session.knowledge.page(body),
  }),
  operation('knowledge.mine', {
    summary: 'Known problems of which one said that one has them too.',
    who: 'everybody, their own',
    again: 'reads',
    answer: Lines,
    example: { answer: { rows: [{ ...LINE, kind: 'known-problem', problem: PROBLEM }] } },
    run: (session) => session.knowledge.mine(),
  }),
  operation('knowledge.run', {
    summary: 'Writes, publishes, withdraws or discards an article.',
    who: 'technicians and above write, moderators and above publish, in its places',
    again: 'once',
    body: KnowledgeCommand,
    answer: z.nullable(Whole),
    example: { body: { do: 'publish', id: IDS.command, article: IDS.article, seen: 1 }, answer: WHOLE },
    run: (session, { body }) => session.knowledge.run(body),
  }),
  operation('knowledge.meToo', {
    summary: 'Says that one has a problem too, or takes it back.',
    who: 'whoever reads the problem or what stands for it',
    again: 'same',
    body: z.strictObject({ problem: z.union([z.strictObject({ article: Name }), z.strictObject({ ticket: Name })]), on: On }),
    answer: Problem,
    example: { body: { problem: { article: IDS.article }, on: true }, answer: PROBLEM },
    run: (session, { body }) => session.knowledge.meToo(body.problem, body.on),
  }),
  operation('knowledge.avoided', {
    summary: 'Counts a ticket that was not filed since its answer was found, or takes that back.',
    who: 'everybody',
    again: 'same',
    body: z.strictObject({ ticket: AvoidedTicket, on: On }),
    example: {
      body: {
        ticket: { id: IDS.text, by: { type: 'article', id: IDS.article }, service: 'moodle', category: 'acces' },
        on: true,
      },
    },
    place: (path) => path.replace(/^ticket\.?/u, ''),
    run: (session, { body }) => session.knowledge.avoided(body.ticket, body.on),
  }),
  operation('knowledge.read', {
    summary: 'One article whole.',
    who: READERS,
    again: 'reads',
    params: Article,
    answer: Whole,
    example: { params: { article: IDS.article }, answer: WHOLE },
    run: (session, { params }) => session.knowledge.read(params.article),
  }),
  operation('knowledge.history', {
    summary: 'What was done with an article, the last first.',
    who: 'whoever may write it',
    again: 'reads',
    params: Article,
    answer: z.looseObject({
      changes: z.array(z.looseObject({ version: Count, at: z.string(), by: PersonId, act: z.string(), set: Loose, was: Loose })),
      people: People,
    }),
    example: {
      params: { article: IDS.article },
      answer: {
        changes: [{ version: 2, at: AT, by: LEA.id, act: 'publish', set: { state: 'published' }, was: { state: 'draft' } }],
        people: PEOPLE,
      },
    },
    run: (session, { params }) => session.knowledge.history(params.article),
  }),
  operation('knowledge.helped', {
    summary: 'Says that an article helped, or takes it back.',
    who: READERS,
    again: 'same',
    params: Article,
    body: z.strictObject({ on: On }),
    answer: Whole,
    example: { params: { article: IDS.article }, body: { on: true }, answer: { ...WHOLE, helped: 4, helpedMe: true } },
    run: (session, { params, body }) => session.knowledge.helped(params.article, body.on),
  }),
];

export const tellingOperations: readonly Operation[] = [...noticeOperations, ...knowledgeOperations];
