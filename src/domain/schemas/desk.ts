/** What a desk’s document must be, to be valid, and what it holds where it is silent. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { APPROVAL_DEFAULTS, DESK_DEFAULTS, MANAGER_DEFAULTS, SERVICE_DEFAULTS } from '../desk-defaults.ts';
import { MODE_NAMES } from '../desk.ts';
import { Availability } from './availability.ts';
import { Calendar } from './calendar.ts';
import { FieldDefinition } from './fields.ts';
import { ManagerPrivilege, Profile } from './people.ts';
import { ServiceLevels } from './service-levels.ts';
import { State } from './states.ts';
import { Code, Kind, Localised, PersonId, Priority, Scope } from './values.ts';

export const Mode = z.enum(MODE_NAMES);
export type Mode = z.infer<typeof Mode>;

/** A manager of a service: moderator by default, with privileges and a share of the automatic work. */
export const Manager = z.strictObject({
  person: PersonId,
  profile: z._default(Profile, MANAGER_DEFAULTS.profile),
  /** Absent: all of them. */
  privileges: z.optional(z.array(ManagerPrivilege)),
  /** Share of the automatic assignments, 0 (none) to 100. */
  rate: z._default(z.number().check(z.minimum(0), z.maximum(100)), MANAGER_DEFAULTS.rate),
});
export type Manager = z.infer<typeof Manager>;

/** How many answers and links a service may keep ready: enough for a menu that can be searched. */
const MOST_RESPONSES = 200;
const MOST_LINKS = 50;

/** How a new ticket finds its assignee (domain §7; esup-helpdesk §5). */
export const Assignment = z.enum(['nobody', 'first', 'in-turn', 'least-loaded']);
export type Assignment = z.infer<typeof Assignment>;

/** A node of a service's tree. Leaves take tickets, and nodes marked `accepts`. */
export const Category = z.strictObject({
  id: Code,
  label: Localised,
  parent: z.optional(Code),
  accepts: z.optional(z.boolean()),
  /** Absent: those of the parent; at the root, the service's managers. */
  members: z.optional(z.array(PersonId)),
  template: z.optional(Localised),
  priority: z.optional(Priority),
  kind: z.optional(Kind),
  /** Every request posted here asks for an approval; by these people, else by the functional administrators. */
  approval: z.optional(z.strictObject({ approvers: z._default(z.array(PersonId), APPROVAL_DEFAULTS.approvers) })),
  confidential: z.optional(z.boolean()),
  /** Codes of the desk's fields asked here besides those asked everywhere. */
  fields: z.optional(z.array(Code)),
  /** Another category that takes what is posted here. */
  redirect: z.optional(Code),
  closed: z.optional(z.boolean()),
});
export type Category = z.infer<typeof Category>;

/** An answer that the staff of a service keep ready; words in braces, `{requester}`, stand for what the ticket holds. */
export const Response = z.strictObject({ id: Code, title: Localised, text: Localised, scope: z.optional(Scope) });
export type Response = z.infer<typeof Response>;

/** Where more is said about a service. */
export const KnowledgeLink = z.strictObject({ label: Localised, href: z.url({ protocol: /^https?$/u, error: 'not-a-url' }) });
export type KnowledgeLink = z.infer<typeof KnowledgeLink>;

/** A supported object: Moodle, the video platform, surveys … */
export const Service = z.strictObject({
  id: Code,
  label: Localised,
  description: z.optional(Localised),
  open: z._default(z.boolean(), SERVICE_DEFAULTS.open),
  responsible: z.optional(Localised),
  managers: z._default(z.array(Manager), SERVICE_DEFAULTS.managers),
  /** Permanent observers: invited to every ticket of the service. */
  observers: z._default(z.array(PersonId), SERVICE_DEFAULTS.observers),
  assignment: z._default(Assignment, SERVICE_DEFAULTS.assignment),
  /** For its staff alone. */
  responses: z.optional(z.array(Response).check(z.maxLength(MOST_RESPONSES, { error: 'too-many' }))),
  knowledge: z.optional(z.array(KnowledgeLink).check(z.maxLength(MOST_LINKS, { error: 'too-many' }))),
  categories: z.array(Category).check(z.minLength(1)),
});
export type Service = z.infer<typeof Service>;

/** The six switches of the tracker's guide, or every update (domain §5). */
export const RequesterDefault = z.enum(['guide', 'every-update']);
export type RequesterDefault = z.infer<typeof RequesterDefault>;

const Days = z.number().check(z.minimum(0), z.maximum(3650));

const Months = z.number().check(z.int(), z.minimum(1), z.maximum(1200));

