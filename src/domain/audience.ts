/**
 * Who hears of what happened, and why (domain §5; esup-helpdesk 3.4; mod_tracker §5).
 *
 * Team addresses of services and categories are no people and are not here: the mail that serves them asks the desk.
 */
import type { Desk } from './desk.ts';
import type { TicketEvent } from './events.ts';
import { comesIn, entered, type Happening, DENIALS, SILENT, type Step, stepsOf, topicOf } from './happening.ts';
import {
  axesFor,
  type Channel,
  CHANNELS,
  circleOf,
  DEFAULT_PREFERENCES,
  hearsBeside,
  hearsTopic,
  type Preferences,
} from './monitoring.ts';
import type { People, Person } from './people.ts';
import { phase } from './states.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import { isStaff, readableScopes, relationsTo, type Relations } from './visibility.ts';

/**
 * Why somebody hears, strongest first: of several, the first is the one given. First what asks something of them or changes
 * what they are to the ticket, then what is theirs, then what they asked for, then what their service does.
 */
export const REASONS = [
  'receipt', // the ticket you sent by mail has arrived
  'approval-asked', // you are asked to approve a request
  'question', // you are asked something
  'to-test', // you are asked to try the solution
  'to-approve', // you are asked to approve the solution
  'reminder', // of what you were asked
  'refused', // your ticket is refused, with its reason
  'assigned', // you handle it from now on
  'taken-off', // you no longer handle it
  'filed-for-you', // somebody filed it on your behalf
  'now-yours', // it was given to you as its requester
  'no-longer-yours', // it was given to another requester
  'invited', // you may now read it
  'uninvited', // you may no longer read it as one invited
  'mention', // a comment names you
  'requester', // it is your ticket
  'handles', // you handle it, without being staff
  'taken', // you handle it, as staff
  'observer', // you were invited
  'watcher', // you follow it
  'affected', // a problem that you have too came to its end, or is not over after all
  'category', // you serve its category
  'service', // you serve its service
  'moved-away', // it left a category or service that you serve
] as const;
export type Reason = (typeof REASONS)[number];

/** Reasons that no preference silences: everything down to here in `REASONS` (domain §5, "always"). */
const LAST_UNSTOPPABLE: Reason = 'uninvited';

/** Whether a person may stop hearing for this reason. */
export function isStoppable(reason: Reason): boolean {
  return REASONS.indexOf(reason) > REASONS.indexOf(LAST_UNSTOPPABLE);
}

/** One person hears of one batch, once on this channel. */
export interface Notice {
  readonly person: PersonId;
  /** The ticket that the reason is about, where a batch touches several. */
  readonly ticket: string;
  readonly reason: Reason;
  readonly channel: Channel;
  readonly stoppable: boolean;
}

/** What happened to somebody's ticket, and what they are to it. */
interface Hearing {
  readonly step: Step;
  readonly me: PersonId;
  readonly desk: Desk;
  readonly preferences: Preferences;
  /** Before the event: whom it takes away must still be told so. */
  readonly then: Relations | null;
  /** After the whole batch. */
  readonly now: Relations;
}

/** What is asked of the requester, or told them whatever they chose. */
function requesterAlways({ step, desk, me }: Hearing): Reason | null {
  const { event, before, after } = step;
  if (after.requester !== me) return null;
  if (event.act === 'ask' || (after.waiting?.reason === 'requester' && before?.waiting?.reason !== 'requester'))
    return 'question';
  if (entered(step, 'testing')) return 'to-test';
  if (phase(after.state, desk) === 'settled' && (before === null || phase(before.state, desk) !== 'settled')) return 'to-approve';
  if (event.act === 'remind') return 'reminder';
  if (entered(step, 'abandoned') && DENIALS.has(event.act)) return 'refused';
  if (before === null && after.filer !== me) return 'filed-for-you';
  return before !== null && before.requester !== me ? 'now-yours' : null;
}

function isAskedToApprove({ step, now }: Hearing): boolean {
  const asked = step.after.approval?.state === 'pending' && step.before?.approval?.state !== 'pending';
  return asked && step.last.approval?.state === 'pending' && now.approver && !now.requester;
}

function isInvited({ step, me, desk }: Hearing): boolean {
  const joins =
    step.after.observers.includes(me) && step.last.observers.includes(me) && step.before?.observers.includes(me) !== true;
  // A permanent observer is told of each ticket as one who observes it, and may stop that.
  return joins && desk.services.find((service) => service.id === step.after.service)?.observers.includes(me) !== true;
}

