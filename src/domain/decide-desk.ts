/** The rules of administration: what a command makes of a desk, or why not; and what an event makes of a document. Pure. */
import { changed, changesBetween, isSame, reversed } from './desk-changes.ts';
import type { DeskCommand } from './desk-commands.ts';
import { isRefusal, mayBeUndone } from './desk-deciding.ts';
import type { DeskContext, DeskDecisions, DeskDraft } from './desk-deciding.ts';
import { categoryDecisions } from './desk-decisions/categories.ts';
import { fieldDecisions } from './desk-decisions/fields.ts';
import { peopleDecisions } from './desk-decisions/people.ts';
import { serviceDecisions } from './desk-decisions/services.ts';
import { settingsDecisions } from './desk-decisions/settings.ts';
import type { DeskEvent } from './desk-events.ts';
import { mayAdminister } from './desk-command-rights.ts';
import { deskIssues, newIssues } from './desk-soundness.ts';
import { isConfidential } from './desk.ts';
import type { Desk, DeskInput } from './desk.ts';
import { heldInVain } from './field-use.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { PersonId } from './values.ts';
import { isMember } from './visibility.ts';

type Undo = Extract<DeskCommand, { do: 'undo' }>;

/** Takes back the last thing that was done. */
function undo({ event }: Undo, { last, document }: DeskContext): DeskDraft | Refusal {
  if (last === undefined || last.sequence !== event) return refuse('not-the-last');
  if (!mayBeUndone(last)) return refuse('not-allowed');
  return {
    document: changed(document, reversed(last.changes)),
    people: last.people.map(({ person, was, now }) => ({ person, was: now, now: was })),
    undoes: event,
  };
}

const DECISIONS: DeskDecisions<DeskCommand['do']> = {
  ...settingsDecisions,
  ...serviceDecisions,
  ...categoryDecisions,
  ...peopleDecisions,
  ...fieldDecisions,
  undo,
};

/** Whether a command is decided by what tickets hold: where they are, for what it could take from under them. */
export function needsUses(command: DeskCommand): boolean {
  if (command.do === 'change-category') return 'confidential' in command.patch;
  return ['remove-service', 'remove-category', 'place-category', 'change-field', 'remove-field', 'undo'].includes(command.do);
}

/** Every place of a desk. */
function places(desk: Desk): { readonly service: string; readonly category: string }[] {
  return desk.services.flatMap(({ id, categories }) => categories.map((category) => ({ service: id, category: category.id })));
}

/**
 * What takes something from under tickets that are there: a place goes, or one that is confidential would not be any more, which is
 * for those alone who read what is there.
 */
function underTickets(before: Desk, now: Desk, { uses, person }: DeskContext): Refusal | null {
  const left = new Set(places(now).map(({ service, category }) => `${service} ${category}`));
  let [tickets, hidden] = [0, false];
  for (const place of places(before)) {
    const held = uses.inPlace(place.service, place.category);
    if (held.tickets === 0 && !held.hidden) continue;
    if (!left.has(`${place.service} ${place.category}`)) {
      tickets += held.tickets;
      hidden ||= held.hidden;
    } else if (isConfidential(before, place.service, place.category) && !isConfidential(now, place.service, place.category)) {
      if (!isMember(person.id, before, place)) return refuse('confidential');
    }
  }
  return tickets > 0 || hidden ? refuse('in-use', { values: { tickets, hidden: hidden ? 1 : 0 } }) : null;
}

function aboutOf(command: DeskCommand): DeskEvent['about'] {
  const service = 'service' in command ? command.service : undefined;
  const category = 'category' in command && typeof command.category === 'string' ? command.category : undefined;
  const named = 'person' in command ? command.person : undefined;
  const person: PersonId | undefined = typeof named === 'object' ? named.id : named;
  return {
    ...(service === undefined ? {} : { service }),
    ...(category === undefined ? {} : { category }),
    ...(person === undefined ? {} : { person }),
    ...(command.do === 'apply-mode' ? { mode: command.mode } : {}),
    ...(command.do === 'add-field' ? { field: command.field.code } : 'code' in command ? { field: command.code } : {}),
  };
}

/**
 * Decides a command about the desk.
 * @returns the event that records it; or why not: `fields-invalid` comes with what is wrong, by place
 */
export function decideDesk(command: DeskCommand, context: DeskContext): DeskEvent | Refusal {
  const { document, inForce, person, people } = context;
  const before = inForce(document);
  if (!mayAdminister(command, person, before)) return refuse('not-allowed');
  const decide = DECISIONS[command.do] as (command: DeskCommand, context: DeskContext) => DeskDraft | Refusal;
  const draft = decide(command, context);
  if (isRefusal(draft)) return draft;
  const changes = draft.document === undefined ? [] : changesBetween(document, draft.document);
  const appointments = (draft.people ?? []).filter(({ was, now, added }) => added === true || !isSame(was, now));
  if (changes.length === 0 && appointments.length === 0) return refuse('nothing-to-do');
  const after = draft.document === undefined ? before : inForce(draft.document);
  // What was there before comes back as it was, whatever did not hold together in it.
  const issues = draft.undoes === undefined ? newIssues(deskIssues(before, people), deskIssues(after, people)) : [];
  if (issues.length > 0) return refuse('fields-invalid', { issues });
  const taken = underTickets(before, after, context);
  if (taken !== null) return taken;
  const lost = heldInVain(before.fields, after.fields, (code) => context.uses.ofField(code).values);
  if (lost !== null) {
    const { tickets = 0 } = heldInVain(before.fields, after.fields, (code) => context.uses.ofField(code).read) ?? {};
    return refuse('in-use', { values: { tickets, hidden: tickets === 0 ? 1 : 0 } });
  }
  return {
    act: command.do,
    by: person.id,
    about: draft.undoes === undefined ? aboutOf(command) : (context.last?.about ?? {}),
    changes,
    people: appointments,
    ...(draft.undoes === undefined ? {} : { undoes: draft.undoes }),
    revision: (document.revision ?? 0) + 1,
  };
}

/** What an event makes of a document. */
export function evolveDesk(document: DeskInput, event: Pick<DeskEvent, 'changes' | 'revision'>): DeskInput {
  return { ...changed(document, event.changes), revision: event.revision };
}
