/** A ticket among others: rank, links, merge and unmerge (domain §3). */
import { isConfidential, prefixOf } from '../desk.ts';
import type { CommandOf } from '../commands.ts';
import { between } from '../rank.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { phase } from '../states.ts';
import type { Story } from '../story.ts';
import { farEnd } from '../ticket.ts';
import type { ChecklistItem, Link, Ticket, TicketFile } from '../ticket.ts';
import type { PersonId } from '../values.ts';
import { isAssignable, reads, relationsTo } from '../visibility.ts';
import { isAtLeast } from '../people.ts';
import { enter } from './handling.ts';

/** The other ticket a command names, if whoever acts may read it. */
function otherOf(story: Story, id: string): Ticket | Refusal {
  const { other, desk, person } = story.context;
  if (id === story.ticket.id) return refuse('same-ticket');
  if (other === undefined || other.id !== id || (person !== undefined && !reads(person, other, desk))) return refuse('not-found');
  return other;
}

export function rank(_command: CommandOf<'rank'>, story: Story): Refusal | null {
  const { slot } = story.context.around;
  if (slot === undefined || slot === null) return refuse('nothing-to-do');
  story.record('rank', { rank: between(slot.before, slot.after) }, { scope: 'staff' });
  return null;
}

function sameLink(one: Link, other: Link): boolean {
  return one.type === other.type && one.ticket === other.ticket;
}

export function link(command: CommandOf<'link'>, story: Story): Refusal | null {
  const other = otherOf(story, command.to);
  if ('code' in other) return other;
  const { ticket, context } = story;
  const near: Link = { type: command.type, ticket: other.id };
  const far: Link = { type: farEnd(command.type), ticket: ticket.id };
  if (ticket.links.some((each) => sameLink(each, near))) return refuse('nothing-to-do');
  if (command.type === 'depends-on' && context.around.reachable.includes(ticket.id)) return refuse('cycle');
  // Two tickets cannot each be the duplicate, or the cause, of the other.
  if (
    command.type !== 'see-also' &&
    ticket.links.some((each) => sameLink(each, { type: farEnd(command.type), ticket: other.id }))
  )
    return refuse('cycle');
  enter(story, 'link', { links: [...ticket.links, near] }, { about: { ticket: other.id, link: near.type } });
  story.record('linked', { links: [...other.links, far] }, { about: { ticket: ticket.id, link: far.type } }, other.id);
  return null;
}

export function unlink(command: CommandOf<'unlink'>, story: Story): Refusal | null {
  const other = otherOf(story, command.to);
  // A link to what one may not see is none: the same words as where there is none.
  if ('code' in other) return refuse('nothing-to-do');
  const { ticket } = story;
  const near: Link = { type: command.type, ticket: other.id };
  const far: Link = { type: farEnd(command.type), ticket: ticket.id };
  if (!ticket.links.some((each) => sameLink(each, near))) return refuse('nothing-to-do');
  enter(
    story,
    'unlink',
    { links: ticket.links.filter((each) => !sameLink(each, near)) },
    { about: { ticket: other.id, link: near.type } },
  );
  story.record(
    'unlinked',
    { links: other.links.filter((each) => !sameLink(each, far)) },
    { about: { ticket: ticket.id, link: far.type } },
    other.id,
  );
  return null;
}

/** Whether a target is closed to people who read the source: joining them would open it. */
function isNarrower(target: Ticket, source: Ticket, story: Story): boolean {
  const { desk } = story.context;
  const shut = isConfidential(desk, target.service, target.category) || target.restricted;
  const otherGroup = desk.groups === 'separate' && target.group !== source.group;
  return (shut && target.requester !== source.requester) || otherGroup;
}

/** Whether what joins must not be shown to the target's other readers: the source was closed to them. */
function staysApart(target: Ticket, source: Ticket, { context: { desk } }: Story): boolean {
  const sourceShut = isConfidential(desk, source.service, source.category) || source.restricted || desk.read !== 'all';
  return sourceShut && target.requester !== source.requester;
}

/** Files join with their scope; those of a source more closed than the target come as staff files, seen by no new reader. */
function joinedFiles(target: Ticket, source: Ticket, shut: boolean): TicketFile[] {
  const known = new Set(target.files.map((each) => each.id));
  return source.files
    .filter((each) => each.detached !== true && !known.has(each.id))
    .map((each) => ({ ...each, scope: shut ? ('staff' as const) : each.scope }));
}

/** What is still to be done comes along, to be read by no new reader (see `joinedFiles`). */
function joinedItems(target: Ticket, source: Ticket, shut: boolean): ChecklistItem[] {
  const known = new Set((target.checklist ?? []).map((each) => each.id));
  return (source.checklist ?? [])
    .filter((each) => each.done === null && !known.has(each.id))
    .map((each) => ({ ...each, scope: shut ? ('staff' as const) : each.scope }));
}

