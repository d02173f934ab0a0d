/** What this person may do now, in the order in which it is offered: nothing is shown that may not be done (experience, menu). */
import type { Session } from '../../backends/backend.ts';
import type { CommandName } from '../../domain/commands.ts';
import type { TicketView } from '../../domain/view.ts';
import { isAssignable, relationsTo } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { IconName } from '../shared/icons.ts';
import type { MenuItem } from '../shared/menu.ts';
import { asks, DANGERS } from './asking.ts';
import { KEYS } from './keys.ts';

/** Composite buttons: two commands in one batch. */
export type Composite = 'takeAndResolve' | 'takeAndAsk';

/** Groups of the menu, in order. */
const GROUPS: readonly (readonly CommandName[])[] = [
  [
    'take',
    'take-over',
    'assign',
    'release',
    'ask',
    'postpone',
    'recall',
    'test',
    'pass-test',
    'fail-test',
    'publish',
    'resolve',
    'approve-closure',
    'refuse-closure',
    'settle',
    'reopen',
  ],
  ['grant-approval', 'deny-approval', 'ask-approval'],
  ['edit', 'attach', 'set-state', 'set-priority', 'rank', 'ask-raise', 'log-time', 'rate', 'remind'],
  ['move', 'move-back', 'distribute', 'escalate', 'take-back', 'return', 'inform'],
  ['invite', 'uninvite', 'watch', 'unwatch', 'me-too', 'not-me-too', 'change-requester'],
  ['link', 'unlink', 'merge', 'unmerge'],
  ['cancel', 'refuse', 'detach', 'break-glass', 'erase'],
];

/** Buttons beside the menu, best first. */
const QUICK: readonly CommandName[] = ['take', 'grant-approval', 'recall', 'resolve', 'publish', 'ask', 'settle', 'reopen'];
const MOST_QUICK = 3;

/** Whether something may be expected of this person, or keeps the ticket from moving: what the banner is about (`expected.ts`). */
export function expects(view: TicketView, session: Session): boolean {
  const { state, approval } = view.ticket;
  return !['posted', 'open', 'resolving'].includes(state) || approval?.state === 'pending' || may(view, session, 'rate');
}

/** What the banner of a requester, or of an approver, offers by itself. */
export function answeredInBanner(view: TicketView, me: string): readonly CommandName[] {
  const own = view.ticket.requester === me;
  return [
    ...(own ? (['approve-closure', 'refuse-closure', 'pass-test', 'fail-test', 'rate'] as const) : []),
    'grant-approval',
    'deny-approval',
  ];
}

/** Whether a command may be given now, here. */
export function may(view: TicketView, session: Session, name: CommandName): boolean {
  return view.allowed[name] === true && session.can.commands.has(name);
}

/** A person who is already the only one that could be named is not asked whom. */
function sensible(view: TicketView, session: Session, name: CommandName): boolean {
  const { ticket } = view;
  const { me } = session;
  const relations = relationsTo(ticket, me, session.desk);
  // One's own request is answered, not asked about.
  if (name === 'ask') return ticket.requester !== me.id;
  // What a requester in charge does is settle it: closing would do the same (domain §3, resolve).
  if (name === 'resolve') return ticket.requester !== me.id || !may(view, session, 'settle');
  if (name === 'uninvite') return relations.requester || relations.staff || relations.observer;
  if (name === 'attach') return session.can.attachments !== undefined;
  // Taking again what one has, without having begun, is to begin.
  if (name === 'take') return isAssignable(me, session.desk, ticket);
  return true;
}

/** Everything that a menu may hold on this desk. */
export function listed(session: Session): CommandName[] {
  return GROUPS.flat().filter((name) => session.can.commands.has(name));
}

/** What is offered now, in the order of the menu. */
export function offered(view: TicketView, session: Session): CommandName[] {
  return GROUPS.flat().filter((name) => may(view, session, name) && sensible(view, session, name));
}

/** The few buttons beside the menu. */
export function quick(view: TicketView, session: Session): CommandName[] {
  const here = offered(view, session);
  const banner = answeredInBanner(view, session.me.id);
  // Refusing the closing is the way back that the banner offers.
  const again = here.includes('refuse-closure');
  const found = QUICK.filter((name) => here.includes(name) && !banner.includes(name) && !(name === 'reopen' && again));
  // A menu alone says little to whoever only reads.
  if (found.length > 0) return found.slice(0, MOST_QUICK);
  const gives = here.filter((name) => name === 'assign');
  return gives.length > 0 ? gives : here.filter((name) => name === 'watch' || name === 'unwatch');
}

/** Composite buttons that are possible now. */
export function composites(view: TicketView, session: Session): Composite[] {
  if (session.can.batch !== 'atomic' || !may(view, session, 'take') || view.ticket.requester === session.me.id) return [];
  const names = { takeAndResolve: 'resolve', takeAndAsk: 'ask' } as const;
  return (Object.keys(names) as Composite[]).filter((composite) => may(view, session, names[composite]));
}

const ICONS: Partial<Record<CommandName, IconName>> = {
  take: 'user',
  'take-over': 'user',
  assign: 'users',
  ask: 'reply',
  postpone: 'clock',
  test: 'testing',
  publish: 'published',
  resolve: 'resolved',
  'approve-closure': 'validated',
  edit: 'pencil',
  attach: 'paperclip',
  'set-priority': 'arrow-up',
  rank: 'rank-up',
  move: 'transferred',
  invite: 'plus',
  watch: 'bell',
  link: 'link',
  cancel: 'abandoned',
  refuse: 'abandoned',
  erase: 'trash',
};

/** The icon that goes with a command; most have none. */
export function iconOf(name: CommandName): IconName | undefined {
  return ICONS[name];
}

/** A verb as a menu says it, with dots where a form or a question follows; an abbreviation gives its own for them. */
export function dotted(label: string, asks = true): string {
  const bare = label.replace(/…$/u, '');
  return asks ? `${bare.replace(/\.$/u, '')}…` : bare;
}

/**
 * The menu: composites first, then everything that is not a button beside it.
 * @param keys whether single keys act here: each item then shows its own
 */
export function menuItems(view: TicketView, session: Session, words: TicketDetailWords, keys: boolean): MenuItem[] {
  const beside = new Set<CommandName>([...quick(view, session)]);
  const doubled = composites(view, session).map((name): MenuItem => ({
    id: name,
    label: dotted(words.commands.composite[name]),
  }));
  const here = offered(view, session);
  const items: MenuItem[] = [...doubled];
  for (const group of GROUPS) {
    const inside = group.filter((name) => here.includes(name) && !beside.has(name));
    for (const [index, name] of inside.entries()) {
      items.push({
        id: name,
        label: labelOf(name, view, session, words),
        key: keys ? KEYS[name] : undefined,
        icon: ICONS[name],
        separated: index === 0 && items.length > 0,
        danger: DANGERS.has(name),
      });
    }
  }
  return items;
}

/** The menu's words; leaving a ticket one observes is said otherwise than taking somebody else's invitation away. */
export function labelOf(name: CommandName, view: TicketView, session: Session, words: TicketDetailWords): string {
  const relations = relationsTo(view.ticket, session.me, session.desk);
  if (name === 'uninvite' && !relations.requester && !relations.staff) return words.leave;
  return dotted(words.commands.labels[name], asks(name));
}
