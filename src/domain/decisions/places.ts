/** Where a ticket is: move, move-back, distribute; and the chain of desks: escalate, take-back, return, relay, inform (domain §3, §9). */
import type { CommandOf } from '../commands.ts';
import { fieldsFor, isConfidential, prefixOf, serviceOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Patch } from '../events.ts';
import { checkFields } from '../field-checks.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { entryRank } from '../rank.ts';
import type { Story } from '../story.ts';
import { isAssignable } from '../visibility.ts';
import type { Place } from '../visibility.ts';
import { openPlaces, placeBefore, placed } from '../placing.ts';
import { assignAutomatically } from './giving.ts';
import { enter } from './handling.ts';

/** What arriving at a place sets: inside a service an assignee who handles it stays; another service frees the ticket. */
function arriving(story: Story, place: Place): Patch {
  const { ticket, context } = story;
  const assignee = ticket.assignee === null ? undefined : context.people[ticket.assignee];
  const sameService = place.service === ticket.service;
  const stays =
    sameService && (ticket.assignee === null || (assignee !== undefined && isAssignable(assignee, context.desk, place)));
  const permanent = sameService ? [] : (serviceOf(context.desk, place.service)?.observers ?? []);
  const observers = [...new Set([...ticket.observers, ...permanent])].filter((id) => id !== ticket.requester);
  if (stays) return { ...place, observers };
  return { ...(story.entering('open') ?? {}), ...place, observers, assignee: null };
}

function go(story: Story, act: 'move' | 'move-back', place: Place, more: Patch, observe: boolean): Refusal | null {
  const { ticket, person } = story;
  const patch = { ...arriving(story, place), ...more };
  if (
    observe &&
    person !== undefined &&
    person.id !== ticket.requester &&
    patch.observers !== undefined &&
    !patch.observers.includes(person.id)
  ) {
    patch.observers = [...patch.observers, person.id];
  }
  // What was posted and is moved has been looked at; `posted` would say nobody has.
  const refusal = enter(story, act, patch);
  if (refusal === null && place.service !== ticket.service) assignAutomatically(story);
  return refusal;
}

export function move(command: CommandOf<'move'>, story: Story): Refusal | null {
  const { ticket, context, person } = story;
  const place = placed(context.desk, command.service, command.category);
  if ('code' in place) return place;
  if (place.service === ticket.service && place.category === ticket.category) return refuse('nothing-to-do');
  const places = [...ticket.places, { service: ticket.service, category: ticket.category, by: person?.id ?? story.author }];
  return go(
    story,
    'move',
    place,
    { places },
    command.observe === true && !isConfidential(context.desk, place.service, place.category),
  );
}

/** Back to where it came from, and to whoever had sent it, if they still handle that place (esup-helpdesk 1.4). */
export function moveBack(_command: CommandOf<'move-back'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const last = placeBefore(context.desk, ticket);
  if ('code' in last) return last;
  const sender = context.people[last.by];
  const back: Patch = { places: ticket.places.slice(0, -1) };
  if (sender !== undefined && ticket.approval?.state !== 'pending' && isAssignable(sender, context.desk, last)) {
    Object.assign(back, story.entering('open') ?? {}, { assignee: sender.id });
  }
  return go(story, 'move-back', { service: last.service, category: last.category }, back, false);
}

/** Where a ticket lands in a sub-desk: the place named, else the first that takes tickets, whose staff then move it on. */
function arrival(desk: Desk, command: CommandOf<'distribute'>): Place | Refusal {
  if (command.service !== undefined || command.category !== undefined) return placed(desk, command.service, command.category);
  return openPlaces(desk)[0] ?? refuse('category-closed');
}

