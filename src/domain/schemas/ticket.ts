/** What a ticket must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { FieldValues, PageContext } from './fields.ts';
import { State, WaitingReason } from './states.ts';
import { Code, Id, Instant, Kind, LongText, Origin, PersonId, Priority, Scope, Summary } from './values.ts';

const Count = z.number().check(z.int(), z.minimum(0));

/** A file kept with a ticket; its bytes are with the backend, under its id. */
export const Attachment = z.strictObject({
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  type: z.string().check(z.maxLength(255)),
  size: Count,
});
export type Attachment = z.infer<typeof Attachment>;

/** An attachment on a ticket: who put it there, with what, for whom. */
export const TicketFile = z.strictObject({
  ...Attachment.def.shape,
  scope: Scope,
  by: PersonId,
  at: Instant,
  /** The comment it came with. */
  comment: z.optional(Id),
  /** Hidden from all but moderators. */
  detached: z.optional(z.boolean()),
});
export type TicketFile = z.infer<typeof TicketFile>;

/** What the rules must know of a comment: its text is in the event. */
export const CommentMark = z.strictObject({
  id: Id,
  author: z.string(),
  scope: Scope,
  at: Instant,
  withdrawn: z.optional(z.boolean()),
});
export type CommentMark = z.infer<typeof CommentMark>;

/** One ticket's bond to another. `blocks`, `duplicated-by`, `causes` are the far ends of the three directed ones. */
export const LinkType = z.enum(['depends-on', 'duplicate-of', 'caused-by', 'see-also']);
export type LinkType = z.infer<typeof LinkType>;
export const LinkEnd = z.enum(['depends-on', 'duplicate-of', 'caused-by', 'see-also', 'blocks', 'duplicated-by', 'causes']);
export type LinkEnd = z.infer<typeof LinkEnd>;
export const Link = z.strictObject({ type: LinkEnd, ticket: Id });
export type Link = z.infer<typeof Link>;

/** A request's approval (domain §2). `approvers` empty: the functional administrators. */
export const Approval = z.strictObject({ state: z.enum(['pending', 'granted', 'denied']), approvers: z.array(PersonId) });
export type Approval = z.infer<typeof Approval>;

/** A stay in a state; `to` null while it lasts. */
export const Span = z.strictObject({ state: State, from: Instant, to: z.nullable(Instant) });
export type Span = z.infer<typeof Span>;

/** How a requester ended a solved ticket (domain §6). */
export const Closing = z.enum(['approved', 'settled', 'expired', 'refused']);
export type Closing = z.infer<typeof Closing>;

/** Longest text of one thing to do. */
const LONGEST_ITEM = 255;

/** One thing to do, on a ticket's checklist; its scope is who reads it. */
export const ChecklistItem = z.strictObject({
  id: Id,
  text: z.string().check(z.maxLength(LONGEST_ITEM)),
  scope: Scope,
  /** Who ticked it, and when; null while it is to be done. */
  done: z.nullable(z.strictObject({ by: PersonId, at: Instant })),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** Of one thing to do, what somebody changes: one at a time, so that two people at one list both succeed. */
export const ChecklistChange = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('add'),
    item: Id,
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_ITEM)),
    scope: Scope,
    /** Place among those that the person reads; at the end by default. */
    to: z.optional(Count),
  }),
  z.strictObject({ act: z.literal('tick'), item: Id, done: z.boolean() }),
  z.strictObject({ act: z.literal('place'), item: Id, to: Count }),
  z.strictObject({ act: z.literal('drop'), item: Id }),
]);
export type ChecklistChange = z.infer<typeof ChecklistChange>;

/** Minutes of work that somebody noted. */
export const Work = z.strictObject({ by: PersonId, at: Instant, minutes: Count });
export type Work = z.infer<typeof Work>;

/** What the numbers of a desk are made of, kept by `evolve` (domain §6). Times are milliseconds. */
export const Facts = z.strictObject({
  filedAt: Instant,
  firstResponseAt: z.nullable(Instant),
  takenAt: z.nullable(Instant),
  settledAt: z.nullable(Instant),
  closedAt: z.nullable(Instant),
  waiting: z.number(),
  pending: z.number(),
  transferred: z.number(),
  /** Since when an approval is pending, for the clock that stands meanwhile. */
  pendingSince: z.nullable(Instant),
  /** When approvals were pending that are decided; absent in facts kept before they were. */
  pendings: z.optional(z.array(z.strictObject({ from: Instant, to: Instant }))),
  reopened: Count,
  closing: z.nullable(Closing),
  spans: z.array(Span),
});
export type Facts = z.infer<typeof Facts>;

