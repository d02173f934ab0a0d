/** What tickets that another system kept must be told as, to be brought in. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { FieldDefinition, FieldValues } from './fields.ts';
import { State } from './states.ts';
import { Attachment, LinkType } from './ticket.ts';
import { Code, Id, Instant, Kind, LongText, PersonId, Priority, Scope, Summary, WrittenText } from './values.ts';

const Name = z.string().check(z.minLength(1), z.maxLength(512));
const base = { at: Instant, by: z.nullable(PersonId) };

/** One thing that happened to it; by nobody: nobody knows by whom. */
export const BroughtAct = z.discriminatedUnion('do', [
  z.strictObject({ ...base, do: z.literal('comment'), text: WrittenText, scope: Scope, files: z.optional(z.array(Attachment)) }),
  z.strictObject({ ...base, do: z.literal('solution'), text: WrittenText }),
  z.strictObject({ ...base, do: z.literal('state'), state: State }),
  z.strictObject({ ...base, do: z.literal('assign'), to: z.nullable(PersonId) }),
  z.strictObject({ ...base, do: z.literal('attach'), files: z.array(Attachment).check(z.minLength(1)), scope: Scope }),
]);
export type BroughtAct = z.infer<typeof BroughtAct>;

/** A ticket as another system tells it. */
export const BroughtTicket = z.strictObject({
  /** Tells it from the others of its source, each time that it is brought. */
  name: Name,
  /** The key that people knew it by: it is found by it here. */
  key: z.optional(Name),
  summary: Summary,
  description: LongText,
  kind: z.optional(Kind),
  priority: z.optional(Priority),
  service: z.optional(Code),
  category: z.optional(Code),
  requester: PersonId,
  filer: z.optional(PersonId),
  filedAt: Instant,
  /** How it ends, whatever its acts tell; absent: as they leave it. */
  state: z.optional(State),
  assignee: z.optional(z.nullable(PersonId)),
  fields: z.optional(FieldValues),
  /** Those that stood higher enter the stack above those that stood lower; absent: below. */
  standing: z.optional(z.number()),
  files: z.optional(z.array(Attachment)),
  observers: z.optional(z.array(PersonId)),
  watchers: z.optional(z.array(PersonId)),
  acts: z.optional(z.array(BroughtAct)),
  /** Others of the same source, by their names. */
  links: z.optional(z.array(z.strictObject({ type: LinkType, to: Name }))),
});
export type BroughtTicket = z.infer<typeof BroughtTicket>;

/** Everything that is brought at once. */
export const Brought = z.strictObject({
  /** Where it is from, in a few letters: the same name of the same source is the same ticket. */
  source: Name,
  tickets: z.array(z.unknown()).check(z.maxLength(1_000_000, { error: 'too-many' })),
  people: z.array(
    z.strictObject({
      id: PersonId,
      name: z.string().check(z.minLength(1), z.maxLength(255)),
      mail: z.optional(z.string().check(z.maxLength(255))),
    }),
  ),
  /** Custom fields that the desk has not: it gets them. */
  fields: z.array(FieldDefinition),
  files: z.array(z.strictObject({ id: Id, bytes: z.instanceof(Blob) })),
});