/** To a sub-desk: it has left here and arrived there, open and free, with that desk's next number (domain §2). */
export function distribute(command: CommandOf<'distribute'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const { desk, target } = context;
  if ((context.batchSize ?? 1) > 1) return refuse('alone-in-batch');
  if (!desk.subDesks.some((each) => each.desk === command.desk) || target === undefined || target.desk.id !== command.desk)
    return refuse('unknown-desk');
  const place = arrival(target.desk, command);
  if ('code' in place) return place;
  const known = new Set(fieldsFor(target.desk, place.service, place.category).map((field) => field.code));
  const fields = Object.fromEntries(Object.entries(ticket.fields).filter(([code]) => known.has(code)));
  // Values that the sub-desk's fields do not take are dropped rather than refused: the losses were shown first.
  const issues = new Set(
    checkFields(
      fieldsFor(target.desk, place.service, place.category),
      fields,
      { staff: true },
      ticket.files.map((each) => each.id),
    ).map((issue) => issue.path.split('.')[1] ?? ''),
  );
  const here = ticket.number === null ? [] : [`${prefixOf(desk)}${ticket.number}`];
  const gone: Patch = {
    desk: target.desk.id,
    number: target.number,
    aliases: [...ticket.aliases, ...here],
    ...place,
    places: [],
    group: null,
    fields: Object.fromEntries(Object.entries(fields).filter(([code]) => !issues.has(code))),
    assignee: null,
    state: 'open',
    waiting: null,
    rank: entryRank(target.desk, target),
    links: ticket.links,
    observers: [...new Set([...ticket.observers, ...(serviceOf(target.desk, place.service)?.observers ?? [])])].filter(
      (id) => id !== ticket.requester,
    ),
  };
  story.record('left', { rank: null }, { comment: command.comment, files: story.filesOf(command.comment) });
  story.record('arrived', gone);
  return null;
}

export function escalate(_command: CommandOf<'escalate'>, story: Story): Refusal | null {
  const { desk, now } = story.context;
  const patch = story.entering('transferred');
  if (patch === null || desk.upper === undefined) return refuse('no-upper-desk');
  return enter(story, 'escalate', {
    ...patch,
    begun: true,
    above: { desk: desk.upper.desk, key: null, state: 'posted', since: now },
  });
}

export function takeBack(_command: CommandOf<'take-back'>, story: Story): Refusal | null {
  return cameBack(story, 'take-back');
}

function cameBack(story: Story, act: 'take-back' | 'return'): Refusal | null {
  const { above } = story.ticket;
  const patch = story.entering('open');
  if (patch === null) return refuse('state-not-enabled');
  return enter(story, act, {
    ...patch,
    above: above === null ? null : { ...above, state: 'abandoned', since: story.context.now, back: true },
  });
}

/** By a moderator here, of a ticket that came up: it ends here and opens below. By the peer: it opens here. */
export function returned(command: CommandOf<'return'>, story: Story): Refusal | null {
  if (story.context.actor.type === 'peer') return cameBack(story, 'return');
  return story.checkText(command.comment, true) ?? enter(story, 'return', story.entering('abandoned'));
}

export function relay(command: CommandOf<'relay'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const { actor } = context;
  // From the desk below, of a ticket that came up: it was taken back there (domain §2).
  const fromBelow = actor.type === 'peer' && ticket.below?.desk === actor.desk && ticket.above?.desk !== actor.desk;
  if (fromBelow || ticket.above === null || ticket.above.back === true) {
    if (ticket.below === null) return refuse('not-in-this-state');
    return command.state === 'abandoned' ? enter(story, 'relay', story.entering('abandoned')) : refuse('not-in-this-state');
  }
  const state = command.state ?? ticket.above.state;
  const above = {
    ...ticket.above,
    state,
    key: command.key ?? ticket.above.key,
    since: state === ticket.above.state ? ticket.above.since : context.now,
  };
  if (command.comment === undefined && JSON.stringify(above) === JSON.stringify(ticket.above)) return refuse('nothing-to-do');
  const landsOn =
    state === 'abandoned'
      ? 'abandoned'
      : state === 'resolved' || state === 'published' || state === 'validated'
        ? 'resolved'
        : 'transferred';
  if (landsOn === ticket.state) return enter(story, 'relay', { above });
  if (ticket.state !== 'transferred' && landsOn !== 'transferred') return refuse('not-in-this-state');
  const patch = story.entering(landsOn);
  return enter(story, 'relay', patch === null ? null : { ...patch, above });
}

export function inform(_command: CommandOf<'inform'>, story: Story): Refusal | null {
  return enter(story, 'inform', {}, { scope: 'staff' });
}
