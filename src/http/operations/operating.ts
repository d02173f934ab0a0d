/** The operations of whoever operates a desk: it goes out, comes in, and lets go of what is old. */
import * as z from 'zod/mini';
import type { ArchiveContents, Brought } from '../../backends/backend.ts';
import { Brought as BroughtSchema } from '../../domain/schemas/bringing.ts';
import { Retention } from '../../domain/schemas/desk.ts';
import { operation, type Operation } from '../operation.ts';
import { Card } from './answers.ts';
import { AT, LEA } from './examples.ts';

const OPERATORS = 'technical administrators; functional ones, of what they read';
const Count = z.number();
const Issues = z.array(z.looseObject({ path: z.string(), code: z.string() }));
const Contents = z.looseObject({
  desk: z.string(),
  name: z.string(),
  made: z.string(),
  whole: z.boolean(),
  withFiles: z.boolean(),
  counts: z.record(z.string(), Count),
});
const CONTENTS = {
  desk: 'support',
  name: 'Assistance',
  made: AT,
  whole: true,
  withFiles: true,
  counts: { people: 1, views: 0, preferences: 0, marks: 0, tickets: 1, events: 2, files: 0 },
} as const;

const Retained = z.looseObject({ tickets: Count, oldest: z.nullable(z.string()), places: z.array(z.looseObject({})) });
const Plan = z.looseObject({
  texts: Retained,
  files: Retained,
  drafts: z.looseObject({ files: Count, bytes: Count, oldest: z.nullable(z.string()) }),
});
const NONE = { tickets: 0, oldest: null, places: [] } as const;
const PLAN = { texts: NONE, files: NONE, drafts: { files: 0, bytes: 0, oldest: null } } as const;
/** The rules to go by; absent, those of the desk. */
const Rules = z.strictObject({ rules: z.optional(Retention) });

const { files: _files, ...broughtShape } = BroughtSchema.def.shape;
/** The part of a form named `brought`; each file is a part named by its id. */
export const BroughtSaid = z.strictObject(broughtShape);
const Foreseen = z.looseObject({
  fresh: Count,
  known: z.array(z.string()),
  losses: z.array(z.looseObject({})),
  issues: Issues,
  wrong: Count,
});
const BROUGHT = {
  source: 'mantis',
  tickets: [{ name: '12', summary: 'Panne', description: '', requester: LEA.id, filedAt: AT }],
  people: [{ ...LEA }],
  fields: [],
} as const;
const FORESEEN = { fresh: 1, known: [], losses: [], issues: [], wrong: 0 } as const;

function isNo(said: string | undefined): boolean {
  return said === 'false';
}
const YesOrNo = z.optional(z.enum(['true', 'false']));

export const operatingOperations: readonly Operation[] = [
  operation('archive.export', {
    summary: 'The whole desk as one file.',
    who: OPERATORS,
    again: 'reads',
    params: z.strictObject({ files: YesOrNo }),
    file: true,
    long: true,
    answer: Contents,
    example: { params: { files: 'false' }, answer: CONTENTS },
    run: async (session, { params }, going) => {
      const { file, ...said } = await session.archive.export({ ...going, files: !isNo(params.files) });
      return { file, said: said satisfies ArchiveContents, name: `${session.desk.id}.json` };
    },
  }),
  operation('archive.check', {
    summary: 'What would come of bringing an archive in; nothing is changed.',
    who: OPERATORS,
    again: 'reads',
    raw: 'archive',
    long: true,
    answer: z.looseObject({
      contents: z.nullable(Contents),
      issues: Issues,
      wrong: Count,
      replaces: z.looseObject({ tickets: Count, views: Count, preferences: Count }),
    }),
    example: {
      answer: { contents: CONTENTS, issues: [], wrong: 0, replaces: { tickets: 0, views: 0, preferences: 0 } },
    },
    run: (session, { body }, going) => session.archive.check(body, going),
  }),
  operation('archive.import', {
    summary: 'Makes the desk what an archive holds, all or nothing.',
    who: OPERATORS,
    again: 'twice',
    params: z.strictObject({ replace: YesOrNo }),
    raw: 'archive',
    long: true,
    answer: Contents,
    example: { params: { replace: 'true' }, answer: CONTENTS },
    run: (session, { params, body }, going) => session.archive.import(body, { ...going, replace: params.replace === 'true' }),
  }),
  operation('bringing.people', {
    summary: 'Everybody whom the desk knows, with their addresses.',
    who: OPERATORS,
    again: 'reads',
    answer: z.array(Card),
    example: { answer: [LEA] },
    run: (session) => session.bringing.people(),
  }),
  operation('bringing.foresee', {
    summary: 'What would come of bringing in tickets of another system; nothing is changed.',
    who: OPERATORS,
    again: 'reads',
    raw: 'form',
    long: true,
    answer: Foreseen,
    example: { body: BROUGHT, answer: FORESEEN },
    run: async (session, { body }, going) => session.bringing.foresee(body as unknown as Brought, going),
  }),
  operation('bringing.bring', {
    summary: 'Brings in tickets of another system, all or nothing; those that are here stay as they are.',
    who: OPERATORS,
    again: 'once',
    raw: 'form',
    long: true,
    answer: Foreseen,
    example: { body: BROUGHT, answer: FORESEEN },
    run: async (session, { body }, going) => session.bringing.bring(body as unknown as Brought, going),
  }),
  operation('retention.plan', {
    summary: 'What is old enough to go, counted; nothing is changed.',
    who: OPERATORS,
    again: 'reads',
    body: Rules,
    long: true,
    answer: Plan,
    example: { body: { rules: { texts: 36 } }, answer: PLAN },
    run: (session, { body }, going) => session.retention.plan(body.rules, going),
  }),
  operation('retention.apply', {
    summary: 'Lets what is old go, for good.',
    who: OPERATORS,
    again: 'same',
    body: Rules,
    long: true,
    answer: Plan,
    example: { body: { rules: { texts: 36 } }, answer: PLAN },
    run: (session, { body }, going) => session.retention.apply(body.rules, going),
  }),
];
