/** Filing, and what only the desk can do with what was filed: file, split, erase. */
import { automaticAssignee } from '../assignment.ts';
import type { CommandOf, FileCommand } from '../commands.ts';
import { categoryOf, fieldsFor, lineage, serviceOf } from '../desk.ts';
import type { Category, Desk } from '../desk.ts';
import type { Patch } from '../events.ts';
import { initialFacts } from '../facts.ts';
import { keptFields } from '../field-values.ts';
import { isAtLeast } from '../people.ts';
import { placed } from '../placing.ts';
import { entryRank } from '../rank.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import type { Ticket } from '../ticket.ts';
import { isAssignable, isStaff, profileIn } from '../visibility.ts';
import type { Place } from '../visibility.ts';
import { fieldsRefusal } from './edit.ts';

export { placed };

function template(
  desk: Desk,
  place: Place,
): { priority: Ticket['priority']; kind: Ticket['kind'] | undefined; approval: Category['approval'] } {
  const service = serviceOf(desk, place.service);
  const node = categoryOf(desk, place.service, place.category);
  const line = service === undefined || node === undefined ? [] : lineage(service, node);
  return {
    priority: line.find((each) => each.priority !== undefined)?.priority ?? 'normal',
    kind: line.find((each) => each.kind !== undefined)?.kind,
    approval: line.find((each) => each.approval !== undefined)?.approval,
  };
}

function checkPeople(command: FileCommand, place: Place, story: Story, staff: boolean): Refusal | null {
  const { desk, people, person } = story.context;
  const requester = command.requester ?? person?.id;
  if (requester === undefined) return refuse('unknown-person');
  if (person !== undefined && requester !== person.id) {
    if (!staff || desk.onBehalf === 'nobody') return refuse('not-allowed');
    if (people[requester] === undefined || people[requester].suspended === true) return refuse('unknown-person');
  }
  if (command.assignee !== undefined) {
    if (!staff && person !== undefined) return refuse('not-allowed');
    const assignee = people[command.assignee];
    if (assignee === undefined) return refuse('unknown-person');
    if (!isAssignable(assignee, desk, place)) return refuse('not-assignable', { values: { name: assignee.name } });
  }
  if ((command.observers ?? []).some((id) => people[id] === undefined)) return refuse('unknown-person');
  return null;
}

/** Whoever files for himself is known without being looked up. */
function groupsOf(requester: string, { context }: Story): readonly string[] {
  return (context.person?.id === requester ? context.person : context.people[requester])?.groups ?? [];
}

function checkGroup(command: FileCommand, requester: string, story: Story): Refusal | null {
  const { desk } = story.context;
  if (command.group === undefined) return null;
  if (desk.groups === 'none') return refuse('not-in-group');
  return groupsOf(requester, story).includes(command.group) ? null : refuse('not-in-group');
}

/** The group of a ticket: the one chosen, else the requester's only one. */
function groupOf(command: FileCommand, requester: string, story: Story): string | null {
  if (story.context.desk.groups === 'none') return null;
  const groups = groupsOf(requester, story);
  return command.group ?? (groups.length === 1 ? (groups[0] ?? null) : null);
}

export function file(command: FileCommand, story: Story): Refusal | null {
  const { desk, person, people, now, fresh, around, actor } = story.context;
  if (story.context.ticket !== undefined) return refuse('duplicate-ticket');
  const place = placed(desk, command.service, command.category);
  if ('code' in place) return place;
  const staff = person === undefined || isStaff(person, desk);
  const wrong = checkPeople(command, place, story, staff);
  if (wrong !== null) return wrong;
  const requester = command.requester ?? person?.id ?? '';
  const inGroup = checkGroup(command, requester, story);
  if (inGroup !== null) return inGroup;
  if (command.priority !== undefined && person !== undefined && !isAtLeast(profileIn(person, desk, place.service), 'moderator'))
    return refuse('not-allowed');
  const files = command.files ?? [];
  const values = command.fields ?? {};
  const invalid =
    story.checkFiles(files) ??
    fieldsRefusal(
      desk,
      place,
      values,
      person !== undefined && isAtLeast(profileIn(person, desk, place.service), 'technician'),
      files.map((each) => each.id),
    );
  if (invalid !== null) return invalid;

  const preset = template(desk, place);
  const kind = command.kind ?? preset.kind ?? desk.defaultKind;
  const approval: Ticket['approval'] =
    kind === 'request' && preset.approval !== undefined ? { state: 'pending', approvers: preset.approval.approvers } : null;
  const invited = [...(command.observers ?? []), ...(serviceOf(desk, place.service)?.observers ?? [])];
  const assignee = approval !== null ? null : (command.assignee ?? automaticAssignee(people, desk, place, around));
  const filer = actor.type === 'person' ? actor.id : requester;
  story.begin(
    {
      ...blank(command.ticket, desk.id, now),
      number: fresh.number,
      kind,
      origin: command.origin ?? (actor.type === 'peer' ? 'desk' : 'web'),
      service: place.service,
      category: place.category,
      group: groupOf(command, requester, story),
      restricted: command.restricted ?? command.origin === 'mail',
      summary: command.summary,
      description: command.description,
      fields: keptFields(fieldsFor(desk, place.service, place.category), values, {
        staff: person === undefined || isAtLeast(profileIn(person, desk, place.service), 'technician'),
      }),
      page: command.page ?? null,
      ...(command.page?.course === undefined ? {} : { course: command.page.course }),
      requester,
      filer,
      assignee,
      observers: [...new Set(invited)].filter((id) => id !== requester),
      priority: command.priority ?? preset.priority,
      rank: entryRank(desk, around),
      // What a peer desk files came up from there (domain §9).
      below: actor.type === 'peer' ? { desk: actor.desk, key: '' } : null,
      approval,
      files: files.map((each) => ({ ...each, scope: 'public', by: filer, at: now })),
      facts: initialFacts(now, 'posted', approval !== null),
    },
    { act: 'file' },
  );
  return null;
}

