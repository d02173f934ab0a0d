/** Who reads what (domain §4): a person's relations to a ticket, their profile there, and visibility as a predicate. */
import { coursesRead } from './courses.ts';
import { categoryOf, isConfidential, membersOf, serviceOf } from './desk.ts';
import type { Category, Desk, Service } from './desk.ts';
import { isAtLeast } from './people.ts';
import type { Person, Profile } from './people.ts';
import { EVERYTHING, NOTHING, matches } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import { profileIn } from './standing.ts';
import { statesIn } from './states.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId, Scope } from './values.ts';

export { isStaff, managerOf, profileApart, profileIn, servedServices } from './standing.ts';

/** A place in a desk: both null on a desk without services. */
export interface Place {
  readonly service: string | null;
  readonly category: string | null;
}

/** Whether a technician's groups let him handle a ticket; moderators and above have all groups (domain §4, Groups). */
function inGroup(person: Person, desk: Desk, group: string | null, profile: Profile): boolean {
  return desk.groups === 'none' || isAtLeast(profile, 'moderator') || (group !== null && person.groups.includes(group));
}

/** The profile a person holds on one ticket: that of the service, narrowed by confidentiality and groups. */
export function profileOn(person: Person, ticket: Pick<Ticket, 'service' | 'category' | 'group' | 'glass'>, desk: Desk): Profile {
  const profile = profileIn(person, desk, ticket.service);
  if (profile === 'technical-admin') return 'requester';
  if (isConfidential(desk, ticket.service, ticket.category)) {
    const broke = profile === 'functional-admin' && ticket.glass.includes(person.id);
    return broke || isMember(person.id, desk, ticket) ? profile : 'requester';
  }
  return inGroup(person, desk, ticket.group, profile) ? profile : 'requester';
}

/** Whether somebody serves this very category. */
export function isMember(person: PersonId, desk: Desk, place: Place): boolean {
  const service = serviceOf(desk, place.service);
  return service !== undefined && membersOf(service, categoryOf(desk, place.service, place.category)).includes(person);
}

/** What somebody is to one ticket. */
export interface Relations {
  readonly requester: boolean;
  readonly filer: boolean;
  readonly assignee: boolean;
  readonly observer: boolean;
  readonly watcher: boolean;
  readonly approver: boolean;
  /** Profile on this ticket. */
  readonly profile: Profile;
  readonly staff: boolean;
  readonly reader: boolean;
}

/** What somebody is to one ticket, and whether they read it. */
export function relationsTo(ticket: Ticket, person: Person, desk: Desk): Relations {
  const profile = profileOn(person, ticket, desk);
  const approvers = ticket.approval?.approvers ?? [];
  return {
    requester: ticket.requester === person.id,
    filer: ticket.filer === person.id,
    assignee: ticket.assignee === person.id,
    observer: ticket.observers.includes(person.id),
    watcher: ticket.watchers.includes(person.id),
    // In a confidential category only named people approve (domain §2, Approval).
    approver:
      ticket.approval !== null &&
      (approvers.length > 0
        ? approvers.includes(person.id)
        : profile === 'functional-admin' && !isConfidential(desk, ticket.service, ticket.category)),
    profile,
    staff: isAtLeast(profile, 'technician'),
    reader: reads(person, ticket, desk),
  };
}

function confidentialPlaces(desk: Desk, keep: (service: Service, category: Category) => boolean): Predicate {
  const or: Predicate[] = [];
  for (const service of desk.services) {
    const inside = service.categories.filter(
      (category) => isConfidential(desk, service.id, category.id) && keep(service, category),
    );
    if (inside.length > 0)
      or.push({ and: [{ eq: ['service', service.id] }, { in: ['category', inside.map((category) => category.id)] }] });
  }
  return { or };
}

/** What staff read of the services they serve, narrowed by groups for those who have not all of them. */
function readAsStaff(person: Person, desk: Desk): Predicate {
  const ownGroups: Predicate = desk.groups === 'none' ? EVERYTHING : { in: ['group', person.groups] };
  const nowhere = profileIn(person, desk, null);
  const everywhere = person.serves === undefined || person.profile === 'functional-admin';
  const or: Predicate[] = [];
  if (everywhere && isAtLeast(nowhere, 'technician')) or.push(isAtLeast(nowhere, 'moderator') ? EVERYTHING : ownGroups);
  for (const service of desk.services) {
    const profile = profileIn(person, desk, service.id);
    if (isAtLeast(profile, 'technician'))
      or.push({ and: [{ eq: ['service', service.id] }, isAtLeast(profile, 'moderator') ? EVERYTHING : ownGroups] });
  }
  // Where people read what is assigned to them, staff of any service read all (domain §4, tasks).
  if (desk.read === 'assigned' && or.length > 0) or.push(ownGroups);
  return { or };
}

