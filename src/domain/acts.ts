/** Every act that history knows, as a list: what is brought in is checked by it. */
import { COMMANDS } from './commands.ts';
import type { Act } from './events.ts';

type Besides = Exclude<Act, (typeof COMMANDS)[number]>;

const BESIDES: Readonly<Record<Besides, true>> = {
  left: true,
  arrived: true,
  absorbed: true,
  disjoined: true,
  linked: true,
  unlinked: true,
  'split-off': true,
  'left-unrated': true,
  'let-go': true,
  claimed: true,
};

export const ACTS: readonly Act[] = [...COMMANDS, ...(Object.keys(BESIDES) as Besides[])];
