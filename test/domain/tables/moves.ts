/**
 * Which command moves a ticket from which state, and where to (domain §2), as a table for people to review: written from
 * the design, not from src/domain/lifecycle.ts. The table is the strict lifecycle; the loose one adds `set-state`.
 *
 * Cells: the state reached; `work` resolving, or open if free; `kept` resolving if its assignee still handles it, else open;
 * `same` it stays; `place` it stays inside a service, else open; `asked` as the command says; `.` refused there.
 * `if` names what must hold besides.
 */
import type { CommandName } from '../../../src/domain/commands.ts';
import type { State } from '../../../src/domain/states.ts';

export const STATE_COLUMNS: readonly State[] = [
  'posted',
  'open',
  'resolving',
  'waiting',
  'testing',
  'resolved',
  'published',
  'validated',
  'abandoned',
  'transferred',
];

const TABLE = `
command          posted     open        resolving   waiting     testing     resolved    published   validated  abandoned  transferred  if
see              open       .           .           .           .           .           .           .          .          .            -
take             resolving  resolving   .           .           .           .           .           .          .          .            free-or-own
take-over        resolving  resolving   resolving   same        same        .           .           .          .          .            another's
assign           open       open        open        same        same        .           .           .          .          .            -
release          open       open        open        open        open        .           .           .          .          .            assigned
ask              waiting    waiting     waiting     waiting     waiting     .           .           .          .          .            -
postpone         waiting    waiting     waiting     waiting     waiting     .           .           .          .          .            -
answer           .          .           .           work        .           .           .           .          .          .            asked-requester
recall           .          .           .           work        .           .           .           .          .          .            asked-other
test             testing    testing     testing     .           .           .           .           .          .          .            -
pass-test        .          .           .           .           resolved    .           .           .          .          .            -
fail-test        .          .           .           .           resolving   .           .           .          .          .            -
publish          .          .           .           .           published   published   .           .          .          .            -
resolve          resolved   resolved    resolved    resolved    resolved    .           .           .          .          .            -
approve-closure  .          .           .           .           .           validated   validated   .          .          .            -
expire           .          .           .           .           .           validated   validated   .          .          .            -
refuse-closure   .          .           .           .           .           work        work        .          .          .            -
reopen           .          .           .           .           .           work        work        kept       kept       .            not-merged
settle           validated  validated   validated   validated   validated   .           .           .          .          .            -
cancel           abandoned  abandoned   abandoned   abandoned   abandoned   .           .           .          .          abandoned    -
refuse           abandoned  abandoned   abandoned   abandoned   abandoned   .           .           .          .          .            -
merge            abandoned  abandoned   abandoned   abandoned   abandoned   .           .           .          .          .            -
unmerge          .          .           .           .           .           .           .           .          kept       .            merged-just-now
move             place      place       place       place       place       .           .           .          .          .            -
move-back        place      place       place       place       place       .           .           .          .          .            came-from-elsewhere
distribute       open       open        open        open        open        .           .           .          .          .            -
escalate         transferred transferred transferred transferred .          .           .           .          .          .            -
take-back        .          .           .           .           .           .           .           .          .          open         -
return           abandoned  abandoned   abandoned   abandoned   abandoned   .           .           .          .          abandoned    came-up
ask-approval     same       same        .           .           .           .           .           .          .          .            approval-possible
grant-approval   same       same        .           .           .           .           .           .          .          .            pending
deny-approval    abandoned  abandoned   .           .           .           .           .           .          .          .            pending
`;

export type Condition =
  | '-'
  | 'free-or-own'
  | "another's"
  | 'assigned'
  | 'asked-requester'
  | 'asked-other'
  | 'not-merged'
  | 'merged-just-now'
  | 'came-from-elsewhere'
  | 'came-up'
  | 'approval-possible'
  | 'pending';

export interface MoveRow {
  readonly to: Partial<Record<State, string>>;
  readonly condition: Condition;
}

export const STRICT_MOVES: Readonly<Partial<Record<CommandName, MoveRow>>> = Object.fromEntries(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const cells = line.trim().split(/\s+/);
      const to = Object.fromEntries(
        STATE_COLUMNS.flatMap((state, at) => (cells[at + 1] === '.' ? [] : [[state, cells[at + 1] ?? '']])),
      );
      return [cells[0] ?? '', { to, condition: cells.at(-1) as Condition }];
    }),
);

/** Loose only: any state but transferred may be left by naming another (domain §2). */
export const SET_STATE_FROM: readonly State[] = STATE_COLUMNS.filter((state) => state !== 'transferred');

/** Not in the domain's table of states, and bound to them by its words: phases and states in which they make sense. */
export const BOUND: Readonly<Partial<Record<CommandName, readonly State[]>>> = {
  edit: ['posted', 'open', 'resolving', 'waiting', 'testing', 'transferred', 'resolved', 'published'],
  rank: ['posted', 'open', 'resolving', 'waiting', 'testing', 'transferred'],
  'ask-raise': ['posted', 'open', 'resolving', 'waiting', 'testing', 'transferred'],
  checklist: ['posted', 'open', 'resolving', 'waiting', 'testing', 'transferred', 'resolved', 'published'],
  rate: ['resolved', 'published', 'validated'],
  inform: ['resolved', 'published', 'validated'],
  // Of a question without answer, or of a solution to approve.
  remind: ['waiting', 'resolved', 'published'],
};
