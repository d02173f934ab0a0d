/** What everybody writes on a ticket, and the least that a page must foresee. */
import type { Command, CommandName, CommandOf } from './commands.ts';

const WRITING = ['comment', 'answer', 'attach'] as const satisfies readonly CommandName[];

/** A command that writes on a ticket, and does nothing else. */
export type Written = CommandOf<(typeof WRITING)[number]>;

/** Whether a command is one. */
export function isWriting(command: Command): command is Written {
  return (WRITING as readonly CommandName[]).includes(command.do);
}
