/** People and what they may be on a desk (domain §1, §4). */
import * as z from 'zod/mini';
import { Code, PersonId } from './values.ts';

/** What a person is on a desk, least first. An observer is not a profile but a relation to one ticket. */
export const Profile = z.enum(['requester', 'technician', 'moderator', 'functional-admin', 'technical-admin']);
export type Profile = z.infer<typeof Profile>;

/** What a manager may do in his service, settable one by one (domain §4; esup-helpdesk §2). */
export const ManagerPrivilege = z.enum([
  'take-free',
  'take-over',
  'assign',
  'refuse',
  'reopen-any',
  'move-out',
  'edit-service',
  'manage-people',
  'manage-categories',
  'manage-knowledge',
  'set-own-availability',
]);
export type ManagerPrivilege = z.infer<typeof ManagerPrivilege>;

const Line = z.string().check(z.maxLength(255));
const Claims = z.record(z.string(), z.union([Line, z.array(Line)]));

/** A person as the host page or the directory knows them. */
export const Person = z.strictObject({
  id: PersonId,
  name: Line.check(z.minLength(1)),
  mail: z.optional(Line),
  school: z.optional(Line),
  affiliation: z.optional(Line),
  groups: z._default(z.array(Line), []),
  language: z.optional(Line),
  zone: z.optional(Line),
  /** Whether work may be given to them automatically. */
  available: z._default(z.boolean(), true),
  /** May neither sign in nor be given work. */
  suspended: z.optional(z.boolean()),
  /** Claims signed by the host, such as a grade; availability rules read them. */
  claims: z.optional(Claims),
  /** The profile held on the whole desk. */
  profile: z._default(Profile, 'requester'),
  /** The services where the desk-wide profile counts; absent means all of them. */
  serves: z.optional(z.array(Code)),
});
export type Person = z.infer<typeof Person>;
export type PersonInput = z.input<typeof Person>;

/** What of a person is shown beside a ticket. */
export interface PersonCard {
  readonly id: PersonId;
  readonly name: string;
  readonly mail?: string | undefined;
  readonly school?: string | undefined;
}

/** The card of a person. */
export function card(person: Person): PersonCard {
  return { id: person.id, name: person.name, mail: person.mail, school: person.school };
}

/** Everyone the rules may have to know in one decision, by id. */
export type People = Readonly<Record<PersonId, Person>>;

const ORDER: readonly Profile[] = Profile.options;

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
