/** Visibility as a predicate says what the sentences of domain §4 say, read one by one on one ticket. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Category, Desk, Service } from '../../../src/domain/desk.ts';
import type { Person, Profile } from '../../../src/domain/people.ts';
import { matches } from '../../../src/domain/predicate.ts';
import { Predicate } from '../../../src/domain/schemas/predicate.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { visibility } from '../../../src/domain/visibility.ts';
import { PEOPLE_IDS, storyArbitrary } from '../arbitraries.ts';
import { Store, commandOf } from '../store.ts';

const STAFF: readonly Profile[] = ['technician', 'moderator', 'functional-admin'];
const ALL_GROUPS: readonly Profile[] = ['moderator', 'functional-admin'];

function ancestors(service: Service, category: Category | undefined): Category[] {
  if (category === undefined) return [];
  return [
    category,
    ...ancestors(
      service,
      service.categories.find(({ id }) => id === category.parent),
    ),
  ];
}

/** "A category without members has its ancestor's; at the root, all managers." */
function serving(service: Service, line: Category[]): readonly string[] {
  return (
    line.find(({ members }) => members !== undefined && members.length > 0)?.members ??
    service.managers.map(({ person }) => person)
  );
}

/** "One profile on the desk; may hold a higher one in named services; a manager starts as moderator of his service." */
function profilesIn(person: Person, service: Service | undefined): Profile[] {
  const everywhere =
    person.serves === undefined ||
    person.profile === 'functional-admin' ||
    (service !== undefined && person.serves.includes(service.id));
  const manager = service?.managers.find((each) => each.person === person.id);
  const member = service?.categories.some(({ members }) => (members ?? []).includes(person.id)) === true;
  return [
    ...(everywhere ? [person.profile] : []),
    ...(manager === undefined ? [] : [manager.profile]),
    ...(member ? (['technician'] as const) : []),
  ];
}

function readsBySentences(person: Person, ticket: Ticket, desk: Desk): boolean {
  if (person.suspended === true) return false;
  const me = person.id;
  const service = desk.services.find(({ id }) => id === ticket.service);
  const line =
    service === undefined
      ? []
      : ancestors(
          service,
          service.categories.find(({ id }) => id === ticket.category),
        );
  const profiles = profilesIn(person, service);
  const staffHere = profiles.some((profile) => STAFF.includes(profile));

  // "Whatever the mode, one reads what one requests, filed, is assigned, observes or must approve."
  const named =
    ticket.requester === me ||
    ticket.assignee === me ||
    ticket.observers.includes(me) ||
    (ticket.approval?.approvers.includes(me) ?? false);
  // "A confidential category wins over mode, groups and profiles: its members, requester, assignee, observers, approver; functional admins only by break-glass."
  if (service !== undefined && line.some(({ confidential }) => confidential === true)) {
    const member = serving(service, line).includes(me) && staffHere;
    return named || member || (person.profile === 'functional-admin' && ticket.glass.includes(me));
  }
  if (named || ticket.filer === me) return true;

  // "Groups narrow the mode … moderators and above have all-groups."
  const inGroup = ticket.group !== null && person.groups.includes(ticket.group);
  const allGroups = profiles.some((profile) => ALL_GROUPS.includes(profile));
  if (staffHere && (desk.groups === 'none' || allGroups || inGroup)) return true;
  // "tasks: what is assigned to me; staff: all."
  const staffSomewhere =
    staffHere ||
    [undefined, ...desk.services].some((each) => profilesIn(person, each).some((profile) => STAFF.includes(profile)));
  if (desk.read === 'assigned' && staffSomewhere && (desk.groups === 'none' || inGroup)) return true;
  // Who teaches the course that it was filed from reads what is open and not restricted, where the desk says so; groups narrow it.
  const taught = [person.claims?.['teaches'] ?? []].flat();
  const open = !['resolved', 'published', 'validated', 'abandoned'].includes(ticket.state);
  if (
    desk.courseTeachers === 'read' &&
    taught.includes(ticket.course ?? '') &&
    open &&
    !ticket.restricted &&
    (desk.groups !== 'separate' || inGroup)
  )
    return true;
  // "all", unless restricted; separate groups narrow it.
  return desk.read === 'all' && !ticket.restricted && (desk.groups !== 'separate' || inGroup);
}

describe('visibility', () => {
  it('says who reads which ticket as the sentences do, on any desk', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people, steps }) => {
        const store = new Store(desk, people);
        for (const step of steps) {
          store.after(step.wait);
          const { command, actor } = commandOf(step, store);
          store.run(command, actor);
        }
        for (const ticket of store.tickets.values()) {
          if (ticket.desk !== desk.id) continue;
          for (const group of [ticket.group, null, 'red']) {
            for (const restricted of [ticket.restricted, true]) {
              const variant = { ...ticket, group, restricted };
              for (const id of PEOPLE_IDS) {
                const person = people[id];
                if (person === undefined) continue;
                const says = matches(visibility(person, desk), variant);
                seen[says ? 'yes' : 'no'] += 1;
                assert.equal(says, readsBySentences(person, variant, desk), `${id} on ${JSON.stringify(variant.category)}`);
              }
            }
          }
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
    assert.ok(seen.yes > 500 && seen.no > 500, JSON.stringify(seen));
  });

  it('is a value that a backend can be sent', () => {
    fc.assert(
      fc.property(storyArbitrary, ({ desk, people }) => {
        for (const person of Object.values(people)) {
          const value: unknown = JSON.parse(JSON.stringify(visibility(person, desk)));
          assert.deepEqual(Predicate.parse(value), visibility(person, desk));
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
