/** The sections of administration, in order: whoever adds one adds its line here, and its name in `locales/<language>/admin.ts`. */
import type { Session } from '../../backends/backend.ts';
import { readsDirectory, type DeskRights } from '../../domain/desk-rights.ts';
import { onDemand, type OnDemand } from '../shared/on-demand.ts';
import type { AdminPartMaker } from './admin-host.ts';

export interface SectionEntry {
  /** Whether somebody has it. */
  readonly may: (rights: DeskRights, session: Session) => boolean;
  /** What draws it, fetched when it is first opened; its module may bring `vocabulary` and `styles`. */
  readonly part: OnDemand<{ readonly Section: AdminPartMaker }>;
}

const managesSome = ({ services }: DeskRights): boolean => Object.keys(services).length > 0;

export const SECTIONS = {
  summary: { may: () => true, part: onDemand(() => import('./summary.ts')) },
  settings: { may: ({ configure }) => configure, part: onDemand(() => import('./settings.ts')) },
  services: {
    may: (rights) => rights.configure || managesSome(rights),
    part: onDemand(() => import('./services.ts')),
  },
  fields: { may: ({ configure }) => configure, part: onDemand(() => import('./fields/fields-editor.ts')) },
  availability: { may: ({ configure }) => configure, part: onDemand(() => import('./availability/availability-editor.ts')) },
  calendar: { may: ({ configure }) => configure, part: onDemand(() => import('./calendar/calendar-editor.ts')) },
  levels: { may: ({ configure }) => configure, part: onDemand(() => import('./levels/levels-editor.ts')) },
  people: { may: readsDirectory, part: onDemand(() => import('./people.ts')) },
  archive: { may: ({ operate }) => operate, part: onDemand(() => import('../desk-archive/section.ts')) },
  retention: { may: ({ operate }) => operate, part: onDemand(() => import('../desk-archive/retention-section.ts')) },
  history: { may: () => true, part: onDemand(() => import('./history.ts')) },
} satisfies Readonly<Record<string, SectionEntry>>;
export type SectionId = keyof typeof SECTIONS;

/** The sections that somebody has, in order. */
export function sectionsFor(rights: DeskRights, session: Session): SectionId[] {
  return (Object.keys(SECTIONS) as SectionId[]).filter((id) => (SECTIONS[id] as SectionEntry).may(rights, session));
}