/** Whoever has the problem has the one that it is merged into: told to nobody, counted once. */
function joinedAffected(target: Ticket, source: Ticket): PersonId[] {
  if (target.kind !== 'problem') return [];
  return (source.affected ?? []).filter((id) => target.affected?.includes(id) !== true);
}

/** The target keeps its number; the source is abandoned as its duplicate, its number an alias (domain §3). */
export function merge(command: CommandOf<'merge'>, story: Story): Refusal | null {
  const other = otherOf(story, command.into);
  if ('code' in other) return other;
  const { ticket, context, person } = story;
  const { desk, now } = context;
  if (person !== undefined && !isAtLeast(relationsTo(other, person, desk).profile, 'moderator')) return refuse('not-allowed');
  if (other.merged !== null || phase(other.state, desk) === 'closed' || other.erased) return refuse('not-in-this-state');
  const confidential =
    isConfidential(desk, ticket.service, ticket.category) && !isConfidential(desk, other.service, other.category);
  if (confidential) return refuse('confidential');
  const patch = story.entering('abandoned');
  if (patch === null) return refuse('state-not-enabled');
  const joining = isNarrower(other, ticket, story)
    ? []
    : [ticket.requester, ...ticket.observers].filter((id) => id !== other.requester && !other.observers.includes(id));
  const shut = staysApart(other, ticket, story);
  const files = joinedFiles(other, ticket, shut);
  const items = joinedItems(other, ticket, shut);
  const affected = joinedAffected(other, ticket);
  const linked = ticket.links.some((each) => sameLink(each, { type: 'duplicate-of', ticket: other.id }));
  const aliases = [...ticket.aliases, ...(ticket.number === null ? [] : [`${prefixOf(desk)}${ticket.number}`])];
  enter(
    story,
    'merge',
    {
      ...patch,
      merged: { into: other.id, at: now, from: ticket.state, assignee: ticket.assignee },
      links: [
        ...ticket.links.filter((each) => !sameLink(each, { type: 'duplicate-of', ticket: other.id })),
        { type: 'duplicate-of', ticket: other.id },
      ],
    },
    { about: { ticket: other.id, link: 'duplicate-of' } },
  );
  story.record(
    'absorbed',
    {
      observers: [...other.observers, ...joining],
      aliases: [...other.aliases, ...aliases],
      links: [
        ...other.links.filter((each) => !sameLink(each, { type: 'duplicated-by', ticket: ticket.id })),
        { type: 'duplicated-by', ticket: ticket.id },
      ],
      absorbed: [
        ...other.absorbed,
        {
          ticket: ticket.id,
          aliases,
          observers: joining,
          files: files.map((each) => each.id),
          ...(items.length === 0 ? {} : { items: items.map((each) => each.id) }),
          ...(affected.length === 0 ? {} : { affected }),
          ...(linked ? { linked } : {}),
        },
      ],
      ...(affected.length === 0 ? {} : { affected: [...(other.affected ?? []), ...affected] }),
      ...(items.length === 0 ? {} : { checklist: [...(other.checklist ?? []), ...items] }),
    },
    { about: { ticket: ticket.id, link: 'duplicated-by' }, ...(files.length > 0 ? { files } : {}) },
    other.id,
  );
  return null;
}

/** Within fifteen minutes everything that came along goes back. */
export function unmerge(_command: CommandOf<'unmerge'>, story: Story): Refusal | null {
  const { ticket, context } = story;
  const { merged } = ticket;
  if (merged === null) return refuse('not-in-this-state');
  const other = context.other;
  if (other === undefined || other.id !== merged.into) return refuse('not-found');
  const assignee = merged.assignee === null ? undefined : context.people[merged.assignee];
  const keeps = assignee !== undefined && isAssignable(assignee, context.desk, ticket);
  const patch = story.entering(keeps ? 'resolving' : 'open');
  if (patch === null) return refuse('state-not-enabled');
  const brought = other.absorbed.find((each) => each.ticket === ticket.id);
  const stays = brought?.linked === true;
  enter(
    story,
    'unmerge',
    {
      ...patch,
      merged: null,
      assignee: keeps ? assignee.id : null,
      links: ticket.links.filter((each) => stays || !sameLink(each, { type: 'duplicate-of', ticket: other.id })),
    },
    { about: { ticket: other.id } },
  );
  story.record(
    'disjoined',
    {
      observers: other.observers.filter((id) => brought?.observers.includes(id) !== true),
      aliases: other.aliases.filter((alias) => brought?.aliases.includes(alias) !== true),
      links: other.links.filter((each) => stays || !sameLink(each, { type: 'duplicated-by', ticket: ticket.id })),
      absorbed: other.absorbed.filter((each) => each.ticket !== ticket.id),
      ...(brought?.affected === undefined
        ? {}
        : { affected: (other.affected ?? []).filter((id) => brought.affected?.includes(id) !== true) }),
      ...(brought?.items === undefined
        ? {}
        : { checklist: (other.checklist ?? []).filter((each) => brought.items?.includes(each.id) !== true) }),
    },
    { about: { ticket: ticket.id }, drops: brought?.files },
    other.id,
  );
  return null;
}