/** A ticket about which nothing is known but that it exists. */
export function blank(id: string, desk: string, now: string): Ticket {
  return {
    id,
    desk,
    number: null,
    aliases: [],
    kind: 'request',
    origin: 'web',
    state: 'posted',
    waiting: null,
    above: null,
    below: null,
    service: null,
    category: null,
    places: [],
    group: null,
    restricted: false,
    summary: '',
    description: '',
    fields: {},
    page: null,
    requester: '',
    filer: '',
    assignee: null,
    observers: [],
    watchers: [],
    affected: [],
    glass: [],
    priority: 'normal',
    rank: null,
    approval: null,
    begun: false,
    comments: [],
    files: [],
    links: [],
    merged: null,
    absorbed: [],
    spent: 0,
    rating: null,
    erased: false,
    reminded: false,
    facts: initialFacts(now, 'posted'),
    changed: { public: now, requester: now, staff: now },
    version: 1,
  };
}

export function split(command: CommandOf<'split'>, story: Story): Refusal | null {
  const { ticket, relations } = story;
  const { desk, now, fresh, around, person } = story.context;
  const source = ticket.comments.find((mark) => mark.id === command.entry && mark.withdrawn !== true);
  if (source === undefined) return refuse('not-found');
  // A staff note would be published to the requester of the new ticket.
  if (source.scope === 'staff' || relations === null) return refuse('scope-not-allowed');
  if (command.new === ticket.id) return refuse('same-ticket');
  if (story.context.other !== undefined) return refuse('duplicate-ticket');
  // The new ticket is one of its service and category like any other: its permanent observers, its approval.
  const approvers = ticket.kind === 'request' ? template(desk, ticket).approval?.approvers : undefined;
  const observers = (serviceOf(desk, ticket.service)?.observers ?? []).filter((id) => id !== ticket.requester);
  story.begin(
    {
      ...blank(command.new, desk.id, now),
      number: fresh.number,
      kind: ticket.kind,
      service: ticket.service,
      category: ticket.category,
      group: ticket.group,
      restricted: ticket.restricted,
      summary: command.summary,
      description: command.description,
      requester: ticket.requester,
      filer: person?.id ?? ticket.filer,
      priority: ticket.priority,
      rank: entryRank(desk, around),
      observers,
      approval: approvers === undefined ? null : { state: 'pending', approvers },
      facts: initialFacts(now, 'posted', approvers !== undefined),
      links: [{ type: 'see-also', ticket: ticket.id }],
    },
    { act: 'split-off', about: { ticket: ticket.id } },
  );
  story.record(
    'split',
    { links: [...ticket.links, { type: 'see-also', ticket: command.new }] },
    { about: { ticket: command.new } },
  );
  return null;
}

/** The texts of an erased ticket; its shape, states and times stay true (domain §3, erase). */
export const ERASED_SUMMARY = '—';

/** What erasing sets of a ticket. */
export function erasing({ checklist, course }: Ticket): Patch {
  return {
    summary: ERASED_SUMMARY,
    description: '',
    fields: {},
    page: null,
    erased: true,
    ...(checklist === undefined ? {} : { checklist: [] }),
    ...(course === undefined ? {} : { course: null }),
  };
}

export function erase(_command: CommandOf<'erase'>, story: Story): Refusal | null {
  story.record('erase', erasing(story.ticket));
  return null;
}