/** How long what is over is kept, in months; what is not named is kept for ever (domain §7, archive and retention). */
export const Retention = z.strictObject({
  /** Texts of tickets, from their end on. */
  texts: z.optional(Months),
  /** Their files. */
  files: z.optional(Months),
  /** Files that were sent for a ticket that was never filed. */
  drafts: z.optional(Months),
});
export type Retention = z.infer<typeof Retention>;

/** The document that a backend keeps for each desk. */
export const Desk = z.strictObject({
  id: Code,
  /** Rises with each change; a seed with a higher one replaces what is kept. */
  revision: z._default(z.number().check(z.int(), z.minimum(0)), DESK_DEFAULTS.revision),
  name: Localised,
  description: z.optional(Localised),
  mode: z._default(Mode, DESK_DEFAULTS.mode),
  /** What anyone may read besides what is theirs (domain §4). */
  read: z._default(z.enum(['own', 'assigned', 'all']), DESK_DEFAULTS.read),
  file: z._default(z.enum(['everyone', 'staff']), DESK_DEFAULTS.file),
  /** Whether people without an account may file, once they have confirmed their mail address; a server alone can ask them to. */
  guests: z._default(z.boolean(), DESK_DEFAULTS.guests),
  /** On whose behalf staff may file. */
  onBehalf: z._default(z.enum(['nobody', 'staff']), DESK_DEFAULTS.onBehalf),
  assignable: z._default(z.enum(['staff', 'everyone']), DESK_DEFAULTS.assignable),
  defaultKind: z._default(Kind, DESK_DEFAULTS.defaultKind),
  /** Absent: `TRK<desk>_`. */
  prefix: z.optional(z.string().check(z.maxLength(16))),
  states: z._default(z.array(State), DESK_DEFAULTS.states),
  strict: z._default(z.boolean(), DESK_DEFAULTS.strict),
  /** Shown after filing; absent: the locale's own words. */
  feedback: z.optional(Localised),
  comments: z._default(z.boolean(), DESK_DEFAULTS.comments),
  notifications: z._default(z.boolean(), DESK_DEFAULTS.notifications),
  /** Staff may act without telling anyone. */
  quietAllowed: z._default(z.boolean(), DESK_DEFAULTS.quietAllowed),
  defaultAssignees: z._default(z.array(PersonId), DESK_DEFAULTS.defaultAssignees),
  upper: z.optional(z.strictObject({ desk: z.string(), name: Localised })),
  subDesks: z._default(z.array(z.strictObject({ desk: Code, name: Localised })), DESK_DEFAULTS.subDesks),
  networked: z._default(z.boolean(), DESK_DEFAULTS.networked),
  groups: z._default(z.enum(['none', 'separate', 'visible']), DESK_DEFAULTS.groups),
  /** Whether who teaches a course reads the open tickets that are filed from its pages. */
  courseTeachers: z._default(z.enum(['none', 'read']), DESK_DEFAULTS.courseTeachers),
  availability: z.optional(Availability),
  /** Days a requester has to approve a closing before it expires; 0 never expires. */
  approvalDelay: z._default(Days, DESK_DEFAULTS.approvalDelay),
  /** A question left without an answer: days to one reminder, then what, after how many more days. */
  unanswered: z._default(
    z.strictObject({ remind: Days, then: z.enum(['nothing', 'abandon', 'resolve']), after: Days }),
    DESK_DEFAULTS.unanswered,
  ),
  /** Where a new or reopened ticket enters the stack. */
  enterAt: z._default(z.enum(['top', 'bottom']), DESK_DEFAULTS.enterAt),
  timeRequired: z._default(z.boolean(), DESK_DEFAULTS.timeRequired),
  requesterDefault: z._default(RequesterDefault, DESK_DEFAULTS.requesterDefault),
  languages: z._default(z.array(z.string()), DESK_DEFAULTS.languages),
  home: z.optional(z.url()),
  zone: z._default(z.string(), DESK_DEFAULTS.zone),
  /** When the desk is at work, in its zone; absent, delays are counted by the clock on the wall alone. */
  calendar: z.optional(Calendar),
  /** Within which time tickets are to be answered, taken and resolved; the line that says most of a ticket is its own. */
  serviceLevels: z.optional(ServiceLevels),
  files: z._default(
    z.strictObject({ maxBytes: z.number().check(z.minimum(0)), maxCount: z.number().check(z.minimum(0)) }),
    DESK_DEFAULTS.files,
  ),
  retention: z.optional(Retention),
  fields: z._default(z.array(FieldDefinition), DESK_DEFAULTS.fields),
  /** Empty: the desk has one implicit category. */
  services: z._default(z.array(Service), DESK_DEFAULTS.services),
});
export type Desk = z.infer<typeof Desk>;
export type DeskInput = z.input<typeof Desk>;
