import type { CommandName } from '../src/domain/commands.ts';
import { LOOSE, STRICT, type Move, type Requirement, type Target } from '../src/domain/lifecycle.ts';
import { PASS_WHILE_PENDING, PRIVILEGES, type Privilege } from '../src/domain/privileges.ts';
import { ALWAYS_ENABLED, landing, phase, STATES, type State } from '../src/domain/states.ts';
import en from '../src/locales/en/shared.ts';
import frenchCommands from '../src/locales/fr/commands.ts';
import fr from '../src/locales/fr/shared.ts';

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
  'approval-possible': 'it is a request, posted or free, and no approval was asked yet',
  'approval-pending': 'an approval is awaited',
};

function isState(target: Target): target is State {
  return (STATES as readonly string[]).includes(target);
}

/** The states that an arrow is drawn to: a move that leaves its state, or names it in the command, has none. */
function drawn(target: Target): readonly State[] {
  if (isState(target)) return [target];
  // A relay from above ends it here as it ended there.
  if (target === 'asked') return ['resolved', 'abandoned'];
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
    ...STATES.map((state) => `  state "${fr.states[state]} (${state})" as ${state}`),
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

/** Where a move to a state leads on a desk that uses all states but this one. */
function standIn(state: State): string {
  if (ALWAYS_ENABLED.includes(state)) return 'always used';
  if (state === 'transferred') return 'used exactly when there is a desk above';
  const others = STATES.filter((one) => one !== state);
  return landing(state, { states: others }) ?? 'none: what leads only there is not offered';
}

function statesTable(): string[] {
  const rows = STATES.map(
    (state) => `| ${state} | ${en.states[state]} | ${fr.states[state]} | ${phase(state, allStates)} | ${standIn(state)} |`,
  );
  return ['| state | English | French | phase | where it is not used |', '| --- | --- | --- | --- | --- |', ...rows];
}

/** Each state with what may be done there, as the people who handle tickets ask: what now? */
function byState(moves: readonly Move[]): string[] {
  const rows = STATES.map((state) => {
    const goals = new Map<string, CommandName[]>();
    for (const { command, to } of moves.filter(({ from }) => from.includes(state))) {
      const goal = isState(to) ? to : leads[to];
      goals.set(goal, [...new Set([...(goals.get(goal) ?? []), command])]);
    }
    const cells = [...goals].map(
      ([goal, commands]) => `**${goal}** by ${commands.map((command) => `\`${command}\``).join(', ')}`,
    );
    return `| ${state} (${fr.states[state]}) | ${cells.join('<br>')} |`;
  });
  return ['| from | to |', '| --- | --- |', ...rows];
}

/** Who opens a command besides those of a profile, in words. */
function others({ relations, application, peer, switch: named }: Privilege): string {
  return [
    ...(relations ?? []).map((relation) => (relation === 'reader' ? 'whoever reads the ticket' : `its ${relation}`)),
    ...(application ? ['the application by itself'] : []),
    ...(peer ? ['a neighbouring desk'] : []),
    ...(named ? [`a manager by his switch \`${named}\``] : []),
  ].join('; ');
}

function whoTable(): string[] {
  const rows = (Object.entries(PRIVILEGES) as [CommandName, Privilege][]).map(
    ([command, privilege]) =>
      `| \`${command}\` | ${frenchCommands.labels[command]} | ${privilege.profile ?? ''} | ${others(privilege)} |`,
  );
  return ['| command | French | least profile on the ticket | also |', '| --- | --- | --- | --- |', ...rows];
}

/** docs/lifecycle.md, drawn from the tables that the rules themselves read. */
export function lifecyclePage(): string {
  const only = LOOSE.moves.filter((move) => !STRICT.moves.includes(move));
  return [
    '# The life of a ticket',
    '',
    'What may happen to a ticket, from where to where, and who may ask for it: drawn by `npm run docs` from the tables that the rules themselves read',
    '(`src/domain/states.ts`, `lifecycle.ts` and `privileges.ts`). Change those, not this page.',
    '',
    '## The states',
    '',
    'A ticket is *active* while somebody has work to do, *settled* once it is solved and its requester may still object, *closed* when it is over.',
    'A desk need not use every state: a move to one that it does not use leads to its stand-in.',
    'Where `validated` is not used, resolved and published are closed, nothing is asked of the requester and nothing expires.',
    '',
    ...statesTable(),
    '',
    'Always: what is in work or being tested has an assignee; what waits has a reason; what is transferred has its link to the desk above.',
    'Every move of an open ticket may be made from a posted one, which is then seen first.',
    'Asking, postponing, testing or resolving what nobody handles takes it first.',
    '',
    `## ${STRICT.name}`,
    '',
    `Only the assignee gives: ${STRICT.assigneeOnly.map((command) => `\`${command}\``).join(', ')}.`,
    ...(STRICT.solutionRequired ? ['A ticket is resolved with a solution, in words.'] : []),
    '',
    ...diagram(STRICT.moves),
    '',
    ...byState(STRICT.moves),
    '',
    'The same moves, command by command, with what they ask for:',
    '',
    ...table(STRICT.moves),
    '',
    `## ${LOOSE.name}`,
    '',
    'The same moves, given by any staff of the service, and:',
    '',
    ...table(only),
    '',
    'A state set by name needs the privilege, asks the fields and has the effects of the command that it stands for:',
    'open is release; resolving is take, take-over, recall, fail-test or reopen; waiting is postpone or ask; testing, resolved and published are test, resolve and publish; abandoned is refuse; validated is settle, by a moderator.',
    '',
    '## While an approval is awaited',
    '',
    `Only these pass: ${[...PASS_WHILE_PENDING].map((command) => `\`${command}\``).join(', ')}.`,
    '',
    '## Who may ask for what',
    '',
    'Rights add up: a command is open to a person whose profile on the ticket is at least the one named, or who is one of those in the last column.',
    '',
    ...whoTable(),
    '',
  ].join('\n');
}
