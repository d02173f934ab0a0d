/**
 * What may happen in which state, as data (domain §2): `allowed`, `decide`, the menus and docs/lifecycle.md all read
 * these tables and nothing else.
 */
import type { CommandName } from './commands.ts';
import type { State } from './states.ts';

/**
 * Where a move leads: a state (or its stand-in) · `work`: resolving, or open if the ticket is free · `kept`: resolving
 * if its assignee still handles the service, else open · `same`: the state stays · `place`: kept inside a service when
 * the assignee handles the target, else open · `asked`: the state named by the command.
 */
export type Target = State | 'work' | 'kept' | 'same' | 'place' | 'asked';

/** What must hold besides the state. */
export type Requirement =
  | 'free' // nobody handles it
  | 'assigned' // somebody does
  | 'came-from-above' // its solution was found by the desk above
  | 'came-from-below' // it came up from another desk
  | 'not-merged' // its life goes on in another ticket
  | 'not-denied' // its approval was denied: only a reopening asks again
  | 'approval-possible' // kind request, while posted, or open and free
  | 'approval-pending';

export interface Move {
  readonly from: readonly State[];
  readonly command: CommandName;
  readonly to: Target;
  readonly required?: readonly Requirement[];
}

/** The rules of one desk's tickets. */
export interface Lifecycle {
  readonly name: string;
  readonly moves: readonly Move[];
  /** Commands that only the assignee gives (the requester where he may): the strict lifecycle binds them. */
  readonly assigneeOnly: readonly CommandName[];
  /** Commands that carry a text without which they are refused. */
  readonly solutionRequired: boolean;
}

const ACTIVE_HERE: readonly State[] = ['posted', 'open', 'resolving', 'waiting', 'testing'];
/** Every move of `open` is also open from `posted`: the move records `see` first (domain §2). */
const NEW: readonly State[] = ['posted', 'open'];
const SETTLED: readonly State[] = ['resolved', 'published'];

const COMMON: readonly Move[] = [
  { from: ['posted'], command: 'see', to: 'open' },
  { from: NEW, command: 'take', to: 'resolving' },
  { from: [...NEW, 'resolving'], command: 'take-over', to: 'resolving', required: ['assigned'] },
  { from: ['waiting', 'testing'], command: 'take-over', to: 'same', required: ['assigned'] },
  { from: NEW, command: 'assign', to: 'open' },
  { from: ['resolving'], command: 'assign', to: 'open' },
  { from: ['waiting', 'testing'], command: 'assign', to: 'same' },
  { from: ACTIVE_HERE, command: 'release', to: 'open', required: ['assigned'] },
  { from: ACTIVE_HERE, command: 'ask', to: 'waiting' },
  { from: ACTIVE_HERE, command: 'postpone', to: 'waiting' },
  { from: ['waiting'], command: 'answer', to: 'work' },
  { from: ['waiting'], command: 'recall', to: 'work' },
  { from: [...NEW, 'resolving'], command: 'test', to: 'testing' },
  { from: ['testing'], command: 'pass-test', to: 'resolved' },
  { from: ['testing'], command: 'fail-test', to: 'resolving' },
  { from: ['testing'], command: 'publish', to: 'published' },
  { from: ['resolved'], command: 'publish', to: 'published' },
  { from: ACTIVE_HERE, command: 'resolve', to: 'resolved' },
  { from: SETTLED, command: 'approve-closure', to: 'validated' },
  { from: SETTLED, command: 'expire', to: 'validated' },
  { from: SETTLED, command: 'refuse-closure', to: 'work' },
  { from: SETTLED, command: 'refuse-closure', to: 'transferred', required: ['came-from-above'] },
  { from: ACTIVE_HERE, command: 'settle', to: 'validated' },
  { from: [...ACTIVE_HERE, 'transferred'], command: 'cancel', to: 'abandoned' },
  { from: ACTIVE_HERE, command: 'refuse', to: 'abandoned' },
  { from: SETTLED, command: 'reopen', to: 'work', required: ['not-merged'] },
  { from: SETTLED, command: 'reopen', to: 'transferred', required: ['not-merged', 'came-from-above'] },
  { from: ['validated', 'abandoned'], command: 'reopen', to: 'kept', required: ['not-merged'] },
  { from: ACTIVE_HERE, command: 'move', to: 'place' },
  { from: ACTIVE_HERE, command: 'move-back', to: 'place' },
  { from: ACTIVE_HERE, command: 'distribute', to: 'open' },
  { from: [...NEW, 'resolving', 'waiting'], command: 'escalate', to: 'transferred' },
  { from: ['transferred'], command: 'take-back', to: 'open' },
  { from: ['transferred'], command: 'relay', to: 'asked' },
  { from: SETTLED, command: 'relay', to: 'transferred', required: ['came-from-above'] },
  { from: ACTIVE_HERE, command: 'relay', to: 'abandoned', required: ['came-from-below'] },
  { from: [...ACTIVE_HERE, 'transferred'], command: 'return', to: 'abandoned', required: ['came-from-below'] },
  { from: ['transferred'], command: 'return', to: 'open' },
  { from: ACTIVE_HERE, command: 'merge', to: 'abandoned' },
  { from: ['abandoned'], command: 'unmerge', to: 'kept' },
  { from: NEW, command: 'ask-approval', to: 'same', required: ['approval-possible'] },
  { from: NEW, command: 'grant-approval', to: 'same', required: ['approval-pending'] },
  { from: NEW, command: 'deny-approval', to: 'abandoned', required: ['approval-pending'] },
];

