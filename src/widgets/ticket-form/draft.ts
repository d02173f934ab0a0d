/**
 * What the form holds, as it is kept between two keystrokes, two tabs and two lives of the page. The identity of what will
 * be sent is part of it: sent again after a crash or by a second click, it is the same command and files one ticket.
 */
import type { Session } from '../../backends/backend.ts';
import type { PageContext } from '../../domain/fields.ts';
import type { Kind, Priority } from '../../domain/values.ts';
import type { DraftKey } from '../shared/drafts-aside.ts';

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

/** Under which name the draft of a form is kept: forms that the page fixes on a place have their own. */
export function draftKey(
  session: Session,
  { backend, service, category }: { readonly backend: string; readonly service: string; readonly category: string },
): DraftKey {
  const slot = ['new', service, category].filter((part) => part !== '').join(' ');
  return { backend, desk: session.desk.id, person: session.me.id, slot };
}
