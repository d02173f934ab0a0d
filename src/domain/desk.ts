/** A desk: one configured ticket space, its services, categories and fields (domain §7). */
import * as z from 'zod/mini';
import { Availability } from './availability.ts';
import { FieldDefinition } from './fields.ts';
import { ManagerPrivilege, Profile } from './people.ts';
import { STATES, State } from './states.ts';
import { Code, Kind, Localised, PersonId, Priority } from './values.ts';

/** The four presets of the tracker (mod_tracker §1.3): applied once, then changed by hand. */
export const Mode = z.enum(['bugs', 'support', 'tasks', 'custom']);
export type Mode = z.infer<typeof Mode>;

/** A manager of a service: moderator by default, with privileges and a share of the automatic work. */
export const Manager = z.strictObject({
  person: PersonId,
  profile: z._default(Profile, 'moderator'),
  /** Absent: all of them. */
  privileges: z.optional(z.array(ManagerPrivilege)),
  /** Share of the automatic assignments, 0 (none) to 100. */
  rate: z._default(z.number().check(z.minimum(0), z.maximum(100)), 100),
});
export type Manager = z.infer<typeof Manager>;

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
  approval: z.optional(z.strictObject({ approvers: z._default(z.array(PersonId), []) })),
  confidential: z.optional(z.boolean()),
  /** Codes of the desk's fields asked here besides those asked everywhere. */
  fields: z.optional(z.array(Code)),
  /** Another category that takes what is posted here. */
  redirect: z.optional(Code),
  closed: z.optional(z.boolean()),
});
export type Category = z.infer<typeof Category>;

/** A supported object: Moodle, the video platform, surveys … */
export const Service = z.strictObject({
  id: Code,
  label: Localised,
  description: z.optional(Localised),
  open: z._default(z.boolean(), true),
  responsible: z.optional(Localised),
  managers: z._default(z.array(Manager), []),
  /** Permanent observers: invited to every ticket of the service. */
  observers: z._default(z.array(PersonId), []),
  assignment: z._default(Assignment, 'nobody'),
  categories: z.array(Category).check(z.minLength(1)),
});
export type Service = z.infer<typeof Service>;

/** The six switches of the tracker's guide, or every update (domain §5). */
export const RequesterDefault = z.enum(['guide', 'every-update']);
export type RequesterDefault = z.infer<typeof RequesterDefault>;

const Days = z.number().check(z.minimum(0), z.maximum(3650));

/** The document that a backend keeps for each desk. */
export const Desk = z.strictObject({
  id: Code,
  /** Rises with each change; a seed with a higher one replaces what is kept. */
  revision: z._default(z.number().check(z.int(), z.minimum(0)), 0),
  name: Localised,
  description: z.optional(Localised),
  mode: z._default(Mode, 'support'),
  /** What anyone may read besides what is theirs (domain §4). */
  read: z._default(z.enum(['own', 'assigned', 'all']), 'own'),
  file: z._default(z.enum(['everyone', 'staff']), 'everyone'),
  /** On whose behalf staff may file. */
  onBehalf: z._default(z.enum(['nobody', 'staff']), 'staff'),
  assignable: z._default(z.enum(['staff', 'everyone']), 'staff'),
  defaultKind: z._default(Kind, 'request'),
  /** Absent: `TRK<desk>_`. */
  prefix: z.optional(z.string().check(z.maxLength(16))),
  states: z._default(z.array(State), []),
  strict: z._default(z.boolean(), false),
  /** Shown after filing; absent: the locale's own words. */
  feedback: z.optional(Localised),
  comments: z._default(z.boolean(), true),
  notifications: z._default(z.boolean(), true),
  /** Staff may act without telling anyone. */
  quietAllowed: z._default(z.boolean(), false),
  defaultAssignees: z._default(z.array(PersonId), []),
  upper: z.optional(z.strictObject({ desk: z.string(), name: Localised })),
  subDesks: z._default(z.array(z.strictObject({ desk: Code, name: Localised })), []),
  networked: z._default(z.boolean(), false),
  groups: z._default(z.enum(['none', 'separate', 'visible']), 'none'),
  availability: z.optional(Availability),
  /** Days a requester has to approve a closing before it expires; 0 never expires. */
  approvalDelay: z._default(Days, 14),
  /** A question left without an answer: days to one reminder, then what, after how many more days. */
  unanswered: z._default(z.strictObject({ remind: Days, then: z.enum(['nothing', 'abandon', 'resolve']), after: Days }), {
    remind: 7,
    then: 'nothing',
    after: 7,
  }),
  /** Where a new or reopened ticket enters the stack. */
  enterAt: z._default(z.enum(['top', 'bottom']), 'top'),
  timeRequired: z._default(z.boolean(), false),
  requesterDefault: z._default(RequesterDefault, 'every-update'),
  languages: z._default(z.array(z.string()), ['fr', 'en']),
  home: z.optional(z.url()),
  zone: z._default(z.string(), 'Europe/Paris'),
  files: z._default(z.strictObject({ maxBytes: z.number().check(z.minimum(0)), maxCount: z.number().check(z.minimum(0)) }), {
    maxBytes: 25 * 1024 * 1024,
    maxCount: 10,
  }),
  fields: z._default(z.array(FieldDefinition), []),
  /** Empty: the desk has one implicit category. */
  services: z._default(z.array(Service), []),
});
export type Desk = z.infer<typeof Desk>;
export type DeskInput = z.input<typeof Desk>;

