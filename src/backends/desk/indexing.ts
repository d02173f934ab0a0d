/** What a ticket is sorted, found and filtered by, derived from it and its history: never a source of truth. */
import { prefixOf } from '../../domain/desk.ts';
import type { Desk } from '../../domain/desk.ts';
import { agenda, derivedId } from '../../domain/due.ts';
import type { TicketEvent } from '../../domain/events.ts';
import { fieldKey } from '../../domain/field-order.ts';
import { held } from '../../domain/field-values.ts';
import { listedFields } from '../../domain/listed-fields.ts';
import { keyOf } from '../../domain/viewing.ts';
import { PRIORITIES, localised } from '../../domain/values.ts';

import type { Scope } from '../../domain/values.ts';
import { STATES } from '../../domain/states.ts';
import { nextDeadline } from '../../domain/service-levels.ts';
import { fold, sortKey, terms } from '../../domain/terms.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { writtenStays } from './stays.ts';
import type { Row, TermsRecord } from './store.ts';

/** After every key: what has none comes last. */
export const LAST = '\uFFFF';

/** What rows hold; raised with it, so that those that an older page kept are derived again. */
const SHAPE = 4;

/** The settings that rows depend on; when they change, rows are derived again. */
export function derivationOf(desk: Desk): string {
  const { states, upper, approvalDelay, unanswered, notifications, serviceLevels = [], calendar, zone } = desk;
  const hidden = desk.fields.filter((field) => field.private === true).map((field) => field.code);
  const options = desk.fields.map((field) => [field.code, field.options]);
  const listed = listedFields(desk, true).map((field) => [field.code, field.type]);
  // Hours count where something is promised in them.
  const promised = serviceLevels.length === 0 ? null : [serviceLevels, calendar ?? null, zone];
  const said = [prefixOf(desk), states, upper ?? null, approvalDelay, unanswered, notifications, hidden, options, promised];
  // A desk without any has the rows that it had before lists could be put in that order.
  if (listed.length > 0) said.push(listed);
  return derivedId(JSON.stringify([SHAPE, ...said]));
}

/** Of the marks of comments by one author in one scope the last: rules ask whether there is one, and since when. */
function lastMarks(marks: Ticket['comments']): Ticket['comments'] {
  const last = new Map<string, Ticket['comments'][number]>();
  for (const mark of marks) {
    const key = `${mark.scope}|${mark.withdrawn === true}|${mark.author}`;
    if (mark.at >= (last.get(key)?.at ?? '')) last.set(key, mark);
  }
  return [...last.values()];
}

/** A ticket without what only its own page shows: filters, visibility and its line in a list are the same for it. */
export function slim(ticket: Ticket): Ticket {
  return {
    ...ticket,
    description: '',
    page: null,
    places: ticket.places.slice(-1),
    comments: lastMarks(ticket.comments),
    links: [],
    absorbed: [],
    facts: { ...ticket.facts, spans: ticket.facts.spans.slice(-1) },
  };
}

/** A former or present key, in one way of writing it. */
export function aliasOf(desk: string, key: string): string {
  return `${desk}|${fold(key.trim())}`;
}

/** The keys of the fields that lists show, of those in which a ticket holds something. */
function fieldKeysOf(ticket: Ticket, desk: Desk, nameOf: (id: string) => string): Pick<Row, 'fieldKeys'> {
  const keys = listedFields(desk, true).flatMap((field) => {
    const key = fieldKey(field, held(ticket.fields, field.code), nameOf);
    return key === undefined ? [] : [[field.code, key] as const];
  });
  return keys.length === 0 ? {} : { fieldKeys: Object.fromEntries(keys) };
}

/**
 * The row of a ticket.
 * @param nameOf the name by which a person is sorted
 */
