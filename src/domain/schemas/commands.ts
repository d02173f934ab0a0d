/** What each command carries: the only source of what is valid (domain §3). Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { FieldValues, PageContext } from './fields.ts';
import { State, WaitingReason } from './states.ts';
import { Attachment, ChecklistChange, LinkType } from './ticket.ts';
import { Code, Id, Instant, Kind, LongText, Origin, PersonId, Priority, Scope, Summary, WrittenText } from './values.ts';

/** A text that goes with a command, and for whom. */
export const ScopedText = z.strictObject({
  /** Identity of the comment, made where it is typed. */
  id: Id,
  text: WrittenText,
  scope: Scope,
  files: z.optional(z.array(Attachment).check(z.maxLength(100))),
  mentions: z.optional(z.array(PersonId).check(z.maxLength(50))),
});
export type ScopedText = z.infer<typeof ScopedText>;

const common = {
  /** The command's identity: the same one sent twice is done once. */
  id: Id,
  ticket: Id,
  /** The version the person saw; only ever used to tell them what changed since. */
  seen: z.optional(z.number()),
  /** Tell nobody, where the desk allows it. */
  quiet: z.optional(z.boolean()),
};
const optionalText = { comment: z.optional(ScopedText) };
const requiredText = { comment: ScopedText };

/** A command without argument beyond an optional comment. */
function plain<Name extends string>(name: Name) {
  return z.strictObject({ ...common, ...optionalText, do: z.literal(name) });
}

/** A command that says why. */
function reasoned<Name extends string>(name: Name) {
  return z.strictObject({ ...common, ...requiredText, do: z.literal(name) });
}

export const File = z.strictObject({
  ...common,
  do: z.literal('file'),
  service: z.optional(Code),
  category: z.optional(Code),
  kind: z.optional(Kind),
  origin: z.optional(Origin),
  summary: Summary,
  description: LongText,
  fields: z.optional(FieldValues),
  files: z.optional(z.array(Attachment).check(z.maxLength(100))),
  page: z.optional(PageContext),
  requester: z.optional(PersonId),
  assignee: z.optional(PersonId),
  observers: z.optional(z.array(PersonId).check(z.maxLength(50))),
  group: z.optional(z.string().check(z.maxLength(255))),
  priority: z.optional(Priority),
  restricted: z.optional(z.boolean()),
});

/** What a person fills in to file; also what a draft holds. */
export type FileCommand = z.infer<typeof File>;

export const Edit = z.strictObject({
  ...common,
  ...optionalText,
  do: z.literal('edit'),
  summary: z.optional(Summary),
  description: z.optional(LongText),
  kind: z.optional(Kind),
  fields: z.optional(FieldValues),
  page: z.optional(z.nullable(PageContext)),
  restricted: z.optional(z.boolean()),
});

export const Command = z.discriminatedUnion('do', [
  File,
  Edit,
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('attach'),
    files: z.array(Attachment).check(z.minLength(1), z.maxLength(100)),
    scope: Scope,
  }),
  z.strictObject({ ...common, ...requiredText, do: z.literal('detach'), file: Id }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('withdraw'), entry: Id }),
  z.strictObject({ ...common, do: z.literal('see') }),
  reasoned('comment'),
  reasoned('answer'),
  plain('take'),
  plain('take-over'),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('assign'),
    /** Null: whom the place's own algorithm chooses, other than who has it. */
    to: z.nullable(PersonId),
  }),
  plain('release'),
  reasoned('ask'),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('postpone'),
    reason: WaitingReason.check(z.refine((reason) => reason !== 'requester', { error: 'ask-instead' })),
    until: z.optional(Instant),
  }),
  plain('recall'),
  plain('test'),
  plain('pass-test'),
  reasoned('fail-test'),
  plain('publish'),
  /** The solution is a public comment of its own kind; `comment` may add a note for staff. */
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('resolve'),
    solution: z.optional(ScopedText),
    minutes: z.optional(z.number().check(z.int(), z.minimum(1))),
  }),
  plain('approve-closure'),
  reasoned('refuse-closure'),
  plain('expire'),
  plain('settle'),
  plain('cancel'),
  reasoned('refuse'),
  plain('reopen'),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('move'),
    service: Code,
    category: Code,
    observe: z.optional(z.boolean()),
  }),
  plain('move-back'),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('distribute'),
    desk: Code,
    service: z.optional(Code),
    category: z.optional(Code),
  }),
  plain('escalate'),
  plain('take-back'),
  z.strictObject({ ...common, ...requiredText, do: z.literal('return') }),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('relay'),
    state: z.optional(State),
    key: z.optional(z.string().check(z.maxLength(255))),
  }),
  plain('inform'),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('set-state'),
    state: State,
    reason: z.optional(WaitingReason),
    until: z.optional(Instant),
    solution: z.optional(ScopedText),
  }),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('ask-approval'),
    approvers: z.optional(z.array(PersonId).check(z.maxLength(20))),
  }),
  plain('grant-approval'),
  reasoned('deny-approval'),
  z.strictObject({
    ...common,
    do: z.literal('rank'),
    to: z.union([z.enum(['top', 'up', 'down', 'bottom']), z.number().check(z.int(), z.minimum(1))]),
  }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('set-priority'), priority: Priority }),
  z.strictObject({ ...common, ...requiredText, do: z.literal('ask-raise'), urgent: z.boolean() }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('link'), type: LinkType, to: Id }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('unlink'), type: LinkType, to: Id }),
  z.strictObject({ ...common, do: z.literal('split'), entry: Id, new: Id, summary: Summary, description: LongText }),
  z.strictObject({ ...common, ...requiredText, do: z.literal('merge'), into: Id }),
  plain('unmerge'),
  z.strictObject({ ...common, ...optionalText, do: z.literal('invite'), person: PersonId }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('uninvite'), person: PersonId }),
  z.strictObject({ ...common, do: z.literal('watch') }),
  z.strictObject({ ...common, do: z.literal('unwatch') }),
  z.strictObject({ ...common, do: z.literal('me-too') }),
  z.strictObject({ ...common, do: z.literal('not-me-too') }),
  z.strictObject({ ...common, ...optionalText, do: z.literal('change-requester'), to: PersonId }),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('log-time'),
    minutes: z.number().check(z.int(), z.minimum(1), z.maximum(100_000)),
  }),
  z.strictObject({
    ...common,
    ...optionalText,
    do: z.literal('rate'),
    /** Null: the person rather says nothing, and is not asked again. */
    mark: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(4))),
  }),
  z.strictObject({ ...common, do: z.literal('checklist'), change: ChecklistChange }),
  plain('remind'),
  reasoned('break-glass'),
  z.strictObject({ ...common, do: z.literal('erase') }),
]);
export type Command = z.infer<typeof Command>;

/** What is done in one go, all or nothing. */
export const Batch = z.array(Command).check(z.minLength(1), z.maxLength(100));
export type Batch = z.infer<typeof Batch>;
