/** What may be done to rows from a list: in a cell, and for many at once. Nothing is offered that nobody chosen allows. */
import type { Session } from '../../backends/backend.ts';
import type { CommandName } from '../../domain/commands.ts';
import { STATES, isEnabled } from '../../domain/states.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { IconName } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import type { MenuItem } from '../shared/menu.ts';
import { DANGERS } from '../ticket-detail/asking.ts';
import { asks } from './list-act-form.ts';

/** Acts on many that have a button of their own, best first. */
const QUICK: readonly CommandName[] = ['take', 'assign', 'move', 'set-priority', 'resolve'];

/** The others that make sense for many, in groups. */
const MANY: readonly (readonly CommandName[])[] = [
  ['take-over', 'release', 'ask', 'postpone', 'recall', 'test', 'publish', 'settle', 'reopen', 'set-state'],
  ['grant-approval', 'deny-approval', 'ask-approval'],
  ['move-back', 'distribute', 'escalate', 'take-back'],
  ['watch', 'unwatch', 'invite', 'change-requester', 'log-time', 'remind'],
  ['link', 'merge'],
  ['refuse'],
];

/** What changes a state, from the work to its end. */
const STATEFUL: readonly CommandName[] = [
  'ask',
  'postpone',
  'recall',
  'test',
  'pass-test',
  'fail-test',
  'publish',
  'resolve',
  'reopen',
  'refuse',
];

const HANDLING: readonly CommandName[] = ['take', 'take-over', 'assign', 'release'];

/** Whether a row allows a command that the place knows. */
export function may(row: TicketRow, session: Session, name: CommandName): boolean {
  return row.allowed[name] === true && session.can.commands.has(name);
}

/** What its button says: with dots where a form or a question follows. */
export function labelOf(words: ListStaffWords, name: CommandName): string {
  const label = words.commands.labels[name].replace(/…$/u, '');
  return asks(name) ? `${label.replace(/\.$/u, '')}…` : label;
}

/** A command that is spoken of with dots where a form follows. */
function item(words: ListStaffWords, name: CommandName, separated = false): MenuItem {
  return { id: name, label: labelOf(words, name), danger: DANGERS.has(name), separated };
}

/** Commands that somebody chosen allows. */
function possible(rows: readonly TicketRow[], session: Session, names: readonly CommandName[]): CommandName[] {
  return names.filter((name) => session.can.commands.has(name) && rows.some((row) => row.allowed[name] === true));
}

/** Buttons that find room in a narrow list; the others begin its menu. */
const NARROW = 2;

/** Buttons of the bar. */
export function barButtons(rows: readonly TicketRow[], session: Session, narrow: boolean): CommandName[] {
  const all = possible(rows, session, QUICK);
  return narrow ? all.slice(0, NARROW) : all;
}

/** The bar's menu. */
export function barItems(
  rows: readonly TicketRow[],
  session: Session,
  words: ListStaffWords,
  buttons: readonly CommandName[],
): MenuItem[] {
  const left = QUICK.filter((name) => !buttons.includes(name));
  const groups = [left, ...MANY].map((group) => possible(rows, session, group)).filter((group) => group.length > 0);
  return groups.flatMap((group, at) => group.map((name, index) => item(words, name, at > 0 && index === 0)));
}

/** What a row's state cell offers: states by name where they may be named, else the commands that change it. */
export function stateItems(row: TicketRow, session: Session, words: ListStaffWords, locale: Locale): MenuItem[] {
  if (may(row, session, 'set-state'))
    return STATES.filter(
      (state) =>
        state !== 'posted' &&
        state !== 'transferred' &&
        state !== row.state &&
        // To close without the requester is a moderator's, whatever else may be named (domain/set-state.ts).
        (state !== 'validated' || session.me.profile !== 'technician') &&
        isEnabled(state, session.desk),
    ).map((state) => ({
      id: `set-state ${state}`,
      label: asks('set-state', { state }) ? `${locale.words.states[state]}…` : locale.words.states[state],
      icon: state satisfies IconName,
    }));
  return STATEFUL.filter((name) => may(row, session, name) && (name !== 'ask' || row.requester !== session.me.id)).map((name) =>
    item(words, name),
  );
}

/** What a row's assignee cell offers. */
export function handlingItems(row: TicketRow, session: Session, words: ListStaffWords): MenuItem[] {
  return HANDLING.filter((name) => may(row, session, name)).map((name) => item(words, name));
}

/** The menu of a row's rank. */
export function rankItems(words: ListStaffWords, row: TicketRow): MenuItem[] {
  const { stack } = words;
  const first = row.position === 1;
  const upwards: MenuItem[] = first
    ? []
    : [
        { id: 'top', label: stack.top, icon: 'rank-up' },
        { id: 'up', label: stack.up, icon: 'arrow-up' },
      ];
  return [
    ...upwards,
    { id: 'down', label: stack.down, icon: 'arrow-down' },
    { id: 'bottom', label: stack.bottom },
    { id: 'number', label: stack.number },
  ];
}
