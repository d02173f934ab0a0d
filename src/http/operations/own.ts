/** The operations of one person: who they are here, what they keep and choose, whom they may name, what they may count. */
import * as z from 'zod/mini';
import { PreferencesChange } from '../../domain/schemas/monitoring.ts';
import { ReportQuery } from '../../domain/schemas/report.ts';
import { SavedView } from '../../domain/schemas/saved-view.ts';
import { Code, Id } from '../../domain/schemas/values.ts';
import { OCCASIONS, STANDINGS } from '../../domain/occasions.ts';
import { operation, type Operation } from '../operation.ts';
import { capabilitiesSaid } from '../wire.ts';
import { Found, Hearing, OwnPreferences, People, SessionAnswer, TodaysReport } from './answers.ts';
import { AT, CURSOR, IDS, LEA, PEOPLE } from './examples.ts';

const Views = z.array(z.looseObject({ ...SavedView.def.shape }));
const VIEW = { id: IDS.view, name: 'Les miens', owner: LEA.id, scope: 'own', filter: { phase: 'active' } } as const;
const CHOSEN = {
  requester: {},
  tickets: {},
  observed: true,
  watched: true,
  mentions: true,
  assigned: true,
  staff: true,
  level: 'medium',
  services: {},
  channels: { mail: true, bell: true, tab: false },
  reports: {},
  responses: [],
  signature: '',
  available: true,
} as const;
const PERIOD = { from: '2026-11-01', until: '2026-11-30' } as const;
const Figures = z.looseObject({});

export const ownOperations: readonly Operation[] = [
  operation('session', {
    summary: 'Who one is here, the desk as one may read it, what is offered, and the present cursor.',
    who: 'everybody',
    again: 'reads',
    answer: SessionAnswer,
    example: {
      answer: {
        me: { ...LEA, groups: [], available: true, profile: 'requester' },
        desk: { id: 'support', name: 'Assistance' },
        can: {
          commands: ['file', 'comment'],
          batch: 'atomic',
          sorts: ['filed'],
          filters: ['eq'],
          search: 'terms',
          counts: 'exact',
          live: 'stream',
          sortsAtOnce: 3,
          jumps: true,
          similar: true,
          savedViews: true,
          reports: true,
          presence: true,
        },
        cursor: CURSOR,
        offered: false,
      },
    },
    run: async (session) => {
      // A page that hears of changes by another tab's stream asks in a session that hears of nothing.
      await session.refresh?.();
      return {
        me: session.me,
        desk: session.desk,
        can: capabilitiesSaid(session.can),
        cursor: session.cursor,
        offered: session.knowledge.offered,
      };
    },
  }),
  operation('people', {
    summary: 'People who may be named in a command, by what is typed of their name.',
    who: 'by purpose: staff find everybody, others whom they already see',
    again: 'reads',
    body: z.strictObject({
      purpose: z.enum(['assignee', 'reader', 'requester']),
      text: z.optional(z.string().check(z.maxLength(500))),
      service: z.optional(z.nullable(Code)),
      category: z.optional(z.nullable(Code)),
      limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(200))),
    }),
    answer: Found,
    example: {
      body: { purpose: 'assignee', text: 'mor', service: 'moodle' },
      answer: [{ ...LEA, assignable: true, available: true }],
    },
    run: (session, { body }) => session.people(body),
  }),
  operation('views', {
    summary: 'Lists kept under a name: one’s own and those that are shared.',
    who: 'everybody',
    again: 'reads',
    answer: Views,
    example: { answer: [VIEW] },
    run: (session) => session.views(),
  }),
  operation('saveView', {
    summary: 'Keeps a list under a name, or changes it.',
    who: 'everybody their own; to share one, staff',
    again: 'same',
    params: z.strictObject({ id: Id }),
    body: SavedView,
    answer: z.looseObject({ ...SavedView.def.shape }),
    example: { params: { id: IDS.view }, body: VIEW, answer: VIEW },
    run: (session, { params, body }) => session.saveView({ ...body, id: params.id }),
  }),
  operation('forgetView', {
    summary: 'Takes a kept list away.',
    who: 'its owner; of a shared one, whoever may change it',
    again: 'twice',
    params: z.strictObject({ id: z.string().check(z.maxLength(512)) }),
    example: { params: { id: IDS.view } },
    run: (session, { params }) => session.forgetView(params.id),
  }),
  operation('preferences', {
    summary: 'What one chose to hear.',
    who: 'everybody, their own',
    again: 'reads',
    answer: OwnPreferences,
    example: { answer: CHOSEN },
    run: (session) => session.preferences(),
  }),
  operation('savePreferences', {
    summary: 'Changes some of what one chose: null takes an entry away.',
    who: 'everybody, their own',
    again: 'same',
    body: PreferencesChange,
    answer: OwnPreferences,
    example: { body: { watched: false }, answer: { ...CHOSEN, watched: false } },
    run: (session, { body }) => session.savePreferences(body),
  }),
  operation('whoHears', {
    summary: 'Who would hear, if something happened to a ticket or in a place.',
    who: 'everybody of themselves; of the staff, whoever is staff there',
    again: 'reads',
    body: z.strictObject({
      occasion: z.enum(OCCASIONS),
      ticket: z.optional(z.string().check(z.maxLength(512))),
      service: z.optional(z.nullable(Code)),
      category: z.optional(z.nullable(Code)),
      standing: z.optional(z.enum(STANDINGS)),
    }),
    answer: Hearing,
    example: {
      body: { occasion: 'taken', service: 'moodle', category: 'acces', standing: 'requester' },
      answer: { hearers: [{ person: LEA.id, reason: 'requester', stoppable: true, channels: ['mail'] }], people: PEOPLE },
    },
    run: (session, { body }) => session.whoHears(body),
  }),
  operation('todaysReport', {
    summary: 'The daily report of a service, as it would be sent now.',
    who: 'whoever is sent one',
    again: 'reads',
    params: z.strictObject({ service: z.optional(z.string().check(z.maxLength(64))) }),
    answer: TodaysReport,
    example: { params: { service: 'moodle' }, answer: { parts: [], total: 0, people: {} } },
    run: (session, { params }) => session.todaysReport(params.service ?? null),
  }),
  operation('report', {
    summary: 'Figures of the tickets that one reads.',
    who: 'moderators and above, of the desk or of one of its services',
    again: 'reads',
    body: ReportQuery,
    long: true,
    answer: z.looseObject({
      query: ReportQuery,
      asOf: z.string(),
      tickets: z.number(),
      states: z.record(z.string(), z.number()),
      active: z.number(),
      unanswered: Figures,
      late: z.optional(Figures),
      ageing: z.array(Figures),
      workload: z.array(Figures),
      groups: z.array(Figures),
      period: Figures,
      compared: z.optional(Figures),
      people: People,
    }),
    example: {
      body: { period: PERIOD, by: 'service', step: 'week', clock: 'wall' },
      answer: {
        query: { period: PERIOD, by: 'service', step: 'week', clock: 'wall' },
        asOf: AT,
        tickets: 1,
        states: { open: 1 },
        active: 1,
        unanswered: { count: 1 },
        ageing: [],
        workload: [],
        groups: [],
        period: {},
        people: PEOPLE,
      },
    },
    run: (session, { body }, { signal, onProgress }) =>
      session.report(body, { signal, onProgress: (done, total) => void onProgress({ done, total }) }),
  }),
];
