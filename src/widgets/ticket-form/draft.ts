/**
 * What the form holds, as it is kept between two keystrokes, two tabs and two lives of the page. The identity of what will
 * be sent is part of it: sent again after a crash or by a second click, it is the same command and files one ticket.
 */
import * as z from 'zod/mini';
import { PageContext } from '../../domain/fields.ts';
import { Id, Kind, PersonId, Priority } from '../../domain/values.ts';

const Named = z.object({ id: PersonId, name: z.string() });
/** A person chosen in the form, with the name to show again later. */
export type Named = z.infer<typeof Named>;

/** What will be sent for one assignee; `''` stands for the only ticket of the other modes. */
const Sending = z.object({ command: Id, ticket: Id });
export type Sending = z.infer<typeof Sending>;

/** A file that is in the form: its bytes are kept beside, under its id. */
export const DraftFile = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** Code of the file field that it answers; null for the ticket's own files. */
  field: z.nullable(z.string()),
});
export type DraftFile = z.infer<typeof DraftFile>;

export const Draft = z.object({
  version: z.literal(1),
  sendings: z.record(z.string(), Sending),
  /** A sending has begun: what was sent may have arrived although no answer did. */
  sent: z.boolean(),
  service: z.nullable(z.string()),
  category: z.nullable(z.string()),
  kind: z.nullable(Kind),
  summary: z.string(),
  description: z.string(),
  /** The template that filled the description, so that another category may replace it while it is untouched. */
  template: z.string(),
  /** As typed: a number is a text until it is sent. */
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Names of the people chosen in person fields. */
  names: z.record(z.string(), z.string()),
  files: z.array(DraftFile),
  /** Absent: not gathered yet; null: the person took it away. */
  page: z.optional(z.nullable(PageContext)),
  requester: z.nullable(Named),
  assignees: z.array(Named),
  observers: z.array(Named),
  priority: z.nullable(Priority),
  group: z.nullable(z.string()),
});
export type Draft = z.infer<typeof Draft>;

/** An empty form. */
export function blankDraft(): Draft {
  return {
    version: 1,
    sendings: {},
    sent: false,
    service: null,
    category: null,
    kind: null,
    summary: '',
    description: '',
    template: '',
    fields: {},
    names: {},
    files: [],
    requester: null,
    assignees: [],
    observers: [],
    priority: null,
    group: null,
  };
}

/** Whether nothing in it is worth keeping: what the page or a template put there by itself does not count. */
export function isBlank(draft: Draft): boolean {
  const typed = draft.summary.trim() !== '' || (draft.description.trim() !== '' && draft.description !== draft.template);
  const answered = Object.values(draft.fields).some((value) => value.length > 0);
  const people = draft.requester !== null || draft.assignees.length > 0 || draft.observers.length > 0;
  return !typed && !answered && !people && draft.files.length === 0 && !draft.sent;
}

/** The identities of what will be sent, made once for each assignee. */
export function withSendings(draft: Draft, several: boolean, fresh: () => string): Draft {
  const wanted = several && draft.assignees.length > 0 ? draft.assignees.map((each) => each.id) : [''];
  const sendings = Object.fromEntries(wanted.map((id) => [id, draft.sendings[id] ?? { command: fresh(), ticket: fresh() }]));
  return { ...draft, sendings };
}