export const Ticket = z.strictObject({
  id: Id,
  desk: Code,
  /** Given by the backend on acceptance; null until then. */
  number: z.nullable(Count),
  /** Keys it was known by: before a distribute, or of a ticket merged into it. */
  aliases: z.array(z.string()),
  kind: Kind,
  origin: Origin,
  state: State,
  /** Present exactly while the state is `waiting`. */
  waiting: z.nullable(z.strictObject({ reason: WaitingReason, until: z.nullable(Instant) })),
  /** Where it is handled while `transferred`; kept, with `back`, after it returned. */
  above: z.nullable(
    z.strictObject({
      desk: z.string(),
      key: z.nullable(z.string()),
      state: State,
      since: Instant,
      back: z.optional(z.boolean()),
    }),
  ),
  /** The desk and ticket it came up from. */
  below: z.nullable(z.strictObject({ desk: z.string(), key: z.string() })),
  service: z.nullable(Code),
  category: z.nullable(Code),
  /** Places it was in before, oldest first, with who moved it on: `move-back` returns there. */
  places: z.array(z.strictObject({ service: z.nullable(Code), category: z.nullable(Code), by: PersonId })),
  group: z.nullable(z.string()),
  restricted: z.boolean(),
  summary: Summary,
  description: LongText,
  fields: FieldValues,
  page: z.nullable(PageContext),
  /** The course that it was filed from; null once that is taken away, absent in tickets kept before it was noted. */
  course: z.optional(z.nullable(z.string())),
  requester: PersonId,
  filer: PersonId,
  assignee: z.nullable(PersonId),
  observers: z.array(PersonId),
  watchers: z.array(PersonId),
  /** Of a problem: those who said that they have it too. Absent in a ticket kept before one could say so. */
  affected: z.optional(z.array(PersonId)),
  /** Functional administrators who broke the glass of a confidential ticket. */
  glass: z.array(PersonId),
  priority: Priority,
  /** Place in the desk's one stack of active tickets; null once it left it. */
  rank: z.nullable(z.string()),
  approval: z.nullable(Approval),
  /** More haste was asked for, and the team has not answered yet; absent: never asked for. */
  raise: z.optional(z.nullable(z.strictObject({ at: Instant, urgent: z.boolean() }))),
  /** Handling has begun (first take, ask, postpone, test, resolve or escalate): its requester no longer edits. */
  begun: z.boolean(),
  comments: z.array(CommentMark),
  files: z.array(TicketFile),
  links: z.array(Link),
  /** The ticket this one was merged into, and what came along, so that it can be undone. */
  merged: z.nullable(z.strictObject({ into: Id, at: Instant, from: State, assignee: z.nullable(PersonId) })),
  /** Tickets merged into this one: what each brought. */
  absorbed: z.array(
    z.strictObject({
      ticket: Id,
      aliases: z.array(z.string()),
      observers: z.array(PersonId),
      files: z.array(Id),
      /** Things to do; absent: none. */
      items: z.optional(z.array(Id)),
      /** People who have the problem; absent: nobody else than those known here. */
      affected: z.optional(z.array(PersonId)),
      /** Present where it was already said to be a duplicate: undoing the merge leaves that. */
      linked: z.optional(z.literal(true)),
    }),
  ),
  /** Minutes of work. */
  spent: Count,
  /** Whose they are, and when; absent in tickets kept before that was noted. */
  work: z.optional(z.array(Work)),
  /** What is to be done, in order; absent: nothing. */
  checklist: z.optional(z.array(ChecklistItem)),
  /** 1 (very unhappy) to 4 (very happy). */
  rating: z.nullable(z.number()),
  /** The requester was asked for it and rather says nothing: never asked again. */
  unrated: z.optional(z.boolean()),
  /** Its texts and files were erased at somebody's request (RGPD). */
  erased: z.boolean(),
  /** One reminder was sent for the present wait for the requester. */
  reminded: z.boolean(),
  facts: Facts,
  /** Last change that a reader of each scope may see. */
  changed: z.strictObject({ public: Instant, requester: Instant, staff: Instant }),
  /** Events applied so far. */
  version: Count,
});
export type Ticket = z.infer<typeof Ticket>;
