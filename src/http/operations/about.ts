/** The operations about people: the page on somebody, what is kept about oneself, erasing somebody. */
import * as z from 'zod/mini';
import { Unsupported, type ClaimingPart, type Session } from '../../backends/backend.ts';
import { BONDS } from '../../domain/people-rights.ts';
import { KEPT_KINDS } from '../../domain/kept-about.ts';
import { PROFILES } from '../../domain/people.ts';
import { Id, PersonId } from '../../domain/schemas/values.ts';
import { operation, type Operation } from '../operation.ts';
import { Card, People, Row } from './answers.ts';
import { AT, LEA, PEOPLE, ROW } from './examples.ts';

const Count = z.number();
const countsOf = <Key extends string>(keys: readonly Key[]) =>
  z.looseObject(Object.fromEntries(keys.map((key) => [key, Count])) as Record<Key, typeof Count>);
const Somebody = z.strictObject({ id: PersonId });

const KeptAbout = z.looseObject({ counts: countsOf(KEPT_KINDS), bytes: Count, beyond: Count });
const KEPT = { counts: Object.fromEntries(KEPT_KINDS.map((kind) => [kind, 0])), bytes: 0, beyond: 0 };
const ErasedCounts = countsOf(['requested', 'others', 'files', 'views', 'articles']);
const ERASED = { requested: 1, others: 0, files: 0, views: 0, articles: 0 } as const;

const PersonPage = z.looseObject({
  ...Card.def.shape,
  affiliation: z.optional(z.string()),
  phone: z.optional(z.string()),
  groups: z.array(z.string()),
  profile: z.enum(PROFILES),
  serves: z.array(z.string()),
  suspended: z.boolean(),
  available: z.boolean(),
  counts: countsOf(BONDS),
  total: Count,
  tickets: z.array(z.looseObject({ row: Row, bonds: z.array(z.enum(BONDS)) })),
  people: People,
  erasable: z.boolean(),
});

/** Tickets that one question may name. */
const MOST_CLAIMED = 1000;

/** @throws {Unsupported} nothing is offered to this person */
function claimingOf({ claiming }: Session): ClaimingPart {
  if (claiming === undefined) throw new Unsupported('claiming');
  return claiming;
}

export const aboutOperations: readonly Operation[] = [
  operation('about.person', {
    summary: 'The page on somebody: how to reach them, and their tickets as far as one may read them.',
    who: 'staff',
    again: 'reads',
    params: Somebody,
    answer: PersonPage,
    example: {
      params: { id: LEA.id },
      answer: {
        ...LEA,
        groups: [],
        profile: 'requester',
        serves: [],
        suspended: false,
        available: true,
        counts: { requester: 1, filer: 1, assignee: 0, observer: 0 },
        total: 1,
        tickets: [{ row: ROW, bonds: ['requester', 'filer'] }],
        people: PEOPLE,
        erasable: false,
      },
    },
    run: (session, { params }) => session.about.person(params.id),
  }),
  operation('about.mine', {
    summary: 'What the desk keeps about oneself, counted.',
    who: 'everybody, about themselves',
    again: 'reads',
    long: true,
    answer: KeptAbout,
    example: { answer: KEPT },
    run: (session, _input, going) => session.about.mine(going),
  }),
  operation('about.exportMine', {
    summary: 'All of it in one file.',
    who: 'everybody, about themselves',
    again: 'reads',
    file: true,
    long: true,
    answer: z.looseObject({ ...KeptAbout.def.shape, made: z.string() }),
    example: { answer: { ...KEPT, made: AT } },
    run: async (session, _input, going) => {
      const { file, ...said } = await session.about.exportMine(going);
      return { file, said, name: `${session.desk.id}-me.json` };
    },
  }),
  operation('about.forgetMine', {
    summary: 'Takes away what one keeps for oneself; tickets and what was said in them stay.',
    who: 'everybody, where what is kept is on their own device',
    again: 'same',
    example: {},
    run: (session) => session.about.forgetMine(),
  }),
  operation('about.foreseeErasing', {
    summary: 'What erasing somebody would take; nothing is changed.',
    who: 'technical administrators',
    again: 'reads',
    params: Somebody,
    long: true,
    answer: ErasedCounts,
    example: { params: { id: LEA.id }, answer: ERASED },
    run: (session, { params }, going) => session.about.foreseeErasing(params.id, going),
  }),
  operation('about.erase', {
    summary: 'Erases somebody, for good and everywhere on the desk; history keeps its shape.',
    who: 'technical administrators',
    again: 'twice',
    params: Somebody,
    long: true,
    answer: ErasedCounts,
    example: { params: { id: LEA.id }, answer: ERASED },
    run: (session, { params }, going) => session.about.erase(params.id, going),
  }),
  operation('claiming.offered', {
    summary: 'What was filed without an account, by an address that is confirmed to be one’s own.',
    who: 'everybody whose mail address whoever signs for them says is theirs',
    again: 'reads',
    answer: z.array(z.looseObject({ id: Id, key: z.nullable(z.string()), summary: z.string(), filed: z.string() })),
    example: { answer: [{ id: ROW.id, key: ROW.key, summary: ROW.summary, filed: AT }] },
    run: (session) => claimingOf(session).offered(),
  }),
  operation('claiming.claim', {
    summary: 'Takes some of it over: the requester is whoever asks from then on. What is not offered is passed over.',
    who: 'everybody, of what is offered to them',
    again: 'same',
    body: z.array(Id).check(z.maxLength(MOST_CLAIMED)),
    answer: z.array(Id),
    example: { body: [ROW.id], answer: [ROW.id] },
    run: (session, { body }) => claimingOf(session).claim(body),
  }),
  operation('claiming.decline', {
    summary: 'Nothing that is offered now is one’s own.',
    who: 'everybody, of what is offered to them',
    again: 'same',
    example: {},
    run: (session) => claimingOf(session).decline(),
  }),
];
