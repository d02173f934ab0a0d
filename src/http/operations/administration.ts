/** The operations by which a desk is set up. */
import * as z from 'zod/mini';
import { Availability } from '../../domain/schemas/availability.ts';
import { DeskBatch } from '../../domain/schemas/desk-commands.ts';
import { Desk } from '../../domain/schemas/desk.ts';
import { Code, PersonId } from '../../domain/schemas/values.ts';
import { operation, type Operation } from '../operation.ts';
import { Card, Cursor, People } from './answers.ts';
import { AT, CURSOR, IDS, LEA, PEOPLE } from './examples.ts';

const CONFIGURERS = 'functional administrators; managers, of their services';
const Count = z.number();
const Loose = z.looseObject({});

const Settings = z.looseObject({
  document: Loose,
  desk: z.looseObject({ ...Desk.def.shape }),
  fixed: z.array(z.string()),
  rights: z.looseObject({ configure: z.boolean(), operate: z.boolean(), services: z.record(z.string(), z.array(z.string())) }),
  people: People,
});
const DOCUMENT = { id: 'support', name: 'Assistance' } as const;
const SETTINGS = {
  document: DOCUMENT,
  desk: DOCUMENT,
  fixed: [],
  rights: { configure: true, operate: true, services: {} },
  people: {},
} as const;

const DeskEvent = z.looseObject({
  act: z.string(),
  by: z.nullable(PersonId),
  about: Loose,
  changes: z.array(z.looseObject({ path: z.array(z.string()) })),
  people: z.array(Loose),
  revision: Count,
  desk: z.string(),
  sequence: Count,
  at: z.string(),
});
const EVENT = {
  act: 'change-settings',
  by: LEA.id,
  about: {},
  changes: [{ path: ['feedback'], now: 'Merci' }],
  people: [],
  revision: 2,
  desk: 'support',
  sequence: 43,
  at: AT,
} as const;
/** Of a single command, whoever calls the seam is told neither its place nor that it is a patch. */
function place(path: string, body: unknown): string {
  return Array.isArray(body) && body.length === 1 ? path.replace(/^0\.?(?:patch\.)?/u, '') : path;
}
const COMMANDS = [{ do: 'change-settings', id: IDS.command, patch: { feedback: 'Merci' } }] as const;

export const administrationOperations: readonly Operation[] = [
  operation('administration.settings', {
    summary: 'The desk’s document, as it is kept and in force.',
    who: CONFIGURERS,
    again: 'reads',
    answer: Settings,
    example: { answer: SETTINGS },
    run: (session) => session.administration.settings(),
  }),
  operation('administration.usage', {
    summary: 'How many tickets hold each thing of the desk, of those that one reads.',
    who: CONFIGURERS,
    again: 'reads',
    long: true,
    answer: z.looseObject({
      total: Count,
      active: Count,
      states: z.record(z.string(), Count),
      services: z.record(z.string(), Loose),
      categories: z.record(z.string(), z.record(z.string(), Loose)),
      assignees: z.record(z.string(), Count),
      people: People,
      free: Count,
      fields: z.record(z.string(), Loose),
    }),
    example: {
      answer: {
        total: 1,
        active: 1,
        states: { open: 1 },
        services: {},
        categories: {},
        assignees: {},
        people: {},
        free: 1,
        fields: {},
      },
    },
    run: (session, _input, going) => session.administration.usage(going),
  }),
  operation('administration.run', {
    summary: 'Does commands about the desk, all or nothing.',
    who: CONFIGURERS,
    again: 'once',
    body: DeskBatch,
    place,
    answer: z.looseObject({ settings: Settings, events: z.array(DeskEvent), cursor: Cursor }),
    example: { body: COMMANDS, answer: { settings: SETTINGS, events: [EVENT], cursor: CURSOR } },
    run: (session, { body }) => session.administration.run(body),
  }),
  operation('administration.preview', {
    summary: 'What commands about the desk would do; nothing is kept.',
    who: CONFIGURERS,
    again: 'reads',
    body: DeskBatch,
    place,
    long: true,
    answer: z.looseObject({
      changes: z.array(Loose),
      appointments: z.array(Loose),
      sight: z.array(z.looseObject({ person: PersonId, gained: Count, lost: Count })),
      others: Count,
      stranded: z.record(z.string(), Count),
      people: People,
    }),
    example: {
      body: COMMANDS,
      answer: { changes: EVENT.changes, appointments: [], sight: [], others: 0, stranded: {}, people: {} },
    },
    run: (session, { body }, going) => session.administration.preview(body, going),
  }),
  operation('administration.history', {
    summary: 'What was done to the desk, newest first.',
    who: CONFIGURERS,
    again: 'reads',
    params: z.strictObject({ before: z.optional(z.string().check(z.regex(/^\d{1,15}$/u, { error: 'not-a-number' }))) }),
    answer: z.looseObject({
      events: z.array(DeskEvent),
      earlier: z.nullable(Count),
      undoable: z.nullable(Count),
      people: People,
    }),
    example: { params: { before: '43' }, answer: { events: [EVENT], earlier: null, undoable: 43, people: PEOPLE } },
    run: (session, { params }) => session.administration.history(params.before === undefined ? null : Number(params.before)),
  }),
  operation('administration.directory', {
    summary: 'People whom the desk knows, by name.',
    who: 'whoever manages people',
    again: 'reads',
    params: z.strictObject({ text: z.optional(z.string().check(z.maxLength(500))) }),
    answer: z.looseObject({
      people: z.array(
        z.looseObject({
          ...Card.def.shape,
          profile: z.string(),
          suspended: z.boolean(),
          available: z.boolean(),
          appointed: Loose,
        }),
      ),
      total: Count,
    }),
    example: {
      params: { text: 'mor' },
      answer: { people: [{ ...LEA, profile: 'requester', suspended: false, available: true, appointed: {} }], total: 1 },
    },
    run: (session, { params }) => session.administration.directory(params.text ?? ''),
  }),
  operation('administration.nextAssignee', {
    summary: 'Who the next ticket of a place would be given to.',
    who: CONFIGURERS,
    again: 'reads',
    body: z.strictObject({ service: Code, category: z.nullable(Code) }),
    answer: z.looseObject({
      to: z.nullable(PersonId),
      among: z.array(z.looseObject({ person: PersonId, load: Count, turn: z.nullable(z.string()) })),
      people: People,
    }),
    example: {
      body: { service: 'moodle', category: 'acces' },
      answer: { to: LEA.id, among: [{ person: LEA.id, load: 2, turn: null }], people: PEOPLE },
    },
    run: (session, { body }) => session.administration.nextAssignee(body),
  }),
  operation('administration.wouldFile', {
    summary: 'What would become of somebody who files now, by an availability that is being written.',
    who: 'functional administrators',
    again: 'reads',
    body: z.strictObject({ person: PersonId, availability: Availability }),
    answer: z.looseObject({ staff: z.boolean(), openness: Loose }),
    example: {
      body: { person: LEA.id, availability: { until: AT } },
      answer: { staff: false, openness: { open: false, reason: 'over', until: AT } },
    },
    place: (path) => path.replace(/^availability\.?/u, ''),
    run: (session, { body }) => session.administration.wouldFile(body.person, body.availability),
  }),
];