/** What a mode presets (domain §4, second table). `custom` presets nothing. */
export const MODES: Record<
  Exclude<Mode, 'custom'>,
  Pick<Desk, 'read' | 'file' | 'assignable' | 'states' | 'defaultKind' | 'requesterDefault'>
> = {
  bugs: {
    read: 'all',
    file: 'everyone',
    assignable: 'staff',
    states: [...STATES],
    defaultKind: 'incident',
    requesterDefault: 'guide',
  },
  support: {
    read: 'own',
    file: 'everyone',
    assignable: 'staff',
    states: ['posted', 'open', 'resolving', 'waiting', 'resolved', 'abandoned', 'validated'],
    defaultKind: 'request',
    requesterDefault: 'every-update',
  },
  tasks: {
    read: 'assigned',
    file: 'staff',
    assignable: 'everyone',
    states: ['posted', 'open', 'waiting', 'resolved', 'abandoned'],
    defaultKind: 'task',
    requesterDefault: 'guide',
  },
};

/** A desk document with its mode's presets where the document is silent; ready for `Desk.parse`. */
export function withMode(input: DeskInput): DeskInput {
  const mode = input.mode ?? 'support';
  return mode === 'custom' ? input : { ...MODES[mode], ...input };
}

/** The prefix of this desk's ticket keys (mod_tracker §2.1). */
export function prefixOf(desk: Pick<Desk, 'id' | 'prefix'>): string {
  return desk.prefix ?? `TRK${desk.id}_`;
}

/** The service of an id, or undefined. */
export function serviceOf(desk: Desk, id: string | null): Service | undefined {
  return id === null ? undefined : desk.services.find((service) => service.id === id);
}

/** The category of an id inside a service, or undefined. */
export function categoryOf(desk: Desk, service: string | null, category: string | null): Category | undefined {
  return category === null ? undefined : serviceOf(desk, service)?.categories.find((each) => each.id === category);
}

/** A category and its ancestors, nearest first. A loop in an editor's tree ends the walk. */
export function lineage(service: Service, category: Category): Category[] {
  const line: Category[] = [];
  for (let at: Category | undefined = category; at !== undefined && !line.includes(at);) {
    line.push(at);
    const parent: string | undefined = at.parent;
    at = parent === undefined ? undefined : service.categories.find((each) => each.id === parent);
  }
  return line;
}

/** Whether tickets may be posted in a category: leaves do, and nodes marked so, while neither they nor the service is closed. */
export function takesTickets(service: Service, category: Category): boolean {
  const leaf = !service.categories.some((each) => each.parent === category.id);
  return service.open && category.closed !== true && (leaf || category.accepts === true);
}

/** Whether a category or one of its ancestors is confidential (esup-helpdesk §5: inherited). */
export function isConfidential(desk: Desk, service: string | null, category: string | null): boolean {
  const inService = serviceOf(desk, service);
  const node = categoryOf(desk, service, category);
  return inService !== undefined && node !== undefined && lineage(inService, node).some((each) => each.confidential === true);
}

/** Who serves a category: its own members, else its nearest ancestor's, else all managers of the service (domain §5). */
export function membersOf(service: Service, category: Category | undefined): PersonId[] {
  const named = category === undefined ? undefined : lineage(service, category).find((each) => (each.members ?? []).length > 0);
  return named?.members ?? service.managers.map((manager) => manager.person);
}

/** Fields asked in a category: those no category claims, and those this one or an ancestor claims, in the desk's order. */
export function fieldsFor(desk: Desk, service: string | null, category: string | null): FieldDefinition[] {
  const claimed = new Set(desk.services.flatMap((each) => each.categories.flatMap((node) => node.fields ?? [])));
  const inService = serviceOf(desk, service);
  const node = categoryOf(desk, service, category);
  const here = new Set(
    inService === undefined || node === undefined ? [] : lineage(inService, node).flatMap((each) => each.fields ?? []),
  );
  return desk.fields.filter((field) => !claimed.has(field.code) || here.has(field.code));
}
