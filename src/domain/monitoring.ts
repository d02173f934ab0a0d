/** What each person chose to hear, and by which channel (domain §5; esup-helpdesk 3.1 and 3.2; mod_tracker §5). */
import * as z from 'zod/mini';
import type { Desk, RequesterDefault } from './desk.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import { Code } from './schemas/values.ts';
import { isMember, type Relations } from './visibility.ts';

/** How much of what happens to the tickets of one circle: nothing, those that come in, or all. */
export const Axis = z.enum(['never', 'creation', 'always']);
export type Axis = z.infer<typeof Axis>;

/** Widest circle first: any ticket of the service, those of one's categories, those one handles. */
export interface Axes {
  readonly any: Axis;
  readonly category: Axis;
  readonly taken: Axis;
}

/** The five levels that have a name (esup-helpdesk 3.1). */
export const LevelName = z.enum(['none', 'minimal', 'medium', 'assiduous', 'complete']);
export type LevelName = z.infer<typeof LevelName>;

export const LEVELS: Readonly<Record<LevelName, Axes>> = {
  none: { any: 'never', category: 'never', taken: 'never' },
  minimal: { any: 'never', category: 'never', taken: 'always' },
  medium: { any: 'never', category: 'creation', taken: 'always' },
  assiduous: { any: 'creation', category: 'creation', taken: 'always' },
  complete: { any: 'always', category: 'always', taken: 'always' },
};

function amount(axis: Axis): number {
  return Axis.options.indexOf(axis);
}

/** Whether axes grow from the widest circle to the narrowest: what one hears of any ticket, one hears of one's own. */
export function grow({ any, category, taken }: Axes): boolean {
  return amount(any) <= amount(category) && amount(category) <= amount(taken);
}

/** A level by its name, or one made by hand. */
export const Monitoring = z.union([
  LevelName,
  z.strictObject({ any: Axis, category: Axis, taken: Axis }).check(z.refine(grow, { error: 'narrower-hears-less' })),
]);
export type Monitoring = z.infer<typeof Monitoring>;

/** The axes of a level. */
export function axesOf(monitoring: Monitoring): Axes {
  return typeof monitoring === 'string' ? LEVELS[monitoring] : monitoring;
}

/**
 * What a requester may switch: the six of the tracker's guide (opened, taken, on hold, concluded, abandoned, commented),
 * and besides them published, moved, reopened and everything else. What is asked of a requester has no switch.
 */
export const RequesterTopic = z.enum([
  'opened',
  'taken',
  'on-hold',
  'concluded',
  'abandoned',
  'commented',
  'published',
  'moved',
  'reopened',
  'other',
]);
export type RequesterTopic = z.infer<typeof RequesterTopic>;
export type RequesterSwitches = Readonly<Record<RequesterTopic, boolean>>;

/** What a desk switches on for requesters who chose nothing (domain §5; mod_tracker §5). */
export const REQUESTER_DEFAULTS: Readonly<Record<RequesterDefault, RequesterSwitches>> = {
  guide: {
    opened: false,
    taken: true,
    'on-hold': false,
    concluded: true,
    abandoned: false,
    commented: false,
    published: true,
    moved: true,
    reopened: true,
    other: false,
  },
  'every-update': {
    opened: true,
    taken: true,
    'on-hold': true,
    concluded: true,
    abandoned: true,
    commented: true,
    published: true,
    moved: true,
    reopened: true,
    other: true,
  },
};

/** How a person hears: by mail, by the widget's bell, in an open tab. */
export const Channel = z.enum(['mail', 'bell', 'tab']);
export type Channel = z.infer<typeof Channel>;

const On = z._default(z.boolean(), true);

/** Tickets I handle · of the categories I serve · that nobody handles · all others of the service. */
export const DigestSection = z.enum(['mine', 'categories', 'free', 'others']);
export type DigestSection = z.infer<typeof DigestSection>;

/** The manual's four reports: Libres, Membres, Gérés, Aucun. */
export const DigestPreset = z.enum(['free', 'members', 'managed', 'none']);
export type DigestPreset = z.infer<typeof DigestPreset>;

