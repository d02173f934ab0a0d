/** One key for each command of an open ticket, as menus and the palette show them. */
import type { CommandName } from '../../domain/commands.ts';

/**
 * The key of each command: the same in every language, and the same for commands that never stand side by side. What ends a
 * ticket or erases something has none: it is never one letter away.
 */
export const KEYS: Partial<Record<CommandName, string>> = {
  take: 'p',
  'take-over': 'p',
  release: 'P',
  assign: 'a',
  ask: 'q',
  postpone: 'h',
  recall: 'h',
  test: 't',
  'pass-test': 't',
  'fail-test': 'T',
  publish: 'b',
  resolve: 'c',
  'approve-closure': 'c',
  'refuse-closure': 'C',
  settle: 'g',
  reopen: 'o',
  'grant-approval': 'y',
  'deny-approval': 'Y',
  'ask-approval': 'v',
  'set-state': 's',
  'set-priority': '!',
  rank: 'R',
  edit: 'e',
  attach: 'f',
  'log-time': 'L',
  move: 'm',
  'move-back': 'M',
  distribute: 'd',
  escalate: 'D',
  invite: 'I',
  watch: 'w',
  unwatch: 'w',
  link: 'l',
  merge: 'G',
  remind: 'N',
};