export function rowFor(ticket: Ticket, desk: Desk, nameOf: (id: string) => string): Row {
  const { rank, number, assignee, changed } = ticket;
  const dueAt = agenda(ticket, desk)[0]?.at;
  const deadline = nextDeadline(ticket, desk);
  const people = [
    ticket.requester,
    ticket.filer,
    assignee,
    ...ticket.observers,
    ...ticket.watchers,
    ...ticket.glass,
    ...(ticket.approval?.approvers ?? []),
  ];
  return {
    id: ticket.id,
    desk: ticket.desk,
    ticket: slim(ticket),
    keys: {
      rank: rank ?? LAST,
      number: number ?? 0,
      summary: sortKey(ticket.summary),
      filed: ticket.facts.filedAt,
      changedPublic: changed.public,
      changedRequester: changed.requester,
      changedStaff: changed.staff,
      requester: sortKey(nameOf(ticket.requester)),
      assignee: assignee === null ? LAST : sortKey(nameOf(assignee)),
      state: STATES.indexOf(ticket.state),
      priority: PRIORITIES.indexOf(ticket.priority),
      due: deadline?.at ?? LAST,
    },
    ...fieldKeysOf(ticket, desk, nameOf),
    stays: writtenStays(ticket.facts.spans),
    ...(rank === null ? {} : { stack: rank }),
    ...(rank === null || assignee === null ? {} : { worker: assignee }),
    ...(number === null ? {} : { number }),
    aliases: ticket.aliases.map((alias) => aliasOf(ticket.desk, alias)),
    involved: [...new Set(people)].filter((id) => id !== null).map((id) => `${ticket.desk}|${id}`),
    ...(deadline === null ? {} : { deadline }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

/** The words of the custom fields' values: a choice is found by its label, and by its code. */
function fieldTexts(ticket: Ticket, desk: Desk, hidden: boolean): string[] {
  return desk.fields
    .filter((field) => (field.private === true) === hidden)
    .flatMap((field) => {
      const value = ticket.fields[field.code];
      const values = value === undefined ? [] : [value].flat().map(String);
      const labels = (field.options ?? [])
        .filter((option) => values.includes(option.code))
        .flatMap((option) => [localised(option.label, 'fr'), localised(option.label, 'en')]);
      return field.type === 'file' || field.type === 'person' || field.type === 'page' ? [] : [...values, ...labels];
    });
}

/** Comments and solutions that still stand, and their scopes. */
function commentTexts(ticket: Ticket, events: readonly TicketEvent[]): { scope: Scope; text: string }[] {
  const withdrawn = new Set(ticket.comments.filter((mark) => mark.withdrawn === true).map((mark) => mark.id));
  return events
    .flatMap((event) => [event.solution, event.comment])
    .filter((text) => text !== undefined && !withdrawn.has(text.id)) as { scope: Scope; text: string }[];
}

/** Everything a ticket is found by (domain §6 "Search"): its texts, its key, its number and its former keys. */
export function termsFor(ticket: Ticket, events: readonly TicketEvent[], desk: Desk): TermsRecord {
  const texts: Record<Scope, string[]> = { public: [], requester: [], staff: [] };
  // What was merged into it may be unknown to those who read it: they find that one by its own key, if they may.
  const brought = new Set(ticket.absorbed.flatMap((each) => each.aliases));
  texts.public.push(
    ticket.summary,
    ticket.description,
    keyOf(ticket, desk) ?? '',
    String(ticket.number ?? ''),
    ...ticket.aliases.filter((alias) => !brought.has(alias)),
    ...fieldTexts(ticket, desk, false),
  );
  texts.staff.push(...brought, ...fieldTexts(ticket, desk, true));
  for (const { scope, text } of commentTexts(ticket, events)) texts[scope].push(text);
  for (const file of ticket.files) if (file.detached !== true) texts[file.scope].push(file.name);
  const found = (scope: Scope): string => ` ${terms(texts[scope].join('\n')).join(' ')} `;
  return { id: ticket.id, desk: ticket.desk, public: found('public'), requester: found('requester'), staff: found('staff') };
}
