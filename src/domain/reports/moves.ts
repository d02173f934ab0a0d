/** How a ticket came into the stock of active ones and left it, from the states it was in (domain §6, trends). */
import { UNMERGE_WITHIN } from '../delays.ts';
import { isFinished } from '../facts.ts';
import type { State } from '../states.ts';
import type { Facts } from '../ticket.ts';

/** `filed` and `reopened` bring a ticket into the stock; `settled` (a solution) and `abandoned` take it out. */
export type MoveKind = 'filed' | 'settled' | 'abandoned' | 'reopened';

/** One move, at an instant in milliseconds. */
export interface Move {
  readonly kind: MoveKind;
  readonly at: number;
}

/** What a move does to the stock of active tickets. */
export function weightOf(kind: MoveKind): 1 | -1 {
  return kind === 'filed' || kind === 'reopened' ? 1 : -1;
}

function endOf(state: State): MoveKind {
  return state === 'abandoned' ? 'abandoned' : 'settled';
}

/** The moves from the states alone: each takes a ticket into the stock or out of it, one after the other. */
function allMoves(facts: Facts): Move[] {
  const moves: Move[] = [{ kind: 'filed', at: Date.parse(facts.filedAt) }];
  let active = true;
  for (const { state, from } of facts.spans) {
    if (isFinished(state) !== active) continue;
    moves.push({ kind: active ? endOf(state) : 'reopened', at: Math.max(Date.parse(from), moves[0]?.at ?? 0) });
    active = !active;
  }
  return moves;
}

/**
 * The moves of a ticket, in order. A merge that was undone is no reopening, as the facts have it, and so is no end either: of
 * the stays that are short enough for one, as many are passed over as there are reopenings that the facts do not know of.
 */
export function movesOf(facts: Facts): Move[] {
  const moves = allMoves(facts);
  let undone = moves.filter(({ kind }) => kind === 'reopened').length - facts.reopened;
  const kept: Move[] = [];
  for (let at = 0; at < moves.length; at += 1) {
    const [move, next] = [moves[at], moves[at + 1]];
    if (move === undefined) break;
    const isShort = move.kind === 'abandoned' && next?.kind === 'reopened' && next.at - move.at <= UNMERGE_WITHIN;
    if (undone > 0 && isShort) {
      undone -= 1;
      at += 1;
    } else kept.push(move);
  }
  return kept;
}

/** When a requester answered a solution: a refusal is dated by the reopening that it is, any other answer by the closing. */
export function answeredAt({ closing, closedAt }: Facts, moves: readonly Move[]): number | null {
  if (closing === 'refused') return moves.findLast(({ kind }) => kind === 'reopened')?.at ?? null;
  return closing === null || closedAt === null ? null : Date.parse(closedAt);
}
