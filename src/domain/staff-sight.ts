/** The tickets on which somebody is staff, as a value (domain §4): what `profileOn` says of each, for backends that ask of all at once. */
import { isConfidential } from './desk.ts';
import type { Desk } from './desk.ts';
import { isAtLeast } from './people.ts';
import type { Person, Profile } from './people.ts';
import { EVERYTHING, NOTHING } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import { isMember, profileIn } from './visibility.ts';

/** Staff of a profile where nothing is confidential: narrowed by groups for those who have not all of them. */
function openly(profile: Profile, person: Person, desk: Desk): Predicate {
  if (profile === 'technical-admin' || !isAtLeast(profile, 'technician')) return NOTHING;
  return desk.groups === 'none' || isAtLeast(profile, 'moderator') ? EVERYTHING : { in: ['group', person.groups] };
}

/** Staff of a profile in a confidential category: its members, and functional administrators who broke the glass. */
function behindGlass(profile: Profile, person: Person, isMemberThere: boolean): Predicate {
  if (profile === 'technical-admin' || !isAtLeast(profile, 'technician')) return NOTHING;
  if (isMemberThere) return EVERYTHING;
  return profile === 'functional-admin' ? { has: ['glass', person.id] } : NOTHING;
}

/** On which tickets somebody is staff: for each ticket, whether `profileOn` is a technician's or more. */
export function staffSight(person: Person, desk: Desk): Predicate {
  const places = desk.services.map(({ id, categories }): Predicate => {
    const profile = profileIn(person, desk, id);
    const closed = categories.filter((category) => isConfidential(desk, id, category.id));
    const elsewhere: Predicate = { not: { in: ['category', closed.map((category) => category.id)] } };
    return {
      and: [
        { eq: ['service', id] },
        {
          or: [
            ...closed.map((category): Predicate => {
              const isIn = isMember(person.id, desk, { service: id, category: category.id });
              return { and: [{ eq: ['category', category.id] }, behindGlass(profile, person, isIn)] };
            }),
            { and: [...(closed.length === 0 ? [] : [elsewhere]), openly(profile, person, desk)] },
          ],
        },
      ],
    };
  });
  // Tickets of services that are no more keep their names, and those of a desk without services have none.
  const named = new Set(desk.services.map(({ id }) => id));
  const former = (person.serves ?? []).filter((id) => !named.has(id));
  const outside: Predicate = { not: { in: ['service', [...named, ...former]] } };
  return {
    or: [
      ...places,
      ...former.map((id): Predicate => ({ and: [{ eq: ['service', id] }, openly(profileIn(person, desk, id), person, desk)] })),
      { and: [outside, openly(profileIn(person, desk, null), person, desk)] },
    ],
  };
}
