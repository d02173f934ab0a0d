/** People and what they may be on a desk (domain §1, §4). */
import type { Person, Profile } from './schemas/people.ts';
import type { PersonId } from './values.ts';

export type { ManagerPrivilege, Person, PersonInput, Profile } from './schemas/people.ts';

/** What a person is on a desk, least first. An observer is not a profile but a relation to one ticket. */
export const PROFILES = ['requester', 'technician', 'moderator', 'functional-admin', 'technical-admin'] as const;

/** What of a person is shown beside a ticket. */
export interface PersonCard {
  readonly id: PersonId;
  readonly name: string;
  readonly mail?: string | undefined;
  readonly school?: string | undefined;
  /** Has no account: for staff to know what they do not read. */
  readonly guest?: boolean | undefined;
}

/** The card of a person. */
export function card(person: Person): PersonCard {
  const { id, name, mail, school, guest } = person;
  return { id, name, mail, school, ...(guest === true ? { guest } : {}) };
}

/** Everyone the rules may have to know in one decision, by id. */
export type People = Readonly<Record<PersonId, Person>>;

const ORDER: readonly Profile[] = PROFILES;

/** Whether `profile` is at least `wanted`. The technical administrator operates and holds no right on tickets (domain §4). */
export function isAtLeast(profile: Profile, wanted: Profile): boolean {
  if (profile === 'technical-admin') return wanted === 'requester' || wanted === 'technical-admin';
  return ORDER.indexOf(profile) >= ORDER.indexOf(wanted);
}

/** The higher of two profiles. */
export function higher(one: Profile, other: Profile): Profile {
  if (one === 'technical-admin') return other === 'requester' ? one : other;
  if (other === 'technical-admin') return higher(other, one);
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}
