/**
 * What the form holds, as it is kept between two keystrokes, two tabs and two lives of the page. The identity of what will
 * be sent is part of it: sent again after a crash or by a second click, it is the same command and files one ticket.
 */
import type { PageContext } from '../../domain/fields.ts';
import { KINDS, PRIORITIES, type Kind, type Priority } from '../../domain/values.ts';
import {
  either,
  isNumber,
  isSwitch,
  isText,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  shaped,
  type Is,
} from '../shared/shape.ts';

/** A person chosen in the form, with the name to show again later. */
export interface Named {
  id: string;
  name: string;
}

/** What will be sent for one assignee; `''` stands for the only ticket of the other modes. */
export interface Sending {
  command: string;
  ticket: string;
}

/** A file that is in the form: its bytes are kept beside, under its id. */
export interface DraftFile {
  id: string;
  name: string;
  type: string;
  size: number;
  /** Code of the file field that it answers; null for the ticket's own files. */
  field: string | null;
}

export interface Draft {
  version: 1;
  sendings: Record<string, Sending>;
  /** A sending has begun: what was sent may have arrived although no answer did. */
  sent: boolean;
  service: string | null;
  category: string | null;
  kind: Kind | null;
  summary: string;
  description: string;
  /** The template that filled the description, so that another category may replace it while it is untouched. */
  template: string;
  /** As typed: a number is a text until it is sent. */
  fields: Record<string, string | string[]>;
  /** Names of the people chosen in person fields. */
  names: Record<string, string>;
  files: DraftFile[];
  /** Absent: not gathered yet; null: the person took it away. */
  page?: PageContext | null | undefined;
  requester: Named | null;
  assignees: Named[];
  observers: Named[];
  priority: Priority | null;
  group: string | null;
}

const isNamed = shaped<Named>({ id: isText, name: isText });

/** Whether what was kept is a draft of this version. */
export const isDraft: Is<Draft> = shaped<Draft>({
  version: oneOf([1]),
  sendings: recordOf(shaped<Sending>({ command: isText, ticket: isText })),
  sent: isSwitch,
  service: orNull(isText),
  category: orNull(isText),
  kind: orNull(oneOf(KINDS)),
  summary: isText,
  description: isText,
  template: isText,
  fields: recordOf(either(isText, listOf(isText))),
  names: recordOf(isText),
  files: listOf(shaped<DraftFile>({ id: isText, name: isText, type: isText, size: isNumber, field: orNull(isText) })),
  page: orAbsent(orNull(recordOf(isText) as Is<PageContext>)),
  requester: orNull(isNamed),
  assignees: listOf(isNamed),
  observers: listOf(isNamed),
  priority: orNull(oneOf(PRIORITIES)),
  group: orNull(isText),
});

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
