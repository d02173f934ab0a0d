/** What operations answer about tickets, as the document of the interface tells it. Tolerant: a later server may say more. */
import * as z from 'zod/mini';
import { COMMANDS } from '../../domain/commands.ts';
import { DELAYS } from '../../domain/reports/names.ts';
import { Desk } from '../../domain/schemas/desk.ts';
import { Person } from '../../domain/schemas/people.ts';
import { Preferences } from '../../domain/schemas/monitoring.ts';
import { State } from '../../domain/schemas/states.ts';
import { Attachment, Ticket, TicketFile } from '../../domain/schemas/ticket.ts';
import { FieldValues } from '../../domain/schemas/fields.ts';
import { Id, Instant, Kind, PersonId, Priority, Scope } from '../../domain/schemas/values.ts';

const Count = z.number().check(z.int(), z.minimum(0));
/** Opaque: given, kept and sent back. */
export const Cursor = z.string().check(z.minLength(1), z.maxLength(200));
/** A refusal's code or yes, by command. */
const Allowed = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const Card = z.looseObject({
  id: PersonId,
  name: z.string(),
  mail: z.optional(z.string()),
  school: z.optional(z.string()),
  guest: z.optional(z.boolean()),
});
export const People = z.record(z.string(), Card);

/** A ticket with everything that this person may not read emptied. */
export const TicketAnswer = z.looseObject({ ...Ticket.def.shape, summary: z.string() });
const TicketPatch = z.partial(z.looseObject({ ...TicketAnswer.def.shape }));

export const Linked = z.looseObject({ id: Id, key: z.nullable(z.string()), summary: z.string(), state: State });

export const Entry = z.looseObject({
  id: z.string(),
  at: Instant,
  actor: z.looseObject({ type: z.string(), id: z.optional(PersonId), desk: z.optional(z.string()) }),
  act: z.string(),
  scope: Scope,
  set: TicketPatch,
  was: TicketPatch,
  comments: z.array(
    z.looseObject({
      id: z.string(),
      text: z.string(),
      scope: Scope,
      solution: z.optional(z.boolean()),
      withdrawn: z.optional(z.boolean()),
    }),
  ),
  files: z.array(z.looseObject({ ...TicketFile.def.shape })),
  about: z.optional(z.looseObject({})),
});

export const TicketView = z.looseObject({
  ticket: TicketAnswer,
  key: z.nullable(z.string()),
  position: z.nullable(Count),
  timeline: z.array(Entry),
  earlier: z.nullable(z.string()),
  linked: z.record(z.string(), Linked),
  people: People,
  allowed: Allowed,
  unread: z.boolean(),
  reported: z.optional(Count),
  changedAt: Instant,
  version: z.string(),
});

export const Thread = z.looseObject({ entries: z.array(Entry), earlier: z.nullable(z.string()) });

export const Row = z.looseObject({
  id: Id,
  key: z.nullable(z.string()),
  summary: z.string(),
  kind: Kind,
  state: State,
  waiting: Ticket.def.shape.waiting,
  service: z.nullable(z.string()),
  category: z.nullable(z.string()),
  group: z.nullable(z.string()),
  priority: Priority,
  position: z.nullable(Count),
  /** What is next due by the desk's service levels: absent where nothing is, or it is not theirs to know. */
  deadline: z.optional(z.looseObject({ measure: z.enum(DELAYS), at: z.nullable(Instant), soon: z.nullable(Instant) })),
  requester: PersonId,
  assignee: z.nullable(PersonId),
  filedAt: Instant,
  changedAt: Instant,
  observers: Count,
  reported: z.optional(Count),
  unread: z.boolean(),
  approval: z.nullable(z.enum(['pending', 'granted', 'denied'])),
  files: Count,
  checklist: z.nullable(z.looseObject({ done: Count, all: Count })),
  fields: FieldValues,
  allowed: Allowed,
});

export const Page = z.looseObject({
  /** Each with the place of its verdicts among those of the page. */
  rows: z.array(z.looseObject({ ...Row.def.shape, allowed: Count })),
  /** What may be done with a row, or why not: once for all rows of which it is true. */
  verdicts: z.array(Allowed),
  people: People,
  next: z.nullable(z.string()),
  total: z.optional(Count),
  atLeast: z.optional(z.boolean()),
});

export const Outcome = z.looseObject({ tickets: z.array(TicketView), cursor: Cursor });

const Said = z.array(z.string());

/** A desk's document as this person may read it, and what is offered there. */
export const SessionAnswer = z.looseObject({
  me: z.looseObject({ ...Person.def.shape }),
  desk: z.looseObject({ ...Desk.def.shape }),
  can: z.looseObject({
    commands: z.array(z.enum(COMMANDS as [string, ...string[]])),
    batch: z.enum(['atomic', 'stepwise']),
    sorts: Said,
    sortsFields: z.optional(z.boolean()),
    filters: Said,
    search: z.enum(['terms', 'like', 'none']),
    counts: z.enum(['exact', 'bounded']),
    live: z.enum(['stream', 'poll']),
    sortsAtOnce: Count,
    jumps: z.boolean(),
    similar: z.boolean(),
    savedViews: z.boolean(),
    reports: z.boolean(),
    presence: z.boolean(),
    administration: z.optional(z.boolean()),
    preferences: z.optional(z.looseObject({ sends: Said })),
    archive: z.optional(z.boolean()),
    bringing: z.optional(z.boolean()),
    retention: z.optional(z.boolean()),
    notices: z.optional(z.looseObject({ days: Count })),
    knowledge: z.optional(z.literal(true)),
    attachments: z.optional(z.looseObject({ maxBytes: Count, maxCount: Count })),
  }),
  cursor: Cursor,
  offered: z.boolean(),
});

export const FileKept = z.looseObject({ ...Attachment.def.shape });

export const Found = z.array(z.looseObject({ ...Card.def.shape, assignable: z.boolean(), available: z.boolean() }));

export const OwnPreferences = z.looseObject({ ...Preferences.def.shape, available: z.boolean() });

export const Hearing = z.looseObject({
  hearers: z.array(z.looseObject({ person: PersonId, reason: z.nullable(z.string()), stoppable: z.boolean(), channels: Said })),
  people: People,
});

export const TodaysReport = z.nullable(
  z.looseObject({
    parts: z.array(
      z.looseObject({
        section: z.string(),
        count: Count,
        lines: z.array(z.looseObject({ row: Row, idle: z.number(), urgency: z.nullable(z.string()) })),
      }),
    ),
    total: Count,
    people: People,
  }),
);

const Change = z.looseObject({
  type: z.enum(['changed', 'gone', 'desk', 'knowledge', 'reset', 'tick', 'present', 'indexing', 'lost']),
  cursor: Cursor,
  tickets: z.optional(z.array(Id)),
  ticket: z.optional(Id),
  people: z.optional(z.array(z.looseObject({ person: Card, doing: z.string() }))),
  progress: z.optional(z.nullable(z.looseObject({ done: Count, total: Count }))),
  why: z.optional(z.string()),
});

/** What a poll answers, and each event of a stream: `to` says which of the cursors asked for it answers. */
export const LiveAnswer = z.looseObject({
  lines: z.array(
    z.union([
      z.looseObject({ to: Count, change: Change }),
      z.looseObject({ notices: z.literal(true) }),
      z.looseObject({ ready: z.literal(true) }),
    ]),
  ),
  known: z.string(),
});