export const DIGEST_PRESETS: Readonly<Record<DigestPreset, readonly DigestSection[]>> = {
  free: ['mine', 'categories', 'free', 'others'],
  members: ['mine', 'categories'],
  managed: ['mine'],
  none: [],
};

const Hour = z.number().check(z.int(), z.minimum(0), z.maximum(23));

/** What somebody chose for one service. */
export const DigestPreference = z.strictObject({
  /** In this order; a ticket goes to the first section that holds it. None: no report. */
  sections: z._default(
    z.array(DigestSection).check(z.refine((sections) => new Set(sections).size === sections.length, { error: 'twice' })),
    ['mine', 'categories', 'free'],
  ),
  /** One or two hours of the person's day. */
  hours: z._default(z.array(Hour).check(z.minLength(1), z.maxLength(2)), [8]),
  weekends: z._default(z.boolean(), false),
  /** Kept, and not sent meanwhile. */
  suspended: z._default(z.boolean(), false),
});
export type DigestPreference = z.infer<typeof DigestPreference>;

/** What holds for staff who chose nothing: mine, my categories', free, at eight on weekdays (esup-helpdesk §4). */
export const DEFAULT_DIGEST: DigestPreference = DigestPreference.parse({});

/** One person's choices on one desk; `{}` is valid and means the defaults. */
export const Preferences = z.strictObject({
  /** Topics switched by hand; the desk's default speaks for the others. */
  requester: z._default(z.partialRecord(RequesterTopic, z.boolean()), {}),
  /** Tickets I was invited to. */
  observed: On,
  /** Tickets I follow. */
  watched: On,
  /** Comments that name me. */
  mentions: On,
  /** Tickets I handle without being staff. */
  assigned: On,
  /** Everything heard as staff; off is a holiday, and keeps the levels. */
  staff: On,
  /** Level of the services not named below, and of a desk without services. */
  level: z._default(Monitoring, 'medium'),
  /** Level by service. */
  services: z._default(z.record(Code, Monitoring), {}),
  /** Channels of what may be stopped; what may not comes by mail and bell all the same. */
  channels: z._default(z.strictObject({ mail: On, bell: On, tab: z._default(z.boolean(), false) }), {
    mail: true,
    bell: true,
    tab: false,
  }),
  /** Daily report by service; under the desk's own code on a desk without services. */
  reports: z._default(z.record(Code, DigestPreference), {}),
});
export type Preferences = z.infer<typeof Preferences>;

/** What holds for somebody who chose nothing. */
export const DEFAULT_PREFERENCES: Preferences = Preferences.parse({});

/** The axes somebody chose for a service; null is a desk without services. */
export function axesFor(preferences: Preferences, service: string | null): Axes {
  const own = service !== null && Object.hasOwn(preferences.services, service) ? preferences.services[service] : undefined;
  return axesOf(own ?? preferences.level);
}

/** Whether a requester hears of a topic: their own switch, else the desk's default. */
export function hearsTopic(preferences: Preferences, topic: RequesterTopic, deskDefault: RequesterDefault): boolean {
  return preferences.requester[topic] ?? REQUESTER_DEFAULTS[deskDefault][topic];
}

/**
 * Whether one of a ticket's staff serves its very category (domain §5: one without members has its ancestor's, at the root all
 * managers). On a desk without services all staff serve its one implicit category.
 * @param relations what the person is to this ticket
 */
export function servesCategory(ticket: Ticket, person: PersonId, desk: Desk, relations: Relations): boolean {
  return relations.staff && (ticket.service === null || isMember(person, desk, ticket));
}

/** The circles of a service's tickets around one of its staff, narrowest first. */
export type Circle = 'taken' | 'category' | 'any';

/** The narrowest circle in which one of a ticket's staff stands to it, or null for who is not staff of it. */
export function circleOf(ticket: Ticket, person: PersonId, desk: Desk, relations: Relations): Circle | null {
  if (!relations.staff) return null;
  if (relations.assignee) return 'taken';
  return servesCategory(ticket, person, desk, relations) ? 'category' : 'any';
}
