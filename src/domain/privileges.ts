/** Who may ask for what, as data (domain §3 and §4); where several lines apply, rights add up. */
import type { CommandName } from './commands.ts';
import type { ManagerPrivilege, Profile } from './people.ts';

/** A relation that opens a command whatever the profile. `reader` is anyone who reads the ticket. */
export type RelationName = 'requester' | 'assignee' | 'observer' | 'approver' | 'reader';

export interface Privilege {
  /** Least profile, on that ticket. */
  readonly profile?: Profile;
  /** Relations that open it too. */
  readonly relations?: readonly RelationName[];
  /** The application may do it by itself, a peer desk may send it. */
  readonly application?: boolean;
  readonly peer?: boolean;
  /** The switch that opens or shuts it for a manager in his service (esup-helpdesk §2). */
  readonly switch?: ManagerPrivilege;
}

export const PRIVILEGES: Readonly<Record<CommandName, Privilege>> = {
  file: { profile: 'requester', application: true, peer: true },
  edit: { profile: 'technician', relations: ['requester'] },
  attach: { profile: 'technician', relations: ['requester', 'observer', 'assignee'] },
  detach: { profile: 'moderator', relations: ['requester'] },
  withdraw: { profile: 'moderator' },
  see: { profile: 'technician', relations: ['assignee'] },
  comment: { relations: ['reader'], peer: true },
  answer: { relations: ['requester'] },
  take: { profile: 'technician', relations: ['assignee'], switch: 'take-free' },
  'take-over': { profile: 'moderator', switch: 'take-over' },
  assign: { profile: 'technician', switch: 'assign' },
  release: { profile: 'technician', relations: ['assignee'] },
  ask: { profile: 'technician', relations: ['assignee'] },
  postpone: { profile: 'technician', relations: ['assignee'] },
  recall: { profile: 'technician', relations: ['assignee'], application: true },
  test: { profile: 'technician' },
  'pass-test': { profile: 'technician', relations: ['requester'] },
  'fail-test': { profile: 'technician', relations: ['requester'] },
  publish: { profile: 'technician' },
  resolve: { profile: 'technician', relations: ['assignee'], application: true },
  'approve-closure': { relations: ['requester'] },
  'refuse-closure': { relations: ['requester'] },
  expire: { application: true },
  settle: { relations: ['requester'] },
  cancel: { relations: ['requester'] },
  refuse: { profile: 'moderator', application: true, switch: 'refuse' },
  reopen: { profile: 'technician', relations: ['requester'], switch: 'reopen-any' },
  move: { profile: 'moderator', switch: 'move-out' },
  'move-back': { profile: 'moderator', switch: 'move-out' },
  distribute: { profile: 'moderator' },
  escalate: { profile: 'moderator' },
  'take-back': { profile: 'moderator' },
  return: { profile: 'moderator', peer: true },
  relay: { peer: true },
  inform: { profile: 'moderator', application: true },
  'set-state': { profile: 'technician' },
  'ask-approval': { profile: 'technician' },
  'grant-approval': { relations: ['approver'] },
  'deny-approval': { relations: ['approver'] },
  rank: { profile: 'moderator' },
  'set-priority': { profile: 'moderator' },
  'ask-raise': { relations: ['requester'] },
  link: { profile: 'technician' },
  unlink: { profile: 'technician' },
  split: { profile: 'technician' },
  merge: { profile: 'moderator' },
  unmerge: { profile: 'moderator' },
  invite: { profile: 'technician', relations: ['requester'] },
  uninvite: { profile: 'technician', relations: ['requester', 'observer'] },
  watch: { relations: ['reader'] },
  unwatch: { relations: ['reader'] },
  'me-too': { relations: ['reader'] },
  'not-me-too': { relations: ['reader'] },
  'change-requester': { profile: 'moderator' },
  'log-time': { profile: 'technician', relations: ['assignee'] },
  rate: { relations: ['requester'] },
  checklist: { profile: 'technician', relations: ['assignee'] },
  remind: { profile: 'technician', application: true },
  'break-glass': { profile: 'functional-admin' },
  erase: { profile: 'functional-admin' },
};
/** Commands that go on while an approval is pending; all others wait for it (domain §2). */
export const PASS_WHILE_PENDING: ReadonlySet<CommandName> = new Set<CommandName>([
  'grant-approval',
  'deny-approval',
  'see',
  'comment',
  'edit',
  'attach',
  'detach',
  'withdraw',
  'invite',
  'uninvite',
  'watch',
  'unwatch',
  'rank',
  'link',
  'unlink',
  'move',
  'cancel',
  'refuse',
  'erase',
]);

/** Commands that a ticket handled by the desk above refuses until it comes back (domain §9). */
export const BLOCKED_WHILE_TRANSFERRED: ReadonlySet<CommandName> = new Set<CommandName>([
  'take',
  'take-over',
  'assign',
  'resolve',
  'move',
  'move-back',
]);
