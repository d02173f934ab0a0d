/** What a person must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { PROFILES } from '../people.ts';
import { Code, PersonId } from './values.ts';

export const Profile = z.enum(PROFILES);
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
  phone: z.optional(Line),
  school: z.optional(Line),
  affiliation: z.optional(Line),
  groups: z._default(z.array(Line), []),
  language: z.optional(Line),
  zone: z.optional(Line),
  /** Whether work may be given to them automatically. */
  available: z._default(z.boolean(), true),
  /** May neither sign in nor be given work. */
  suspended: z.optional(z.boolean()),
  /** Known by a mail address alone, which a link sent there has confirmed: reads what they asked for, and what is for everyone. */
  guest: z.optional(z.boolean()),
  /** Claims signed by the host, such as a grade; availability rules read them. */
  claims: z.optional(Claims),
  /** The profile held on the whole desk. */
  profile: z._default(Profile, 'requester'),
  /** The services where the desk-wide profile counts; absent means all of them. */
  serves: z.optional(z.array(Code)),
});
export type Person = z.infer<typeof Person>;
export type PersonInput = z.input<typeof Person>;
