/** What each command asks for, as data; what a person typed becomes a command here, and what is missing is said here. */
import type { Command, CommandName } from '../../domain/commands.ts';
import type { FieldValues } from '../../domain/fields.ts';
import type { State, WaitingReason } from '../../domain/states.ts';
import type { Attachment, LinkType } from '../../domain/ticket.ts';
import type { Kind, Priority, Scope } from '../../domain/values.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import { textOf, type Asking, type Identities } from './asking.ts';

export { identities } from './asking.ts';
export type { Identities } from './asking.ts';

/** A part of a form. */
export type Part =
  | 'comment' // optional text
  | 'text' // text without which it is refused
  | 'solution'
  | 'minutes'
  | 'person'
  | 'place'
  | 'observe'
  | 'wait'
  | 'until'
  | 'desk'
  | 'state'
  | 'priority'
  | 'rank'
  | 'urgent'
  | 'link-type'
  | 'ticket'
  | 'link'
  | 'mark'
  | 'split'
  | 'edit'
  | 'files'
  | 'file';

export interface Form {
  readonly parts: readonly Part[];
  /** In a dialog, which says what will happen. */
  readonly modal?: boolean;
}

const ASKED: Readonly<Record<Asking, Form>> = {
  edit: { parts: ['edit'] },
  attach: { parts: ['files'] },
  detach: { parts: ['file', 'text'], modal: true },
  withdraw: { parts: [], modal: true },
  assign: { parts: ['person', 'comment'] },
  ask: { parts: ['text'] },
  postpone: { parts: ['wait', 'until', 'comment'] },
  test: { parts: ['comment'] },
  'fail-test': { parts: ['text'] },
  publish: { parts: ['comment'] },
  resolve: { parts: ['solution', 'minutes'], modal: true },
  'approve-closure': { parts: [], modal: true },
  'refuse-closure': { parts: ['text'] },
  settle: { parts: [], modal: true },
  cancel: { parts: ['comment'], modal: true },
  refuse: { parts: ['text'], modal: true },
  reopen: { parts: ['comment'] },
  move: { parts: ['place', 'observe', 'comment'] },
  'move-back': { parts: ['comment'] },
  distribute: { parts: ['desk', 'comment'], modal: true },
  escalate: { parts: ['comment'] },
  return: { parts: ['text'] },
  'set-state': { parts: ['state', 'wait', 'until', 'solution', 'comment'] },
  'ask-approval': { parts: ['person', 'comment'] },
  'deny-approval': { parts: ['text'], modal: true },
  rank: { parts: ['rank'] },
  'set-priority': { parts: ['priority', 'comment'] },
  'ask-raise': { parts: ['text', 'urgent'] },
  link: { parts: ['link-type', 'ticket', 'comment'] },
  unlink: { parts: ['link'] },
  split: { parts: ['split'] },
  merge: { parts: ['ticket', 'text'], modal: true },
  invite: { parts: ['person', 'comment'] },
  uninvite: { parts: ['person'] },
  'change-requester': { parts: ['person', 'comment'] },
  'log-time': { parts: ['minutes', 'comment'] },
  rate: { parts: ['mark'] },
  'break-glass': { parts: ['text'], modal: true },
  erase: { parts: [], modal: true },
};

/** Commands that ask for something; all others are done at once. */
export const FORMS: Readonly<Partial<Record<CommandName, Form>>> = ASKED;

/** Texts that their reader must be able to read: never a staff note (domain §3). */
const FOR_REQUESTER: ReadonlySet<CommandName> = new Set<CommandName>([
  'ask',
  'refuse',
  'deny-approval',
  'refuse-closure',
  'fail-test',
  'ask-raise',
  'return',
]);

/** The scopes a text of this command may have, among those that the person may write in. */
export function scopesFor(command: CommandName, writable: readonly Scope[]): readonly Scope[] {
  if (command === 'break-glass') return ['staff'];
  return FOR_REQUESTER.has(command) ? writable.filter((scope) => scope !== 'staff') : writable;
}

