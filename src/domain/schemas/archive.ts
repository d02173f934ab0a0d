/** What a desk's archive must be, to be brought in. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { ACTS } from '../acts.ts';
import type { About, TicketEvent } from '../events.ts';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, MOST_IN_ARCHIVE } from '../archive.ts';
import { Beside } from './archive-beside.ts';
import { SavedView } from './saved-view.ts';
import { Person } from './people.ts';
import { Preferences } from './monitoring.ts';
import { Attachment, Closing, LinkEnd, Ticket, TicketFile } from './ticket.ts';
import { Code, Id, Instant, LongText, PersonId, Scope } from './values.ts';

const Count = z.number().check(z.int(), z.minimum(0));
const Line = z.string().check(z.maxLength(1024));

/** A text as history keeps it: one that was erased is empty. */
const KeptText = z.strictObject({
  id: Id,
  text: LongText,
  scope: Scope,
  files: z.optional(z.array(Attachment)),
  mentions: z.optional(z.array(PersonId)),
});

const Actor = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person'), id: PersonId }),
  z.strictObject({ type: z.literal('application') }),
  z.strictObject({ type: z.literal('peer'), desk: Line }),
]);

const {
  id: _id,
  comments: _comments,
  files: _files,
  facts: _facts,
  changed: _changed,
  version: _version,
  ...columns
} = Ticket.def.shape;
const Patch = z.partial(z.strictObject(columns));

/** One event of a ticket, without its place in a counter: it gets another one where it is brought in. */
export const ArchivedEvent = z.strictObject({
  ticket: Id,
  at: Instant,
  actor: Actor,
  command: Line,
  act: z.enum(ACTS),
  scope: Scope,
  set: Patch,
  was: Patch,
  comment: z.optional(KeptText),
  solution: z.optional(KeptText),
  files: z.optional(z.array(TicketFile)),
  hides: z.optional(Id),
  drops: z.optional(z.array(Id)),
  about: z.optional(
    z.strictObject({
      item: z.optional(Id),
      person: z.optional(PersonId),
      ticket: z.optional(Id),
      link: z.optional(LinkEnd),
      minutes: z.optional(z.number()),
      mark: z.optional(z.number()),
      urgent: z.optional(z.boolean()),
    } satisfies Record<keyof About, unknown>),
  ),
  closing: z.optional(Closing),
  quiet: z.optional(z.boolean()),
  filed: z.optional(Ticket),
} satisfies Record<keyof Omit<TicketEvent, 'desk'>, unknown>);
export type ArchivedEvent = z.infer<typeof ArchivedEvent>;

/** A file of a ticket with its bytes in base 64; without them where the archive was made so. */
export const ArchivedFile = z.strictObject({
  ...Attachment.def.shape,
  owner: PersonId,
  at: Instant,
  bytes: z.optional(z.string()),
});
export type ArchivedFile = z.infer<typeof ArchivedFile>;

/** One ticket, by what happened to it. */
export const ArchivedTicket = z.strictObject({
  events: z.array(ArchivedEvent).check(z.minLength(1)),
  files: z.optional(z.array(ArchivedFile)),
});
export type ArchivedTicket = z.infer<typeof ArchivedTicket>;

/** How far somebody has read a ticket. */
export const ArchivedMark = z.strictObject({ person: PersonId, ticket: Id, at: Instant });
export const ArchivedPreferences = z.strictObject({ person: PersonId, preferences: z.partial(Preferences) });
export { Person as ArchivedPerson, SavedView as ArchivedView };

/** Everything of an archive but what its lists hold, each of which is checked by itself, in slices. */
export const ArchiveFrame = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT, { error: 'not-an-archive' }),
  version: z.literal(ARCHIVE_VERSION, { error: 'another-version' }),
  made: Instant,
  /** Whether every ticket of the desk is in it, and whether the bytes of files are. */
  whole: z.boolean(),
  files: z.boolean(),
  counts: z.strictObject({
    people: Count,
    views: Count,
    preferences: Count,
    marks: Count,
    tickets: Count,
    events: Count,
    files: Count,
  }),
  number: Count,
  turns: z.record(PersonId, Instant),
  desk: z.looseObject({ id: Code }),
  beside: Beside,
  people: z.array(z.unknown()).check(z.maxLength(MOST_IN_ARCHIVE, { error: 'too-many' })),
  views: z.array(z.unknown()).check(z.maxLength(MOST_IN_ARCHIVE, { error: 'too-many' })),
  preferences: z.array(z.unknown()).check(z.maxLength(MOST_IN_ARCHIVE, { error: 'too-many' })),
  tickets: z.array(z.unknown()).check(z.maxLength(MOST_IN_ARCHIVE, { error: 'too-many' })),
  marks: z.array(z.unknown()).check(z.maxLength(MOST_IN_ARCHIVE * 10, { error: 'too-many' })),
});
export type ArchiveFrame = z.infer<typeof ArchiveFrame>;
