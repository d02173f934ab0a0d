/**
 * What a desk's document holds where it is silent: said here once, for the schemas that check a document and for whoever reads one
 * that was checked when it was kept.
 */
import type { Desk, DeskInput } from './schemas/desk.ts';

/** A list of nothing, whatever it would hold. */
const NONE: never[] = [];

export const DESK_DEFAULTS = {
  revision: 0,
  mode: 'support' as const,
  read: 'own' as const,
  file: 'everyone' as const,
  guests: false,
  onBehalf: 'staff' as const,
  assignable: 'staff' as const,
  defaultKind: 'request' as const,
  states: NONE,
  strict: false,
  comments: true,
  notifications: true,
  quietAllowed: false,
  defaultAssignees: NONE,
  subDesks: NONE,
  networked: false,
  groups: 'none' as const,
  courseTeachers: 'none' as const,
  approvalDelay: 14,
  unanswered: { remind: 7, then: 'nothing' as const, after: 7 },
  enterAt: 'top' as const,
  timeRequired: false,
  requesterDefault: 'every-update' as const,
  languages: ['fr', 'en'],
  zone: 'Europe/Paris',
  files: { maxBytes: 25 * 1024 * 1024, maxCount: 10 },
  fields: NONE,
  services: NONE,
};

export const SERVICE_DEFAULTS = { open: true, managers: NONE, observers: NONE, assignment: 'nobody' as const };

export const MANAGER_DEFAULTS = { profile: 'moderator' as const, rate: 100 };

export const APPROVAL_DEFAULTS = { approvers: NONE };

/** What is said, and what holds where nothing is. */
function over(defaults: object, said: object): object {
  return { ...defaults, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

type ServiceInput = NonNullable<DeskInput['services']>[number];

function completedService(service: ServiceInput): object {
  const { managers = SERVICE_DEFAULTS.managers, categories } = service;
  return {
    ...over(SERVICE_DEFAULTS, service),
    managers: managers.map((manager) => over(MANAGER_DEFAULTS, manager)),
    categories: categories.map((category) =>
      category.approval === undefined ? category : { ...category, approval: over(APPROVAL_DEFAULTS, category.approval) },
    ),
  };
}

/** A document that was checked, with what holds where it is silent: what `Desk.parse` makes of it, without the schemas. */
export function completed(document: DeskInput): Desk {
  const { services = DESK_DEFAULTS.services } = document;
  return { ...over(DESK_DEFAULTS, document), services: services.map(completedService) } as Desk;
}