/** What an event takes from somebody: told to whoever could read it up to then. */
function losses({ step, me, desk, preferences, then }: Hearing): Reason[] {
  const { before, after, last } = step;
  if (before === null || then === null) return [];
  const reasons: Reason[] = [];
  if (before.assignee === me && after.assignee !== me && last.assignee !== me) reasons.push('taken-off');
  if (before.requester === me && last.requester !== me) reasons.push('no-longer-yours');
  if (before.observers.includes(me) && !after.observers.includes(me) && !last.observers.includes(me) && last.requester !== me)
    reasons.push('uninvited');
  const moves = before.desk !== after.desk || before.service !== after.service || before.category !== after.category;
  const circle = circleOf(before, me, desk, then);
  if (moves && circle !== null && preferences.staff && axesFor(preferences, before.service)[circle] !== 'never')
    reasons.push('moved-away');
  return reasons;
}

function staffReason({ step, me, desk, preferences, now }: Hearing): Reason | null {
  const circle = circleOf(step.last, me, desk, now);
  if (circle === null || !preferences.staff) return null;
  const axis = axesFor(preferences, step.last.service)[circle];
  if (axis === 'never' || (axis === 'creation' && !comesIn(step, desk))) return null;
  return circle === 'any' ? 'service' : circle;
}

/** Everything for which somebody who reads the event hears of it. */
function gains(hearing: Hearing): Reason[] {
  const { step, me, desk, preferences, now } = hearing;
  const { event, before, after, last } = step;
  const topic = topicOf(step, desk);
  const reasons: Reason[] = [];
  const always = requesterAlways(hearing);
  if (always !== null) reasons.push(always);
  if (isAskedToApprove(hearing)) reasons.push('approval-asked');
  if (after.assignee === me && last.assignee === me && before?.assignee !== me) reasons.push('assigned');
  if (isInvited(hearing)) reasons.push('invited');
  const scopes = readableScopes(now);
  if (
    preferences.mentions &&
    [event.comment, event.solution].some((text) => text?.mentions?.includes(me) === true && scopes.includes(text.scope))
  )
    reasons.push('mention');
  if (
    now.requester &&
    (event.act === 'see' || !SILENT.has(event.act)) &&
    hearsTopic(preferences, topic, desk.requesterDefault, last.id)
  )
    reasons.push('requester');
  if (SILENT.has(event.act)) return reasons;
  if (now.assignee && !now.staff && preferences.assigned) reasons.push('handles');
  if (now.observer && hearsBeside(preferences, topic, last.id, 'observed')) reasons.push('observer');
  if (now.watcher && hearsBeside(preferences, topic, last.id, 'watched')) reasons.push('watcher');
  const asStaff = staffReason(hearing);
  if (asStaff !== null) reasons.push(asStaff);
  return reasons;
}

/** Whether a problem comes to its end by an event, or begins again: what everyone who has it is told, and all that they are. */
function turnsOver({ before, after, last }: Step, desk: Desk): boolean {
  if (before === null || after.kind !== 'problem') return false;
  const wasActive = phase(before.state, desk) === 'active';
  const isActive = phase(after.state, desk) === 'active';
  return wasActive !== isActive && isActive === (phase(last.state, desk) === 'active');
}

/** Who said that he has a problem too is told of its end even where its ticket is not his to read: known problems are public. */
function endReason(step: Step, me: PersonId, desk: Desk, preferences: Preferences): Reason[] {
  const affected = step.last.affected?.includes(me) === true && step.event.scope === 'public' && turnsOver(step, desk);
  return affected && hearsBeside(preferences, topicOf(step, desk), step.last.id, 'watched') ? ['affected'] : [];
}

function readsEvent(relations: Relations | null, event: TicketEvent): boolean {
  return relations !== null && relations.reader && readableScopes(relations).includes(event.scope);
}

