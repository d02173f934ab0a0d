/**
 * Who may ask for what (domain §3 and §4), as a table for people to review: written from the design, not from the code.
 *
 * Profiles are those held on the ticket: R requester, T technician, M moderator, F functional administrator, X technical
 * administrator. Relations open a command whatever the profile: own (requester), asg (assignee), obs (observer), apr
 * (approver), any (whoever reads the ticket). Rights add up: a cell is yes where its profile or its relation has an x.
 */
import type { CommandName } from '../../../src/domain/commands.ts';
import type { Profile } from '../../../src/domain/people.ts';

export const RELATIONS = ['nothing', 'requester', 'filer', 'assignee', 'observer', 'watcher', 'approver'] as const;
export type RelationOfOne = (typeof RELATIONS)[number];

const TABLE = `
command           R T M F X   own asg obs apr any
edit              . x x x .   x   .   .   .   .
attach            . x x x .   x   x   x   .   .
detach            . . x x .   x   .   .   .   .
withdraw          . . x x .   .   .   .   .   .
see               . x x x .   .   x   .   .   .
comment           . . . . .   .   .   .   .   x
answer            . . . . .   x   .   .   .   .
take              . x x x .   .   x   .   .   .
take-over         . . x x .   .   .   .   .   .
assign            . x x x .   .   .   .   .   .
release           . x x x .   .   x   .   .   .
ask               . x x x .   .   x   .   .   .
postpone          . x x x .   .   x   .   .   .
recall            . x x x .   .   x   .   .   .
test              . x x x .   .   .   .   .   .
pass-test         . x x x .   x   .   .   .   .
fail-test         . x x x .   x   .   .   .   .
publish           . x x x .   .   .   .   .   .
resolve           . x x x .   .   x   .   .   .
approve-closure   . . . . .   x   .   .   .   .
refuse-closure    . . . . .   x   .   .   .   .
expire            . . . . .   .   .   .   .   .
settle            . . . . .   x   .   .   .   .
cancel            . . . . .   x   .   .   .   .
refuse            . . x x .   .   .   .   .   .
reopen            . x x x .   x   .   .   .   .
move              . . x x .   .   .   .   .   .
move-back         . . x x .   .   .   .   .   .
distribute        . . x x .   .   .   .   .   .
escalate          . . x x .   .   .   .   .   .
take-back         . . x x .   .   .   .   .   .
return            . . x x .   .   .   .   .   .
relay             . . . . .   .   .   .   .   .
inform            . . x x .   .   .   .   .   .
set-state         . x x x .   .   .   .   .   .
ask-approval      . x x x .   .   .   .   .   .
grant-approval    . . . . .   .   .   .   x   .
deny-approval     . . . . .   .   .   .   x   .
rank              . . x x .   .   .   .   .   .
set-priority      . . x x .   .   .   .   .   .
ask-raise         . . . . .   x   .   .   .   .
link              . x x x .   .   .   .   .   .
unlink            . x x x .   .   .   .   .   .
split             . x x x .   .   .   .   .   .
merge             . . x x .   .   .   .   .   .
unmerge           . . x x .   .   .   .   .   .
invite            . x x x .   x   .   .   .   .
uninvite          . x x x .   x   .   x   .   .
watch             . . . . .   .   .   .   .   x
unwatch           . . . . .   .   .   .   .   x
me-too            . . . . .   .   .   .   .   x
not-me-too        . . . . .   .   .   .   .   x
change-requester  . . x x .   .   .   .   .   .
log-time          . x x x .   .   x   .   .   .
rate              . . . . .   x   .   .   .   .
checklist         . x x x .   .   x   .   .   .
remind            . x x x .   .   .   .   .   .
break-glass       . . . x .   .   .   .   .   .
erase             . . . x x   .   .   .   .   .
`;

const PROFILES: readonly Profile[] = ['requester', 'technician', 'moderator', 'functional-admin', 'technical-admin'];
const COLUMNS = ['requester', 'assignee', 'observer', 'approver', 'any'] as const;

export interface WhoRow {
  readonly profiles: readonly Profile[];
  readonly relations: readonly (typeof COLUMNS)[number][];
}

const ROWS: Readonly<Record<string, WhoRow>> = Object.fromEntries(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [command = '', ...marks] = line.trim().split(/\s+/);
      return [
        command,
        {
          profiles: PROFILES.filter((_, at) => marks[at] === 'x'),
          relations: COLUMNS.filter((_, at) => marks[PROFILES.length + at] === 'x'),
        },
      ];
    }),
);

/** The table, by command; `file` is in modes.ts. */
export const WHO = ROWS as Readonly<Record<Exclude<CommandName, 'file'>, WhoRow>>;

/** Whether a profile or a relation opens a command. The functional administrator approves where nobody is named. */
export function mayAsk(
  command: Exclude<CommandName, 'file'>,
  profile: Profile,
  relation: RelationOfOne,
  approvesAsAdmin: boolean,
): boolean {
  const { profiles, relations } = WHO[command];
  const held: readonly string[] = [relation, 'any', ...(approvesAsAdmin && profile === 'functional-admin' ? ['approver'] : [])];
  return profiles.includes(profile) || relations.some((each) => held.includes(each));
}

/** Who else may: the application by itself (domain §3; §7 for a question without answer), a neighbouring desk (§9). */
export const APPLICATION_MAY: readonly CommandName[] = ['file', 'recall', 'expire', 'remind', 'inform', 'refuse', 'resolve'];
export const PEER_MAY: readonly CommandName[] = ['file', 'relay', 'return', 'comment'];

/** While an approval is pending these pass, all else is refused (domain §2). */
export const PASS_PENDING: readonly CommandName[] = [
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
];

/** In the strict lifecycle only the assignee may (domain §2); the requester passes and fails a test all the same. */
export const STRICT_ASSIGNEE: readonly CommandName[] = [
  'release',
  'ask',
  'postpone',
  'recall',
  'test',
  'publish',
  'resolve',
  'log-time',
  'pass-test',
  'fail-test',
];
