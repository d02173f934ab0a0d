import { LOOSE, STRICT, type Move, type Requirement, type Target } from '../src/domain/lifecycle.ts';
import { phase, STATES, type State } from '../src/domain/states.ts';

/** Every state in use: phases do not depend on the desk otherwise. */
const allStates = { states: STATES, upper: 'above' };

/** Where a move leads that names no state, in words (see `Target` in src/domain/lifecycle.ts). */
const leads: Readonly<Record<Exclude<Target, State>, string>> = {
  work: 'resolving, or open if nobody handles it',
  kept: 'resolving if its assignee still handles the service, else open',
  same: 'the same state',
  place: 'kept inside a service when the assignee handles the target, else open',
  asked: 'the state that the command names',
};

const needs: Readonly<Record<Requirement, string>> = {
  free: 'nobody handles it',
  assigned: 'somebody handles it',
  'came-from-above': 'its solution was found by the desk above',
  'came-from-below': 'it came up from another desk',
  'not-merged': 'it was not merged into another ticket',
  'not-denied': 'its approval was not denied',
  'approval-possible': 'its kind asks for an approval',
  'approval-pending': 'an approval is awaited',
};

function isState(target: Target): target is State {
  return (STATES as readonly string[]).includes(target);
}

/** The states that an arrow is drawn to: a move that leaves its state, or names it in the command, has none. */
function drawn(target: Target): readonly State[] {
  if (isState(target)) return [target];
  return target === 'work' || target === 'kept' ? ['resolving', 'open'] : [];
}

/** The moves as a Mermaid diagram: one arrow for each pair of states, with the commands that follow it. */
function diagram(moves: readonly Move[]): string[] {
  const arrows = new Map<string, string[]>();
  for (const { from, command, to } of moves) {
    for (const source of from) {
      for (const goal of drawn(to)) {
        if (source === goal) continue;
        const arrow = `${source} --> ${goal}`;
        const commands = arrows.get(arrow) ?? [];
        if (!commands.includes(command)) commands.push(command);
        arrows.set(arrow, commands);
      }
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> posted: file',
    ...[...arrows].map(([arrow, commands]) => `  ${arrow}: ${commands.join(', ')}`),
    '```',
  ];
}

function table(moves: readonly Move[]): string[] {
  const rows = moves.map(({ from, command, to, required }) => {
    const goal = isState(to) ? to : leads[to];
    return `| \`${command}\` | ${from.join(', ')} | ${goal} | ${(required ?? []).map((one) => needs[one]).join('; ')} |`;
  });
  return ['| command | from | leads to | if |', '| --- | --- | --- | --- |', ...rows];
}

/** docs/lifecycle.md, drawn from the tables that the rules themselves read. */
export function lifecyclePage(): string {
  const only = LOOSE.moves.filter((move) => !STRICT.moves.includes(move));
  return [
    '# The life of a ticket',
    '',
    'Made by `npm run docs` from `src/domain/lifecycle.ts` and `src/domain/states.ts`: change those.',
    '',
    '| phase | states |',
    '| --- | --- |',
    ...(['active', 'settled', 'closed'] as const).map(
      (one) => `| ${one} | ${STATES.filter((state) => phase(state, allStates) === one).join(', ')} |`,
    ),
    '',
    'A desk need not use every state: a move to one that it does not use leads to its stand-in.',
    'Every move of an open ticket may be made from a posted one, which is then seen first.',
    '',
    `## ${STRICT.name}`,
    '',
    `Only the assignee gives: ${STRICT.assigneeOnly.map((command) => `\`${command}\``).join(', ')}.`,
    ...(STRICT.solutionRequired ? ['A ticket is resolved with a solution, in words.'] : []),
    '',
    ...diagram(STRICT.moves),
    '',
    ...table(STRICT.moves),
    '',
    `## ${LOOSE.name}`,
    '',
    'The same moves, given by any staff of the service, and:',
    '',
    ...table(only),
    '',
  ].join('\n');
}