/** Why one person hears of one event. */
function reasonsOf(step: Step, first: Ticket | undefined, person: Person, desk: Desk, preferences: Preferences): Reason[] {
  const { event, before, last } = step;
  const then = before === null ? null : relationsTo(before, person, desk);
  const hearing: Hearing = { step, me: person.id, desk, preferences, then, now: relationsTo(last, person, desk) };
  const reasons = [
    ...(readsEvent(hearing.now, event) ? gains(hearing) : []),
    ...endReason(step, person.id, desk, preferences),
    // What a batch gives and takes back was never theirs: only what they had before it is a loss.
    ...(first !== undefined && readsEvent(relationsTo(first, person, desk), event) && readsEvent(then, event)
      ? losses(hearing)
      : []),
  ];
  // Done without alert, only those who must hear do.
  return event.quiet === true && desk.quietAllowed ? reasons.filter((reason) => !isStoppable(reason)) : reasons;
}

/** Whoever sent a ticket by mail is told that it arrived: the one act of their own that people hear of. */
function isReceipt({ event, after }: Step, person: PersonId): boolean {
  return event.filed !== undefined && after.origin === 'mail' && after.filer === person;
}

/** Anybody who may be told: involved before or after, named in a comment, or staff. Spares the rules the rest of a school. */
function mayBeTold(step: Step, person: Person, desk: Desk): boolean {
  const { event, before, last } = step;
  const me = person.id;
  const involved = [before, last].some(
    (ticket) =>
      ticket !== null &&
      (ticket.requester === me ||
        ticket.filer === me ||
        ticket.assignee === me ||
        ticket.observers.includes(me) ||
        ticket.watchers.includes(me) ||
        ticket.affected?.includes(me) === true ||
        ticket.approval?.approvers.includes(me) === true),
  );
  return (
    involved || [event.comment, event.solution].some((text) => text?.mentions?.includes(me) === true) || isStaff(person, desk)
  );
}

/**
 * By which channels somebody hears. What may not be stopped comes by mail and bell whatever they chose, and nothing comes by
 * mail where the desk's notifications are off.
 */
function channelsFor(reason: Reason, preferences: Preferences, desk: Desk): Channel[] {
  const chosen = CHANNELS.filter((channel) => preferences.channels[channel] || (!isStoppable(reason) && channel !== 'tab'));
  const channels: readonly Channel[] = reason === 'receipt' ? ['mail'] : chosen;
  return channels.filter((channel) => channel !== 'mail' || desk.notifications);
}

function strongest(found: readonly { reason: Reason; ticket: string }[]): { reason: Reason; ticket: string } | undefined {
  return found.toSorted((one, other) => REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason))[0];
}

/**
 * Who hears of one batch on one desk, each once on every channel, each with one reason, the strongest (domain §5).
 *
 * The author never hears of their own act, but for the receipt of a ticket sent by mail. Nobody hears of an event that they may
 * not read once the batch is done; only what a batch takes from somebody (a charge, a ticket, an invitation, a place) is told
 * to those who could read it until then. Where a ticket goes to another desk, each desk is asked for its own people: the one it
 * leaves tells those who lose it, the one it comes to tells all others.
 * @param happening one person's batch, or one act of the application
 * @param people whoever may have to be told: those whom the tickets name, and the staff; others are not told
 * @param preferences by person; who chose nothing has the defaults
 * @throws {Error} an event of a ticket that is neither in `before` nor filed by the batch
 */
export function audience(
  happening: Happening,
  desk: Desk,
  people: People,
  preferences: Readonly<Record<PersonId, Preferences>>,
): Notice[] {
  const steps = stepsOf(happening);
  const authors = new Set(happening.events.flatMap(({ actor }) => (actor.type === 'person' ? [actor.id] : [])));
  return Object.values(people).flatMap((person) => {
    const own = (Object.hasOwn(preferences, person.id) ? preferences[person.id] : undefined) ?? DEFAULT_PREFERENCES;
    const found = steps.flatMap((step) => {
      if (!mayBeTold(step, person, desk)) return [];
      const receipt: Reason[] =
        isReceipt(step, person.id) && readsEvent(relationsTo(step.last, person, desk), step.event) ? ['receipt'] : [];
      const reasons = authors.has(person.id)
        ? receipt
        : [...receipt, ...reasonsOf(step, happening.before[step.event.ticket], person, desk, own)];
      return reasons.map((reason) => ({ reason, ticket: step.event.ticket }));
    });
    const best = strongest(found);
    if (best === undefined) return [];
    return channelsFor(best.reason, own, desk).map((channel) => ({
      person: person.id,
      ...best,
      channel,
      stoppable: isStoppable(best.reason),
    }));
  });
}