/** What the mode gives everyone who has an account to read, narrowed by groups. */
function readByMode(person: Person, desk: Desk): Predicate {
  if (desk.read !== 'all' || person.guest === true) return NOTHING;
  const groups: Predicate = desk.groups === 'separate' ? { in: ['group', person.groups] } : EVERYTHING;
  return { and: [{ eq: ['restricted', false] }, groups] };
}

/**
 * What whoever teaches a course reads of what is asked from its pages, where the desk lets them: what is open, and neither
 * restricted nor of a group that is not theirs.
 */
function readByCourse(person: Person, desk: Desk): Predicate {
  const courses = coursesRead(person, desk);
  if (courses.length === 0) return NOTHING;
  const groups: Predicate = desk.groups === 'separate' ? { in: ['group', person.groups] } : EVERYTHING;
  return {
    and: [{ eq: ['restricted', false] }, { in: ['state', statesIn('active', desk)] }, { in: ['course', courses] }, groups],
  };
}

/** Made once for a person and a desk: every verdict on every row asks for it. Neither is ever changed in place. */
const SIGHTS = new WeakMap<Desk, WeakMap<Person, Predicate>>();

/**
 * Everything a person may read on a desk, as a value that lists, counts, search, reports, files and feeds all share.
 * Precedence (domain §4): confidential, group, mode, service; an invitation opens one ticket.
 */
export function visibility(person: Person, desk: Desk): Predicate {
  const ofDesk = SIGHTS.get(desk) ?? new WeakMap<Person, Predicate>();
  SIGHTS.set(desk, ofDesk);
  const sight = ofDesk.get(person) ?? sightOf(person, desk);
  ofDesk.set(person, sight);
  return sight;
}

function sightOf(person: Person, desk: Desk): Predicate {
  if (person.suspended === true) return NOTHING;
  const me = person.id;
  const involved: Predicate[] = [
    { eq: ['requester', me] },
    { eq: ['assignee', me] },
    { has: ['observers', me] },
    { has: ['approvers', me] },
  ];
  const confidential = confidentialPlaces(desk, () => true);
  const member = confidentialPlaces(
    desk,
    (service, category) =>
      membersOf(service, category).includes(me) && isAtLeast(profileIn(person, desk, service.id), 'technician'),
  );
  const broken: Predicate = person.profile === 'functional-admin' ? { has: ['glass', me] } : NOTHING;
  return {
    or: [
      { and: [confidential, { or: [...involved, member, broken] }] },
      {
        and: [
          { not: confidential },
          {
            or: [
              ...involved,
              { eq: ['filer', me] },
              readAsStaff(person, desk),
              readByMode(person, desk),
              readByCourse(person, desk),
            ],
          },
        ],
      },
    ],
  };
}

/** Whether somebody reads a ticket. */
export function reads(person: Person, ticket: Ticket, desk: Desk): boolean {
  return ticket.desk === desk.id && matches(visibility(person, desk), ticket);
}

/**
 * Scopes of comments and files somebody reads on a ticket he reads. Staff notes are for staff alone; what is between the
 * requester and the staff is also for whoever handles it.
 */
export function readableScopes(relations: Relations): readonly Scope[] {
  if (relations.staff) return ['public', 'requester', 'staff'];
  return relations.requester || relations.assignee ? ['public', 'requester'] : ['public'];
}

/** Scopes somebody may write in. */
export const writableScopes = readableScopes;

/** Whether work of a place may be given to somebody (domain §4: assignable; confidential: members only). */
export function isAssignable(person: Person, desk: Desk, place: Place): boolean {
  if (person.suspended === true) return false;
  if (isConfidential(desk, place.service, place.category)) return isMember(person.id, desk, place);
  return desk.assignable === 'everyone' || isAtLeast(profileIn(person, desk, place.service), 'technician');
}
