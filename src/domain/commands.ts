/** Everything that may be asked of a ticket (domain §3). The schemas are the only source of what is valid. */
import { PRIVILEGES } from './privileges.ts';
import type { Command } from './schemas/commands.ts';

export type { Batch, Command, FileCommand, ScopedText } from './schemas/commands.ts';

export type CommandName = Command['do'];

/** One command by its name. */
export type CommandOf<Name extends CommandName> = Extract<Command, { do: Name }>;

/** Every command, in the order of the domain's table. */
export const COMMANDS: readonly CommandName[] = Object.keys(PRIVILEGES) as CommandName[];