/** What was chosen in a list that is searched. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What a person typed and chose, as it stands in the form. */
export interface Values {
  text: string;
  scope: Scope;
  solution: string;
  minutes: string;
  person: Choice | null;
  service: string;
  category: string;
  observe: boolean;
  wait: Exclude<WaitingReason, 'requester'> | 'requester' | '';
  until: string;
  desk: string;
  state: State | '';
  priority: Priority | '';
  rank: 'top' | 'up' | 'down' | 'bottom' | 'number';
  place: string;
  urgent: boolean;
  linkType: LinkType;
  ticket: Choice | null;
  link: string;
  mark: string;
  summary: string;
  description: string;
  kind: Kind | '';
  restricted: boolean;
  fields: FieldValues;
  files: readonly Attachment[];
  file: string;
  entry: string;
  quiet: boolean;
}

export function blank(scope: Scope): Values {
  return {
    text: '',
    scope,
    solution: '',
    minutes: '',
    person: null,
    service: '',
    category: '',
    observe: false,
    wait: '',
    until: '',
    desk: '',
    state: '',
    priority: '',
    rank: 'top',
    place: '',
    urgent: false,
    linkType: 'see-also',
    ticket: null,
    link: '',
    mark: '',
    summary: '',
    description: '',
    kind: '',
    restricted: false,
    fields: {},
    files: [],
    file: '',
    entry: '',
    quiet: false,
  };
}

/** What the desk asks besides. */
export interface Demands {
  readonly solutionRequired: boolean;
  readonly minutesRequired: boolean;
  /** The present instant, epoch milliseconds. */
  readonly now: number;
}

/** The morning of a day, where the person is. */
function morning(day: string): string {
  return new Date(`${day}T08:00:00`).toISOString();
}

/** Parts of a form that are shown now: a state set by name asks for what that state needs. */
export function shownParts(command: CommandName, values: Values): readonly Part[] {
  const { parts } = FORMS[command] ?? { parts: [] };
  const waits = command !== 'set-state' || values.state === 'waiting';
  return parts.filter((part) => {
    if (part === 'wait') return waits;
    if (part === 'until') return waits && values.wait !== 'requester' && values.wait !== '';
    if (part === 'solution') return command !== 'set-state' || values.state === 'resolved';
    return true;
  });
}

/** Whether a text must be written, for a state set by name too. */
export function needsText(command: CommandName, values: Values): boolean {
  if (command === 'set-state') return values.state === 'abandoned' || (values.state === 'waiting' && values.wait === 'requester');
  return (FORMS[command]?.parts ?? []).includes('text');
}

function wrongIn(
  part: Part,
  command: CommandName,
  values: Values,
  { solutionRequired, minutesRequired, now }: Demands,
  words: FormWords['errors'],
): string | undefined {
  const minutes = values.minutes.trim();
  switch (part) {
    case 'text':
    case 'comment':
      return needsText(command, values) && values.text.trim() === '' ? words.text : undefined;
    case 'solution':
      return solutionRequired && values.solution.trim() === '' ? words.text : undefined;
    case 'minutes':
      if (minutes === '') return minutesRequired || command === 'log-time' ? words.minutes : undefined;
      return /^\d{1,5}$/u.test(minutes) && Number(minutes) > 0 ? undefined : words.minutes;
    case 'person':
      return values.person === null && command !== 'ask-approval' ? words.person : undefined;
    case 'ticket':
      return values.ticket === null ? words.ticket : undefined;
    case 'place':
      return values.service === '' || values.category === '' ? words.place : undefined;
    case 'wait':
      return values.wait === '' ? words.choose : undefined;
    case 'until':
      if (values.until === '') return values.wait === 'date' ? words.until : undefined;
      return Date.parse(morning(values.until)) > now ? undefined : words.until;
    case 'rank':
      return values.rank !== 'number' || /^[1-9]\d{0,6}$/u.test(values.place.trim()) ? undefined : words.rank;
    case 'split':
    case 'edit':
      return values.summary.trim() === '' ? words.summary : undefined;
    default:
      return {
        state: values.state,
        priority: values.priority,
        desk: values.desk,
        mark: values.mark,
        link: values.link,
        file: values.file,
      }[part as string] === ''
        ? words.choose
        : undefined;
  }
}

