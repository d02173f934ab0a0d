/** What an archive holds beside tickets and people: the history of the settings, who was appointed, articles. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { MOST_IN_ARCHIVE } from '../archive.ts';
import type { DeskEvent, StoredDeskEvent } from '../desk-events.ts';
import { ArticleContent, AvoidedTicket } from './knowledge.ts';
import { Person, Profile } from './people.ts';
import { Id, Instant, PersonId } from './values.ts';

const Count = z.number().check(z.int(), z.minimum(0));
const Name = z.string().check(z.minLength(1), z.maxLength(64));

/** A value of the document as it was or is: whatever a document may hold, of a size that one has. */
const Value = z.unknown().check(z.refine((value) => (JSON.stringify(value) ?? '').length <= 1_000_000, { error: 'too-large' }));

const { serves, suspended } = Person.shape;
/** A person's own schema gives a profile to whoever names none; here none is one that the page says. */
const Appointment = z.partial(z.strictObject({ profile: Profile, serves, suspended }));

/** What happened to the desk itself; its place is among these, from 1. */
const DeskChange = z.strictObject({
  act: Name,
  by: z.nullable(PersonId),
  about: z.strictObject({
    service: z.optional(z.string()),
    category: z.optional(z.string()),
    person: z.optional(PersonId),
    mode: z.optional(z.string()),
    field: z.optional(z.string()),
  } satisfies Record<keyof DeskEvent['about'], unknown>),
  changes: z.array(z.strictObject({ path: z.array(z.string()), was: z.optional(Value), now: z.optional(Value) })),
  people: z.array(z.strictObject({ person: PersonId, was: Appointment, now: Appointment, added: z.optional(z.boolean()) })),
  undoes: z.optional(Count),
  revision: Count,
  at: Instant,
} satisfies Record<keyof Omit<StoredDeskEvent, 'desk' | 'sequence'>, unknown>);

const ArticlePatch = z.partial(z.strictObject({ ...ArticleContent.def.shape, state: z.enum(['draft', 'published']) }));

const ArticleEvent = z.strictObject({
  at: Instant,
  by: PersonId,
  command: z.string().check(z.maxLength(1024)),
  act: Name,
  set: ArticlePatch,
  was: ArticlePatch,
  version: Count,
});

const Article = z.strictObject({
  ...ArticleContent.def.shape,
  id: Id,
  state: z.enum(['draft', 'published']),
  author: PersonId,
  version: Count,
  createdAt: Instant,
  changedAt: Instant,
  changedBy: PersonId,
  terms: z.string(),
  helped: Count,
  reported: Count,
  events: z.array(ArticleEvent),
});

const atMost = z.maxLength(MOST_IN_ARCHIVE, { error: 'too-many' });

export const Beside = z.strictObject({
  appointed: z.array(z.strictObject({ person: PersonId, appointed: Appointment, said: z.optional(Appointment) })).check(atMost),
  history: z.array(DeskChange).check(atMost),
  articles: z.array(Article).check(atMost),
  articleMarks: z
    .array(z.strictObject({ person: PersonId, article: Id, helped: z.boolean(), reported: z.boolean() }))
    .check(atMost),
  avoided: z.array(z.strictObject({ ...AvoidedTicket.def.shape, at: Instant })).check(atMost),
});
export type Beside = z.infer<typeof Beside>;
