/** What each person chose to hear, and by which channel (domain §5; esup-helpdesk 3.1 and 3.2; mod_tracker §5). */
import type { Desk, RequesterDefault } from './desk.ts';
import type {
  Axis,
  DigestPreference,
  DigestPreset,
  DigestSection,
  LevelName,
  Monitoring,
  Preferences,
  RequesterTopic,
} from './schemas/monitoring.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';
import { isMember, type Relations } from './visibility.ts';

export type {
  Axis,
  Channel,
  DigestPreference,
  DigestPreset,
  DigestSection,
  LevelName,
  Monitoring,
  OwnResponse,
  Preferences,
  PreferencesChange,
  RequesterTopic,
} from './schemas/monitoring.ts';

/** Least first. */
export const AXES = ['never', 'creation', 'always'] as const;

/** Widest circle first: any ticket of the service, those of one's categories, those one handles. */
export interface Axes {
  readonly any: Axis;
  readonly category: Axis;
  readonly taken: Axis;
}

export const LEVEL_NAMES = ['none', 'minimal', 'medium', 'assiduous', 'complete'] as const;

export const LEVELS: Readonly<Record<LevelName, Axes>> = {
  none: { any: 'never', category: 'never', taken: 'never' },
  minimal: { any: 'never', category: 'never', taken: 'always' },
  medium: { any: 'never', category: 'creation', taken: 'always' },
  assiduous: { any: 'creation', category: 'creation', taken: 'always' },
  complete: { any: 'always', category: 'always', taken: 'always' },
};

function amount(axis: Axis): number {
  return AXES.indexOf(axis);
}

/** Whether axes grow from the widest circle to the narrowest: what one hears of any ticket, one hears of one's own. */
export function grow({ any, category, taken }: Axes): boolean {
  return amount(any) <= amount(category) && amount(category) <= amount(taken);
}

/** The axes of a level. */
export function axesOf(monitoring: Monitoring): Axes {
  return typeof monitoring === 'string' ? LEVELS[monitoring] : monitoring;
}

/**
 * What a requester may switch: the six of the tracker's guide (opened, taken, on hold, concluded, abandoned, commented),
 * and besides them published, moved, reopened and everything else. What is asked of a requester has no switch.
 */
export const REQUESTER_TOPICS = [
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
] as const;
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

export const CHANNELS = ['mail', 'bell', 'tab'] as const;

export const DIGEST_SECTIONS = ['mine', 'categories', 'free', 'others'] as const;
export const DIGEST_PRESET_NAMES = ['free', 'members', 'managed', 'none'] as const;

export const DIGEST_PRESETS: Readonly<Record<DigestPreset, readonly DigestSection[]>> = {
  free: ['mine', 'categories', 'free', 'others'],
  members: ['mine', 'categories'],
  managed: ['mine'],
  none: [],
};

/** What holds for staff who chose nothing: mine, my categories', free, at eight on weekdays (esup-helpdesk §4). */
export const DEFAULT_DIGEST = {
  sections: ['mine', 'categories', 'free'] as DigestSection[],
  hours: [8],
  weekends: false,
  suspended: false,
};

/** Most tickets for which one person has switches of their own. */
export const MOST_OWN_TICKETS = 1000;

/** Most answers that one person keeps ready. */
export const MOST_OWN_RESPONSES = 100;

/** What holds for somebody who chose nothing. */
export const DEFAULT_PREFERENCES = {
  requester: {},
  tickets: {},
  observed: true,
  watched: true,
  mentions: true,
  assigned: true,
  staff: true,
  level: 'medium' as const,
  services: {},
  channels: { mail: true, bell: true, tab: false },
  reports: {},
  responses: [],
  signature: '',
};

/** The axes somebody chose for a service; null is a desk without services. */
export function axesFor(preferences: Preferences, service: string | null): Axes {
  const own = service !== null && Object.hasOwn(preferences.services, service) ? preferences.services[service] : undefined;
  return axesOf(own ?? preferences.level);
}

/** The name of the level that some axes make, or null where they make none of the five. */
export function levelOf(axes: Axes): LevelName | null {
  const same = ({ any, category, taken }: Axes): boolean =>
    any === axes.any && category === axes.category && taken === axes.taken;
  return LEVEL_NAMES.find((name) => same(LEVELS[name])) ?? null;
}

/**
 * The axes once one of them is chosen: the narrower circles hear at least as much, the wider ones at most as much, each moved
 * no further than it must be (esup-helpdesk 3.1: any ≤ category ≤ taken).
 */
export function withAxis(axes: Axes, circle: Circle, chosen: Axis): Axes {
  const place = CIRCLES.indexOf(circle);
  const moved = (other: Circle): Axis => {
    const at = CIRCLES.indexOf(other);
    const limit = at < place ? Math.min(amount(axes[other]), amount(chosen)) : Math.max(amount(axes[other]), amount(chosen));
    return at === place ? chosen : (AXES[limit] ?? chosen);
  };
  return { any: moved('any'), category: moved('category'), taken: moved('taken') };
}

/** The daily report somebody chose for a service. @param service null: a desk without services */
export function reportFor(preferences: Preferences, service: string | null, desk: Pick<Desk, 'id'>): DigestPreference {
  const code = service ?? desk.id;
  return (Object.hasOwn(preferences.reports, code) ? preferences.reports[code] : undefined) ?? DEFAULT_DIGEST;
}

/** What somebody switched by hand for one ticket, or undefined. */
function ownSwitch(preferences: Preferences, ticket: string, topic: RequesterTopic): boolean | undefined {
  return Object.hasOwn(preferences.tickets, ticket) ? preferences.tickets[ticket]?.[topic] : undefined;
}

/** Whether a requester hears of a topic: their switch for this ticket, else their switch for all, else the desk's default. */
export function hearsTopic(
  preferences: Preferences,
  topic: RequesterTopic,
  deskDefault: RequesterDefault,
  ticket: string | null = null,
): boolean {
  const own = ticket === null ? undefined : ownSwitch(preferences, ticket, topic);
  return own ?? preferences.requester[topic] ?? REQUESTER_DEFAULTS[deskDefault][topic];
}

/** Whether somebody hears of a topic on a ticket that they follow, or were invited to: their switch for it, else that of all such tickets. */
export function hearsBeside(
  preferences: Preferences,
  topic: RequesterTopic,
  ticket: string,
  relation: 'watched' | 'observed',
): boolean {
  return ownSwitch(preferences, ticket, topic) ?? preferences[relation];
}

/**
 * Whether one of a ticket's staff serves its very category (domain §5: one without members has its ancestor's, at the root all
 * managers). On a desk without services all staff serve its one implicit category.
 * @param relations what the person is to this ticket
 */
export function servesCategory(ticket: Ticket, person: PersonId, desk: Desk, relations: Relations): boolean {
  return relations.staff && (ticket.service === null || isMember(person, desk, ticket));
}

/** The circles of a service's tickets around one of its staff, widest first. */
export const CIRCLES = ['any', 'category', 'taken'] as const;
export type Circle = (typeof CIRCLES)[number];

/** The narrowest circle in which one of a ticket's staff stands to it, or null for who is not staff of it. */
export function circleOf(ticket: Ticket, person: PersonId, desk: Desk, relations: Relations): Circle | null {
  if (!relations.staff) return null;
  if (relations.assignee) return 'taken';
  return servesCategory(ticket, person, desk, relations) ? 'category' : 'any';
}