/** Any state but transferred, by name: the tracker's loose mode (mod_tracker §1.2). */
const SET_STATE: Move = {
  from: ['posted', 'open', 'resolving', 'waiting', 'testing', 'resolved', 'published', 'validated', 'abandoned'],
  command: 'set-state',
  to: 'asked',
  required: ['not-merged', 'not-denied'],
};

/** Default: any staff of the service handles, and a state may be set by name. */
export const LOOSE: Lifecycle = { name: 'loose', moves: [...COMMON, SET_STATE], assigneeOnly: [], solutionRequired: false };

/** These moves and no others; who handles a ticket is its assignee. */
export const STRICT: Lifecycle = {
  name: 'strict',
  moves: COMMON,
  assigneeOnly: ['release', 'ask', 'postpone', 'recall', 'test', 'publish', 'resolve', 'log-time', 'pass-test', 'fail-test'],
  solutionRequired: true,
};

/** The lifecycle of a desk. */
export function lifecycleOf(desk: { readonly strict: boolean }): Lifecycle {
  return desk.strict ? STRICT : LOOSE;
}

/** The moves of a lifecycle by command and state: asked for each command of each row of a list, so looked up once. */
const LOOKED_UP = new WeakMap<Lifecycle, ReadonlyMap<CommandName, ReadonlyMap<State, readonly Move[]>>>();

function movesOf(lifecycle: Lifecycle): ReadonlyMap<CommandName, ReadonlyMap<State, readonly Move[]>> {
  const known = LOOKED_UP.get(lifecycle);
  if (known !== undefined) return known;
  const moves = new Map<CommandName, Map<State, Move[]>>();
  for (const move of lifecycle.moves) {
    const ofCommand = moves.get(move.command) ?? new Map<State, Move[]>();
    moves.set(move.command, ofCommand);
    for (const state of move.from) ofCommand.set(state, [...(ofCommand.get(state) ?? []), move]);
  }
  LOOKED_UP.set(lifecycle, moves);
  return moves;
}

const NONE: readonly Move[] = [];

/** The moves a command makes from a state; empty where it changes no state or may not be given there. */
export function movesFrom(lifecycle: Lifecycle, state: State, command: CommandName): readonly Move[] {
  return movesOf(lifecycle).get(command)?.get(state) ?? NONE;
}

/** Whether a command is bound to states at all: comment, watch and the like are not. */
export function movesState(lifecycle: Lifecycle, command: CommandName): boolean {
  return command === 'set-state' || movesOf(lifecycle).has(command);
}