/** What is missing or wrong, part by part. */
export function wrongParts(
  command: CommandName,
  values: Values,
  demands: Demands,
  words: FormWords['errors'],
): Partial<Record<Part, string>> {
  const found: Partial<Record<Part, string>> = {};
  for (const part of shownParts(command, values)) {
    const wrong = wrongIn(part, command, values, demands, words);
    if (wrong !== undefined) found[part] = wrong;
  }
  return found;
}

/** Of the parts that were said to be wrong, those that still are, as they are now: none comes before the form is sent again. */
export function stillWrong(
  said: Partial<Record<Part, string>>,
  now: Partial<Record<Part, string>>,
): Partial<Record<Part, string>> {
  return Object.fromEntries(Object.entries(now).filter(([part]) => part in said));
}

/** What changed in an edit: nothing else is sent, so that two people who edit different things both succeed. */
export interface Present {
  readonly summary: string;
  readonly description: string;
  readonly kind: Kind;
  readonly restricted: boolean;
  readonly fields: FieldValues;
}

function changes(values: Values, present: Present): Partial<Present> {
  const changed: { -readonly [Key in keyof Present]?: Present[Key] } = {};
  if (values.summary !== present.summary) changed.summary = values.summary;
  if (values.description !== present.description) changed.description = values.description;
  if (values.kind !== '' && values.kind !== present.kind) changed.kind = values.kind;
  if (values.restricted !== present.restricted) changed.restricted = values.restricted;
  if (JSON.stringify(values.fields) !== JSON.stringify(present.fields)) changed.fields = values.fields;
  return changed;
}

/** The command that a form makes. Only called when nothing is wrong in it. */
export function commandOf(name: CommandName, ticket: string, values: Values, ids: Identities, present: Present): Command {
  const comment = textOf(ids.comment, values.text, values.scope);
  const common = { id: ids.command, ticket, ...(values.quiet ? { quiet: true } : {}) };
  const withText = { ...common, ...(comment === undefined ? {} : { comment }) };
  const solution = textOf(ids.other, values.solution, 'public');
  const minutes = values.minutes.trim() === '' ? {} : { minutes: Number(values.minutes) };
  const until = values.until === '' || values.wait === 'requester' ? {} : { until: morning(values.until) };
  const person = values.person?.id ?? '';
  const [linkType = 'see-also', linked = ''] = values.link.split(' ');
  const more: Partial<Record<CommandName, object>> = {
    edit: changes(values, present),
    attach: { files: values.files, scope: values.scope },
    detach: { file: values.file },
    withdraw: { entry: values.entry },
    assign: { to: person },
    postpone: { reason: values.wait, ...until },
    resolve: { ...(solution === undefined ? {} : { solution }), ...minutes },
    move: { service: values.service, category: values.category, ...(values.observe ? { observe: true } : {}) },
    distribute: { desk: values.desk },
    'set-state': {
      state: values.state,
      ...(values.state === 'waiting' ? { reason: values.wait, ...until } : {}),
      ...(values.state === 'resolved' && solution !== undefined ? { solution } : {}),
    },
    'ask-approval': person === '' ? {} : { approvers: [person] },
    rank: { to: values.rank === 'number' ? Number(values.place) : values.rank },
    'set-priority': { priority: values.priority },
    'ask-raise': { urgent: values.urgent },
    link: { type: values.linkType, to: values.ticket?.id },
    unlink: { type: linkType, to: linked },
    split: { entry: values.entry, new: ids.other, summary: values.summary, description: values.description },
    merge: { into: values.ticket?.id },
    invite: { person },
    uninvite: { person },
    'change-requester': { to: person },
    'log-time': minutes,
    rate: { mark: Number(values.mark) },
  };
  const speechless = ['rank', 'split', 'erase', 'watch', 'unwatch', 'me-too', 'not-me-too', 'see'].includes(name);
  // Built from data whose shape the table above fixes for each name; the backend checks it by the schemas all the same.
  return { ...(speechless ? common : withText), ...more[name], do: name } as Command;
}
