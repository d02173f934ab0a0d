/** Everything that happens to a ticket, by name, and tables to say who hears of it. */
import assert from 'node:assert/strict';
import type { Happening } from '../../src/domain/happening.ts';
import type { Desk } from '../../src/domain/desk.ts';
import { FILE, Log, type Say, taken } from './audience.world.ts';

export interface Batch {
  readonly log: Log;
  readonly happening: Happening;
}

/** What happens on a new ticket of ana's. */
function onNew(by: string, ...commands: readonly Say[]): Batch {
  const log = new Log();
  log.batch('ana', FILE);
  return { log, happening: log.batch(by, ...commands) };
}

/** What happens on ana's ticket, handled by tom, with ines invited and walt following; `first` brings it there. */
export function onTaken(by: string | null, say: Say, first: readonly (readonly [string, Say])[] = [], desk?: Desk): Batch {
  const log = taken(desk);
  for (const [who, what] of first) log.batch(who, what);
  return { log, happening: log.batch(by, say) };
}

function onNothing(by: string, say: Say): Batch {
  const log = new Log();
  return { log, happening: log.batch(by, say) };
}

export const ASK: Say = { do: 'ask', comment: 'Quelle salle ?' };
export const RESOLVE: Say = { do: 'resolve', solution: 'Le cours est ouvert.' };
const POSTPONE: Say = { do: 'postpone', reason: 'provider' };
const resolved = [['tom', RESOLVE]] as const;

const MADE: Readonly<Record<string, () => Batch>> = {
  'filed by ana': () => onNothing('ana', FILE),
  'filed for ana by mia': () => onNothing('mia', { ...FILE, requester: 'ana' }),
  'filed by mail': () => onNothing('ana', { ...FILE, origin: 'mail' }),
  'filed, to be approved': () => onNothing('ana', { ...FILE, category: 'licences' }),
  'filed for tom to handle': () => onNothing('mia', { ...FILE, requester: 'ana', assignee: 'tom' }),
  opened: () => onNew('mia', { do: 'see' }),
  taken: () => onNew('mia', { do: 'take' }),
  'taken and resolved at once': () => onNew('mia', { do: 'take' }, RESOLVE),
  comment: () => onTaken('mia', { do: 'comment', comment: 'Je regarde.' }),
  'comment for the requester': () => onTaken('mia', { do: 'comment', comment: { text: 'Je regarde.', scope: 'requester' } }),
  'note to staff': () => onTaken('mia', { do: 'comment', comment: { text: 'Encore lui.', scope: 'staff' } }),
  'comment by ana': () => onTaken('ana', { do: 'comment', comment: 'Toujours rien.' }),
  'comment naming bea, ines, eve': () =>
    onTaken('mia', { do: 'comment', comment: { text: '@bea @ines @eve', mentions: ['bea', 'ines', 'eve'] } }),
  'note naming bea, ines': () =>
    onTaken('mia', { do: 'comment', comment: { text: '@bea @ines', scope: 'staff', mentions: ['bea', 'ines'] } }),
  'taken over': () => onTaken('mia', { do: 'take-over' }),
  'assigned to ned': () => onTaken('mia', { do: 'assign', to: 'ned' }),
  released: () => onTaken('mia', { do: 'release' }),
  question: () => onTaken('mia', ASK),
  answer: () => onTaken('ana', { do: 'answer', comment: 'C115' }, [['tom', ASK]]),
  postponed: () => onTaken('mia', POSTPONE),
  recalled: () => onTaken('mia', { do: 'recall' }, [['tom', POSTPONE]]),
  'to test': () => onTaken('mia', { do: 'test' }),
  'test failed by ana': () => onTaken('ana', { do: 'fail-test', comment: 'Non.' }, [['tom', { do: 'test' }]]),
  resolved: () => onTaken('mia', RESOLVE),
  published: () => onTaken('mia', { do: 'publish' }, resolved),
  'closing approved': () => onTaken('ana', { do: 'approve-closure' }, resolved),
  'closing refused': () => onTaken('ana', { do: 'refuse-closure', comment: 'Non.' }, resolved),
  rated: () => onTaken('ana', { do: 'rate', mark: 4 }, resolved),
  refused: () => onTaken('mia', { do: 'refuse', comment: 'Hors sujet.' }),
  'cancelled by ana': () => onTaken('ana', { do: 'cancel' }),
  reopened: () => onTaken('mia', { do: 'reopen' }, [['ana', { do: 'cancel' }]]),
  'moved to accounts': () => onTaken('mia', { do: 'move', service: 'moodle', category: 'accounts' }),
  'moved to another service': () => onTaken('mia', { do: 'move', service: 'video', category: 'live' }),
  'sent down to a sub-desk': () => onTaken('mia', { do: 'distribute', desk: 'sub' }),
  escalated: () => onTaken('mia', { do: 'escalate' }),
  'taken back': () => onTaken('mia', { do: 'take-back' }, [['mia', { do: 'escalate' }]]),
  'given to eve as requester': () => onTaken('mia', { do: 'change-requester', to: 'eve' }),
  'eve invited': () => onTaken('mia', { do: 'invite', person: 'eve' }),
  'ines no longer invited': () => onTaken('mia', { do: 'uninvite', person: 'ines' }),
  'reminder by the application': () => onTaken(null, { do: 'remind' }, [['tom', ASK]]),
  'more haste asked by ana': () => onTaken('ana', { do: 'ask-raise', urgent: true, comment: 'Examen demain.' }),
  'priority set': () => onTaken('mia', { do: 'set-priority', priority: 'high' }),
  'time logged': () => onTaken('mia', { do: 'log-time', minutes: 5 }),
  'followed by bea': () => onTaken('bea', { do: 'watch' }),
};

export const BATCHES: readonly string[] = Object.keys(MADE);

/** One of the batches by its name, made anew. */
export function batch(name: string): Batch {
  return MADE[name]?.() ?? assert.fail(`no batch called ${name}`);
}

/** A table as text: the first line names its columns; `-` is nothing. */
export function table(text: string): { readonly name: string; readonly cells: Readonly<Record<string, string>> }[] {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map(([name = '', ...cells]) => ({
    name,
    cells: Object.fromEntries(cells.map((cell, index) => [head[index + 1] ?? '', cell]).filter(([, cell]) => cell !== '-')),
  }));
}
